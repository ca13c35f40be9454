"""Starts pretend installations and makes sure that none outlives its test."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("installation.py")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], object], timeout_s: float = 20) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "timed out"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def descendants(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(word) for task in tasks for word in task.read_text(encoding="utf-8").split()]
    return children + [one for child in children for one in descendants(child)]


def start_program(folder: Path, port: int, children: dict[str, list[str]]) -> subprocess.Popen[str]:
    settings = {
        "PIAOKATONG_DATA": str(folder),
        "PORT": str(port),
        "VERIFY_PROVIDER": "manual",
        "CHILDREN": json.dumps(children),
    }
    return subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@dataclass
class Installation:
    """One running `serve`, with what it said once it has ended."""

    process: subprocess.Popen[str]
    folder: Path
    said: str = ""
    result: list[dict[str, object]] = field(default_factory=list)

    def log(self, name: str) -> str:
        path = self.folder / "logs" / f"{name}.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def wait_ready(self) -> None:
        assert self.process.stdout is not None
        self.result.append(json.loads(self.process.stdout.readline()))

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        out, self.said = self.process.communicate(timeout=40)
        self.result += [json.loads(line) for line in out.splitlines()]
        return self.process.returncode


Start = Callable[..., Installation]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Installation] = []

    def start_one(
        folder: Path | None = None, port: int | None = None, **children: list[str]
    ) -> Installation:
        folder = folder or tmp_path / "数据 100% #1 ;x"
        process = start_program(folder, port or free_port(), children)
        started.append(Installation(process, folder))
        return started[-1]

    yield start_one
    for one in started:
        family = (
            [one.process.pid, *descendants(one.process.pid)] if one.process.poll() is None else []
        )
        for pid in family:
            os.kill(pid, signal.SIGKILL)
        if one.process.stdout and not one.process.stdout.closed:
            one.process.communicate()
