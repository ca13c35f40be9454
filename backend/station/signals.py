"""What the threads of a station tell each other: the server's stop words, and news."""

import threading

from backend.station.link import Stop


class Signals:
    """Shared by all threads.

    ``closing`` ends them, ``written`` wakes the mirror, ``changed`` the heartbeat, and
    ``wants_check`` asks the heartbeat for a fresh pre-check.
    """

    def __init__(self) -> None:
        self.closing = threading.Event()
        self.written = threading.Event()
        self.changed = threading.Event()
        self.wants_check = threading.Event()
        self._lock = threading.Lock()
        self._stop: Stop | None = None
        self.has_died = False

    def heard(self, stop: Stop | None) -> None:
        """The server's last word on whether acts may begin; it holds while the server is gone."""
        with self._lock:
            is_news, self._stop = stop != self._stop, stop
        if is_news:
            self.changed.set()

    @property
    def stop(self) -> Stop | None:
        """None = go on."""
        with self._lock:
            return self._stop

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
        self.news()


def pause_s(tries: int, *, first: float = 2.0, most: float = 60.0) -> float:
    """Back-off before try number ``tries`` + 1, in seconds."""
    return float(min(most, first * 2 ** min(tries, 10)))
