"""已上传 / 未上传: issued invoices of our ledger beside a clearing (D10)."""

from datetime import date

from pydantic import Field

from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant


class IssuedIn(In):
    """Query of the issued invoices of a session's periods."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)
    waiting_only: bool = False


class IssuedRow(Out):
    """One issued invoice of our ledger; ``uploaded_at``: when the bureau first answered for it."""

    id: int
    number: str
    issued_on: date
    total_fen: int | None
    is_red_letter: bool
    is_uploaded: bool
    uploaded_at: UtcInstant | None


class IssuedPageOut(Out):
    """Newest first."""

    items: list[IssuedRow]
    next_cursor: str | None
