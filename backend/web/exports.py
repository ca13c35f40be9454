"""Files made for one request: lists as spreadsheets, and how a browser is given a download."""

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from flask import Response
from pydantic import Field

from backend.infra.sheets import Sheet, SheetFormat, write
from backend.kernel import clock
from backend.web.schemas import In

_PIECE = 256 * 1024
_PAGE = 500

Rows = Callable[[str | None, int], Mapping[str, Any]]
"""A list by keyset: cursor and limit to {"items", "next_cursor"}."""


class ExportIn(In):
    """Which kind of file."""

    format: SheetFormat = Field(default=SheetFormat.XLSX)


def all_rows(rows: Rows) -> Iterator[Mapping[str, Any]]:
    """Every row of a list, page after page, each in a reading transaction of its own."""
    cursor: str | None = None
    while True:
        page = rows(cursor, _PAGE)
        yield from page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return


def remarks(filters: Mapping[str, str | None], by: str) -> list[tuple[str, str]]:
    """What stands in the file beside the rows; filters without a value are left out."""
    chosen = "；".join(f"{name} {value}" for name, value in filters.items() if value)
    now = clock.now().astimezone(clock.BEIJING)
    return [
        ("筛选条件", chosen or "全部"),
        ("导出时间", f"{now:%Y-%m-%d %H:%M}（北京时间）"),
        ("导出人", by),
    ]


def sheet_answer(sheet: Sheet, sheet_format: SheetFormat) -> Response:
    """The list as a download; it is written to the end before the first byte leaves."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - open until the last byte has left
    try:
        write(sheet, sheet_format, file)
    except BaseException:
        file.close()
        raise
    size = file.seek(0, io.SEEK_END)
    file.seek(0)

    def pieces() -> Iterator[bytes]:
        with file:
            while piece := file.read(_PIECE):
                yield piece

    response = Response(pieces(), content_type=sheet_format.media_type)
    response.call_on_close(file.close)
    response.content_length = size
    stamp = clock.now().astimezone(clock.BEIJING)
    return private(response, f"{sheet.title}-{stamp:%Y%m%d-%H%M}.{sheet_format}")


def private(response: Response, name: str, *, is_shown: bool = False) -> Response:
    """A file for one person: never kept by a cache, never taken for a page of ours."""
    how = "inline" if is_shown else "attachment"
    response.headers["Content-Disposition"] = f"{how}; {named(name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def named(name: str) -> str:
    """RFC 6266: plain letters for old browsers, the real name for the others."""
    plain = "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in ".-_ ") else "_" for sign in name
    )
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
