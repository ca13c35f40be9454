"""夜间核对 (F21): each cleared session is looked at every night; a loss is told and stays open."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.clearing.models import ClearCheck, ClearSession
from backend.clearing.rules.loss import digest_of, next_night, words_of
from backend.clearing.service import telling
from backend.clearing.service.backup_answers import answers_of
from backend.clearing.service.backup_differences import differences_of, held_copies
from backend.clearing.service.losses import losses_of, record_if_unchanged, record_reported
from backend.clearing.service.reported import reported_now
from backend.clearing.states import ClearState
from backend.infra import jobs
from backend.infra.db import transaction
from backend.infra.jobs import Claim, JobState, Work
from backend.kernel import clock, ids

WORK = "clearing.nightly"
_LEASE = timedelta(minutes=5)


def plan_check(session: Session, row: ClearSession) -> None:
    """A session has ended well: what it reported is written down, and looked at from tonight on."""
    if row.state is not ClearState.DONE or session.get(ClearCheck, row.id) is not None:
        return
    record_reported(session, row)
    session.add(ClearCheck(id=row.id, state=JobState.WAITING, next_try_at=_tonight()))


def check(claim: Claim) -> None:
    """The worker's part: look, write down what was found, tell people of a new loss."""
    with transaction() as session:
        if not jobs.held(session, ClearCheck, claim):
            return
        row = session.get_one(ClearSession, claim.row_id)
        known = session.get_one(ClearCheck, claim.row_id)
        record_if_unchanged(session, row)
        found = _look(session, row)
        digest = digest_of(found, found["differences"])
        told: list[int] = []
        if digest is not None and digest != known.digest:
            told = telling.tell_loss(session, row, words_of(found), digest)
            _record(session, row, found)
        jobs.settle(
            session, ClearCheck, claim,
            next_try_at=_tonight(), attempts=0, last_error=None,
            checked_at=clock.now(), found=found, digest=digest,
        )  # fmt: skip
    telling.ring(told)


def _look(session: Session, row: ClearSession) -> dict[str, Any]:
    """Counts and numbers as in rules.loss, with what else differs; the archive is not opened."""
    answers = answers_of(session, [row]).get(row.session_no, [])
    reported = reported_now(session, [row.id])
    differences = differences_of(session, row, answers, held_copies(session, [row]), reported)
    told = losses_of(session, row).told()
    return {**told, "differences": [one.value for one in differences]}


def _record(session: Session, row: ClearSession, found: Mapping[str, Any]) -> None:
    audit.record(
        session,
        actor_id=None,
        action="clearing.loss_found",
        subject="clear_session",
        subject_id=row.id,
        facts={"session": row.session_no, **found},
    )


def _tonight() -> Any:
    return next_night(clock.now(), ids.fraction())


def _again(session: Session, row_id: int) -> None:
    """A look that failed all night is not the last one."""
    session.execute(
        update(ClearCheck)
        .where(ClearCheck.id == row_id)
        .values(state=JobState.WAITING, next_try_at=_tonight(), attempts=0, deaths=0)
        .execution_options(synchronize_session=False)
    )


def work() -> Work:
    """The nightly look as background work."""
    return Work(name=WORK, table=ClearCheck, do=check, bury=_again, lease=_LEASE, max_attempts=5)
