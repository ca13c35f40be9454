"""暂停 at the desk: one session stops before its next act, through outages, and no other does."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from backend.clearing.rules.memory import SessionMemory, take
from backend.clearing.states import ClearState
from backend.sandbox.bureau.office import Comparison
from backend.station.engine import Pause, Progress
from backend.station.journal import JournalError
from backend.station.link import Pausing
from backend.station.reader_desk import ReaderDesk
from backend.station.running import Running
from backend.station.signals import Signals
from tests.station.conftest import Station, wait_for
from tests.station.test_session import SESSION, assert_cleared_once, has_ended

QIAN = Pausing("钱多多", "等财务核对", "2026-11-05T04:00:00+00:00")


@dataclass
class Engine:
    """Counts acts; what it notes is remembered as the real one's is."""

    session_id: str
    acts: int = 0
    is_full: bool = False
    noted: list[dict[str, Any]] = field(default_factory=list)
    memory: SessionMemory = field(init=False)

    def __post_init__(self) -> None:
        self.memory = SessionMemory(self.session_id, stage=ClearState.CHECKED)

    def step(self) -> Progress:
        self.acts += 1
        return Progress(Pause.MOVED, ClearState.CHECKED)

    def note(self, kind: str, **body: Any) -> None:
        if self.is_full:
            raise JournalError
        self.noted.append({"kind": kind, **body})
        take(self.memory, SimpleNamespace(unit_id="", kind=kind, body=body))

    def let_go(self) -> None:
        pass


@dataclass
class Desk:
    """A reader with two sessions, and what the server has said last."""

    signals: Signals = field(default_factory=Signals)
    one: Engine = field(default_factory=lambda: Engine("one"))
    two: Engine = field(default_factory=lambda: Engine("two"))

    def hears(self, **pauses: Pausing) -> None:
        self.signals.heard(None, pauses=pauses, by="commands")

    def goes_on(self) -> dict[str, Running]:
        tools: Any = SimpleNamespace(signals=self.signals)
        reader = ReaderDesk("R", tools)
        running = {one.session_id: Running(one) for one in (self.one, self.two)}  # type: ignore[arg-type] # it is as much of an engine as is used
        for one in running.values():
            reader._go_on(one)
        return running


def test_the_paused_session_does_nothing_more_and_the_other_one_goes_on() -> None:
    desk = Desk()

    desk.hears(one=QIAN)
    shown = [desk.goes_on()["one"].shown() for _ in range(3)][-1]

    assert (desk.one.acts, desk.two.acts) == (0, 3)
    assert (shown["pause"], shown["code"], shown["state"]) == (
        "parked", "clearing.paused", "CHECKED",
    )  # fmt: skip
    assert "钱多多 已暂停：等财务核对" in shown["detail"]


def test_the_journal_says_once_that_it_stopped_and_once_that_it_went_on() -> None:
    desk = Desk()

    desk.hears(one=QIAN)
    for _ in range(2):
        desk.goes_on()
    desk.hears()
    for _ in range(2):
        desk.goes_on()

    assert desk.one.noted == [
        {"kind": "paused", "by": "钱多多", "why": "等财务核对", "asked_at": QIAN.at},
        {"kind": "resumed"},
    ]
    assert (desk.one.acts, desk.two.noted) == (2, [])


def test_a_full_disk_keeps_a_paused_session_paused() -> None:
    desk = Desk()
    desk.one.is_full = True

    desk.hears(one=QIAN)
    desk.goes_on()
    desk.one.is_full = False
    desk.goes_on()

    assert (desk.one.acts, [one["kind"] for one in desk.one.noted]) == (0, ["paused"])


def test_a_pause_is_kept_for_a_start_without_the_server() -> None:
    kept: list[dict[str, Pausing]] = []
    signals = Signals(keep_pauses=lambda told: kept.append(dict(told)))

    for by in ("heartbeat", "commands"):
        signals.heard(None, pauses={"one": QIAN}, by=by)
    desk = Desk(Signals(pauses=kept[-1]))
    desk.signals.first_word.set()
    desk.goes_on()

    assert kept == [{"one": QIAN}]
    assert (desk.one.acts, desk.two.acts) == (0, 1)


@pytest.mark.parametrize("goes", ["restarted", "killed"])
def test_a_paused_clearing_waits_through_a_restart_without_the_server_and_is_then_done_once(
    station: Station, goes: str
) -> None:
    station.office.compare(Comparison.PENDING)
    station.pair()
    station.begin(SESSION)
    wait_for(lambda: "WAIT_COMPARE" in station.server.states(SESSION).values(), "the comparison")

    station.server.pauses = [
        {"session_id": SESSION, "by": "钱多多", "reason": "", "at": "2026-11-05T04:00:00+00:00"}
    ]
    station.server.command("pause", SESSION)
    wait_for(lambda: "paused" in station.server.kinds(SESSION), "the pause in the journal")
    station.office.compare(Comparison.PASSED)
    known = len(station.office.log)
    station.server.is_gone = True
    station.kill() if goes == "killed" else station.stop()
    station.start()
    station.server.is_gone = False
    beats = len(station.server.heartbeats)
    wait_for(lambda: _is_shown_paused(station, beats), "the pause after the restart")

    assert (station.cleared(), station.office.log[known:]) == ([], [])
    station.server.pauses = []
    station.server.command("resume", SESSION)
    wait_for(lambda: has_ended(station), "the end")
    assert_cleared_once(station)
    kinds = station.server.kinds(SESSION)
    assert (kinds.count("paused"), kinds.count("resumed")) == (1, 1)


def _is_shown_paused(station: Station, after: int) -> bool:
    told = [one["sessions"] for one in station.server.heartbeats[after:] if one["sessions"]]
    return bool(told) and told[-1][0]["code"] == "clearing.paused"
