"""The bank's file reads back to what it was made of, and no cell of it is ever run."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.claims.rules import bank_file
from backend.claims.rules.bank_file import (
    DEFAULT_COLUMNS,
    BankColumn,
    BankField,
    BankLayout,
    Transfer,
)
from backend.claims.rules.csv_files import Delimiter, Encoding, safe_text, write_csv
from backend.kernel.money import MAX_FEN, fen_from_text

texts = st.text("=+-@＝'\",;|\t\n 林小满𠮷A1", max_size=8)
layouts = st.builds(
    BankLayout,
    st.lists(
        st.builds(BankColumn, texts.filter(str.strip), st.sampled_from(list(BankField)), texts),
        min_size=1,
        max_size=9,
    ).map(tuple),
    st.sampled_from(list(Delimiter)),
    st.sampled_from(list(Encoding)),
)
transfers = st.builds(
    Transfer,
    holder=texts,
    account_number=st.from_regex(r"[0-9]{8,30}", fullmatch=True),
    bank_name=texts,
    amount_fen=st.integers(1, MAX_FEN),
    purpose=texts,
    claim_no=texts,
    batch_no=texts,
)


def read(content: bytes, layout: BankLayout) -> list[list[str]]:
    """As docs/reference/bank-file.md tells others to read it."""
    text = content.decode(layout.encoding)
    return [
        [cell.removeprefix("'") for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=layout.delimiter.sign)
    ]


@given(layouts, st.lists(transfers, max_size=5))
def test_the_file_reads_back_to_the_payments(layout: BankLayout, sent: list[Transfer]) -> None:
    header, *rows = read(bank_file.write_bank_file(layout, sent), layout)

    assert header == [" ".join(column.header.split()) for column in layout.columns]
    assert len(rows) == len(sent)
    for number, (row, transfer) in enumerate(zip(rows, sent, strict=True), 1):
        for cell, column in zip(row, layout.columns, strict=True):
            assert cell == expected(column, number, transfer)


def expected(column: BankColumn, number: int, transfer: Transfer) -> str:
    match column.field:
        case BankField.SEQUENCE:
            return str(number)
        case BankField.AMOUNT_YUAN:
            return str(Decimal(transfer.amount_fen).scaleb(-2).quantize(Decimal("0.01")))
        case BankField.TEXT:
            return " ".join(column.text.split())
        case field:
            return " ".join(str(getattr(transfer, field)).split())


@given(st.lists(transfers, min_size=1, max_size=5))
def test_the_amounts_add_up_to_the_fen(sent: list[Transfer]) -> None:
    layout = BankLayout(DEFAULT_COLUMNS)

    rows = read(bank_file.write_bank_file(layout, sent), layout)[1:]

    assert sum(fen_from_text(row[4]) for row in rows) == sum(one.amount_fen for one in sent)


@given(st.text(max_size=20))
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert safe_text(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}


@given(st.text(max_size=20))
def test_a_quoted_text_is_got_back_by_taking_one_quote_away(text: str) -> None:
    assert safe_text(text).removeprefix("'") == " ".join(text.split())


def test_a_formula_for_a_holder_comes_out_as_text() -> None:
    layout = BankLayout((BankColumn("户名", BankField.HOLDER),))
    sent = Transfer(
        holder='=HYPERLINK("http://evil.example","点我")',
        account_number="6222000000000000001",
        bank_name="",
        amount_fen=1,
        purpose="",
        claim_no="",
        batch_no="",
    )

    content = bank_file.write_bank_file(layout, [sent]).decode("utf-8-sig")

    assert content == '"户名"\r\n"\'=HYPERLINK(""http://evil.example"",""点我"")"\r\n'


def test_an_account_keeps_its_leading_zeros_and_stands_in_quotes() -> None:
    layout = BankLayout(
        (
            BankColumn("账号", BankField.ACCOUNT_NUMBER),
            BankColumn("金额", BankField.AMOUNT_YUAN),
        ),
        delimiter=Delimiter.BAR,
        encoding=Encoding.GB18030,
    )
    sent = Transfer(
        holder="林小满",
        account_number="0062 2200 0000 0000 001",
        bank_name="",
        amount_fen=120_050,
        purpose="",
        claim_no="",
        batch_no="",
    )

    content = bank_file.write_bank_file(layout, [sent]).decode("gb18030")

    assert content == '"账号"|"金额"\r\n"0062220000000000001"|1200.50\r\n'


@pytest.mark.parametrize("encoding", list(Encoding))
def test_rare_characters_of_names_survive_every_encoding(encoding: Encoding) -> None:
    content = write_csv(["姓名"], [["𠮷永䶮喆"]], encoding=encoding)

    assert "𠮷永䶮喆" in content.decode(encoding)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ([], [BankField.ACCOUNT_NUMBER, BankField.AMOUNT_YUAN]),
        ([BankField.HOLDER, BankField.ACCOUNT_NUMBER], [BankField.AMOUNT_YUAN]),
        ([BankField.AMOUNT_YUAN], [BankField.ACCOUNT_NUMBER]),
        ([BankField.AMOUNT_YUAN, BankField.ACCOUNT_NUMBER], []),
    ],
)
def test_columns_from_which_nobody_could_pay_are_noticed(
    fields: list[BankField], missing: list[BankField]
) -> None:
    columns = [BankColumn("列", field) for field in fields]

    assert bank_file.missing_fields(columns) == missing


def test_no_columns_mean_the_usual_ones() -> None:
    assert bank_file.layout_of([]) == BankLayout(DEFAULT_COLUMNS)
    assert bank_file.missing_fields(DEFAULT_COLUMNS) == []


def test_a_layout_comes_back_from_the_settings() -> None:
    columns = [{"header": "币种", "field": "text", "text": "人民币"}]

    layout = bank_file.layout_of(columns, "tab", "gb18030")

    assert layout.columns == (BankColumn("币种", BankField.TEXT, "人民币"),)
    assert (layout.delimiter.sign, layout.encoding.value) == ("\t", "gb18030")
