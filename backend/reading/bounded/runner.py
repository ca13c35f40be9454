"""The near side: hand bytes to a bounded worker, get its reply or the news of its death."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from backend.reading.bounded.value import (
    DEFAULT_LIMITS,
    OUT_OF_MEMORY,
    Cause,
    KilledError,
    Limits,
    Reply,
    WorkersUnavailableError,
)

_ROOT = Path(__file__).parents[3]
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TZ")
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_GRACE_S = 5.0
_REPORT = 4096
_STARVED = 0.5  # of its processor time, that a worker got before the clock ran out


class Runner:
    """Runs the tasks of one module, each in a process of its own; safe to share among threads.

    ``module`` is started as ``python -m module`` and calls ``nursery.serve``. It starts with the
    first piece of work (or ``warm``), comes back when it died, ends with ``close`` or with this
    process. ``at_once`` bounds the workers; who waits ``wait_s`` for a place is told so.
    """

    def __init__(self, module: str, *, at_once: int | None = None, wait_s: float = 10.0) -> None:
        self._module = module
        self._places = threading.BoundedSemaphore(at_once or os.cpu_count() or 1)
        self._wait_s = wait_s
        self._lock = threading.Lock()
        self._nursery: _Nursery | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def warm(self) -> None:
        """Load the libraries now, so that the first piece of work does not wait for them."""
        with self._lock:
            self._running()

    def run(
        self, task: str, facts: Mapping[str, Any], body: bytes, *, limits: Limits = DEFAULT_LIMITS
    ) -> Reply:
        """The reply of ``task``. Raises KilledError, WorkersUnavailableError."""
        if not self._places.acquire(timeout=self._wait_s):
            raise WorkersUnavailableError
        try:
            return self._run_once(task, facts, body, limits)
        finally:
            self._places.release()

    def close(self) -> None:
        """End the nursery and whatever works in it."""
        with self._lock:
            if self._nursery is not None:
                self._nursery.end()
                self._nursery = None

    def _run_once(self, task: str, facts: Mapping[str, Any], body: bytes, limits: Limits) -> Reply:
        order = json.dumps({"task": task, "facts": facts, "limits": asdict(limits)}).encode()
        near, far = socket.socketpair()
        status, far_status = socket.socketpair()
        with near, status:
            with far, far_status:
                self._order(order, [far.fileno(), far_status.fileno()])
            near.settimeout(limits.wall_s + _GRACE_S)
            status.settimeout(_GRACE_S)
            answer = _talk(near, body)
            report = _report(status)
        return _judge(answer, report, limits)

    def _order(self, order: bytes, fds: list[int]) -> None:
        with self._lock:
            for _ in range(2):
                try:
                    socket.send_fds(self._running().orders, [order], fds)
                except OSError:  # it died since; a new one gets the same order
                    self._drop()
                else:
                    return
        raise WorkersUnavailableError

    def _running(self) -> "_Nursery":
        if self._nursery is not None and not self._nursery.is_mine():
            self._nursery = None  # a fork of the web server inherited another's nursery
        if self._nursery is None:
            self._nursery = _Nursery(self._module)
        return self._nursery

    def _drop(self) -> None:
        if self._nursery is not None:
            self._nursery.end()
            self._nursery = None


class _Nursery:
    """A running ``python -m module`` and the socket on which it takes orders."""

    def __init__(self, module: str) -> None:
        self._owner = os.getpid()
        self.orders, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with far:
            # Settings hold secrets: a process that meets strangers' bytes gets none of them.
            # A session of its own: Ctrl-C is for its master, who then closes the socket.
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", module, str(far.fileno())],
                cwd=_ROOT,
                env={name: os.environ[name] for name in _KEPT if name in os.environ} | _ONE_THREAD,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[far.fileno()],
                start_new_session=True,
            )

    def is_mine(self) -> bool:
        return self._owner == os.getpid()

    def end(self) -> None:
        self.orders.close()
        try:
            self._process.wait(_GRACE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _talk(near: socket.socket, body: bytes) -> bytes:
    """Everything that the worker said; what a dying one said is worth nothing."""
    try:
        near.sendall(body)
        near.shutdown(socket.SHUT_WR)
    except TimeoutError as error:
        raise WorkersUnavailableError from error
    except OSError:
        return b""
    try:
        with near.makefile("rb") as stream:
            return stream.read()
    except TimeoutError as error:
        raise WorkersUnavailableError from error
    except OSError:
        return b""


def _report(status: socket.socket) -> dict[str, Any]:
    """How the worker ended; the nursery says it. None said: the nursery itself is gone."""
    try:
        message = status.recv(_REPORT)
    except OSError:
        message = b""
    if not message:
        raise WorkersUnavailableError
    report: dict[str, Any] = json.loads(message)
    return report


def _judge(answer: bytes, report: dict[str, Any], limits: Limits) -> Reply:
    if report["is_late"] and report["cpu_ms"] < limits.cpu_s * 1000 * _STARVED:
        raise WorkersUnavailableError  # the machine had no time for it: that says nothing of bytes
    if report["exit"] != 0:
        raise KilledError(_cause(report), report["cpu_ms"])
    facts, _, body = answer.partition(b"\n")
    try:
        return Reply(json.loads(facts), body, cpu_ms=report["cpu_ms"])
    except ValueError as error:  # strangers' bytes may have taken the worker over
        raise KilledError(Cause.CRASH, report["cpu_ms"]) from error


def _cause(report: dict[str, Any]) -> Cause:
    if report["is_late"] or report["exit"] in {-signal.SIGXCPU, -signal.SIGALRM}:
        return Cause.TIME
    return Cause.MEMORY if report["exit"] == OUT_OF_MEMORY else Cause.CRASH
