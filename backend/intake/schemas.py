"""What the intake routes take and give."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from backend.intake.states import UploadState
from backend.invoices.schemas import InvoiceOut, InvoiceRow
from backend.invoices.states import IntakeChannel
from backend.kernel.money import MAX_FEN
from backend.reading.files import FileFormat, PageSize
from backend.reading.kinds import InvoiceKind
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In, InstantIn, Out, UtcInstant
from backend.web.uploads import Upload


class ScanIn(In):
    """One scanned text, as the decoder delivered it."""

    raw_members: ClassVar[frozenset[str]] = frozenset({"text"})

    text: str = Field(min_length=1, max_length=4096)
    captured_at: InstantIn | None = None

    @field_validator("text")
    @classmethod
    def _storable(cls, text: str) -> str:
        return text.replace("\x00", "")


class EntryIn(In):
    """One invoice typed by hand; ``late_entry_reason`` marks it as 补录."""

    kind: InvoiceKind
    code: str | None = Field(default=None, max_length=12)
    number: str = Field(min_length=1, max_length=32)
    issued_on: DayIn | None = None
    amount_fen: int | None = Field(default=None, ge=-MAX_FEN, le=MAX_FEN, strict=True)
    check_code: str | None = Field(default=None, max_length=20)
    captured_at: InstantIn | None = None
    late_entry_reason: str | None = Field(default=None, max_length=200)


class DuplicateOut(Out):
    """Who has the invoice already, and in which claim; nothing about another company's."""

    is_mine: bool
    owner_name: str | None
    registered_at: UtcInstant | None
    claim_no: str | None = None
    differs: list[str]


class ScanOut(Out):
    """The first answer to one scan or entry; a repeat under the same key gets it again."""

    result: Literal["stored", "duplicate"]
    reference_no: str | None
    invoice: InvoiceOut | None
    duplicate: DuplicateOut | None


class KindFieldsOut(Out):
    """Whether 查验 needs each field of a kind."""

    code: Literal["required", "optional", "empty"]
    number: Literal["required", "optional", "empty"]
    issued_on: Literal["required", "optional", "empty"]
    amount: Literal["required", "optional", "empty"]
    check_code: Literal["required", "optional", "empty"]


class KindOut(Out):
    """One kind of invoice with what people should know when they choose it."""

    kind: InvoiceKind
    label: str
    fields: KindFieldsOut
    number_form: str
    check_form: str
    amount_meaning: str
    amount_label: str
    features: str
    deductible: str
    deductible_label: str


class KindsOut(Out):
    """Every kind, in the order in which a person looks for it."""

    items: list[KindOut]


class UploadIn(In):
    """One file in a form; ``channel`` says whether it was photographed or chosen."""

    file: Upload
    channel: Literal["photo", "file_upload"] = "file_upload"
    captured_at: InstantIn | None = None


class UploadListIn(In):
    """Query of the upload history; ``q`` is part of a reference number or of a file's name."""

    state: UploadState | None = None
    q: str | None = Field(default=None, max_length=50)
    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class UploadStatesIn(In):
    """Ids of the uploads asked about, separated by commas."""

    ids: str = Field(pattern=r"^[0-9]{1,10}(,[0-9]{1,10}){0,49}$")


class DiscardIn(In):
    """Why a file that waits for confirmation is given up."""

    reason: str = Field(min_length=1, max_length=200)


class PageIn(In):
    """Query of one page's picture."""

    size: PageSize = PageSize.LARGE


class UploadInvoiceOut(Out):
    """One invoice that a file held; ``invoice`` only when it is the person's own."""

    result: Literal["stored", "duplicate"]
    page: int
    invoice: InvoiceRow | None
    duplicate: DuplicateOut | None


class HintOut(Out):
    """Fields that a code on the file told, to begin the entry form with."""

    kind: InvoiceKind | None
    code: str | None
    number: str | None
    issued_on: date | None
    amount_fen: int | None
    check_code: str | None


class UploadOut(Out):
    """One submitted file. ``pages`` is how many can be shown (0: download only).

    ``is_reader_newer``: the readers have learned something since they last looked at it.
    """

    id: int
    reference_no: str
    state: UploadState
    reason_code: str | None
    reason: str | None
    channel: IntakeChannel
    file_name: str
    format: FileFormat | None
    format_label: str
    byte_count: int
    sha256: str
    pages: int
    hint: HintOut | None
    duplicate_of_id: int | None
    duplicate_of_reference_no: str | None
    can_retry: bool
    can_enter: bool
    is_reader_newer: bool
    is_kept: bool
    invoices: list[UploadInvoiceOut]
    captured_at: UtcInstant
    created_at: UtcInstant
    state_changed_at: UtcInstant


class UploadCountsOut(Out):
    """Every file ever sent, by where it stands: total = the sum of the others."""

    total: int
    reading: int
    stored: int
    duplicate: int
    needs_confirmation: int
    rejected: int


class FormatsOut(Out):
    """What may be handed in: in words, and as the ``accept`` of a file input."""

    label: str
    accept: str


class UploadPageOut(Out):
    """One page of the upload history, newest first; the limits are those of the next file."""

    items: list[UploadOut]
    next_cursor: str | None
    counts: UploadCountsOut
    limit_bytes: int
    formats: FormatsOut


class UploadStatesOut(Out):
    """Those of the asked uploads that are the person's own."""

    items: list[UploadOut]
