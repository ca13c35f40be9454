"""Commands for a T=0 contact card, and the exchange that T=0 makes of each.

Neither pcscd nor pyscard follows 61xx (more data waits) and 6Cxx (wrong length): we do.
"""

from backend.cards.errors import ProtocolError
from backend.cards.reader import CardReader

SUCCESS = 0x9000
NOT_FOUND = frozenset({0x6A82, 0x6A81})
NO_RECORD = frozenset({0x6A83, 0x6A86})
NOT_TRANSPARENT = 0x6981
SECURITY = 0x6982
_SHORTEST, _LONGEST = 4, 261
_MOST_TURNS = 8


def select_name(name: bytes) -> bytes:
    """SELECT by DF name, no Le: T=0 has no command with data and Le."""
    return bytes([0x00, 0xA4, 0x04, 0x00, len(name)]) + name


def select_id(file_id: int) -> bytes:
    """SELECT by file id."""
    return bytes([0x00, 0xA4, 0x00, 0x00, 0x02]) + file_id.to_bytes(2)


def read_binary(offset: int, length: int) -> bytes:
    """READ BINARY of at most 256 bytes (length 256 is coded 00)."""
    return bytes([0x00, 0xB0, *offset.to_bytes(2), length & 0xFF])


def read_record(number: int, length: int) -> bytes:
    """READ RECORD by its number, from 1."""
    return bytes([0x00, 0xB2, number, 0x04, length & 0xFF])


def get_response(length: int) -> bytes:
    """GET RESPONSE after 61xx."""
    return bytes([0x00, 0xC0, 0x00, 0x00, length & 0xFF])


def verify(pin_id: int, pin: bytes) -> bytes:
    """VERIFY."""
    return bytes([0x00, 0x20, 0x00, pin_id, len(pin)]) + pin


def exchange(reader: CardReader, apdu: bytes, *, timeout_s: float) -> tuple[bytes, int]:
    """Data and final status word of a command; follows 61xx and 6Cxx.

    After SELECT 61xx is success and the FCI is left where it is: nobody here reads it.
    """
    _guard(apdu)
    data, status = reader.transmit(apdu, timeout_s=timeout_s)
    if apdu[1] == 0xA4 and status >> 8 == 0x61:
        return b"", SUCCESS
    collected = data
    for _ in range(_MOST_TURNS):
        if status >> 8 == 0x6C and len(apdu) == 5:
            apdu = apdu[:4] + bytes([status & 0xFF])
            collected, status = reader.transmit(apdu, timeout_s=timeout_s)
        elif status >> 8 == 0x61:
            data, status = reader.transmit(get_response(status & 0xFF), timeout_s=timeout_s)
            collected += data
        else:
            return collected, status
    raise ProtocolError("卡片反复要求重发，没有给出结果。请拔出卡片后重新插入。")


def _guard(apdu: bytes) -> None:
    """A shorter one is taken for a control byte by a virtual reader, and hangs."""
    if not _SHORTEST <= len(apdu) <= _LONGEST:
        raise ValueError("not a short APDU")
