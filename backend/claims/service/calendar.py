"""Days on which offices are shut, from the package `chinesecalendar`."""

from datetime import date
from functools import lru_cache

import chinese_calendar

from backend.claims.rules.facts import RestDay

_SATURDAY = 5


# The package looks through all its days for each question.
@lru_cache(maxsize=8192)
def rest_day(day: date) -> RestDay | None:
    """None for a working day; of a year whose holidays nobody has announced only weekends."""
    try:
        is_working = chinese_calendar.is_workday(day)
    except NotImplementedError:
        return RestDay.WEEKEND if day.weekday() >= _SATURDAY else None
    if is_working:
        return None
    return RestDay.HOLIDAY if day in chinese_calendar.holidays else RestDay.WEEKEND
