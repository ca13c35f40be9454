"""What ./run sets up, and when: with pretend installers in place of the real ones."""

import fcntl
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = [path.name for path in ROOT.glob("requirements*.lock")]
#: Installed where the machine can compile it.
STATION = (
    ["requirements-station.lock"]
    if shutil.which("swig") and Path("/usr/include/PCSC/winscard.h").exists()
    else []
)

RECORD = 'echo "$(basename "$0") $*" >>"$CALLS"\n'
COMMANDS = {
    "uv": 'case "$1" in --version) ;; *)' + RECORD + ";; esac",
    "npm": """case "$*" in
  --version) ;;
  *" ci "*) RECORD mkdir -p pwa/node_modules ;;
  *build) RECORD mkdir -p pwa/dist; touch pwa/dist/index.html ;;
  *) RECORD ;;
esac""".replace("RECORD ", RECORD),
    "node": 'case "$1" in --version) echo v20.20.0 ;; esac',
    "chromium": "",
    "initdb": "",
    "apt-get": RECORD + "exit 100",
    "sudo": "exit 1",
}
SAYS_SETTINGS = """
import os, sys
print(*(f"{name}={os.environ.get(name, '')}" for name in ("TLS", "DEMO")), file=sys.stderr)
"""
APP = "import sys; print('served', *sys.argv[1:], file=sys.stderr)\n"


@dataclass
class Checkout:
    """A copy of the repository's skeleton, and the pretend installers on its PATH."""

    folder: Path

    @property
    def calls(self) -> list[str]:
        """What was installed or built since the last look, but for this machine's own gaps."""
        path = self.folder / "calls"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        flags = re.compile(r" --(quiet|silent|loglevel=error|prefix pwa|python \S+)")
        return [flags.sub("", line) for line in lines if not line.startswith("apt-get")]

    def install(self, name: str, script: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            ["./run", *arguments],
            cwd=self.folder,
            env={
                "PATH": f"{self.folder}/bin:/usr/bin:/bin:/sbin:/usr/sbin",
                "HOME": os.environ.get("HOME", "/"),
                "CALLS": str(self.folder / "calls"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments: str) -> tuple[int, str]:
        process = self.start(*arguments)
        said, _ = process.communicate(timeout=60)
        return process.returncode, said


def _sync(*locks: str) -> str:
    return " ".join(["uv pip sync --require-hashes", *locks])


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    shutil.copy(ROOT / "run", tmp_path)
    for lock in LOCKS:
        (tmp_path / lock).write_text(lock, encoding="utf-8")
    (tmp_path / "pwa" / "src").mkdir(parents=True)
    (tmp_path / "pwa" / "tests").mkdir()
    (tmp_path / "pwa" / "package-lock.json").write_text("{}", encoding="utf-8")
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    result = Checkout(tmp_path)
    for name, script in COMMANDS.items():
        result.install(name, script)
    return result


def test_the_first_setup_installs_and_builds_everything(checkout: Checkout) -> None:
    status, _ = checkout.run("setup")

    calls = checkout.calls
    assert status == 0
    assert calls == [
        _sync("requirements-dev.lock", *STATION),
        "npm ci",
        "npm run build",
    ]


def test_the_second_setup_does_nothing(checkout: Checkout) -> None:
    checkout.run("setup")
    assert checkout.calls

    status, _ = checkout.run("setup")

    assert status == 0
    assert checkout.calls == []


@pytest.mark.parametrize(
    ("changed", "done"),
    [
        ("pwa/src/main.ts", ["npm run build"]),
        ("pwa/tests/test.ts", []),
        ("pwa/package-lock.json", ["npm ci", "npm run build"]),
        ("requirements-dev.lock", [_sync("requirements-dev.lock", *STATION)]),
    ],
)
def test_a_change_redoes_only_what_depends_on_it(
    checkout: Checkout, changed: str, done: list[str]
) -> None:
    checkout.run("setup")
    assert checkout.calls

    (checkout.folder / changed).write_text("changed", encoding="utf-8")
    checkout.run("setup")

    assert checkout.calls == done


def test_serving_installs_what_users_need_and_no_more(checkout: Checkout) -> None:
    status, said = checkout.run()

    assert status == 0
    assert "served serve" in said
    assert _sync("requirements.lock", *STATION) in checkout.calls


def test_serving_after_a_test_keeps_the_developers_packages(checkout: Checkout) -> None:
    checkout.run("setup")
    assert checkout.calls

    checkout.run("--demo")

    assert checkout.calls == []


def test_what_the_machine_lacks_comes_from_the_locks(checkout: Checkout) -> None:
    checkout.install("node", "exit 1")
    checkout.run("setup")

    wanted = _sync("requirements-dev.lock", *STATION, "requirements-node.lock")
    assert wanted in checkout.calls


def test_a_failed_installation_says_what_is_needed_and_is_tried_again(checkout: Checkout) -> None:
    checkout.install("uv", 'case "$1" in --version) ;; *) exit 1 ;; esac')
    status, said = checkout.run()
    assert status == 1
    assert "needs a network" in said

    checkout.install("uv", COMMANDS["uv"])
    status, _ = checkout.run()

    assert status == 0


def test_a_failed_build_shows_its_last_lines(checkout: Checkout) -> None:
    checkout.install("npm", 'case "$*" in *build) echo "main.ts: broken"; exit 1 ;; esac')

    status, said = checkout.run()

    assert status == 1
    assert "main.ts: broken" in said


def test_an_old_python_is_named(checkout: Checkout) -> None:
    checkout.install("python3", "exit 1")

    status, said = checkout.run()

    assert status == 1
    assert "Python 3.11 or newer" in said


def test_a_folder_that_cannot_be_written_is_named(checkout: Checkout) -> None:
    (checkout.folder / ".run").write_text("a file in the way", encoding="utf-8")

    status, said = checkout.run()

    assert status == 1
    assert "cannot be written" in said


def test_a_second_run_waits_for_the_first_ones_setup(checkout: Checkout) -> None:
    checkout.run("setup")
    with (checkout.folder / ".run" / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = checkout.start("setup")
        assert process.stdout is not None
        waiting = process.stdout.readline()
        assert process.poll() is None

    said, _ = process.communicate(timeout=60)

    assert "Waiting" in waiting
    assert "Set up." in said


def test_help_lists_every_task(checkout: Checkout) -> None:
    tasks = set(re.findall(r"^task_(\w+)\(\)", (ROOT / "run").read_text("utf-8"), re.MULTILINE))

    status, said = checkout.run("help")

    assert status == 0
    assert {"serve", "demo"} <= tasks
    assert all(f"./run {task}" in said for task in tasks - {"serve", "demo"})
    assert "./run --demo" in said


def test_an_unknown_task_is_wrong_usage(checkout: Checkout) -> None:
    status, said = checkout.run("nonsense")

    assert status == 2
    assert "Unknown task: nonsense" in said


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        ((), "TLS= DEMO="),
        (("--demo",), "TLS= DEMO=1"),
        (("tls",), "TLS=1 DEMO="),
        (("tls", "--demo"), "TLS=1 DEMO=1"),
    ],
)
def test_each_way_to_serve_has_its_own_settings(
    checkout: Checkout, arguments: tuple[str, ...], started: str
) -> None:
    (checkout.folder / "app.py").write_text(SAYS_SETTINGS, encoding="utf-8")

    status, said = checkout.run(*arguments)

    assert status == 0
    assert f"{started}\n" in said


def test_a_wrong_word_after_tls_is_answered_with_the_list(checkout: Checkout) -> None:
    status, said = checkout.run("tls", "--dmeo")

    assert status == 2
    assert "tls --dmeo" in said
    assert "./run tls [--demo]" in said
