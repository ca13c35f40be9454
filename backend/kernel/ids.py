"""The one source of random names: tokens and reference numbers."""

import re
import secrets
from datetime import date

_UNMISTAKABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_REFERENCE_NO = re.compile(rf"PK[0-9]{{6}}-[{_UNMISTAKABLE}]{{8}}")


def new_token() -> str:
    """256 random bits for a URL or a cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six random digits for a person to type."""
    return f"{secrets.randbelow(10**6):06d}"


def new_letters(length: int) -> str:
    """So many random characters that cannot be misread, about 4.9 random bits each."""
    return "".join(secrets.choice(_UNMISTAKABLE) for _ in range(length))


def new_reference_no(day: date) -> str:
    """参考编号: the day and eight characters that cannot be misread, about 39 random bits."""
    return new_dated_no("PK", day, length=8)


def new_dated_no(prefix: str, day: date, *, length: int) -> str:
    """The day and ``length`` random characters that cannot be misread: PK261123-7K3M9QAB."""
    return f"{prefix}{day:%y%m%d}-{new_letters(length)}"


def is_reference_no(text: str) -> bool:
    """Whether the text has the form of a reference number."""
    return _REFERENCE_NO.fullmatch(text) is not None


def new_error_id() -> str:
    """错误编号 of a request or a job: 64 random bits as 16 characters."""
    return secrets.token_hex(8)


def fraction() -> float:
    """A random number in [0, 1) for jitter."""
    return secrets.randbelow(2**53) / 2**53
