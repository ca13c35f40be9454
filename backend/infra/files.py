"""Files kept byte-exact under their SHA-256; a file that is there is never changed."""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class FileStore:
    """Content-addressed folder: ``ab/cd/abcd...``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep ``content``; gives its SHA-256 in hex. Complete on disk when it returns."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
            for folder in (path.parent, path.parent.parent, self._folder):
                _sync(folder)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes kept under ``digest``; FileNotFoundError when there are none."""
        return self._path(digest).read_bytes()

    def holds(self, digest: str) -> bool:
        """Whether there are bytes under ``digest``."""
        return self._path(digest).is_file()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest[2:4] / digest


def _write_whole(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except BaseException:
        draft.unlink(missing_ok=True)  # a full disk must not stay full of halves
        raise


def _sync(folder: Path) -> None:
    """A new name is on disk only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class DerivedStore:
    """What can be made again from originals: lost or half-written, it is simply made anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, content: bytes) -> None:
        """Keep ``content`` under ``name`` (hex); a full disk is no reason to fail."""
        path = self._path(name)
        draft = path.with_name(f".{secrets.token_hex(8)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
            draft.rename(path)
        except OSError:
            draft.unlink(missing_ok=True)

    def get(self, name: str) -> bytes | None:
        """None when it has to be made."""
        try:
            return self._path(name).read_bytes()
        except OSError:
            return None

    def path(self, name: str) -> Path | None:
        """Where it lies, for what reads it piece by piece; None when it has to be made."""
        path = self._path(name)
        return path if path.is_file() else None

    def adopt(self, name: str, made: Path) -> Path:
        """Take over a file that was written in ``workshop``; gives where it lies now."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        return made.rename(path)

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """A folder for what is being made; gone afterwards, with what nobody adopted."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=self._folder) as folder:
            yield Path(folder)

    def tidy(self, before: datetime) -> int:
        """Forget what was made before then, workshops of killed processes too; gives how many."""
        old = [one for one in self._everything() if _is_older(one, before.timestamp())]
        for path in old:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return len(old)

    def _everything(self) -> Iterator[Path]:
        for folder in self._folder.glob("*"):
            if folder.name.startswith(".making-"):
                yield folder
            else:
                yield from folder.glob("*")

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _is_older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False
