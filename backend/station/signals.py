"""What the threads of a station tell each other: the server's stop words, and news."""

import threading
from collections.abc import Callable, Mapping

from backend.station.errors import ServerRefusedError
from backend.station.link import Pausing, Stop


class Signals:
    """Shared by all threads.

    ``closing`` ends them, ``written`` wakes the mirror, ``changed`` the heartbeat, and
    ``wants_check`` asks for a fresh pre-check. ``first_word`` is set once the
    server has been asked: what it said last, ``stop`` and ``pauses``, is kept for the next start
    by ``keep`` and ``keep_pauses``.
    """

    def __init__(
        self,
        stop: Stop | None = None,
        keep: Callable[[Stop | None], None] = lambda _stop: None,
        *,
        pauses: Mapping[str, Pausing] | None = None,
        keep_pauses: Callable[[Mapping[str, Pausing]], None] = lambda _pauses: None,
    ) -> None:
        self._keep = keep
        self._pauses = dict(pauses or {})
        self._keep_pauses = keep_pauses
        self.first_word = threading.Event()
        self.closing = threading.Event()
        self.written = threading.Event()
        self.changed = threading.Event()
        self.wants_check = threading.Event()
        self._lock = threading.Lock()
        self._stop = self._told = stop
        self._refusals: dict[str, Stop] = {}
        self._not_taken: dict[str, Stop] = {}
        self.has_died = False
        self.unsent = 0
        """Entries of the journal that the server does not have, when it was last asked."""

    def heard(
        self, stop: Stop | None, *, by: str, pauses: Mapping[str, Pausing] | None = None
    ) -> None:
        """The server's last word on whether acts may begin; it holds while the server is gone.

        ``by`` names the thread that asked: what the server refused it before is settled.
        """
        with self._lock:
            self._refusals.pop(by, None)
            self._not_taken.pop(by, None)
            self._told = stop
            self._settle()
            self._settle_pauses(dict(pauses or {}))
        self.first_word.set()

    def _settle_pauses(self, pauses: dict[str, Pausing]) -> None:
        if pauses != self._pauses:
            self._keep_pauses(pauses)
            self._pauses = pauses
            self.changed.set()

    def pause_of(self, session_id: str) -> Pausing | None:
        """None = nobody has paused this session, as far as the server has said."""
        with self._lock:
            return self._pauses.get(session_id)

    def refused(self, error: ServerRefusedError, *, by: str) -> None:
        """The server said no: to this station or its journal, or to one request only."""
        said = Stop(error.code, error.message)
        with self._lock:
            self._not_taken[by] = said
            if error.forbids_acts:
                self._refusals[by] = said
                self._settle()
        self.first_word.set()

    def _settle(self) -> None:
        stop = next(iter(self._refusals.values()), self._told)
        if stop != self._stop:
            self._keep(stop)
            self._stop = stop
            self.changed.set()

    @property
    def stop(self) -> Stop | None:
        """None = go on."""
        with self._lock:
            return self._stop

    def not_taken(self) -> dict[str, Stop]:
        """What the server refused last and has not settled, by who brought it."""
        with self._lock:
            return dict(self._not_taken)

    def news(self) -> None:
        """Something is in the journal, or looks different from outside."""
        self.written.set()
        self.changed.set()

    def died(self) -> None:
        """A thread is lost: the others end, and a fresh process takes over."""
        self.has_died = True
        self.close()

    def close(self) -> None:
        """End all threads, each after the act that it is in."""
        self.closing.set()
        self.first_word.set()
        self.wants_check.set()
        self.news()


def pause_s(tries: int, *, first: float = 2.0, most: float = 60.0) -> float:
    """Back-off before try number ``tries`` + 1, in seconds."""
    return float(min(most, first * 2 ** min(tries, 10)))
