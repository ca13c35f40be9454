"""Every import contract of pyproject.toml catches the violation that it was written for."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = (sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()")

# contract -> the file that gets a line too much, and that line
VIOLATIONS = {
    "floors": ("backend/kernel/clock.py", "from backend.web import pages"),
    "rooms": ("backend/invoices/schemas.py", "from backend.invoices import models"),
    "web-framework": ("backend/audit/service.py", "import flask"),
    "tables": ("backend/web/answers.py", "from sqlalchemy import select"),
    "views": ("backend/home/service.py", "from backend.intake import views"),
    "reading": ("backend/reading/numbers.py", "import sqlalchemy"),
    "gateways": ("backend/verification/gateway/tencent.py", "from backend.infra import db"),
    "rules": ("backend/accounts/rules.py", "from backend.infra import config"),
    "card-readers": ("backend/cards/apdu.py", "import smartcard"),
    "card-drivers": (
        "backend/cards/usercard/codec.py",
        "from backend.cards.virtual import tickets",
    ),
    "cycles": ("backend/reading/kinds.py", "from backend.reading import qr"),
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the product's code and contracts."""
    shutil.copytree(
        ROOT / "backend", tmp_path / "backend", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def is_kept(house: Path, contract: str) -> bool:
    done = subprocess.run(
        [*LINT, "--no-cache", "--contract", contract],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{'KEPT' if done.returncode == 0 else 'BROKEN'}" in done.stdout, (
        done.stdout + done.stderr
    )
    return done.returncode == 0


def test_every_contract_has_a_seeded_violation() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    contracts = {one["id"] for one in project["tool"]["importlinter"]["contracts"]}

    assert contracts == set(VIOLATIONS)


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_contract_is_kept_until_its_violation_is_seeded(house: Path, contract: str) -> None:
    path, line = VIOLATIONS[contract]
    was_kept = is_kept(house, contract)

    with (house / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    assert was_kept
    assert not is_kept(house, contract)


def test_a_room_that_stands_on_no_floor_is_caught(house: Path) -> None:
    (house / "backend" / "attic").mkdir()
    (house / "backend" / "attic" / "__init__.py").touch()

    assert not is_kept(house, "floors")


def test_the_ground_floor_needs_nothing_but_the_standard_library() -> None:
    used = {
        (path.name, name.partition(".")[0])
        for path in (ROOT / "backend" / "kernel").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in imported(node)
    }

    foreign = {one for one in used if one[1] not in {*sys.stdlib_module_names, "backend"}}

    assert foreign == {("taxid.py", "stdnum")}


def imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [one.name for one in node.names]
        case ast.ImportFrom(module=str(name)):
            return [name]
        case _:
            return []


@pytest.mark.parametrize(
    "line",
    [
        "from .kernel import clock",
        "import importlib; importlib.import_module('backend.web')",
        "from importlib import import_module",
    ],
)
def test_ways_around_the_contracts_are_banned(line: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--quiet", "--stdin-filename", "backend/x.py", "-"],
        cwd=ROOT,
        input=f'"""Seeded."""\n\n{line}\n',
        capture_output=True,
        text=True,
        check=False,
    )

    assert "TID25" in done.stdout
