"""A browser in which somebody has signed in before is known by a mark that only it has.

Its wrong tries are counted apart, so that a stranger who keeps guessing a name cannot keep its
owner out. The mark is signed for one person and his present password: a new password makes the
marks of all browsers worthless, and nothing has to be kept.
"""

import hashlib
import hmac
from collections.abc import Callable

from backend.accounts.service import throttle
from backend.infra.config import Settings, load_secrets
from backend.kernel import ids

MarkOf = Callable[[int], str | None]
"""Gives the mark that the browser sent for the person with this id; None without one."""


def new_mark(settings: Settings, person_id: int, password_hash: str) -> str:
    """A mark for one more browser of this person."""
    nonce = ids.new_token()
    return f"{nonce}.{_sign(settings, nonce, person_id, password_hash)}"


def key_of_device(
    settings: Settings, mark: str | None, person_id: int, password_hash: str
) -> str | None:
    """The key under which this browser's tries are counted; None when it is not known."""
    nonce, _, signature = (mark or "").partition(".")
    expected = _sign(settings, nonce, person_id, password_hash)
    is_known = hmac.compare_digest(signature.encode(errors="replace"), expected.encode())
    return throttle.key_of_device(nonce) if is_known else None


def _sign(settings: Settings, nonce: str, person_id: int, password_hash: str) -> str:
    key = load_secrets(settings.piaokatong_data).blind_key.encode()
    text = f"known-device|{nonce}|{person_id}|{password_hash}"
    return hmac.new(key, text.encode(errors="replace"), hashlib.sha256).hexdigest()
