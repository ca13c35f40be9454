"""What clearing was built with."""

from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from backend.infra.config import Settings
from backend.infra.files import FileStore
from backend.infra.parts import part, provide
from backend.reading.bounded import Runner

_MOST_STREAMS = 2


@dataclass
class Streams:
    """Live logs that are open in this process, by person: each holds a thread."""

    _open: dict[int, int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def enter(self, person_id: int) -> bool:
        """Whether the person may open one more."""
        with self._lock:
            count = self._open.get(person_id, 0)
            if count >= _MOST_STREAMS:
                return False
            self._open[person_id] = count + 1
            return True

    def leave(self, person_id: int) -> None:
        """One is closed."""
        with self._lock:
            left = self._open.get(person_id, 1) - 1
            if left > 0:
                self._open[person_id] = left
            else:
                self._open.pop(person_id, None)


@dataclass(frozen=True, slots=True)
class ClearDesk:
    """Settings, where files of sessions lie, open streams of this process, who sets sheets."""

    settings: Settings
    files: FileStore
    streams: Streams
    press: Runner


def use(app: Any, settings: Settings, press: Runner) -> None:
    """Give ``app`` what clearing needs; ``press`` starts with the first sheet."""
    files = FileStore(settings.files_folder / "clearing")
    provide(app, ClearDesk(settings, files, Streams(), press))


def clear_desk() -> ClearDesk:
    """Of the running application."""
    return part(ClearDesk)
