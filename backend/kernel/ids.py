"""The one source of random names: tokens and reference numbers."""

import secrets
from datetime import date

_UNMISTAKABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_token() -> str:
    """256 random bits for a URL or a cookie."""
    return secrets.token_urlsafe(32)


def new_reference_no(day: date) -> str:
    """参考编号: the day and eight characters that cannot be misread, about 39 random bits."""
    tail = "".join(secrets.choice(_UNMISTAKABLE) for _ in range(8))
    return f"PK{day:%y%m%d}-{tail}"


def fraction() -> float:
    """A random number in [0, 1) for jitter."""
    return secrets.randbelow(2**53) / 2**53
