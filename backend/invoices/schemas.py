"""What the invoice routes take and give."""

from datetime import date
from typing import Annotated

from pydantic import Field

from backend.invoices.states import (
    FileRole,
    GroupBy,
    IntakeChannel,
    ReviewStatus,
    TaxStatus,
    TitleCheck,
    UsageStatus,
    VerifyStatus,
    WalletCondition,
    WalletFilter,
)
from backend.kernel.money import MAX_FEN
from backend.reading.kinds import AmountMeaning
from backend.web.exports import ExportIn
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant


class WalletQueryIn(In):
    """Which of the person's own invoices; empty ``month``, ``category``, ``purpose``: none told."""

    filter: WalletFilter = WalletFilter.ALL
    q: str | None = Field(default=None, max_length=50)
    month: str | None = Field(default=None, pattern=r"^((19|20|21)[0-9]{2}-(0[1-9]|1[0-2]))?$")
    category: str | None = Field(default=None, max_length=60)
    purpose: str | None = Field(default=None, max_length=100)


class InvoiceListIn(WalletQueryIn):
    """Query of the wallet list."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class InvoiceExportIn(WalletQueryIn, ExportIn):
    """The wallet list with its filter as a file; with ``ids`` those invoices only."""

    ids: str | None = Field(default=None, pattern=r"^[0-9]{1,10}(,[0-9]{1,10}){0,49}$")


class BoundedCountOut(Out):
    """How many invoices; counted up to 100, ``is_more`` says that there are more."""

    count: int
    is_more: bool


class RelaxedOut(BoundedCountOut):
    """How many invoices the search gives without one of its conditions."""

    condition: WalletCondition


class RelaxationsOut(Out):
    """The ways out of an empty search: conditions to drop, most invoices first; near numbers.

    ``excludes_most`` is None when no single one keeps the invoices out.
    """

    excludes_most: WalletCondition | None
    relaxed: list[RelaxedOut]
    without_any: BoundedCountOut
    near_numbers: list[str]


class InvoiceStatesIn(In):
    """Ids of the invoices asked about, separated by commas."""

    ids: str = Field(pattern=r"^[0-9]{1,10}(,[0-9]{1,10}){0,49}$")


class InvoiceGroupsIn(In):
    """Query of the groups."""

    by: GroupBy
    filter: WalletFilter = WalletFilter.ALL


class PurposeIn(In):
    """用途 of several own invoices; empty takes it away."""

    ids: list[Annotated[int, Field(ge=1, le=2**31 - 1)]] = Field(min_length=1, max_length=100)
    purpose: str = Field(max_length=100)


class SupplyIn(In):
    """补全: what the official answer left out, read off the paper."""

    seller_name: str | None = Field(default=None, min_length=1, max_length=200)
    buyer_name: str | None = Field(default=None, min_length=1, max_length=200)
    buyer_tax_id: str | None = Field(default=None, pattern=r"^[0-9A-Z]{15,20}$")
    total_fen: int | None = Field(default=None, ge=1, le=MAX_FEN)
    item_name: str | None = Field(default=None, min_length=1, max_length=200)


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
    is_incomplete: bool
    category: str | None
    purpose: str | None
    captured_at: UtcInstant
    status_changed_at: UtcInstant


class InvoicePageOut(Out):
    """One page of the wallet."""

    items: list[InvoiceRow]
    next_cursor: str | None


class InvoiceStatesOut(Out):
    """Those of the asked invoices that are the person's own."""

    items: list[InvoiceRow]


class InvoiceGroupOut(Out):
    """One group; ``key`` None: not told. ``total_fen`` adds up the ``summed_count`` known ones."""

    key: str | None
    count: int
    summed_count: int
    total_fen: int


class InvoiceGroupsOut(Out):
    """All groups, months newest first, others by their sum; the last one may be those not told."""

    by: GroupBy
    groups: list[InvoiceGroupOut]
    count: int
    summed_count: int
    total_fen: int


class PurposesOut(Out):
    """How many invoices have it now."""

    changed: int


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
    """One invoice with everything printed on it that is known.

    ``is_reported``: a clearing has reported it to the bureau (已随清卡上报). ``supplied`` names
    fields that the owner typed, since the official answer left them out.
    """

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
    is_reported: bool
    supplied: list[str]


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
