"""When a reminder comes back, and on which steps something with a last day reminds."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from backend.kernel.clock import BEIJING
from backend.notify.states import Repeat

LAPSES_AFTER = timedelta(hours=72)
"""An unanswered red-letter confirmation lapses (公告 2024 第11号)."""
_BEFORE_LAPSE_H = (48, 12, 2, 0)
_MORNING = time(9)
_OVERDUE = -1
"""A step on the day after the last day."""


def next_occurrence(first: datetime, due: datetime, repeat: Repeat, now: datetime) -> datetime:
    """The first time after ``due`` and ``now`` at which a repeated reminder comes back.

    The clock in China counts. ``first`` keeps the day of the month: the 31st stays the last
    day of shorter months and is the 31st again afterwards. Repeat.NONE never comes back: it
    raises ValueError.
    """
    if repeat is Repeat.NONE:
        raise ValueError("does not repeat")
    local = due.astimezone(BEIJING)
    day_of_month = first.astimezone(BEIJING).day
    while local <= now or local <= due:
        local = _later(local, day_of_month, repeat)
    return local.astimezone(due.tzinfo)


def _later(local: datetime, day_of_month: int, repeat: Repeat) -> datetime:
    if repeat is Repeat.WEEKLY:
        return local + timedelta(days=7)
    year, month = (local.year + 1, 1) if local.month == 12 else (local.year, local.month + 1)
    return local.replace(year=year, month=month, day=min(day_of_month, monthrange(year, month)[1]))


def confirmation_steps(came_at: datetime) -> list[tuple[int, datetime]]:
    """(hours left, when) of each reminder; 0 is the lapse itself."""
    lapses_at = came_at + LAPSES_AFTER
    return [(hours, lapses_at - timedelta(hours=hours)) for hours in _BEFORE_LAPSE_H]


def next_confirmation_step(came_at: datetime, now: datetime) -> datetime | None:
    """When the confirmation reminds next after ``now``; None when it has lapsed."""
    return next((at for _, at in confirmation_steps(came_at) if at > now), None)


def item_steps(due_on: date, lead_days: Sequence[int]) -> list[tuple[int, datetime]]:
    """(days left, when) of each reminder at nine in the morning; -1 is the day after."""
    days = sorted({*lead_days, 0, _OVERDUE}, reverse=True)
    return [
        (left, datetime.combine(due_on - timedelta(days=left), _MORNING, tzinfo=BEIJING))
        for left in days
    ]


def next_item_step(due_on: date, lead_days: Sequence[int], now: datetime) -> datetime | None:
    """When the item reminds next after ``now``; None when nothing is left to say."""
    return next((at for _, at in item_steps(due_on, lead_days) if at > now), None)


def latest_step(steps: Sequence[tuple[int, datetime]], now: datetime) -> int | None:
    """The last step that has come; those before it are old news. None before the first."""
    return next((left for left, at in reversed(steps) if at <= now), None)
