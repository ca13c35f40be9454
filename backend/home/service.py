"""Gathers the home page from the features below."""

from dataclasses import asdict
from typing import Any

from backend.invoices import service as invoices


def summarise(person_id: int) -> dict[str, Any]:
    """Counts and the latest three invoices of one person."""
    counts = asdict(invoices.count_own(person_id))
    latest = invoices.list_own(person_id, limit=3)["items"]
    return counts | {"latest": latest}
