"""What people are shown of a card: also its stock, where the card tells it."""

from backend.cards import profile
from backend.cards.errors import ProtocolError
from backend.cards.usercard import UserCard
from backend.cards.values import Segment
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.reader import VirtualReader
from backend.station.reading import look_at
from tests.faults.clearing.desk import MACHINE


class Unreadable(UserCard):
    def stock(self) -> list[Segment]:
        raise ProtocolError("unreadable")


def a_reader() -> VirtualReader:
    simulation = profile.load_simulation("default")
    return VirtualReader(issue_card(profile.load("default"), simulation, machines=[MACHINE]))


def test_the_stock_of_a_card_is_told_with_its_rolls() -> None:
    seen = look_at(lambda: UserCard(a_reader(), profile.load("default")))

    assert seen.card is not None
    assert seen.card["stock"] == [
        {"invoice_code": "99002511300100000001", "first_number": 1, "last_number": 5000,
         "rolls": 50}
    ]  # fmt: skip


def test_a_card_whose_stock_cannot_be_read_is_still_shown() -> None:
    seen = look_at(lambda: Unreadable(a_reader(), profile.load("default")))

    assert seen.state == "card"
    assert seen.card is not None
    assert (seen.card["machines"], seen.card["stock"]) == ([MACHINE], [])
