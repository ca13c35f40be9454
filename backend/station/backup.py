"""The backup before anything else (E3): sealed, synced, read again, opened and compared."""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from backend.cards.values import RawFile
from backend.infra.sealed_file import SealedFileError, seal, unseal
from backend.kernel.errors import DomainError
from backend.station.folder import sync_folder

_LONGEST_TROUBLES = 300
SPARE_BYTES = 20_000_000
"""Must stay free beside a backup."""


class NoSpaceError(OSError):
    """A place has too little room; how many bytes it takes, and how many are free."""

    def __init__(self, needs_bytes: int, free_bytes: int) -> None:
        self.needs_bytes, self.free_bytes = needs_bytes, free_bytes
        super().__init__(f"需要 {_megabytes(needs_bytes)}，只剩 {_megabytes(free_bytes)}")


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.1f} MB"


class BackupError(DomainError):
    """No place took the backup; the device was not touched. ``troubles``: each place's reason."""

    code = "QK-501"
    status = 507
    message = (
        "备份失败：空间不足，或写入后读回不一致。卡还没有动过，请腾出空间或更换备份位置后重试。"
    )

    def __init__(self, troubles: Sequence[str] = ()) -> None:
        told = "；".join(troubles)[:_LONGEST_TROUBLES]
        super().__init__(f"{self.message}{told}" if told else None)


def trouble_with(place: Path, error: Exception | None) -> str:
    """What went wrong at one place, for people; ``error`` None = it does not read back."""
    why = str(error) if isinstance(error, NoSpaceError) else "写不进去，或写入后读回不一致"
    return f"{place}：{why}"


@dataclass(frozen=True, slots=True)
class Vault:
    """Where backups go, in the order in which places are tried, and the key (32 bytes)."""

    places: Sequence[Path]
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the backup is; hash of the whole file."""

    file: Path
    sha256: str
    byte_count: int


@dataclass(frozen=True, slots=True)
class OwnData:
    """What the product adds to the archive, and what the journal says of its own copy."""

    files: Sequence[RawFile] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


class BackupFirst(Protocol):
    """The product's own backup: database, originals and settings, before the device's."""

    def back_up(self, session_id: str, period: Callable[[], tuple[date, date] | None]) -> OwnData:
        """Copy, read again. ``period`` gives the days that the device has declared. BackupError."""
        ...


class KeptElsewhere:
    """The product's data lie on another machine, which backs them up itself."""

    def back_up(self, session_id: str, period: Callable[[], tuple[date, date] | None]) -> OwnData:
        del session_id, period
        return OwnData(facts={"where": "server"})


def keep(files: Iterable[RawFile], name: str, vault: Vault) -> Kept:
    """Write the sealed archive to the first place that takes it and gives it back unchanged.

    BackupError says of each place why it did not, and how much room it takes (F17).
    """
    listed = list(files)
    archive = _archive(listed)
    troubles: list[str] = []
    for place in vault.places:
        file = place / f"{name}.tar.sealed"
        try:
            kept = write_sealed(file, [archive], vault.key, needs_bytes=len(archive))
            if _is_sound(kept, listed, vault.key):
                return kept
            troubles.append(trouble_with(place, None))
        except (OSError, ValueError) as error:
            troubles.append(trouble_with(place, error))
    raise BackupError(troubles)


def _archive(files: list[RawFile]) -> bytes:
    """A tar with a list of hashes inside; the same files give the same bytes."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        manifest = json.dumps(_hashes(files), sort_keys=True).encode()
        for one in [*files, RawFile("manifest.json", manifest)]:
            entry = tarfile.TarInfo(one.name)
            entry.size, entry.mode = len(one.content), 0o600
            archive.addfile(entry, io.BytesIO(one.content))
    return content.getvalue()


def _hashes(files: Iterable[RawFile]) -> dict[str, str]:
    return {one.name: hashlib.sha256(one.content).hexdigest() for one in files}


def write_sealed(file: Path, content: Iterable[bytes], key: bytes, *, needs_bytes: int) -> Kept:
    """Temporary name, fsync, rename, fsync of the folder; the hash is over what was written."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    free = shutil.disk_usage(file.parent).free
    if free < needs_bytes + SPARE_BYTES:
        raise NoSpaceError(needs_bytes + SPARE_BYTES, free)
    draft = file.with_name(f".{file.name}.part")
    digest, count = hashlib.sha256(), 0
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            for piece in seal(content, key):
                out.write(piece)
                digest.update(piece)
                count += len(piece)
            out.flush()
            os.fsync(out.fileno())
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(file.parent)
    return Kept(file, digest.hexdigest(), count)


def _is_sound(kept: Kept, wanted: list[RawFile], key: bytes) -> bool:
    """Reads it again: the whole by its hash, then opened, each file inside by its own."""
    if hash_of(kept.file) != kept.sha256:
        return False
    return _hashes(RawFile(*one) for one in open_archive(kept.file, key).items()) == _hashes(wanted)


def hash_of(file: Path) -> str:
    """SHA-256 of a file of any size."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def opened(file: Path, key: bytes) -> Iterator[bytes]:
    """The content of a sealed file, piece by piece. SealedFileError."""
    with file.open("rb") as sealed:
        yield from unseal(sealed, key)


def open_archive(file: Path, key: bytes) -> dict[str, bytes]:
    """Files of a backup by name, each proven by the list inside. SealedFileError."""
    files, differing = look_into(file, key)
    if differing:
        raise SealedFileError("a file inside differs from the list")
    return files


def look_into(file: Path, key: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Files of a backup by name, and the names that differ from the list inside.

    A name that the list does not have, or has alone, differs too. SealedFileError.
    """
    files = _read(b"".join(opened(file, key)))
    try:
        listed = dict(json.loads(files.pop("manifest.json")))
    except (KeyError, TypeError, ValueError) as error:
        raise SealedFileError("no backup of a clearing") from error
    found = _hashes(RawFile(*one) for one in files.items())
    differing = [name for name in {*found, *listed} if found.get(name) != listed.get(name)]
    return files, sorted(differing)


def _read(archive: bytes) -> dict[str, bytes]:
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as content:
            return {
                entry.name: extracted.read()
                for entry in content
                if (extracted := content.extractfile(entry)) is not None
            }
    except tarfile.TarError as error:
        raise SealedFileError("no backup of a clearing") from error
