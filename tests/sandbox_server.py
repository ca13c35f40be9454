"""The sandbox in a thread of the test, over real HTTP on loopback, and a hand to command it."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import requests
from werkzeug.serving import make_server

from backend.infra.config import Secrets
from backend.kernel import clock
from backend.sandbox.behaviour import Fault
from backend.sandbox.server import CONTROL_HEADER, create_sandbox

REAL_NOW = clock.now
"""Callers sign with the machine's clock, which no fixture moves."""
SECRETS = Secrets(**dict.fromkeys(Secrets.__dataclass_fields__, "0123456789abcdef"))


@dataclass(frozen=True, slots=True)
class RunningSandbox:
    """Where it listens, and what it may be told."""

    port: int
    secrets: Secrets

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def misbehave(self, fault: Fault, times: int | None = None, seconds: float = 0) -> None:
        """From now on, for ``times`` calls or until ``behave``."""
        order = {"fault": fault, "times": times, "seconds": seconds}
        self._control("POST", order).raise_for_status()

    def behave(self) -> None:
        self._control("DELETE").raise_for_status()

    def _control(self, method: str, order: Mapping[str, object] | None = None) -> requests.Response:
        headers = {CONTROL_HEADER: self.secrets.sandbox_secret_key}
        url = f"{self.url}/sandbox/behaviour"
        with requests.Session() as session:
            session.trust_env = False
            return session.request(method, url, json=order, headers=headers, timeout=5)


@contextlib.contextmanager
def running_sandbox(
    secrets: Secrets = SECRETS, machine_now: Callable[[], datetime] = REAL_NOW
) -> Iterator[RunningSandbox]:
    app = create_sandbox(secrets, machine_now)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield RunningSandbox(server.server_port, secrets)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
