"""Server CPU of one wallet-list request against a bare Flask view that returns the same bytes.

Both run under gunicorn as in production and are asked in turns over one kept connection each;
counted is the CPU time of the worker process. What our route costs beyond the bare view is
sign-in (looked up once a second, as for a screen that asks several things), paging, checks,
headers and the log line.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from backend.accounts import guard, service
from backend.infra.db import db, transaction
from backend.web.context import settings
from bench.measure import compared
from bench.wallet_data import OWNER_ID, filled_app

_COUNT = 10_000
_ROUNDS, _CALLS = 15, 100
_GOAL = 1.5
OURS, _BARE = "gunicorn.conf.py", "python:bench.bare_gunicorn"
_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


class Server:
    """One gunicorn worker and a connection to it."""

    def __init__(self, application: str, configuration: str, path: str, **environment: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = (
            *(sys.executable, "-m", "gunicorn", "-c", configuration),
            *("-b", f"127.0.0.1:{port}", "--workers", "1", application),
        )
        self.process = subprocess.Popen(
            command,
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.port = port
        self.path, self.headers = path, {"Cookie": environment.get("COOKIE", "pkt_session=x")}
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.body = self._first_answer()

    def _first_answer(self) -> bytes:
        end = time.monotonic() + 20
        while True:
            try:
                return self.ask()
            except OSError:
                self.connection.close()
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def ask(self) -> bytes:
        self.connection.request("GET", self.path, headers=self.headers)
        if self.connection.sock:  # else each answer waits 40 ms for a delayed acknowledgement
            self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{self.path}: {answer.status}")
        return body

    def cpu_s(self) -> float:
        """Of all processes of this server together."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return sum(self._cpu_s(one) for one in (str(pid), *children))

    @staticmethod
    def _cpu_s(pid: str) -> float:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * _TICK_S


def run() -> list[dict[str, Any]]:
    """Two rows: against the same query, and against constant bytes."""
    with filled_app(_COUNT) as app, app.app_context():
        with transaction() as session:
            token = service.open_session(session, OWNER_ID)
        folder, database = str(settings().piaokatong_data), str(settings().sqlite_path)
        db.engine.dispose()
        ours = {"PIAOKATONG_DATA": folder, "COOKIE": f"{guard.COOKIE}={token}"}
        with (
            running("app:app", OURS, "/api/invoices", **ours) as api,
            running("bench.bare_app:app", _BARE, "/same-query", BARE_DATABASE=database) as bare,
            running("bench.bare_app:app", _BARE, "/constant", BARE_DATABASE=database) as constant,
        ):
            _check_same(api.body, bare.body)
            list_s, bare_s, constant_s = _cpu_per_call([api, bare, constant])
    floor = compared("GET /api/invoices", list_s, "bare Flask, constant bytes", constant_s, 99)
    return [
        compared("GET /api/invoices, 30 rows", list_s, "bare Flask, same query", bare_s, _GOAL),
        floor | {"goal": "(orientation)", "ok": None},
    ]


@contextmanager
def running(
    application: str, configuration: str, path: str, **environment: str
) -> Iterator[Server]:
    server = Server(application, configuration, path, **environment)
    try:
        yield server
    finally:
        server.connection.close()
        server.process.terminate()
        server.process.wait(timeout=40)


def _check_same(ours: bytes, bare: bytes) -> None:
    if json.loads(ours)["items"] != json.loads(bare)["items"]:
        raise RuntimeError("the bare view does not return the same invoices")


def _cpu_per_call(servers: list[Server]) -> list[float]:
    began = [server.cpu_s() for server in servers]
    for _ in range(_ROUNDS):
        for server in servers:
            for _ in range(_CALLS):
                server.ask()
    calls = _ROUNDS * _CALLS
    return [(server.cpu_s() - first) / calls for server, first in zip(servers, began, strict=True)]
