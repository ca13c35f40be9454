"""预检: what must hold before a clearing, as lines that are green, yellow or red (E1, E27)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from backend.cards.invoices import InvoiceScope
from backend.cards.values import ClearUnit, Identity, OfflineQueue
from backend.clearing.rules import numbering, uploading
from backend.clearing.rules.line import Line
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.states import ClearKind

CLOCK_TOLERANCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything that is known before the start. Days are those of China.

    ``window`` is the filing period (征期) by its first and last day.
    ``expected_taxpayer`` None = any. ``reports_itself``: the device reports its periods by itself,
    no register declares on it before. ``offline`` None = it keeps no queue. ``scope`` None = the
    device could not be asked for its invoices. ``uploads``: what was not uploaded goes to the
    bureau within the session.
    """

    kind: ClearKind
    identity: Identity
    units: Sequence[ClearUnit]
    today: date
    station_now: datetime
    bureau_now: datetime
    window: tuple[date, date]
    expected_taxpayer: str | None = None
    reports_itself: bool = False
    offline: OfflineQueue | None = None
    uploads: bool = False
    scope: InvoiceScope | None = field(default_factory=InvoiceScope)


def check(situation: Situation) -> list[Line]:
    """All lines, in the order in which they are shown."""
    return [
        _clock(situation),
        _taxpayer(situation),
        _validity(situation),
        *_units(situation),
        _filing_period(situation),
        *uploading.lines_of(situation.offline, uploads=situation.uploads, now=situation.bureau_now),
        *numbering.lines_of(situation.scope, situation.units, situation.today),
    ]


def red(lines: Sequence[Line]) -> list[Line]:
    """Those that stop the start."""
    return [one for one in lines if one.is_red]


def _failed(what: str, code: str, detail: str) -> Line:
    return Line(what, code, detail, PROBLEMS[code].is_red)


def _clock(situation: Situation) -> Line:
    what = "电脑时间与税局一致"
    off = abs(situation.station_now - situation.bureau_now)
    if off <= CLOCK_TOLERANCE:
        return Line(what)
    return _failed(what, "QK-201", f"相差 {int(off.total_seconds() // 60)} 分钟")


def _taxpayer(situation: Situation) -> Line:
    what = "卡属于本单位"
    expected = situation.expected_taxpayer
    if expected is None or expected == situation.identity.taxpayer_no:
        return Line(what)
    return _failed(what, "QK-105", "卡内纳税人与所选单位不同")


def _validity(situation: Situation) -> Line:
    what = "在卡的有效期内"
    start, end = situation.identity.valid_from, situation.identity.valid_until
    if start is not None and situation.today < start:
        return _failed(what, "QK-202", f"{start} 起启用")
    if end is not None and situation.today > end:
        return _failed(what, "QK-202", f"{end} 已到期")
    return Line(what)


def _units(situation: Situation) -> Iterator[Line]:
    what = "有可清卡的申报数据"
    if not situation.units and situation.reports_itself:
        text = "本期已经清过，或所属期还没有结束"
        yield Line("有可清卡的所属期", "QK-204", text, is_red=True)
        return
    if not situation.units:
        yield _failed(what, "QK-301", "没有一台机器做过申报")
        return
    yield Line(what, detail=f"{len(situation.units)} 台机器已申报")
    for unit in situation.units:
        wrong = _wrong_period(unit, situation)
        if wrong is not None:
            yield wrong
        if not _agrees(unit):
            yield Line(f"{unit.label} 合计", "QK-402", "分项合计与卡内累计不同，仅提示")
    undeclared = len(situation.identity.machines) - len(situation.units)
    if undeclared and not situation.reports_itself:
        yield Line("全部机器已申报", "QK-301", f"{undeclared} 台机器没有申报数据，仅提示")


def _wrong_period(unit: ClearUnit, situation: Situation) -> Line | None:
    what = f"{unit.label} 所属期"
    start = situation.identity.valid_from
    if unit.period_end >= situation.today or (start is not None and unit.period_start < start):
        text = f"{unit.period_start} 至 {unit.period_end} 不在可清范围"
        return _failed(what, "QK-402", text)
    if situation.kind is not ClearKind.SPECIAL and not is_month_end(unit.period_end):
        text = f"{unit.period_start} 至 {unit.period_end} 的 {unit.totals.count} 份是阶段申报"
        return _failed(what, "QK-203", f"{text}，请用特殊清卡；未使用的发票不受影响")
    return None


def is_month_end(day: date) -> bool:
    """Only a period that ends with its month is a monthly one."""
    return (day + timedelta(days=1)).day == 1


def _agrees(unit: ClearUnit) -> bool:
    """Cumulative totals of the device differ for good reasons: a hint, never a stop."""
    totals = unit.totals
    return totals.device_normal_fen in {None, totals.normal_fen}


def _filing_period(situation: Situation) -> Line:
    what = "在征期内"
    first, last = situation.window
    if situation.kind is ClearKind.SPECIAL:
        return Line(what, detail="特殊清卡不受征期限制")
    if first <= situation.today <= last:
        return Line(what, detail=f"截止 {last}")
    if situation.today > last:
        return Line(what, "QK-205", f"已过 {last}，可以补清", is_red=False)
    waiting = sum(one.totals.count for one in situation.units)
    text = f"{first} 起可清，等待清卡的有 {waiting} 份；未使用的发票不受影响"
    return _failed(what, "QK-203", text)
