"""When a device is to be cleared next, and what each month of a year is (E17, E28)."""

from datetime import date, timedelta

from backend.clearing.states import ClearState, Cycle
from backend.filing.rules import Month

_QUARTERS = frozenset({1, 4, 7, 10})
"""Months in which a quarter is filed."""


def next_filing_month(cycle: Cycle, cleared_until: date | None, today: date) -> Month | None:
    """The month in which the device is cleared next; None = it is out of use.

    The present one until the period before it is cleared.
    """
    if cycle is Cycle.NONE:
        return None
    this = Month.of(today)
    is_done = cleared_until is not None and cleared_until >= this.day(1) - timedelta(days=1)
    month = this.shifted(1) if is_done else this
    while cycle is Cycle.QUARTERLY and month.number not in _QUARTERS:
        month = month.shifted(1)
    return month


def is_needed(cycle: Cycle, filing_month: Month) -> bool:
    """Whether this device is cleared in that month at all."""
    if cycle is Cycle.QUARTERLY:
        return filing_month.number in _QUARTERS
    return cycle is Cycle.MONTHLY


def period_state(
    *, needed: bool, states: frozenset[ClearState], filing_month: Month, deadline: date, today: date
) -> str:
    """One month of one device: what its sessions came to, else what the calendar says."""
    if ClearState.DONE in states or ClearState.SUPERSEDED in states:
        return "cleared"
    if ClearState.HALTED in states:
        return "halted"
    if states - {ClearState.ABORTED}:
        return "running"
    if not needed:
        return "not_needed"
    if today < filing_month.day(1):
        return "not_due"
    return "open" if today <= deadline else "late"
