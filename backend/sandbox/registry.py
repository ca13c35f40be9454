"""The sandbox's register of invented invoices: the same for everybody, by a base date.

Issue dates lie in the ten months before the base date, which is the first of January by
default: what was printed once is known for years, and stays inside the verification window.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from backend.kernel import clock
from backend.reading.kinds import InvoiceKind
from backend.sandbox.companies import (
    DEMO_BUYER,
    OTHER_BUYER,
    RAIL_TRADE,
    TOLL_TRADE,
    TRADES,
    Party,
    Trade,
)

YEARS_KEPT = 6
BULK = "2599000000001"
"""Numbers that begin so are always valid, with facts made from the question itself."""
_SAME_DAY_CHANNEL = "2"


class State(StrEnum):
    """How the pretend tax office sees an invoice."""

    VALID = "valid"
    VOID = "void"
    RED_PARTIAL = "red_partial"
    RED_FULL = "red_full"
    RED_LETTER = "red_letter"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Line:
    """One item; money in fen, without tax."""

    name: str
    unit: str
    quantity: int
    unit_price_fen: int
    amount_fen: int
    tax_percent: int
    tax_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One registered invoice."""

    kind: InvoiceKind
    qr_type: str
    code: str | None
    number: str
    issued_on: date
    seller: Party
    buyer: Party
    lines: tuple[Line, ...]
    check_code: str | None = None
    state: State = State.VALID

    @property
    def key(self) -> str:
        """Code and number as one."""
        return f"{self.code or ''}|{self.number}"

    @property
    def amount_without_tax_fen(self) -> int:
        """合计金额."""
        return sum(line.amount_fen for line in self.lines)

    @property
    def tax_fen(self) -> int:
        """合计税额."""
        return sum(line.tax_fen for line in self.lines)

    @property
    def total_fen(self) -> int:
        """价税合计."""
        return self.amount_without_tax_fen + self.tax_fen

    @property
    def asked_amount_fen(self) -> int:
        """The amount that the verification form of the kind asks for."""
        return self.total_fen if self.code is None else self.amount_without_tax_fen


_BATCHES: tuple[tuple[InvoiceKind, str, int], ...] = (
    (InvoiceKind.DIGITAL_ORDINARY, "32", 24),
    (InvoiceKind.DIGITAL_SPECIAL, "31", 12),
    (InvoiceKind.ELECTRONIC_ORDINARY, "10", 9),
    (InvoiceKind.SPECIAL_VAT, "01", 7),
    (InvoiceKind.ORDINARY_VAT, "04", 6),
    (InvoiceKind.RAIL_TICKET, "51", 6),
    (InvoiceKind.TOLL, "10", 4),
    (InvoiceKind.ELECTRONIC_SPECIAL, "08", 3),
)
_STATES: dict[tuple[InvoiceKind, int], State] = {
    (InvoiceKind.DIGITAL_ORDINARY, 2): State.VOID,
    (InvoiceKind.DIGITAL_ORDINARY, 5): State.RED_FULL,
    (InvoiceKind.DIGITAL_ORDINARY, 8): State.RED_PARTIAL,
    (InvoiceKind.DIGITAL_ORDINARY, 11): State.RED_LETTER,
    (InvoiceKind.DIGITAL_ORDINARY, 14): State.NOT_YET,
    (InvoiceKind.DIGITAL_SPECIAL, 3): State.RED_FULL,
    (InvoiceKind.DIGITAL_SPECIAL, 6): State.RED_LETTER,
    (InvoiceKind.ELECTRONIC_ORDINARY, 4): State.VOID,
    (InvoiceKind.SPECIAL_VAT, 3): State.VOID,
    (InvoiceKind.RAIL_TICKET, 4): State.RED_FULL,
}
_CODE_ENDS = {
    InvoiceKind.ELECTRONIC_ORDINARY: "11",
    InvoiceKind.TOLL: "12",
    InvoiceKind.ELECTRONIC_SPECIAL: "13",
}
_PACKS = {"升": 11, "件": 3, "册": 5}
_OTHERS_TURN = 9
"""Every so many invoices are made out to the second company."""


def default_base(today: date | None = None) -> date:
    """The first of January of this year."""
    return date((today or clock.today()).year, 1, 1)


@cache
def entries(base: date) -> tuple[Entry, ...]:
    """Every invoice of one base date, in a fixed order."""
    return tuple(_generate(base))


def _generate(base: date) -> Iterator[Entry]:
    serial = 0
    for kind, qr_type, count in _BATCHES:
        for index in range(count):
            serial += 1
            yield _entry(base, serial, kind, qr_type, _STATES.get((kind, index), State.VALID))


def _entry(base: date, serial: int, kind: InvoiceKind, qr_type: str, state: State) -> Entry:
    seed = _seed(base, serial)
    issued_on = base - timedelta(days=8 + seed % 290)
    trade = _trade(kind, serial)
    sign = -1 if state is State.RED_LETTER else 1
    code, number = _identity(kind, base, serial, issued_on)
    has_check_code = kind in {
        InvoiceKind.ELECTRONIC_ORDINARY,
        InvoiceKind.ORDINARY_VAT,
        InvoiceKind.TOLL,
    }
    return Entry(
        kind=kind,
        qr_type=qr_type,
        code=code,
        number=number,
        issued_on=issued_on,
        seller=trade.seller,
        buyer=OTHER_BUYER if serial % _OTHERS_TURN == 0 else DEMO_BUYER,
        lines=_lines(trade, seed, sign),
        check_code=f"{seed % 10**20:020d}" if has_check_code else None,
        state=state,
    )


def _seed(base: date, serial: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{base:%Y-%m-%d}/{serial}".encode()).digest()[:12])


def _trade(kind: InvoiceKind, serial: int) -> Trade:
    if kind is InvoiceKind.TOLL:
        return TOLL_TRADE
    if kind is InvoiceKind.RAIL_TICKET:
        return RAIL_TRADE
    return TRADES[serial % len(TRADES)]


def _lines(trade: Trade, seed: int, sign: int) -> tuple[Line, ...]:
    lines = []
    for place, (name, unit, price_fen) in enumerate(trade.items):
        quantity = (1 + (seed >> (4 * place)) % 4) * _PACKS.get(unit, 1)
        amount_fen = sign * quantity * price_fen
        tax_fen = sign * ((abs(amount_fen) * trade.tax_percent + 50) // 100)
        lines.append(
            Line(name, unit, sign * quantity, price_fen, amount_fen, trade.tax_percent, tax_fen)
        )
    return tuple(lines)


def _identity(
    kind: InvoiceKind, base: date, serial: int, issued_on: date
) -> tuple[str | None, str]:
    """Code and number; the year of issue and the base year keep the years apart."""
    year = f"{issued_on:%y}"
    coded_number = f"{base:%y}{serial:06d}"
    if kind in _CODE_ENDS:
        return f"09900{year}001{_CODE_ENDS[kind]}", coded_number
    if kind is InvoiceKind.SPECIAL_VAT:
        return f"9900{year}1130", coded_number
    if kind is InvoiceKind.ORDINARY_VAT:
        return f"9900{year}1330", coded_number
    return None, f"{year}991{base:%Y}{serial:011d}"


def same_day_entry(day: date, serial: int = 1) -> Entry:
    """An invoice issued on ``day``, which the pretend tax office knows from the next day on."""
    trade = TRADES[serial % len(TRADES)]
    return Entry(
        kind=InvoiceKind.DIGITAL_ORDINARY,
        qr_type="32",
        code=None,
        number=f"{day:%y}99{_SAME_DAY_CHANNEL}{day:%Y%m%d}{serial:07d}",
        issued_on=day,
        seller=trade.seller,
        buyer=DEMO_BUYER,
        lines=_lines(trade, _seed(day, serial), 1),
    )


def find(code: str | None, number: str, *, today: date) -> Entry | None:
    """The registered invoice of this code and number; None when there is none."""
    if len(number) == 20 and number[4] == _SAME_DAY_CHANNEL:
        return _find_same_day(number)
    return _by_key(default_base(today)).get(f"{code or ''}|{number}")


def _find_same_day(number: str) -> Entry | None:
    try:
        day = date.fromisoformat(f"{number[5:9]}-{number[9:11]}-{number[11:13]}")
    except ValueError:
        return None
    entry = same_day_entry(day, int(number[13:]))
    return entry if entry.number == number else None


@cache
def _by_key(base: date) -> dict[str, Entry]:
    bases = (base.replace(year=base.year - back) for back in range(YEARS_KEPT))
    return {entry.key: entry for one in bases for entry in entries(one)}
