"""What the routes of 查验 take and give."""

from typing import Literal

from pydantic import Field

from backend.invoices.schemas import InvoiceFileOut, InvoiceOut
from backend.verification.outcomes import Outcome
from backend.verification.rules.comparing import Agreement
from backend.verification.rules.diagnosis import Action, Finding, Standing, Step
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant
from backend.web.uploads import Upload


class ManualVerdictIn(In):
    """A check by hand: what the official site said, a remark, and its screenshot."""

    outcome: Outcome
    note: str = Field(min_length=1, max_length=500)
    evidence: Upload


class VerificationOut(Out):
    """What is planned; ``cannot_ask_because`` tells why ``can_ask`` is false.

    ``last_answer_at`` is of the last attempt that brought an answer, ``next_refresh_at`` the next
    try by itself: the planned one, else the nightly run where it takes this invoice.
    """

    provider: Literal["sandbox", "tencent", "manual"]
    next_try_at: UtcInstant | None
    last_answer_at: UtcInstant | None
    next_refresh_at: UtcInstant | None
    tries_today: int
    tries_left: int
    can_ask: bool
    cannot_ask_because: str | None
    dead: bool
    last_error: str | None


class DifferenceOut(Out):
    """One field in which an answer differs from what stood before it."""

    field: str
    label: str
    stored: str | None
    told: str | None


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
    differences: list[DifferenceOut]


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


class EvidenceFactOut(Out):
    """One piece of evidence in words."""

    label: str
    value: str


class CauseOut(Out):
    """Why there is no good answer, what says so, and the one thing to do.

    ``link_id`` is the invoice that ``open_neighbour`` opens.
    """

    code: str
    is_likely: bool
    what: str
    action: Action
    facts: list[EvidenceFactOut]
    link_id: int | None


class DiagnosisStepOut(Out):
    """One step of the path; ``facts`` say why nothing was found there."""

    step: Step
    finding: Finding
    causes: list[CauseOut]
    facts: list[EvidenceFactOut]


class ComparedFieldOut(DifferenceOut):
    """One field side by side: printed in the code, stored here, told by the tax office."""

    printed: str | None
    agreement: Agreement


class ComparisonOut(Out):
    """The fields of the last answer; ``told_fields`` False: it said 'differs' and no more."""

    asked_at: UtcInstant
    outcome: Outcome
    is_sandbox: bool
    told_fields: bool
    rows: list[ComparedFieldOut]


class DiagnosisOut(Out):
    """为什么查不到; ``leading`` is the code of the cause to begin with.

    ``letter`` is a message about this invoice for the seller or the administrator, to copy.
    """

    standing: Standing
    summary: str
    leading: str | None
    steps: list[DiagnosisStepOut]
    next_try_at: UtcInstant | None
    can_ask: bool
    cannot_ask_because: str | None
    comparison: ComparisonOut | None
    letter: str
