"""What the administrators' routes of notify take and give: robots, failures, dated items."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from backend.accounts.rules import LARGEST_ID
from backend.accounts.schemas import Line
from backend.notify.kinds import GROUP_KINDS, Channel, NoticeKind
from backend.notify.states import ItemKind, RobotKind
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In, Out, UtcInstant


def _for_groups(kinds: list[NoticeKind]) -> list[NoticeKind]:
    if any(kind not in GROUP_KINDS for kind in kinds):
        raise ValueError("所选类型里有只与个人相关的，不能发到群里。")
    return kinds


GroupKinds = Annotated[
    list[NoticeKind],
    Field(min_length=1, max_length=len(GROUP_KINDS)),
    AfterValidator(_for_groups),
]
RobotName = Annotated[Line, Field(min_length=1, max_length=50)]
Address = Annotated[Line, Field(min_length=1, max_length=500)]
Secret = Annotated[Line, Field(max_length=200)]
LeadDays = Annotated[list[Annotated[int, Field(ge=1, le=365)]], Field(min_length=1, max_length=5)]


class RobotIn(In):
    """A robot as its group's settings show it; an empty secret = it asks for no signature."""

    name: RobotName
    kind: RobotKind
    address: Address
    secret: Secret = ""
    kinds: GroupKinds
    is_active: bool = True


class RobotPatchIn(In):
    """What to change; address and secret are left alone when they are absent."""

    name: RobotName | None = None
    address: Address | None = None
    secret: Secret | None = None
    kinds: GroupKinds | None = None
    is_active: bool | None = None


class RobotOut(Out):
    """A robot without its address and secret: they are never shown again."""

    id: int
    name: str
    kind: RobotKind
    has_secret: bool
    kinds: list[NoticeKind]
    is_active: bool
    last_sent_at: UtcInstant | None
    last_problem: str | None


class GroupKindOut(Out):
    """A kind that a robot may tell, and all that it says."""

    kind: NoticeKind
    label: str
    text: str


class RobotsOut(Out):
    """All robots, and what robots may tell."""

    items: list[RobotOut]
    kinds: list[GroupKindOut]


class RobotTriedOut(Out):
    """What came of a test: three answers, never two."""

    answer: Literal["sent", "refused", "could_not_ask"]
    reason: str


class PageIn(In):
    """Query of a list."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class FailureOut(Out):
    """One delivery that ended without success; ``to`` is a person's or a robot's name."""

    id: int
    channel: Channel
    kind_label: str
    to: str | None
    attempts: int
    reason: str
    created_at: UtcInstant
    settled_at: UtcInstant | None


class FailuresOut(Out):
    """One page, newest first, and how many there are in all and how many wait."""

    items: list[FailureOut]
    next_cursor: str | None
    dead: int
    waiting: int


class RetriedOut(Out):
    """How many deliveries are tried again."""

    retried: int


class DatedItemsIn(PageIn):
    """Query of the dated items."""

    closed: bool = False


class DatedItemIn(In):
    """A dated item to register."""

    title: Annotated[Line, Field(min_length=1, max_length=100)]
    kind: ItemKind
    due_on: DayIn
    person_id: int = Field(ge=1, le=LARGEST_ID)
    lead_days: LeadDays
    note: Annotated[Line, Field(max_length=300)] = ""


class DatedItemPatchIn(In):
    """What to change."""

    title: Annotated[Line, Field(min_length=1, max_length=100)] | None = None
    kind: ItemKind | None = None
    due_on: DayIn | None = None
    person_id: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    lead_days: LeadDays | None = None
    note: Annotated[Line, Field(max_length=300)] | None = None


class DatedItemOut(Out):
    """A dated item; ``days_left`` below zero means overdue."""

    id: int
    title: str
    kind: ItemKind
    due_on: date
    days_left: int
    person_id: int
    person_name: str
    lead_days: list[int]
    note: str
    is_closed: bool
    closed_at: UtcInstant | None


class DatedItemPageOut(Out):
    """One page of dated items by last day."""

    items: list[DatedItemOut]
    next_cursor: str | None
