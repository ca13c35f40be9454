"""The command line: wrong settings and unreachable databases are told, not traced."""

import os
from pathlib import Path

import pytest

from backend.cli import main


def test_a_wrong_setting_is_named_with_its_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "eighty")

    status = main(["serve"])

    assert status == 2
    assert "PORT=eighty" in capsys.readouterr().err


def test_an_unreachable_database_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PIAOKATONG_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://zhao:secret@127.0.0.1:1/none")

    status = main(["migrate"])

    assert status == 1
    assert "无法连接数据库" in capsys.readouterr().err


def test_wrong_usage_ends_with_status_2() -> None:
    with pytest.raises(SystemExit) as end:
        main(["nonsense"])

    assert end.value.code == 2


def test_what_is_stored_is_private_also_in_a_folder_that_was_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tmp_path.chmod(0o755)
    monkeypatch.setenv("PIAOKATONG_DATA", str(tmp_path))
    before = os.umask(0o022)

    try:
        main(["migrate"])
    finally:
        os.umask(before)

    stored = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {one.stat().st_mode & 0o077 for one in stored} == {0}
