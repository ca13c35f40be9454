"""银行付款文件: which columns, in which order, under which heading.

docs/reference/bank-file.md describes it for others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from backend.claims.rules.csv_files import DELIMITERS, ENCODINGS, Cell, write_csv
from backend.kernel.money import text_from_fen

MOST_COLUMNS = 20
_LONGEST = 60


class BankField(StrEnum):
    """What can stand in a column."""

    SEQUENCE = "sequence"
    HOLDER = "holder"
    ACCOUNT_NUMBER = "account_number"
    BANK_NAME = "bank_name"
    AMOUNT_YUAN = "amount_yuan"
    PURPOSE = "purpose"
    CLAIM_NO = "claim_no"
    BATCH_NO = "batch_no"
    TEXT = "text"
    """The same text in every row, such as a currency or a kind of transfer."""


FIELD_LABELS: Mapping[BankField, str] = {
    BankField.SEQUENCE: "序号",
    BankField.HOLDER: "收款人户名",
    BankField.ACCOUNT_NUMBER: "收款账号",
    BankField.BANK_NAME: "开户行",
    BankField.AMOUNT_YUAN: "金额",
    BankField.PURPOSE: "用途",
    BankField.CLAIM_NO: "单号",
    BankField.BATCH_NO: "批次号",
    BankField.TEXT: "固定文字",
}


@dataclass(frozen=True, slots=True)
class BankColumn:
    """One column; ``text`` is what TEXT writes."""

    header: str
    field: BankField
    text: str = ""


@dataclass(frozen=True, slots=True)
class BankLayout:
    """How the bank wants its file."""

    columns: tuple[BankColumn, ...]
    delimiter: str = ","
    encoding: str = "utf-8-sig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One payment of a batch: to whom, how much, for what."""

    holder: str
    account_number: str
    bank_name: str
    amount_fen: int
    purpose: str
    claim_no: str
    batch_no: str


_USUAL = (
    BankField.SEQUENCE,
    BankField.HOLDER,
    BankField.ACCOUNT_NUMBER,
    BankField.BANK_NAME,
    BankField.AMOUNT_YUAN,
    BankField.PURPOSE,
    BankField.CLAIM_NO,
)
DEFAULT_COLUMNS = tuple(BankColumn(FIELD_LABELS[field], field) for field in _USUAL)


def layout_of(
    columns: Sequence[Mapping[str, Any]], delimiter: str = ",", encoding: str = "utf-8-sig"
) -> BankLayout:
    """The layout that the settings hold; without columns the usual ones."""
    chosen = tuple(
        BankColumn(str(one["header"]), BankField(one["field"]), str(one.get("text", "")))
        for one in columns
    )
    return BankLayout(chosen or DEFAULT_COLUMNS, delimiter, encoding)


def find_problems(columns: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What keeps these columns from being a bank's file: {"field", "message"} each.

    A file that names neither account nor amount could not be paid from.
    """
    problems = [_problem(index, one) for index, one in enumerate(columns)]
    found = [one for one in problems if one]
    fields = {one.get("field") for one in columns}
    for needed in (BankField.ACCOUNT_NUMBER, BankField.AMOUNT_YUAN):
        if columns and needed not in fields:
            message = f"缺少“{FIELD_LABELS[needed]}”一列，银行无法付款。"
            found.append({"field": "bank_columns", "message": message})
    if len(columns) > MOST_COLUMNS:
        found.append({"field": "bank_columns", "message": f"最多 {MOST_COLUMNS} 列。"})
    return found


def _problem(index: int, column: Mapping[str, Any]) -> dict[str, str] | None:
    place = f"bank_columns.{index}"
    header, text = column.get("header"), column.get("text", "")
    if not isinstance(header, str) or not 0 < len(header.strip()) <= _LONGEST:
        return {"field": f"{place}.header", "message": f"列名应为 1 至 {_LONGEST} 个字。"}
    if column.get("field") not in set(BankField):
        return {"field": f"{place}.field", "message": "不在可选范围内。"}
    if not isinstance(text, str) or len(text) > _LONGEST:
        return {"field": f"{place}.text", "message": f"固定文字最多 {_LONGEST} 个字。"}
    if column.keys() - {"header", "field", "text"}:
        return {"field": place, "message": "不认识的字段，请去掉。"}
    return None


def is_layout(delimiter: str, encoding: str) -> bool:
    """Whether a file can be written so."""
    return delimiter in DELIMITERS and encoding in ENCODINGS


def write_bank_file(layout: BankLayout, transfers: Sequence[Transfer]) -> bytes:
    """The file for the bank, one row a payment, in the order given."""
    rows = [
        [_cell(column, number, transfer) for column in layout.columns]
        for number, transfer in enumerate(transfers, 1)
    ]
    return write_csv(
        [column.header for column in layout.columns],
        rows,
        delimiter=layout.delimiter,
        encoding=layout.encoding,
    )


def _cell(column: BankColumn, number: int, transfer: Transfer) -> Cell:
    cells: dict[BankField, Cell] = {
        BankField.SEQUENCE: number,
        BankField.HOLDER: transfer.holder,
        BankField.ACCOUNT_NUMBER: "".join(transfer.account_number.split()),
        BankField.BANK_NAME: transfer.bank_name,
        BankField.AMOUNT_YUAN: Decimal(text_from_fen(transfer.amount_fen)),
        BankField.PURPOSE: transfer.purpose,
        BankField.CLAIM_NO: transfer.claim_no,
        BankField.BATCH_NO: transfer.batch_no,
        BankField.TEXT: column.text,
    }
    return cells[column.field]
