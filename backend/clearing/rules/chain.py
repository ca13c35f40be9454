"""The chain of the journal: every entry carries the hash of the one before it (E13)."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

FIRST = "0" * 64
"""What stands before the first entry."""


def body_text(body: Mapping[str, Any]) -> str:
    """An entry's body as it is hashed: the same values give the same text."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def chain_hash(previous: str, *content: str) -> str:
    """SHA-256 over the entry before and the entry's own members.

    These are session id, unit id, kind, body and the instant of writing, in this order.
    """
    text = json.dumps([previous, *content], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
