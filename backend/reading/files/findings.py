"""What a reader found in a file: invoices with their source, or why there are none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from backend.reading.qr import QrReading


class Source(StrEnum):
    """Where in the file an invoice was read."""

    QR = "qr"


class Code(StrEnum):
    """Why a file is not in the wallet, or not wholly; stable names for programs."""

    EMPTY = "empty"
    BAD_FORMAT = "bad_format"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_MANY_PAGES = "too_many_pages"
    PAGE_TOO_LARGE = "page_too_large"
    TOO_COMPLEX = "too_complex"
    NO_CODE = "no_code"
    UNCLEAR_CODE = "unclear_code"
    OTHER_CODE = "other_code"
    PAGES_NOT_SEEN = "pages_not_seen"
    NEEDS_TYPING = "needs_typing"
    NOT_READ_YET = "not_read_yet"


class RefusedFileError(Exception):
    """The file cannot be used; ``reason`` (Chinese) says why and what to do."""

    def __init__(self, code: Code, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Found:
    """One invoice that the file names; ``page`` counts from 1."""

    reading: QrReading
    page: int = 1
    source: Source = Source.QR


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one look at a file gave.

    ``invoices`` identify themselves; ``hints`` hold some fields to begin the entry form with.
    ``code`` and ``reason`` say why there is no invoice; with invoices ``reason`` is a remark.
    ``is_final``: a longer look at the same bytes would find no more.
    """

    invoices: tuple[Found, ...] = ()
    hints: tuple[Found, ...] = ()
    code: Code | None = None
    reason: str | None = None
    pages: int | None = None
    is_final: bool = True


class Reader(Protocol):
    """Reads files of some formats. Bytes in, values out: no database, no framework."""

    def read(self, content: bytes, *, is_full: bool) -> Findings:
        """What the file holds; with ``is_full`` however long it takes.

        Raises RefusedFileError, and WorkersUnavailableError when nobody could look.
        """
        ...
