"""Kept files and their pages, by their SHA-256; whose they are, the caller has asked."""

import hashlib
from dataclasses import dataclass

import structlog

from backend.infra.db import end_reading
from backend.invoices.service.file_desk import desk
from backend.kernel.errors import DomainError, NotFoundError, UnavailableError
from backend.reading.files import FACTS, FileFormat, PageSize, RefusedFileError

_log = structlog.get_logger(__name__)
_LONGEST_NAME = 200
_NAMELESS = "未命名"
_PREVIEW_FORM = "1"
"""Part of a kept preview's name: another way of drawing gets another number."""


class NoPreviewError(DomainError):
    """The page cannot be shown; the original can still be downloaded."""

    code = "intake.no_preview"
    status = 422
    message = "这个文件可以下载原件，暂不能预览。请下载后用其他软件打开。"


class NotKeptError(UnavailableError):
    """The store of originals takes nothing now; nothing was registered."""

    code = "intake.not_kept"
    message = (
        "服务器暂时不能保存文件（可能磁盘已满）。文件仍在您的设备上，稍后自动重试；请告知管理员。"
    )


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What is known of a kept file; ``name`` is what its sender calls it.

    ``file_format`` None: no accepted one.
    """

    sha256: str
    file_format: FileFormat | None
    name: str


@dataclass(frozen=True, slots=True)
class Original:
    """The untouched bytes, with a name and type that are safe to give to a browser."""

    content: bytes
    name: str
    media_type: str


def keep_bytes(content: bytes) -> str:
    """Put the bytes into the store of originals; gives their SHA-256. Raises NotKeptError."""
    try:
        return desk().originals.put(content)
    except (
        OSError
    ) as error:  # no room, or the disk is gone: the phone keeps its copy and comes back
        _log.exception("original_not_kept", byte_count=len(content))
        raise NotKeptError from error


def original_of(file: KeptFile) -> Original:
    """The bytes as they came; NotFoundError when the store has lost them."""
    if file.file_format is None:  # a name that no system opens by itself
        return Original(content_of(file.sha256), f"{file.name}.bin", "application/octet-stream")
    facts = FACTS[file.file_format]
    name = file.name
    if not name.lower().endswith((f".{facts.suffix}", ".jpeg", ".heif", ".tiff")):
        name = f"{name}.{facts.suffix}"
    return Original(content_of(file.sha256), name, facts.media_type)


def page_of(file: KeptFile, page: int, size: PageSize) -> bytes:
    """WebP of one page, drawn once and kept; NoPreviewError when there is none to be seen."""
    name = hashlib.sha256(f"{file.sha256}/{page}/{size}/{_PREVIEW_FORM}".encode()).hexdigest()
    kept = desk().previews.get(name)
    if kept is not None:
        return kept
    content = content_of(file.sha256)
    if file.file_format is None:
        raise NoPreviewError
    end_reading()
    try:
        drawn = desk().previewer.draw(content, file.file_format, page, size)
    except RefusedFileError as error:
        raise NoPreviewError(error.reason) from error
    desk().previews.put(name, drawn)
    return drawn


def content_of(sha256: str) -> bytes:
    """The bytes kept under this name; NotFoundError when they are lost."""
    try:
        return desk().originals.get(sha256)
    except FileNotFoundError as error:
        _log.exception("original_missing", sha256=sha256)
        raise NotFoundError("原件已丢失，请联系管理员从备份恢复。") from error


def tidy_name(name: str) -> str:
    """Only what a person reads: no folders, no control or direction-changing characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    if len(plain) > _LONGEST_NAME:
        stem, dot, suffix = plain.rpartition(".")
        tail = dot + suffix if stem and len(suffix) <= 8 else ""
        plain = plain[: _LONGEST_NAME - len(tail)] + tail
    return plain or _NAMELESS
