"""Gathers the home page from the features below."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from backend.intake import service as intake
from backend.invoices import service as invoices
from backend.notify import service as notify
from backend.notify.service import Todo


def summarise(person_id: int) -> dict[str, Any]:
    """Counts and the latest three invoices of one person, and what waits for him."""
    counts = asdict(invoices.count_own(person_id))
    latest = invoices.list_own(person_id, limit=3)["items"]
    waits = {
        "to_confirm": intake.count_own(person_id)["needs_confirmation"],
        "unread": notify.count_unread(person_id),
    }
    return counts | waits | {"latest": latest}


class HomeTodos:
    """What the home page counts, for the daily digest."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        """Files to confirm and invoices with a problem."""
        to_confirm = intake.count_own(person_id)["needs_confirmation"]
        problems = invoices.count_own(person_id).problems
        counted = (
            ("待确认的文件", to_confirm, "份", "/uploads"),
            ("有问题的发票", problems, "张", "/wallet?filter=problem"),
        )
        return [Todo(label, count, unit, link) for label, count, unit, link in counted if count]
