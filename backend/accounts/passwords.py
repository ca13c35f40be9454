"""Password hashing: Argon2id in a bounded pool, so that logins cannot eat the machine."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from backend.accounts.errors import BusyError
from backend.accounts.rules import normalise_password
from backend.kernel import ids

# OWASP's second choice for Argon2id: 19 MiB, two passes, one lane; the library's default costs
# seven times as much per login.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class PasswordPool:
    """At most ``workers`` hash at once, ``queue`` wait, everybody else is told to come back."""

    def __init__(self, workers: int, queue: int, patience_s: float) -> None:
        self._slots = threading.BoundedSemaphore(workers)
        self._places = threading.BoundedSemaphore(workers + queue)
        self._patience_s = patience_s

    @contextmanager
    def slot(self) -> Iterator[None]:
        """The right to hash or check; BusyError when too many wait or it takes too long."""
        if not self._places.acquire(blocking=False):
            raise BusyError(retry_after_s=3)
        try:
            if not self._slots.acquire(timeout=self._patience_s):
                raise BusyError(retry_after_s=3)
            try:
                yield
            finally:
                self._slots.release()
        finally:
            self._places.release()


# Fewer places than a web server has threads, so that a rush to the login leaves some for work.
pool = PasswordPool(workers=os.cpu_count() or 1, queue=8, patience_s=5)


def make_hash(password: str) -> str:
    """An Argon2id hash with its parameters and salt; call it inside ``pool.slot()``."""
    return _hasher.hash(normalise_password(password))


def is_right(password: str, password_hash: str | None) -> bool:
    """Whether the password fits; None (unknown name) costs the same and is never right."""
    try:
        _hasher.verify(password_hash or _hash_of_nobody(), normalise_password(password))
    except VerifyMismatchError:
        return False
    return password_hash is not None


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash(ids.new_token())
