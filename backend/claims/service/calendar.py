"""Days on which offices are shut, from the holidays that filing knows."""

from datetime import date

from backend.claims.rules.facts import RestDay
from backend.filing.gateway import AnnouncedHolidays
from backend.filing.rules import DayKind

_SATURDAY = 5
_ANNOUNCED = AnnouncedHolidays()


def rest_day(day: date) -> RestDay | None:
    """None for a working day; of a year whose holidays nobody has announced only weekends."""
    match _ANNOUNCED.kind_of(day):
        case DayKind.WORKING:
            return None
        case DayKind.REST:
            return RestDay.WEEKEND
        case DayKind.HOLIDAY:
            return RestDay.HOLIDAY
        case None:
            return RestDay.WEEKEND if day.weekday() >= _SATURDAY else None
