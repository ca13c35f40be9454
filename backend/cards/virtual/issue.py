"""Virtual cards as an office issues them: taxpayer, machines, stock, first control data."""

from collections.abc import Sequence
from datetime import date

from backend.cards.profile import CardProfile, SimulatedCard
from backend.cards.usercard import layout
from backend.cards.usercard.codec import bcd, day_bytes, name_bytes
from backend.cards.usercard.files import DAILY, DETAIL_LENGTH, USAGE
from backend.cards.virtual import tickets
from backend.cards.virtual.card import MemoryFile, VirtualCard
from backend.cards.virtual.tickets import Limits

TAXPAYER = "9900000000000001"
STOCK_CODE = "99002511300100000001"
TAXPAYER_NAME = "晴川文化传播（武汉）有限公司"
_TAXES = ((1, "10010000", 1300, "增值税货物"), (2, "10020000", 600, "增值税服务"),
          (3, "10030000", 300, "增值税简易"))  # fmt: skip


def issue_card(
    profile: CardProfile,
    simulated: SimulatedCard,
    *,
    machines: Sequence[str] = ("12345678",),
    taxpayer_no: str = TAXPAYER,
    taxpayer_name: str = TAXPAYER_NAME,
    valid_from: date = date(2020, 1, 1),
    valid_until: date = date(2035, 12, 31),
    limit_date: date = date(2026, 11, 15),
    pin: bytes | None = None,
) -> VirtualCard:
    """A card on which nothing has been declared yet; ``machines`` are fiscal card numbers."""
    most = layout.MOST_MACHINES
    app_type = b"\x01" if profile.has_app_type else b""
    basics = (
        bytes([0x01, len(machines)])
        + bcd(taxpayer_no, 8)
        + day_bytes(valid_from)
        + day_bytes(valid_until)
        + app_type
        + b"\x01\x00"
        + name_bytes(taxpayer_name, 40, profile.text_encoding)
    )
    limits = Limits(limit_date=limit_date, single_fen=1_000_000, total_fen=100_000_000,
                    return_fen=20_000_000, tax_indexes=(1, 2, 3))  # fmt: skip
    first = [
        tickets.make_control(one, limits, bytes(4), cipher_length=profile.cipher_length)
        for one in machines
    ]
    places = [bcd(f"{at}", 8) + bcd(one, 8) for at, one in enumerate(machines, 1)]
    stock = bcd(STOCK_CODE, 10) + (1).to_bytes(4) + (5000).to_bytes(4) + b"\x00\x32"
    roll = bytes(22)
    files = {
        layout.EF01: _records(first, most, profile.ef01_length),
        layout.EF02: MemoryFile([basics], is_transparent=True),
        layout.EF03: _records(
            [_tax(*one) for one in _TAXES], layout.MOST_TAX_ITEMS, layout.TAX_ITEM_LENGTH
        ),
        layout.EF04: _records([], most, layout.DECLARATION_LENGTH),
        layout.EF05: _records([stock], most, 20),
        layout.EF06: _records([one + USAGE.file_id.to_bytes(2) for one in places], most, 18),
        layout.EF07: MemoryFile([roll], is_transparent=profile.ef07_kind == "transparent"),
        layout.EF08: MemoryFile([bytes(22)], is_transparent=True),
        layout.EF09: _records([one + DAILY.file_id.to_bytes(2) for one in places], most, 18),
        layout.EF10: _records([], most, 25),
        layout.EF11: _records([], most, 4),
        USAGE.file_id: _records([], USAGE.records, USAGE.size),
        DAILY.file_id: _records([], DAILY.records, DAILY.size),
        0xFF15: MemoryFile([bytes(DETAIL_LENGTH)], is_transparent=True),
    }
    return VirtualCard(profile, simulated, files, pin=pin)


def _records(filled: Sequence[bytes], count: int, size: int) -> MemoryFile:
    return MemoryFile([*filled, *[bytes(size)] * (count - len(filled))])


def _tax(index: int, item: str, rate: int, name: str) -> bytes:
    english = b"VAT".ljust(20, b" ")
    return bytes([index]) + bcd(item, 4) + rate.to_bytes(2) + name_bytes(name, 20, "gbk") + english
