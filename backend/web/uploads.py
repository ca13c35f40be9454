"""A file in a form."""

from typing import Annotated, Any

from apiflask.fields import UploadFile
from flask import request
from pydantic import BeforeValidator
from werkzeug.datastructures import FileStorage

from backend.kernel.errors import DomainError

_FORM_ROOM = 64 * 1024
"""Bytes of a form beside its file."""
_DRAINED = 64 * 1024 * 1024
_CHUNK = 256 * 1024


class TooLargeError(DomainError):
    """More bytes than the setting allows."""

    code = "intake.too_large"
    status = 413

    def __init__(self, max_bytes: int) -> None:
        limit = f"{max_bytes / 1_000_000:g} MB"
        super().__init__(
            f"文件超过 {limit} 的上限，没有接收。请压缩图片、降低扫描分辨率，或拆分后再上传。",
            limit_bytes=max_bytes,
        )


def _must_be_a_file(value: Any) -> FileStorage:
    if not isinstance(value, FileStorage):
        raise ValueError("请选择要上传的文件。")  # noqa: TRY004 - Pydantic reports ValueError
    return value


Upload = Annotated[UploadFile, BeforeValidator(_must_be_a_file)]
"""Type of a file member; its message is Chinese."""


def bound_body(limit: int) -> None:
    """Before a form with a file of at most ``limit`` bytes is read: other requests are smaller.

    What is too large is told so in words; a browser shows the answer only after it has sent
    everything, so that is read away.
    """
    request.max_content_length = limit + _FORM_ROOM
    announced = request.content_length or 0
    if announced > limit + _FORM_ROOM:
        if announced <= _DRAINED:
            request.max_content_length = announced + 1  # at the bound itself reading fails
            while request.stream.read(_CHUNK):
                pass
        raise TooLargeError(limit)


def content_of(file: FileStorage, limit: int) -> bytes:
    """The bytes of a sent file; TooLargeError beyond ``limit``."""
    content = file.stream.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError(limit)
    return content
