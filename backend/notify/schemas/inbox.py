"""What the routes of 消息 take and give."""

from pydantic import Field

from backend.accounts.rules import LARGEST_ID
from backend.notify.kinds import NoticeKind
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant


class NoticesIn(In):
    """Query of the inbox."""

    unread: bool = False
    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class NoticeLineOut(Out):
    """One line of a digest and where it leads."""

    text: str
    link: str


class NoticeOut(Out):
    """One notice; ``link`` is a path of the web client."""

    id: int
    kind: NoticeKind
    kind_label: str
    title: str
    body: str
    link: str
    lines: list[NoticeLineOut]
    created_at: UtcInstant
    is_read: bool


class NoticePageOut(Out):
    """One page of the inbox, newest first, and how many are unread (100 means 100 or more)."""

    items: list[NoticeOut]
    next_cursor: str | None
    unread: int


class UnreadOut(Out):
    """How many notices are unread; 100 means 100 or more."""

    unread: int


class ReadAllIn(In):
    """Everything up to the newest notice that was shown."""

    up_to_id: int = Field(ge=1, le=LARGEST_ID)
