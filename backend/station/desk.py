"""All readers of this desk: watches them, hands commands out, and says how everything is."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import structlog

from backend.cards.errors import DeviceError, ServiceDownError
from backend.cards.pcsc import SeenReader
from backend.kernel import clock
from backend.station import machine
from backend.station.backup_desk import KINDS, BackupDesk
from backend.station.check import CARD_CODES, Check, card_trouble
from backend.station.journal import Journal
from backend.station.link import Command
from backend.station.precheck import Surroundings, hosts, precheck, quick
from backend.station.reader_desk import ReaderDesk
from backend.station.reading import EMPTY, Seen
from backend.station.tools import Order, Tools

_LOOK_S, _CHECK_EVERY_S, _END_S = 1.0, 60.0, 90.0
_ASKED = ("clock_unknown", "journal_broken")
"""Alarms that only the pre-check finds: a host is asked, a file is read through."""
_log = structlog.get_logger(__name__)


class Readers:
    """One ReaderDesk for each reader that is there, was asked for, or has an open session."""

    def __init__(self, tools: Tools, backups: BackupDesk) -> None:
        self._tools = tools
        self._backups = backups
        self._desks: dict[str, ReaderDesk] = {}
        self._lock = threading.Lock()
        self._service = "running"
        self._present: list[SeenReader] = []

    def resume(self) -> None:
        """Go on with every open session of the journal."""
        journal = Journal(self._tools.folder.journal_file)
        try:
            names = {
                str(entry.body.get("reader", ""))
                for session_id in journal.open_sessions()
                for entry in journal.entries(session_id)
                if entry.kind == "session"
            }
        finally:
            journal.close()
        for name in sorted(names):
            self._desk(name)

    def work(self) -> None:
        """Look at the readers once a second, until the station closes."""
        while not self._tools.signals.closing.is_set():
            self._look()
            self._tools.secrets.forget_old()
            self._tools.signals.closing.wait(_LOOK_S)

    def _look(self) -> None:
        try:
            present, service = self._tools.driver.look(), "running"
        except ServiceDownError as error:
            is_missing = isinstance(error.__cause__, ImportError)
            present, service = [], "missing" if is_missing else "down"
        except DeviceError:
            present, service = [], "running"
        if service == self._service == "running":
            self._note_lost_readers(present)
        for name in {one.name for one in present} | set(self._desks):
            has_card = any(one.has_card for one in present if one.name == name)
            self._desk(name).see(has_card=has_card)
        if (present, service) != (self._present, self._service):
            self._tools.signals.changed.set()
        self._present, self._service = present, service

    def _note_lost_readers(self, present: Sequence[SeenReader]) -> None:
        """A reader that is gone while the service runs was unplugged, or dropped out."""
        for name in {one.name for one in self._present} - {one.name for one in present}:
            self._tools.drops.note(name)

    def _desk(self, name: str) -> ReaderDesk:
        with self._lock:
            if name not in self._desks:
                self._desks[name] = ReaderDesk(name, self._tools)
                self._desks[name].start()
            return self._desks[name]

    def give(self, command: Command, done: Callable[[], None]) -> None:
        """To the reader that is named, else to the one that has the session.

        What is about backups goes to its own thread: also when no reader is there.
        """
        if command.kind in KINDS:
            self._backups.give(Order(command, done))
            return
        named = command.body.get("reader") or self._reader_of(command)
        if named:
            self._desk(str(named)).give(Order(command, done))
        else:
            _log.warning("command_names_no_reader", command=command.id, kind=command.kind)
            done()

    def _reader_of(self, command: Command) -> str | None:
        """From the journal: of the command's session, or of the one that it takes over."""
        journal = Journal(self._tools.folder.journal_file)
        try:
            for session_id in (command.session_id, command.body.get("over")):
                for entry in journal.entries(session_id) if session_id else ():
                    if entry.kind == "session":
                        return str(entry.body.get("reader", ""))
        finally:
            journal.close()
        return None

    def card(self, reader: str) -> Seen:
        """What was last read in that reader."""
        desk = self._desks.get(reader)
        return Seen(EMPTY) if desk is None else desk.card

    def close(self) -> bool:
        """Wait until every thread has ended its act; whether all have."""
        deadline = time.monotonic() + _END_S
        ended = [one.join(max(0.1, deadline - time.monotonic())) for one in self._desks.values()]
        return all(ended)

    def shown(self) -> dict[str, Any]:
        """Service, readers and sessions, for the heartbeat."""
        seen = [(one.name, self.card(one.name)) for one in self._present]
        return {
            "service": self._service,
            "readers": [{"name": name, "state": it.state, "card": it.card} for name, it in seen],
            "sessions": [session for one in self._desks.values() for session in one.sessions()],
        }


class Report:
    """The heartbeat's body; the pre-check in it, which takes a while, is made beside it."""

    def __init__(self, readers: Readers, around: Surroundings, tools: Tools) -> None:
        self._readers = readers
        self._around = around
        self._tools = tools
        self._checked: dict[str, Any] = {}
        self._lines: list[Check] = []

    def body(self) -> dict[str, Any]:
        """How the desk is now."""
        settings = self._around.settings
        shown = self._readers.shown()
        return {
            "versions": machine.versions(self._tools.driver.name),
            "clock": clock.now().isoformat(),
            "disk_free": machine.free_bytes(settings.station_folder),
            "backup_places": [str(one) for one in settings.backup_folders],
            "unsent": self._tools.signals.unsent,
            "alarms": [one.shown() for one in self._alarms(shown["readers"])],
            **shown,
            **self._checked,
        }

    def _alarms(self, readers: Sequence[dict[str, Any]]) -> list[Check]:
        """As of now; of what takes a while to ask, as the last pre-check found it."""
        stuck = [
            card_trouble(one["name"], one["state"]) for one in readers if one["state"] in CARD_CODES
        ]
        asked = [one for one in self._lines if (one.alarm or "").startswith(_ASKED)]
        lines = [*stuck, *quick(self._around), *asked]
        return [one for one in lines if one.alarm is not None]

    def work(self) -> None:
        """Check once a minute and whenever it is asked for, until the station closes."""
        signals = self._tools.signals
        while not signals.closing.is_set():
            signals.wants_check.clear()
            self._lines = precheck(self._around)
            self._checked = {
                "checks": [one.shown() for one in self._lines],
                "hosts": hosts(self._around),
                "power": machine.power(),
                "printers": machine.printers() or [],
            }
            signals.changed.set()
            signals.wants_check.wait(_CHECK_EVERY_S)
