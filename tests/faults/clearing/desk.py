"""A whole desk in one process: card, register, reader, station and a bureau over real HTTP.

``Desk.run`` is the operator: he confirms what is listed, puts the card back, and starts the
station again after a crash. ``verdict`` is the independent observer: it looks at the card's own
log and the bureau's, never at what the station believes.
"""

import contextlib
import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from backend.cards import profile
from backend.cards.reader import TaxDevice
from backend.cards.usercard import UserCard, layout
from backend.cards.values import ClearUnit, Identity
from backend.cards.virtual import register
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.reader import VirtualReader
from backend.clearing.gateway import Bureau, HttpBureau
from backend.clearing.rules.checks import Situation
from backend.clearing.states import ClearKind, ClearState
from backend.sandbox.bureau.office import Office
from backend.sandbox.bureau.views import Line, register_bureau
from backend.station import backup
from backend.station.engine import Desk as StationDesk
from backend.station.engine import Engine, Pause, Progress
from backend.station.journal import Entry, Journal

MACHINE, SECOND = "0000000012345678", "0000000087654321"
START, END = date(2026, 10, 1), date(2026, 10, 31)
TODAY = date(2026, 11, 5)
SESSION = "session-1"
KEY = bytes(range(32))
_MOST_STEPS = 200


IMPATIENT_S = 0.8
"""How long a station waits in cells with a slow bureau; elsewhere a busy machine may be slow."""


class KilledError(BaseException):
    """kill -9: no handler of the station sees it."""


class CrashingJournal(Journal):
    """Dies at one entry, before or after it is on disk."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.dies_at: tuple[str, int] | None = None
        self.appended = 0
        self.fails = 0

    def append(self, session_id: str, kind: str, *, unit_id: str = "", **body: Any) -> Entry:
        from backend.station.journal import JournalError

        self.appended += 1
        if self.fails:
            self.fails -= 1
            raise JournalError
        if self.dies_at == ("before", self.appended):
            raise KilledError
        entry = super().append(session_id, kind, unit_id=unit_id, **body)
        if self.dies_at == ("after", self.appended):
            raise KilledError
        return entry


@contextlib.contextmanager
def serving_bureau() -> Iterator[tuple[Office, Line, HttpBureau]]:
    """A bureau of its own on loopback."""
    app, office, line = Flask("bureau"), Office(), Line(slow_s=1.2)
    office.now = lambda: office_now() + office.clock_offset  # type: ignore[method-assign] # the matrix's day
    register_bureau(app, office, line)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield (
            office,
            line,
            HttpBureau(f"http://127.0.0.1:{server.server_port}", is_sandbox=True),
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def office_now() -> Any:
    """Noon of the matrix's day."""
    from datetime import UTC, datetime

    return datetime(TODAY.year, TODAY.month, TODAY.day, 4, 0, tzinfo=UTC)


@dataclass
class Desk:
    """Everything of one cell. ``mend`` is what the operator does when the station parks."""

    folder: Path
    office: Office
    line: Line
    bureau: HttpBureau
    profile_name: str = "default"
    machines: Sequence[str] = (MACHINE,)
    declared: Sequence[str] | None = None
    today: date = TODAY
    station_offset: timedelta = timedelta()
    kind: ClearKind = ClearKind.MONTHLY
    mend: Callable[["Desk", Progress], None] | None = None
    driver: Callable[["Desk", VirtualReader], TaxDevice] | None = None
    progress: list[Progress] = field(default_factory=list)
    confirmations: int = 0
    restarts: int = 0
    card: VirtualCard = field(init=False)
    reader: VirtualReader = field(init=False)
    journal: CrashingJournal = field(init=False)

    def __post_init__(self) -> None:
        chosen = profile.load(self.profile_name)
        self.card = issue_card(
            chosen, profile.load_simulation(self.profile_name), machines=self.machines
        )
        for number, machine in enumerate(
            self.machines if self.declared is None else self.declared, 1
        ):
            register.declare(self.card, machine, START, END, mac1=bytes([0xA1, 0xB2, 0xC3, number]))
        self.reader = VirtualReader(self.card)
        self.journal = CrashingJournal(self.folder / "journal.db")
        self.places = [self.folder / "backups", self.folder / "second"]

    def open_device(self) -> TaxDevice:
        self.reader.reconnect()
        if self.driver is not None:
            return self.driver(self, self.reader)
        return UserCard(self.reader, profile.load(self.profile_name))

    def situation(
        self, kind: ClearKind, identity: Identity, units: Sequence[ClearUnit], bureau: Bureau
    ) -> Situation:
        return Situation(
            kind=kind,
            identity=identity,
            units=units,
            today=self.today,
            station_now=office_now() + self.station_offset,
            bureau_now=bureau.now(),
            window=(date(2026, 11, 1), date(2026, 11, 16)),
        )

    def start(self) -> Engine:
        """The station, as after power-up."""
        desk = StationDesk(
            journal=self.journal,
            bureau=self.bureau,
            open_device=self.open_device,
            situation=self.situation,
            vault=backup.Vault(self.places, KEY),
        )
        engine = Engine(desk, SESSION)
        if not list(self.journal.entries(SESSION)):
            engine.begin(self.kind, None)
        return engine

    def restart(self) -> Engine:
        """After a crash: the file as it is on disk, a fresh process."""
        self.restarts += 1
        self.journal.close()
        self.journal = CrashingJournal(self.folder / "journal.db")
        return self.start()

    def run(self, *, until: ClearState | None = None) -> Progress:
        """Work until the session ends, or can go on no more; gives the last progress."""
        engine = self._survive(self.start)
        last: Progress | None = None
        for _ in range(_MOST_STEPS):
            try:
                last = engine.step()
            except KilledError:
                engine = self._survive(self.restart)
                continue
            self.progress.append(last)
            if last.pause is Pause.ENDED or last.state is until:
                return last
            if last.pause is Pause.CONFIRMATION:
                self._confirm(engine)
            elif last.pause in {Pause.PARKED, Pause.WAITING}:
                if self.mend is None or self._is_stuck():
                    return last
                self.mend(self, last)
        raise AssertionError(f"never ends: {self.progress[-5:]}")

    def _survive(self, make: Callable[[], Engine]) -> Engine:
        while True:
            try:
                return make()
            except KilledError:
                make = self.restart

    def _confirm(self, engine: Engine) -> None:
        self.confirmations += 1
        wanted = {one.unit_id: one.baseline.fingerprint for one in engine.memory.units.values()
                  if one.state is ClearState.LISTED}  # fmt: skip
        with contextlib.suppress(KilledError):
            engine.confirm(wanted, by="钱多多")

    def _is_stuck(self) -> bool:
        """The same pause a dozen times in a row."""
        tail = self.progress[-12:]
        return len(tail) == 12 and all(one == tail[0] for one in tail)

    def verdict(self) -> list[str]:
        """What is broken of what must always hold; empty = nothing."""
        wrong: list[str] = []
        cleared = [one[:8].hex() for one in self.card.cleared]
        if len(set(cleared)) != len(cleared):
            wrong.append("a unit was cleared twice")
        tickets = {text.split("|")[0] for call, text in self.office.log if call == "ticket"}
        submitted = {text.split("|")[0] for call, text in self.office.log if call == "submit"}
        wrong += [
            f"{unit_id} cleared without declaration and ticket"
            for unit_id in cleared
            if unit_id not in submitted or unit_id not in tickets
        ]
        if cleared and not self._has_sound_backup():
            wrong.append("cleared without a verified backup")
        confirms = [text for call, text in self.office.log if call == "confirm"]
        if len(set(confirms)) != len(confirms):
            wrong.append("confirmed twice with effect")
        wrong += [
            "confirmed what the card does not show"
            for text in confirms
            if text.split("|")[0] not in cleared
        ]
        if self.journal.first_broken() is not None:
            wrong.append("journal broken")
        wrong += [f"success without read-back: {unit}" for unit in self._false_successes()]
        return wrong

    def _has_sound_backup(self) -> bool:
        files = [one for place in self.places for one in place.glob("*.tar.sealed")]
        noted = [one.body for one in self.journal.entries(SESSION) if one.kind == "backed_up"]
        digests = {hashlib.sha256(one.read_bytes()).hexdigest() for one in files}
        is_kept = bool(noted) and noted[-1]["sha256"] in digests
        return is_kept and all("EF01" in backup.open_archive(one, KEY) for one in files)

    def _false_successes(self) -> list[str]:
        done = {
            entry.unit_id
            for entry in self.journal.entries(SESSION)
            if entry.kind == "state" and entry.body["state"] == ClearState.DONE
        }
        standing = {one[:8].hex() for one in self.card.files[layout.EF01].records
                    if one in self.card.cleared}  # fmt: skip
        return sorted(done - standing)

    def other_card(self) -> VirtualCard:
        """A card of somebody else."""
        chosen = profile.load(self.profile_name)
        return issue_card(
            chosen,
            profile.load_simulation(self.profile_name),
            machines=["0000000055555555"],
            taxpayer_no="9900000000000099",
        )

    def redeclare(self, machine: str = MACHINE, *, mac: int = 0x77, end: date = END) -> None:
        """The register declares the same period anew, with other figures."""
        figures = replace(register.Figures(), normal_count=11)
        register.declare(
            self.card, machine, START, end, mac1=bytes([0xA1, 0xB2, 0xC3, mac]), figures=figures
        )


def put_back(desk: Desk, _progress: Progress) -> None:
    """The operator puts the session's own card in again."""
    if desk.reader.card is not desk.card:
        desk.reader.insert(desk.card)
