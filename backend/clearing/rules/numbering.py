"""票号核对 (E27): what cannot be true stops; gaps and sums that differ are named and only warn.

Nothing is said of check values: what a card holds of them (MAC of EF04 and EF07, signatures) was
made with keys of the fiscal card, and only the bureau can check it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from backend.cards.invoices import (
    DeviceInvoiceStatus,
    Flaw,
    InvoiceScope,
    Numbers,
    Place,
    UsedRoll,
)
from backend.cards.values import ClearUnit
from backend.clearing.rules.line import Line
from backend.kernel.money import text_from_fen

_CODE = "QK-402"
_HINT = "仅提示"
_NAMED = 5
_FLAWS = {
    Flaw.DIGITS: "含有不是数字的代码",
    Flaw.DAYS: "日期不存在，或止日早于起日",
    Flaw.NUMBERS: "止号小于起号",
    Flaw.COUNTS: "份数多于号码数",
}
PLACES = {
    Place.STOCK: "领购库存",
    Place.REGISTER: "最近分发的发票卷",
    Place.USAGE: "使用记录",
    Place.TOTALS: "统计",
}


def lines_of(scope: InvoiceScope | None, units: Sequence[ClearUnit], today: date) -> Iterator[Line]:
    """Lines of the pre-check; ``scope`` None = the device could not be asked for its invoices."""
    if scope is None:
        yield _hint("发票号码与状态", "没有读到，不能核对；不等于没有发票")
        return
    yield from _impossible(scope, today)
    if scope.unread:
        names = "、".join(PLACES[one] for one in scope.unread)
        yield _hint("发票号码与状态", f"没有读到{names}，不能核对；不等于没有")
    yield from _numbering(scope)
    yield from _sums(units, scope.rolls)
    yield from _stock(scope)


def _hint(what: str, text: str) -> Line:
    return Line(what, _CODE, f"{text}，{_HINT}")


def _impossible(scope: InvoiceScope, today: date) -> Iterator[Line]:
    for one in scope.wrong:
        numbers = "" if one.numbers is None else f"（{named(one.numbers)}）"
        text = f"{one.record}{numbers}：{_FLAWS[one.flaw]}"
        yield Line("发票记录可信", _CODE, text, is_red=True)
    for roll in scope.rolls:
        if roll.last_day is not None and roll.last_day > today:
            text = f"{named(roll.numbers)}：记到 {roll.last_day}，晚于今天"
            yield Line("发票记录可信", _CODE, text, is_red=True)


def _numbering(scope: InvoiceScope) -> Iterator[Line]:
    if scope.gaps:
        total = sum(one.count for one in scope.gaps)
        yield _hint("号码连续", f"{_all(scope.gaps)} 共 {total} 份没有使用记录")
    if scope.overlaps:
        yield _hint("号码不重复", f"{_all(scope.overlaps)} 有两条使用记录")
    for one in scope.short[:_NAMED]:
        if one.numbers is not None:
            used = one.issued + one.voided
            text = f"{named(one.numbers)} 共 {one.count} 份，只记了 {used} 份，后面的卷已在用"
            yield _hint("份数与号码一致", text)
    for uneven in scope.uneven:
        text = f"{uneven.label} 应余 {uneven.expected} 份，设备说余 {uneven.told} 份"
        yield _hint("库存与用量一致", text)


def named(numbers: Numbers) -> str:
    """代码 and 号码, as they are printed: eight digits at least."""
    first, last = f"{numbers.first:08d}", f"{numbers.last:08d}"
    return f"{numbers.invoice_code} 号码 {first}" + ("" if first == last else f"–{last}")


def _all(stretches: Sequence[Numbers]) -> str:
    text = "、".join(named(one) for one in stretches[:_NAMED])
    return text if len(stretches) <= _NAMED else f"{text} 等 {len(stretches)} 段"


def _sums(units: Sequence[ClearUnit], rolls: Sequence[UsedRoll]) -> Iterator[Line]:
    """Usage against what was declared, where both speak of the same machines and days."""
    for machines in dict.fromkeys(one.units for one in rolls):
        declared = [one for one in units if one.unit_id in machines]
        periods = {(one.period_start, one.period_end) for one in declared}
        if {one.unit_id for one in declared} != machines or len(periods) != 1:
            continue
        inside = [one for one in rolls if one.units == machines and _touches(one, *periods)]
        if all(_is_within(one, *periods) for one in inside):
            yield from _difference(declared, inside)


def _touches(roll: UsedRoll, period: tuple[date, date]) -> bool:
    first, last = roll.first_day or roll.last_day, roll.last_day or roll.first_day
    return first is None or last is None or (first <= period[1] and last >= period[0])


def _is_within(roll: UsedRoll, period: tuple[date, date]) -> bool:
    days = (roll.first_day, roll.last_day)
    return all(one is not None and period[0] <= one <= period[1] for one in days)


def _difference(declared: Sequence[ClearUnit], rolls: Sequence[UsedRoll]) -> Iterator[Line]:
    told = [one.totals for one in declared]
    pairs = (
        ("正常票", sum(one.normal_count for one in rolls), sum(one.normal_count for one in told)),
        ("退票", sum(one.return_count for one in rolls), sum(one.return_count for one in told)),
        ("废票", sum(one.void_count for one in rolls), sum(one.void_count for one in told)),
    )
    texts = [f"{name}记录 {mine} 份、申报 {theirs} 份" for name, mine, theirs in pairs
             if mine != theirs]  # fmt: skip
    amounts = (
        ("正常票", sum(one.normal_fen for one in rolls), sum(one.normal_fen for one in told)),
        ("退票", sum(one.return_fen for one in rolls), sum(one.return_fen for one in told)),
    )
    texts += [
        f"{name}记录 {text_from_fen(mine)} 元、申报 {text_from_fen(theirs)} 元"
        for name, mine, theirs in amounts
        if mine != theirs
    ]
    if texts:
        labels = "、".join(one.label for one in declared)
        yield _hint(f"{labels} 使用记录与申报一致", "；".join(texts))


def _stock(scope: InvoiceScope) -> Iterator[Line]:
    blank = scope.total(DeviceInvoiceStatus.BLANK)
    if blank:
        yield Line("未使用的发票", detail=f"{blank} 份，不影响清卡，清卡后照旧可用")
