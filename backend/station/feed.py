"""Fetches commands by long poll and gives each to its reader; remembers the last one done."""

import threading
from collections.abc import Callable

import structlog

from backend.station.errors import ServerGoneError, ServerRefusedError
from backend.station.folder import StationFolder
from backend.station.link import Command, ServerLink
from backend.station.signals import Signals, pause_s

_WAIT_S, _REFUSED_S = 25, 15.0
_log = structlog.get_logger(__name__)


class Progressed:
    """Commands under way. On disk is the last id before which all are done."""

    def __init__(self, folder: StationFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._open: set[int] = set()
        self.taken = folder.carried_out()

    def take(self, command_id: int) -> None:
        """It was given to its reader."""
        with self._lock:
            self._open.add(command_id)
            self.taken = max(self.taken, command_id)

    def done(self, command_id: int) -> None:
        """It is in the journal: need not come again once all before it are done."""
        with self._lock:
            self._open.discard(command_id)
            self._folder.note_carried_out(min(self._open, default=self.taken + 1) - 1)


class CommandFeed:
    """One thread's work."""

    def __init__(
        self,
        folder: StationFolder,
        link: ServerLink,
        signals: Signals,
        give: Callable[[Command, Callable[[], None]], None],
    ) -> None:
        self._link = link
        self._signals = signals
        self._give = give
        self._progressed = Progressed(folder)

    def work(self) -> None:
        """Until the station closes."""
        tries = 0
        while not self._signals.closing.is_set():
            try:
                self._fetch()
                tries = 0
            except ServerGoneError:
                tries += 1
                self._signals.first_word.set()
                self._signals.closing.wait(pause_s(tries, first=0.5, most=15))
            except ServerRefusedError as error:
                _log.error("station_refused", code=error.code, why=error.message)
                self._signals.refused(error, by="commands")
                self._signals.closing.wait(_REFUSED_S)

    def _fetch(self) -> None:
        """At first without waiting: what the server forbids is to be known before an act."""
        wait_s = _WAIT_S if self._signals.first_word.is_set() else 0
        told = self._link.commands(after=self._progressed.taken, wait_s=wait_s)
        self._signals.heard(told.stop, pauses=told.pauses, by="commands")
        for command in told.commands:
            if command.id > self._progressed.taken:
                self._progressed.take(command.id)
                self._give(command, lambda one=command.id: self._progressed.done(one))  # type: ignore[misc] # mypy reads the default as part of the type
