"""另一种读法: the pictures and PDFs within a file whose own form cannot be read."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice

MOST_PARTS = 3
LARGEST_PART = 20_000_000
_JPEG = b"\xff\xd8\xff"
_PARTS = (_JPEG, b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"%PDF-")
_SMALLEST_PART = 200  # bytes; less is a line or a dot of a layout
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),  # an unknown method, a password
)


def parts_of_package(content: bytes) -> list[bytes]:
    """Pictures and PDFs in a ZIP, by their content, the first few; none of a broken package."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return list(islice(_parts(package), MOST_PARTS))
    except _UNREADABLE:
        return []


def _parts(package: zipfile.ZipFile) -> Iterator[bytes]:
    for member in package.infolist():
        if _SMALLEST_PART <= member.file_size <= LARGEST_PART:
            part = _unpacked(package, member)
            if part.startswith(_PARTS):
                yield part


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """At most as much as the directory says: a member that goes on is cut off there."""
    try:
        with package.open(member) as file:
            head = file.read(_SMALLEST_PART)
            return head + file.read(member.file_size) if head.startswith(_PARTS) else b""
    except _UNREADABLE:
        return b""


def pictures_in_ruins(content: bytes) -> list[bytes]:
    """JPEGs that lie uncompressed in a file, as in a scanned PDF whose directory is lost."""
    return list(islice(_pictures(content), MOST_PARTS))


def _pictures(content: bytes) -> Iterator[bytes]:
    start = content.find(_JPEG)
    while start >= 0:
        following = content.find(_JPEG, start + len(_JPEG))
        picture = content[start : following if following >= 0 else len(content)]
        if len(picture) >= _SMALLEST_PART:
            yield picture
        start = following
