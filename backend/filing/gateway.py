"""The announced holidays, from the package `chinesecalendar`."""

from datetime import date
from functools import lru_cache

import chinese_calendar

from backend.filing.rules import DayKind


class AnnouncedHolidays:
    """Implements ``rules.Calendar``; covers the years that the installed package covers."""

    def kind_of(self, day: date) -> DayKind | None:
        """None for a year that the package does not cover."""
        return _kind_of(day)


# The package looks through all its days for each question.
@lru_cache(maxsize=8192)
def _kind_of(day: date) -> DayKind | None:
    try:
        is_working = chinese_calendar.is_workday(day)
    except NotImplementedError:
        return None
    if is_working:
        return DayKind.WORKING
    # Not get_holiday_detail(): it names the holiday of make-up working days too.
    return DayKind.HOLIDAY if day in chinese_calendar.holidays else DayKind.REST
