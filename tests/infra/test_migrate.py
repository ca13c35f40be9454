"""Bringing the database to the newest schema."""

from pathlib import Path

import pytest

from backend.infra.config import Settings
from backend.infra.migrate import DatabaseUnreachableError, upgrade


@pytest.mark.parametrize(
    "url",
    ["postgresql+psycopg://zhao:secret@127.0.0.1:1/none", "not an address", "sqlite:////proc/x/y"],
)
def test_a_database_that_cannot_be_asked_is_named_without_its_password(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(DatabaseUnreachableError, match="DATABASE_URL") as refusal:
        upgrade(Settings(piaokatong_data=tmp_path, database_url=url))

    assert "secret" not in refusal.value.message
