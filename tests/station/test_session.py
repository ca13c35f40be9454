"""A station as a process: whole sessions, through outages and kill -9, each cleared once."""

import os
import signal
from collections.abc import Callable

import pytest

from backend.sandbox.bureau.office import Comparison
from tests.station.conftest import MACHINES, Station, wait_for
from tests.station.server_double import DeskServer

SESSION = "session-1"


def _has_ended(station: Station) -> bool:
    return station.server.ending(SESSION) is not None


def test_a_session_goes_from_backup_to_done_and_the_server_has_all_of_it(station: Station) -> None:
    station.pair()

    station.begin(SESSION)
    wait_for(lambda: _has_ended(station), station.said())

    assert station.server.ending(SESSION) == "DONE"
    assert sorted(station.cleared()) == MACHINES
    assert station.effects("confirm") == MACHINES
    kinds = station.server.kinds(SESSION)
    assert kinds.index("backed_up") < kinds.index("submit_intent") < kinds.index("write_intent")
    wait_for(lambda: station.server.files, "the sealed backup")
    assert "EF01" in station.backup(SESSION)
