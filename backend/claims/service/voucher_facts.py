"""Paid claims as the books see them, read for many at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from backend.accounts.models import Department
from backend.claims.models import (
    Attachment,
    Claim,
    ClaimInvoice,
    ClaimLine,
    ExpenseType,
    Payment,
)
from backend.claims.rules import vouchers
from backend.claims.rules.vouchers import BookedLine, Entry, PaidClaim
from backend.claims.service.people import names_of
from backend.claims.service.set_up import claim_settings
from backend.claims.states import ClaimKind
from backend.invoices.models import Invoice
from backend.reading.kinds import FACTS, Deductible, InvoiceKind


@dataclass(frozen=True, slots=True)
class Suggestion:
    """凭证建议; without entries while expense types have no subject."""

    entries: tuple[Entry, ...]
    missing_subjects: list[str]
    proof_count: int


@dataclass(frozen=True, slots=True)
class _Names:
    """What ids are called, and how much input tax each line holds."""

    people: dict[int, str]
    departments: dict[int, str]
    types: dict[int, ExpenseType]
    tax_fen: dict[int, int]


def suggestions(session: Session, paid: Sequence[tuple[Claim, Payment]]) -> dict[int, Suggestion]:
    """By claim, in a fixed number of queries."""
    ids = [claim.id for claim, _ in paid]
    lines = _lines(session, ids)
    every_line = [line for many in lines.values() for line in many]
    names = _Names(
        people=names_of(claim.claimant_id for claim, _ in paid),
        departments=_departments(session, [claim for claim, _ in paid], every_line),
        types=_types(session, every_line),
        tax_fen=_taxes(session, every_line),
    )
    subjects = vouchers.subjects_of(claim_settings(session).subjects)
    proofs = _proof_counts(session, ids)
    found = {}
    for claim, payment in paid:
        seen = _paid_claim(claim, payment, lines[claim.id], names)
        missing = vouchers.missing_subjects(seen)
        entries = () if missing else vouchers.suggest(seen, subjects)
        found[claim.id] = Suggestion(entries, missing, proofs.get(claim.id, 0))
    return found


def _lines(session: Session, claim_ids: Sequence[int]) -> dict[int, list[ClaimLine]]:
    query = (
        select(ClaimLine)
        .where(ClaimLine.claim_id.in_(claim_ids))
        .order_by(ClaimLine.claim_id, ClaimLine.position)
        .options(selectinload(ClaimLine.shares))
    )
    found: dict[int, list[ClaimLine]] = defaultdict(list)
    for line in session.scalars(query):
        found[line.claim_id].append(line)
    return found


def _departments(
    session: Session, claims: Sequence[Claim], lines: Sequence[ClaimLine]
) -> dict[int, str]:
    ids = {claim.department_id for claim in claims}
    ids |= {share.department_id for line in lines for share in line.shares}
    wanted = [one for one in ids if one is not None]
    query = select(Department.id, Department.name).where(Department.id.in_(wanted))
    return {row.id: row.name for row in session.execute(query)}


def _types(session: Session, lines: Sequence[ClaimLine]) -> dict[int, ExpenseType]:
    wanted = {line.expense_type_id for line in lines if line.expense_type_id is not None}
    query = select(ExpenseType).where(ExpenseType.id.in_(wanted))
    return {one.id: one for one in session.scalars(query)}


def _taxes(session: Session, lines: Sequence[ClaimLine]) -> dict[int, int]:
    """Deductible input tax by line id; an invoice on several lines of a claim is shared out."""
    parts: dict[tuple[int, int], list[ClaimLine]] = defaultdict(list)
    for line in lines:
        if line.invoice_id is not None:
            parts[line.claim_id, line.invoice_id].append(line)
    query = select(Invoice.id, Invoice.kind, Invoice.tax_fen, Invoice.total_fen).where(
        Invoice.id.in_({invoice_id for _, invoice_id in parts})
    )
    invoices = {row.id: row for row in session.execute(query)}
    found: dict[int, int] = {}
    for (_, invoice_id), of_invoice in parts.items():
        row = invoices[invoice_id]
        tax_fen = row.tax_fen if _is_deductible(row.kind) else None
        granted = [_granted(line) for line in of_invoice]
        taxes = vouchers.deductible_tax(tax_fen, row.total_fen, granted)
        found |= {line.id: tax for line, tax in zip(of_invoice, taxes, strict=True)}
    return found


def _is_deductible(kind: str) -> bool:
    """Only kinds that always may be deducted; conditional ones are for the accountant to see."""
    known = kind in set(InvoiceKind)
    return known and FACTS[InvoiceKind(kind)].deductible is Deductible.YES


def _granted(line: ClaimLine) -> int:
    return line.approved_fen if line.approved_fen is not None else line.amount_fen or 0


def _paid_claim(
    claim: Claim, payment: Payment, lines: Sequence[ClaimLine], names: _Names
) -> PaidClaim:
    is_advance = claim.kind is ClaimKind.ADVANCE
    return PaidClaim(
        claim_no=claim.claim_no,
        claimant=names.people.get(claim.claimant_id, ""),
        department=names.departments.get(claim.department_id or 0, ""),
        is_advance=is_advance,
        method=payment.method,
        payable_fen=payment.payable_fen,
        paid_fen=payment.amount_fen,
        offset_fen=claim.offset_fen,
        lines=() if is_advance else tuple(_booked(line, names) for line in lines),
    )


def _booked(line: ClaimLine, names: _Names) -> BookedLine:
    kind = names.types.get(line.expense_type_id or 0)
    return BookedLine(
        expense_type=kind.name if kind else "未分类",
        account_subject=kind.account_subject if kind else "",
        tax_subject=kind.tax_subject if kind else "",
        approved_fen=_granted(line),
        tax_fen=names.tax_fen.get(line.id, 0),
        shares=tuple(
            (names.departments.get(share.department_id, ""), share.amount_fen)
            for share in line.shares
        ),
    )


def _proof_counts(session: Session, claim_ids: Sequence[int]) -> dict[int, int]:
    """附单据数: invoices and files."""
    held = select(ClaimInvoice.claim_id, func.count()).where(
        ClaimInvoice.claim_id.in_(claim_ids), ClaimInvoice.is_living
    )
    files = select(Attachment.claim_id, func.count()).where(Attachment.claim_id.in_(claim_ids))
    counts: dict[int, int] = defaultdict(int)
    for query in (held.group_by(ClaimInvoice.claim_id), files.group_by(Attachment.claim_id)):
        for claim_id, count in session.execute(query):
            counts[claim_id] += count
    return counts
