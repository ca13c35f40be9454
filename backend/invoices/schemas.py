"""What the invoice routes take and give."""

from datetime import date

from pydantic import Field

from backend.invoices.states import (
    FileRole,
    IntakeChannel,
    ReviewStatus,
    TaxStatus,
    TitleCheck,
    UsageStatus,
    VerifyStatus,
    WalletFilter,
)
from backend.reading.kinds import AmountMeaning
from backend.web.exports import ExportIn
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant


class InvoiceListIn(In):
    """Query of the wallet list."""

    filter: WalletFilter = WalletFilter.ALL
    q: str | None = Field(default=None, max_length=50)
    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class InvoiceExportIn(ExportIn):
    """The wallet list with its filter as a file; with ``ids`` those invoices only."""

    filter: WalletFilter = WalletFilter.ALL
    q: str | None = Field(default=None, max_length=50)
    ids: str | None = Field(default=None, pattern=r"^[0-9]{1,10}(,[0-9]{1,10}){0,49}$")


class InvoiceStatesIn(In):
    """Ids of the invoices asked about, separated by commas."""

    ids: str = Field(pattern=r"^[0-9]{1,10}(,[0-9]{1,10}){0,49}$")


class InvoiceRow(Out):
    """One line of the wallet; money in fen, instants UTC."""

    id: int
    reference_no: str
    kind: str
    kind_label: str
    number: str
    code: str | None
    issued_on: date | None
    amount_fen: int | None
    amount_meaning: AmountMeaning
    total_fen: int | None
    currency: str
    seller_name: str | None
    verify_status: VerifyStatus
    tax_status: TaxStatus
    title_check: TitleCheck
    usage_status: UsageStatus
    review_status: ReviewStatus
    is_sandbox: bool
    is_by_hand: bool
    is_red_letter: bool
    captured_at: UtcInstant
    status_changed_at: UtcInstant


class InvoicePageOut(Out):
    """One page of the wallet."""

    items: list[InvoiceRow]
    next_cursor: str | None


class InvoiceStatesOut(Out):
    """Those of the asked invoices that are the person's own."""

    items: list[InvoiceRow]


class ItemOut(Out):
    """明细: one line of the invoice; text as the official side wrote it, money in fen."""

    name: str | None
    spec: str | None
    unit: str | None
    quantity: str | None
    unit_price: str | None
    amount_fen: int | None
    tax_rate: str | None
    tax_fen: int | None


class InvoiceOut(InvoiceRow):
    """One invoice with everything printed on it that is known."""

    check_code: str | None
    crc: str
    intake_channel: IntakeChannel
    buyer_name: str | None
    buyer_tax_id: str | None
    seller_tax_id: str | None
    amount_without_tax_fen: int | None
    tax_fen: int | None
    items: list[ItemOut]
    warnings: list[str]
    late_entry_reason: str | None
    verified_at: UtcInstant | None


class InvoiceFileOut(Out):
    """原件 behind an invoice; pages and bytes are asked for by ``upload_id``."""

    upload_id: int
    role: FileRole
    file_name: str
    format_label: str
    byte_count: int
    sha256: str
    pages: int
    added_at: UtcInstant
