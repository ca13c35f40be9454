"""取出文件: a backup's files in a new folder of the desk. Nothing that is there is touched."""

import contextlib
import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from backend.clearing.states import BackupProblem
from backend.station.backup import SPARE_BYTES
from backend.station.folder import sync_folder, write_private

_MOST_TRIES = 1000


class TakeOutError(Exception):
    """Nothing was left behind; ``detail`` is for people."""

    def __init__(self, problem: BackupProblem, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail


def take_out(files: Mapping[str, bytes], parent: Path, name: str) -> Path:
    """Write all, read them again, and only then give the folder its name. TakeOutError.

    A folder of that name stays as it is: the next free number is appended.
    """
    draft = parent / f".{name}.part"
    try:
        parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _refuse_no_room(parent, sum(map(len, files.values())))
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        for one, content in files.items():
            _write(inside(draft, one), content)
        folder = _settle(draft, parent, name)
        sync_folder(parent)
    except OSError as error:
        raise TakeOutError(BackupProblem.CANNOT_WRITE, f"{parent}：{error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(draft, ignore_errors=True)
    return folder


def inside(folder: Path, name: str) -> Path:
    """The path of an archive's member, which never leads out of the folder. TakeOutError."""
    place = (folder / name).resolve()
    if not place.is_relative_to(folder.resolve()) or place == folder.resolve():
        raise TakeOutError(BackupProblem.CONTENT_DIFFERS, name)
    return place


def _refuse_no_room(parent: Path, byte_count: int) -> None:
    free = shutil.disk_usage(parent).free
    needed = byte_count + SPARE_BYTES
    if free < needed:
        detail = f"{parent}：需要 {_megabytes(needed)}，只剩 {_megabytes(free)}"
        raise TakeOutError(BackupProblem.NO_ROOM, detail)


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_private(place, content)
    if hashlib.sha256(place.read_bytes()).digest() != hashlib.sha256(content).digest():
        raise TakeOutError(BackupProblem.CANNOT_WRITE, f"{place.name} 读回不一致")


def _settle(draft: Path, parent: Path, name: str) -> Path:
    """Renames onto a folder that has just been made and is empty: whoever comes second differs."""
    for number in range(1, _MOST_TRIES):
        folder = parent / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return draft.rename(folder)
    raise TakeOutError(BackupProblem.CANNOT_WRITE, f"{parent}：同名文件夹太多")
