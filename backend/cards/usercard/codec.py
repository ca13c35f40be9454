"""How numbers, dates and names stand on the card."""

from datetime import date

from backend.cards.errors import ProtocolError

_FILLERS = "\x00\xff\ufffd \u3000"


def digits(raw: bytes) -> str:
    """BCD as digits, two a byte. ProtocolError for anything else."""
    text = raw.hex()
    if not text.isdecimal():
        raise ProtocolError
    return text


def bcd(text: str, length: int) -> bytes:
    """Digits as BCD of ``length`` bytes, filled with zeros on the left."""
    return bytes.fromhex(text.rjust(length * 2, "0"))


def day(raw: bytes) -> date | None:
    """CCYYMMDD; None for zeros. ProtocolError for a day that does not exist."""
    text = digits(raw)
    if not text.strip("0"):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError as error:
        raise ProtocolError from error


def day_bytes(value: date | None) -> bytes:
    """The opposite of ``day``."""
    return bytes(4) if value is None else bytes.fromhex(f"{value:%Y%m%d}")


def name(raw: bytes, encoding: str) -> str:
    """A name without its filler; what cannot be read becomes U+FFFD, the raw bytes are kept."""
    return raw.rstrip(b"\x00\xff ").decode(encoding, errors="replace").strip(_FILLERS)


def name_bytes(text: str, length: int, encoding: str) -> bytes:
    """A name filled up with blanks; never cut inside a character."""
    raw = text.encode(encoding)[:length]
    return raw.decode(encoding, errors="ignore").encode(encoding).ljust(length, b" ")
