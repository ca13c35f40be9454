"""Whether acts may begin: the server's last word, and what it refused, each until it is settled."""

import pytest

from backend.station.errors import ServerRefusedError
from backend.station.link import Stop
from backend.station.signals import Signals, pause_s

MAINTENANCE = Stop("clearing.maintenance", "系统维护中")
FORKED = ServerRefusedError(409, "desk.journal_forked", "日志分叉")


def test_the_last_word_holds_and_is_kept_for_the_next_start() -> None:
    kept: list[Stop | None] = []
    signals = Signals(keep=kept.append)

    signals.heard(MAINTENANCE, by="heartbeat")
    signals.heard(MAINTENANCE, by="commands")
    assert (signals.stop, kept) == (MAINTENANCE, [MAINTENANCE])

    signals.heard(None, by="heartbeat")
    assert (signals.stop, kept) == (None, [MAINTENANCE, None])
    assert Signals(MAINTENANCE).stop == MAINTENANCE


def test_a_refused_journal_stops_acts_although_heartbeats_are_welcome() -> None:
    signals = Signals()

    signals.refused(FORKED, by="journal")
    signals.heard(None, by="heartbeat")
    assert signals.stop == Stop("desk.journal_forked", "日志分叉")

    signals.heard(None, by="journal")
    assert signals.stop is None


@pytest.mark.parametrize(("status", "code"), [(422, "invalid_input"), (429, "too_many")])
def test_one_request_that_was_wrong_stops_no_act(status: int, code: str) -> None:
    signals = Signals()

    signals.refused(ServerRefusedError(status, code, "没有受理"), by="heartbeat")

    assert signals.stop is None
    assert signals.first_word.is_set()


def test_pauses_grow_up_to_their_limit() -> None:
    assert [pause_s(tries) for tries in (0, 1, 2, 20)] == [2.0, 4.0, 8.0, 60.0]
