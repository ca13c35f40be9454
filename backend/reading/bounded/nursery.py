"""The far side of ``Runner``: a process that never sees a stranger's byte and forks one that does.

Its libraries are loaded once; every piece of work gets a fresh copy, which dies with the work.
Forking costs milliseconds where loading the libraries costs most of a second.
"""

import contextlib
import ctypes
import gc
import json
import logging
import os
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from backend.reading.bounded.value import OUT_OF_MEMORY, Limits, Reply

Task = Callable[[dict[str, Any], bytes], Reply]
"""Work on some bytes as the facts say; whatever it raises counts as a crash."""

LARGEST_ORDER = 4096
_FIRST_OWN_FD = 3
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Child:
    pid: int
    status_fd: int
    deadline: float
    is_late: bool = False


def serve(tasks: Mapping[str, Task]) -> None:
    """Take orders from the socket that the first argument names until its other end is closed."""
    logging.basicConfig(stream=sys.stderr, format="%(name)s: %(message)s")
    gc.collect()
    gc.freeze()  # else every child copies the pages that the collector touches
    with socket.socket(fileno=int(sys.argv[1])) as orders:
        _Nursery(orders, tasks).work()


class _Nursery:
    """One thread, so that a fork copies no lock that somebody holds."""

    def __init__(self, orders: socket.socket, tasks: Mapping[str, Task]) -> None:
        self._orders = orders
        self._tasks = tasks
        self._children: dict[int, _Child] = {}
        self._poll = select.poll()
        self._poll.register(orders, select.POLLIN)

    def work(self) -> None:
        is_wanted = True
        while is_wanted:
            for fd, _ in self._poll.poll(self._patience_ms()):
                if fd == self._orders.fileno():
                    is_wanted = self._take_order()
                else:
                    self._bury(fd)
            self._end_the_late()
        for child in self._children.values():
            os.kill(child.pid, signal.SIGKILL)

    def _patience_ms(self) -> float | None:
        deadlines = [child.deadline for child in self._children.values() if not child.is_late]
        if not deadlines:
            return None
        return max(0.0, min(deadlines) - time.monotonic()) * 1000 + 1

    def _take_order(self) -> bool:
        message, fds, _, _ = socket.recv_fds(self._orders, LARGEST_ORDER, 2)
        if not message:
            return False
        order = json.loads(message)
        work_fd, status_fd = fds
        limits = Limits(**order["limits"])
        pid = os.fork()
        if pid == 0:
            _live(self._tasks, order, work_fd, limits)
        os.close(work_fd)
        pidfd = os.pidfd_open(pid)
        self._children[pidfd] = _Child(pid, status_fd, time.monotonic() + limits.wall_s)
        self._poll.register(pidfd, select.POLLIN)
        return True

    def _end_the_late(self) -> None:
        now = time.monotonic()
        for child in self._children.values():
            if child.deadline <= now and not child.is_late:
                child.is_late = True
                os.kill(child.pid, signal.SIGKILL)

    def _bury(self, pidfd: int) -> None:
        self._poll.unregister(pidfd)
        os.close(pidfd)
        child = self._children.pop(pidfd)
        _, status, usage = os.wait4(child.pid, 0)
        report = {
            "exit": os.waitstatus_to_exitcode(status),
            "is_late": child.is_late,
            "cpu_ms": round((usage.ru_utime + usage.ru_stime) * 1000),
        }
        with contextlib.suppress(OSError):  # who asked may be gone by now
            os.write(child.status_fd, json.dumps(report).encode())
        os.close(child.status_fd)


def _live(
    tasks: Mapping[str, Task], order: dict[str, Any], work_fd: int, limits: Limits
) -> NoReturn:
    """The whole life of a child: bound, read, work, answer, gone."""
    status = 1
    try:
        os.closerange(_FIRST_OWN_FD, work_fd)
        os.closerange(work_fd + 1, os.sysconf("SC_OPEN_MAX"))
        _bind(limits)
        with socket.socket(fileno=work_fd) as line:
            reply = tasks[order["task"]](order["facts"], _all_of(line))
            line.sendall(json.dumps(reply.facts).encode() + b"\n" + reply.body)
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001 - the process's border: the runner hears of a crash
        _log.exception("a task failed")
    finally:
        os._exit(status)


def _bind(limits: Limits) -> None:
    memory = limits.memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Nobody would end it in time once the nursery is gone.
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _all_of(line: socket.socket) -> bytes:
    with line.makefile("rb") as stream:
        return stream.read()
