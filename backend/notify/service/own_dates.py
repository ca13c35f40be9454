"""What notify itself knows of people's dates: for their calendars and their daily digest."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import select

from backend.infra.db import db
from backend.infra.jobs import JobState
from backend.kernel import clock
from backend.kernel.clock import BEIJING
from backend.notify import rules
from backend.notify.models import DatedItem, RedConfirmation, Reminder
from backend.notify.service.parts import CalendarEntry, Todo
from backend.notify.service.red_confirmations import OPEN

_MOST = 500


class OwnDates:
    """Reminders, red-letter confirmations and dated items, as TodoSource and CalendarSource."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        """What comes due by the end of today, and what is overdue."""
        tonight = datetime.combine(clock.today() + timedelta(days=1), time(), tzinfo=BEIJING)
        reminders = [row for row in _reminders(person_id) if row.due_at < tonight]
        items = [row for row in _items(person_id) if _is_near(row)]
        counted = (
            ("今天的提醒", len(reminders), "条"),
            ("红字确认单待处理", len(_confirmations(person_id)), "张"),
            ("快到期的事项", len(items), "项"),
        )
        return [Todo(label, count, unit, "/reminders") for label, count, unit in counted if count]

    def entries(self, person_id: int) -> Sequence[CalendarEntry]:
        """Every open one, with the alarms that match its notices."""
        return [
            *(_reminder_entry(row) for row in _reminders(person_id)),
            *(_confirmation_entry(row) for row in _confirmations(person_id)),
            *(_item_entry(row) for row in _items(person_id)),
        ]


def _is_near(row: DatedItem) -> bool:
    return (row.due_on - clock.today()).days <= max([0, *row.lead_days])


def _reminder_entry(row: Reminder) -> CalendarEntry:
    return CalendarEntry(
        uid=f"reminder-{row.id}",
        title=row.text,
        at=row.due_at,
        link=row.link or "/reminders",
        alarms=(timedelta(0),),
    )


def _confirmation_entry(row: RedConfirmation) -> CalendarEntry:
    return CalendarEntry(
        uid=f"red-confirmation-{row.id}",
        title="红字确认单失效",
        at=row.came_at + rules.LAPSES_AFTER,
        note=f"确认单 {row.number}",
        link="/reminders",
        alarms=(timedelta(hours=12), timedelta(hours=2)),
    )


def _item_entry(row: DatedItem) -> CalendarEntry:
    return CalendarEntry(
        uid=f"dated-item-{row.id}",
        title=f"{row.title}到期",
        on=row.due_on,
        note=row.note,
        link="/reminders",
        alarms=tuple(timedelta(days=days) for days in row.lead_days),
    )


def _reminders(person_id: int) -> Sequence[Reminder]:
    query = select(Reminder).where(
        Reminder.person_id == person_id, Reminder.state == JobState.WAITING
    )
    return db.session.scalars(query.order_by(Reminder.due_at).limit(_MOST)).all()


def _confirmations(person_id: int) -> Sequence[RedConfirmation]:
    query = select(RedConfirmation).where(
        RedConfirmation.person_id == person_id, RedConfirmation.state.in_(OPEN)
    )
    return db.session.scalars(query.order_by(RedConfirmation.id).limit(_MOST)).all()


def _items(person_id: int) -> Sequence[DatedItem]:
    query = select(DatedItem).where(
        DatedItem.person_id == person_id, DatedItem.is_closed.is_(False)
    )
    return db.session.scalars(query.order_by(DatedItem.due_on).limit(_MOST)).all()
