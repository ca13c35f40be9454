"""`python app.py deadline YYYY-MM`: one JSON line, from what was shipped; no database is asked."""

from backend.filing.gateway import AnnouncedHolidays
from backend.filing.official import OFFICIAL
from backend.filing.rules import Month, decide


def answer_of(month: Month) -> dict[str, str | bool]:
    """The members of the answer, in their promised order."""
    deadline = decide(month, OFFICIAL.get(month), AnnouncedHolidays())
    return {
        "month": str(month),
        "due_on": deadline.due_on.isoformat(),
        "source": deadline.source.value,
        "provisional": deadline.provisional,
    }
