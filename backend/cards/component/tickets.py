"""Clear tickets of a unit as one: fpjkmw and szjkmw by invoice type, as they came."""

from collections.abc import Mapping

from backend.cards.errors import RefusedError

_UNFIT = "清卡凭据的内容不完整，没有写入。系统会再取一次，仍不行请联系税务机关。"


def ticket_of(parts: Mapping[str, tuple[str, str]]) -> bytes:
    """``code=fpjkmw|szjkmw`` joined by semicolons; the clock part may be empty."""
    text = ";".join(f"{code}={sealed}|{clock}" for code, (sealed, clock) in parts.items())
    return text.encode("ascii", errors="backslashreplace")


def tickets_in(payload: bytes) -> dict[str, tuple[str, str]]:
    """The opposite. RefusedError QK-402 when nothing sensible is in it."""
    found: dict[str, tuple[str, str]] = {}
    for part in payload.decode("ascii", errors="replace").split(";"):
        code, is_there, both = part.partition("=")
        sealed, has_clock, clock = both.rpartition("|")
        if not (is_there and has_clock and sealed and len(code) == 3):
            raise RefusedError("QK-402", _UNFIT)
        found[code] = (sealed, clock)
    return found
