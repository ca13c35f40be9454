"""追回 and 退回: what has to be done when an invoice of an approved or paid claim turns."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.accounts.rules import Person, Role
from backend.audit import service as audit
from backend.claims.models import Claim, ClaimInvoice, ClaimLine, ClawBack
from backend.claims.paying_errors import ClawBackEndedError, NotPaidBackError, OwnClawBackError
from backend.claims.rules.rechecking import how_turned
from backend.claims.schemas.booking import ClawBackListIn, CloseClawBackIn
from backend.claims.service import telling
from backend.claims.service.people import names_of, people_with, ref
from backend.claims.service.telling import Notice, NoticeKind
from backend.claims.states import ClaimStatus, ClawBackState
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.kernel.money import text_from_fen
from backend.web.pages import decode_cursor, encode_cursor

_PAID = frozenset({ClaimStatus.PAID, ClaimStatus.ARCHIVED})
_CONCERNED = _PAID | {ClaimStatus.APPROVED}
_LARGEST_ID = 2**31 - 1


def on_invoice_turned(session: Session, invoice: Invoice) -> None:
    """OnInvoiceTurned: whether the money has left, decides whether it is 追回 or 退回.

    The verdict's transaction holds the invoice's row. Whoever pays takes it too, after the
    claim's: so the claim is read here without a lock, and is either paid or will be refused.
    """
    query = (
        select(Claim.id)
        .join(ClaimInvoice, ClaimInvoice.claim_id == Claim.id)
        .where(
            ClaimInvoice.invoice_id == invoice.id,
            ClaimInvoice.is_living,
            Claim.status.in_(_CONCERNED),
        )
    )
    for claim_id in session.scalars(query):
        _open(session, claim_id, invoice.id)


def open_unpaid(session: Session, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """For claims and invoices found turned before payment; gives notices to ring for."""
    return [one for claim_id, invoice_id in pairs for one in _open(session, claim_id, invoice_id)]


def open_paid(session: Session, claim: Claim, invoices: Collection[Invoice]) -> list[int]:
    """Paid all the same, since the bank had it already: 退回 becomes 追回."""
    query = select(ClawBack).where(
        ClawBack.claim_id == claim.id, ClawBack.state == ClawBackState.OPEN
    )
    for one in session.scalars(query.with_for_update()):
        one.is_paid = True
    session.flush()
    return [one for invoice in invoices for one in _open(session, claim.id, invoice.id)]


def _open(session: Session, claim_id: int, invoice_id: int) -> list[int]:
    """One open task a claim and invoice, however often it is found."""
    row = session.execute(
        select(Claim.status, Claim.company_id, Claim.claimant_id, Claim.claim_no).where(
            Claim.id == claim_id
        )
    ).one()
    invoice = session.execute(
        select(Invoice.number, Invoice.tax_status).where(Invoice.id == invoice_id)
    ).one()
    values: dict[str, Any] = {
        "claim_id": claim_id,
        "invoice_id": invoice_id,
        "is_paid": row.status in _PAID,
        "amount_fen": _granted_fen(session, claim_id, invoice_id),
        "reason": how_turned(invoice.tax_status),
        "state": ClawBackState.OPEN,
        "opened_at": clock.now(),
        "remark": "",
    }
    insert = _insert(session).values(values).on_conflict_do_nothing().returning(ClawBack.id)
    claw_back_id = session.scalar(insert)
    if claw_back_id is None:
        _renew_reason(session, claim_id, invoice_id, values["reason"])
        return []
    _audit(session, "claim.claw_back_opened", claw_back_id, None, values)
    return telling.tell(session, _notices(session, claw_back_id, row, invoice.number, values))


def _insert(session: Session) -> Any:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(ClawBack)


def _granted_fen(session: Session, claim_id: int, invoice_id: int) -> int:
    granted = func.coalesce(ClaimLine.approved_fen, ClaimLine.amount_fen, 0)
    query = select(func.sum(granted)).where(
        ClaimLine.claim_id == claim_id, ClaimLine.invoice_id == invoice_id
    )
    return int(session.scalar(query) or 0)


def _renew_reason(session: Session, claim_id: int, invoice_id: int, reason: str) -> None:
    """Reversed in part first and wholly now: the open task says the latest."""
    query = select(ClawBack).where(
        ClawBack.claim_id == claim_id,
        ClawBack.invoice_id == invoice_id,
        ClawBack.state == ClawBackState.OPEN,
    )
    known = session.scalar(query.with_for_update())
    if known is not None:
        known.reason = reason


def _notices(
    session: Session, claw_back_id: int, claim: Any, number: str, values: dict[str, Any]
) -> list[Notice]:
    """For the claimant, the accountants, and before payment the cashiers."""
    is_paid: bool = values["is_paid"]
    amount = text_from_fen(values["amount_fen"])
    what = f"{values['reason']}：{number}，涉及 {claim.claim_no} 的 ¥{amount}。"
    kind = NoticeKind.CLAW_BACK if is_paid else NoticeKind.INVOICE_PROBLEM
    title = "已付报销需要追回" if is_paid else "待支付的报销有发票不能用"
    todo = "请退还款项，或补交合规发票。" if is_paid else "付款已停止，请换一张发票后重新提交。"
    accountants = people_with(session, Role.ACCOUNTANT, claim.company_id)
    cashiers = [] if is_paid else people_with(session, Role.CASHIER, claim.company_id)
    told = [(claim.claimant_id, f"{what}{todo}", f"/claims/{values['claim_id']}")]
    told += [(one, f"{what}请跟进处理。", "/claw-backs") for one in accountants]
    told += [(one, f"{what}请把单据退回补正。", "/payments") for one in cashiers]
    by_person = {person_id: (body, link) for person_id, body, link in reversed(told)}
    return [
        Notice(person_id, kind, title, body, link, f"claw_back:{claw_back_id}")
        for person_id, (body, link) in sorted(by_person.items())
    ]


def end_unpaid(session: Session, claim: Claim, person_id: int) -> None:
    """The claim went back to its claimant: what 退回 asked for is done.

    Its invoices are locked already, as whoever opens such a task has them.
    """
    query = select(ClawBack).where(
        ClawBack.claim_id == claim.id,
        ClawBack.state == ClawBackState.OPEN,
        ClawBack.is_paid.is_(False),
    )
    for one in session.scalars(query.order_by(ClawBack.id).with_for_update()):
        one.state, one.remark = ClawBackState.CLOSED, "单据已退回补正"
        one.ended_at, one.ended_by = clock.now(), person_id
        _audit(session, "claim.claw_back_ended", one.id, person_id, {"remark": one.remark})


def close(person: Person, claw_back_id: int, ending: CloseClawBackIn) -> dict[str, Any]:
    """The money came back, or will not; NotFoundError for another company's.

    ClawBackEndedError, OwnClawBackError, NotPaidBackError and InvalidInputError refuse.
    """
    with transaction() as session:
        claw_back = _lock_own(session, person, claw_back_id)
        _refuse_wrong_ending(claw_back, ending)
        is_recovered = ending.recovered_fen is not None
        claw_back.state = ClawBackState.RECOVERED if is_recovered else ClawBackState.CLOSED
        claw_back.recovered_fen, claw_back.remark = ending.recovered_fen, ending.remark
        claw_back.ended_at, claw_back.ended_by = clock.now(), person.id
        facts = {"recovered_fen": ending.recovered_fen, "remark": ending.remark}
        _audit(session, "claim.claw_back_ended", claw_back.id, person.id, facts)
    return _rows(ClawBack.id == claw_back_id)[0]


def _lock_own(session: Session, person: Person, claw_back_id: int) -> ClawBack:
    query = (
        select(ClawBack, Claim.claimant_id)
        .join(Claim, Claim.id == ClawBack.claim_id)
        .where(ClawBack.id == claw_back_id, Claim.company_id == person.company_id)
        .with_for_update(of=ClawBack)
    )
    row = session.execute(query).one_or_none() if 0 < claw_back_id <= _LARGEST_ID else None
    if row is None:
        raise NotFoundError
    if row.claimant_id == person.id:
        raise OwnClawBackError
    found: ClawBack = row[0]
    return found


def _refuse_wrong_ending(claw_back: ClawBack, ending: CloseClawBackIn) -> None:
    if claw_back.state is not ClawBackState.OPEN:
        raise ClawBackEndedError
    recovered = ending.recovered_fen or 0
    if recovered and not claw_back.is_paid:
        raise NotPaidBackError
    if recovered > claw_back.amount_fen:
        message = f"不能超过应追回的 ¥{text_from_fen(claw_back.amount_fen)}。"
        raise InvalidInputError([{"field": "recovered_fen", "message": message}])
    if recovered < claw_back.amount_fen and not ending.remark:
        raise InvalidInputError([{"field": "remark", "message": "没有全额追回时，请写明原因。"}])


def list_claw_backs(person: Person, asked: ClawBackListIn) -> dict[str, Any]:
    """One page of the company's tasks, newest first, with the sums of the open ones."""
    state_is = ClawBack.state == ClawBackState.OPEN
    wanted = [Claim.company_id == person.company_id, state_is if asked.is_open else ~state_is]
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        wanted.append(ClawBack.id < key[0])
    rows = _rows(and_(*wanted), limit=asked.limit + 1)
    open_ones = (
        select(func.count(), func.coalesce(func.sum(ClawBack.amount_fen), 0))
        .join(Claim, Claim.id == ClawBack.claim_id)
        .where(Claim.company_id == person.company_id, state_is)
    )
    count, total = db.session.execute(open_ones).one()
    shown = rows[: asked.limit]
    return {
        "items": shown,
        "open_count": count,
        "open_fen": int(total),
        "next_cursor": encode_cursor(shown[-1]["id"]) if len(rows) > asked.limit else None,
    }


_OF_TASK = (
    *("id", "claim_id", "invoice_id", "is_paid", "amount_fen", "recovered_fen", "reason"),
    *("state", "opened_at", "ended_at", "remark"),
)


def _rows(condition: Any, limit: int = 1) -> list[dict[str, Any]]:
    query = (
        select(ClawBack, Claim, Invoice.number, Invoice.seller_name)
        .join(Claim, Claim.id == ClawBack.claim_id)
        .join(Invoice, Invoice.id == ClawBack.invoice_id)
        .where(condition)
        .order_by(ClawBack.id.desc())
        .limit(limit)
    )
    found = db.session.execute(query).all()
    people = {claim.claimant_id for _, claim, *_ in found} | {one.ended_by for one, *_ in found}
    names = names_of(people)
    return [
        {name: getattr(one, name) for name in _OF_TASK}
        | {
            "claim_no": claim.claim_no,
            "claim_status": claim.status,
            "claim_version": claim.version,
            "claimant": ref(names, claim.claimant_id),
            "invoice_number": number,
            "seller_name": seller_name,
            "ended_by": ref(names, one.ended_by),
        }
        for one, claim, number, seller_name in found
    ]


def _audit(
    session: Session, action: str, claw_back_id: int, actor_id: int | None, facts: dict[str, Any]
) -> None:
    told = {name: value for name, value in facts.items() if name != "opened_at"}
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="claw_back",
        subject_id=claw_back_id,
        facts=told,
    )
