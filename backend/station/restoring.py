"""``python app.py restore-clearing``: what was sealed before a clearing, given back as it was.

It opens three things: the archive of a session, the copy of the product's database beside it, and
the folder of the product's originals. Nothing that is there already is overwritten.
"""

import hashlib
import itertools
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from backend.infra.config import Settings
from backend.infra.sealed_file import SealedFileError, load_key
from backend.kernel.errors import DomainError
from backend.station.backup import open_archive, opened
from backend.station.folder import sync_folder, write_private
from backend.station.product import COPY
from backend.station.taking_out import TakeOutError, inside

_SQLITE = b"SQLite format 3\0"
_DUMP_TIMEOUT_S = 600
Row = dict[str, Any]


class NoBackupError(DomainError):
    """The file does not open: altered, cut short, another key, or no backup at all."""

    code = "station.no_backup"
    status = 422


class TargetTakenError(DomainError):
    """A file of this name is there, and stays as it is."""

    code = "station.target_taken"
    status = 409

    def __init__(self, place: Path) -> None:
        super().__init__(f"{place} 已经存在，没有覆盖。请换一个空的文件夹。")


def restore_clearing(settings: Settings, file: Path, target: Path | None) -> Iterator[Row]:
    """What ``file`` holds, one line a file; written into ``target`` when one is named.

    NoBackupError when something was altered, TargetTakenError; OSError.
    """
    key = _key(settings)
    try:
        if file.is_dir():
            yield from _originals(file, key, target)
        elif file.name.endswith(COPY):
            yield _database(settings, file, key, target)
        else:
            yield from _archive(file, key, target)
    except SealedFileError as error:
        raise NoBackupError(
            f"无法打开备份 {file.name}：文件被改动、不完整，或密钥不对。"
            "请换另一份备份，或用 BACKUP_KEY_FILE 指定原来的密钥。"
        ) from error


def _key(settings: Settings) -> bytes:
    key_file = settings.effective_backup_key_file
    if not key_file.exists():
        raise NoBackupError(f"没有密钥文件 {key_file}。请用 BACKUP_KEY_FILE 指定原来的密钥。")
    return load_key(key_file)


def _archive(file: Path, key: bytes, target: Path | None) -> Iterator[Row]:
    files = sorted(open_archive(file, key).items())
    places = {name: _free_place(target, name) for name, _ in files if target is not None}
    for name, content in files:
        if name in places:
            places[name].parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_private(places[name], content)
        yield {"name": name, "bytes": len(content), "written": target is not None}


def _free_place(target: Path | None, name: str) -> Path:
    """Where a file goes; a name in the archive never leads out of the folder."""
    try:
        place = inside(target or Path(), name)
    except TakeOutError as error:
        raise NoBackupError(f"备份里的文件名不正常：{name}") from error
    if place.exists():
        raise TargetTakenError(place)
    return place


def _database(settings: Settings, file: Path, key: bytes, target: Path | None) -> Row:
    """The whole database, which is opened and examined before it has its name."""
    pieces = opened(file, key)
    first = next(pieces, b"")
    is_sqlite = first.startswith(_SQLITE)
    name = settings.sqlite_path.name if is_sqlite else "piaokatong.dump"
    if target is None:
        digest, count = _written(first, pieces, None)
        return {"name": name, "bytes": count, "sha256": digest, "written": False}
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = _free_place(target, name)
    draft = target / f".{name}.part"
    try:
        digest, count = _written(first, pieces, draft)
        _examine(draft, is_sqlite=is_sqlite)
        os.link(draft, place)  # refuses a name that somebody took meanwhile
    except FileExistsError as error:
        raise TargetTakenError(place) from error
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(target)
    return {"name": name, "bytes": count, "sha256": digest, "written": True}


def _written(first: bytes, pieces: Iterator[bytes], place: Path | None) -> tuple[str, int]:
    """Hash and size of the content, which goes to ``place`` if there is one, and to disk."""
    digest, count = hashlib.sha256(), 0
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(place or os.devnull, flags, 0o600), "wb") as out:
        for piece in itertools.chain((first,), pieces):
            out.write(piece)
            digest.update(piece)
            count += len(piece)
        out.flush()
        if place is not None:
            os.fsync(out.fileno())
    return digest.hexdigest(), count


def _examine(draft: Path, *, is_sqlite: bool) -> None:
    """NoBackupError when it is no sound database."""
    is_sound = _is_sound_sqlite(draft) if is_sqlite else _is_sound_dump(draft)
    if not is_sound:
        raise NoBackupError(
            f"备份里的数据库没有通过完整性检查，没有写出（{draft.parent}）。请换另一份备份。"
        )


def _is_sound_sqlite(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _is_sound_dump(file: Path) -> bool:
    """Where PostgreSQL's own reader is not installed, the seal has to be enough."""
    program = shutil.which("pg_restore")
    if program is None:
        return True
    try:
        told = subprocess.run(  # noqa: S603 - PostgreSQL's own program
            [program, "--list", str(file)],
            capture_output=True, timeout=_DUMP_TIMEOUT_S, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def _originals(folder: Path, key: bytes, target: Path | None) -> Iterator[Row]:
    """Every original under its SHA-256, laid out as the product keeps them.

    One that is there with the same bytes stays; one that does not fit its name is an error.
    """
    for sealed in sorted(folder.glob("??/*.sealed")):
        digest = sealed.name.removesuffix(".sealed")
        content = b"".join(opened(sealed, key))
        if hashlib.sha256(content).hexdigest() != digest:
            raise NoBackupError(f"原件 {digest} 与它的校验值不符。请换另一份备份。")
        is_written = False
        if target is not None:
            place = inside(target, f"{digest[:2]}/{digest[2:4]}/{digest}")
            is_written = not place.exists()
            if is_written:
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_private(place, content)
        yield {"name": digest, "bytes": len(content), "written": is_written}
