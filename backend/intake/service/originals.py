"""原件 and its pages, for the person who sent it."""

from backend.accounts.rules import Person
from backend.intake.models import Upload
from backend.intake.service.describing import find_own
from backend.invoices.service import originals
from backend.invoices.service.originals import KeptFile, Original
from backend.kernel.errors import NotFoundError
from backend.reading.files import FileFormat, PageSize


def original_of(person: Person, upload_id: int) -> Original:
    """NotFoundError for other people's, and for what was refused and never kept."""
    return originals.original_of(_kept(find_own(person.id, upload_id)))


def page_of(person: Person, upload_id: int, page: int, size: PageSize) -> bytes:
    """WebP of one page, drawn once and kept."""
    return originals.page_of(_kept(find_own(person.id, upload_id)), page, size)


def _kept(upload: Upload) -> KeptFile:
    if not upload.is_kept:
        raise NotFoundError("这个文件没有被接受，系统没有保存它。请上传支持的格式。")
    file_format = None if upload.file_format is None else FileFormat(upload.file_format)
    return KeptFile(upload.sha256, file_format, upload.file_name)
