"""Routes of the filing calendar."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.filing import service
from backend.filing.rules import Month, TableEntry, days_left
from backend.filing.schemas import (
    DeadlineOut,
    FilingEntryIn,
    FilingYearIn,
    FilingYearOut,
    NextDeadlineOut,
)
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

blueprint = APIBlueprint("filing", __name__, tag="征期")


@blueprint.get("/api/filing")
@blueprint.input(FilingYearIn, location="query", arg_name="asked")
@blueprint.output(FilingYearOut)
@permits(Permission.SIGNED_IN)
def show_year(asked: FilingYearIn) -> dict[str, Any]:
    """The twelve filing deadlines of a year."""
    year = asked.year or clock.today().year
    return {"year": year, "items": service.list_year(year)}


@blueprint.get("/api/filing/next")
@blueprint.output(NextDeadlineOut)
@permits(Permission.SIGNED_IN)
def show_next() -> dict[str, Any]:
    """The next filing deadline and the days left."""
    today = clock.today()
    deadline = service.next_deadline(today)
    shown = DeadlineOut.model_validate(deadline).model_dump()
    return {**shown, "days_left": days_left(deadline, today)}


@blueprint.put("/api/filing/<month>")
@blueprint.input(FilingEntryIn, arg_name="entry")
@blueprint.output(DeadlineOut)
@permits(Permission.ADMINISTRATOR)
def set_deadline(month: str, entry: FilingEntryIn) -> DeadlineOut:
    """Enter what the official notice says of a month (YYYY-MM)."""
    wanted = TableEntry(entry.due_on, entry.notice)
    deadline = service.set_deadline(person().id, _month(month), wanted)
    return DeadlineOut.model_validate(deadline)


@blueprint.delete("/api/filing/<month>")
@blueprint.output({}, status_code=204)
@permits(Permission.ADMINISTRATOR)
def remove_deadline(month: str) -> str:
    """Take a month's entry out of the table; the deadline is then worked out again."""
    service.remove_deadline(person().id, _month(month))
    return ""


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise InvalidInputError([{"field": "month", "message": str(error)}]) from None
