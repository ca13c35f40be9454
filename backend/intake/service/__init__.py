"""The verbs of 收票: scans, entries, files and what becomes of them."""

from backend.intake.service.claims_known import ClaimOf, use
from backend.intake.service.confirming import (
    NotRetriableError,
    NotWaitingError,
    discard,
    enter_by_hand,
    read_again,
)
from backend.intake.service.describing import count_own, find_states, list_own, show
from backend.intake.service.keeping import NotAnInvoiceError, enter, scan
from backend.intake.service.kinds import describe_kind, describe_kinds
from backend.intake.service.originals import original_of, page_of
from backend.intake.service.receiving import FileRefusedError, SentFile, receive
from backend.intake.service.recognising import WORK, work

__all__ = [
    "WORK",
    "ClaimOf",
    "FileRefusedError",
    "NotAnInvoiceError",
    "NotRetriableError",
    "NotWaitingError",
    "SentFile",
    "count_own",
    "describe_kind",
    "describe_kinds",
    "discard",
    "enter",
    "enter_by_hand",
    "find_states",
    "list_own",
    "original_of",
    "page_of",
    "read_again",
    "receive",
    "scan",
    "show",
    "use",
    "work",
]
