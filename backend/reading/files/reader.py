"""Each format to its reader. A new reader (OFD, XML, text of a PDF) is one more entry here."""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.reading.bounded import DEFAULT_LIMITS, Limits, Runner
from backend.reading.files.documents import PdfReader
from backend.reading.files.fallback import FallbackReader
from backend.reading.files.findings import Findings, Reader
from backend.reading.files.formats import FileFormat
from backend.reading.files.pictures import PhotoReader
from backend.reading.files.unread import UnreadReader
from backend.reading.files.within import parts_of_package, pictures_in_ruins
from backend.reading.image import PictureRules

READER_VERSION = 2
"""Rises with every reader that finds more: what an older one could not read is worth another look.

1: codes on pictures and PDF pages. 2: also on pictures and PDFs within an OFD or a broken PDF.
"""
_LIMITS_WITHIN = Limits(cpu_s=4, wall_s=6.0)
"""So that a file and all its parts are done within one lease of the queue (intake)."""


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads a file whose format is known."""

    readers: Mapping[FileFormat, Reader]

    def read(self, content: bytes, file_format: FileFormat, *, is_full: bool) -> Findings:
        """As ``Reader.read``."""
        return self.readers[file_format].read(content, is_full=is_full)


def build_reader(runner: Runner, *, max_bytes: int) -> FileReader:
    """Readers of every format; what meets strangers' bytes works in ``runner``."""
    rules = PictureRules(max_bytes=max_bytes)
    photos: Reader = PhotoReader(runner, rules=rules, limits=DEFAULT_LIMITS)
    pdfs: Reader = PdfReader(runner)

    inner_photos = PhotoReader(runner, rules=rules, limits=_LIMITS_WITHIN)
    inner_pdfs = PdfReader(runner, limits=_LIMITS_WITHIN)

    def reader_within(file_format: FileFormat) -> Reader:
        return inner_pdfs if file_format is FileFormat.PDF else inner_photos

    documents: dict[FileFormat, Reader] = {
        FileFormat.PDF: FallbackReader(pdfs, pictures_in_ruins, reader_within),
        FileFormat.OFD: FallbackReader(UnreadReader(), parts_of_package, reader_within),
        FileFormat.XML: UnreadReader(),
    }
    return FileReader({one: documents.get(one, photos) for one in FileFormat})
