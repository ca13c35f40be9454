"""What the intake routes take and give."""

from typing import ClassVar, Literal

from pydantic import Field, field_validator

from backend.invoices.schemas import InvoiceOut
from backend.kernel.money import MAX_FEN
from backend.reading.kinds import InvoiceKind
from backend.web.schemas import DayIn, In, InstantIn, Out, UtcInstant


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
    """Who has the invoice already; nothing personal about somebody of another company."""

    is_mine: bool
    owner_name: str | None
    registered_at: UtcInstant | None
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
