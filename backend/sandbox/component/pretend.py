"""A pretend device (税控盘) and the bureau behind its component. 沙箱: everything is invented.

``log`` is its own record of what really took effect, for whoever wants to know.
"""

import hashlib
import threading
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from backend.kernel import clock

_CHINA = timezone(timedelta(hours=8))
LIMIT_DAY = 15
"""A made-up rule for the day up to which one may invoice."""


class DeviceFault(StrEnum):
    """What the device does at a call, once."""

    PULLED_BEFORE = "pulled_before"
    PULLED_AFTER = "pulled_after"
    SWAPPED = "swapped"
    BUSY = "busy"
    PIN_WRONG = "pin_wrong"
    REFUSED = "refused"
    NOT_UPLOADED = "not_uploaded"
    """Two more invoices of each type were issued meanwhile, and nobody has uploaded them."""


class NoError(Exception):
    """The component says no: a return code and its words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(slots=True)
class TypeState:
    """One invoice type of the device, and what the bureau has of it."""

    code: str
    start: date
    end: date
    limit: date
    normal_count: int = 12
    red_count: int = 1
    void_count: int = 1
    normal_fen: int = 1_234_500
    red_fen: int = 50_000
    waiting: int = 0
    """Invoices that were not uploaded."""
    batch: int = 0
    """Batches that were uploaded and read back."""
    receipts: dict[str, int] = field(default_factory=dict)
    """Batches that the bureau has taken, and how often it was asked about each."""
    blank_count: int = 86
    """Stock (库存) that is left; no clearing touches it."""
    reported: str | None = None
    """What the bureau holds of the open period."""
    ticket: str | None = None
    waits_for_result: bool = False
    """Cleared, and the bureau has not heard of it."""


@dataclass
class PretendDevice:
    """One device with its types. ``shows_limit``: whether JKSJCX tells the date (kpjzsj)."""

    device_no: str = "661000000001"
    taxpayer_no: str = "9900000000000001"
    taxpayer_name: str = "沙箱演示（上海）有限公司"
    password: str | None = None
    shows_limit: bool = True
    comparison: str = "passed"
    upload_asks: int = 1
    """How often the result of an upload is not ready yet."""
    loses_acks: bool = False
    """Whether the device forgets what the bureau has acknowledged."""
    is_inserted: bool = True
    is_swapped: bool = False
    spoil_ticket: bool = False
    types: dict[str, TypeState] = field(default_factory=dict)
    faults: dict[str, DeviceFault] = field(default_factory=dict)
    log: list[tuple[str, str]] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    """Every call that reached the component, by its name."""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def now(self) -> datetime:
        """The device's clock."""
        return clock.now().astimezone(_CHINA)

    def declare(self, *codes: str, month_end: date) -> None:
        """These types have an open period: the month that ends then."""
        for code in codes:
            first = month_end.replace(day=1)
            self.types[code] = TypeState(code, first, month_end, _limit_after(month_end))

    def insert(self) -> None:
        """The session's own device is in again."""
        self.is_inserted, self.is_swapped = True, False

    @property
    def shown_no(self) -> str:
        """Of whatever is inserted now."""
        return "661999999999" if self.is_swapped else self.device_no

    def require(self, told_no: str | None, password: str) -> None:
        """The inserted device is the one that is meant, and the password is right."""
        if not self.is_inserted:
            raise NoError("91", "沙箱：未检测到税控设备，请插入设备")
        if told_no is not None and told_no != self.shown_no:
            raise NoError("92", "沙箱：设备编号不符")
        if self.password is not None and password != self.password:
            raise NoError("93", "沙箱：设备口令错误，还可输入 2 次")

    def type_of(self, code: str) -> TypeState:
        """NoError for a type that the device does not issue."""
        if code not in self.types:
            raise NoError("94", "沙箱：设备没有这个票种")
        return self.types[code]

    def take_fault(self, call: str) -> DeviceFault | None:
        """What happens at this call."""
        return self.faults.pop(call, None)

    def go_offline(self, count: int) -> None:
        """So many invoices of each type are not uploaded."""
        for state in self.types.values():
            state.waiting = count

    def seal(self, code: str, most: int) -> tuple[int, str]:
        """FPSC: the next batch, the same one until it is read back."""
        state = self.type_of(code)
        if not state.waiting:
            raise NoError("88", "沙箱：没有要上传的发票")
        count = min(most, state.waiting)
        return count, f"{self.device_no}{code}B{state.batch}N{count}"

    def take(self, code: str, sealed: str) -> str:
        """FPSSSC: the bureau has the batch; the same one counts once."""
        state = self.type_of(code)
        if sealed not in state.receipts:
            state.receipts[sealed] = 0
            self.log.append(("upload", f"{code}|{sealed}"))
        return f"SL{sealed}"

    def result(self, code: str, receipt: str) -> str:
        """FPSCJGHQ: empty until the bureau is done with it."""
        state, sealed = self.type_of(code), receipt.removeprefix("SL")
        if sealed not in state.receipts:
            raise NoError("87", "沙箱：没有这个受理序列号")
        state.receipts[sealed] += 1
        return f"OK{sealed}" if state.receipts[sealed] > self.upload_asks else ""

    def read_back(self, code: str, ack: str) -> None:
        """FPGX: the device counts the batch as uploaded, once."""
        state = self.type_of(code)
        number, is_there, count = ack.rpartition("B")[2].partition("N")
        if not (ack.startswith("OK") and is_there):
            raise NoError("86", "沙箱：上传结果密文不符")
        if int(number) < state.batch:
            raise NoError("202", "沙箱：上传结果已更新")
        self.log.append(("uploaded", f"{code}|{ack}|{len(self.sent)}"))
        if not self.loses_acks:
            state.waiting -= int(count)
            state.batch += 1

    def report(self, code: str, sealed: str) -> None:
        """WLCB: the bureau holds the period of this type."""
        state = self.type_of(code)
        if state.reported == sealed:
            raise NoError("202", "沙箱：抄报数据已存在")
        state.reported = sealed
        self.log.append(("submit", f"{code}|{state.start}|{sealed}"))

    def ticket_of(self, code: str) -> str:
        """QLJS: the same ticket for the same report."""
        state = self.type_of(code)
        if state.waits_for_result:
            raise NoError("96", "沙箱：本期已清卡")
        if state.reported is None:
            raise NoError("97", "沙箱：本期未上报汇总")
        if self.comparison == "pending":
            raise NoError("98", "沙箱：未申报或未缴款")
        if self.comparison == "failed":
            raise NoError("99", "沙箱：申报比对不通过")
        made = hashlib.sha256(f"sandbox|{self.device_no}|{code}|{state.start}".encode()).hexdigest()
        if state.ticket is None:
            self.log.append(("ticket", f"{code}|{state.start}"))
        state.ticket = made
        return "00" * 16 if self.spoil_ticket else made

    def clear(self, code: str, sealed: str) -> None:
        """JKHC: a later month opens."""
        state = self.type_of(code)
        if state.waits_for_result:
            raise NoError("96", "沙箱：本期已清卡")
        if state.ticket is None:
            raise NoError("97", "沙箱：本期未上报汇总")
        if sealed != state.ticket:
            raise NoError("95", "沙箱：监控密文校验失败")
        self.open_next(code)

    def open_next(self, code: str) -> None:
        """What a clearing does, by whoever it is done."""
        state = self.type_of(code)
        self.log.append(("cleared", f"{code}|{state.start}"))
        state.waits_for_result = True
        state.start = state.end + timedelta(days=1)
        state.end = _month_end(state.start)
        state.limit = _limit_after(state.end)
        state.normal_count = state.red_count = state.void_count = 0
        state.normal_fen = state.red_fen = 0

    def confirm(self, code: str) -> None:
        """QLJSJGQR, any number of times."""
        state = self.type_of(code)
        if state.waits_for_result:
            cleared = (state.start - timedelta(days=1)).replace(day=1)
            self.log.append(("confirm", f"{code}|{cleared}"))
            state.reported, state.ticket, state.waits_for_result = None, None, False


def _limit_after(month_end: date) -> date:
    return (month_end + timedelta(days=1)).replace(day=LIMIT_DAY)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def sandbox_device() -> PretendDevice:
    """As a fresh install shows it: last month is waiting."""
    device = PretendDevice()
    last = device.now().date().replace(day=1) - timedelta(days=1)
    device.declare("004", "007", "026", month_end=last)
    return device
