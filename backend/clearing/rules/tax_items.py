"""Totals per tax item (税目) of a period, on the device and in our own ledger.

An invoice does not know the card's tax items, but the rate of each of its lines: items are
compared by rate, and those of one rate together. A device that adds up by invoice types is
compared by the kind of the invoice. What has no counterpart stands by itself and is not compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.reading.kinds import InvoiceKind, label_of

_MOST_AS_FRACTION = Decimal("0.2")
"""A bare number below it is a fraction (0.13), from it on a percentage: no rate is as high."""
_UNTAXED = ("免税", "不征税", "零税率")
_NO_RATE = ""
_KINDS = {
    "004": InvoiceKind.SPECIAL_VAT,
    "005": InvoiceKind.MOTOR_VEHICLE,
    "006": InvoiceKind.USED_VEHICLE,
    "007": InvoiceKind.ORDINARY_VAT,
    "009": InvoiceKind.FREIGHT,
    "025": InvoiceKind.ROLL,
    "026": InvoiceKind.ELECTRONIC_ORDINARY,
    "028": InvoiceKind.ELECTRONIC_SPECIAL,
}


@dataclass(frozen=True, slots=True)
class Issued:
    """One issued invoice; amounts in fen without sign, tax included."""

    kind: str
    is_red_letter: bool
    total_fen: int
    items: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ItemSums:
    """One line of the comparison, in fen. Device or ours None = there is nothing to compare."""

    label: str
    device_normal_fen: int | None
    device_return_fen: int | None
    our_normal_fen: int | None
    our_return_fen: int | None


@dataclass(slots=True)
class _Sums:
    labels: list[str] = field(default_factory=list)
    normal_fen: int = 0
    return_fen: int = 0

    def add(self, fen: int, *, is_red_letter: bool) -> None:
        if is_red_letter:
            self.return_fen += fen
        else:
            self.normal_fen += fen


def compare(amounts: Iterable[Mapping[str, Any]], issued: Sequence[Issued]) -> list[ItemSums]:
    """A line for each rate or type that the device names, then what only one of both has."""
    told = list(amounts)
    by_types = any(one.get("type_code") for one in told)
    device = _device(told, by_types=by_types)
    ours = _by_kinds(issued) if by_types else _by_rates(issued)
    name = label_of if by_types else _rate_label
    return [
        *(
            _line(sums, ours.pop(key, _Sums()) if is_known else None)
            for key, is_known, sums in device
        ),
        *(
            ItemSums(name(key), None, None, sums.normal_fen, sums.return_fen)
            for key, sums in sorted(ours.items())
            if sums.normal_fen or sums.return_fen
        ),
    ]


def _device(told: Sequence[Mapping[str, Any]], *, by_types: bool) -> list[tuple[str, bool, _Sums]]:
    """Key, whether our ledger knows such a key, and sums: in the device's order."""
    found: dict[tuple[str, bool], _Sums] = {}
    for one in told:
        own = _KINDS.get(str(one.get("type_code"))) if by_types else one.get("rate")
        key = (str(own), True) if own is not None else (f"{one['tax_index']}", False)
        sums = found.setdefault(key, _Sums())
        label = _label(one)
        if label not in sums.labels:
            sums.labels.append(label)
        sums.normal_fen += one["normal_fen"]
        sums.return_fen += one["return_fen"]
    return [(*key, sums) for key, sums in found.items()]


def _label(one: Mapping[str, Any]) -> str:
    name = one.get("name") or f"税目 {one['tax_index']}"
    return f"{name} {one['rate']}%" if one.get("rate") is not None else name


def _line(device: _Sums, ours: _Sums | None) -> ItemSums:
    return ItemSums(
        "、".join(device.labels),
        device.normal_fen,
        device.return_fen,
        None if ours is None else ours.normal_fen,
        None if ours is None else ours.return_fen,
    )


def _by_kinds(issued: Iterable[Issued]) -> dict[str, _Sums]:
    found: defaultdict[str, _Sums] = defaultdict(_Sums)
    for one in issued:
        found[one.kind].add(one.total_fen, is_red_letter=one.is_red_letter)
    return found


def _by_rates(issued: Iterable[Issued]) -> dict[str, _Sums]:
    """Lines by their rate; what an invoice's lines do not come to has none."""
    found: defaultdict[str, _Sums] = defaultdict(_Sums)
    for one in issued:
        rest = one.total_fen
        for item in _signed_alike(one):
            rate, fen = rate_of(item.get("tax_rate")), _with_tax(item)
            if rate is None or fen is None:
                continue
            found[rate].add(fen, is_red_letter=one.is_red_letter)
            rest -= fen
        found[_NO_RATE].add(rest, is_red_letter=one.is_red_letter)
    return found


def _signed_alike(one: Issued) -> list[dict[str, Any]]:
    """The lines as parts of the sum without sign: a red letter's are negative."""
    sign = -1 if one.is_red_letter and sum(_with_tax(item) or 0 for item in one.items) < 0 else 1
    amounts = ("amount_fen", "tax_fen")
    return [
        {**item, **{key: sign * item[key] for key in amounts if item.get(key) is not None}}
        for item in one.items
    ]


def _with_tax(item: Mapping[str, Any]) -> int | None:
    """Without tax named, the line has none (免税)."""
    fen = item.get("amount_fen")
    return None if fen is None else int(fen) + int(item.get("tax_fen") or 0)


def rate_of(text: object) -> str | None:
    """Percent as text (``13``) of what an invoice prints (``13%``, 0.13, 免税); None: no rate."""
    told = str(text or "").strip()
    if told in _UNTAXED:
        return "0"
    try:
        value = Decimal(told.removesuffix("%"))
    except InvalidOperation:
        return None
    if not value.is_finite() or not 0 <= value <= 100:
        return None
    is_fraction = not told.endswith("%") and value < _MOST_AS_FRACTION
    return f"{(value * 100 if is_fraction else value).normalize():f}"


def _rate_label(rate: str) -> str:
    return f"税率 {rate}%" if rate else "没有税率的明细"
