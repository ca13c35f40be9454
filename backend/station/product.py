"""The product's own backup before a clearing: database, originals, settings, each read again."""

import contextlib
import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

from backend.cards.values import RawFile
from backend.infra import copies
from backend.infra.config import Settings
from backend.station.backup import (
    BackupError,
    BackupFirst,
    Kept,
    KeptElsewhere,
    OwnData,
    Vault,
    hash_of,
    opened,
    trouble_with,
    write_sealed,
)
from backend.station.folder import StationFolder
from backend.station.journal import Journal

_PIECE = 1 << 20
_INVOICES, _DAY = "invoice", "issued_on"
_PRIVATE = frozenset({"database_url", "smtp_url", "tencent_secret_id", "tencent_secret_key"})


MOST_COPIES = 12
"""Copies of the database that a place keeps: a year of monthly clearings."""
COPY = ".database.sealed"


class LocalProduct:
    """The product on this machine. Implements BackupFirst.

    ``unfinished`` names the sessions whose copies are kept however old they are.
    """

    def __init__(
        self, settings: Settings, vault: Vault, unfinished: Callable[[], Collection[str]] = tuple
    ) -> None:
        self._settings = settings
        self._vault = vault
        self._unfinished = unfinished

    def back_up(self, session_id: str, period: Callable[[], tuple[date, date] | None]) -> OwnData:
        draft = self._settings.station_folder / f".{session_id}.database"
        try:
            copies.copy_database(self._settings, draft)
            kept, count = self._keep_in_a_place(session_id, draft)
            own = [*self._settings_files(), *self._rows(period())]
        except OSError as error:
            raise BackupError from error
        finally:
            draft.unlink(missing_ok=True)
        facts = {
            "where": "here",
            "place": str(kept.file.parent),
            "file": kept.file.name,
            "sha256": kept.sha256,
            "byte_count": kept.byte_count,
            "originals": count,
        }
        return OwnData([*own, RawFile("product.json", json.dumps(facts).encode())], facts)

    def _keep_in_a_place(self, session_id: str, draft: Path) -> tuple[Kept, int]:
        """The database's copy and all originals, in the first place that takes and returns them."""
        troubles: list[str] = []
        for place in self._vault.places:
            try:
                kept = self._seal(draft, place / "product" / f"{session_id}{COPY}")
                count = self._keep_originals(place / "product" / "files")
            except (OSError, ValueError) as error:
                troubles.append(trouble_with(place, error))
                continue
            self._prune(place / "product")
            return kept, count
        raise BackupError(troubles)

    def _prune(self, folder: Path) -> None:
        """Old copies of the database go; one that cannot be removed harms nobody."""
        needed = self._unfinished()
        copies_there = sorted(
            folder.glob(f"*{COPY}"), key=lambda one: one.stat().st_mtime, reverse=True
        )
        for old in copies_there[MOST_COPIES:]:
            if old.name.removesuffix(COPY) not in needed:
                with contextlib.suppress(OSError):
                    old.unlink()

    def _seal(self, source: Path, target: Path) -> Kept:
        size = source.stat().st_size
        kept = write_sealed(target, _pieces(source), self._vault.key, needs_bytes=size)
        if self._hash_inside(target) != hash_of(source):
            raise OSError(f"{target} does not read back")
        return kept

    def _hash_inside(self, sealed: Path) -> str:
        digest = hashlib.sha256()
        for piece in opened(sealed, self._vault.key):
            digest.update(piece)
        return digest.hexdigest()

    def _keep_originals(self, folder: Path) -> int:
        """Those that the place does not hold yet; an original never changes."""
        count = 0
        for original in copies.originals(self._settings):
            digest = original.name
            target = folder / digest[:2] / f"{digest}.sealed"
            if not target.exists():
                self._seal(original, target)
            count += 1
        return count

    def _settings_files(self) -> Iterator[RawFile]:
        """What a person set, and the installation's keys: without them the copy cannot be read."""
        told = {
            one.name: str(getattr(self._settings, one.name))
            for one in fields(Settings)
            if one.name not in _PRIVATE
        }
        yield RawFile("settings.json", json.dumps(told, ensure_ascii=False, indent=1).encode())
        secrets = self._settings.piaokatong_data / "secrets.json"
        if secrets.exists():
            yield RawFile("secrets.json", secrets.read_bytes())

    def _rows(self, days: tuple[date, date] | None) -> Iterator[RawFile]:
        if days is not None:
            rows = copies.rows_between(self._settings, _INVOICES, _DAY, days)
            yield RawFile("own/invoices.jsonl", rows)


def choose_product(settings: Settings, vault: Vault) -> BackupFirst:
    """The product's data if they are on this machine."""
    if settings.database_url or settings.sqlite_path.exists():
        return LocalProduct(settings, vault, lambda: _unfinished(settings))
    return KeptElsewhere()


def _unfinished(settings: Settings) -> set[str]:
    """By the station's journal. JournalError: nothing is removed that may be needed."""
    journal = Journal(StationFolder(settings.station_folder).journal_file)
    try:
        return journal.unfinished_sessions()
    finally:
        journal.close()


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            yield piece
