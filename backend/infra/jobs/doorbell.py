"""The doorbell: tells a worker at once that a row waits. It may lose a ring at any time."""

import json
import signal
import sqlite3
import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import structlog
from huey import SqliteHuey
from huey.consumer import Consumer
from huey.registry import Message
from huey.serializer import Serializer

_log = structlog.get_logger(__name__)
_POLL_S = 0.2
_THREADS = 4
_STOP_S = 10


class Doorbell(Protocol):
    """What rings, and what waits for it."""

    def ring(self, name: str, row_id: int) -> None:
        """Announce a row; never raises, since the sweep finds the row anyway."""
        ...

    def serve(self, answer: Callable[[str, int], None]) -> None:
        """Answer until SIGTERM or SIGINT; work in hand is finished first. Main thread only."""
        ...


class _JsonSerializer(Serializer):  # type: ignore[misc] # the library has no types
    """Messages as JSON: reading the queue file must not be able to run code, as pickle can."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(list(data)).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))


class _Consumer(Consumer):  # type: ignore[misc] # the library has no types
    """Huey's consumer that takes Ctrl-C for SIGTERM: both let work in hand finish."""

    def __init__(self, huey: Any, **options: Any) -> None:
        super().__init__(huey, **options)
        finish_and_end = (False, True)
        numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        self._signal_actions: dict[int, tuple[bool, bool]] = dict.fromkeys(numbers, finish_and_end)


class HueyDoorbell:
    """Huey over a small SQLite file; opened at the first ring, so that forks are harmless."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._answer: Callable[[str, int], None] | None = None
        self._opening = threading.Lock()

    @cached_property
    def _huey(self) -> Any:
        # No fsync and no results: a bell that is lost costs seconds, the row is elsewhere.
        return SqliteHuey(
            "piaokatong",
            filename=str(self._path),
            results=False,
            fsync=False,
            timeout=2,
            serializer=_JsonSerializer(),
        )

    @cached_property
    def _task(self) -> Any:
        return self._huey.task(name="piaokatong.answer")(self._answered)

    def _answered(self, name: str, row_id: int) -> None:
        if self._answer is not None:
            self._answer(name, row_id)

    def ring(self, name: str, row_id: int) -> None:
        try:
            with self._opening:
                task = self._task
            task(name, row_id)
        except (sqlite3.Error, OSError) as error:
            _log.warning("doorbell_lost", work=name, row_id=row_id, reason=str(error))

    def serve(self, answer: Callable[[str, int], None]) -> None:
        self.answer_with(answer)
        consumer = _Consumer(
            self._huey,
            workers=_THREADS,
            periodic=False,
            initial_delay=_POLL_S / 4,
            max_delay=_POLL_S,
            scheduler_interval=60,
            shutdown_timeout=_STOP_S,
        )
        consumer.run()

    def answer_with(self, answer: Callable[[str, int], None]) -> None:
        """Be the one that answers; a damaged queue is replaced, since no row depends on it."""
        self._answer = answer
        try:
            _ = self._task
        except sqlite3.DatabaseError as error:
            _log.warning("doorbell_replaced", reason=str(error))
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            _ = self._task

    def answer_one(self) -> bool:
        """Answer one ring here and now; False when nobody rang."""
        message = self._huey.dequeue()
        if message is not None:
            self._huey.execute(message)
        return message is not None


class SilentDoorbell:
    """Rings for nobody: every row waits for the sweep. For tests and for one-off commands."""

    def ring(self, name: str, row_id: int) -> None:
        """Does nothing."""

    def serve(self, answer: Callable[[str, int], None]) -> None:
        """Nobody rings, so nothing is answered."""
