"""When owners of invoices that nobody has claimed are told so."""

from datetime import date, timedelta

DEADLINE_STAGES = (14, 3)
"""Days before the end of a claim period (报销期限) on which it is told."""
YEAR_END_DAYS = (10, 25)
"""Days of December from which on invoices of the ending year are named."""


def week_of(today: date) -> str:
    """The ISO week; unclaimed invoices are named once in each."""
    year, week, _ = today.isocalendar()
    return f"{year}-W{week:02d}"


def last_day(issued_on: date, claim_within_days: int) -> date:
    """Last day on which an invoice may be claimed."""
    return issued_on + timedelta(days=claim_within_days)


def deadline_stage(left: int) -> int | None:
    """The latest stage that ``left`` days before the last day have reached; None = too early."""
    reached = [stage for stage in DEADLINE_STAGES if left <= stage]
    return min(reached, default=None) if left >= 0 else None


def year_end_stage(today: date) -> int | None:
    """Day of December from which on the present reminder holds; None outside of it."""
    if today.month != 12:
        return None
    return max((day for day in YEAR_END_DAYS if day <= today.day), default=None)
