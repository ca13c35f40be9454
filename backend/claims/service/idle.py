"""闲置草稿: a draft that nobody touches lets its invoices and advances go."""

from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from backend.claims.models import AdvanceOffset, Claim, ClaimInvoice
from backend.claims.service import locks, offsets, telling
from backend.claims.service.set_up import claim_settings
from backend.claims.service.telling import NoticeKind, notices_to
from backend.claims.service.turns import lock_claim, note
from backend.claims.states import ClaimAction, ClaimStatus
from backend.infra.db import db, transaction
from backend.kernel import clock


def release_idle() -> None:
    """Let go what drafts hold that lie idle too long, and tell their people. Run daily.

    The draft keeps its lines; to save or submit it is to take the invoices again.
    """
    days = claim_settings(db.session()).draft_idle_days
    before = clock.now() - timedelta(days=days)
    for claim_id in _idle(before):
        with transaction() as session:
            told = _release(session, claim_id, before, days)
        telling.ring(told)


def _idle(before: datetime) -> list[int]:
    holds = or_(
        exists().where(ClaimInvoice.claim_id == Claim.id, ClaimInvoice.is_living),
        exists().where(AdvanceOffset.claim_id == Claim.id, AdvanceOffset.is_living),
    )
    query = select(Claim.id).where(
        Claim.status == ClaimStatus.DRAFT, Claim.touched_at < before, holds
    )
    return list(db.session.scalars(query.order_by(Claim.id)))


def _release(session: Session, claim_id: int, before: datetime, days: int) -> list[int]:
    claim = lock_claim(session, claim_id)
    if claim.status is not ClaimStatus.DRAFT or claim.touched_at >= before:
        return []  # somebody came back to it just now
    freed = locks.free(session, claim, locks.held_by(session, claim))
    offsets.let_go(session, claim)
    claim.version += 1
    note(session, claim, ClaimAction.RELEASE, actor_id=None, facts={"invoices": freed})
    notices = notices_to(
        [claim.claimant_id, claim.created_by],
        claim,
        NoticeKind.INVOICE_UNCLAIMED,
        title="草稿闲置，发票已释放",
        body=f"{claim.claim_no} 已 {days} 天没有改动，其中的发票可以另行报销；"
        "草稿还在，重新保存会再次占用。",
    )
    return telling.tell(session, notices)
