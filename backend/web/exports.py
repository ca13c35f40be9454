"""Lists as spreadsheets: any list that is read by keyset becomes a download."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flask import Response
from pydantic import Field

from backend.infra.sheets import Sheet, SheetFormat, write
from backend.kernel import clock
from backend.web import files
from backend.web.schemas import In

_PAGE = 500

_BINARY = {"schema": {"type": "string", "format": "binary"}}
SHEETS: dict[int | str, Any] = {
    200: {
        "description": "XLSX 或 CSV 文件，筛选条件写在文件里",
        "content": {one.media_type.partition(";")[0]: _BINARY for one in SheetFormat},
    },
    403: "没有这项权限",
    422: "超过 50,000 行，或筛选有误",
}
"""Answers of an exporting route, for its description."""

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
    stamp = clock.now().astimezone(clock.BEIJING)
    name = f"{sheet.title}-{stamp:%Y%m%d-%H%M}.{sheet_format}"
    return files.streamed(file, name, sheet_format.media_type)
