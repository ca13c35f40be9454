"""红字信息确认单: the other side has 72 hours to answer; who waits for it is reminded in time."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.rules import LARGEST_ID
from backend.audit import service as audit
from backend.infra import jobs
from backend.infra.db import db, transaction
from backend.infra.jobs import Claim, Work
from backend.kernel import clock
from backend.kernel.clock import BEIJING
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.notify import rules
from backend.notify.errors import ConfirmationClosedError, ConfirmationExistsError
from backend.notify.kinds import NoticeKind
from backend.notify.models import RedConfirmation
from backend.notify.service.notices import Notice
from backend.notify.service.telling import ring, tell
from backend.notify.states import ConfirmationState
from backend.web.pages import decode_cursor, encode_cursor

WORK = "notify.red_confirmations"
_CLOCK_SKEW = timedelta(minutes=5)
OPEN = (ConfirmationState.WAITING, ConfirmationState.DEAD)


def list_confirmations(person_id: int, *, limit: int, cursor: str | None) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of a person's confirmations, newest first."""
    query = select(RedConfirmation).where(RedConfirmation.person_id == person_id)
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(RedConfirmation.id < min(max(key[0], 0), LARGEST_ID))
    rows = db.session.scalars(query.order_by(RedConfirmation.id.desc()).limit(limit + 1)).all()
    next_cursor = encode_cursor(rows[limit - 1].id) if len(rows) > limit else None
    return {"items": [_shown(row) for row in rows[:limit]], "next_cursor": next_cursor}


def _shown(row: RedConfirmation) -> dict[str, Any]:
    """A confirmation and when it lapses; one that no longer reminds is still open."""
    is_open = row.state in OPEN
    return {
        "id": row.id,
        "number": row.number,
        "came_at": row.came_at,
        "lapses_at": row.came_at + rules.LAPSES_AFTER,
        "state": ConfirmationState.WAITING if is_open else row.state,
        "closed_at": row.closed_at,
    }


def add_confirmation(person_id: int, number: str, came_at: datetime) -> dict[str, Any]:
    """Count down from when it came; ConfirmationExistsError while an open one has the number."""
    _refuse_time(came_at)
    try:
        with transaction() as session:
            row = RedConfirmation(
                person_id=person_id,
                number=number,
                came_at=came_at,
                state=ConfirmationState.WAITING,
                created_at=clock.now(),
                next_try_at=rules.next_confirmation_step(came_at, clock.now()),
                attempts=0,
                deaths=0,
            )
            session.add(row)
            session.flush()
            _record(session, row, "notify.confirmation_added")
            confirmation_id = row.id
    except IntegrityError as error:
        raise ConfirmationExistsError from error
    return _shown(find_confirmation(person_id, confirmation_id))


def close_confirmation(person_id: int, confirmation_id: int) -> dict[str, Any]:
    """已处理: no more reminders; ConfirmationClosedError when it is over already."""
    find_confirmation(person_id, confirmation_id)
    with transaction() as session:
        row = session.get_one(RedConfirmation, confirmation_id, with_for_update=True)
        if row.state not in OPEN:
            raise ConfirmationClosedError
        row.state, row.closed_at = ConfirmationState.DONE, clock.now()
        row.next_try_at = row.lease_until = None
        _record(session, row, "notify.confirmation_closed")
    return _shown(find_confirmation(person_id, confirmation_id))


def remove_confirmation(person_id: int, confirmation_id: int) -> None:
    """It was registered by mistake."""
    find_confirmation(person_id, confirmation_id)
    with transaction() as session:
        row = session.get(RedConfirmation, confirmation_id, with_for_update=True)
        if row is not None:
            _record(session, row, "notify.confirmation_removed")
            session.delete(row)


def find_confirmation(person_id: int, confirmation_id: int) -> RedConfirmation:
    """The person's own; NotFoundError also for another's."""
    fits = 0 < confirmation_id <= LARGEST_ID
    row = db.session.get(RedConfirmation, confirmation_id) if fits else None
    if row is None or row.person_id != person_id:
        raise NotFoundError
    return row


def remind(claim: Claim) -> None:
    """The worker's part: say how much time is left, or that it has lapsed."""
    with transaction() as session:
        if not jobs.held(session, RedConfirmation, claim):
            return
        row, now = session.get_one(RedConfirmation, claim.row_id), clock.now()
        steps = rules.confirmation_steps(row.came_at)
        hours = rules.latest_step(steps, now)
        told = [] if hours is None else tell(session, [_notice_of(row, hours)])
        jobs.settle(session, RedConfirmation, claim, attempts=0, **_planned(row, now))
    ring(told)


def work() -> Work:
    """Confirmations as background work."""
    return Work(name=WORK, table=RedConfirmation, do=remind)


def _planned(row: RedConfirmation, now: datetime) -> dict[str, Any]:
    next_try_at = rules.next_confirmation_step(row.came_at, now)
    if next_try_at is not None:
        return {"next_try_at": next_try_at}
    return {"state": ConfirmationState.LAPSED, "closed_at": now, "next_try_at": None}


def _notice_of(row: RedConfirmation, hours: int) -> Notice:
    lapses_at = (row.came_at + rules.LAPSES_AFTER).astimezone(BEIJING)
    if hours:
        title = f"红字确认单还剩 {hours} 小时失效"
        body = f"确认单 {row.number} 将在 {lapses_at:%Y-%m-%d %H:%M} 失效，请到电子税务局处理。"
    else:
        title = "红字确认单已失效"
        body = f"确认单 {row.number} 超过 72 小时无人确认，已失效。需要时请重新发起。"
    return Notice(
        person_id=row.person_id,
        kind=NoticeKind.RED_CONFIRMATION,
        title=title,
        body=body,
        link="/reminders",
        key=f"red-confirmation-{row.id}-{hours}",
    )


def _refuse_time(came_at: datetime) -> None:
    now = clock.now()
    if came_at > now + _CLOCK_SKEW:
        message = "发起时间不能晚于现在。"
    elif came_at + rules.LAPSES_AFTER <= now:
        message = "发起已超过 72 小时，确认单已经失效，不必登记。"
    else:
        return
    raise InvalidInputError([{"field": "came_at", "message": message}])


def _record(session: Session, row: RedConfirmation, action: str) -> None:
    audit.record(
        session,
        actor_id=row.person_id,
        action=action,
        subject="red_confirmation",
        subject_id=row.id,
        facts={"came_at": row.came_at.isoformat()},
    )
