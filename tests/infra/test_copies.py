"""Consistent copies of the database, of a file and of a server, read again before they count."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from backend.infra.config import Settings
from backend.infra.copies import CopyError, copy_database, rows_between
from tests.databases import both_databases


@both_databases
def test_a_copy_is_whole_and_the_rows_of_the_period_are_read(
    settings: Settings, tmp_path: Path
) -> None:
    engine = create_engine(settings.effective_database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE sale (id INTEGER PRIMARY KEY, sold_on DATE)"))
        connection.execute(
            text("INSERT INTO sale VALUES (1, '2026-09-30'), (2, '2026-10-01'), (3, '2026-10-31')")
        )
    engine.dispose()

    copy_database(settings, tmp_path / "copy")
    rows = rows_between(settings, "sale", "sold_on", (date(2026, 10, 1), date(2026, 10, 31)))

    assert (tmp_path / "copy").stat().st_size > 0
    assert rows.decode().splitlines() == [
        '{"id": 2, "sold_on": "2026-10-01"}',
        '{"id": 3, "sold_on": "2026-10-31"}',
    ]


def test_a_database_that_is_damaged_or_gone_makes_no_copy(tmp_path: Path) -> None:
    settings = Settings(piaokatong_data=tmp_path)
    with pytest.raises(CopyError):
        copy_database(settings, tmp_path / "copy")

    settings.sqlite_path.write_bytes(b"no database at all" * 1000)
    with pytest.raises(CopyError):
        copy_database(settings, tmp_path / "copy")


def test_a_server_that_cannot_be_reached_makes_no_copy(tmp_path: Path) -> None:
    settings = Settings(
        piaokatong_data=tmp_path, database_url="postgresql+psycopg://zhao:secret@127.0.0.1:1/none"
    )

    with pytest.raises(CopyError) as told:
        copy_database(settings, tmp_path / "copy")

    assert "secret" not in str(told.value)
