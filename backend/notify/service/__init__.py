"""The verbs of notify: tell people, remind them, and let them read and choose."""

from backend.infra.jobs import Work
from backend.notify.kinds import NoticeKind
from backend.notify.service import dated_items, delivering, red_confirmations, reminders
from backend.notify.service.calendar_feed import read_feed, replace_feed, revoke_feed
from backend.notify.service.dated_items import (
    ItemFacts,
    add_item,
    change_item,
    close_item,
    list_items,
)
from backend.notify.service.digest import send_digests
from backend.notify.service.failures import give_up, list_failures, retry, retry_all
from backend.notify.service.housekeeping import tidy
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
from backend.notify.service.preferences import change_preferences, show_preferences
from backend.notify.service.red_confirmations import (
    add_confirmation,
    close_confirmation,
    list_confirmations,
    remove_confirmation,
)
from backend.notify.service.reminders import (
    ReminderWish,
    add_reminder,
    change_reminder,
    list_reminders,
    remove_reminder,
)
from backend.notify.service.robots import (
    RobotFacts,
    add_robot,
    change_robot,
    list_robots,
    remove_robot,
    try_robot,
)
from backend.notify.service.subscriptions import Browser, subscribe, unsubscribe
from backend.notify.service.telling import ring, tell
from backend.notify.service.testing_ways import send_test


def works() -> list[Work]:
    """Everything that notify does in the background."""
    return [
        *delivering.works(),
        reminders.work(),
        red_confirmations.work(),
        dated_items.work(),
    ]


__all__ = [
    "Browser",
    "CalendarEntry",
    "CalendarSource",
    "ItemFacts",
    "Notice",
    "NoticeKind",
    "ReminderWish",
    "RobotFacts",
    "Sources",
    "Todo",
    "TodoSource",
    "add_confirmation",
    "add_item",
    "add_reminder",
    "add_robot",
    "change_item",
    "change_preferences",
    "change_reminder",
    "change_robot",
    "close_confirmation",
    "close_item",
    "count_unread",
    "give_up",
    "list_confirmations",
    "list_failures",
    "list_items",
    "list_notices",
    "list_reminders",
    "list_robots",
    "mark_all_read",
    "mark_read",
    "read_feed",
    "remove_confirmation",
    "remove_reminder",
    "remove_robot",
    "replace_feed",
    "retry",
    "retry_all",
    "revoke_feed",
    "ring",
    "send_digests",
    "send_test",
    "show_preferences",
    "subscribe",
    "tell",
    "tidy",
    "try_robot",
    "unsubscribe",
    "use",
    "works",
]
