"""What people are shown of a card: also its stock, where the card tells it."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backend.cards import profile
from backend.cards.errors import CardAbsentError, DeviceBusyError, DeviceError, ProtocolError
from backend.cards.invoices import InvoiceScope
from backend.cards.usercard import UserCard
from backend.cards.values import Segment
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.reader import VirtualReader
from backend.station import reader_desk
from backend.station.drop_outs import DropOuts
from backend.station.reader_desk import ReaderDesk
from backend.station.reading import look_at
from backend.station.signals import Signals
from tests.faults.clearing.desk import MACHINE
from tests.station.conftest import wait_for


class Unreadable(UserCard):
    def stock(self) -> list[Segment]:
        raise ProtocolError("unreadable")

    def invoices(self, *, with_usage: bool = True) -> InvoiceScope:
        raise ProtocolError("unreadable")


def a_reader() -> VirtualReader:
    simulation = profile.load_simulation("default")
    return VirtualReader(issue_card(profile.load("default"), simulation, machines=[MACHINE]))


def test_the_stock_of_a_card_is_told_with_its_rolls() -> None:
    seen = look_at(lambda: UserCard(a_reader(), profile.load("default")))

    assert seen.card is not None
    assert seen.card["stock"] == [
        {
            "invoice_code": "99002511300100000001",
            "first_number": 1,
            "last_number": 5000,
            "rolls": 50,
            "left": 5000,
            "kind": "",
            "label": "",
            "is_handed_out": False,
            "bought_on": None,
        }
    ]
    assert seen.card["invoices"]["unread"] == ["usage"]
    assert [one["blank"] for one in seen.card["invoices"]["stretches"]] == [5000]


def test_a_card_whose_stock_cannot_be_read_is_still_shown_and_says_so() -> None:
    seen = look_at(lambda: Unreadable(a_reader(), profile.load("default")))

    assert seen.state == "card"
    assert seen.card is not None
    assert (seen.card["machines"], seen.card["stock"]) == ([MACHINE], None)
    assert seen.card["invoices"] is None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReaderDesk]:
    """A reader whose card does not answer the first two who ask."""
    monkeypatch.setattr(reader_desk, "_IDLE_S", 0.01)
    monkeypatch.setattr(reader_desk, "pause_s", lambda *_, **__: 0.02)
    refusals: list[DeviceError] = [CardAbsentError(), DeviceBusyError()]

    def connect(_name: str, _secret: None) -> UserCard:
        if refusals:
            raise refusals.pop(0)
        return UserCard(a_reader(), profile.load("default"))

    tools: Any = SimpleNamespace(
        folder=SimpleNamespace(journal_file=tmp_path / "journal.sqlite"),
        driver=SimpleNamespace(connect=connect),
        signals=Signals(),
        drops=DropOuts(tmp_path / "drop-outs.json"),
    )
    opened = ReaderDesk("R", tools)
    opened.start()
    yield opened
    tools.signals.closing.set()
    assert opened.join(10)


def test_a_card_that_did_not_answer_at_once_is_looked_at_again(desk: ReaderDesk) -> None:
    desk.see(has_card=True)

    wait_for(lambda: desk.card.card, "the card")

    assert desk.card.state == "card"


def test_a_card_that_is_back_within_seconds_has_a_loose_contact(desk: ReaderDesk) -> None:
    desk.see(has_card=True)
    wait_for(lambda: desk.card.card, "the card")

    desk.see(has_card=False)
    desk.see(has_card=True)
    wait_for(lambda: desk.card.card, "the card again")

    assert [len(them) for them in desk.tools.drops.within().values()] == [1]
