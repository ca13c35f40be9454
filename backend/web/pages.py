"""Keyset paging: a cursor is the sort key of the last row seen, opaque to the client."""

import base64
import binascii
import json
from typing import Any

from backend.kernel.errors import InvalidInputError

PAGE_LIMIT = 100
_DATABASE_INTEGERS = range(-(2**63), 2**63)


def encode_cursor(*key: Any) -> str:
    """A cursor from JSON values."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None, *kinds: type) -> tuple[Any, ...] | None:
    """The sort key in a cursor, checked against ``kinds``; None stays None (first page)."""
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or not _fits(key, kinds):
        message = "翻页位置无效，请回到列表顶部重新加载。"
        raise InvalidInputError([{"field": "cursor", "message": message}])
    return tuple(key)


def _fits(key: list[Any], kinds: tuple[type, ...]) -> bool:
    """Types as expected, and no number that a database cannot even be asked about."""
    return [type(part) for part in key] == list(kinds) and all(
        part in _DATABASE_INTEGERS for part in key if isinstance(part, int)
    )
