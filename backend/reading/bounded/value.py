"""What both sides of a bounded worker speak of: limits, replies, and how one died."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backend.kernel.errors import UnavailableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one piece of work may use; the kernel ends the process that wants more.

    ``memory_mb`` is address space (RLIMIT_AS), libraries included: they take about 300.
    """

    memory_mb: int = 2048
    cpu_s: int = 20
    wall_s: float = 30.0


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a task gives back: JSON members and bytes. ``cpu_ms`` is added by the runner."""

    facts: dict[str, Any]
    body: bytes = b""
    cpu_ms: int = field(default=0, kw_only=True)


OUT_OF_MEMORY = 77
"""Exit status of a worker whose memory did not suffice."""


class Cause(StrEnum):
    """Why a worker ended without a reply."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


class KilledError(Exception):
    """The bytes were too much for the worker: its work counts as refused, never as undone."""

    def __init__(self, cause: Cause, cpu_ms: int) -> None:
        self.cause = cause
        self.cpu_ms = cpu_ms
        super().__init__(f"the worker ended without a reply: {cause}, {cpu_ms} ms of CPU")


class WorkersUnavailableError(UnavailableError):
    """Nobody looked at the bytes: the workers are all busy, or cannot be started."""

    code = "reading.unavailable"
    message = "识别服务正忙或暂时无法启动，文件尚未识别，请稍后重试。"
