"""What must hold of all claims at any moment, checked in the database itself."""

from collections import Counter
from itertools import pairwise

from apiflask import APIFlask
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from backend.claims.models import (
    AdvanceOffset,
    ApprovalStep,
    ApprovalTask,
    Claim,
    ClaimEvent,
    ClaimInvoice,
    Payment,
)
from backend.claims.rules.transitions import IN_HAND, LIVING, MOVES, USAGE
from backend.claims.states import ClaimAction, ClaimKind, ClaimStatus, StepState, TaskState
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.invoices.states import UsageStatus

_WITH_APPROVERS = {ClaimStatus.SUBMITTED, ClaimStatus.IN_APPROVAL}


def check(app: APIFlask) -> Counter[tuple[int, str]]:
    """Asserts every rule; gives how many events of each action each claim has."""
    with app.app_context():
        session = db.session()
        claims = session.scalars(select(Claim).options(selectinload(Claim.lines))).all()
        for claim in claims:
            _check_history(session, claim)
            _check_sums(session, claim)
            _check_approval(session, claim)
        _check_locks(session, {one.id: one for one in claims})
        _check_advances(session)
        counts = Counter(
            (row.claim_id, row.action.value)
            for row in session.execute(select(ClaimEvent.claim_id, ClaimEvent.action))
        )
        session.rollback()
        return counts


def _check_history(session: Session, claim: Claim) -> None:
    """Each act but a nudge made one version, and led where the table lets it lead."""
    query = select(ClaimEvent).where(ClaimEvent.claim_id == claim.id).order_by(ClaimEvent.id)
    events = session.scalars(query).all()
    changes = [one for one in events if one.action is not ClaimAction.NUDGE]
    assert [one.version for one in changes] == list(range(1, claim.version + 1))
    assert changes[-1].status is claim.status
    for before, after in pairwise(changes):
        move = MOVES[after.action]
        assert before.status in move.sources, (before.status, after.action)
        assert after.status in (move.to or {before.status}), (before.status, after.action)


def _check_sums(session: Session, claim: Claim) -> None:
    assert claim.total_fen == sum(line.amount_fen or 0 for line in claim.lines)
    if claim.approved_fen is not None:
        assert claim.approved_fen == sum(line.approved_fen or 0 for line in claim.lines)
        assert claim.offset_fen <= claim.approved_fen
    query = select(AdvanceOffset).where(AdvanceOffset.claim_id == claim.id)
    offsets = session.scalars(query).all()
    assert claim.offset_fen == sum(one.amount_fen for one in offsets)
    assert all(one.is_living is (claim.status in LIVING) for one in offsets)


def _check_approval(session: Session, claim: Claim) -> None:
    """One level is open exactly while the claim waits for approvers, and nobody owes more."""
    steps = session.scalars(select(ApprovalStep).where(ApprovalStep.claim_id == claim.id)).all()
    is_open = [one for one in steps if one.state is StepState.OPEN]
    assert len(is_open) == (claim.status in _WITH_APPROVERS)
    assert all(one.round == claim.round for one in is_open)
    tasks = session.scalars(select(ApprovalTask).where(ApprovalTask.claim_id == claim.id)).all()
    owed = {one.step_id for one in tasks if one.state is TaskState.OPEN}
    assert owed == {one.id for one in is_open}
    own = {claim.claimant_id, claim.created_by}
    assert not any(one.approver_id in own or one.acted_by in own for one in tasks)


def _check_locks(session: Session, claims: dict[int, Claim]) -> None:
    """Each invoice has at most one living claim, and is used as that claim stands."""
    rows = session.scalars(select(ClaimInvoice)).all()
    living = [one for one in rows if one.is_living]
    assert len({one.invoice_id for one in living}) == len(living)
    holder = {one.invoice_id: claims[one.claim_id] for one in living}
    for invoice in session.scalars(select(Invoice)):
        claim = holder.get(invoice.id)
        assert claim is None or claim.status in LIVING
        wanted = UsageStatus.UNUSED if claim is None else USAGE[claim.status]
        assert invoice.usage_status is wanted, (invoice.id, claim and claim.status)
    for claim in claims.values():
        named = {line.invoice_id for line in claim.lines if line.invoice_id is not None}
        held = {one.invoice_id for one in living if one.claim_id == claim.id}
        if claim.status in (IN_HAND | _WITH_APPROVERS) & LIVING:
            assert held == named
        assert held <= named


def _check_advances(session: Session) -> None:
    """No advance is settled by more than was paid out."""
    advances = session.scalars(select(Claim.id).where(Claim.kind == ClaimKind.ADVANCE)).all()
    for advance_id in advances:
        paid = session.scalar(select(Payment.amount_fen).where(Payment.claim_id == advance_id))
        query = select(AdvanceOffset.amount_fen).where(
            AdvanceOffset.advance_id == advance_id, AdvanceOffset.is_living
        )
        assert sum(session.scalars(query)) <= (paid or 0)
