"""Telling the tax clerks in good time that a filing period ends; their calendars know it too."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRole, PersonRow
from backend.accounts.rules import PersonState, Role
from backend.filing import rules
from backend.filing.rules import Deadline, DeadlineSource
from backend.filing.service.deadlines import list_open
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.notify import service as notify
from backend.notify.service import CalendarEntry, Notice, NoticeKind

LINK = "/filing"
_MONTHS_IN_CALENDAR = 12
_RESPONSIBLE = (Role.CLEARING_OPERATOR, Role.ADMINISTRATOR)
"""Who is told: 办税员; where there is none, the administrators, so that somebody is."""


def remind() -> None:
    """The daily chore: the latest reminder that is due, to everybody who has not had it.

    A day on which nothing ran is made up for on the next one. A deadline that has moved is
    told again.
    """
    today = clock.today()
    due = [
        (deadline, day)
        for deadline in list_open(today, 1)
        if (day := rules.latest_reminder(deadline, today)) is not None
    ]
    if not due:
        return
    with transaction() as session:
        people = _responsible(session)
        notices = [_notice(one, *each, today) for one in people for each in due]
        delivery_ids = notify.tell(session, notices)
    notify.ring(delivery_ids)


class FilingDates:
    """Implements notify's ``CalendarSource`` for those who are reminded."""

    def entries(self, person_id: int) -> Sequence[CalendarEntry]:
        """The deadlines of about a year; none for people who need not file."""
        if person_id not in _responsible(db.session()):
            return []
        return [_entry(one) for one in list_open(clock.today(), _MONTHS_IN_CALENDAR)]


def _responsible(session: Session) -> Sequence[int]:
    for role in _RESPONSIBLE:
        found = session.scalars(
            select(PersonRow.id)
            .join(PersonRole, PersonRole.person_id == PersonRow.id)
            .where(PersonRow.state == PersonState.ACTIVE, PersonRole.role == role)
            .order_by(PersonRow.id)
        ).all()
        if found:
            return found
    return []


def _notice(person_id: int, deadline: Deadline, day: date, today: date) -> Notice:
    left = rules.days_left(deadline, today)
    when = f"还有 {left} 天截止" if left > 0 else "今天截止"
    return Notice(
        person_id,
        NoticeKind.FILING_DEADLINE,
        title=f"{deadline.month.number} 月申报{when}",
        body=f"{_last_day(deadline)}请核对抄报、申报和清卡是否都已完成。",
        link=LINK,
        key=f"filing:{deadline.month}:{deadline.due_on}:{day}",
    )


def _entry(deadline: Deadline) -> CalendarEntry:
    """A provisional one stands on the day to be ready by."""
    alarms = [deadline.earliest_on - day for day in rules.reminder_days(deadline)]
    mark = "（暂定）" if deadline.provisional else ""
    return CalendarEntry(
        uid=f"filing-{deadline.month}",
        title=f"{deadline.month.number} 月申报截止{mark}",
        on=deadline.earliest_on,
        note=_last_day(deadline),
        link=LINK,
        alarms=tuple(alarms),
    )


def _last_day(deadline: Deadline) -> str:
    match deadline.source:
        case DeadlineSource.TABLE:
            return f"截止日 {deadline.due_on}（官方公告）。"
        case DeadlineSource.ALGORITHM:
            return f"截止日 {deadline.due_on}（按假日推算）。"
        case DeadlineSource.WEEKEND:
            ready_on = deadline.earliest_on
            return f"截止日暂定 {deadline.due_on}，放假安排还没有收录，请按 {ready_on} 准备。"
