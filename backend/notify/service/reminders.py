"""设置提醒: a person's own reminders; each fires once at its time, or comes back as he wished."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from backend.accounts.rules import LARGEST_ID
from backend.audit import service as audit
from backend.infra import jobs
from backend.infra.db import db, transaction
from backend.infra.jobs import Claim, JobState, Work
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.notify import rules
from backend.notify.errors import TooManyRemindersError
from backend.notify.kinds import NoticeKind
from backend.notify.models import Reminder
from backend.notify.service.notices import Notice
from backend.notify.service.parts import sources
from backend.notify.service.telling import ring, tell
from backend.notify.states import Repeat
from backend.web.pages import decode_cursor, encode_cursor

WORK = "notify.reminders"
_MOST_OPEN = 200
_FARTHEST = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """What a person wants to be reminded of; ``link`` is "/invoices/12", "/claims/12" or None."""

    text: str
    due_at: datetime
    repeat: Repeat
    link: str | None = None


def list_reminders(
    person_id: int, *, is_done: bool, limit: int, cursor: str | None
) -> dict[str, Any]:
    """One page {"items", "next_cursor"}: the open ones by time, or the done ones newest first."""
    order = (Reminder.due_at, Reminder.id)
    query = select(Reminder).where(
        Reminder.person_id == person_id,
        (Reminder.state == JobState.DONE) if is_done else (Reminder.state != JobState.DONE),
    )
    key = decode_cursor(cursor, int, int)
    if key is not None:
        place = tuple_(*order)
        seen = (_instant(key[0]), min(max(key[1], 0), LARGEST_ID))
        query = query.where(place < seen if is_done else place > seen)
    sorted_by = [column.desc() if is_done else column.asc() for column in order]
    rows = db.session.scalars(query.order_by(*sorted_by).limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    next_cursor = encode_cursor(_micros(last.due_at), last.id) if last else None
    return {"items": rows[:limit], "next_cursor": next_cursor}


def find_reminder(person_id: int, reminder_id: int) -> Reminder:
    """The person's own reminder; NotFoundError also for another's."""
    row = db.session.get(Reminder, reminder_id) if 0 < reminder_id <= LARGEST_ID else None
    if row is None or row.person_id != person_id:
        raise NotFoundError
    return row


def add_reminder(person_id: int, wish: ReminderWish) -> Reminder:
    """A new reminder; its time lies ahead, and what it links to is the person's own."""
    _refuse_time(wish.due_at)
    _refuse_link(person_id, wish.link)
    with transaction() as session:
        _refuse_too_many(session, person_id)
        row = Reminder(
            person_id=person_id,
            state=JobState.WAITING,
            created_at=clock.now(),
            attempts=0,
            deaths=0,
        )
        _apply(row, wish)
        session.add(row)
        session.flush()
        _record(session, row, "notify.reminder_added")
        reminder_id = row.id
    return find_reminder(person_id, reminder_id)


def change_reminder(person_id: int, reminder_id: int, wish: ReminderWish) -> Reminder:
    """Set text, time, repeat and link anew; a reminder that has fired waits again."""
    find_reminder(person_id, reminder_id)
    _refuse_time(wish.due_at)
    _refuse_link(person_id, wish.link)
    with transaction() as session:
        row = session.get(Reminder, reminder_id, with_for_update=True)
        if row is None:
            raise NotFoundError
        if row.state is JobState.DONE:
            _refuse_too_many(session, person_id)
        _apply(row, wish)
        row.state, row.lease_until, row.last_error = JobState.WAITING, None, None
        row.attempts = row.deaths = 0
        _record(session, row, "notify.reminder_changed")
    return find_reminder(person_id, reminder_id)


def remove_reminder(person_id: int, reminder_id: int) -> None:
    """It never fires again; NotFoundError for another person's."""
    find_reminder(person_id, reminder_id)
    with transaction() as session:
        row = session.get(Reminder, reminder_id, with_for_update=True)
        if row is not None:
            _record(session, row, "notify.reminder_removed")
            session.delete(row)


def fire(claim: Claim) -> None:
    """The worker's part: tell the person, and plan the next time, in one transaction."""
    with transaction() as session:
        if not jobs.held(session, Reminder, claim):
            return
        row = session.get_one(Reminder, claim.row_id)
        told = tell(session, [_notice_of(row)])
        jobs.settle(session, Reminder, claim, fired_at=clock.now(), **_planned(row))
    ring(told)


def work() -> Work:
    """Reminders as background work."""
    return Work(name=WORK, table=Reminder, do=fire)


def _notice_of(row: Reminder) -> Notice:
    return Notice(
        person_id=row.person_id,
        kind=NoticeKind.REMINDER,
        title=row.text,
        body="这是您自己设置的提醒。",
        link=row.link or "/reminders",
        key=f"reminder-{row.id}-{_micros(row.due_at)}",
    )


def _planned(row: Reminder) -> dict[str, Any]:
    if row.repeat is Repeat.NONE:
        return {"state": JobState.DONE, "next_try_at": None}
    due_at = rules.next_occurrence(row.first_due_at, row.due_at, row.repeat, clock.now())
    return {"due_at": due_at, "next_try_at": due_at, "attempts": 0}


def _apply(row: Reminder, wish: ReminderWish) -> None:
    row.text, row.link, row.repeat = wish.text, wish.link, wish.repeat
    row.due_at = row.first_due_at = row.next_try_at = wish.due_at


def _refuse_time(due_at: datetime) -> None:
    now = clock.now()
    if due_at <= now:
        message = "提醒时间已经过去，请选一个将来的时间。"
    elif due_at > now + _FARTHEST:
        message = "提醒时间太远，最多五年以内。"
    else:
        return
    raise InvalidInputError([{"field": "due_at", "message": message}])


def _refuse_link(person_id: int, link: str | None) -> None:
    """A feature that has not said who may open its objects is not linked to."""
    if link is None:
        return
    path, _, number = link.rpartition("/")
    may_open = sources().subjects.get(f"{path}/", _nobody_may)
    try:
        may_open(person_id, int(number))
    except NotFoundError as error:
        message = "没有找到要关联的内容：可能已被移除，或不属于您。"
        raise InvalidInputError([{"field": "link", "message": message}]) from error


def _nobody_may(_person_id: int, _number: int) -> None:
    raise NotFoundError


def _refuse_too_many(session: Session, person_id: int) -> None:
    opened = select(func.count()).where(
        Reminder.person_id == person_id, Reminder.state == JobState.WAITING
    )
    if (session.scalar(opened) or 0) >= _MOST_OPEN:
        raise TooManyRemindersError


def _record(session: Session, row: Reminder, action: str) -> None:
    audit.record(
        session,
        actor_id=row.person_id,
        action=action,
        subject="reminder",
        subject_id=row.id,
        facts={"due_at": row.due_at.isoformat(), "repeat": row.repeat},
    )


def _micros(instant: datetime) -> int:
    return (instant - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _instant(micros: int) -> datetime:
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    except OverflowError:
        return datetime(9999, 1, 1, tzinfo=UTC)
