"""Rules of notify: when and how a notice goes out, and when what reminds is due. Pure."""

from backend.notify.rules.dates import (
    LAPSES_AFTER,
    confirmation_steps,
    item_steps,
    latest_step,
    next_confirmation_step,
    next_item_step,
    next_occurrence,
)
from backend.notify.rules.wishes import MINUTES_A_DAY, QuietHours, Wishes

__all__ = [
    "LAPSES_AFTER",
    "MINUTES_A_DAY",
    "QuietHours",
    "Wishes",
    "confirmation_steps",
    "item_steps",
    "latest_step",
    "next_confirmation_step",
    "next_item_step",
    "next_occurrence",
]
