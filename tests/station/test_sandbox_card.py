"""The demo's pretend card over the months: it always starts, and keeps what a person did."""

from datetime import date
from pathlib import Path

import pytest

from backend.cards import profile
from backend.cards.usercard import layout
from backend.cards.virtual import tickets
from backend.cards.virtual.tickets import Limits
from backend.infra.config import CardDriver, Settings
from backend.station.drivers import UserCards, choose_driver
from backend.station.sandbox_card import SANDBOX_READER, KeptCard
from tests.fakes import FakeClock

NOVEMBER = date(2026, 11, 28)
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def kept(tmp_path: Path) -> KeptCard:
    return reopened(tmp_path)


def reopened(folder: Path) -> KeptCard:
    """As another start of the station finds it."""
    file = folder / "station" / "sandbox-card.json"
    return KeptCard(file, profile.load("default"), profile.load_simulation("default"))


def declared(kept: KeptCard) -> list[tuple[str, bool]]:
    """Month of each machine's declaration, and whether it is still to be cleared."""
    read = [layout.read_declaration(one) for one in kept.load().files[layout.EF04].records]
    return [(f"{one.start:%Y-%m}", one.is_flagged) for one in read if one is not None]


def clear(kept: KeptCard, *machines: int) -> None:
    """What a session does in the end: the bureau's ticket is written to these machines."""
    reader = kept.reader()
    reader.reconnect()
    limits = Limits(limit_date=date(2026, 12, 15), single_fen=1, total_fen=1, return_fen=1,
                    tax_indexes=(1, 2, 3))  # fmt: skip
    reader.transmit(bytes.fromhex("00A40000023F00"), timeout_s=1)
    for at in machines:
        record = kept.load().files[layout.EF04].records[at]
        ticket = tickets.make_control(record[1:9].hex(), limits, record[88:92])
        assert reader.transmit(bytes.fromhex("C0E80000") + bytes([len(ticket)]) + ticket,
                               timeout_s=1)[1] == 0x9000  # fmt: skip


def test_a_card_that_was_not_cleared_keeps_its_month_and_the_station_starts(
    kept: KeptCard, tmp_path: Path
) -> None:
    kept.declare_last_month(NOVEMBER)
    as_it_was = kept.file.read_bytes()

    later = reopened(tmp_path)
    later.declare_last_month(DECEMBER)

    assert declared(later) == [("2026-10", True)] * 2
    assert later.file.read_bytes() == as_it_was
    assert "2026-10 还没有清卡" in later.note(DECEMBER)
    assert later.note(NOVEMBER) == ""


def test_one_machine_that_was_cleared_waits_for_the_other(kept: KeptCard) -> None:
    kept.declare_last_month(NOVEMBER)
    clear(kept, 0)

    kept.declare_last_month(DECEMBER)

    assert declared(kept) == [("2026-10", False), ("2026-10", True)]


def test_after_it_was_cleared_the_next_month_is_declared_and_the_clearing_stays(
    kept: KeptCard, tmp_path: Path
) -> None:
    kept.declare_last_month(NOVEMBER)
    kept.declare_last_month(DECEMBER)
    clear(kept, 0, 1)
    cleared = kept.load().cleared
    between = kept.note(DECEMBER)

    later = reopened(tmp_path)
    later.declare_last_month(DECEMBER)

    assert declared(later) == [("2026-11", True)] * 2
    assert (later.load().cleared, len(cleared)) == (cleared, 2)
    assert ("明天" in between, later.note(DECEMBER)) == (True, "")


def test_a_station_that_runs_over_the_end_of_a_month_declares_by_itself(
    tmp_path: Path, clock: FakeClock
) -> None:
    settings = Settings(piaokatong_data=tmp_path, card_driver=CardDriver.VIRTUAL)
    driver = choose_driver(settings)
    assert isinstance(driver, UserCards)
    first = declared(kept := reopened(tmp_path))
    clear(kept, 0, 1)

    driver.look()
    same_day = declared(kept)
    clock.pass_time(days=10)
    readers = driver.look()

    assert (first, same_day) == ([("2026-10", True)] * 2, [("2026-10", False)] * 2)
    assert declared(kept) == [("2026-11", True)] * 2
    assert ([one.name for one in readers], driver.note) == ([SANDBOX_READER], "")


@pytest.mark.parametrize("months", [1, 2, 3, 26])
def test_however_long_it_lies_the_station_starts(kept: KeptCard, months: int) -> None:
    kept.declare_last_month(NOVEMBER)

    kept.declare_last_month(date(2026 + (10 + months) // 12, (10 + months) % 12 + 1, 1))

    assert declared(kept) == [("2026-10", True)] * 2
