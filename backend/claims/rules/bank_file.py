"""银行付款文件: which columns, in which order, under which heading.

docs/reference/bank-file.md describes it for others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from backend.claims.rules.csv_files import Cell, Delimiter, Encoding, write_csv
from backend.kernel.money import text_from_fen

MOST_COLUMNS = 20


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
    delimiter: Delimiter = Delimiter.COMMA
    encoding: Encoding = Encoding.UTF_8


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
    columns: Sequence[Mapping[str, Any]],
    delimiter: str = Delimiter.COMMA,
    encoding: str = Encoding.UTF_8,
) -> BankLayout:
    """The layout that the settings hold; without columns the usual ones."""
    chosen = tuple(
        BankColumn(str(one["header"]), BankField(one["field"]), str(one.get("text", "")))
        for one in columns
    )
    return BankLayout(chosen or DEFAULT_COLUMNS, Delimiter(delimiter), Encoding(encoding))


def missing_fields(columns: Sequence[BankColumn]) -> list[BankField]:
    """What a file with these columns lacks: without account or amount nobody can be paid."""
    named = {column.field for column in columns}
    return [one for one in (BankField.ACCOUNT_NUMBER, BankField.AMOUNT_YUAN) if one not in named]


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
