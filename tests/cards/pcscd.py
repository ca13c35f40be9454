"""A real pcscd of our own with a virtual reader, its socket and its port apart from others'."""

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from backend.cards.errors import DeviceError
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.vpcd import VpcdCard

_DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_PCSCD = shutil.which("pcscd") or "/usr/sbin/pcscd"
_PATIENCE_S = 10.0


def missing() -> str | None:
    """Why no pcscd can run here; None when one can."""
    try:
        import smartcard  # noqa: F401 - only whether it is there
    except ImportError:
        return "pyscard is not installed (needs swig, libpcsclite-dev, gcc): ./run setup"
    if not Path(_PCSCD).exists() or not _DRIVER.exists():
        return "apt-get install pcscd vsmartcard-vpcd"
    if os.geteuid() != 0:
        return "pcscd of one's own needs root (a mount namespace)"
    return None


needs_pcscd = pytest.mark.skipif(missing() is not None, reason=missing() or "")
"""Such a test runs wherever pcscd and its virtual reader can."""


@dataclass
class RealReader:
    """A running pcscd with one virtual reader of two slots; cards come and go in the first."""

    folder: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None
    _inserted: VpcdCard | None = None

    @property
    def name(self) -> str:
        return "Virtual PCD 00 00"

    def start(self) -> None:
        script = (
            f"mkdir -p /run/pcscd && mount --bind {self.folder} /run/pcscd &&"
            f" exec {_PCSCD} --foreground -c {self.folder}/conf"
        )
        self._process = subprocess.Popen(
            ["unshare", "-m", "sh", "-c", script],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert _becomes(self._is_up), "pcscd did not start in time"

    def _is_up(self) -> bool:
        """Not by connecting to the port: that would be taken for a card."""
        from backend.cards import pcsc

        return any(one.name == self.name for one in pcsc.look())

    def stop(self) -> None:
        self.pull()
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(timeout=10)
            self._process = None
            for left in ("pcscd.comm", "pcscd.pid"):
                (self.folder / left).unlink(missing_ok=True)

    def insert(self, card: VirtualCard) -> None:
        """Until the service sees it: one put in before it has noticed the last removal is lost."""
        self.pull()
        card.reset()
        for _ in range(8):
            self._inserted = VpcdCard(card, self.port)
            if _becomes(self._sees_card, within_s=1.5):
                return
            self.pull()
        raise AssertionError("the service does not see the card")

    def pull(self) -> None:
        if self._inserted is not None:
            self._inserted.pull()
            self._inserted = None

    def _sees_card(self) -> bool:
        from backend.cards import pcsc

        return any(one.has_card and one.name == self.name for one in pcsc.look())


def _becomes(is_so: Callable[[], bool], within_s: float = _PATIENCE_S) -> bool:
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        with contextlib.suppress(DeviceError):
            if is_so():
                return True
        time.sleep(0.05)
    return False


@contextlib.contextmanager
def running_pcscd() -> Iterator[RealReader]:
    """A pcscd for one test; this process talks to no other."""
    folder = _FOLDER
    port = _free_ports()
    (folder / "conf").mkdir(exist_ok=True)
    (folder / "conf" / "vpcd").write_text(
        f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x{port:X}\n'
        f"LIBPATH {_DRIVER}\nCHANNELID 0x{port:X}\n"
    )
    reader = RealReader(folder, port)
    try:
        reader.start()
        yield reader
    finally:
        reader.stop()


def _make_folder() -> Path:
    """One for the whole process: the client library remembers the first socket it was told."""
    folder = Path(tempfile.mkdtemp(prefix="pkt-pcsc-"))
    folder.chmod(0o755)
    os.environ["PCSCLITE_CSOCK_NAME"] = str(folder / "pcscd.comm")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _free_ports() -> int:
    """Two neighbouring ports: a slot each."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            with contextlib.suppress(OSError, OverflowError):
                two.bind(("127.0.0.1", port + 1))
                return port


_FOLDER = _make_folder()  # with the import: before any test asks the client library anything
