"""What the routes of the help desk take and give."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.helpdesk.states import EvidenceKind, Side, TicketAct, TicketKind, TicketState
from backend.kernel.sensitive import SensitiveKind
from backend.web.schemas import DayIn, In, InstantIn, Out, UtcInstant
from backend.web.uploads import Upload

_ErrorId = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{16})?$")]
_ErrorCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.\-]{0,80}$")]
_SessionNo = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-]{0,64}$")]
_Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
_Step = Annotated[str, StringConstraints(min_length=1, max_length=500)]
LARGEST_ID = 2**31 - 1


class TicketDraftAskedIn(In):
    """Where the person comes from: an error, an invoice, a clearing; all may be missing."""

    error: _ErrorId = ""
    code: _ErrorCode = ""
    invoice: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    session: _SessionNo = ""


class TicketIn(In):
    """A new ticket; ``attach`` names the evidence that may go along."""

    kind: TicketKind
    title: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    description: _Text
    steps: str = Field(default="", max_length=2000)
    tried: str = Field(default="", max_length=2000)
    occurred_at: InstantIn | None = None
    contact: str = Field(default="", max_length=100)
    company: str = Field(default="", max_length=100)
    invoice_id: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    invoice_number: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z\-]{0,32}$")] = ""
    invoice_issued_on: DayIn | None = None
    error_code: _ErrorCode = ""
    error_id: _ErrorId = ""
    session_no: _SessionNo = ""
    follow_up_on: DayIn | None = None
    attach: list[EvidenceKind] = Field(default_factory=list, max_length=len(EvidenceKind))


class TicketTextsIn(In):
    """Fields of a ticket or a reply by name, to be looked through before they are sent."""

    fields: dict[str, Annotated[str, StringConstraints(max_length=4000)]] = Field(max_length=16)


class TicketReplyIn(In):
    """What the owner writes."""

    text: _Text


class TicketWordIn(In):
    """A word with an act; may be empty."""

    text: str = Field(default="", max_length=2000)


class TicketAnswerIn(In):
    """What support does: answer, ask, resolve or close; ``steps`` of a solution to be tried."""

    act: TicketAct
    text: _Text
    steps: list[_Step] = Field(default_factory=list, max_length=10)
    follow_up_on: DayIn | None = None


class TicketFollowUpIn(In):
    """约定跟进; None = no day any more."""

    on: DayIn | None


class ScreenshotIn(In):
    """One picture."""

    file: Upload


class TicketListIn(In):
    """One page of tickets, the newest first."""

    state: TicketState | None = None
    is_living: bool = False
    limit: int = Field(default=30, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=200)


class TicketEvidenceOut(Out):
    """``is_found`` False: nothing is kept (any more), ``lines`` are empty then."""

    kind: EvidenceKind
    title: str
    is_found: bool
    lines: list[str]


class TicketDraftOut(Out):
    """What is known already, for the form of a new ticket."""

    kind: TicketKind
    title: str
    occurred_at: UtcInstant | None
    contact: str
    company: str
    invoice_id: int | None
    invoice_number: str
    invoice_issued_on: date | None
    error_code: str
    error_id: str
    session_no: str
    evidence: list[TicketEvidenceOut]


class SensitivePlaceOut(Out):
    """A number that will be covered; ``position`` counts signs from 1."""

    field: str
    kind: SensitiveKind
    position: int
    shown_as: str


class TicketLookOut(Out):
    """Every ID and bank-card number in the texts."""

    places: list[SensitivePlaceOut]


class TicketRowOut(Out):
    """A ticket in a list; ``owner`` by name."""

    id: int
    ticket_no: str
    kind: TicketKind
    state: TicketState
    title: str
    owner: str
    error_code: str
    follow_up_on: date | None
    created_at: UtcInstant
    changed_at: UtcInstant


class TicketPageOut(Out):
    """One page."""

    items: list[TicketRowOut]
    next_cursor: str | None


class TicketStepOut(Out):
    """One step of a solution."""

    id: int
    text: str
    tried_at: UtcInstant | None


class TicketMessageOut(Out):
    """One entry of the conversation."""

    id: int
    side: Side
    author: str
    is_mine: bool
    act: TicketAct
    text: str
    at: UtcInstant
    steps: list[TicketStepOut]


class ScreenshotOut(Out):
    """A picture; its bytes are asked for apart."""

    id: int
    file_name: str
    byte_count: int
    added_at: UtcInstant


class TicketOut(TicketRowOut):
    """A ticket, whole; ``owner_may`` and ``support_may`` are empty for who stands elsewhere."""

    description: str
    steps: str
    tried: str
    occurred_at: UtcInstant | None
    contact: str
    company: str
    invoice_id: int | None
    invoice_number: str
    invoice_issued_on: date | None
    error_id: str
    session_no: str
    messages: list[TicketMessageOut]
    evidence: list[TicketEvidenceOut]
    screenshots: list[ScreenshotOut]
    is_mine: bool
    owner_may: list[TicketAct]
    support_may: list[TicketAct]
