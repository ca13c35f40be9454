"""What a ticket may be, and what may be done to it."""

from enum import StrEnum


class TicketKind(StrEnum):
    """问题类型."""

    INCOMPLETE = "incomplete"
    HARD_TO_USE = "hard_to_use"
    DATA_LOST = "data_lost"
    OTHER = "other"


class TicketState(StrEnum):
    """Whose turn it is; ``WAITING``: support needs something from the person."""

    OPEN = "open"
    ANSWERED = "answered"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"


class TicketAct(StrEnum):
    """What somebody did; each is an entry of the conversation."""

    FILE = "file"
    REPLY = "reply"
    ANSWER = "answer"
    ASK = "ask"
    RESOLVE = "resolve"
    CLOSE = "close"
    REOPEN = "reopen"
    APPOINT = "appoint"
    """约定跟进: the day on which both look at it again."""
    ATTACH = "attach"
    TRY_STEP = "try_step"


class Side(StrEnum):
    """On which side of the conversation somebody stands."""

    OWNER = "owner"
    SUPPORT = "support"


class EvidenceKind(StrEnum):
    """What goes along with a ticket, as it was when the ticket was filed."""

    ERROR_LOG = "error_log"
    INVOICE = "invoice"
    CLEARING_LOG = "clearing_log"
