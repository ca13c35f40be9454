"""What the routes of 我的提醒 take and give."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from backend.accounts.schemas import Line
from backend.infra.jobs import JobState
from backend.notify.schemas.admin import PageIn
from backend.notify.states import ConfirmationState, Repeat
from backend.web.schemas import In, InstantIn, Out, UtcInstant

ReminderText = Annotated[Line, Field(min_length=1, max_length=200)]
SubjectLink = Annotated[str, StringConstraints(pattern=r"^/(invoices|claims)/[1-9][0-9]{0,9}$")]


def _number(text: str) -> str:
    if not text.isascii() or not text.isalnum():
        raise ValueError("确认单编号只含数字和字母，请照原样填写。")
    return text.upper()


class RemindersIn(PageIn):
    """Query of the reminders."""

    done: bool = False


class ReminderIn(In):
    """A reminder; ``link`` names an invoice or a claim of one's own."""

    text: ReminderText
    due_at: InstantIn
    repeat: Repeat = Repeat.NONE
    link: SubjectLink | None = None


class ReminderOut(Out):
    """A reminder; 'dead' = it could not be fired, an administrator finds the cause in the log."""

    id: int
    text: str
    due_at: UtcInstant
    repeat: Repeat
    link: str | None
    state: JobState
    fired_at: UtcInstant | None


class ReminderPageOut(Out):
    """One page: open ones by time, done ones newest first."""

    items: list[ReminderOut]
    next_cursor: str | None


class RedConfirmationIn(In):
    """A red-letter confirmation: its number and when it was sent to the other side."""

    number: Annotated[str, StringConstraints(min_length=8, max_length=40), AfterValidator(_number)]
    came_at: InstantIn


class RedConfirmationOut(Out):
    """A confirmation and its last moment."""

    id: int
    number: str
    came_at: UtcInstant
    lapses_at: UtcInstant
    state: ConfirmationState
    closed_at: UtcInstant | None


class RedConfirmationPageOut(Out):
    """One page, newest first."""

    items: list[RedConfirmationOut]
    next_cursor: str | None
