"""The backup before a clearing: product first, sealed, read again; altered or no room = no act."""

import contextlib
import dataclasses
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from backend.cards.values import RawFile
from backend.infra.config import Settings
from backend.infra.files import FileStore
from backend.infra.sealed_file import SealedFileError
from backend.station import backup
from backend.station.backup import BackupError, OwnData, Vault, keep, open_archive
from backend.station.journal import Journal
from backend.station.product import MOST_COPIES, LocalProduct
from tests.faults.clearing.desk import KEY, Desk, serving_bureau
from tests.station.conftest import Station

CARD = [RawFile("EF01", b"control"), RawFile("EF04", b"declared")]
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def altering(where: Path) -> Callable[[Path], None]:
    """A disk that gives other bytes back than it took."""

    def synced(folder: Path) -> None:
        if folder == where:
            for file in folder.glob("*.sealed"):
                content = bytearray(file.read_bytes())
                content[len(content) // 2] ^= 1
                file.write_bytes(content)

    return synced


def test_a_place_that_alters_what_it_keeps_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    monkeypatch.setattr(backup, "sync_folder", altering(first))

    kept = keep(CARD, "session-1", Vault([first, second], KEY))

    assert kept.file.parent == second
    assert open_archive(kept.file, KEY) == {one.name: one.content for one in CARD}
    with pytest.raises(SealedFileError):
        open_archive(first / "session-1.tar.sealed", KEY)


def test_no_place_with_room_is_told_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))

    with pytest.raises(BackupError, match=r"需要 20\.0 MB，只剩 0\.0 MB") as told:
        keep(CARD, "session-1", Vault([tmp_path / "one", tmp_path / "two"], KEY))

    assert told.value.code == "QK-501"
    assert "one：需要 20.0 MB，只剩 0.0 MB" in told.value.message
    assert "two：需要 20.0 MB" in told.value.message
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_the_products_backup_comes_first_and_its_failure_stops_before_any_act(
    tmp_path: Path,
) -> None:
    class Broken:
        def back_up(
            self, session_id: str, period: Callable[[], tuple[date, date] | None]
        ) -> OwnData:
            raise BackupError

    with serving_bureau() as bureau:
        desk = Desk(tmp_path, *bureau)
        engine = desk.start()
        engine.desk = dataclasses.replace(engine.desk, product=Broken())
        engine.step()
        progress = engine.step()

        assert (progress.pause, progress.code) == ("parked", "QK-501")
        assert desk.office.log == []
        assert not list(tmp_path.rglob("*.sealed"))
        assert desk.card.cleared == []


@pytest.fixture
def product(tmp_path: Path) -> Settings:
    """A small product on this machine: a database, an original, the secrets."""
    settings = Settings(piaokatong_data=tmp_path / "data")
    settings.station_folder.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(settings.sqlite_path)) as database:
        database.executescript(
            "PRAGMA journal_mode=WAL;"
            "CREATE TABLE invoice (id INTEGER PRIMARY KEY, issued_on TEXT, total_fen INTEGER);"
            "INSERT INTO invoice VALUES (1, '2026-09-30', 100), (2, '2026-10-01', 200),"
            " (3, '2026-10-31', 300), (4, '2026-11-01', 400);"
        )
    FileStore(settings.files_folder).put(b"an original")
    (settings.piaokatong_data / "secrets.json").write_text('{"field_key": "00"}')
    return settings


def test_the_product_is_copied_whole_and_what_comes_back_is_the_same(
    product: Settings, tmp_path: Path
) -> None:
    place = tmp_path / "usb"

    own = LocalProduct(product, Vault([place], KEY)).back_up("session-1", lambda: OCTOBER)

    copy = tmp_path / "copy.db"
    sealed = place / "product" / "session-1.database.sealed"
    copy.write_bytes(b"".join(backup.opened(sealed, KEY)))
    with contextlib.closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT count(*), sum(total_fen) FROM invoice").fetchone() == (
            4,
            1000,
        )
    originals = [*(place / "product" / "files").glob("??/*.sealed")]
    assert [b"".join(backup.opened(one, KEY)) for one in originals] == [b"an original"]
    files = {one.name: one.content for one in own.files}
    rows = [json.loads(one) for one in files["own/invoices.jsonl"].splitlines()]
    assert [one["id"] for one in rows] == [2, 3]
    assert files["secrets.json"] == b'{"field_key": "00"}'
    assert own.facts["originals"] == 1
    assert not [one for one in product.station_folder.iterdir() if one.is_file()]


def test_an_original_that_was_kept_before_is_not_copied_again(
    product: Settings, tmp_path: Path
) -> None:
    local = LocalProduct(product, Vault([tmp_path / "usb"], KEY))
    local.back_up("session-1", lambda: None)
    kept = next((tmp_path / "usb" / "product" / "files").glob("??/*.sealed"))
    before = kept.stat().st_mtime_ns

    own = local.back_up("session-2", lambda: None)

    assert kept.stat().st_mtime_ns == before
    assert own.facts["originals"] == 1


def test_a_backup_is_listed_and_restored_on_the_command_line(
    station: Station, tmp_path: Path
) -> None:
    key_file = tmp_path / "key"
    key_file.write_text(KEY.hex())
    station.extra["BACKUP_KEY_FILE"] = str(key_file)
    kept = keep([*CARD, RawFile("own/invoices.jsonl", b"{}\n")], "session-1",
                Vault([tmp_path], KEY))  # fmt: skip

    listed, out = station.run("restore-clearing", str(kept.file))
    station.run("restore-clearing", str(kept.file), "--to", str(tmp_path / "out"))

    assert listed == 0
    assert [json.loads(one)["name"] for one in out.splitlines()] == [
        "EF01",
        "EF04",
        "own/invoices.jsonl",
    ]
    assert (tmp_path / "out" / "EF04").read_bytes() == b"declared"
    assert (tmp_path / "out" / "own" / "invoices.jsonl").read_bytes() == b"{}\n"


def test_an_altered_backup_or_another_key_restores_nothing(
    station: Station, tmp_path: Path
) -> None:
    station.extra["BACKUP_KEY_FILE"] = str(tmp_path / "key")
    (tmp_path / "key").write_text(KEY.hex())
    kept = keep(CARD, "session-1", Vault([tmp_path], KEY))
    altered = bytearray(kept.file.read_bytes())
    altered[-1] ^= 1
    kept.file.write_bytes(altered)

    status, out = station.run("restore-clearing", str(kept.file), "--to", str(tmp_path / "out"))

    assert (status, out) == (1, "")
    assert "无法打开备份" in station.said()
    assert not (tmp_path / "out").exists()


def test_a_place_keeps_the_newest_copies_and_those_that_an_open_or_halted_session_needs(
    product: Settings, tmp_path: Path
) -> None:
    journal = Journal(product.station_folder / "journal.db")
    for number in range(4):
        journal.append(f"session-{number}", "session")
    journal.append("session-1", "ended", state="HALTED")
    for number in (2, 3):
        journal.append(f"session-{number}", "ended", state="DONE")
    folder = tmp_path / "usb" / "product"
    folder.mkdir(parents=True)
    for number in range(MOST_COPIES + 3):
        copy = folder / f"session-{number}.database.sealed"
        copy.write_bytes(b"")
        os.utime(copy, (number, number))
    local = LocalProduct(product, Vault([tmp_path / "usb"], KEY), journal.unfinished_sessions)

    local.back_up("session-99", lambda: OCTOBER)

    left = {one.name.partition(".")[0] for one in folder.glob("*.sealed")}
    newest = {f"session-{number}" for number in range(4, MOST_COPIES + 3)} | {"session-99"}
    assert left == newest | {"session-0", "session-1"}
    journal.close()
