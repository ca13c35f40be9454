"""What the routes of the filing calendar take and give."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from backend.filing.rules import FIRST_YEAR, LAST_YEAR, DeadlineSource
from backend.web.schemas import DayIn, In, Out


class FilingYearIn(In):
    """Which year; the present one (in China) when not given."""

    year: int | None = Field(default=None, ge=FIRST_YEAR, le=LAST_YEAR)


class FilingEntryIn(In):
    """What the official notice says of one month; ``notice`` is the document's number."""

    due_on: DayIn
    notice: str | None = Field(default=None, max_length=100)

    @field_validator("notice")
    @classmethod
    def _empty_is_none(cls, value: str | None) -> str | None:
        return value or None


class DeadlineOut(Out):
    """The deadline of one month.

    ``provisional``: holidays not announced yet may move it; be ready by ``earliest_on``.
    """

    month: Annotated[str, BeforeValidator(str)]
    due_on: date
    source: DeadlineSource
    provisional: bool
    notice: str | None
    earliest_on: date


class NextDeadlineOut(DeadlineOut):
    """``days_left`` counts to ``earliest_on``; 0 = today at the latest."""

    days_left: int


class FilingYearOut(Out):
    """The twelve months of a year."""

    year: int
    items: list[DeadlineOut]
