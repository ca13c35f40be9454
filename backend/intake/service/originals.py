"""原件 and its pages, for the person who sent it."""

import hashlib
from dataclasses import dataclass

import structlog

from backend.accounts.rules import Person
from backend.infra.db import end_reading
from backend.intake.models import Upload
from backend.intake.service.describing import find_own
from backend.intake.service.parts import desk
from backend.kernel.errors import DomainError, NotFoundError
from backend.reading.files import FACTS, FileFormat, PageSize, RefusedFileError

_log = structlog.get_logger(__name__)
_PREVIEW_FORM = "1"
"""Part of a kept preview's name: another way of drawing gets another number."""


class NoPreviewError(DomainError):
    """The page cannot be shown; the original can still be downloaded."""

    code = "intake.no_preview"
    status = 422
    message = "这个文件可以下载原件，暂不能预览。请下载后用其他软件打开。"


@dataclass(frozen=True, slots=True)
class Original:
    """The untouched bytes, with a name and type that are safe to give to a browser."""

    content: bytes
    name: str
    media_type: str


def original_of(person: Person, upload_id: int) -> Original:
    """NotFoundError for other people's, and for what was refused and never kept."""
    upload = find_own(person.id, upload_id)
    facts = FACTS[_format_of(upload)]
    name = upload.file_name
    if not name.lower().endswith((f".{facts.suffix}", ".jpeg", ".heif", ".tiff")):
        name = f"{name}.{facts.suffix}"
    return Original(_content_of(upload), name, facts.media_type)


def page_of(person: Person, upload_id: int, page: int, size: PageSize) -> bytes:
    """WebP of one page, drawn once and kept."""
    upload = find_own(person.id, upload_id)
    file_format = _format_of(upload)
    name = hashlib.sha256(f"{upload.sha256}/{page}/{size}/{_PREVIEW_FORM}".encode()).hexdigest()
    kept = desk().previews.get(name)
    if kept is not None:
        return kept
    content = _content_of(upload)
    end_reading()
    try:
        drawn = desk().previewer.draw(content, file_format, page, size)
    except RefusedFileError as error:
        raise NoPreviewError(error.reason) from error
    desk().previews.put(name, drawn)
    return drawn


def _format_of(upload: Upload) -> FileFormat:
    if upload.file_format is None:
        raise NotFoundError("这个文件没有被接受，系统没有保存它。请上传支持的格式。")
    return FileFormat(upload.file_format)


def _content_of(upload: Upload) -> bytes:
    try:
        return desk().originals.get(upload.sha256)
    except FileNotFoundError as error:
        _log.exception("original_missing", upload_id=upload.id)
        raise NotFoundError("原件已丢失，请联系管理员从备份恢复。") from error
