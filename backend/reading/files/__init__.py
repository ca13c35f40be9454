"""Files of any accepted format: what they are, what they hold, what their pages look like."""

from backend.reading.files.findings import Code, Findings, Found, Reader, RefusedFileError, Source
from backend.reading.files.formats import ALLOWED, FACTS, FileFormat, identify
from backend.reading.files.previews import PageSize, Previewer
from backend.reading.files.reader import READER_VERSION, FileReader, build_reader

__all__ = [
    "ALLOWED",
    "FACTS",
    "READER_VERSION",
    "Code",
    "FileFormat",
    "FileReader",
    "Findings",
    "Found",
    "PageSize",
    "Previewer",
    "Reader",
    "RefusedFileError",
    "Source",
    "build_reader",
    "identify",
]
