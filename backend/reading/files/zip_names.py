"""Member names of a ZIP file, read from its directory within bounds; nothing is unpacked."""

import struct
from collections.abc import Iterator

MOST_MEMBERS = 2000
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_END_SIZE = 22
_ENTRY_SIZE = 46
_LONGEST_COMMENT = 65_535


class TooManyMembersError(ValueError):
    """More names than any invoice package has."""


def names_in_zip(content: bytes) -> frozenset[bytes]:
    """Raw names as the directory lists them; empty when there is no sound directory."""
    end = content.rfind(_END, max(0, len(content) - _END_SIZE - _LONGEST_COMMENT))
    if end < 0 or end + _END_SIZE > len(content):
        return frozenset()
    count, size, start = struct.unpack_from("<HII", content, end + 10)
    if count > MOST_MEMBERS:
        raise TooManyMembersError
    # Bytes before the archive move it: the directory ends where the end record begins.
    start = min(start, max(0, end - size))
    return frozenset(_names(content[start:end]))


def _names(directory: bytes) -> Iterator[bytes]:
    place = 0
    for _ in range(MOST_MEMBERS):
        if directory[place : place + 4] != _ENTRY or place + _ENTRY_SIZE > len(directory):
            return
        name, extra, comment = struct.unpack_from("<HHH", directory, place + 28)
        yield directory[place + _ENTRY_SIZE : place + _ENTRY_SIZE + name]
        place += _ENTRY_SIZE + name + extra + comment
