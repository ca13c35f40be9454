"""``python app.py station``: pair, then run every thread until told to stop."""

import base64
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from types import FrameType

import structlog

from backend.infra.config import Settings
from backend.infra.sealed_file import load_key
from backend.kernel.errors import DomainError
from backend.station import machine
from backend.station.backup import Vault
from backend.station.backup_desk import BackupDesk
from backend.station.desk import Readers, Report
from backend.station.drivers import bureau_of, choose_driver
from backend.station.drop_outs import DropOuts
from backend.station.errors import ServerGoneError, StationError
from backend.station.feed import CommandFeed
from backend.station.folder import Pairing, StationFolder
from backend.station.heartbeat import Heartbeat
from backend.station.journal import Journal
from backend.station.link import Pausing, ServerLink, Stop, checked_server
from backend.station.mirror import Mirror
from backend.station.pins import SecretKeeper
from backend.station.precheck import Surroundings
from backend.station.product import choose_product
from backend.station.signals import Signals
from backend.station.tools import Tools

_LOOK_FOR_CODE_S = 1.0
_log = structlog.get_logger(__name__)


def run_station(settings: Settings, *, server: str | None, code: str | None, name: str) -> int:
    """Run until SIGTERM or Ctrl-C; the exit status. ``server`` None: the one of this machine.

    With a ``code`` it pairs first; while another station runs on the folder, the code is handed
    to that one. StationError, ServerRefusedError, ServerGoneError.
    """
    folder = StationFolder(settings.station_folder)
    own = settings.near_url
    address = None if server is None else checked_server(server, own=own)
    try:
        with folder.owned():
            return _Station(settings, folder, address, name or socket.gethostname()).run(code)
    except StationError as error:
        if code is None or error.code != "station.already_running":
            raise
        folder.hand_over_code(address or own, code)
        _result(ok=True, handed_over=True)
        return 0


class _Station:
    """One process. Runs again from the start when it is paired anew."""

    def __init__(
        self, settings: Settings, folder: StationFolder, server: str | None, name: str
    ) -> None:
        self._settings = settings
        self._folder = folder
        self._server = server
        self._own = settings.near_url
        self._name = name
        self._told_to_stop = threading.Event()
        self._has_failed = False

    def run(self, code: str | None) -> int:
        """The exit status."""
        with _stop_signals(self._told_to_stop.set):
            if code is not None:
                self._pair(self._server or self._own, code)
            make_tools = self._fixed_tools()
            while not self._told_to_stop.is_set() and not self._has_failed:
                pairing = self._paired()
                if pairing is not None:
                    self._serve(pairing, make_tools)
        return int(self._has_failed)

    def _paired(self) -> Pairing | None:
        """Wait for a code that somebody leaves; None when told to stop meanwhile."""
        pairing = self._folder.pairing()
        if pairing is None:
            _tell("工作站尚未配对：在“清卡工作台”取配对码，再运行 python app.py station --pair 码")
        while pairing is None and not self._told_to_stop.wait(_LOOK_FOR_CODE_S):
            self._take_code()
            pairing = self._folder.pairing()
        return pairing

    def _take_code(self) -> bool:
        """Pair with a code that was left; whether that worked. A server that starts is awaited."""
        left = self._folder.take_code()
        if left is None:
            return False
        try:
            self._pair(*left)
        except ServerGoneError:
            self._folder.hand_over_code(*left)
            return False
        except DomainError as error:
            _tell(f"配对没有成功：{error}")
            return False
        return True

    def _pair(self, server: str, code: str) -> None:
        """The former token, if any, proves that the same station asks again."""
        former = self._folder.pairing()
        key = self._folder.private_key().public_key().public_bytes_raw()
        link = ServerLink(
            server, None if former is None else former.token, ca_file=self._settings.station_ca_file
        )
        station_id, token = link.pair(
            code=code.strip().upper(),
            name=self._name,
            public_key=base64.b64encode(key).decode(),
            version=machine.product_version(),
        )
        if former is None or former.station_id != station_id:
            self._begin_anew()
        known_as = "" if server == self._own else server
        self._folder.keep_pairing(Pairing(known_as, self._name, station_id, token))
        _tell(f"已配对：{self._name} → {server}")

    def _begin_anew(self) -> None:
        """To this server nothing has been told, and its commands count from the first."""
        self._folder.forget_commands()
        journal = Journal(self._folder.journal_file)
        journal.mirror_anew()
        journal.close()

    def _fixed_tools(self) -> Callable[[Signals], Tools]:
        """What stays the same when the station is paired anew."""
        settings = self._settings
        driver = choose_driver(settings)
        vault = Vault(settings.backup_folders, load_key(settings.effective_backup_key_file))
        product, secrets = choose_product(settings, vault), SecretKeeper()
        drops = DropOuts(self._folder.drop_outs_file)

        def tools(signals: Signals) -> Tools:
            return Tools(
                folder=self._folder,
                driver=driver,
                bureau=lambda: bureau_of(settings, driver),
                vault=vault,
                product=product,
                secrets=secrets,
                signals=signals,
                drops=drops,
            )

        return tools

    def _serve(self, pairing: Pairing, make_tools: Callable[[Signals], Tools]) -> None:
        told = self._folder.stop_word()
        signals = Signals(
            None if told is None else Stop(**told),
            self._keep_stop,
            pauses={no: Pausing(**one) for no, one in self._folder.pauses().items()},
            keep_pauses=self._keep_pauses,
        )
        tools = make_tools(signals)
        backups = BackupDesk(self._folder, tools.vault, signals)
        readers = Readers(tools, backups)
        server = self._server or pairing.server or self._own
        works = self._works(server, pairing.token, tools, readers) | {"backups": backups.work}
        threads = [
            threading.Thread(target=self._guarded, args=(signals, work), name=name, daemon=True)
            for name, work in works.items()
        ]
        for thread in threads:
            thread.start()
        readers.resume()
        _tell(f"工作站已启动：{pairing.name} → {server} (ready; Ctrl-C stops)")
        _result(ok=True, station_id=pairing.station_id, server=server, data=str(self._folder.path))
        self._watch(signals)
        has_ended = readers.close()
        if not has_ended:
            _log.warning("reader_thread_stuck")
        self._has_failed = signals.has_died or not has_ended

    def _keep_stop(self, stop: Stop | None) -> None:
        self._folder.keep_stop_word(None if stop is None else asdict(stop))

    def _keep_pauses(self, pauses: Mapping[str, Pausing]) -> None:
        self._folder.keep_pauses({no: asdict(one) for no, one in pauses.items()})

    def _works(
        self, server: str, token: str, tools: Tools, readers: Readers
    ) -> dict[str, Callable[[], None]]:
        def link() -> ServerLink:
            return ServerLink(server, token, ca_file=self._settings.station_ca_file)

        around = Surroundings(
            settings=self._settings,
            server=server,
            driver=tools.driver,
            bureau=tools.bureau(),
            card=readers.card,
            drops=tools.drops,
            refusals=tools.signals.not_taken,
        )
        report = Report(readers, around, tools)
        places = tools.vault.places
        return {
            "readers": readers.work,
            "checks": report.work,
            "mirror": Mirror(tools.folder.journal_file, link(), tools.signals, places).work,
            "commands": CommandFeed(tools.folder, link(), tools.signals, readers.give).work,
            "heartbeat": Heartbeat(link(), tools.signals, report.body).work,
        }

    def _guarded(self, signals: Signals, work: Callable[[], None]) -> None:
        """A thread that dies takes the station with it; whoever keeps it running starts it anew."""
        try:
            work()
        except Exception:  # noqa: BLE001 - the border of the thread
            _log.exception("station_thread_died")
            signals.died()

    def _watch(self, signals: Signals) -> None:
        """Until told to stop, a thread has died, or a fresh pairing wants another start."""
        while not signals.closing.is_set():
            if self._told_to_stop.wait(_LOOK_FOR_CODE_S) or self._take_code():
                signals.close()


@contextmanager
def _stop_signals(stop: Callable[[], None]) -> Iterator[None]:
    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop()

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    former = {number: signal.signal(number, on_signal) for number in numbers}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _tell(text: str) -> None:
    os.write(sys.stderr.fileno(), f"{text}\n".encode())


def _result(**facts: object) -> None:
    os.write(sys.stdout.fileno(), f"{json.dumps(facts, ensure_ascii=False)}\n".encode())
