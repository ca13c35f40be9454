"""The verbs of the filing calendar."""

from backend.filing.service.deadlines import (
    find_deadline,
    list_open,
    list_year,
    next_deadline,
    remove_deadline,
    set_deadline,
)
from backend.filing.service.reminding import FilingDates, remind

__all__ = [
    "FilingDates",
    "find_deadline",
    "list_open",
    "list_year",
    "next_deadline",
    "remind",
    "remove_deadline",
    "set_deadline",
]
