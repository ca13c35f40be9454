"""再次核验 and 取出文件 at the desk: what is inside, or exactly what is wrong."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backend.cards.values import RawFile
from backend.infra.config import Settings
from backend.station import backup
from backend.station.backup import OwnData, Vault, keep
from backend.station.backup_desk import BackupDesk
from backend.station.folder import StationFolder
from backend.station.journal import Journal
from backend.station.link import Command
from backend.station.product import LocalProduct
from backend.station.signals import Signals
from tests.faults.clearing.desk import KEY
from tests.station.conftest import Station, wait_for
from tests.station.test_backup import CARD, OCTOBER, product

__all__ = ["product"]

SESSION = "QK261101-7K3M9QAB"
OTHER_KEY = bytes(32)
Json = dict[str, Any]


class Kept:
    """A station's folder with one session that was backed up."""

    def __init__(self, folder: Path) -> None:
        self.folder = StationFolder(folder / "station")
        self.places = [folder / "usb", folder / "second"]
        self.journal = Journal(self.folder.journal_file)

    def keep(self, *files: RawFile, own: OwnData | None = None) -> Path:
        kept = keep(files or CARD, SESSION, Vault(self.places, KEY))
        self.journal.append(
            SESSION, "backed_up", file=kept.file.name, sha256=kept.sha256,
            byte_count=kept.byte_count, product=dict(own.facts) if own else {"where": "server"},
        )  # fmt: skip
        return kept.file

    def ask(self, kind: str, session_id: str | None = SESSION, key: bytes = KEY) -> Json:
        desk = BackupDesk(self.folder, Vault(self.places, key), Signals())
        desk.answer(self.journal, Command(7, kind, session_id, {}))
        return list(self.journal.entries("backup-7"))[-1].body

    def check(self, **told: Any) -> Json:
        return self.ask("backup_check", **told)

    def take_out(self, **told: Any) -> Json:
        return self.ask("backup_take_out", **told)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Kept]:
    made = Kept(tmp_path)
    yield made
    made.journal.close()


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_a_sound_backup_is_told_with_everything_inside(desk: Kept) -> None:
    file = desk.keep()

    told = desk.check()

    assert (told["problem"], told["session"], told["file"]) == (None, SESSION, file.name)
    assert told["place"] == str(file.parent)
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told["files"] == [
        {"name": "EF01", "byte_count": 7}, {"name": "EF04", "byte_count": 8},
    ]  # fmt: skip
    assert told["product"]["state"] == "elsewhere"


@pytest.mark.parametrize("kind", ["backup_check", "backup_take_out"])
def test_each_thing_that_may_be_wrong_has_a_name_of_its_own(desk: Kept, kind: str) -> None:
    assert desk.ask(kind)["problem"] == "unknown_session"
    assert desk.ask(kind, session_id=None)["problem"] == "unknown_session"
    file = desk.keep()
    assert desk.ask(kind, key=OTHER_KEY)["problem"] == "wrong_key"
    spoil(file)
    altered = desk.ask(kind)
    assert (altered["problem"], altered["detail"]) == ("file_altered", str(file))
    file.unlink()
    missing = desk.ask(kind)
    assert (missing["problem"], missing["file"]) == ("file_missing", file.name)
    assert missing["detail"] == "、".join(map(str, desk.places))
    assert not (desk.folder.path / "restored").exists()


def test_a_file_inside_that_differs_from_the_list_is_named(
    desk: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_is_sound", lambda *_: True)
    monkeypatch.setattr(backup, "_hashes", lambda _files: {"EF01": "0" * 64, "EF04": "1" * 64})
    desk.keep()
    monkeypatch.undo()

    told = desk.check()

    assert (told["problem"], told["detail"]) == ("content_differs", "EF01、EF04")


def test_a_place_with_a_spoilt_file_is_passed_over_for_the_one_that_is_sound(desk: Kept) -> None:
    file = desk.keep()
    desk.places[1].mkdir()
    shutil.copy(file, desk.places[1])
    spoil(file)

    told = desk.check()

    assert (told["problem"], told["place"]) == (None, str(desk.places[1]))


def test_the_products_copy_beside_it_is_looked_at_too(desk: Kept, product: Settings) -> None:
    own = LocalProduct(product, Vault(desk.places, KEY)).back_up(SESSION, lambda: OCTOBER)
    desk.keep(*CARD, own=own)
    copy = desk.places[0] / "product" / f"{SESSION}.database.sealed"
    original = next((desk.places[0] / "product" / "files").glob("??/*.sealed"))

    sound = desk.check()
    original.rename(original.with_suffix(".away"))
    short = desk.check()
    original.with_suffix(".away").rename(original)
    spoil(copy)
    altered = desk.check()
    copy.unlink()
    gone = desk.check()

    assert sound["product"] == {
        "state": "sound", "file": copy.name, "place": str(copy.parent),
        "byte_count": sound["product"]["byte_count"], "originals": 1, "wanted": 1,
    }  # fmt: skip
    assert (short["problem"], short["detail"]) == ("originals_missing", "1 份")
    assert altered["problem"] == "copy_altered"
    assert (gone["problem"], gone["product"]["state"]) == (None, "gone")


def test_files_are_taken_out_into_a_new_folder_and_nothing_that_is_there_is_touched(
    desk: Kept,
) -> None:
    desk.keep(*CARD, RawFile("own/invoices.jsonl", b"{}\n"))

    first, second = desk.take_out(), desk.take_out()

    folders = [Path(one["folder"]) for one in (first, second)]
    assert len(set(folders)) == 2
    for folder in folders:
        assert folder.parent == desk.folder.path / "restored"
        assert (folder / "EF01").read_bytes() == b"control"
        assert (folder / "own" / "invoices.jsonl").read_bytes() == b"{}\n"
        assert (folder / "EF01").stat().st_mode & 0o777 == 0o600
    assert sorted(folders[0].parent.iterdir()) == sorted(folders)
    assert [one["name"] for one in first["files"]] == ["EF01", "EF04", "own/invoices.jsonl"]


def test_no_room_or_no_right_leaves_no_folder_behind(
    desk: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))
    full = desk.take_out()
    monkeypatch.undo()
    (desk.folder.path / "restored").rmdir()
    (desk.folder.path / "restored").touch()
    blocked = desk.take_out()

    assert full["problem"] == "no_room"
    assert "只剩 0 MB" in full["detail"]
    assert blocked["problem"] == "cannot_write"
    assert (full.get("folder"), blocked.get("folder")) == (None, None)


def test_a_running_station_answers_through_its_journal_and_once(station: Station) -> None:
    station.pair()
    station.begin_without_list("session-1")
    wait_for(lambda: "listed" in station.server.kinds("session-1"), "the list")

    station.server.command("backup_check", "session-1")
    station.server.command("backup_take_out", "session-1")
    station.server.command("backup_check", "session-2")
    wait_for(lambda: station.server.kinds("backup-4"), "the answers")

    told = {
        one["session_id"]: one["body"]
        for one in station.server.entries
        if one["session_id"].startswith("backup-")
    }
    assert [one["problem"] for one in told.values()] == [None, None, "unknown_session"]
    assert {one["name"] for one in told["backup-2"]["files"]} >= {"EF01", "EF04"}
    folder = Path(told["backup-3"]["folder"])
    taken = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert taken == station.backup("session-1")
    assert (station.writes(), station.cleared()) == ([], [])
