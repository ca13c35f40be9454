"""Alarms of a desk, and what people say of them."""

from typing import Literal

from pydantic import Field

from backend.web.schemas import In, Out, UtcInstant

LONGEST_ALARM = 240


class AcknowledgeIn(In):
    """已了解: which alarm, by its ``id``, and why a clearing may begin all the same."""

    alarm: str = Field(min_length=1, max_length=LONGEST_ALARM)
    reason: str = Field(min_length=2, max_length=200)


class AcknowledgedOut(Out):
    """Who took note of it. ``until``: another word is needed after that."""

    by: str
    at: UtcInstant
    reason: str
    until: UtcInstant


class AlarmOut(Out):
    """现象, 原因, 怎么办 of one alarm as it stands now; another ``id`` is another alarm.

    A red one has to be gone, no word helps. ``reader`` None = it concerns the whole desk;
    ``session_id``: the clearing that it tells of. ``acknowledged`` None = not yet, or no more.
    """

    id: str
    what: str
    state: Literal["yellow", "red"]
    detail: str
    cause: str
    remedy: str
    code: str | None
    reader: str | None
    session_id: str | None
    acknowledged: AcknowledgedOut | None


class AlarmTakenOut(Out):
    """One alarm under which a clearing was begun, as it was then."""

    what: str
    detail: str
    cause: str
    remedy: str
    code: str | None
    reason: str
    by: str
    at: UtcInstant
