"""日历订阅: a person's dates as iCalendar, by a secret address that he can replace or revoke."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from backend.accounts.models import PersonRow
from backend.accounts.rules import PersonState, ThrottlePolicy
from backend.accounts.service import throttle
from backend.accounts.service.sessions import hash_token
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock, ids
from backend.kernel.errors import NotFoundError
from backend.notify.errors import TooManyCalendarTriesError
from backend.notify.models import CalendarFeed
from backend.notify.service.own_dates import OwnDates
from backend.notify.service.parts import CalendarEntry, CalendarSource, outlets, sources

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_LONGEST_TOKEN = 100
_NOTED_EVERY = timedelta(hours=1)
_WRONG_PER_ADDRESS = ThrottlePolicy(free_tries=20, forgotten_after=timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Feed:
    """Whether a person has a feed, since when, and when a calendar last read it."""

    created_at: datetime | None
    last_read_at: datetime | None


def show_feed(person_id: int) -> Feed:
    """The state of a person's feed; its address is not known any more."""
    row = db.session.get(CalendarFeed, person_id)
    return Feed(None, None) if row is None else Feed(row.created_at, row.last_read_at)


def replace_feed(person_id: int) -> str:
    """A new secret address, shown this once; the one before is worthless from now on."""
    token, now = ids.new_token(), clock.now()
    with transaction() as session:
        row = session.get(CalendarFeed, person_id, with_for_update=True)
        if row is None:
            row = CalendarFeed(person_id=person_id)
            session.add(row)
        row.token_hash, row.created_at, row.last_read_at = hash_token(token), now, None
        _record(session, person_id, "notify.calendar_replaced")
    return f"{outlets().settings.effective_public_url}/api/calendar/{token}.ics"


def revoke_feed(person_id: int) -> None:
    """No calendar reads this person's dates any more."""
    with transaction() as session:
        session.execute(
            delete(CalendarFeed)
            .where(CalendarFeed.person_id == person_id)
            .execution_options(synchronize_session=False)
        )
        _record(session, person_id, "notify.calendar_revoked")


def read_feed(token: str, address: str) -> bytes:
    """The calendar behind a secret address; NotFoundError for any other.

    Wrong ones are counted by network address: TooManyCalendarTriesError.
    """
    person_id = _owner_of(token)
    if person_id is None:
        with transaction() as session:
            key = throttle.key_of_address("calendar", address)
            throttle.take(session, key, _WRONG_PER_ADDRESS, TooManyCalendarTriesError)
        raise NotFoundError
    _note_read(person_id)
    found = [entry for source in _all_sources() for entry in source.entries(person_id)]
    return _calendar_of(found)


def _all_sources() -> list[CalendarSource]:
    return [OwnDates(), *sources().calendar]


def _owner_of(token: str) -> int | None:
    if len(token) > _LONGEST_TOKEN:
        return None
    return db.session.scalar(
        select(CalendarFeed.person_id)
        .join(PersonRow, PersonRow.id == CalendarFeed.person_id)
        .where(CalendarFeed.token_hash == hash_token(token), PersonRow.state == PersonState.ACTIVE)
    )


def _note_read(person_id: int) -> None:
    """At most once an hour: calendars ask often, and a read need not write."""
    now = clock.now()
    last = show_feed(person_id).last_read_at
    if last is not None and now - last < _NOTED_EVERY:
        return
    with transaction() as session:
        row = session.get(CalendarFeed, person_id, with_for_update=True)
        if row is not None:
            row.last_read_at = now


def _calendar_of(entries: list[CalendarEntry]) -> bytes:
    from icalendar import Calendar  # slow to load, and seldom needed

    calendar = Calendar()
    calendar.add("prodid", "-//piaokatong//notify//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "票卡通")
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event_of(entry))
    content: bytes = calendar.to_ical()
    return content


def _event_of(entry: CalendarEntry) -> "Event":
    from icalendar import Event

    public_url = outlets().settings.effective_public_url
    event = Event()
    event.add("uid", f"{entry.uid}@piaokatong")
    event.add("dtstamp", clock.now().astimezone(UTC))
    event.add("summary", entry.title)
    if entry.on is not None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
    elif entry.at is not None:
        event.add("dtstart", entry.at.astimezone(UTC))
        event.add("dtend", (entry.at + timedelta(minutes=15)).astimezone(UTC))
    event.add("description", f"{entry.note}\n{public_url}{entry.link}".strip())
    event.add("url", f"{public_url}{entry.link}")
    event.add("transp", "TRANSPARENT")
    for before in entry.alarms:
        event.add_component(_alarm_of(entry, before))
    return event


def _alarm_of(entry: CalendarEntry, before: timedelta) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    # A day has no hour: nine in the morning of the day that the alarm names.
    alarm.add("trigger", timedelta(hours=9) - before if entry.on is not None else -before)
    return alarm


def _record(session: Any, person_id: int, action: str) -> None:
    audit.record(
        session,
        actor_id=person_id,
        action=action,
        subject="calendar_feed",
        subject_id=person_id,
    )
