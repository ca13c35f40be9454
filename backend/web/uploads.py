"""A file in a form."""

from typing import Annotated, Any

from apiflask.fields import UploadFile
from pydantic import BeforeValidator
from werkzeug.datastructures import FileStorage


def _must_be_a_file(value: Any) -> FileStorage:
    if not isinstance(value, FileStorage):
        raise ValueError("请选择要上传的文件。")  # noqa: TRY004 - Pydantic reports ValueError
    return value


Upload = Annotated[UploadFile, BeforeValidator(_must_be_a_file)]
"""Type of a file member; its message is Chinese."""
