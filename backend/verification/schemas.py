"""What the routes of 查验 take and give."""

from typing import Literal

from pydantic import Field

from backend.invoices.schemas import InvoiceFileOut, InvoiceOut
from backend.verification.outcomes import Outcome
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant
from backend.web.uploads import Upload


class ManualVerdictIn(In):
    """A check by hand: what the official site said, a remark, and its screenshot."""

    outcome: Outcome
    note: str = Field(min_length=1, max_length=500)
    evidence: Upload


class VerificationOut(Out):
    """What is planned; ``cannot_ask_because`` tells why ``can_ask`` is false."""

    provider: Literal["sandbox", "tencent", "manual"]
    next_try_at: UtcInstant | None
    tries_today: int
    can_ask: bool
    cannot_ask_because: str | None
    dead: bool
    last_error: str | None


class AttemptOut(Out):
    """One try; without ``finished_at`` it is under way."""

    id: int
    provider: str
    is_sandbox: bool
    outcome: Outcome | None
    raw_code: str | None
    message: str
    asked_at: UtcInstant
    finished_at: UtcInstant | None
    person_name: str | None
    evidence: bool
    note: str | None


class HistoryIn(In):
    """Query of the history."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class HistoryEntryOut(AttemptOut):
    """One try with the invoice it was about."""

    invoice_id: int
    number: str
    code: str | None
    kind_label: str
    seller_name: str | None


class HistoryPageOut(Out):
    """One page of the history, newest first."""

    items: list[HistoryEntryOut]
    next_cursor: str | None


class OfficialFieldOut(Out):
    """One field of the official page, to copy."""

    label: str
    value: str


class OfficialFormOut(Out):
    """The official page and its fields in its own order and format."""

    url: str
    fields: list[OfficialFieldOut]


class InvoiceDetail(InvoiceOut):
    """One invoice with everything that is known about its 查验, newest attempt first."""

    verification: VerificationOut
    attempts: list[AttemptOut]
    official_form: OfficialFormOut | None
    files: list[InvoiceFileOut]
