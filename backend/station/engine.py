"""Runs one clearing session, step after journaled step, and back to the truth after a fault.

The engine never believes its own memory about the device or the bureau. After whatever went
wrong it reads the device, asks the bureau and lets ``clearing.rules.recovery`` decide.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from backend.cards.errors import CardChangedError, DeviceError, PinNeededError
from backend.cards.profile import BackupScope
from backend.cards.reader import TaxDevice
from backend.cards.values import Cap, ClearUnit, Identity
from backend.clearing.gateway import Bureau, BureauRefusedError, BureauUnavailableError
from backend.clearing.rules import order
from backend.clearing.rules.checks import Situation, check, red
from backend.clearing.rules.line import Line
from backend.clearing.rules.memory import SessionMemory, UnitMemory, remember, take
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.states import ClearKind, ClearState
from backend.kernel.errors import DomainError
from backend.station import backup, listing
from backend.station.journal import Entry, Journal, JournalError
from backend.station.units import UnitRunner


class Pause(StrEnum):
    """Why the engine gave back control."""

    MOVED = "moved"
    """A step was done; call again."""
    CONFIRMATION = "confirmation"
    """A person has to look at the list and confirm it."""
    WAITING = "waiting"
    """The bureau has not compared yet; ask again later, the card is not needed."""
    PARKED = "parked"
    """Device, bureau or disk is missing; try again, nothing is lost."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the session is; ``code`` explains a pause, ``detail`` is for people.

    ``until``: the bureau takes nothing before; None = nobody said when to come again.
    """

    pause: Pause
    state: ClearState
    code: str | None = None
    detail: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an engine works with. ``open_device`` connects afresh; raises DeviceError.

    ``situation`` builds what the pre-check needs from what the device says.
    """

    journal: Journal
    bureau: Bureau
    open_device: Callable[[], TaxDevice]
    situation: Callable[[ClearKind, Identity, Sequence[ClearUnit], Bureau], Situation]
    vault: backup.Vault
    product: backup.BackupFirst = field(default_factory=backup.KeptElsewhere)
    backup_scope: BackupScope = "core+usage"


class Engine:
    """One session on one device. Not for several threads."""

    def __init__(self, desk: Desk, session_id: str) -> None:
        self.desk = desk
        self.memory: SessionMemory = remember(session_id, desk.journal.entries(session_id))
        self._device: TaxDevice | None = None
        self._own: backup.OwnData | None = None
        self._wants_pin = False
        """A component asks for it even on its way to the bureau: the device is unlocked first."""
        self._units = UnitRunner(desk.bureau, self.note, session_id)

    def begin(self, kind: ClearKind, chosen: Sequence[str] | None, **told: Any) -> None:
        """Note what was asked for; once. ``chosen`` None = all units of the device.

        ``told``: what the report says of it (reader, reason, the session taken over).
        """
        listed = None if chosen is None else list(chosen)
        self.note("session", clear_kind=kind, chosen=listed, **told)

    def confirm(self, fingerprints: dict[str, str], *, by: str) -> None:
        """A person has confirmed these figures; others than the listed ones count for nothing."""
        listed = {one.unit_id: one.baseline.fingerprint for one in self._open_units()}
        fits = {unit: one for unit, one in fingerprints.items() if listed.get(unit) == one}
        if self.memory.stage is ClearState.LISTED and fits == listed:
            self.note("confirmed", fingerprints=fits, by=by)

    def abort(self) -> bool:
        """Give the session up, if nothing has left the house; whether that was so."""
        if not all(order.may_abort(one.state) for one in self.memory.units.values()):
            return False
        if self.memory.ending is None:
            self.note("ended", state=ClearState.ABORTED)
        self.let_go()
        return True

    def step(self) -> Progress:
        """Do the next thing. Whatever goes wrong is a pause, never an exception."""
        try:
            return self._step()
        except BureauRefusedError as error:
            return self._parked(error)
        except (DeviceError, BureauUnavailableError, JournalError, backup.BackupError) as error:
            self.let_go()
            self._units.forget()
            self._wants_pin = isinstance(error, PinNeededError)
            return self._parked(error)

    def let_go(self) -> None:
        """Release the device; the next step connects afresh."""
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def note(self, kind: str, *, unit_id: str = "", **body: Any) -> Entry:
        """Journal first, memory after it."""
        entry = self.desk.journal.append(self.memory.session_id, kind, unit_id=unit_id, **body)
        take(self.memory, entry)
        return entry

    def _parked(self, error: DomainError) -> Progress:
        until = error.until if isinstance(error, BureauUnavailableError) else None
        return Progress(Pause.PARKED, self.memory.state, error.code, error.message, until)

    def _step(self) -> Progress:
        if self.memory.ending is not None:
            self.let_go()
            return self._now(Pause.ENDED)
        match self.memory.stage:
            case ClearState.NEW:
                return self._back_up()
            case ClearState.BACKED_UP:
                return self._check()
            case ClearState.CHECKED:
                return self._list()
            case ClearState.LISTED:
                self.let_go()
                return self._now(Pause.CONFIRMATION)
            case _:
                return self._run_units()

    def _now(self, pause: Pause) -> Progress:
        return Progress(pause, self.memory.state)

    def device(self) -> TaxDevice:
        """The connected device; CardChangedError when it is not the session's."""
        if self._device is None:
            self._device = self.desk.open_device()
            self._bind(self._device.identify())
        return self._device

    def _bind(self, identity: Identity) -> None:
        """The first device is the session's; from then on only that one."""
        known = self.memory.identity
        told: dict[str, Any] = {
            "taxpayer_no": identity.taxpayer_no,
            "device_no": identity.device_no,
            "machines": sorted(identity.machines),
        }
        if known is None:
            self.note("identified", **told)
        elif known != told:
            raise CardChangedError

    def _back_up(self) -> Progress:
        """The product first, then the device; a card pulled meanwhile copies no product twice."""
        device = self.device()
        self.note("backup_intent", scope=self.desk.backup_scope)
        if self._own is None:
            self._own = self.desk.product.back_up(self.memory.session_id, self._period)
        card = list(device.dump(self.desk.backup_scope))
        kept = backup.keep([*self._own.files, *card], self.memory.session_id, self.desk.vault)
        self.note(
            "backed_up",
            file=kept.file.name,
            place=str(kept.file.parent),
            card_files=len(card),
            own_files=len(self._own.files),
            sha256=kept.sha256,
            byte_count=kept.byte_count,
            product=dict(self._own.facts),
        )
        return self._now(Pause.MOVED)

    def _period(self) -> tuple[date, date] | None:
        """First and last day that the wanted units have declared; None when there are none."""
        units = self._wanted(self.device().units())
        days = [day for one in units for day in (one.period_start, one.period_end)]
        return (min(days), max(days)) if days else None

    def _check(self) -> Progress:
        device = self.device()
        units = self._wanted(device.units())
        found = self.desk.situation(self.memory.kind, device.identify(), units, self.desk.bureau)
        is_self_reporting = Cap.COLLECTS in device.caps
        found = replace(
            found,
            reports_itself=is_self_reporting,
            uploads=Cap.UPLOADS in device.caps,
            offline=device.offline(),
            scope=listing.invoices_of(device),
        )
        lines = check(found)
        stops = red(lines)
        if stops:
            self.note("check_failed", lines=[asdict(one) for one in lines])
            return self._end(ClearState.ABORTED, stops[0])
        shown = [asdict(one) for one in lines]
        self.note("checked", warnings=[one for one in shown if one["code"]], lines=shown)
        return self._now(Pause.MOVED)

    def _wanted(self, units: Sequence[ClearUnit]) -> list[ClearUnit]:
        chosen = self.memory.chosen
        return [one for one in units if chosen is None or one.unit_id in chosen]

    def _list(self) -> Progress:
        device = self.device()
        self.note(
            "listed",
            units=[listing.listed(device, one) for one in self._listable(device)],
            invoices=listing.told(listing.invoices_of(device)),
        )
        return self._now(Pause.MOVED)

    def _listable(self, device: TaxDevice) -> list[ClearUnit]:
        """A second list holds the units still on their way only."""
        going = {one.unit_id for one in self._open_units()}
        units = self._wanted(device.units())
        return [one for one in units if not self.memory.units or one.unit_id in going]

    def _open_units(self) -> list[UnitMemory]:
        return [one for one in self.memory.units.values() if one.state not in order.ENDED]

    def _run_units(self) -> Progress:
        """One act for one unit; those that wait for the bureau let the others go first."""
        if self._wants_pin:
            self.device()
            self._wants_pin = False
        waiting: Progress | None = None
        for unit in self._open_units():
            outcome = self._units.advance(unit, self.device)
            if outcome.wants_new_list:
                self.note("list_again", unit_id=unit.unit_id)
                return self._list_again()
            if outcome.has_moved:
                return self._now(Pause.MOVED)
            waiting = Progress(Pause.WAITING, self.memory.state, outcome.code, outcome.detail)
        if waiting is not None:
            self.let_go()
            return waiting
        ending = order.session_state(one.state for one in self.memory.units.values())
        self.note("ended", state=ending)
        self.let_go()
        return self._now(Pause.ENDED)

    def _list_again(self) -> Progress:
        """The device holds new figures: whoever confirmed the old ones has to look again."""
        return self._list()

    def _end(self, state: ClearState, line: Line) -> Progress:
        self.note("ended", state=state, code=line.code)
        self.let_go()
        text = PROBLEMS[line.code].remedy if line.code else ""
        return Progress(Pause.ENDED, state, line.code, text)
