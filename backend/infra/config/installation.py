"""Secrets of an installation: made by itself, kept in its data folder."""

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a fresh install generates for itself; never defaulted, never logged.

    Each is 32 random bytes in hexadecimal. ``field_key`` seals what the database must not show,
    ``vapid_key`` is the private number of the key that signs pushes.
    """

    sandbox_secret_id: str
    sandbox_secret_key: str
    blind_key: str
    field_key: str
    vapid_key: str


def load_secrets(folder: Path) -> Secrets:
    """The data folder's secrets; made at the first call (file mode 0600).

    One that an older version did not know is added. Processes that start at once agree: they
    make and mend the file one after another, and it is put in place complete.
    """
    path = folder / "secrets.json"
    names = {one.name for one in fields(Secrets)}
    known = _read_secrets(path)
    if not names <= known.keys():
        with _alone_in(folder):
            known = {name: secrets.token_hex(32) for name in names} | _read_secrets(path)
            _put_secrets(path, known)
    return Secrets(**{name: known[name] for name in names})


def _read_secrets(path: Path) -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return known


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _put_secrets(path: Path, known: Mapping[str, str]) -> None:
    draft = path.with_name(f".secrets.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(dict(known), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
