"""Lists as files: what is read back is what was in the list, and no cell runs."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from backend.infra.sheets import (
    MOST_ROWS,
    Column,
    Kind,
    Sheet,
    SheetFormat,
    TooManyRowsError,
    write,
)
from backend.kernel.clock import BEIJING
from backend.kernel.money import MAX_FEN

COLUMNS = (
    Column("单号", "no", width=18),
    Column("姓名", "person.name"),
    Column("状态", "status", words={"paid": "已支付"}),
    Column("金额", "amount_fen", Kind.MONEY, is_summed=True),
    Column("行数", "lines", Kind.COUNT),
    Column("日期", "day", Kind.DAY),
    Column("时间", "at", Kind.INSTANT),
)
AT = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)


def row(**changed: Any) -> dict[str, Any]:
    return {
        "no": "BX261123-A2B3C4",
        "person": {"name": "林小满"},
        "status": "paid",
        "amount_fen": 12345,
        "lines": 3,
        "day": date(2026, 11, 23),
        "at": AT,
    } | changed


def written(rows: Any, sheet_format: SheetFormat) -> bytes:
    file = io.BytesIO()
    sheet = Sheet(title="报销单", columns=COLUMNS, remarks=[("筛选条件", "我的")], rows=rows)
    write(sheet, sheet_format, file)
    return file.getvalue()


def read_xlsx(content: bytes) -> tuple[list[list[Any]], list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return (
        book.get_sheet_by_name("数据").to_python(),
        book.get_sheet_by_name("说明").to_python(),
    )


def read_csv(content: bytes) -> tuple[list[list[str]], list[str]]:
    """Rows under their head, and the lines about the list."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    about = [line[0] for line in lines if line and line[0].startswith("# ")]
    return [line for line in lines if not (line and line[0].startswith("# "))], about


def test_a_spreadsheet_has_a_head_typed_cells_and_the_filter() -> None:
    cells, about = read_xlsx(written([row(), row(person=None, at=None)], SheetFormat.XLSX))

    assert cells[0] == ["单号", "姓名", "状态", "金额", "行数", "日期", "时间"]
    assert cells[1] == [
        *("BX261123-A2B3C4", "林小满", "已支付", 123.45, 3.0),
        *(date(2026, 11, 23), AT.astimezone(BEIJING).replace(tzinfo=None)),
    ]
    assert cells[2][1] == ""
    assert cells[2][6] == ""
    assert about == [
        ["报销单", ""],
        ["筛选条件", "我的"],
        ["行数", "2"],
        ["金额合计", "246.90"],
    ]


def test_a_text_file_says_the_same() -> None:
    content = written(
        [row(), row(day="2026-01-02", at="2026-01-01T16:00:00.000Z")], SheetFormat.CSV
    )

    cells, about = read_csv(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert cells == [
        ["单号", "姓名", "状态", "金额", "行数", "日期", "时间"],
        ["BX261123-A2B3C4", "林小满", "已支付", "123.45", "3", "2026-11-23", "2026-11-24 00:30"],
        ["BX261123-A2B3C4", "林小满", "已支付", "123.45", "3", "2026-01-02", "2026-01-02 00:00"],
    ]
    assert about == ["# 报销单", "# 筛选条件：我的", "# 行数 2；金额合计 246.90"]


@pytest.mark.parametrize(
    "evil",
    [
        *("=1+1", "+1", "-1+2", "@SUM(A1)", " =HYPERLINK(1)", "\t=1", "＝1+1", "＠SUM(1)"),
        *("=cmd|' /C calc'!A0", "http://example.com", "mailto:a@example.com"),
    ],
)
def test_no_cell_is_a_formula_or_a_link(evil: str) -> None:
    rows = [row(person={"name": evil})]

    cells, _ = read_csv(written(rows, SheetFormat.CSV))
    workbook = written(rows, SheetFormat.XLSX)

    assert cells[1][1].removeprefix("'") == evil
    assert not cells[1][1].lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert read_xlsx(workbook)[0][1][1] == evil
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in parts.namelist()  # no links
        page = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    assert b"inlineStr" in page


rows_of_a_list = st.lists(
    st.builds(
        row,
        no=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30),
        amount_fen=st.integers(-MAX_FEN, MAX_FEN) | st.none(),
        lines=st.integers(0, 10**9),
        day=st.dates(date(1900, 3, 1), date(2200, 1, 1)) | st.none(),
        at=st.integers(946_684_800, 4_102_444_800).map(lambda s: datetime.fromtimestamp(s, UTC)),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(rows_of_a_list)
@example([row(amount_fen=MAX_FEN - 1), row(amount_fen=10**15 - 1), row(amount_fen=-(10**15))])
def test_what_is_read_back_is_what_was_in_the_list(rows: list[dict[str, Any]]) -> None:
    cells, about = read_xlsx(written(rows, SheetFormat.XLSX))
    plain, told = read_csv(written(rows, SheetFormat.CSV))

    total = Decimal(sum(one["amount_fen"] or 0 for one in rows)) / 100
    assert about[-1] == ["金额合计", f"{total:.2f}"]
    assert told[-1] == f"# 行数 {len(rows)}；金额合计 {total:.2f}"
    assert len(plain) == len(rows) + 1
    for one, seen, text in zip(rows, cells[1:], plain[1:], strict=True):
        assert seen[0] == one["no"]
        assert text[0].removeprefix("'") == one["no"].removeprefix("'")
        _same_amount(one["amount_fen"], seen[3], text[3])
        assert seen[4] == one["lines"] == int(text[4])
        assert seen[5] == (one["day"] or "")
        local = one["at"].astimezone(BEIJING)
        assert abs(seen[6] - local.replace(tzinfo=None)) < timedelta(seconds=1)
        assert text[6] == f"{local:%Y-%m-%d %H:%M}"


def _same_amount(fen: int | None, number: Any, text: str) -> None:
    if fen is None:
        assert (number, text) == ("", "")
        return
    assert round(Decimal(number) * 100) == fen
    assert Decimal(text) * 100 == fen


@pytest.mark.parametrize("sheet_format", list(SheetFormat))
def test_a_list_that_is_too_long_is_refused_in_words(sheet_format: SheetFormat) -> None:
    one = row()

    def endless() -> Iterator[dict[str, Any]]:
        while True:
            yield one

    sheet = Sheet(title="报销单", columns=COLUMNS[:1], remarks=[], rows=endless())
    with tempfile.TemporaryFile() as file, pytest.raises(TooManyRowsError) as refusal:
        write(sheet, sheet_format, file)

    assert refusal.value.facts == {"most_rows": MOST_ROWS}
    assert "50,000 行" in refusal.value.message
