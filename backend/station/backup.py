"""The dump of the device: written, synced, read again and compared before anything else (E3)."""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from backend.cards.values import RawFile
from backend.kernel.errors import DomainError

_SPARE = 20_000_000
"""Bytes that must stay free beside the backup."""


class BackupError(DomainError):
    """No place took the backup; the device was not touched."""

    code = "QK-501"
    status = 507
    message = (
        "备份失败：空间不足，或写入后读回不一致。卡还没有动过，请腾出空间或更换备份位置后重试。"
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the backup is; hash of the whole file."""

    file: Path
    sha256: str
    byte_count: int


def keep(files: Iterable[RawFile], name: str, places: Sequence[Path]) -> Kept:
    """Write the archive to the first place that takes it and gives it back unchanged."""
    archive = _archive(list(files))
    wanted = hashlib.sha256(archive).hexdigest()
    for place in places:
        file = place / f"{name}.tar"
        try:
            _write(file, archive)
            if _is_sound(file, wanted):
                return Kept(file, wanted, len(archive))
        except OSError:
            continue
    raise BackupError


def _archive(files: list[RawFile]) -> bytes:
    """A tar with a list of hashes inside; the same files give the same bytes."""
    listed = {one.name: hashlib.sha256(one.content).hexdigest() for one in files}
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        manifest = json.dumps(listed, sort_keys=True).encode()
        for one in [*files, RawFile("manifest.json", manifest)]:
            entry = tarfile.TarInfo(one.name)
            entry.size, entry.mode = len(one.content), 0o600
            archive.addfile(entry, io.BytesIO(one.content))
    return content.getvalue()


def _write(file: Path, content: bytes) -> None:
    """Temporary name, fsync, rename, fsync of the folder."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(file.parent).free < len(content) + _SPARE:
        raise OSError("not enough space")
    draft = file.with_suffix(".part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.rename(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _is_sound(file: Path, wanted: str) -> bool:
    """Reads it again: the whole by its hash, and each file inside by its own."""
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() != wanted:
        return False
    files = read(content)
    listed = json.loads(files.pop("manifest.json"))
    return {name: hashlib.sha256(one).hexdigest() for name, one in files.items()} == dict(listed)


def read(archive: bytes) -> dict[str, bytes]:
    """Files of a backup by name; ValueError when it is none."""
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            return {
                entry.name: extracted.read()
                for entry in opened
                if (extracted := opened.extractfile(entry)) is not None
            }
    except tarfile.TarError as error:
        raise ValueError("no backup") from error
