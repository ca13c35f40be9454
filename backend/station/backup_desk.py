"""再次核验 and 取出文件, asked for by people: a thread of its own, so that no reader waits."""

import queue
from pathlib import Path
from typing import Any

import structlog

from backend.clearing.states import BackupProblem
from backend.kernel import clock
from backend.station.backup import Vault
from backend.station.folder import StationFolder
from backend.station.journal import Journal, JournalError
from backend.station.link import Command
from backend.station.opening import Opened, look_again, noted_backup, open_noted
from backend.station.signals import Signals
from backend.station.taking_out import TakeOutError, take_out
from backend.station.tools import Order

KINDS = {"backup_check": "backup_checked", "backup_take_out": "backup_taken_out"}
"""Commands that are carried out here, and how the journal calls their answers."""
_IDLE_S, _RETRY_S = 0.5, 2.0
_log = structlog.get_logger(__name__)


class BackupDesk:
    """Reads backups and the journal; writes into new folders and, as answers, into the journal."""

    def __init__(self, folder: StationFolder, vault: Vault, signals: Signals) -> None:
        self._folder = folder
        self._vault = vault
        self._signals = signals
        self._orders: queue.SimpleQueue[Order] = queue.SimpleQueue()

    def give(self, order: Order) -> None:
        """Carry it out after those before it."""
        self._orders.put(order)

    def work(self) -> None:
        """Until the station closes. What was not answered comes again with the next start."""
        journal = Journal(self._folder.journal_file)
        try:
            while not self._signals.closing.is_set():
                try:
                    order = self._orders.get(timeout=_IDLE_S)
                except queue.Empty:
                    continue
                self._carry_out(journal, order)
        finally:
            journal.close()

    def _carry_out(self, journal: Journal, order: Order) -> None:
        try:
            self.answer(journal, order.command)
        except JournalError:
            _log.warning("journal_full", command=order.command.id)
            if not self._signals.closing.wait(_RETRY_S):
                self._orders.put(order)
            return
        except Exception:  # noqa: BLE001 - one backup's oddity stops neither station nor clearing
            _log.exception("backup_defect", command=order.command.id)
        self._signals.news()
        order.done()

    def answer(self, journal: Journal, command: Command) -> None:
        """One entry under the command's own name. JournalError: it is asked for again."""
        session_id = command.session_id or ""
        noted = noted_backup(journal, session_id)
        try:
            is_check = command.kind == "backup_check"
            opened = look_again(noted, self._vault) if is_check else self._archive(noted)
            told = opened.shown()
            if not is_check and opened.problem is None:
                told["folder"] = self._take_out(opened, session_id)
        except TakeOutError as error:
            told = Opened(error.problem, error.detail).shown()
        except OSError as error:
            told = Opened(BackupProblem.FILE_MISSING, str(error.strerror)).shown()
        journal.append(
            f"backup-{command.id}",
            KINDS[command.kind],
            session=session_id,
            file=None if noted is None else noted["file"],
            **told,
        )

    def _archive(self, noted: dict[str, Any] | None) -> Opened:
        if noted is None:
            return Opened(BackupProblem.UNKNOWN_SESSION)
        return open_noted(noted, self._vault)

    def _take_out(self, opened: Opened, session_id: str) -> str:
        plain = Path(session_id).name  # a server's word leads nowhere else on this disk
        name = f"{plain}-{clock.now().astimezone(clock.BEIJING):%Y%m%d-%H%M%S}"
        return str(take_out(opened.files, self._folder.path / "restored", name))
