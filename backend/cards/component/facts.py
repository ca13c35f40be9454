"""What the fields of a component's answers mean: days, money, monitor data and totals of a type."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from backend.cards.component.messages import Output
from backend.cards.errors import ProtocolError
from backend.kernel.money import NotAnAmountError, fen_from_text

CHINA = timezone(timedelta(hours=8))
_DAY = re.compile(r"^(\d{4})[-/年.]?(\d{2})[-/月.]?(\d{2})日?")
_MOST_COUNT = 10**9
_USED = ("zsfpfs", "fsfpfs", "zffpfs", "fffpfs", "kffpfs")


@dataclass(frozen=True, slots=True)
class TypeMonitor:
    """监控数据 (JKSJCX) of one invoice type: the open period and until when one may invoice."""

    type_code: str
    start: date
    end: date
    limit: date | None
    last_report: date | None

    def text(self) -> str:
        """As it is kept as the control data of a unit."""
        limit = "-" if self.limit is None else f"{self.limit:%Y%m%d}"
        return f"{self.type_code}:{self.start:%Y%m%d}-{self.end:%Y%m%d}>{limit}"

    def is_past(self, before: "TypeMonitor") -> bool:
        """Whether a later month is open than ``before``: the only proof of a clearing there is."""
        if self.limit is not None and before.limit is not None:
            return _month(self.limit) > _month(before.limit)
        return self.start > before.end

    def can_be_cleared(self, today: date) -> bool:
        """A closed period is waiting: its month is over, and the next is not open yet."""
        is_cleared = self.limit is not None and _month(self.limit) > _month(today)
        return self.end < today and not is_cleared


@dataclass(frozen=True, slots=True)
class TypeTotals:
    """统计 (TJXXCX) of one type and period; amounts in fen."""

    normal_count: int
    red_count: int
    void_count: int
    normal_fen: int
    red_fen: int


@dataclass(frozen=True, slots=True)
class TypeStock:
    """库存 (TJXXCX) of one type: left now, and what should be left; None = it is not told."""

    left: int | None
    expected: int | None


def control_of(monitors: list[TypeMonitor]) -> bytes:
    """Control data of a unit: what is compared before and after."""
    return ";".join(one.text() for one in monitors).encode("ascii")


def monitors_in(control: bytes) -> list[TypeMonitor]:
    """The opposite of ``control_of``. ProtocolError."""
    try:
        return [_from_text(one) for one in control.decode("ascii").split(";")]
    except (UnicodeDecodeError, ValueError) as error:
        raise ProtocolError from error


def _from_text(text: str) -> TypeMonitor:
    type_code, period = text.split(":")
    days, limit = period.split(">")
    start, end = days.split("-")
    return TypeMonitor(
        type_code, day(start), day(end), None if limit == "-" else day(limit), last_report=None
    )


def monitor_of(type_code: str, output: Output) -> TypeMonitor:
    """From an answer to JKSJCX; limit and last report may be missing."""
    start, end = day(output.need("bsqsrq")), day(output.need("bszzrq"))
    if end < start:
        raise ProtocolError
    return TypeMonitor(
        type_code,
        start,
        end,
        limit=_maybe_day(output.fields.get("kpjzsj")),
        last_report=_maybe_day(output.fields.get("zxbsrq")),
    )


def totals_of(output: Output) -> TypeTotals:
    """From an answer to TJXXCX; all groups of the period together."""
    rows = output.groups
    return TypeTotals(
        normal_count=sum(count(one.get("zsfpfs", "0")) for one in rows),
        red_count=sum(count(one.get("fsfpfs", "0")) for one in rows),
        void_count=sum(
            count(one.get(name, "0")) for one in rows for name in ("zffpfs", "fffpfs", "kffpfs")
        ),
        normal_fen=sum(fen(one.get("zsfpljje", "0")) for one in rows),
        red_fen=sum(fen(one.get("fsfpljje", "0")) for one in rows),
    )


def stock_of(output: Output) -> TypeStock:
    """From an answer to TJXXCX: opening stock, bought, returned and used against the closing."""
    row = output.groups[-1] if output.groups else {}
    if not row.get("qmkcfs"):
        return TypeStock(None, None)
    left = count(row["qmkcfs"])
    if not all(row.get(name) for name in ("qckcfs", "lgfpfs", "thfpfs")):
        return TypeStock(left, None)
    used = sum(count(row.get(name, "0")) for name in _USED)
    came = count(row["qckcfs"]) + count(row["lgfpfs"]) - count(row["thfpfs"])
    return TypeStock(left, came - used)


def day(text: str) -> date:
    """20261031, 2026-10-31, with or without a time behind. ProtocolError."""
    found = _DAY.match(text.strip())
    try:
        return date(*(int(one) for one in found.groups())) if found else _senseless()
    except ValueError as error:
        raise ProtocolError from error


def _maybe_day(text: str | None) -> date | None:
    return day(text) if text and text.strip("0 ") else None


def instant(text: str) -> datetime:
    """The device's clock (dqsz): China's time, fourteen digits with or without signs between."""
    digits = re.sub(r"\D", "", text)[:14]
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=CHINA)
    except ValueError as error:
        raise ProtocolError from error


def fen(text: str) -> int:
    """元 as fen. ProtocolError for parts of a fen and for what is no amount."""
    try:
        return fen_from_text(text.strip() or "0")
    except NotAnAmountError as error:
        raise ProtocolError from error


def count(text: str) -> int:
    """A number of invoices. ProtocolError."""
    told = text.strip() or "0"
    if not (told.isascii() and told.isdecimal()) or int(told[:12]) > _MOST_COUNT:
        raise ProtocolError
    return int(told)


def _month(value: date) -> tuple[int, int]:
    return value.year, value.month


def _senseless() -> date:
    raise ProtocolError
