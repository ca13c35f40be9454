"""Exported lists read back."""

import csv
import io
from typing import Any

from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook


def exported(browser: FlaskClient, path: str, **query: Any) -> tuple[list[dict[str, Any]], str]:
    """Rows by title of the column, and the lines about the list; the same from both formats."""
    book = browser.get(path, query_string=query)
    assert book.status_code == 200, book.get_data(as_text=True)
    assert book.headers["Content-Disposition"].startswith("attachment; ")
    plain = browser.get(path, query_string=query | {"format": "csv"})
    assert plain.content_type == "text/csv; charset=utf-8"
    rows, about = _of_xlsx(book.data)
    _is_the_same(rows, plain.data)
    return rows, about


def _of_xlsx(content: bytes) -> tuple[list[dict[str, Any]], str]:
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(content))
    head, *rows = sheets.get_sheet_by_name("数据").to_python()
    about = sheets.get_sheet_by_name("说明").to_python()
    return (
        [dict(zip(map(str, head), row, strict=True)) for row in rows],
        "\n".join("：".join(str(cell) for cell in line) for line in about),
    )


def _is_the_same(rows: list[dict[str, Any]], content: bytes) -> None:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    table = [line for line in lines if not line[0].startswith("# ")]
    assert len(table) == len(rows) + 1
    for row, line in zip(rows, table[1:], strict=True):
        assert list(row) == table[0]
        for value, text in zip(row.values(), line, strict=True):
            is_number = isinstance(value, float)
            if is_number:
                assert float(text) == value
            elif isinstance(value, str):
                assert text.removeprefix("'") == value
