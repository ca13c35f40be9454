"""The station's own folder: one owner, the pairing (0600), the last command carried out."""

import base64
import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from backend.station.errors import StationError


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which server knows this station, and how it proves to be itself.

    ``server`` is empty for the one on this machine, whatever its port is today.
    """

    server: str
    name: str
    station_id: str
    token: str = field(repr=False)


class StationFolder:
    """Everything a station keeps. Files are private and are put in place complete."""

    def __init__(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = path.absolute()

    @property
    def journal_file(self) -> Path:
        """清卡日志."""
        return self.path / "journal.db"

    @property
    def drop_outs_file(self) -> Path:
        """When readers and cards dropped out lately."""
        return self.path / "drop-outs.json"

    @contextlib.contextmanager
    def owned(self) -> Iterator[None]:
        """Be the only station on this folder; the kernel lets go however the process ends."""
        with (self.path / "lock").open("a+", encoding="utf-8") as file:
            _lock_or_refuse(file.fileno(), _already_running(self.path))
            yield

    def pairing(self) -> Pairing | None:
        """None = not paired yet."""
        told = self._read("pairing.json")
        return None if told is None else Pairing(**told)

    def keep_pairing(self, pairing: Pairing) -> None:
        """Remember who we are."""
        self._put("pairing.json", asdict(pairing))

    def private_key(self) -> X25519PrivateKey:
        """What PINs are sealed to; made once."""
        told = self._read("key.json")
        if told is None:
            told = {"x25519": base64.b64encode(os.urandom(32)).decode()}
            self._put("key.json", told)
        return X25519PrivateKey.from_private_bytes(base64.b64decode(told["x25519"]))

    def hand_over_code(self, server: str, code: str) -> None:
        """Leave a pairing code for the station on this machine."""
        self._put("code.json", {"server": server, "code": code})

    def has_code(self) -> bool:
        """Whether one waits for the station."""
        return (self.path / "code.json").exists()

    def take_code(self) -> tuple[str, str] | None:
        """Server and code that were left; each is used once."""
        told = self._read("code.json")
        (self.path / "code.json").unlink(missing_ok=True)
        return None if told is None else (str(told["server"]), str(told["code"]))

    def stop_word(self) -> dict[str, Any] | None:
        """The server's last word against acts; None = it forbids none."""
        return self._read("stop.json")

    def keep_stop_word(self, told: dict[str, Any] | None) -> None:
        """It holds through a restart until the server says otherwise."""
        if told is None:
            (self.path / "stop.json").unlink(missing_ok=True)
        else:
            self._put("stop.json", told)

    def pauses(self) -> dict[str, dict[str, str]]:
        """Sessions that people have paused, by the server's last word."""
        return self._read("pauses.json") or {}

    def keep_pauses(self, told: dict[str, dict[str, str]]) -> None:
        """They hold through a restart, also while the server is gone."""
        self._put("pauses.json", told)

    def carried_out(self) -> int:
        """Id of the last command that is done for good."""
        return int((self._read("commands.json") or {"until": 0})["until"])

    def note_carried_out(self, until: int) -> None:
        """Commands up to this one need not come again."""
        self._put("commands.json", {"until": until})

    def forget_commands(self) -> None:
        """Another server counts anew."""
        (self.path / "commands.json").unlink(missing_ok=True)
        self.keep_stop_word(None)
        self.keep_pauses({})

    def _read(self, name: str) -> dict[str, Any] | None:
        try:
            told: dict[str, Any] = json.loads((self.path / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return told

    def _put(self, name: str, told: dict[str, Any]) -> None:
        write_private(self.path / name, json.dumps(told).encode())


def write_private(file: Path, content: bytes) -> None:
    """Complete and on disk, or not at all; only the owner may read it."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
        sync_folder(file.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """A new name is on disk only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class ReaderLease:
    """One process per reader on this machine, whatever its folder; held until ``close``."""

    def __init__(self, reader: str) -> None:
        folder = Path(tempfile.gettempdir()) / f"piaokatong-readers-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        owner = folder.lstat()
        if owner.st_uid != os.getuid():
            raise StationError("station.lease_folder", f"{folder} 不属于当前用户，请删除后重试。")
        digest = hashlib.sha256(reader.encode()).hexdigest()[:32]
        self._descriptor = os.open(folder / digest, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)

    def is_ours(self) -> bool:
        """Whether this process may use the reader now."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Let the reader go."""
        os.close(self._descriptor)


def _lock_or_refuse(descriptor: int, refusal: StationError) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise refusal from error


def _already_running(folder: Path) -> StationError:
    return StationError(
        "station.already_running",
        f"清卡工作站已在运行（{folder}）。一个文件夹只能有一个工作站：请使用它，或先停止它。\n"
        f"Another station runs on {folder}.",
    )
