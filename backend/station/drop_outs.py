"""How often readers and cards dropped out lately: it stands in for a power reading (F9)."""

import json
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from backend.kernel import clock
from backend.station.folder import write_private

KEPT = timedelta(hours=24)
_MOST = 100
_ONE = timedelta(seconds=3)
"""Session, reader and card all notice the same one."""
_LOOSE_S = 10.0
_log = structlog.get_logger(__name__)


class DropOuts:
    """Of the last 24 hours, by reader; kept in a file, so that a restart forgets none."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._seen = _read(file)

    def note(self, reader: str) -> None:
        """One more, now. A disk that is full loses the file, not the count."""
        now = clock.now()
        with self._lock:
            before = self._seen.get(reader, ())
            if before and now - before[-1] < _ONE:
                return
            self._seen[reader] = [*before, now][-_MOST:]
            told = {name: [at.isoformat() for at in them] for name, them in self._seen.items()}
        _log.warning("device_dropped_out", reader=reader)
        try:
            write_private(self._file, json.dumps(told).encode())
        except OSError:
            _log.warning("drop_outs_not_kept")

    def within(self, span: timedelta = KEPT) -> Mapping[str, Sequence[datetime]]:
        """Instants by reader, oldest first; readers without one are left out."""
        since = clock.now() - span
        with self._lock:
            lately = {name: [at for at in them if at > since] for name, them in self._seen.items()}
        return {name: them for name, them in lately.items() if them}


def _read(file: Path) -> dict[str, Sequence[datetime]]:
    """A file that is not there, or makes no sense, tells of none."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return {
            str(name): [datetime.fromisoformat(at) for at in them] for name, them in told.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


class LooseContact:
    """Whether the same card is back within seconds: nobody has changed it on purpose."""

    def __init__(self) -> None:
        self._card: dict[str, Any] | None = None
        self._lost_at = 0.0

    def lost(self, card: dict[str, Any] | None) -> None:
        """The reader is empty; ``card`` was in it, None = it had not been read."""
        self._card, self._lost_at = card, time.monotonic()

    def is_loose(self, card: dict[str, Any] | None) -> bool:
        """Of the card that was read now; asked once after each loss."""
        before, self._card = self._card, None
        is_soon = time.monotonic() - self._lost_at <= _LOOSE_S
        return before is not None and before == card and is_soon
