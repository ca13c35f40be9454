"""One session as its reader's thread runs it: when it is due again, and what is shown of it."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from backend.clearing.rules import order
from backend.clearing.states import ClearState
from backend.kernel import clock
from backend.station.engine import Engine, Pause, Progress
from backend.station.journal import JournalError
from backend.station.link import Pausing, Stop
from backend.station.signals import pause_s

NEVER = float("inf")
_DEVICE_S, _STOPPED_S, _LONGEST_WAIT_S = 2.0, 1.0, 300.0
_TOLD_FROM_S = 4.0
"""A try within the next moment is none to wait for."""
_LOST = frozenset({"QK-101", "QK-103", "QK-104", "QK-107"})
_AGAIN_BY_ITSELF = frozenset({"QK-101", "QK-102", "QK-103", "QK-104", "QK-105", "QK-106", "QK-107"})


@dataclass
class Running:
    """``due`` is a time of the monotonic clock; NEVER = until a person does something.

    ``next_try_at`` is the same for people; None = it goes on at once, with the device, or never.
    """

    engine: Engine
    progress: Progress = field(default_factory=lambda: Progress(Pause.MOVED, ClearState.NEW))
    due: float = 0.0
    tries: int = 0
    next_try_at: datetime | None = None

    @property
    def session_id(self) -> str:
        """Which session."""
        return self.engine.memory.session_id

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is done."""
        return self.engine.memory.ending is not None

    @property
    def is_moving(self) -> bool:
        """Whether it goes on at once; the others wait until it pauses."""
        return self.progress.pause is Pause.MOVED and self.due <= time.monotonic()

    @property
    def has_lost_its_device(self) -> bool:
        """Whether it waits for a device that it had already."""
        is_known = self.engine.memory.identity is not None
        return is_known and self.progress.pause is Pause.PARKED and self.progress.code in _LOST

    def wake(self) -> None:
        """A person did something: look at once."""
        self.due, self.tries, self.next_try_at = 0.0, 0, None

    def hold(self, stop: Stop) -> None:
        """The server forbids the next act; nothing is lost."""
        self.engine.let_go()
        state = self.engine.memory.state
        self.progress = Progress(Pause.PARKED, state, stop.code, stop.message)
        self.due = time.monotonic() + _STOPPED_S
        self.next_try_at = _instant(stop.until)

    def pause(self, pausing: Pausing) -> bool:
        """A person wants it to stop before the next act; whether that was news to the journal."""
        who = f"{pausing.by} 已暂停" + (f"：{pausing.reason}" if pausing.reason else "")
        self.hold(Stop("clearing.paused", f"{who}。点“继续”后接着做。"))
        told = {"by": pausing.by, "why": pausing.reason or None, "asked_at": pausing.at}
        return not self.engine.memory.is_paused and self._noted("paused", **told)

    def go_on(self) -> bool:
        """Nobody holds it any more; whether that was news to the journal."""
        return self.engine.memory.is_paused and self._noted("resumed")

    def _noted(self, kind: str, **told: Any) -> bool:
        try:
            self.engine.note(kind, **told)
        except JournalError:
            return False  # a full journal lets no act begin; it is noted with the next look
        return True

    def halt_on_defect(self) -> None:
        """Our own mistake: nothing is tried again by itself."""
        self.engine.let_go()
        text = "工作站程序出错，已停在安全的位置，数据都在。请把日志交给管理员，然后点“继续”。"
        self.progress = Progress(Pause.PARKED, self.engine.memory.state, "desk.defect", text)
        self.due, self.next_try_at = NEVER, None

    def step(self) -> bool:
        """At most one act; whether what is shown has changed."""
        before, self.progress = self.progress, self.engine.step()
        wait = self._wait_s()
        self.tries = 0 if self.progress.pause is Pause.MOVED else self.tries + 1
        self.due = time.monotonic() + wait if wait else 0.0
        is_told = _TOLD_FROM_S <= wait < NEVER
        self.next_try_at = clock.now() + timedelta(seconds=wait) if is_told else None
        return before != self.progress

    def _wait_s(self) -> float:
        match self.progress.pause:
            case Pause.MOVED | Pause.ENDED:
                return 0.0
            case Pause.CONFIRMATION:
                return NEVER
            case Pause.WAITING:
                return pause_s(self.tries, most=_LONGEST_WAIT_S)
            case Pause.PARKED if self.progress.code in _AGAIN_BY_ITSELF:
                return _DEVICE_S
            case Pause.PARKED if self.progress.code == "QK-305":
                return max(pause_s(self.tries), self._told_wait_s())
            case Pause.PARKED:
                return NEVER

    def _told_wait_s(self) -> float:
        """Until the bureau takes something again, if it has said so."""
        until = self.progress.until
        return 0.0 if until is None else (until - clock.now()).total_seconds()

    def shown(self) -> dict[str, Any]:
        """For the heartbeat."""
        state = self.engine.memory.state
        return {
            "session_id": self.session_id,
            "state": state,
            "pause": self.progress.pause,
            "code": self.progress.code,
            "detail": self.progress.detail,
            "percent": percent(state),
            "next_try_at": self.next_try_at.isoformat() if self.next_try_at else None,
        }


def _instant(told: str | None) -> datetime | None:
    """None for what is no instant with its zone."""
    try:
        at = datetime.fromisoformat(told or "")
    except ValueError:
        return None
    return at if at.tzinfo else None


def percent(state: ClearState) -> int:
    """How far along the way, 0 to 100; ended is 100."""
    if state in order.ENDED:
        return 100
    return order.MAIN.index(state) * 100 // (len(order.MAIN) - 1)
