"""restore-clearing: the product's own copy comes back as it was, and overwrites nothing."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from backend.infra.config import Settings
from backend.infra.files import FileStore
from backend.station import restoring
from backend.station.backup import Vault, hash_of, keep, write_sealed
from backend.station.product import LocalProduct
from backend.station.restoring import NoBackupError, TargetTakenError, restore_clearing
from tests.faults.clearing.desk import KEY
from tests.station.test_backup import CARD, OCTOBER, product

__all__ = ["product"]


@pytest.fixture
def copies(product: Settings, tmp_path: Path) -> Path:
    """Where the copies of a product lie."""
    LocalProduct(product, Vault([tmp_path / "usb"], KEY)).back_up("s1", lambda: OCTOBER)
    product.effective_backup_key_file.write_text(KEY.hex())
    return tmp_path / "usb" / "product"


def rows_of(database: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(database)) as opened:
        return opened.execute("SELECT * FROM invoice ORDER BY id").fetchall()


def test_the_copy_of_the_database_comes_back_opens_and_equals(
    product: Settings, copies: Path, tmp_path: Path
) -> None:
    sealed, out = copies / "s1.database.sealed", tmp_path / "out"

    listed = list(restore_clearing(product, sealed, None))
    written = list(restore_clearing(product, sealed, out))

    back = out / "piaokatong.db"
    assert rows_of(back) == rows_of(product.sqlite_path)
    assert [one["written"] for one in (*listed, *written)] == [False, True]
    assert listed[0]["sha256"] == written[0]["sha256"] == hash_of(back)
    assert (back.stat().st_mode & 0o777, [*out.iterdir()]) == (0o600, [back])


def test_what_is_there_already_is_never_overwritten(
    product: Settings, copies: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    living = tmp_path / "out" / "piaokatong.db"
    living.write_bytes(b"the living one")

    with pytest.raises(TargetTakenError, match="没有覆盖"):
        list(restore_clearing(product, copies / "s1.database.sealed", living.parent))

    assert living.read_bytes() == b"the living one"
    assert [*living.parent.iterdir()] == [living]


def test_an_archive_that_would_overwrite_one_file_writes_none(
    product: Settings, tmp_path: Path
) -> None:
    product.effective_backup_key_file.write_text(KEY.hex())
    kept, out = keep(CARD, "s1", Vault([tmp_path], KEY)), tmp_path / "out"
    out.mkdir()
    (out / "EF04").write_bytes(b"mine")

    with pytest.raises(TargetTakenError):
        list(restore_clearing(product, kept.file, out))

    assert [(one.name, one.read_bytes()) for one in out.iterdir()] == [("EF04", b"mine")]


def test_the_originals_come_back_where_the_product_looks_for_them(
    product: Settings, copies: Path, tmp_path: Path
) -> None:
    digest = next(product.files_folder.glob("??/??/*")).name

    first = list(restore_clearing(product, copies / "files", tmp_path / "out"))
    again = list(restore_clearing(product, copies / "files", tmp_path / "out"))

    assert FileStore(tmp_path / "out").get(digest) == b"an original"
    assert [one["written"] for one in (*first, *again)] == [True, False]


@pytest.mark.parametrize("what", ["altered", "other key", "no database"])
def test_a_copy_that_does_not_open_is_not_written(
    product: Settings, copies: Path, tmp_path: Path, what: str
) -> None:
    sealed = copies / "s1.database.sealed"
    if what == "altered":
        sealed.write_bytes(sealed.read_bytes()[:-1])
    elif what == "other key":
        product.effective_backup_key_file.write_text(bytes(32).hex())
    else:
        torn = [restoring._SQLITE, b"torn" * 300]
        write_sealed(sealed, torn, KEY, needs_bytes=0)

    with pytest.raises(NoBackupError):
        list(restore_clearing(product, sealed, tmp_path / "out"))

    assert not [*(tmp_path / "out").glob("*")]
