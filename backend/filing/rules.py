"""When a filing period ends, decided by the first that knows: table, algorithm, weekends.

Basis: Implementation Rules of the Tax Collection Law (税收征收管理法实施细则), article 109. A last
day on a rest day moves to the first working day after it; three or more consecutive days of a
statutory holiday inside the period put the end off by as many days.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from itertools import groupby, islice
from typing import Protocol, Self

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Months outside are refused: nobody files for them, and dates have an end."""
LAST_DAY = 15
"""The period runs from the 1st to this day; no deadline was ever before it."""
REMINDED_BEFORE = (7, 3, 1)
_LEAST_HOLIDAYS = 3
_LATEST_IN_NEXT_MONTH = 10
_LONGEST_SEARCH = 60
_DAY = timedelta(days=1)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """The month in which one files (申报月份), not the tax period (所属期) before it."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """From YYYY-MM; ValueError, in words for people, for anything else."""
        found = _MONTH.fullmatch(text)
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValueError(
                f"月份应写作 YYYY-MM，例如 2026-05，可用 {FIRST_YEAR}-01 至 {LAST_YEAR}-12。"
            )
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that ``day`` lies in."""
        return cls(day.year, day.month)

    def day(self, number: int) -> date:
        return date(self.year, self.number, number)

    def shifted(self, months: int) -> "Month":
        """The month so many months later; earlier when negative."""
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


class DayKind(Enum):
    """What a day is for those who work in offices."""

    WORKING = "working"
    """Make-up working days (调休) at a weekend included."""
    REST = "rest"
    HOLIDAY = "holiday"
    """A day of a statutory holiday as the yearly notice lists it, bridges included."""


class Calendar(Protocol):
    """Knows the days of the years whose holidays have been announced."""

    def kind_of(self, day: date) -> DayKind | None:
        """None: nobody has announced the holidays of that year yet."""


class DeadlineSource(StrEnum):
    """Who supplied a deadline."""

    TABLE = "table"
    """The official notice, as the administrator entered it or as it was shipped."""
    ALGORITHM = "algorithm"
    WEEKEND = "weekend"
    """Only weekends are known: may be too early, so it is shown as 暂定."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What an official notice says of one month; ``notice`` names the document, None = unnamed."""

    due_on: date
    notice: str | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a filing period; ``notice`` names the official document it comes from."""

    month: Month
    due_on: date
    source: DeadlineSource
    notice: str | None = None

    @property
    def provisional(self) -> bool:
        """暂定: holidays that are not announced yet may still move it."""
        return self.source is DeadlineSource.WEEKEND

    @property
    def earliest_on(self) -> date:
        """The day to be ready by: a make-up working day may bring a provisional date forward."""
        return self.month.day(LAST_DAY) if self.provisional else self.due_on


def decide(month: Month, entry: TableEntry | None, calendar: Calendar) -> Deadline:
    """The deadline by the first that knows it; answers for every month."""
    if entry is not None:
        return Deadline(month, entry.due_on, DeadlineSource.TABLE, entry.notice)
    due_on = _calculate(month, calendar)
    if due_on is not None:
        return Deadline(month, due_on, DeadlineSource.ALGORITHM)
    weekday = next(day for day in _days_from(month.day(LAST_DAY)) if day.weekday() < 5)
    return Deadline(month, weekday, DeadlineSource.WEEKEND)


def _calculate(month: Month, calendar: Calendar) -> date | None:
    """None when the calendar does not cover the period or the days after it."""
    kinds = [calendar.kind_of(month.day(number)) for number in range(1, LAST_DAY + 1)]
    if None in kinds:
        return None
    last_day = month.day(LAST_DAY)
    extension = _longest_holiday(kinds)
    if extension < _LEAST_HOLIDAYS:
        return next(_working_days(last_day, calendar), None)
    after = _working_days(last_day + _DAY, calendar)
    return next(islice(after, extension - 1, None), None)


def _longest_holiday(kinds: Sequence[DayKind | None]) -> int:
    """Days of the longest rest with a holiday in it, its weekends counted; rests do not add up."""
    rests = (list(run) for is_work, run in groupby(kinds, _is_working) if not is_work)
    return max((len(rest) for rest in rests if DayKind.HOLIDAY in rest), default=0)


def _is_working(kind: DayKind | None) -> bool:
    return kind is DayKind.WORKING


def _working_days(first: date, calendar: Calendar) -> Iterator[date]:
    """Ends where the calendar ends."""
    for day in _days_from(first):
        match calendar.kind_of(day):
            case None:
                return
            case DayKind.WORKING:
                yield day
            case DayKind.REST | DayKind.HOLIDAY:
                pass


def _days_from(first: date) -> Iterator[date]:
    return (first + timedelta(days=passed) for passed in range(_LONGEST_SEARCH))


def days_left(deadline: Deadline, today: date) -> int:
    """Days until one has to be ready; 0 up to the due date itself; negative once it is over."""
    left = (deadline.earliest_on - today).days
    return left if left >= 0 else min(0, (deadline.due_on - today).days)


def reminder_days(deadline: Deadline) -> tuple[date, ...]:
    """When to remind, earliest first; a provisional deadline counts back from the 15th."""
    return tuple(deadline.earliest_on - timedelta(days=days) for days in REMINDED_BEFORE)


def latest_reminder(deadline: Deadline, today: date) -> date | None:
    """The last of ``reminder_days`` that has come; None before the first and once it is over."""
    if days_left(deadline, today) < 0:
        return None
    return max((day for day in reminder_days(deadline) if day <= today), default=None)


def entry_bounds(month: Month) -> tuple[date, date]:
    """First and last day that an official notice can name: any other is a slip of the pen."""
    return month.day(1), month.shifted(1).day(_LATEST_IN_NEXT_MONTH)
