"""撤回, 作废 and 催办: what the claimant does after he handed it in, or instead."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.claims.errors import NudgedLatelyError
from backend.claims.models import ApprovalTask
from backend.claims.schemas.asked import ActIn
from backend.claims.service import locks, offsets, routing
from backend.claims.service.set_up import claim_settings
from backend.claims.service.showing import show
from backend.claims.service.telling import NoticeKind, notices_to, with_delegates
from backend.claims.service.turns import Turn, acting
from backend.claims.states import ClaimAction, ClaimStatus, TaskState
from backend.kernel import clock


def withdraw(person: Person, claim_id: int, act: ActIn) -> dict[str, Any]:
    """撤回: out of approval; its invoices and advances are free again."""
    with acting(
        person, claim_id, ClaimAction.WITHDRAW, version=act.version, comment=act.comment
    ) as turn:
        _end(turn, ClaimStatus.WITHDRAWN)
    return show(person, claim_id)


def cancel(person: Person, claim_id: int, act: ActIn) -> dict[str, Any]:
    """作废, for good; its invoices and advances are free again."""
    with acting(
        person, claim_id, ClaimAction.CANCEL, version=act.version, comment=act.comment
    ) as turn:
        _end(turn, ClaimStatus.CANCELLED)
    return show(person, claim_id)


def _end(turn: Turn, status: ClaimStatus) -> None:
    claim = turn.claim
    claim.status, claim.approved_fen = status, None
    locks.follow(turn.session, claim)
    offsets.let_go(turn.session, claim)
    routing.end_all(turn.session, claim)
    turn.for_id = claim.claimant_id if claim.claimant_id != turn.person.id else None


def nudge(person: Person, claim_id: int, act: ActIn) -> dict[str, Any]:
    """催办: tell those who must act; NudgedLatelyError when they were told a short while ago."""
    with acting(
        person, claim_id, ClaimAction.NUDGE, version=act.version, comment=act.comment
    ) as turn:
        _nudge(turn)
    return show(person, claim_id)


def _nudge(turn: Turn) -> None:
    claim, now = turn.claim, clock.now()
    query = select(ApprovalTask).where(
        ApprovalTask.claim_id == claim.id, ApprovalTask.state == TaskState.OPEN
    )
    tasks = turn.session.scalars(query).all()
    pause = timedelta(hours=claim_settings(turn.session).nudge_after_hours)
    last = max((task.nudged_at for task in tasks if task.nudged_at), default=None)
    if last is not None and last + pause > now:
        left = last + pause - now
        raise NudgedLatelyError(left.days * 86400 + left.seconds + (left.microseconds > 0))
    for task in tasks:
        task.nudged_at = now
    turn.notices += notices_to(
        with_delegates(turn.session, (task.approver_id for task in tasks), claim),
        claim,
        NoticeKind.CLAIM_NUDGED,
        title=f"{turn.person.display_name}催您审批",
        body=turn.comment or claim.purpose,
        seen=f":{int(now.timestamp())}",
    )
