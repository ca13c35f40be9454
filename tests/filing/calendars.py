"""Calendars made up for the tests of the algorithm."""

from dataclasses import dataclass, field
from datetime import date

from backend.filing.rules import DayKind


@dataclass
class MadeUpCalendar:
    """Weekends, and what a notice says otherwise; knows no day from ``ends_on`` on."""

    holidays: frozenset[date] = frozenset()
    make_up_days: frozenset[date] = frozenset()
    ends_on: date = date.max
    asked: list[date] = field(default_factory=list)

    def kind_of(self, day: date) -> DayKind | None:
        self.asked.append(day)
        if day >= self.ends_on:
            return None
        if day in self.holidays:
            return DayKind.HOLIDAY
        if day.weekday() < 5 or day in self.make_up_days:
            return DayKind.WORKING
        return DayKind.REST


def days(month: str, *numbers: int) -> frozenset[date]:
    """Days of a month YYYY-MM."""
    return frozenset(date.fromisoformat(f"{month}-{number:02}") for number in numbers)
