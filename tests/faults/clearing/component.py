"""The same desk with a vendor component (沙箱) in the card's place, and its rows of the matrix.

The observer looks at the pretend device's own log: what was reported, issued, cleared, confirmed.

Desk, observer and rows stay together: a row is only understood with the desk that it breaks.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from backend.cards.component import ComponentClient, ComponentDevice
from backend.cards.component import profile as component_profile
from backend.cards.component.line import ComponentLine
from backend.cards.reader import TaxDevice
from backend.cards.values import Secret
from backend.clearing.states import ClearState
from backend.sandbox.bureau.views import Line, LineFault
from backend.sandbox.component.pretend import DeviceFault, PretendDevice
from backend.sandbox.component.views import PATH, register_component
from backend.station import backup
from backend.station.component_bureau import ComponentBureau
from backend.station.engine import Pause, Progress
from tests.faults.clearing.desk import (
    END,
    IMPATIENT_S,
    KEY,
    SESSION,
    TODAY,
    CrashingJournal,
    Desk,
    KilledError,
)

Prepare = Callable[["ComponentDesk"], None]
TYPES = ("004", "007")
_CHINA = timezone(timedelta(hours=8))


@dataclass
class Serving:
    """A component that listens, can be stopped and started again on its port."""

    device: PretendDevice
    line: Line = field(default_factory=lambda: Line(slow_s=1.2))
    port: int = 0

    def start(self) -> None:
        app = Flask("component")
        register_component(app, self.device, self.line)
        self._server = make_server("127.0.0.1", self.port, app, threaded=True)
        self.port = self._server.server_port
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self._thread.start()
        self.is_up = True

    def stop(self) -> None:
        if self.is_up:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self.is_up = False


class MatrixDevice(PretendDevice):
    """Its clock shows the matrix's day."""

    offset = timedelta()

    def now(self) -> datetime:
        day = datetime(TODAY.year, TODAY.month, TODAY.day, 12, 0, tzinfo=_CHINA)
        return day + self.offset


@contextmanager
def serving_component(*types: str) -> Iterator[Serving]:
    """A device that waits with October of these types, on loopback."""
    device = MatrixDevice()
    device.declare(*(types or TYPES), month_end=END)
    serving = Serving(device)
    serving.start()
    try:
        yield serving
    finally:
        serving.stop()


@dataclass
class ComponentDesk(Desk):
    """A desk whose device is behind a component. ``secret`` is what the operator types in."""

    serving: Serving | None = None
    profile_name: str = "default"
    secret: Secret | None = None

    def __post_init__(self) -> None:
        assert self.serving is not None
        self.component = self.serving
        self.device = self.serving.device
        chosen = component_profile.load(self.profile_name)
        self.client = ComponentClient(
            ComponentLine(f"http://127.0.0.1:{self.component.port}{PATH}"), chosen
        )
        self.bureau = ComponentBureau(self.client, is_sandbox=True)  # type: ignore[assignment] # the component's in the HTTP bureau's place
        self.journal = CrashingJournal(self.folder / "journal.db")
        self.places = [self.folder / "backups", self.folder / "second"]

    @classmethod
    def at(cls, serving: Serving, folder: Path, **facts: Any) -> "ComponentDesk":
        """With a component, which is its bureau too."""
        nothing: Any = None
        return cls(folder, nothing, serving.line, nothing, serving=serving, **facts)

    def be_impatient(self) -> None:
        """For faults that a station waits for."""
        self.client.profile = replace(
            self.client.profile,
            look_timeout_s=IMPATIENT_S,
            call_timeout_s=IMPATIENT_S,
            net_timeout_s=IMPATIENT_S,
        )

    def open_device(self) -> TaxDevice:
        device = ComponentDevice(self.client)
        if self.secret is not None:
            device.unlock(self.secret)
        return device

    def effects(self, what: str) -> list[str]:
        """What took effect at the device or its bureau."""
        with self.device.lock:
            return [text for name, text in self.device.log if name == what]

    def verdict(self) -> list[str]:
        """What is broken of what must always hold."""
        cleared = self.effects("cleared")
        submitted = {one.rpartition("|")[0] for one in self.effects("submit")}
        wrong = [
            f"{what} twice with effect"
            for what in ("cleared", "submit", "confirm", "upload")
            if len(set(self.effects(what))) != len(self.effects(what))
        ]
        wrong += [
            f"{one} cleared without declaration and ticket"
            for one in cleared
            if one not in submitted or one not in self.effects("ticket")
        ]
        if self.client.profile.uploads:
            waiting = {code for code, one in self.device.types.items() if one.waiting}
            wrong += [f"{one} cleared before its invoices were uploaded" for one in cleared
                      if one.partition("|")[0] in waiting]  # fmt: skip
        if cleared and not self._has_sound_backup():
            wrong.append("cleared without a verified backup")
        wrong += [f"{one} confirmed and not cleared" for one in self.effects("confirm")
                  if one not in cleared]  # fmt: skip
        if self.journal.first_broken() is not None:
            wrong.append("journal broken")
        return wrong + [f"success without read-back: {one}" for one in self._false_successes()]

    def _has_sound_backup(self) -> bool:
        files = [one for place in self.places for one in place.glob("*.tar.sealed")]
        noted = [one for one in self.journal.entries(SESSION) if one.kind == "backed_up"]
        return bool(noted) and all("SKPXXCX" in backup.open_archive(one, KEY) for one in files)

    def _false_successes(self) -> list[str]:
        cleared = {one.partition("|")[0] for one in self.effects("cleared")}
        return [
            entry.unit_id
            for entry in self.journal.entries(SESSION)
            if entry.kind == "state"
            and entry.body["state"] == ClearState.DONE
            and not self._types_of(entry.unit_id) <= cleared
        ]

    def _types_of(self, unit_id: str) -> set[str]:
        """Of its group, those that the device issues."""
        group = self.client.profile.group_of(unit_id.partition("-")[2])
        return set(group or ()) & self.device.types.keys()


@dataclass(frozen=True, slots=True)
class ComponentCell:
    """As ``matrix.Cell``. ``clears`` None = as many as the device has types."""

    fault: str
    step: str
    prepare: Prepare
    ends: ClearState = ClearState.DONE
    code: str | None = None
    clears: int = len(TYPES)
    writes: int | None = len(TYPES)

    @property
    def name(self) -> str:
        return f"{self.fault} @ {self.step}"


def run_component_cell(cell: ComponentCell, desk: ComponentDesk) -> list[str]:
    """What is wrong with how the cell ended."""
    cell.prepare(desk)
    last = desk.run()
    wrong = desk.verdict()
    if last.state is not cell.ends:
        wrong.append(f"ended {last.state} ({last.code} {last.detail}), expected {cell.ends}")
    if cell.code is not None and cell.code not in _codes(desk):
        wrong.append(f"said {_codes(desk)}, expected {cell.code}")
    if len(desk.effects("cleared")) != cell.clears:
        wrong.append(f"{desk.effects('cleared')} cleared, expected {cell.clears}")
    sent = desk.device.sent.count("JKHC")
    if cell.writes is not None and sent != cell.writes:
        wrong.append(f"JKHC reached the device {sent} times, expected {cell.writes}")
    return wrong


def _codes(desk: ComponentDesk) -> set[str | None]:
    return {one.code for one in desk.progress} | {
        one.body.get("code") for one in desk.journal.entries()
    }


def component_cells() -> Iterator[ComponentCell]:
    """F1 to F5 of the matrix, and what else can happen on the way through a component."""
    yield ComponentCell("F0 nothing", "all", lambda _desk: None)
    yield from _crashes()
    yield from _device_faults()
    yield from _line_faults()
    yield from _refusals()
    yield from _uploads()


_BEFORE = (*range(2, 23), 26, 31, 32, 38)
"""Every entry of the first unit, those beside the acts of the second, and the last."""
_AFTER = (10, 16, 20, 25, 31, 35)
"""What announces an act; after any other entry is before the next."""


def _crashes() -> Iterator[ComponentCell]:
    for when, numbers in (("before", _BEFORE), ("after", _AFTER)):
        for number in numbers:
            yield ComponentCell(
                "F1 kill -9", f"{when} journal entry {number}", _dies(when, number), writes=None
            )
    for call in ("SJCB", "WLCB", "QLJS", "JKHC", "QLJSJGQR"):
        yield ComponentCell("F1 kill -9", f"after {call}, before its answer", _dies_after(call))
    yield ComponentCell("F2 power cut", "write", _dies_after("JKHC"))


def _dies(when: str, number: int) -> Prepare:
    def prepare(desk: ComponentDesk) -> None:
        desk.journal.dies_at = (when, number)

    return prepare


def _dies_after(call: str) -> Prepare:
    """The component has done it; the station never hears of it, and starts anew."""

    def prepare(desk: ComponentDesk) -> None:
        real = desk.client.line.call
        calls = iter((True,))

        def dying(message: bytes, *, timeout_s: float) -> bytes:
            answer = real(message, timeout_s=timeout_s)
            if f'id="{call}"'.encode() in message and next(calls, False):
                raise KilledError
            return answer

        desk.client.line.call = dying  # type: ignore[method-assign] # one crash only

    return prepare


_DEVICE_CALLS = ("SKPXXCX", "JKSJCX", "TJXXCX", "SJCB", "JKHC")


def _device_faults() -> Iterator[ComponentCell]:
    for call in _DEVICE_CALLS:
        yield ComponentCell("F3 pulled before", call, _device(call, DeviceFault.PULLED_BEFORE),
                            writes=None)  # fmt: skip
        yield ComponentCell("F4 pulled after", call, _device(call, DeviceFault.PULLED_AFTER),
                            writes=None)  # fmt: skip
        yield ComponentCell("F5 swapped", call, _device(call, DeviceFault.SWAPPED),
                            code=None if call == "SKPXXCX" else "QK-105", writes=None)  # fmt: skip
        yield ComponentCell("F7 busy", call, _device(call, DeviceFault.BUSY), writes=None,
                            code="QK-107" if call == "JKHC" else "QK-106")  # fmt: skip
        yield ComponentCell("F8 mute", call, _slow(call), writes=None)
    for call in ("SKPXXCX", "SJCB", "JKHC", "QLJS"):
        yield ComponentCell("F6 component restarted", call, _service(call), writes=None,
                            code="QK-107" if call == "JKHC" else "QK-102")  # fmt: skip
    yield ComponentCell("F3 no device", "start", _no_device, code="QK-103")


def _insert(desk: Desk, progress: Progress) -> None:
    """The operator puts the session's own device in again, the wrong one only when told."""
    assert isinstance(desk, ComponentDesk)
    if progress.pause is Pause.PARKED and (not desk.device.is_swapped or progress.code == "QK-105"):
        desk.device.insert()
    if not desk.component.is_up:
        desk.component.start()


def _device(call: str, fault: DeviceFault) -> Prepare:
    def prepare(desk: ComponentDesk) -> None:
        desk.device.faults[call] = fault
        desk.mend = _insert

    return prepare


def _slow(call: str) -> Prepare:
    def prepare(desk: ComponentDesk) -> None:
        desk.be_impatient()
        desk.line.break_next(call, LineFault.SLOW)
        desk.mend = _insert

    return prepare


def _service(call: str) -> Prepare:
    """It is down when the call comes, and back after the station has said so."""

    def prepare(desk: ComponentDesk) -> None:
        real = desk.client.line.call
        calls = iter((True,))

        def stopping(message: bytes, *, timeout_s: float) -> bytes:
            if f'id="{call}"'.encode() in message and next(calls, False):
                desk.component.stop()
            return real(message, timeout_s=timeout_s)

        desk.client.line.call = stopping  # type: ignore[method-assign] # a service that goes down
        desk.mend = _insert

    return prepare


def _no_device(desk: ComponentDesk) -> None:
    desk.device.is_inserted = False
    desk.mend = _insert


def _line_faults() -> Iterator[ComponentCell]:
    for call in ("WLCB", "QLJS", "JKHC", "QLJSJGQR"):
        for fault in LineFault:
            yield ComponentCell(f"F10-12 {fault}", call, _line(call, fault), writes=None)


def _line(call: str, fault: LineFault) -> Prepare:
    def prepare(desk: ComponentDesk) -> None:
        if fault is LineFault.SLOW:
            desk.be_impatient()
        desk.line.break_next(call, fault)
        desk.mend = _insert

    return prepare


def _refusals() -> Iterator[ComponentCell]:
    nothing = {"clears": 0, "writes": 0}
    yield ComponentCell("F13 QK-302", "compare", _compared_later("pending"), code="QK-302")
    yield ComponentCell("F13 QK-303", "compare", _compared_later("failed"), code="QK-303")
    yield ComponentCell("F13 QK-207, no upload here", "check", _uploads_elsewhere,
                        ends=ClearState.ABORTED, code="QK-207", **nothing)  # fmt: skip
    yield ComponentCell("F13 QK-204", "check", _cleared_before, ends=ClearState.ABORTED,
                        code="QK-204", **nothing)  # fmt: skip
    yield ComponentCell("F16 clock off by 11 minutes", "check", _clock_off,
                        ends=ClearState.ABORTED, code="QK-201", **nothing)  # fmt: skip
    yield ComponentCell("F19 ticket spoilt", "write", _spoiled, ends=ClearState.HALTED,
                        code="QK-401", clears=0, writes=None)  # fmt: skip
    yield ComponentCell("F21 other figures", "compare", _other_figures)
    yield ComponentCell("F22 cleared elsewhere", "compare", _cleared_elsewhere,
                        ends=ClearState.SUPERSEDED, code="QK-204", writes=0)  # fmt: skip
    yield ComponentCell("F23 JKHC refused once", "write",
                        _device("JKHC", DeviceFault.REFUSED), writes=3)  # fmt: skip
    yield ComponentCell("F24 no limit date told", "all", _without_limit)


def _compared_later(comparison: str) -> Prepare:
    def prepare(desk: ComponentDesk) -> None:
        desk.device.comparison = comparison

        def mend(_desk: Desk, _progress: Progress) -> None:
            desk.device.comparison = "passed"

        desk.mend = mend

    return prepare


def _uploads_elsewhere(desk: ComponentDesk) -> None:
    desk.client.profile = replace(desk.client.profile, uploads=False)
    desk.device.go_offline(3)


_UPLOAD_ENTRIES = range(8, 17)
"""What is noted of the upload of the first unit."""


def _uploads() -> Iterator[ComponentCell]:
    """Invoices wait on the device: each batch is acknowledged and counts once, whatever happens."""

    def cell(fault: str, step: str, prepare: Prepare, **ends: Any) -> ComponentCell:
        def with_queue(desk: ComponentDesk) -> None:
            desk.device.go_offline(3)
            desk.mend = _insert
            prepare(desk)

        return ComponentCell(fault, step, with_queue, **{"writes": None, **ends})

    yield cell("F0 uploads", "upload", lambda _desk: None, writes=2)
    yield cell("F0 uploads in batches", "upload", _two_at_once, writes=2)
    for number in _UPLOAD_ENTRIES:
        yield cell("F1 kill -9", f"upload, before entry {number}", _dies("before", number))
    for call in ("FPSC", "FPSSSC", "FPSCJGHQ", "FPGX"):
        yield cell("F1 kill -9", f"after {call}, before its answer", _dies_after(call))
    for call in ("FPSC", "FPGX"):
        yield cell("F4 pulled after", call, _device(call, DeviceFault.PULLED_AFTER))
        yield cell("F5 swapped", call, _device(call, DeviceFault.SWAPPED), code="QK-105")
    for call in ("FPSSSC", "FPSCJGHQ"):
        for fault in (LineFault.REQUEST_LOST, LineFault.ANSWER_LOST):
            yield cell(f"F10-12 {fault}", call, _line(call, fault))
        yield cell("F13 refused once", call, _device(call, DeviceFault.REFUSED))
    yield cell("F13 QK-207 at the report", "collect",
               _device("SJCB", DeviceFault.NOT_UPLOADED), code="QK-207")  # fmt: skip
    yield cell("F13 the device forgets", "upload", _forgets, code="QK-207",
               ends=ClearState.UPLOADING, clears=0, writes=0)  # fmt: skip


def _two_at_once(desk: ComponentDesk) -> None:
    desk.client.profile = replace(desk.client.profile, upload_batch=2)


def _forgets(desk: ComponentDesk) -> None:
    desk.device.loses_acks = True


def _cleared_before(desk: ComponentDesk) -> None:
    for code in desk.device.types:
        state = desk.device.types[code]
        state.start = state.end + timedelta(days=1)
        state.end, state.limit = date(2026, 11, 30), date(2026, 12, 15)


def _clock_off(desk: ComponentDesk) -> None:
    assert isinstance(desk.device, MatrixDevice)
    desk.device.offset = timedelta(minutes=11)


def _spoiled(desk: ComponentDesk) -> None:
    desk.device.spoil_ticket = True


def _while_waiting(desk: ComponentDesk, act: Callable[[], None]) -> None:
    desk.device.comparison = "pending"
    pending = [act]

    def mend(_desk: Desk, progress: Progress) -> None:
        if progress.pause is Pause.WAITING and pending:
            pending.pop()()
        desk.device.comparison = "passed"

    desk.mend = mend


def _other_figures(desk: ComponentDesk) -> None:
    def act() -> None:
        for state in desk.device.types.values():
            state.normal_fen += 100
            state.reported = None

    _while_waiting(desk, act)


def _cleared_elsewhere(desk: ComponentDesk) -> None:
    def act() -> None:
        desk.device.comparison = "passed"
        for code in desk.device.types:
            desk.device.clear(code, desk.device.ticket_of(code))

    _while_waiting(desk, act)


def _without_limit(desk: ComponentDesk) -> None:
    desk.device.shows_limit = False
