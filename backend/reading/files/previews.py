"""预览: one page of a file as a small picture without its hidden data."""

from dataclasses import asdict
from enum import StrEnum

from backend.reading.bounded import KilledError, Limits, Runner
from backend.reading.files.findings import Code, RefusedFileError
from backend.reading.files.formats import FileFormat
from backend.reading.image import PictureRules
from backend.reading.pdf import PdfRules

_LIMITS = Limits(cpu_s=10, wall_s=20.0)
_NO_PREVIEW = "这一页无法预览，文件可能已损坏。可以下载原件，用其他软件打开。"


class PageSize(StrEnum):
    """SMALL fits a list, LARGE can be read."""

    SMALL = "small"
    LARGE = "large"


_LONG_SIDE = {PageSize.SMALL: 240, PageSize.LARGE: 1800}


class Previewer:
    """Draws pages in bounded workers."""

    def __init__(self, runner: Runner, *, max_bytes: int) -> None:
        self._runner = runner
        self._rules = PictureRules(max_bytes=max_bytes)

    def draw(self, content: bytes, file_format: FileFormat, page: int, size: PageSize) -> bytes:
        """WebP of ``page`` (from 1). RefusedFileError when there is no such page to be seen."""
        if not file_format.has_pages:
            raise RefusedFileError(Code.NOT_READ_YET, f"{_ONLY_DOWNLOAD}")
        facts = {"page": page, "long_side": _LONG_SIDE[size]}
        is_picture = file_format.is_picture
        rules = asdict(self._rules if is_picture else PdfRules())
        task = "picture_preview" if is_picture else "pdf_preview"
        try:
            reply = self._runner.run(task, facts | {"rules": rules}, content, limits=_LIMITS)
        except KilledError as error:
            raise RefusedFileError(Code.TOO_COMPLEX, _NO_PREVIEW) from error
        if "refused" in reply.facts:
            raise RefusedFileError(Code.BROKEN, _NO_PREVIEW)
        return reply.body


_ONLY_DOWNLOAD = "这种格式可以下载原件，暂不能预览。请下载后用其他软件打开。"
