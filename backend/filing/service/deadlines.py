"""Deadlines of this installation: the administrator's table first, then what can be worked out."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.filing import rules
from backend.filing.gateway import AnnouncedHolidays
from backend.filing.models import FilingDeadline
from backend.filing.rules import Deadline, Month, TableEntry
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError


def find_deadline(month: Month) -> Deadline:
    """The deadline of one month; there always is one."""
    return _find([month])[0]


def list_year(year: int) -> list[Deadline]:
    """The twelve deadlines of a year, January first."""
    return _find([Month(year, number) for number in range(1, 13)])


def next_deadline(today: date) -> Deadline:
    """The first deadline that is not over; it is on or after ``today``."""
    return min(list_open(today, 1), key=lambda one: one.due_on)


def list_open(today: date, months_ahead: int) -> list[Deadline]:
    """The deadlines that are not over, by month, up to so many (at least 1) after this one."""
    this = Month.of(today)
    # From last month's on: a notice may have put it off into this one.
    near = _find([this.shifted(months) for months in range(-1, months_ahead + 1)])
    return [one for one in near if one.due_on >= today]


def set_deadline(actor_id: int, month: Month, entry: TableEntry) -> Deadline:
    """Enter or correct what the official notice says; InvalidInputError for an impossible day."""
    _refuse_impossible(month, entry.due_on)
    try:
        _write(actor_id, month, entry)
    except IntegrityError:  # two at once entered the month for the first time
        _write(actor_id, month, entry)
    return rules.decide(month, entry, AnnouncedHolidays())


def remove_deadline(actor_id: int, month: Month) -> None:
    """Take the entry out, so that the deadline is worked out again; NotFoundError without one."""
    with transaction() as session:
        row = session.get(FilingDeadline, str(month), with_for_update=True)
        if row is None:
            raise NotFoundError
        _record(session, "filing.deadline_removed", actor_id, row, {"before": _facts(row)})
        session.delete(row)


def _find(months: list[Month]) -> list[Deadline]:
    names = [str(month) for month in months]
    rows = db.session.scalars(select(FilingDeadline).where(FilingDeadline.month.in_(names)))
    entries = {row.month: TableEntry(row.due_on, row.notice) for row in rows}
    calendar = AnnouncedHolidays()
    return [rules.decide(month, entries.get(str(month)), calendar) for month in months]


def _refuse_impossible(month: Month, due_on: date) -> None:
    first, last = rules.entry_bounds(month)
    if not first <= due_on <= last:
        message = (
            f"{month} 的截止日应在 {first} 至 {last} 之间：不会早于当月，最晚顺延到下月上旬。"
            "请对照公告核对月份和日期。"
        )
        raise InvalidInputError([{"field": "due_on", "message": message}])


def _write(actor_id: int, month: Month, entry: TableEntry) -> None:
    with transaction() as session:
        row = session.get(FilingDeadline, str(month), with_for_update=True)
        before = None if row is None else _facts(row)
        if row is None:
            row = FilingDeadline(month=str(month))
            session.add(row)
        row.due_on, row.notice = entry.due_on, entry.notice
        row.changed_by, row.changed_at = actor_id, clock.now()
        facts = {"before": before, "after": _facts(row)}
        _record(session, "filing.deadline_set", actor_id, row, facts)


def _facts(row: FilingDeadline) -> dict[str, str | None]:
    return {"due_on": row.due_on.isoformat(), "notice": row.notice}


def _record(
    session: Session, action: str, actor_id: int, row: FilingDeadline, facts: dict[str, Any]
) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="filing_deadline",
        subject_id=None,  # its key is the month, which is text
        facts={"month": row.month, **facts},
    )
