"""Rows to XLSX or CSV, one at a time: no list is ever held whole.

A text is never a formula: XLSX cells are written as strings, and in CSV a text that a spreadsheet
would run (it begins with =, +, -, @ or their wide forms) gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any

from xlsxwriter import Workbook

from backend.infra.sheets.columns import (
    MOST_ROWS,
    Column,
    Kind,
    Sheet,
    SheetFormat,
    TooManyRowsError,
)
from backend.kernel.clock import BEIJING
from backend.kernel.money import text_from_fen

_FIRST_OF_FORMULAS = tuple("=+-@＝＋－＠")
_MOST_EXACT_FEN = 10**15 - 1
"""Numbers of a spreadsheet have 15 digits: a larger amount is written as text, to the fen."""
_XLSX_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
_FORMATS = {
    Kind.MONEY: {"num_format": "#,##0.00"},
    Kind.COUNT: {"num_format": "0"},
    Kind.DAY: {"num_format": "yyyy-mm-dd", "align": "left"},
    Kind.INSTANT: {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
    Kind.TEXT: {},
}


def write(sheet: Sheet, sheet_format: SheetFormat, target: IO[bytes]) -> int:
    """Write the list into ``target``; gives its rows. Raises TooManyRowsError."""
    counter = _Counter(sheet.columns)
    if sheet_format is SheetFormat.CSV:
        _write_csv(sheet, counter, target)
    else:
        _write_xlsx(sheet, counter, target)
    return counter.rows


@dataclass(slots=True)
class _Counter:
    """Counts and adds up what goes by, and stops what is too long."""

    columns: Sequence[Column]
    rows: int = 0
    sums: dict[str, int] = field(default_factory=dict)

    def watch(self, rows: Iterator[Mapping[str, Any]]) -> Iterator[list[Any]]:
        for row in rows:
            if self.rows == MOST_ROWS:
                raise TooManyRowsError(most_rows=MOST_ROWS)
            self.rows += 1
            values = [column.value_in(row) for column in self.columns]
            for column, value in zip(self.columns, values, strict=True):
                if column.is_summed:
                    self.sums[column.title] = self.sums.get(column.title, 0) + (value or 0)
            yield values

    def told(self) -> list[tuple[str, str]]:
        summed = [column for column in self.columns if column.is_summed]
        return [("行数", str(self.rows))] + [
            (f"{one.title}合计", _summed_text(one, self.sums.get(one.title, 0))) for one in summed
        ]


def _summed_text(column: Column, total: int) -> str:
    return text_from_fen(total) if column.kind is Kind.MONEY else str(total)


# --- CSV ---------------------------------------------------------------------------------------


def _write_csv(sheet: Sheet, counter: _Counter, target: IO[bytes]) -> None:
    """Lines that begin with # are about the list; the byte order mark is for Excel."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    out = csv.writer(text)
    out.writerow([f"# {sheet.title}"])
    out.writerows([f"# {name}：{value}"] for name, value in sheet.remarks)
    out.writerow([column.title for column in sheet.columns])
    for values in counter.watch(iter(sheet.rows)):
        out.writerow(
            _csv_cell(column, value) for column, value in zip(sheet.columns, values, strict=True)
        )
    out.writerow([f"# {'；'.join(f'{name} {value}' for name, value in counter.told())}"])
    text.detach()  # else the wrapper closes what is not its own


def _csv_cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    match column.kind:
        case Kind.MONEY:
            return text_from_fen(value)
        case Kind.COUNT:
            return str(value)
        case Kind.DAY:
            return _day(value).isoformat()
        case Kind.INSTANT:
            return _local(value).strftime("%Y-%m-%d %H:%M")
        case Kind.TEXT:
            text = str(value)
            return f"'{text}" if text.lstrip().startswith(_FIRST_OF_FORMULAS) else text


# --- XLSX --------------------------------------------------------------------------------------


def _write_xlsx(sheet: Sheet, counter: _Counter, target: IO[bytes]) -> None:
    with Workbook(target, _XLSX_OPTIONS) as book:
        page = book.add_worksheet("数据")
        head = book.add_format({"bold": True, "bg_color": "#EDEDED", "bottom": 1})
        looks = [book.add_format(_FORMATS[column.kind]) for column in sheet.columns]
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, column.width)
            page.write_string(0, number, column.title, head)
        page.freeze_panes(1, 0)
        for at, values in enumerate(counter.watch(iter(sheet.rows)), 1):
            for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
                if value is not None:
                    _write_cell(page, (at, number), _xlsx_value(column, value), looks[number])
        page.autofilter(0, 0, max(counter.rows, 1), len(sheet.columns) - 1)
        _write_remarks(book, sheet, counter)


def _xlsx_value(column: Column, value: Any) -> Any:
    match column.kind:
        case Kind.MONEY:
            return value / 100 if abs(value) <= _MOST_EXACT_FEN else text_from_fen(value)
        case Kind.COUNT:
            return value
        case Kind.DAY:
            return _day(value)
        case Kind.INSTANT:
            return _local(value).replace(tzinfo=None)
        case Kind.TEXT:
            return str(value)


def _write_cell(page: Any, place: tuple[int, int], value: Any, look: Any) -> None:
    if isinstance(value, str):
        page.write_string(*place, value, look)
    elif isinstance(value, date):
        page.write_datetime(*place, value, look)
    else:
        page.write_number(*place, value, look)


def _write_remarks(book: Any, sheet: Sheet, counter: _Counter) -> None:
    page = book.add_worksheet("说明")
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 60)
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True}))
    for at, (name, value) in enumerate([*sheet.remarks, *counter.told()], 1):
        page.write_string(at, 0, name)
        page.write_string(at, 1, value)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _local(value: datetime | str) -> datetime:
    instant = datetime.fromisoformat(value) if isinstance(value, str) else value
    return instant.astimezone(BEIJING)
