"""Invoices on devices and in stock (发票库存), as people see them and what they note of it."""

from datetime import date

from pydantic import Field

from backend.cards.invoices import DeviceInvoiceStatus, Place
from backend.clearing.states import StockState
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In, Out, UtcInstant

DEFAULT_THRESHOLD = 50
"""份 of a kind below which people are reminded."""


class StockSegmentOut(Out):
    """Invoices that were bought (领购); ``rolls`` None = the device does not count them.

    ``left``: not used yet, None = not known. No code = the device tells counts only.
    """

    invoice_code: str
    first_number: int
    last_number: int
    rolls: int | None
    left: int | None
    kind: str
    label: str
    is_handed_out: bool
    bought_on: date | None


class NumbersOut(Out):
    """Numbers of one invoice code, both ends included."""

    invoice_code: str
    first: int
    last: int


class InvoiceStretchOut(Out):
    """Invoices on the device. ``status`` None = several states, and nobody says which number.

    Numbers None = the device tells counts only. ``waiting`` None = it does not say what of them
    was uploaded.
    """

    place: Place
    kind: str
    label: str
    invoice_code: str | None
    first: int | None
    last: int | None
    count: int
    status: DeviceInvoiceStatus | None
    blank: int
    issued: int
    voided: int
    waiting: int | None


class InvoiceScopeOut(Out):
    """The invoices on a device by their three states; a sum is None where part is not known."""

    blank: int | None
    issued: int | None
    voided: int | None
    waiting: int | None
    stretches: list[InvoiceStretchOut]
    gaps: list[NumbersOut]
    overlaps: list[NumbersOut]
    unread: list[Place]


class StockPersonRef(Out):
    """A person by name."""

    id: int
    display_name: str


class StockRowOut(Out):
    """One segment from 领购 to 核销. ``count`` are all its invoices, ``left`` those not used yet.

    ``left`` None = the device does not say. ``bought_on`` is what the device or a person says, or,
    where ``is_bought_told`` is false, the day on which a station first saw it. ``gone_at``: since
    when the device tells of it no more.
    """

    id: int
    device_id: int
    device_label: str
    kind: str
    label: str
    invoice_code: str
    first_number: int
    last_number: int
    count: int
    left: int | None
    state: StockState
    bought_on: date
    is_bought_told: bool
    buyer: StockPersonRef | None
    first_seen_at: UtcInstant
    seen_at: UtcInstant
    gone_at: UtcInstant | None
    keeper: StockPersonRef | None
    kept_since: date | None
    written_off_on: date | None
    written_off_by: StockPersonRef | None
    registration_ref: str | None


class StockPageOut(Out):
    """Newest first. ``may_note``: whether the asking person may note 保管 and 核销."""

    items: list[StockRowOut]
    next_cursor: str | None
    may_note: bool


class StockListIn(In):
    """Query of the list."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)
    state: StockState | None = None
    device_id: int | None = Field(default=None, ge=1, le=2**31 - 1)


class StockInvoicesIn(In):
    """Query of the invoices of one segment."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class StockInvoiceOut(Out):
    """An invoice of our own ledger with a number of the segment: when issued, who captured it."""

    id: int
    number: str
    issued_on: date | None
    status: DeviceInvoiceStatus
    captured_by: StockPersonRef | None
    captured_at: UtcInstant
    is_reported: bool


class StockInvoicesOut(Out):
    """Newest first."""

    items: list[StockInvoiceOut]
    next_cursor: str | None


class StockNoteIn(In):
    """领购 and 保管: by whom and on which day; a member left out stays."""

    buyer_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    bought_on: DayIn | None = None
    keeper_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    kept_since: DayIn | None = None


class WriteOffIn(In):
    """核销: on which day, and the reference under which the tax system registered it."""

    on: DayIn
    registration_ref: str = Field(min_length=1, max_length=80)


class StockKindOut(Out):
    """One kind of one device: what is left, what is used a month, what to buy.

    ``left`` None = the device does not say, and then nobody is reminded.

    ``monthly_use`` None = too little history (用量记录不足), and then nothing is proposed.
    ``months`` are the cleared months that it is worked out from.
    """

    device_id: int
    device_label: str
    kind: str
    label: str
    left: int | None
    monthly_use: int | None
    months: int
    proposal: int | None
    is_low: bool


class StockKindsOut(Out):
    """By device and kind. ``threshold`` 0 = nobody is reminded."""

    items: list[StockKindOut]
    threshold: int
