"""Native readers work on strangers' bytes in processes of their own, bounded in time and memory."""

from backend.reading.bounded.runner import Runner
from backend.reading.bounded.value import (
    DEFAULT_LIMITS,
    Cause,
    KilledError,
    Limits,
    Reply,
    WorkersUnavailableError,
)

__all__ = [
    "DEFAULT_LIMITS",
    "Cause",
    "KilledError",
    "Limits",
    "Reply",
    "Runner",
    "WorkersUnavailableError",
]
