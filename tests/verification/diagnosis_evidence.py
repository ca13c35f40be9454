"""What the tests of 为什么查不到 know about an invoice, unless a case knows better."""

from datetime import date, datetime, timedelta
from typing import Any

from backend.invoices.states import IntakeChannel
from backend.kernel.clock import BEIJING
from backend.verification.outcomes import Outcome
from backend.verification.rules.diagnosis import Evidence, Health, Neighbour, Try

NOW = datetime(2026, 11, 28, 14, 0, tzinfo=BEIJING)


def days(count: int) -> date:
    """So many days ago."""
    return NOW.date() - timedelta(days=count)


def told(outcome: Outcome, raw: str | None = "raw", *, ago: int = 20, by_hand: bool = False) -> Try:
    """An attempt ``ago`` minutes ago."""
    asked_at = NOW - timedelta(minutes=ago)
    return Try(outcome=outcome, asked_at=asked_at, raw_code=raw, is_by_hand=by_hand)


def neighbour(*, day: bool = False, amount: bool = False) -> Neighbour:
    """Another invoice whose number ends in 1 where this one ends in 7."""
    number = "26312000000000000011"
    return Neighbour(invoice_id=7, number=number, is_same_day=day, is_same_amount=amount)


def evidence(**known: Any) -> Evidence:
    """A scanned, whole 数电票 of ten days ago that arrived an hour ago; ``known`` differs."""
    base: dict[str, Any] = {
        "now": NOW,
        "number": "26312000000000000017",
        "issued_on": days(10),
        "channel": IntakeChannel.QR_SCAN,
        "captured_at": NOW - timedelta(hours=1),
        "stored_at": NOW - timedelta(hours=1),
        "reference_no": "PK2026112800000001",
        "crc": "ok",
        "health": Health(answered=9, failed=1, last_answer_at=NOW - timedelta(minutes=3)),
    }
    return Evidence(**(base | known))
