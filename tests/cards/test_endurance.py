"""A desk that runs for years: cards come and go, and nothing is left behind of any of them."""

import gc
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from backend.cards import profile
from backend.cards.errors import DeviceError
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.vpcd import VpcdCard
from backend.station import reading
from backend.station.drivers import UserCards
from tests.cards.conftest import MACHINE, OTHER, IssueCard
from tests.cards.pcscd import RealReader, needs_pcscd, running_pcscd

pytestmark = [needs_pcscd, pytest.mark.slow, pytest.mark.timeout(5400)]

CYCLES, WARM_UP = 5_000, 300
MOST_GROWTH_BYTES = 6_000_000
"""Some 1.3 KB a cycle: less than any connection, reader or card that would be kept."""
PATIENCE_S = 15.0


@dataclass(frozen=True)
class Held:
    """What this process holds."""

    rss_bytes: int
    descriptors: int
    threads: int


def held() -> Held:
    """With no card inserted, and every thread of a former connection gone."""
    until(lambda: all(one.name != "pcsc" for one in threading.enumerate()))
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Held(
        rss_bytes=pages * 4096,
        descriptors=len(list(Path("/proc/self/fd").iterdir())),
        threads=threading.active_count(),
    )


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "the service did not notice"
        time.sleep(0.02)


class TwoSlots:
    """Both slots of the virtual reader: two cards come and go at a time."""

    def __init__(self, service: RealReader, cards: list[VirtualCard]) -> None:
        self.driver = UserCards("usercard", profile.load("default"))
        self.names = [f"Virtual PCD 00 0{slot}" for slot in range(len(cards))]
        self._port, self._cards = service.port, cards

    def cycle(self) -> None:
        """In, read as the station reads a card that came in, out."""
        inserted = []
        for slot, card in enumerate(self._cards):
            card.reset()
            card.log.clear()
            inserted.append(VpcdCard(card, self._port + slot))
        until(lambda: self.filled() == self.names)
        for name, machine in zip(self.names, (MACHINE, OTHER), strict=True):
            until(lambda name=name, machine=machine: self.reads(name, machine))  # type: ignore[misc] # bound now
        for one in inserted:
            one.pull()
        until(lambda: not self.filled())

    def filled(self) -> list[str]:
        with suppress(DeviceError):
            return sorted(one.name for one in self.driver.look() if one.has_card)
        return []

    def reads(self, name: str, machine: str) -> bool:
        """A card that has just come in may be without power for a moment."""
        seen = reading.look_at(lambda: self.driver.connect(name, None))
        return seen.card is not None and seen.card["machines"] == [machine]


def test_5000_cards_come_and_go_and_nothing_is_left_behind(issue: IssueCard) -> None:
    with running_pcscd() as service:
        slots = TwoSlots(service, [issue(MACHINE), issue(OTHER)])
        for _ in range(WARM_UP // 2):
            slots.cycle()
        before = held()

        for _ in range((CYCLES - WARM_UP) // 2):
            slots.cycle()

        after = held()

    print(f"{CYCLES:,} cycles: {before} -> {after}")  # noqa: T201 - shown with -s
    assert after.descriptors == before.descriptors
    assert after.threads == before.threads
    assert after.rss_bytes - before.rss_bytes <= MOST_GROWTH_BYTES
