"""The sandbox's own user card (沙箱): kept in the station's folder, declared by a made-up register.

It shows a whole clearing without hardware. What a command changes is on disk before its answer is
given, as on a real card: a station killed in the middle finds the card as it is.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from backend.cards.profile import CardProfile, SimulatedCard
from backend.cards.usercard import layout
from backend.cards.usercard.layout import CardDeclaration
from backend.cards.virtual import register
from backend.cards.virtual.card import MemoryFile, VirtualCard
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.reader import VirtualReader
from backend.cards.virtual.register import Figures
from backend.station.folder import write_private

SANDBOX_READER = "沙箱读卡器"
_OWNER = "演示科技（上海）有限公司"
"""The demo's company; the number of an invented region keeps the card out of any real bureau."""
_MACHINES = ("0000000012345678", "0000000087654321")
_FIGURES = (
    Figures(normal_count=128, return_count=3, void_count=2, normal_fen=(4_286_500, 312_000),
            return_fen=(18_600,)),
    Figures(normal_count=54, return_count=0, void_count=1, normal_fen=(1_020_300, 96_400),
            return_fen=(0,)),
)  # fmt: skip
_ROLLS = (
    (100, Figures(normal_count=97, return_count=2, void_count=1, normal_fen=(3_318_500,),
                  return_fen=(12_400,))),
    (33, Figures(normal_count=31, return_count=1, void_count=1, normal_fen=(1_280_000,),
                 return_fen=(6_200,))),
    (55, Figures(normal_count=54, return_count=0, void_count=1, normal_fen=(1_116_700,),
                 return_fen=(0,))),
)  # fmt: skip
"""What the two machines used of their rolls: together what they declare."""
_SEGMENT = 5000
"""How many invoices are bought at once."""
_WAITS = "沙箱卡 {month:%Y-%m} 还没有清卡，清完之后才会申报上个月"
_SOON = "沙箱卡上个月的申报在明天，或重新启动之后"
_CHANGES_THE_CARD = frozenset({0xE6, 0xE8})


class KeptCard:
    """One virtual card in a file; the file is the card."""

    def __init__(self, file: Path, chosen: CardProfile, simulated: SimulatedCard) -> None:
        self.file = file
        self._profile = chosen
        self._simulated = simulated
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._put(issue_card(chosen, simulated, machines=_MACHINES, taxpayer_name=_OWNER))

    def reader(self) -> "KeptCardReader":
        """A reader that holds the card."""
        return KeptCardReader(self)

    def declare_last_month(self, today: date) -> None:
        """The register declares the month that has ended, once.

        Over a month that is not cleared a card takes no other (6901): it stays as it is, for a
        person to clear, and ``note`` says so. Once it is cleared, the next call declares.
        """
        end = _end_of_last_month(today)
        card = self.load()
        if any(one.is_flagged or one.end >= end for one in _declared(card)):
            return
        for number, (machine, figures) in enumerate(zip(_MACHINES, _FIGURES, strict=True), 1):
            mac1 = end.strftime("%y%m").encode()[1:] + bytes([number])
            register.declare(card, machine, end.replace(day=1), end, mac1=mac1, figures=figures)
        _use_stock(card, end)
        self._put(card)

    def note(self, today: date) -> str:
        """Why its register has not declared the month that has ended; empty = it has."""
        end, known = _end_of_last_month(today), _declared(self.load())
        if any(one.end >= end for one in known):
            return ""
        open_one = next((one for one in known if one.is_flagged), None)
        return _SOON if open_one is None else _WAITS.format(month=open_one.start)

    def load(self) -> VirtualCard:
        """The card as it lies on disk."""
        told = json.loads(self.file.read_text(encoding="utf-8"))
        files = {
            int(number): MemoryFile([bytes.fromhex(one) for one in file["records"]],
                                    is_transparent=file["is_transparent"])
            for number, file in told["files"].items()
        }  # fmt: skip
        card = VirtualCard(self._profile, self._simulated, files)
        card.cleared = [bytes.fromhex(one) for one in told["cleared"]]
        card.log = [(bytes.fromhex(sent), status) for sent, status in told["log"]]
        return card

    def save(self, card: VirtualCard, apdu: bytes) -> None:
        """On disk, if the command may have changed something."""
        if apdu[1:2] and apdu[1] in _CHANGES_THE_CARD:
            self._put(card)

    def _put(self, card: VirtualCard) -> None:
        write_private(self.file, json.dumps(_told(card)).encode())


class KeptCardReader(VirtualReader):
    """A virtual reader whose card outlives the process."""

    def __init__(self, kept: KeptCard) -> None:
        super().__init__(kept.load(), name=SANDBOX_READER)
        self._kept = kept

    def transmit(self, apdu: bytes, *, timeout_s: float) -> tuple[bytes, int]:
        reply = super().transmit(apdu, timeout_s=timeout_s)
        if self.card is not None:
            self._kept.save(self.card, apdu)
        return reply


def _end_of_last_month(today: date) -> date:
    return today.replace(day=1) - timedelta(days=1)


def _declared(card: VirtualCard) -> list[CardDeclaration]:
    read = (layout.read_declaration(one) for one in card.files[layout.EF04].records)
    return [one for one in read if one is not None]


def _use_stock(card: VirtualCard, end: date) -> None:
    """The invoices of that month come off the stock, roll after roll, and leave a usage record."""
    bought = layout.read_stock(card.files[layout.EF05].records[0])
    first = 1 if bought is None else bought.first_number
    for count, figures in _ROLLS:
        last = first + count - 1
        days = (end.replace(day=1), end)
        register.use_roll(card, first, last, days=days, figures=figures)
        first = last + 1
    last = -(-first // _SEGMENT) * _SEGMENT
    register.buy(card, first, last, rolls=(last - first) // 100 + 1)


def _told(card: VirtualCard) -> dict[str, Any]:
    """Files, what was really cleared, and every command that could change something."""
    return {
        "sandbox": True,
        "files": {
            str(number): {
                "records": [one.hex() for one in file.records],
                "is_transparent": file.is_transparent,
            }
            for number, file in card.files.items()
        },
        "cleared": [one.hex() for one in card.cleared],
        "log": [
            (sent.hex(), status)
            for sent, status in card.log
            if sent[1:2] and sent[1] in _CHANGES_THE_CARD
        ],
    }
