"""One act on one claim: locked, checked against the state machine, done, and written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims.errors import (
    NotPossibleNowError,
    NotYourTurnError,
    OwnClaimError,
    ReasonMissingError,
    StaleClaimError,
)
from backend.claims.models import Claim, ClaimEvent, ClaimLine
from backend.claims.rules.transitions import MOVES
from backend.claims.service import telling
from backend.claims.service.standing import Standing, standing_of
from backend.claims.service.telling import Notice
from backend.claims.states import ClaimAction, ClaimPart
from backend.infra.db import transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError

_LARGEST_ID = 2**31 - 1
WITH_LINES = (selectinload(Claim.lines).selectinload(ClaimLine.shares),)


@dataclass(slots=True)
class Turn:
    """One act under way. Verbs change the claim and say here what else is to be told.

    ``for_id`` is the person in whose place he acts; ``is_change`` False = nothing happened,
    nothing is written.
    """

    session: Session
    claim: Claim
    person: Person
    action: ClaimAction
    standing: Standing
    comment: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    for_id: int | None = None
    notices: list[Notice] = field(default_factory=list)
    is_change: bool = True


@contextmanager
def acting(
    person: Person,
    claim_id: int,
    action: ClaimAction,
    *,
    version: int | None,
    comment: str = "",
) -> Iterator[Turn]:
    """The transaction of one act; ``version`` None = the act shows its own effect (a file).

    NotFoundError, StaleClaimError, NotYourTurnError, OwnClaimError, NotPossibleNowError and
    ReasonMissingError refuse before anything happens.
    """
    with transaction() as session:
        claim = lock_claim(session, claim_id)
        turn = Turn(session, claim, person, action, standing_of(session, person, claim), comment)
        _refuse_wrong(turn, version)
        yield turn
        told = finish(turn)
    telling.ring(told)


def lock_claim(session: Session, claim_id: int) -> Claim:
    """The claim with its lines as they are now; nobody else changes it in this transaction.

    Rows that refer to it may still be added (FOR NO KEY UPDATE): a verdict that finds an invoice
    reversed holds the invoice and adds a task to the claim, while we may wait for the invoice.
    """
    query = select(Claim).where(Claim.id == claim_id).options(*WITH_LINES)
    locked = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    claim = session.scalar(locked) if 0 < claim_id <= _LARGEST_ID else None
    if claim is None:
        raise NotFoundError
    return claim


def _refuse_wrong(turn: Turn, version: int | None) -> None:
    claim, parts, move = turn.claim, turn.standing.parts, MOVES[turn.action]
    if not parts:
        raise NotFoundError
    if version is not None and version != claim.version:
        raise stale(turn.session, claim)
    if not parts & move.parts:
        if turn.standing.is_own and ClaimPart.APPROVER in move.parts:
            raise OwnClaimError(**_now(turn.session, claim))
        raise NotYourTurnError(**_now(turn.session, claim))
    if claim.status not in move.sources:
        raise NotPossibleNowError(**_now(turn.session, claim))
    if move.needs_reason and not turn.comment:
        raise ReasonMissingError


def stale(session: Session, claim: Claim) -> StaleClaimError:
    """The refusal of an act on an older version, with what the screen should show instead."""
    return StaleClaimError(**_now(session, claim))


def _now(session: Session, claim: Claim) -> dict[str, Any]:
    """How the claim stands, and who brought it there: what a stale screen shows instead."""
    last = session.execute(
        select(ClaimEvent.action, ClaimEvent.happened_at, PersonRow.display_name)
        .outerjoin(PersonRow, PersonRow.id == ClaimEvent.actor_id)
        .where(ClaimEvent.claim_id == claim.id)
        .order_by(ClaimEvent.id.desc())
        .limit(1)
    ).first()
    return {
        "claim_status": claim.status,
        "version": claim.version,
        "changed_by": last.display_name if last else None,
        "changed_at": last.happened_at.isoformat() if last else None,
        "last_action": last.action if last else None,
    }


def finish(turn: Turn) -> list[int]:
    """Write down what was done; gives what is to be rung for after the commit."""
    if not turn.is_change:
        return []
    if turn.action is not ClaimAction.NUDGE:
        turn.claim.version += 1
        turn.claim.touched_at = clock.now()
    note(
        turn.session,
        turn.claim,
        turn.action,
        actor_id=turn.person.id,
        for_id=turn.for_id,
        comment=turn.comment,
        facts=turn.facts,
    )
    return telling.tell(turn.session, turn.notices)


def note(
    session: Session,
    claim: Claim,
    action: ClaimAction,
    *,
    actor_id: int | None,
    for_id: int | None = None,
    comment: str = "",
    facts: dict[str, Any] | None = None,
) -> None:
    """One line of the timeline and one of the audit record; ``actor_id`` None = the system."""
    session.add(
        ClaimEvent(
            claim_id=claim.id,
            happened_at=clock.now(),
            actor_id=actor_id,
            for_id=for_id,
            action=action,
            status=claim.status,
            version=claim.version,
            comment=comment,
            facts=facts or {},
        )
    )
    told = {
        "claim_no": claim.claim_no,
        "status": claim.status,
        "version": claim.version,
        "total_fen": claim.total_fen,
        "for_id": for_id,
        "comment": comment or None,
    }
    audit.record(
        session,
        actor_id=actor_id,
        action=f"claim.{_DONE[action]}",
        subject="claim",
        subject_id=claim.id,
        facts={name: one for name, one in told.items() if one is not None} | (facts or {}),
    )
    session.flush()


_DONE = {
    ClaimAction.SAVE: "saved",
    ClaimAction.ATTACH: "attached",
    ClaimAction.DETACH: "detached",
    ClaimAction.SUBMIT: "submitted",
    ClaimAction.WITHDRAW: "withdrawn",
    ClaimAction.CANCEL: "cancelled",
    ClaimAction.NUDGE: "nudged",
    ClaimAction.APPROVE: "approved",
    ClaimAction.REJECT: "rejected",
    ClaimAction.RETURN: "returned",
    ClaimAction.TRANSFER: "transferred",
    ClaimAction.ADD_APPROVER: "approver_added",
    ClaimAction.WAIVE: "hit_waived",
    ClaimAction.RETURN_FROM_PAYMENT: "returned_from_payment",
    ClaimAction.PAY: "paid",
    ClaimAction.ADD_SLIP: "slip_added",
    ClaimAction.ARCHIVE: "archived",
    ClaimAction.RELEASE: "released",
}
"""Names in the audit record: verbs in the past."""
