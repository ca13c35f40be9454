"""Desk, devices, settings and the calendar of periods, as people see them."""

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, field_validator

from backend.clearing.schemas.alarms import AlarmOut
from backend.clearing.schemas.stock import DEFAULT_THRESHOLD, InvoiceScopeOut, StockSegmentOut
from backend.clearing.states import ClearState, Cycle
from backend.web.schemas import In, InstantIn, Out, UtcInstant


class ClearTaxAmountOut(Out):
    """Fen of one tax item, or of one invoice type; ``rate`` in percent, None = it is not told."""

    tax_index: int
    normal_fen: int
    return_fen: int
    name: str
    rate: str | None


class ClearTotalsOut(Out):
    """Counts (份数) and fen of one unit and period; None = the device does not say."""

    normal_count: int
    return_count: int
    void_count: int
    amounts: list[ClearTaxAmountOut]
    normal_fen: int
    return_fen: int
    device_normal_fen: int | None
    device_return_fen: int | None


class TaxCardUnitOut(Out):
    """What the card in a reader has declared; ``session_id``: who has taken it already."""

    unit_id: str
    label: str
    period_start: date
    period_end: date
    fingerprint: str
    totals: ClearTotalsOut
    session_id: str | None


class TaxCardOut(Out):
    """The card in a reader. ``device_id`` None = seen this moment for the first time."""

    device_id: int | None
    taxpayer_no: str
    taxpayer_name: str
    device_no: str
    machines: list[str]
    valid_from: date | None
    valid_until: date | None
    version: str
    units: list[TaxCardUnitOut]
    stock: list[StockSegmentOut] | None
    invoices: InvoiceScopeOut | None


class CardReaderOut(Out):
    """One reader; ``session_id``: a session under way on it."""

    name: str
    state: Literal["empty", "card", "busy", "mute", "unsupported"]
    card: TaxCardOut | None
    session_id: str | None


class CheckLineOut(Out):
    """One line of a pre-check; ``code`` is a QK code or None; ``is_alarm``: it wants a word."""

    what: str
    state: Literal["green", "yellow", "red"]
    detail: str
    code: str | None
    remedy: str
    is_alarm: bool


class HostOut(Out):
    """Whether the desk reaches an address; ``code`` says why not."""

    address: str
    ok: bool
    code: str | None


class StationOut(Out):
    """One desk. ``is_alive``: heard within 15 seconds; the rest is what it said then.

    ``unsent``: entries of its journal that have not come here yet and go again by themselves.
    ``public_key`` (base64, X25519) is for sealing a PIN; ``clock_off_s``: its clock less ours.
    """

    id: int
    name: str
    is_alive: bool
    seen_at: UtcInstant | None
    version: str
    public_key: str
    versions: dict[str, str]
    service: Literal["running", "down", "missing"] | None
    clock_off_s: int | None
    readers: list[CardReaderOut]
    checks: list[CheckLineOut]
    alarms: list[AlarmOut]
    unsent: int
    disk_free: int | None
    backup_places: list[str]
    power: dict[str, Any] | None
    printers: list[str]
    hosts: list[HostOut]


class DateSource(StrEnum):
    """Who names the next date."""

    BUREAU = "bureau"
    """锁死日期 in the bureau's answer."""
    FILING = "filing"
    """The filing deadline of the period."""


class NextClearingOut(Out):
    """The next clearing: the earlier of limit date and filing deadline."""

    device_id: int
    label: str
    date: date
    source: DateSource
    days_left: int


class ClearWarningOut(Out):
    """Something to know before a start; ``stops``: nothing can be started now.

    ``again_at``: when it will be over, so that it may be tried then; None = it has not begun.
    """

    code: Literal["maintenance", "maintenance_soon", "peak_hours"]
    message: str
    stops: bool
    again_at: UtcInstant | None


class ClearPersonRef(Out):
    """A person by name."""

    id: int
    display_name: str


class ClearDeviceOut(Out):
    """One device. ``open_session_id``: under way now; ``last_session_id``: the last one at all."""

    id: int
    label: str
    taxpayer_no: str
    taxpayer_name: str
    device_no: str
    machines: list[str]
    version: str
    valid_from: date | None
    valid_until: date | None
    responsible: ClearPersonRef | None
    cycle: Cycle
    limit_date: date | None
    cleared_until: date | None
    next: NextClearingOut | None
    seen_at: UtcInstant
    open_session_id: str | None
    open_state: ClearState | None
    last_session_id: str | None
    last_state: ClearState | None
    last_ended_at: UtcInstant | None


class ClearOperatorsOut(Out):
    """Who may clear for the asking person's company: names only."""

    items: list[ClearPersonRef]


class ClearDevicesOut(Out):
    """All devices that were ever seen."""

    items: list[ClearDeviceOut]


class ClearStatusOut(Out):
    """The start page of the desk. ``has_no_device``: 无税控设备，无需清卡.

    ``is_subscribed``: the asking person hears how every clearing ends.
    """

    stations: list[StationOut]
    devices: list[ClearDeviceOut]
    next: NextClearingOut | None
    has_no_device: bool
    is_sandbox: bool
    warnings: list[ClearWarningOut]
    is_subscribed: bool
    may_operate: bool
    may_set: bool


class ClearSubscribeIn(In):
    """Whether to hear how every clearing ends that one may see."""

    wants: bool


class DeviceChangeIn(In):
    """What people decide about a device; a member left out stays."""

    label: str | None = Field(default=None, min_length=1, max_length=60)
    responsible_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    cycle: Cycle | None = None


class PairingCodeOut(Out):
    """Eight characters for the station, told this once."""

    code: str
    expires_at: UtcInstant


class StationCommandIn(In):
    """预检 or 发票修复 of what is in a reader; neither writes to the card."""

    kind: Literal["check", "repair"]
    reader: str = Field(min_length=1, max_length=120)


class CommandSentOut(Out):
    """The command is on its way."""

    id: int


class RepairOut(Out):
    """发票修复: a card that was read once more. ``hash``: the journal's, over all that was read."""

    id: int
    station_name: str
    reader: str
    at: UtcInstant
    card: TaxCardOut
    file_count: int
    byte_count: int
    hash: str


class RepairsOut(Out):
    """The newest ones, newest first."""

    items: list[RepairOut]


class ClearSettingsIn(In):
    """What the administrator decides. Hours are those of China, 0 to 24.

    ``stock_threshold``: with fewer unused invoices (份) of a kind people are reminded; 0 = never.
    ``alarm_hours``: so long an acknowledged alarm needs no other word, if it stays as it was.
    """

    needs_approval: bool
    most_sessions: int = Field(ge=1, le=20)
    maintenance_from: InstantIn | None = None
    maintenance_until: InstantIn | None = None
    maintenance_text: str = Field(default="", max_length=200)
    peak_from: int = Field(ge=0, le=24)
    peak_until: int = Field(ge=0, le=24)
    stock_threshold: int = Field(default=DEFAULT_THRESHOLD, ge=0, le=100_000)
    alarm_hours: int = Field(default=24, ge=1, le=72)

    @field_validator("maintenance_until")
    @classmethod
    def _follows(cls, value: Any, info: Any) -> Any:
        begins = info.data.get("maintenance_from")
        if (value is None) != (begins is None) or (value and begins and value <= begins):
            raise ValueError("维护的开始和结束应一起填写，结束晚于开始。")
        return value


class ClearSettingsOut(Out):
    """The settings in force."""

    needs_approval: bool
    most_sessions: int
    maintenance_from: UtcInstant | None
    maintenance_until: UtcInstant | None
    maintenance_text: str
    peak_from: int
    peak_until: int
    stock_threshold: int
    alarm_hours: int


class PeriodsIn(In):
    """Which year; the present one (in China) when not given."""

    year: int | None = Field(default=None, ge=2000, le=2100)


class PeriodState(StrEnum):
    """One month of one device."""

    NOT_DUE = "not_due"
    OPEN = "open"
    RUNNING = "running"
    CLEARED = "cleared"
    LATE = "late"
    HALTED = "halted"
    NOT_NEEDED = "not_needed"


class PeriodMonthOut(Out):
    """``month`` is the tax period (所属期); it is cleared in the month after it."""

    month: str
    state: PeriodState
    on: date | None
    deadline: date
    session_id: str | None


class DevicePeriodsOut(Out):
    """The twelve periods of a device."""

    device_id: int
    label: str
    months: list[PeriodMonthOut]


class PeriodsOut(Out):
    """清卡日历."""

    year: int
    devices: list[DevicePeriodsOut]
