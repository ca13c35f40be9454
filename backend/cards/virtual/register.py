"""A pretend cash register (税控收款机): declares on the card, and takes the new limits from it."""

import functools
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backend.cards.usercard import layout
from backend.cards.usercard.codec import bcd, day_bytes
from backend.cards.usercard.files import USAGE
from backend.cards.virtual import tickets
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.issue import STOCK_CODE
from backend.cards.virtual.tickets import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a register sold in a period; amounts in fen by tax index."""

    normal_count: int = 10
    return_count: int = 2
    void_count: int = 1
    normal_fen: Sequence[int] = (123_456, 1_000)
    return_fen: Sequence[int] = (500,)

    @property
    def tax_indexes(self) -> bytes:
        """Six slots, 0 = unused; the example of card.md section 11 declares three items."""
        return bytes([1, 2, 3, 0, 0, 0])


class DeclarationRefusedError(Exception):
    """The card did not take the declaration; its status word."""


def declare(
    card: VirtualCard,
    fiscal_card_no: str,
    start: date,
    end: date,
    *,
    mac1: bytes,
    figures: Figures | None = None,
) -> bytes:
    """DATA_COLLECT for one machine; gives the command. DeclarationRefusedError."""
    body = declaration_body(fiscal_card_no, start, end, mac1=mac1, figures=figures or Figures())
    check = functools.reduce(operator.xor, body)
    command = bytes.fromhex("C0E60000DC") + body + bytes([check])
    status = card.answer(command)
    if status != b"\x90\x00":
        raise DeclarationRefusedError(status.hex())
    return command


def declaration_body(
    fiscal_card_no: str, start: date, end: date, *, mac1: bytes, figures: Figures
) -> bytes:
    """Bytes 1 to 219 of EF04."""
    normal, returned = _six(figures.normal_fen), _six(figures.return_fen)
    return (
        bcd(fiscal_card_no, 8)
        + day_bytes(start)
        + day_bytes(end)
        + figures.normal_count.to_bytes(4)
        + figures.return_count.to_bytes(2)
        + figures.void_count.to_bytes(2)
        + figures.tax_indexes
        + normal
        + returned
        + sum(figures.normal_fen).to_bytes(4)
        + sum(figures.return_fen).to_bytes(4)
        + b"\x00"
        + mac1
        + bytes(128)
    )


def use_roll(
    card: VirtualCard,
    first: int,
    last: int,
    *,
    days: tuple[date, date],
    figures: Figures,
    code: str = STOCK_CODE,
    file_id: int = USAGE.file_id,
) -> None:
    """Write down what was used of a roll, in the first empty record of the usage file."""
    record = (
        bcd(code, 10)
        + first.to_bytes(4)
        + last.to_bytes(4)
        + bytes([figures.normal_count, figures.return_count, figures.void_count])
        + sum(figures.normal_fen).to_bytes(4)
        + sum(figures.return_fen).to_bytes(4)
        + day_bytes(days[0])
        + day_bytes(days[1])
    )
    records = card.files[file_id].records
    records[next(at for at, one in enumerate(records) if not any(one))] = record


def buy(card: VirtualCard, first: int, last: int, *, rolls: int, code: str = STOCK_CODE) -> None:
    """EF05 holds this one segment."""
    card.files[layout.EF05].records[0] = (
        bcd(code, 10) + first.to_bytes(4) + last.to_bytes(4) + rolls.to_bytes(2)
    )


def hand_out(card: VirtualCard, first: int, last: int, *, code: str = STOCK_CODE) -> None:
    """EF07 names the roll that a register took last."""
    card.files[layout.EF07].records[0] = (
        bcd(code, 10) + first.to_bytes(4) + last.to_bytes(4) + bytes(4)
    )


def take_new_limits(card: VirtualCard, fiscal_card_no: str) -> Limits:
    """税控更新: the last proof. ValueError when MAC2 does not fit the declaration."""
    number = bcd(fiscal_card_no, 8)
    control = next(one for one in card.files[layout.EF01].records if one[:8] == number)
    declared = next(one for one in card.files[layout.EF04].records if one[1:9] == number)
    if control[-4:] != tickets.mac2(control[8], control[9:-4], declared[88:92]):
        raise ValueError("MAC2 does not fit")
    return tickets.open_control(control)


def _six(amounts: Sequence[int]) -> bytes:
    return b"".join(one.to_bytes(4) for one in [*amounts, *[0] * (6 - len(amounts))])
