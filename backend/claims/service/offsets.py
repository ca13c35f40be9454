"""冲销: what a claim settles of its claimant's advances. An offset lives like a lock.

Advances are locked in ascending order of their ids, after the claim and its invoices.
"""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.claims.errors import AdvanceExceededError
from backend.claims.models import AdvanceOffset, Claim, Payment
from backend.claims.states import ClaimKind, ClaimStatus
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

_PAID_OUT = frozenset({ClaimStatus.PAID, ClaimStatus.ARCHIVED})


def settle(session: Session, claim: Claim, wish: Mapping[int, int], by: int) -> None:
    """Let the claim settle exactly these amounts (fen by advance).

    AdvanceExceededError when an advance has less left; InvalidInputError when it is no paid
    advance of the claimant's.
    """
    rows = {row.advance_id: row for row in offsets_of(session, claim.id)}
    standing = {one: row.amount_fen for one, row in rows.items() if row.is_living}
    claim.offset_fen = sum(wish.values())
    if standing == dict(wish) and len(standing) == len(rows):
        return
    advances = _lock(session, claim, wish.keys())
    left = left_of(session, advances.keys(), besides=claim.id)
    for one, amount_fen in wish.items():
        if amount_fen > left[one]:
            raise AdvanceExceededError(one, advances[one].claim_no, left[one])
    for row in rows.values():
        session.delete(row)
    session.flush()
    session.add_all(_row(claim, one, amount_fen, by) for one, amount_fen in wish.items())
    session.flush()


def _row(claim: Claim, advance_id: int, amount_fen: int, by: int) -> AdvanceOffset:
    return AdvanceOffset(
        advance_id=advance_id,
        claim_id=claim.id,
        amount_fen=amount_fen,
        is_living=True,
        noted_by=by,
        noted_at=clock.now(),
    )


def offsets_of(session: Session, claim_id: int) -> list[AdvanceOffset]:
    """What the claim settles, or did until it ended."""
    query = select(AdvanceOffset).where(AdvanceOffset.claim_id == claim_id)
    return list(session.scalars(query.order_by(AdvanceOffset.id)))


def _lock(session: Session, claim: Claim, ids: Collection[int]) -> dict[int, Claim]:
    query = select(Claim).where(Claim.id.in_(ids), Claim.id != claim.id).order_by(Claim.id)
    locked = query.with_for_update(key_share=True)
    found = session.scalars(locked.execution_options(populate_existing=True))
    advances = {one.id: one for one in found if _is_usable(one, claim)}
    if len(advances) < len(ids):
        message = "有借款单不存在、还没有付款，或不属于报销人。请从列表中选择。"
        raise InvalidInputError([{"field": "offsets", "message": message}])
    return advances


def _is_usable(advance: Claim, claim: Claim) -> bool:
    return (
        advance.kind is ClaimKind.ADVANCE
        and advance.claimant_id == claim.claimant_id
        and advance.company_id == claim.company_id
        and advance.status in _PAID_OUT
    )


def left_of(
    session: Session, advance_ids: Iterable[int], *, besides: int | None = None
) -> dict[int, int]:
    """Fen that each advance still has: paid out, less living offsets and repayments.

    ``besides``: as if that claim settled nothing of it.
    """
    ids = list(advance_ids)
    if not ids:
        return {}
    paid = dict(
        session.execute(
            select(Payment.claim_id, Payment.amount_fen).where(Payment.claim_id.in_(ids))
        ).all()
    )
    used = (
        select(AdvanceOffset.advance_id, func.sum(AdvanceOffset.amount_fen))
        .where(AdvanceOffset.advance_id.in_(ids), AdvanceOffset.is_living)
        .group_by(AdvanceOffset.advance_id)
    )
    if besides is not None:
        used = used.where(AdvanceOffset.claim_id.is_distinct_from(besides))
    settled = dict(session.execute(used).all())
    return {one: paid.get(one, 0) - int(settled.get(one, 0)) for one in ids}


def shrink(session: Session, claim: Claim, most_fen: int) -> None:
    """Cut the claim's offsets to ``most_fen`` altogether, from the last one on."""
    rows = [row for row in offsets_of(session, claim.id) if row.is_living]
    over = max(sum(row.amount_fen for row in rows) - most_fen, 0)
    for row in reversed(rows):
        cut = min(over, row.amount_fen)
        over -= cut
        if cut == row.amount_fen:
            session.delete(row)
        else:
            row.amount_fen -= cut
    session.flush()
    claim.offset_fen = min(claim.offset_fen, most_fen)


def let_go(session: Session, claim: Claim) -> None:
    """The claim ended without payment: its offsets count no more, but stay to be read."""
    for row in offsets_of(session, claim.id):
        row.is_living = False
