"""A reader and its thread: owns the connection, runs every session of this reader in turn."""

import queue
import threading
import time
from collections.abc import Mapping
from typing import Any

import structlog

from backend.cards.errors import DeviceError, PinBlockedError, PinWrongError
from backend.cards.reader import TaxDevice
from backend.cards.values import Secret
from backend.clearing.rules.memory import remember
from backend.clearing.states import ClearKind, ClearState
from backend.kernel.errors import DomainError
from backend.station import reading
from backend.station.drop_outs import LooseContact
from backend.station.engine import Desk, Engine, Pause
from backend.station.journal import Journal, JournalError
from backend.station.link import Command
from backend.station.pins import open_sealed
from backend.station.running import Running
from backend.station.signals import pause_s
from backend.station.situation import situation
from backend.station.tools import Order, Tools

_IDLE_S, _RETRY_S, _FIRST_WORD_S = 0.5, 2.0, 10.0
_log = structlog.get_logger(__name__)


class ReaderDesk:
    """One reader. Only its own thread touches device, engines and its journal connection."""

    def __init__(self, name: str, tools: Tools) -> None:
        self.name = name
        self.tools = tools
        self.card = reading.Seen(reading.EMPTY)
        self._orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
        self._sessions: dict[str, Running] = {}
        self._has_card = self._wants_reading = False
        self._looks, self._look_again_at = 0, 0.0
        self._contact = LooseContact()
        self._has_one_try_left = False
        self._thread = threading.Thread(target=self._work, name=f"reader {name}", daemon=True)

    def start(self) -> None:
        """Resume what the journal has open for this reader, then wait for commands."""
        self._thread.start()

    def join(self, timeout_s: float) -> bool:
        """Wait for its end; whether it has ended."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def give(self, order: Order) -> None:
        """Carry a command out, as soon as the present act is done."""
        self._orders.put(order)

    def see(self, *, has_card: bool) -> None:
        """What the service says of the reader; a card that came in is read when nobody works."""
        if has_card == self._has_card:
            return
        self._has_card = has_card
        if not has_card:
            self._contact.lost(self.card.card)
        self._want_reading(has_card)
        self.card = reading.Seen(reading.CARD if has_card else reading.EMPTY)
        self._has_one_try_left &= has_card
        self._tell_of_card()

    def _tell_of_card(self) -> None:
        self.tools.signals.changed.set()
        self.tools.signals.wants_check.set()

    def sessions(self) -> list[dict[str, Any]]:
        """Those under way, for the heartbeat."""
        return [one.shown() for one in list(self._sessions.values())]

    def _work(self) -> None:
        try:
            journal = Journal(self.tools.folder.journal_file)
            try:
                self._resume(journal)
                while not self.tools.signals.closing.is_set():
                    self._turn(journal)
            finally:
                for one in self._sessions.values():
                    one.engine.let_go()
                journal.close()
        except Exception:  # noqa: BLE001 - a station that lost a thread starts afresh
            _log.exception("reader_thread_died", reader=self.name)
            self.tools.signals.died()

    def _resume(self, journal: Journal) -> None:
        for session_id in journal.open_sessions():
            if _reader_of(journal, session_id) == self.name:
                self._engine_of(journal, session_id)

    def _turn(self, journal: Journal) -> None:
        running = self._next()
        try:
            order = self._orders.get(block=running is None, timeout=_IDLE_S)
        except queue.Empty:
            self._go_on(running)
            return
        self._carry_out(journal, order)

    def _next(self) -> Running | None:
        """The one that moves, else the one that is due first."""
        now = time.monotonic()
        due = [one for one in self._sessions.values() if one.due <= now]
        moving = [one for one in due if one.is_moving]
        return min(moving or due, key=lambda one: one.due, default=None)

    def _go_on(self, running: Running | None) -> None:
        if running is None:
            self._look_at_card()
            return
        self.tools.signals.first_word.wait(_FIRST_WORD_S)
        if self.tools.signals.closing.is_set():
            return
        stop = self.tools.signals.stop
        if stop is not None:
            running.hold(stop)
            return
        if not self._is_free(running):
            return
        self._step(running)
        if running.has_ended:
            self._end(running)

    def _is_free(self, running: Running) -> bool:
        """Whether no person has paused this session; the others of this reader go on."""
        pausing = self.tools.signals.pause_of(running.session_id)
        is_news = running.go_on() if pausing is None else running.pause(pausing)
        if is_news:
            self.tools.signals.news()
        return pausing is None

    def _step(self, running: Running) -> None:
        was_moving = running.progress.pause is Pause.MOVED
        try:
            has_changed = running.step()
        except Exception:  # noqa: BLE001 - one session's defect stops no other session
            _log.exception("session_defect", session_id=running.session_id)
            running.halt_on_defect()
            has_changed = True
        if was_moving and running.has_lost_its_device:
            self.tools.drops.note(self.name)
        self.tools.signals.written.set()
        if has_changed:
            self.tools.signals.changed.set()

    def _end(self, running: Running) -> None:
        self.tools.secrets.forget(running.session_id)
        del self._sessions[running.session_id]
        self._want_reading(self._has_card)
        _log.info("session_ended", session_id=running.session_id, state=running.progress.state)

    def _want_reading(self, wants: bool) -> None:
        self._wants_reading, self._looks, self._look_again_at = wants, 0, 0.0

    def _look_at_card(self) -> None:
        """Only when it is wanted, and never while a session holds the card.

        One that is there and does not answer is looked at again: it may have been pushed in
        only half, put in again between two polls, or held by another program.
        """
        if not (self._wants_reading and self._has_card) or time.monotonic() < self._look_again_at:
            return
        before, self.card = self.card, reading.look_at(lambda: self._connect(None))
        self._wants_reading = self.card.card is None
        if self._contact.is_loose(self.card.card):
            self.tools.drops.note(self.name)
        self._looks += 1
        self._look_again_at = time.monotonic() + pause_s(self._looks, first=1.0, most=30.0)
        if self.card != before:
            self._tell_of_card()

    def _carry_out(self, journal: Journal, order: Order) -> None:
        """A command that cannot be noted now comes again; one that makes no sense is done with."""
        try:
            self._obey(journal, order.command)
        except JournalError:
            _log.warning("journal_full", command=order.command.id)
            if not self.tools.signals.closing.wait(_RETRY_S):
                self._orders.put(order)
            return
        except (DomainError, KeyError, TypeError, ValueError) as error:
            _log.warning(
                "command_refused", command=order.command.id, kind=order.command.kind, why=str(error)
            )
        self.tools.signals.news()
        order.done()

    def _obey(self, journal: Journal, command: Command) -> None:
        session_id, body = command.session_id, command.body
        match command.kind:
            case "start" | "special" if session_id is not None:
                self._begin(journal, session_id, body)
            case "check":
                self._want_reading(True)
                self.tools.signals.wants_check.set()
            case "repair":
                self._repair(journal, session_id or f"repair-{command.id}")
            case _ if session_id in self._sessions:
                self._tell(self._sessions[session_id], command.kind, body)
            case _:
                _log.info("command_of_no_session", command=command.id, kind=command.kind)

    def _begin(self, journal: Journal, session_id: str, body: Mapping[str, Any]) -> None:
        """Once; a session that the journal knows is left as it is."""
        if any(journal.entries(session_id)):
            return
        kind, chosen = ClearKind(body.get("kind", ClearKind.SPECIAL)), body.get("chosen")
        over = body.get("over")
        if chosen is None and over is not None:
            chosen = _units_of(journal, str(over))
        engine = self._engine_of(journal, session_id)
        try:
            engine.begin(kind, chosen, reader=self.name, reason=body.get("reason"), over=over)
        except JournalError:
            del self._sessions[session_id]
            raise

    def _tell(self, running: Running, kind: str, body: Mapping[str, Any]) -> None:
        engine = running.engine
        match kind:
            case "confirm":
                engine.confirm(dict(body["fingerprints"]), by=str(body["by"]))
            case "abort":
                if engine.abort():
                    self._end(running)
            case "unlock":
                key = self.tools.folder.private_key()
                secret = open_sealed(str(body["sealed"]), running.session_id, key)
                self.tools.secrets.keep(running.session_id, secret)
            case _:
                pass  # resume, pause: a look at once is all
        running.wake()

    def _repair(self, journal: Journal, session_id: str) -> None:
        """发票修复: what is on the device, read again; nothing is written."""
        told = reading.restore_from_device(lambda: self._connect(None))
        journal.append(session_id, "restored_from_device", reader=self.name, **told)

    def _engine_of(self, journal: Journal, session_id: str) -> Engine:
        desk = Desk(
            journal=journal,
            bureau=self.tools.bureau(),
            open_device=lambda: self._connect(session_id),
            situation=situation,
            vault=self.tools.vault,
            product=self.tools.product,
        )
        engine = Engine(desk, session_id)
        self._sessions[session_id] = Running(engine)
        return engine

    def _connect(self, session_id: str | None) -> TaxDevice:
        """Afresh. A wrong PIN is forgotten at once; the last try is never burnt."""
        secret = None if session_id is None else self.tools.secrets.get(session_id)
        if secret is not None and self._has_one_try_left:
            raise PinBlockedError
        try:
            return self.tools.driver.connect(self.name, secret)
        except (PinWrongError, PinBlockedError) as error:
            self._forget_pin(session_id, secret, error)
            raise

    def _forget_pin(
        self, session_id: str | None, secret: Secret | None, error: DeviceError
    ) -> None:
        if session_id is not None and secret is not None:
            self.tools.secrets.forget(session_id)
        if error.facts.get("tries_left") == 1:
            self._has_one_try_left = True


def _reader_of(journal: Journal, session_id: str) -> str:
    begun = next(one for one in journal.entries(session_id) if one.kind == "session")
    return str(begun.body.get("reader", ""))


def _units_of(journal: Journal, session_id: str) -> list[str] | None:
    """Units of a halted session that did not end well; None when it never had a list."""
    memory = remember(session_id, journal.entries(session_id))
    halted = [one.unit_id for one in memory.units.values() if one.state is ClearState.HALTED]
    return halted or None
