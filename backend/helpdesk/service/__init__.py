"""The verbs of the help desk."""

from backend.helpdesk.service.acting import (
    answer,
    close,
    confirm_solved,
    follow_up,
    reopen,
    reply,
    try_step,
)
from backend.helpdesk.service.drafting import draft, look
from backend.helpdesk.service.filing import file
from backend.helpdesk.service.reminding import TicketTodos, remind
from backend.helpdesk.service.screenshots import add_screenshot, screenshot
from backend.helpdesk.service.showing import list_all, list_own, show

__all__ = [
    "TicketTodos",
    "add_screenshot",
    "answer",
    "close",
    "confirm_solved",
    "draft",
    "file",
    "follow_up",
    "list_all",
    "list_own",
    "look",
    "remind",
    "reopen",
    "reply",
    "screenshot",
    "show",
    "try_step",
]
