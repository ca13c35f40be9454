"""F14: a bureau that says when it takes something again is asked then, and people see the time."""

import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from backend.clearing.gateway import BureauUnavailableError, retry_at
from backend.clearing.states import ClearState
from backend.sandbox.bureau.views import BUSY_S, LineFault
from backend.station.engine import Pause, Progress
from backend.station.link import Stop
from backend.station.running import NEVER, Running
from tests.fakes import FakeClock
from tests.faults.clearing.desk import serving_bureau

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


class Engine:
    """Pauses as it is told."""

    def __init__(self, *pauses: Progress) -> None:
        self.pauses = list(pauses)
        self.memory = SimpleNamespace(session_id="s", state=ClearState.REPORTED, ending=None,
                                      identity={})  # fmt: skip

    def step(self) -> Progress:
        return self.pauses.pop(0)

    def let_go(self) -> None:
        """Nothing is held."""


def running(*pauses: Progress) -> Running:
    engine: Any = Engine(*pauses)
    return Running(engine)


def parked(code: str = "QK-305", until: datetime | None = None) -> Progress:
    return Progress(Pause.PARKED, ClearState.REPORTED, code, "", until)


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ("120", NOW + timedelta(seconds=120)),
        ("Mon, 23 Nov 2026 03:30:00 GMT", NOW + timedelta(minutes=90)),
        ("Mon, 23 Nov 2026 01:30:00 GMT", None),
        ("0", None),
        ("999999999999", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_seconds_and_dates_name_a_time_and_nonsense_names_none(
    told: str | None, until: datetime | None
) -> None:
    assert retry_at(told, NOW) == until


def test_a_busy_bureau_is_one_that_could_not_be_asked_with_its_time(clock: FakeClock) -> None:
    with serving_bureau() as (_office, line, bureau):
        line.break_next("/bureau/time", LineFault.BUSY)

        with pytest.raises(BureauUnavailableError) as told:
            bureau.now()

    assert told.value.until == clock.now() + timedelta(seconds=BUSY_S)


def test_the_next_try_is_at_the_time_that_the_bureau_named(clock: FakeClock) -> None:
    until = clock.now() + timedelta(minutes=20)
    one = running(parked(until=until))

    one.step()

    assert one.due - time.monotonic() > 19 * 60
    assert one.shown()["next_try_at"] == until.isoformat()


def test_without_a_named_time_pauses_grow_and_each_next_try_is_told(clock: FakeClock) -> None:
    one = running(parked(), parked(), parked())

    told = []
    for _ in range(3):
        one.step()
        told.append(one.next_try_at)

    assert told == [None, clock.now() + timedelta(seconds=4), clock.now() + timedelta(seconds=8)]


def test_a_tap_tries_at_once(clock: FakeClock) -> None:
    one = running(parked(until=clock.now() + timedelta(hours=1)))
    one.step()

    one.wake()

    assert (one.due, one.next_try_at) == (0.0, None)


def test_what_waits_for_a_person_or_a_device_names_no_time(clock: FakeClock) -> None:
    one = running(parked("QK-111"), parked("QK-104"))

    one.step()
    assert (one.due, one.next_try_at) == (NEVER, None)
    one.step()
    assert one.next_try_at is None


def test_a_maintenance_of_our_own_settings_is_told_with_its_end(clock: FakeClock) -> None:
    one = running()

    one.hold(Stop("clearing.maintenance", "维护", "2026-11-23T04:00:00.000Z"))

    assert one.shown()["next_try_at"] == "2026-11-23T04:00:00+00:00"
    one.hold(Stop("desk.journal_forked", "日志分叉"))
    assert one.shown()["next_try_at"] is None
