"""Mirrors the journal to the server: in order, in batches, until the server has all of it."""

import itertools
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import structlog

from backend.station.errors import ServerGoneError, ServerRefusedError
from backend.station.journal import Entry, Journal, JournalError
from backend.station.link import LARGEST_FILE, ServerLink
from backend.station.signals import Signals, pause_s

BATCH = 200
_TRIES, _DAMAGED = 3, "desk.file_damaged"
_LOOK_S, _REFUSED_S = 1.0, 60.0
_log = structlog.get_logger(__name__)


class Mirror:
    """One thread's work. What the server does not have stays in the journal and goes again."""

    def __init__(
        self, journal_file: Path, link: ServerLink, signals: Signals, places: Sequence[Path]
    ) -> None:
        self._journal_file = journal_file
        self._link = link
        self._signals = signals
        self._places = places

    def work(self) -> None:
        """Until the station closes."""
        journal = Journal(self._journal_file)
        until, tries = journal.mirrored_until(), 0
        try:
            while not self._signals.closing.is_set():
                self._signals.written.clear()
                try:
                    until = self._catch_up(journal, until)
                    tries = self._signals.unsent = 0
                    self._signals.written.wait(_LOOK_S)
                except (ServerGoneError, JournalError):
                    tries += 1
                    self._count_unsent(journal, until)
                    self._signals.closing.wait(pause_s(tries, first=0.5, most=30))
                except ServerRefusedError as error:
                    self._count_unsent(journal, until)
                    self._refused(error)
        finally:
            journal.close()

    def _count_unsent(self, journal: Journal, until: int) -> None:
        """For people: so many go again (F18). A journal that cannot be read counts as before."""
        with suppress(JournalError):
            self._signals.unsent = sum(1 for _ in journal.entries(after=until))

    def _catch_up(self, journal: Journal, until: int) -> int:
        """Send what comes after ``until``; gives up to where the server has it now.

        A server that was set back to an older state names an earlier entry, and gets the rest.
        """
        while batch := list(itertools.islice(journal.entries(after=until), BATCH)):
            told = self._link.send(batch)
            self._signals.heard(told.stop, pauses=told.pauses, by="journal")
            self._hand_over_files(batch)
            journal.note_mirrored(told.until)
            if told.until == until:
                raise ServerGoneError  # it took nothing: the same again, later
            until = told.until
        return until

    def _hand_over_files(self, batch: Sequence[Entry]) -> None:
        for entry in batch:
            if entry.kind == "backed_up":
                self._hand_over(entry.session_id, str(entry.body["file"]))

    def _hand_over(self, session_id: str, name: str) -> None:
        """The sealed archive; the server cannot open it. A refusal is no reason to stop.

        One that was damaged on its way goes again, a few times; the server keeps it once.
        """
        file = next((one / name for one in self._places if (one / name).is_file()), None)
        if file is None or file.stat().st_size > LARGEST_FILE:
            _log.warning("backup_not_handed_over", file=name)
            return
        for _ in range(_TRIES):
            try:
                self._link.put_file(session_id, file)
            except ServerRefusedError as error:
                _log.warning("backup_not_handed_over", file=name, why=str(error))
                if error.code == _DAMAGED:
                    continue
            return

    def _refused(self, error: ServerRefusedError) -> None:
        """A revoked station or a forked journal: no act may begin until a person has looked."""
        _log.error("journal_refused", code=error.code, why=error.message)
        self._signals.refused(error, by="journal")
        self._signals.closing.wait(_REFUSED_S)
