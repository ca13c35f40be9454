"""A draft as it is written: its references are checked, its lines compared and replaced."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Department
from backend.claims.models import Attachment, Claim, ClaimLine, ExpenseType, LineShare, PayeeAccount
from backend.claims.schemas.asked import DraftIn, LineIn
from backend.claims.service import locks, offsets
from backend.claims.states import ClaimKind, LineDecision
from backend.kernel.errors import InvalidInputError
from backend.kernel.money import MAX_FEN

_PLAIN = (
    *("invoice_id", "no_invoice_reason", "expense_type_id", "purpose", "happened_on"),
    *("city", "amount_fen"),
)


def write(session: Session, claim: Claim, draft: DraftIn, by: int) -> None:
    """Replace everything that a claimant writes; the invoices named are held from now on.

    InvalidInputError names each reference that does not fit; also what ``locks.hold`` and
    ``offsets.settle`` raise.
    """
    _refuse_wrong(session, claim, draft)
    claim.purpose, claim.department_id = draft.purpose, draft.department_id
    claim.payee_account_id, claim.repay_by = draft.payee_account_id, draft.repay_by
    named = {one.invoice_id for one in draft.lines if one.invoice_id is not None}
    locks.hold(session, claim, named)
    _write_lines(session, claim, draft.lines)
    claim.total_fen = sum(line.amount_fen or 0 for line in claim.lines)
    session.flush()
    offsets.settle(session, claim, {one.advance_id: one.amount_fen for one in draft.offsets}, by)


def invoices_of(claim: Claim) -> set[int]:
    """Invoices that the lines name."""
    return {line.invoice_id for line in claim.lines if line.invoice_id is not None}


def as_draft(session: Session, claim: Claim) -> dict[str, Any]:
    """What stands written, in the form of a DraftIn as JSON."""
    lines = [
        {
            "key": line.key,
            **{name: getattr(line, name) for name in _PLAIN},
            "shares": [
                {"department_id": one.department_id, "amount_fen": one.amount_fen}
                for one in line.shares
            ],
        }
        for line in claim.lines
    ]
    settled = [
        {"advance_id": one.advance_id, "amount_fen": one.amount_fen}
        for one in offsets.offsets_of(session, claim.id)
    ]
    draft = DraftIn.model_validate(
        {
            "purpose": claim.purpose,
            "department_id": claim.department_id,
            "payee_account_id": claim.payee_account_id,
            "repay_by": claim.repay_by,
            "lines": lines,
            "offsets": settled,
        }
    )
    return normal(draft)


def normal(draft: DraftIn) -> dict[str, Any]:
    """JSON of a draft that is the same for the same content."""
    told = draft.model_dump(mode="json", include=set(DraftIn.model_fields))
    for line in told["lines"]:
        line["shares"].sort(key=lambda one: one["department_id"])
    told["offsets"].sort(key=lambda one: one["advance_id"])
    return told


def _write_lines(session: Session, claim: Claim, wanted: list[LineIn]) -> None:
    known = {line.key: line for line in claim.lines}
    gone = known.keys() - {one.key for one in wanted}
    _keep_attachments(session, claim.id, gone)
    lines = []
    for position, one in enumerate(wanted):
        line = known.get(one.key) or ClaimLine(
            key=one.key, decision=LineDecision.PENDING, decision_reason="", shares=[]
        )
        line.position = position
        _fill(line, one)
        lines.append(line)
    claim.lines[:] = lines


def _fill(line: ClaimLine, wanted: LineIn) -> None:
    if line.amount_fen != wanted.amount_fen:
        line.approved_fen, line.decision = None, LineDecision.PENDING
    for name in _PLAIN:
        setattr(line, name, getattr(wanted, name))
    known = {share.department_id: share for share in line.shares}
    shares = []
    for one in wanted.shares:
        share = known.get(one.department_id) or LineShare(department_id=one.department_id)
        share.amount_fen = one.amount_fen
        shares.append(share)
    line.shares[:] = shares


def _keep_attachments(session: Session, claim_id: int, keys: Iterable[str]) -> None:
    """Proofs of a line that goes stay with the claim as a whole (R24), the same bytes once."""
    query = select(Attachment).where(Attachment.claim_id == claim_id).order_by(Attachment.id)
    attached = list(session.scalars(query))
    of_claim = {(one.sha256, one.role) for one in attached if not one.line_key}
    going = set(keys)
    for one in attached:
        if one.line_key not in going:
            continue
        if (one.sha256, one.role) in of_claim:
            session.delete(one)
        else:
            one.line_key = ""
            of_claim.add((one.sha256, one.role))


def _refuse_wrong(session: Session, claim: Claim, draft: DraftIn) -> None:
    wrong = [
        *_doubled(draft),
        *_wrong_types(session, draft),
        *_wrong_departments(session, claim, draft),
        *_wrong_payee(session, claim, draft),
        *_wrong_for_advance(claim, draft),
    ]
    if wrong:
        raise InvalidInputError(wrong)


def _doubled(draft: DraftIn) -> list[dict[str, str]]:
    wrong = []
    if len({line.key for line in draft.lines}) < len(draft.lines):
        wrong.append(_problem("lines", "有两条明细用了同一个标识，请刷新后重试。"))
    if len({one.advance_id for one in draft.offsets}) < len(draft.offsets):
        wrong.append(_problem("offsets", "同一张借款单只能冲销一次，请合并金额。"))
    wrong += [
        _problem(f"lines.{line.key}.shares", "同一部门只能分摊一次，请合并。")
        for line in draft.lines
        if len({one.department_id for one in line.shares}) < len(line.shares)
    ]
    if sum(line.amount_fen or 0 for line in draft.lines) > MAX_FEN:
        wrong.append(_problem("lines", "合计金额太大，请检查各条明细的金额。"))
    return wrong


def _wrong_types(session: Session, draft: DraftIn) -> list[dict[str, str]]:
    named = {line.expense_type_id for line in draft.lines if line.expense_type_id is not None}
    known = set(session.scalars(select(ExpenseType.id).where(ExpenseType.id.in_(named))))
    return [
        _problem(f"lines.{line.key}.expense_type_id", "没有这种费用类型，请从列表中选择。")
        for line in draft.lines
        if line.expense_type_id is not None and line.expense_type_id not in known
    ]


def _wrong_departments(session: Session, claim: Claim, draft: DraftIn) -> list[dict[str, str]]:
    """Of the claim's company; one that was closed meanwhile may stay where it stood."""
    query = select(Department).where(Department.company_id == claim.company_id)
    usable = {
        one.id
        for one in session.scalars(query)
        if one.retired_at is None or one.id == claim.department_id
    }
    message = "没有这个部门，或已停用。请从列表中选择。"
    wrong = [
        _problem(f"lines.{line.key}.shares", message)
        for line in draft.lines
        if not {one.department_id for one in line.shares} <= usable
    ]
    if draft.department_id is not None and draft.department_id not in usable:
        wrong.append(_problem("department_id", message))
    return wrong


def _wrong_payee(session: Session, claim: Claim, draft: DraftIn) -> list[dict[str, str]]:
    if draft.payee_account_id is None:
        return []
    account = session.get(PayeeAccount, draft.payee_account_id)
    if account is not None and account.person_id == claim.claimant_id and not account.retired_at:
        return []
    return [_problem("payee_account_id", "没有这个收款账户，或已停用。请重新选择。")]


def _wrong_for_advance(claim: Claim, draft: DraftIn) -> list[dict[str, str]]:
    if claim.kind is not ClaimKind.ADVANCE:
        return []
    wrong = [_problem("offsets", "借款单不能冲销借款。")] if draft.offsets else []
    return wrong + [
        _problem(f"lines.{line.key}.invoice_id", "借款单没有发票，请去掉。")
        for line in draft.lines
        if line.invoice_id is not None
    ]


def _problem(path: str, message: str) -> dict[str, str]:
    return {"field": path, "message": message}
