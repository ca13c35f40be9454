"""还款 of advances in money, and which of them are overdue."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, select, tuple_

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims.models import AdvanceOffset, Claim, Payment
from backend.claims.paying_errors import NoAdvanceError, OwnPaymentError, RepaymentExceededError
from backend.claims.schemas.booking import AdvanceListIn, RepaymentIn
from backend.claims.service import offsets, telling, turns
from backend.claims.service.paying_lists import day_of_cursor
from backend.claims.service.people import names_of, ref
from backend.claims.service.showing import show
from backend.claims.service.standing import standing_of
from backend.claims.service.telling import NoticeKind
from backend.claims.states import ClaimKind, ClaimPart, ClaimStatus
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError
from backend.kernel.money import text_from_fen
from backend.web.pages import decode_cursor, encode_cursor

_OUT = (ClaimStatus.PAID, ClaimStatus.ARCHIVED)
_NEVER = date(9999, 12, 31)
"""The day by which an advance without a day is to be repaid."""


def repay(person: Person, claim_id: int, act: RepaymentIn) -> dict[str, Any]:
    """The cashier has got back a part of an advance, which was seen as ``version``.

    NoAdvanceError, OwnPaymentError, RepaymentExceededError and StaleClaimError refuse.
    """
    with transaction() as session:
        advance = turns.lock_claim(session, claim_id)
        if ClaimPart.CASHIER not in standing_of(session, person, advance).parts:
            raise NotFoundError
        _refuse_wrong(person, advance)
        if act.version != advance.version:
            raise turns.stale(session, advance)
        left = offsets.left_of(session, [claim_id])[claim_id]
        if act.amount_fen > left:
            raise RepaymentExceededError(left)
        session.add(_offset(person, claim_id, act))
        advance.version += 1
        advance.touched_at = clock.now()
        audit.record(
            session,
            actor_id=person.id,
            action="claim.advance_repaid",
            subject="claim",
            subject_id=claim_id,
            facts={"amount_fen": act.amount_fen, "left_fen": left - act.amount_fen},
        )
        body = f"{advance.claim_no} 已还 ¥{text_from_fen(act.amount_fen)}。"
        notices = telling.notices_to(
            [advance.claimant_id], advance, NoticeKind.CLAIM_PAID, title="还款已登记", body=body
        )
        session.flush()
        told = telling.tell(session, notices)
    telling.ring(told)
    return show(person, claim_id)


def _refuse_wrong(person: Person, advance: Claim) -> None:
    if advance.kind is not ClaimKind.ADVANCE or advance.status not in _OUT:
        raise NoAdvanceError
    if person.id in {advance.claimant_id, advance.created_by}:
        raise OwnPaymentError


def _offset(person: Person, advance_id: int, act: RepaymentIn) -> AdvanceOffset:
    return AdvanceOffset(
        advance_id=advance_id,
        claim_id=None,
        amount_fen=act.amount_fen,
        is_living=True,
        noted_by=person.id,
        noted_at=clock.now(),
        remark=act.remark,
    )


def list_advances_out(person: Person, asked: AdvanceListIn) -> dict[str, Any]:
    """One page of the company's advances with money left, longest due first."""
    left, due = _left_and_due()
    wanted = [Claim.company_id == person.company_id, Claim.kind == ClaimKind.ADVANCE, left > 0]
    if asked.is_overdue:
        wanted.append(Claim.repay_by < clock.today())
    query = (
        select(Claim, Payment, left.label("left_fen"))
        .join(Payment, Payment.claim_id == Claim.id)
        .where(*wanted)
        .order_by(due, Claim.id)
    )
    key = decode_cursor(asked.cursor, str, int)
    if key is not None:
        query = query.where(tuple_(due, Claim.id) > (day_of_cursor(key[0]), key[1]))
    rows = [tuple(row) for row in db.session.execute(query.limit(asked.limit + 1))]
    sums = select(func.count(), func.sum(left)).join(Payment, Payment.claim_id == Claim.id)
    count, total = db.session.execute(sums.select_from(Claim).where(*wanted)).one()
    shown = rows[: asked.limit]
    last = shown[-1][0] if len(rows) > asked.limit else None
    return {
        "items": _rows(shown),
        "count": count,
        "left_fen": int(total or 0),
        "next_cursor": last and encode_cursor((last.repay_by or _NEVER).isoformat(), last.id),
    }


def _left_and_due() -> tuple[Any, Any]:
    """SQL of what an advance still has, and of the day by which it is due."""
    used = (
        select(func.coalesce(func.sum(AdvanceOffset.amount_fen), 0))
        .where(AdvanceOffset.advance_id == Claim.id, AdvanceOffset.is_living)
        .correlate(Claim)
        .scalar_subquery()
    )
    due = case((Claim.repay_by.is_(None), _NEVER), else_=Claim.repay_by)
    return Payment.amount_fen - used, due


def _rows(rows: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    names = names_of(claim.claimant_id for claim, *_ in rows)
    today = clock.today()
    return [
        {
            "id": claim.id,
            "claim_no": claim.claim_no,
            "version": claim.version,
            "claimant": ref(names, claim.claimant_id),
            "purpose": claim.purpose,
            "paid_fen": payment.amount_fen,
            "left_fen": int(left_fen),
            "paid_on": payment.paid_on,
            "repay_by": claim.repay_by,
            "days_overdue": max((today - claim.repay_by).days, 0) if claim.repay_by else 0,
        }
        for claim, payment, left_fen in rows
    ]
