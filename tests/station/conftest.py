"""A station as a process of its own, on loopback: its server, its bureau, its sandbox card."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from flask import Flask
from werkzeug.serving import make_server

from backend.cli import main
from backend.infra.sealed_file import load_key
from backend.sandbox.bureau.office import Office
from backend.sandbox.bureau.views import Line, register_bureau
from backend.station.backup import open_archive
from tests.station.server_double import CODE, DeskServer, serving

APP = Path(__file__).parents[2] / "app.py"


def wait_for(condition: Callable[[], object], what: str = "", timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, f"timed out: {what}"
        time.sleep(0.02)


@dataclass
class Station:
    """The process, its folder, and what surrounds it."""

    data: Path
    server: DeskServer
    office: Office
    line: Line
    bureau_url: str
    extra: dict[str, str] = field(default_factory=dict)
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.data / "station"

    def settings(self) -> dict[str, str]:
        return {
            "PIAOKATONG_DATA": str(self.data),
            "CARD_DRIVER": "virtual",
            "BUREAU_URL": self.bureau_url,
            "PORT": "1",
            **self.extra,
        }

    def launch(self, *arguments: str) -> subprocess.Popen[str]:
        log = (self.data / "said.log").open("a", encoding="utf-8")
        with log:
            process = subprocess.Popen(
                [sys.executable, str(APP), *arguments],
                env=os.environ | self.settings(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.processes.append(process)
        return process

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Running and paired."""
        process = self.launch("station", "--server", self.server.url, *arguments)
        assert process.stdout is not None
        told = json.loads(process.stdout.readline() or "{}")
        assert told.get("ok"), self.said()
        return process

    def pair(self) -> subprocess.Popen[str]:
        return self.start("--pair", CODE, "--name", "前台")

    def said(self) -> str:
        return (self.data / "said.log").read_text(encoding="utf-8")

    def run(self, *arguments: str) -> tuple[int, str]:
        """A command that ends: a station as a process of its own, the others in this one."""
        if arguments[0] == "station":
            process = self.launch(*arguments)
            out, _ = process.communicate(timeout=60)
            return process.returncode, out
        with (
            mock.patch.dict(os.environ, self.settings()),
            contextlib.redirect_stdout(io.StringIO()) as told,
            (self.data / "said.log").open("a", encoding="utf-8") as log,
            contextlib.redirect_stderr(log),
        ):
            before = os.umask(0o022)
            try:
                return main(arguments), told.getvalue()
            finally:
                os.umask(before)

    @property
    def process(self) -> subprocess.Popen[str]:
        return self.processes[-1]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=20)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def card(self) -> dict[str, Any]:
        """The card itself: what was written to it, whoever says what."""
        told: dict[str, Any] = json.loads((self.folder / "sandbox-card.json").read_text("utf-8"))
        return told

    def cleared(self) -> list[str]:
        return [one[:16] for one in self.card()["cleared"]]

    def writes(self) -> list[int]:
        """Status words of the clearing commands that reached the card."""
        return [status for sent, status in self.card()["log"] if sent[2:4] == "e8"]

    def effects(self, call: str) -> list[str]:
        """What the bureau's own log has of one call, by unit."""
        return sorted(text.split("|")[0] for name, text in self.office.log if name == call)

    def backup(self, session_id: str) -> dict[str, bytes]:
        key = load_key(self.folder / "backup.key")
        return open_archive(self.folder / "backups" / f"{session_id}.tar.sealed", key)

    def begin(self, session_id: str) -> None:
        """Start, and confirm what is listed."""
        self.begin_without_list(session_id)
        wait_for(lambda: "listed" in self.server.kinds(session_id), "the list")
        self.server.confirm_list(session_id)

    def begin_without_list(self, session_id: str) -> None:
        wanted = {"kind": "MONTHLY", "chosen": None, "reader": "沙箱读卡器", "reason": None}
        self.server.command("start", session_id, **wanted)


@contextlib.contextmanager
def _bureau() -> Iterator[tuple[Office, Line, str]]:
    app, office, line = Flask("bureau"), Office(), Line(slow_s=1.0)
    register_bureau(app, office, line)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield office, line, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    with serving() as server, _bureau() as (office, line, url):
        made = Station(tmp_path, server, office, line, url)
        try:
            yield made
        finally:
            for one in made.processes:
                one.kill()
                one.communicate()


MACHINES = ["0000000012345678", "0000000087654321"]
