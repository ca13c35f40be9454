"""对账: what was approved, what was paid, what the bank's slips prove, and where they differ."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import and_, case, func, literal, or_, select, tuple_

from backend.accounts.rules import Person
from backend.claims.models import Attachment, Claim, Payment
from backend.claims.schemas.paying import MonthIn
from backend.claims.service.paying_lists import WITHOUT_SLIP, days_of
from backend.claims.service.people import names_of, ref
from backend.claims.states import AttachmentRole, ClaimStatus, Difference
from backend.infra.db import db
from backend.kernel.clock import BEIJING
from backend.web.pages import decode_cursor, encode_cursor

_PAYABLE = Claim.approved_fen - Claim.offset_fen
_SLIPS = (
    select(func.count())
    .where(Attachment.claim_id == Claim.id, Attachment.role == AttachmentRole.BANK_SLIP)
    .correlate(Claim)
    .scalar_subquery()
)
_UNPAID = Payment.id.is_(None)
_AMOUNT_DIFFERS = and_(Payment.id.is_not(None), Payment.amount_fen != _PAYABLE)
_NO_SLIP = and_(Payment.id.is_not(None), Payment.method.not_in(WITHOUT_SLIP), _SLIPS == 0)
_DIFFERS = case((or_(_UNPAID, _AMOUNT_DIFFERS, _NO_SLIP), 1), else_=0)
_APPROVED = (ClaimStatus.APPROVED, ClaimStatus.PAID, ClaimStatus.ARCHIVED)


def reconcile(person: Person, asked: MonthIn) -> dict[str, Any]:
    """One page of the claims that were paid in the month, or approved in it and are not paid yet.

    Differences first, then the newest; the sums are of the whole month.
    """
    wanted = _of_month(person, asked.month)
    query = (
        select(Claim, Payment, _SLIPS.label("slips"), _DIFFERS.label("differs"))
        .outerjoin(Payment, Payment.claim_id == Claim.id)
        .where(wanted)
        .order_by(_DIFFERS.desc(), Claim.id.desc())
    )
    key = decode_cursor(asked.cursor, int, int)
    if key is not None:
        query = query.where(tuple_(_DIFFERS, Claim.id) < tuple_(*map(literal, key)))
    rows = [tuple(row) for row in db.session.execute(query.limit(asked.limit + 1))]
    shown = rows[: asked.limit]
    last = shown[-1] if len(rows) > asked.limit else None
    return {
        "sums": _sums(wanted),
        "items": _rows(shown),
        "next_cursor": last and encode_cursor(last[3], last[0].id),
    }


def _of_month(person: Person, month: str) -> Any:
    first, after = days_of(month)
    begins = datetime.combine(first, time(), tzinfo=BEIJING)
    ends = datetime.combine(after, time(), tzinfo=BEIJING)
    is_paid_then = and_(Payment.paid_on >= first, Payment.paid_on < after)
    is_due_since = and_(_UNPAID, Claim.decided_at >= begins, Claim.decided_at < ends)
    return and_(
        Claim.company_id == person.company_id,
        Claim.status.in_(_APPROVED),
        or_(is_paid_then, is_due_since),
    )


def _sums(wanted: Any) -> dict[str, int]:
    def count(condition: Any) -> Any:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    def total(amount: Any) -> Any:
        return func.coalesce(func.sum(amount), 0)

    query = (
        select(
            func.count().label("claims"),
            total(Claim.approved_fen).label("approved_fen"),
            total(Claim.offset_fen).label("offset_fen"),
            total(_PAYABLE).label("payable_fen"),
            total(Payment.amount_fen).label("paid_fen"),
            count(_UNPAID).label("unpaid"),
            count(_AMOUNT_DIFFERS).label("amount_differs"),
            count(_NO_SLIP).label("no_slip"),
        )
        .select_from(Claim)
        .outerjoin(Payment, Payment.claim_id == Claim.id)
        .where(wanted)
    )
    sums = {name: int(value) for name, value in db.session.execute(query).mappings().one().items()}
    return sums | {"difference_fen": sums["payable_fen"] - sums["paid_fen"]}


def _rows(rows: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    names = names_of(claim.claimant_id for claim, *_ in rows)
    return [
        {
            "id": claim.id,
            "claim_no": claim.claim_no,
            "claimant": ref(names, claim.claimant_id),
            "status": claim.status,
            "approved_fen": claim.approved_fen,
            "offset_fen": claim.offset_fen,
            "payable_fen": claim.approved_fen - claim.offset_fen,
            "paid_fen": None if payment is None else payment.amount_fen,
            "paid_on": None if payment is None else payment.paid_on,
            "method": None if payment is None else payment.method,
            "slip_count": slips,
            "differences": _differences(claim, payment, slips),
        }
        for claim, payment, slips, _ in rows
    ]


def _differences(claim: Claim, payment: Payment | None, slips: int) -> list[Difference]:
    if payment is None:
        return [Difference.UNPAID]
    payable = (claim.approved_fen or 0) - claim.offset_fen
    needs_slip = payment.method not in WITHOUT_SLIP and not slips
    found = {
        Difference.AMOUNT_DIFFERS: payment.amount_fen != payable,
        Difference.NO_SLIP: needs_slip,
    }
    return [difference for difference, is_so in found.items() if is_so]
