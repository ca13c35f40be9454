"""Gathers the home page from the features below."""

from dataclasses import asdict
from typing import Any

from backend.intake import service as intake
from backend.invoices import service as invoices


def summarise(person_id: int) -> dict[str, Any]:
    """Counts and the latest three invoices of one person, and files that wait for him."""
    counts = asdict(invoices.count_own(person_id))
    latest = invoices.list_own(person_id, limit=3)["items"]
    to_confirm = intake.count_own(person_id)["needs_confirmation"]
    return counts | {"to_confirm": to_confirm, "latest": latest}
