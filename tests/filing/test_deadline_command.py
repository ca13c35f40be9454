"""`python app.py deadline`: its exact line, without server, database and settings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backend.cli import main

ROOT = Path(__file__).parents[2]


def ask(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "app.py", "deadline", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("month", "due_on", "source", "provisional"),
    [
        ("2026-05", "2026-05-22", "table", False),
        ("2024-06", "2024-06-19", "algorithm", False),
        ("2027-01", "2027-01-15", "weekend", True),
    ],
)
def test_it_tells_date_and_source_in_one_line(
    capsys: pytest.CaptureFixture[str], month: str, due_on: str, source: str, provisional: bool
) -> None:
    status = main(["deadline", month])

    out = capsys.readouterr().out
    assert status == 0
    assert out.count("\n") == 1
    assert list(json.loads(out).items()) == [
        ("month", month),
        ("due_on", due_on),
        ("source", source),
        ("provisional", provisional),
    ]


def test_it_needs_no_settings_and_makes_no_data_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    done = ask("2026-05", PORT="eighty", DATABASE_URL="nonsense", PIAOKATONG_DATA=str(folder))

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["due_on"] == "2026-05-22"
    assert not folder.exists()


@pytest.mark.parametrize(
    "arguments", [(), ("2026-13",), ("2026-5",), ("May",), ("2026-05", "2026-06"), ("2101-01",)]
)
def test_wrong_usage_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["deadline", *arguments])

    assert end.value.code == 2
    assert capsys.readouterr().out == ""


def test_its_help_says_that_the_table_of_the_installation_is_not_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["deadline", "--help"])

    assert "no database is" in capsys.readouterr().out
