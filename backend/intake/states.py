"""Where an uploaded file stands."""

from enum import StrEnum


class UploadState(StrEnum):
    """收票状态: every file ends as stored, duplicate or rejected, or waits for a person."""

    READING = "reading"
    STORED = "stored"
    DUPLICATE = "duplicate"
    NEEDS_CONFIRMATION = "needs_confirmation"
    REJECTED = "rejected"


class UploadReason(StrEnum):
    """Why, beside the reader's own codes (reading.files.Code)."""

    SAME_FILE = "same_file"
    SAME_INVOICE = "same_invoice"
    SAME_INVOICE_AND_MORE = "same_invoice_and_more"
    GAVE_UP = "gave_up"
    LOST = "lost"
    DISCARDED = "discarded"


class Outcome(StrEnum):
    """What became of one invoice of a file."""

    STORED = "stored"
    DUPLICATE = "duplicate"
