"""A whole claim as one person sees it, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.accounts.models import Company, Department
from backend.accounts.rules import Person
from backend.claims.models import (
    Attachment,
    Claim,
    ClaimCopy,
    ClawBack,
    PayeeAccount,
    Payment,
)
from backend.claims.rules.transitions import actions
from backend.claims.service import offsets
from backend.claims.service.people import names_of, ref
from backend.claims.service.showing_approval import Approval, approval_of
from backend.claims.service.showing_hits import hit_counts, hits_of
from backend.claims.service.showing_lines import describe_lines, lines_of
from backend.claims.service.standing import Standing, find_claim, standing_of
from backend.claims.states import ClaimAction, ClaimKind, ClaimPart, ClaimStatus
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.reading.files import FACTS, FileFormat


def show(person: Person, claim_id: int) -> dict[str, Any]:
    """The members of ClaimOut; NotFoundError for what is none of the person's business."""
    claim, standing = find_claim(person, claim_id)
    return _described(person, claim, standing)


def describe(person: Person, claim: Claim) -> dict[str, Any]:
    """The same of a claim at hand, also inside the transaction that changes it."""
    return _described(person, claim, standing_of(db.session(), person, claim))


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything that was read, before names are put to ids."""

    claim: Claim
    approval: Approval
    attachments: list[Attachment]
    copied: list[int]
    payment: Payment | None
    claw_backs: list[tuple[ClawBack, str]]


def _described(person: Person, claim: Claim, standing: Standing) -> dict[str, Any]:
    read = _read(claim)
    names = names_of(_people(read))
    lines = lines_of(claim.id)
    hits = hits_of(person, claim, standing)
    may = actions(claim.status, standing.parts)
    if not any(hit["may_waive"] for hit in hits):
        may = [one for one in may if one is not ClaimAction.WAIVE]
    if standing.is_own:
        may = [one for one in may if one is not ClaimAction.PAY]
    return {
        **_head(claim, names),
        "line_count": len(lines),
        "hits": hit_counts(hits),
        "waiting_for": read.approval.waiting_for(names),
        "payee": _payee(person, claim, standing),
        "advance_left_fen": _advance_left(claim),
        "lines": describe_lines(claim, lines),
        "offsets": _offsets(claim),
        "attachments": [_attachment(one, names) for one in read.attachments],
        "rule_hits": hits,
        "steps": read.approval.steps(names),
        "copied_to": [ref(names, one) for one in read.copied],
        "events": read.approval.events(names),
        "payment": _payment(read.payment, names),
        "claw_backs": [_claw_back(one, number) for one, number in read.claw_backs],
        "actions": may,
    }


def _read(claim: Claim) -> _Read:
    attachments = select(Attachment).where(Attachment.claim_id == claim.id)
    copied = select(ClaimCopy.person_id).where(ClaimCopy.claim_id == claim.id)
    claw_backs = (
        select(ClawBack, Invoice.number)
        .join(Invoice, Invoice.id == ClawBack.invoice_id)
        .where(ClawBack.claim_id == claim.id)
        .order_by(ClawBack.id)
    )
    return _Read(
        claim,
        approval_of(claim),
        list(db.session.scalars(attachments.order_by(Attachment.id))),
        list(db.session.scalars(copied.order_by(ClaimCopy.sent_at, ClaimCopy.person_id))),
        db.session.scalar(select(Payment).where(Payment.claim_id == claim.id)),
        [(row[0], row[1]) for row in db.session.execute(claw_backs)],
    )


def _people(read: _Read) -> set[int | None]:
    return {
        read.claim.claimant_id,
        read.claim.created_by,
        *read.approval.people(),
        *(one.added_by for one in read.attachments),
        *read.copied,
        read.payment.registered_by if read.payment else None,
    }


_AS_THEY_ARE = (
    *("id", "claim_no", "kind", "status", "version", "purpose", "total_fen", "approved_fen"),
    *("currency", "submitted_at", "touched_at", "created_at", "department_id", "round"),
    *("offset_fen", "repay_by"),
)


def _head(claim: Claim, names: dict[int, str]) -> dict[str, Any]:
    department = db.session.get(Department, claim.department_id) if claim.department_id else None
    return {
        **{name: getattr(claim, name) for name in _AS_THEY_ARE},
        "claimant": ref(names, claim.claimant_id),
        "created_by": ref(names, claim.created_by),
        "company": db.session.get_one(Company, claim.company_id).title,
        "department": department.name if department else None,
        "payable_fen": payable_fen(claim),
    }


def payable_fen(claim: Claim) -> int:
    """What is to leave the account: granted (before that: asked) less what is settled."""
    granted = claim.total_fen if claim.approved_fen is None else claim.approved_fen
    return max(granted - claim.offset_fen, 0)


def _payee(person: Person, claim: Claim, standing: Standing) -> dict[str, Any] | None:
    """As it was at submission; of a draft as it is now. Whole for its owner and the cashier."""
    shown: Mapping[str, Any] | None = claim.payee
    if claim.status in _NOT_SENT:
        account = db.session.get(PayeeAccount, claim.payee_account_id or 0)
        shown = as_payee(account) if account else None
    if shown is None:
        return None
    may_see = person.id == claim.claimant_id or ClaimPart.CASHIER in standing.parts
    number = shown["account_number"]
    return {
        "id": claim.payee_account_id,
        **shown,
        "account_number": number if may_see else masked(number),
    }


_NOT_SENT = frozenset({ClaimStatus.DRAFT, ClaimStatus.WITHDRAWN, ClaimStatus.RETURNED})


def as_payee(account: PayeeAccount) -> dict[str, str]:
    """What a submission keeps of the account."""
    return {
        "holder": account.holder,
        "bank_name": account.bank_name,
        "account_number": account.account_number,
    }


def masked(number: str) -> str:
    """**** 1234."""
    return f"**** {number.replace(' ', '')[-4:]}"


def _advance_left(claim: Claim) -> int | None:
    is_out = claim.status in {ClaimStatus.PAID, ClaimStatus.ARCHIVED}
    if claim.kind is not ClaimKind.ADVANCE or not is_out:
        return None
    return offsets.left_of(db.session(), [claim.id])[claim.id]


def _offsets(claim: Claim) -> list[dict[str, Any]]:
    rows = offsets.offsets_of(db.session(), claim.id)
    ids = [row.advance_id for row in rows]
    left = offsets.left_of(db.session(), ids)
    numbers = db.session.execute(select(Claim.id, Claim.claim_no).where(Claim.id.in_(ids)))
    known = {row.id: row.claim_no for row in numbers}
    return [
        {
            "advance_id": row.advance_id,
            "advance_no": known[row.advance_id],
            "amount_fen": row.amount_fen,
            "left_fen": left[row.advance_id],
        }
        for row in rows
    ]


def _attachment(one: Attachment, names: dict[int, str]) -> dict[str, Any]:
    file_format = FileFormat(one.file_format)
    return {
        "id": one.id,
        "line_key": one.line_key or None,
        "role": one.role,
        "file_name": one.file_name,
        "format_label": FACTS[file_format].label,
        "byte_count": one.byte_count,
        "pages": (one.pages or 1) if file_format.has_pages else 0,
        "added_by": ref(names, one.added_by),
        "added_at": one.added_at,
    }


_OF_PAYMENT = (
    *("amount_fen", "payable_fen", "paid_on", "method", "bank_reference"),
    *("difference_reason", "registered_at"),
)


def _payment(payment: Payment | None, names: dict[int, str]) -> dict[str, Any] | None:
    if payment is None:
        return None
    told = {name: getattr(payment, name) for name in _OF_PAYMENT}
    return told | {"registered_by": ref(names, payment.registered_by)}


def _claw_back(one: ClawBack, number: str) -> dict[str, Any]:
    names = ("id", "invoice_id", "is_paid", "amount_fen", "reason", "state", "opened_at")
    return {name: getattr(one, name) for name in names} | {"invoice_number": number}
