"""The locks agree with pyproject.toml, and no file names a package index."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = PROJECT["project"]["dependencies"]
LOCKS = {
    "requirements.lock": RUNTIME,
    "requirements-dev.lock": RUNTIME + GROUPS["dev"],
    "requirements-installer.lock": GROUPS["installer"],
    "requirements-node.lock": GROUPS["node"],
    "requirements-station.lock": GROUPS["station"],
}
OURS = "piaokatong (pyproject.toml"
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)(?:\[[a-z]+\])?==(?P<version>\S+)", re.MULTILINE)


def entries(lock: str) -> list[str]:
    """A text per package: its pin, hashes and who wants it."""
    parts = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"))
    return [part for part in parts if not part.startswith("#")]


def pins(text: str) -> dict[str, str]:
    return {one["name"].partition("[")[0]: one["version"] for one in PIN.finditer(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_pins(lock: str) -> None:
    locked = pins((ROOT / lock).read_text("utf-8"))
    wanted = pins("\n".join(LOCKS[lock]))

    assert {name: locked.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_nothing_that_the_project_dropped(lock: str) -> None:
    direct = {one.split("==")[0].partition("[")[0] for one in entries(lock) if OURS in one}

    assert direct == set(pins("\n".join(LOCKS[lock])))


def test_developers_run_the_versions_that_users_run() -> None:
    users = pins((ROOT / "requirements.lock").read_text("utf-8"))
    developers = pins((ROOT / "requirements-dev.lock").read_text("utf-8"))

    assert {name: developers.get(name) for name in users} == users


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    bare = [one.split("==")[0] for one in entries(lock) if "--hash=" not in one]

    assert bare == []


def test_the_client_lock_agrees_with_its_package_file() -> None:
    package = json.loads((ROOT / "pwa" / "package.json").read_text("utf-8"))
    locked = json.loads((ROOT / "pwa" / "package-lock.json").read_text("utf-8"))["packages"]

    for section in ("dependencies", "devDependencies"):
        assert locked[""].get(section) == package[section]
    wanted = package["dependencies"] | package["devDependencies"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_no_file_names_a_package_index_or_a_download_address() -> None:
    hosts = ("pypi.o" + "rg", "pythonhosted.o" + "rg", "registry.npm" + "js", "npmmir" + "ror")
    words = (*hosts, '"reso' + 'lved"', "/sim" + "ple/")
    command = ["git", "grep", "-lF", *[part for word in words for part in ("-e", word)]]

    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert found.stdout.split() == []


def test_the_client_ships_only_libraries_with_permissive_licences() -> None:
    locked = json.loads((ROOT / "pwa" / "package-lock.json").read_text("utf-8"))["packages"]
    shipped = {name: one for name, one in locked.items() if name and not one.get("dev")}

    foreign = {
        name: one.get("license")
        for name, one in shipped.items()
        if not re.search(r"\b(MIT|ISC|BSD-[23]-Clause|Apache-2\.0)\b", one.get("license", ""))
    }

    assert foreign == {}
