"""Each format to its reader. A new reader (OFD, XML, text of a PDF) is one more entry here."""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.reading.bounded import DEFAULT_LIMITS, Runner
from backend.reading.files.documents import PdfReader
from backend.reading.files.findings import Findings, Reader
from backend.reading.files.formats import FileFormat
from backend.reading.files.pictures import PhotoReader
from backend.reading.files.unread import UnreadReader
from backend.reading.image import PictureRules


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
    kept: Reader = UnreadReader()
    documents: dict[FileFormat, Reader] = {
        FileFormat.PDF: PdfReader(runner),
        FileFormat.OFD: kept,
        FileFormat.XML: kept,
    }
    return FileReader({one: documents.get(one, photos) for one in FileFormat})
