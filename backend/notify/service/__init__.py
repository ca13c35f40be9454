"""The verbs of notify: tell people, and let them read and choose."""

from backend.notify.kinds import NoticeKind
from backend.notify.service.delivering import works
from backend.notify.service.inbox import count_unread, list_notices, mark_all_read, mark_read
from backend.notify.service.notices import Notice
from backend.notify.service.parts import (
    CalendarEntry,
    CalendarSource,
    Sources,
    Todo,
    TodoSource,
    use,
)
from backend.notify.service.telling import ring, tell

__all__ = [
    "CalendarEntry",
    "CalendarSource",
    "Notice",
    "NoticeKind",
    "Sources",
    "Todo",
    "TodoSource",
    "count_unread",
    "list_notices",
    "mark_all_read",
    "mark_read",
    "ring",
    "tell",
    "use",
    "works",
]
