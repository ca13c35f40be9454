"""Tells the server every five seconds, and at once when something changed, how the desk is."""

import time
from collections.abc import Callable
from typing import Any

import structlog

from backend.station.errors import ServerGoneError, ServerRefusedError
from backend.station.link import ServerLink
from backend.station.signals import Signals

EVERY_S = 5.0
_AT_MOST_EVERY_S, _REFUSED_S = 0.2, 15.0
_log = structlog.get_logger(__name__)


class Heartbeat:
    """One thread's work. ``body`` says how things are now."""

    def __init__(
        self, link: ServerLink, signals: Signals, body: Callable[[], dict[str, Any]]
    ) -> None:
        self._link = link
        self._signals = signals
        self._body = body
        self._is_gone = False

    def work(self) -> None:
        """Until the station closes."""
        while not self._signals.closing.is_set():
            self._signals.changed.clear()
            began = time.monotonic()
            self._beat()
            self._signals.closing.wait(_AT_MOST_EVERY_S)
            self._signals.changed.wait(max(0.0, EVERY_S - (time.monotonic() - began)))

    def _beat(self) -> None:
        try:
            told = self._link.heartbeat(self._body())
            self._signals.heard(told.stop, pauses=told.pauses, by="heartbeat")
            self._tell(is_gone=False)
        except ServerGoneError:
            self._tell(is_gone=True)
        except ServerRefusedError as error:
            _log.error("heartbeat_refused", code=error.code, why=error.message)
            self._signals.refused(error, by="heartbeat")
            self._signals.closing.wait(_REFUSED_S)

    def _tell(self, *, is_gone: bool) -> None:
        if is_gone != self._is_gone:
            self._is_gone = is_gone
            _log.warning("server_gone" if is_gone else "server_back")
