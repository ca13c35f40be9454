"""What a tax device says, in terms that hold for every kind of device."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Cap(StrEnum):
    """What a device can do or needs; the engine asks for these, never for the driver's name."""

    DECLARED_BY_REGISTER = "declared_by_register"
    COLLECTS = "collects"
    EXACT_READBACK = "exact_readback"
    MONTH_READBACK = "month_readback"
    HAS_CLOCK = "has_clock"
    UPLOADS = "uploads"
    ONE_TICKET_FOR_ALL = "one_ticket_for_all"
    NEEDS_SECRET = "needs_secret"  # noqa: S105 - the name of a capability
    HAS_STOCK = "has_stock"
    HAS_TOTALS = "has_totals"


class UnitState(StrEnum):
    """What a fresh read of the device says about one clear unit."""

    UNCHANGED = "unchanged"
    REDECLARED = "redeclared"
    UNDECLARED = "undeclared"
    CLEARED = "cleared"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Secret:
    """A PIN: never in a representation, a log, a journal or a database."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose device it is. ``machines`` are the ids of the clear units that it can hold.

    A user card has no serial number: taxpayer and machines stand for it.
    """

    taxpayer_no: str
    taxpayer_name: str
    device_no: str
    machines: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    version: str

    def is_same_device(self, other: "Identity") -> bool:
        """Whether both are one device; a name may be corrected meanwhile."""
        mine = (self.taxpayer_no, self.device_no, frozenset(self.machines))
        return mine == (other.taxpayer_no, other.device_no, frozenset(other.machines))


@dataclass(frozen=True, slots=True)
class TaxAmount:
    """Amounts in fen of one tax item of a declaration.

    ``rate`` is in percent as text (``13``). ``type_code``: the device adds up by invoice types in
    place of tax items. Empty and None = the device does not say.
    """

    tax_index: int
    normal_fen: int
    return_fen: int
    name: str = ""
    rate: str | None = None
    type_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts (份数) and amounts in fen of one unit and period. None = the device does not say."""

    normal_count: int
    return_count: int
    void_count: int
    amounts: tuple[TaxAmount, ...]
    device_normal_fen: int | None
    device_return_fen: int | None

    @property
    def count(self) -> int:
        """All invoices of the period, in whatever state."""
        return self.normal_count + self.return_count + self.void_count

    @property
    def normal_fen(self) -> int:
        """Sum over the tax items."""
        return sum(one.normal_fen for one in self.amounts)

    @property
    def return_fen(self) -> int:
        """Sum over the tax items."""
        return sum(one.return_fen for one in self.amounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearUnit:
    """What is cleared as one: a machine of a user card, or a group of invoice types.

    ``fingerprint`` identifies this very declaration: new figures give another one.
    """

    unit_id: str
    label: str
    period_start: date
    period_end: date
    fingerprint: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Monitor:
    """监控数据 of one unit. None = only the bureau knows; ``raw`` is what the device holds."""

    limit_date: date | None
    last_report_on: date | None
    raw: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of invoice stock, of the invoice type ``kind`` where the device knows types.

    ``rolls`` None = it does not count rolls. ``left``: invoices not used yet, None = not known.
    ``is_handed_out``: a register has it already. ``bought_on`` None = the device does not say.
    A device that tells counts only has no code, and numbers 0 to 0.
    """

    invoice_code: str
    first_number: int
    last_number: int
    rolls: int | None = None
    left: int | None = None
    kind: str = ""
    label: str = ""
    is_handed_out: bool = False
    bought_on: date | None = None


@dataclass(frozen=True, slots=True)
class OfflineQueue:
    """Invoices that the device has not uploaded yet; amount in fen.

    ``parts`` are the same by invoice type, only those with invoices; a part names its type.
    ``limit_hours`` and ``limit_fen``: how long and how much a device may issue without uploading.
    """

    count: int
    oldest_at: datetime | None
    amount_fen: int
    kind: str = ""
    label: str = ""
    parts: tuple["OfflineQueue", ...] = ()
    limit_hours: int | None = None
    limit_fen: int | None = None


@dataclass(frozen=True, slots=True)
class UploadBatch:
    """Invoices of one type on their way to the bureau, sealed by the device."""

    unit_id: str
    kind: str
    count: int
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class UploadAck:
    """The bureau's acknowledgement of one batch: only the device can read it."""

    kind: str
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file of the device as it came."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is submitted to the bureau for one unit: the device's own bytes, by file name."""

    unit_id: str
    period_start: date
    period_end: date
    fingerprint: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The unit as it was backed up: its control data and its declaration's fingerprint."""

    control: bytes
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ClearTicket:
    """清卡凭据: opaque bytes for one declaration; the facts are the bureau's word, or None."""

    unit_id: str
    fingerprint: str
    payload: bytes = field(repr=False)
    new_limit_date: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A fresh read of one unit. ``proof_sha256`` is over the bytes that decided.

    ``was_reset`` tells whether the device took its declaration back (reported, never decisive).
    ``limit_date``: until when the device lets one invoice now; None = only the bureau knows.
    """

    state: UnitState
    proof_sha256: str
    control: bytes
    was_reset: bool
    limit_date: date | None = None
