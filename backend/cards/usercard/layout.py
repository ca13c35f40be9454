"""The files of DF TID01 and what their bytes mean (offsets and sizes: card.md section 2).

Numbers are unsigned big-endian, money is in fen, dates and numbers of machines are BCD.
A record whose number is all zero is empty and becomes None.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from backend.cards.errors import ProtocolError
from backend.cards.invoices import Flaw, Numbers, UsedRoll, WrongRecord
from backend.cards.profile import CardProfile
from backend.cards.usercard.codec import day, digits, name
from backend.cards.values import TaxAmount, Totals

EF01, EF02, EF03, EF04, EF05 = 0xEF01, 0xEF02, 0xEF03, 0xEF04, 0xEF05
EF06, EF07, EF08, EF09, EF10, EF11 = 0xEF06, 0xEF07, 0xEF08, 0xEF09, 0xEF10, 0xEF11
MOST_MACHINES = 10
MOST_TAX_ITEMS, TAX_ITEM_LENGTH = 20, 47
DECLARATION_LENGTH = 220
TAX_SLOTS = 6
_EMPTY_NUMBER = bytes(8)


@dataclass(frozen=True, slots=True)
class Control:
    """EF01: 监控数据 of one fiscal card, opaque to us; ``raw`` is the whole record."""

    fiscal_card_no: str
    key_id: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Basics:
    """EF02: 用户卡基本信息."""

    card_type: int
    machine_count: int
    taxpayer_no: str
    app_start: date | None
    app_valid: date | None
    app_version: int
    taxpayer_name: str


@dataclass(frozen=True, slots=True)
class TaxItem:
    """EF03: 税种税目.

    ``rate`` in percent as text is what stands there over the profile's divisor: no source
    confirms the scale.
    """

    index: int
    item_code: str
    rate: str
    name: str


@dataclass(frozen=True, slots=True)
class CardDeclaration:
    """EF04: 申报汇总数据 of one fiscal card. ``fingerprint`` is SHA-256 of the whole record."""

    fiscal_card_no: str
    is_flagged: bool
    start: date
    end: date
    totals: Totals
    status: int
    mac1: bytes
    raw: bytes

    @property
    def fingerprint(self) -> str:
        """Identifies this declaration: the flag is set when it is made, so it is part of it."""
        return hashlib.sha256(b"\x01" + self.raw[1:]).hexdigest()


@dataclass(frozen=True, slots=True)
class Machine:
    """EF06 and EF09: machine, its fiscal card, and the id of its usage or daily file."""

    machine_no: str
    fiscal_card_no: str
    file_id: int


@dataclass(frozen=True, slots=True)
class Roll:
    """EF05, EF07: invoice numbers bought or handed out; ``rolls`` None where not counted."""

    invoice_code: str
    first_number: int
    last_number: int
    rolls: int | None


def read_control(raw: bytes) -> Control | None:
    """EF01; 37 bytes, or 45 in a newer variant."""
    if len(raw) < 37:
        raise ProtocolError
    if raw[:8] == _EMPTY_NUMBER:
        return None
    return Control(digits(raw[:8]), raw[8], raw)


def read_basics(raw: bytes, profile: CardProfile) -> Basics:
    """EF02; what lies behind the application type stands one byte earlier in 60-byte files."""
    if len(raw) != profile.ef02_length:
        raise ProtocolError
    shift = 0 if profile.has_app_type else 1
    count = raw[1]
    if count > MOST_MACHINES:
        raise ProtocolError
    return Basics(
        card_type=raw[0],
        machine_count=count,
        taxpayer_no=digits(raw[2:10]),
        app_start=day(raw[10:14]),
        app_valid=day(raw[14:18]),
        app_version=raw[19 - shift],
        taxpayer_name=name(raw[21 - shift : 61 - shift], profile.text_encoding),
    )


def read_tax_item(raw: bytes, profile: CardProfile) -> TaxItem:
    """EF03. ProtocolError when the item's code holds no digits."""
    rate = Decimal(int.from_bytes(raw[5:7])) / profile.ef03_rate_divisor
    return TaxItem(
        index=raw[0],
        item_code=digits(raw[1:5]),
        rate=f"{rate.normalize():f}",
        name=name(raw[7:27], profile.text_encoding),
    )


def read_declaration(raw: bytes) -> CardDeclaration | None:
    """EF04; None when the record is empty. ProtocolError for dates and digits that cannot be."""
    if len(raw) != DECLARATION_LENGTH:
        raise ProtocolError
    if raw[1:9] == _EMPTY_NUMBER:
        return None
    start, end = day(raw[9:13]), day(raw[13:17])
    if start is None or end is None or end < start:
        raise ProtocolError
    return CardDeclaration(
        fiscal_card_no=digits(raw[1:9]),
        is_flagged=raw[0] == 0x01,
        start=start,
        end=end,
        totals=_totals(raw),
        status=raw[87],
        mac1=raw[88:92],
        raw=raw,
    )


def read_usage(raw: bytes, *, record: str, units: frozenset[str]) -> UsedRoll | WrongRecord | None:
    """使用记录 of one roll; None when empty. What cannot be true is told, not guessed."""
    if not any(raw) or raw == b"\xff" * len(raw):
        return None
    try:
        numbers = _numbers(raw)
    except ProtocolError:
        return WrongRecord(record, Flaw.DIGITS)
    try:
        first_day, last_day = day(raw[29:33]), day(raw[33:37])
    except ProtocolError:
        return WrongRecord(record, Flaw.DAYS, numbers)
    roll = UsedRoll(
        numbers=numbers,
        normal_count=raw[18],
        return_count=raw[19],
        void_count=raw[20],
        normal_fen=_money(raw, 21),
        return_fen=_money(raw, 25),
        first_day=first_day,
        last_day=last_day,
        units=units,
    )
    flaw = _flaw(roll)
    return roll if flaw is None else WrongRecord(record, flaw, numbers)


def _numbers(raw: bytes) -> Numbers:
    return Numbers(digits(raw[:10]), int.from_bytes(raw[10:14]), int.from_bytes(raw[14:18]))


def _flaw(roll: UsedRoll) -> Flaw | None:
    if not 0 < roll.numbers.first <= roll.numbers.last:
        return Flaw.NUMBERS
    if roll.first_day and roll.last_day and roll.last_day < roll.first_day:
        return Flaw.DAYS
    return Flaw.COUNTS if roll.used > roll.numbers.count else None


def read_blank(raw: bytes, *, record: str) -> Numbers | WrongRecord | None:
    """Numbers of an EF05 or EF07 record; None when it counts no roll, or nothing is pending."""
    counted = raw[10:14] if len(raw) == 22 else raw[18:20]
    if not any(counted):
        return None
    try:
        numbers = _numbers(raw)
    except ProtocolError:
        return WrongRecord(record, Flaw.DIGITS)
    if not 0 < numbers.first <= numbers.last:
        return WrongRecord(record, Flaw.NUMBERS, numbers)
    return numbers


def _totals(raw: bytes) -> Totals:
    return Totals(
        normal_count=int.from_bytes(raw[17:21]),
        return_count=int.from_bytes(raw[21:23]),
        void_count=int.from_bytes(raw[23:25]),
        amounts=tuple(
            TaxAmount(raw[25 + slot], _money(raw, 31 + 4 * slot), _money(raw, 55 + 4 * slot))
            for slot in range(TAX_SLOTS)
            if raw[25 + slot]
        ),
        device_normal_fen=_money(raw, 79),
        device_return_fen=_money(raw, 83),
    )


def _money(raw: bytes, offset: int) -> int:
    return int.from_bytes(raw[offset : offset + 4])


def read_machine(raw: bytes) -> Machine | None:
    """EF06 or EF09."""
    if len(raw) != 18:
        raise ProtocolError
    if raw[8:16] == _EMPTY_NUMBER:
        return None
    return Machine(digits(raw[:8]), digits(raw[8:16]), int.from_bytes(raw[16:18]))


def read_stock(raw: bytes) -> Roll | None:
    """EF05: a segment bought; none left when it counts no roll."""
    rolls = int.from_bytes(raw[18:20])
    if rolls == 0:
        return None
    return Roll(digits(raw[:10]), int.from_bytes(raw[10:14]), int.from_bytes(raw[14:18]), rolls)


def read_last_roll(raw: bytes) -> Roll | None:
    """EF07: the roll handed out last; None when nothing is pending."""
    first = int.from_bytes(raw[10:14])
    return Roll(digits(raw[:10]), first, int.from_bytes(raw[14:18]), None) if first else None
