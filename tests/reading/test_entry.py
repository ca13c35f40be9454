from dataclasses import replace
from datetime import date

import pytest

from backend.kernel.money import MAX_FEN
from backend.reading.entry import Entry, dedupe_key_of, problems_of
from backend.reading.kinds import InvoiceKind

TODAY = date(2025, 6, 1)
DAY = date(2025, 1, 2)
SPECIAL = Entry(
    kind=InvoiceKind.SPECIAL_VAT,
    code="9900251130",
    number="00000001",
    issued_on=DAY,
    amount_fen=100000,
)
ORDINARY = Entry(
    kind=InvoiceKind.ORDINARY_VAT,
    code="9900251330",
    number="00000002",
    issued_on=DAY,
    check_code="123456",
)
DIGITAL = Entry(
    kind=InvoiceKind.DIGITAL_ORDINARY,
    number="25990000000000000001",
    issued_on=DAY,
    amount_fen=106,
)
FISCAL = Entry(
    kind=InvoiceKind.FISCAL_RECEIPT,
    code="99000125",
    number="0000000001",
    issued_on=DAY,
    amount_fen=1,
    check_code="abc123",
)
QUOTA = Entry(
    kind=InvoiceKind.QUOTA_INVOICE, code="099002500199", number="00000001", amount_fen=5000
)
OTHER = Entry(kind=InvoiceKind.UNKNOWN, number="A1")


def _fields(entry: Entry) -> list[str]:
    return [field for field, _ in problems_of(entry, today=TODAY)]


@pytest.mark.parametrize(
    "entry",
    [
        SPECIAL,
        ORDINARY,
        DIGITAL,
        FISCAL,
        QUOTA,
        OTHER,
        replace(ORDINARY, check_code="1" * 20),
        replace(ORDINARY, amount_fen=0),
        replace(SPECIAL, issued_on=TODAY),
        replace(SPECIAL, amount_fen=-1),
        replace(SPECIAL, check_code=""),
        replace(SPECIAL, kind=InvoiceKind.DIGITAL_PAPER_SPECIAL),
        replace(SPECIAL, kind=InvoiceKind.DIGITAL_PAPER_SPECIAL, number="2" * 20),
    ],
)
def test_a_complete_entry_has_no_problem(entry: Entry) -> None:
    assert _fields(entry) == []


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (replace(SPECIAL, code=None), "code"),
        (replace(SPECIAL, code=""), "code"),
        (replace(SPECIAL, code="99002511301"), "code"),
        (replace(SPECIAL, code="990025113a"), "code"),
        (replace(SPECIAL, code="９９００251130"), "code"),
        (replace(SPECIAL, number=None), "number"),
        (replace(SPECIAL, number="1"), "number"),
        (replace(SPECIAL, number="1" * 20), "number"),
        (replace(SPECIAL, issued_on=None), "issued_on"),
        (replace(SPECIAL, issued_on=date(2025, 6, 2)), "issued_on"),
        (replace(SPECIAL, amount_fen=None), "amount_fen"),
        (replace(SPECIAL, amount_fen=0), "amount_fen"),
        (replace(SPECIAL, amount_fen=MAX_FEN + 1), "amount_fen"),
        (replace(SPECIAL, amount_fen=-MAX_FEN - 1), "amount_fen"),
        (replace(SPECIAL, check_code="12345"), "check_code"),
        (replace(ORDINARY, check_code=None), "check_code"),
        (replace(ORDINARY, check_code="12345a"), "check_code"),
        (replace(ORDINARY, check_code="123456\n"), "check_code"),
        (replace(DIGITAL, code="9900251130"), "code"),
        (replace(DIGITAL, number="1" * 19), "number"),
        (replace(FISCAL, code="9900251130"), "code"),
        (replace(FISCAL, number="00000001"), "number"),
        (replace(FISCAL, check_code="12345"), "check_code"),
        (replace(QUOTA, amount_fen=None), "amount_fen"),
        (replace(OTHER, number="号码"), "number"),
        (replace(OTHER, number="1" * 33), "number"),
        (replace(OTHER, code="1" * 13), "code"),
    ],
)
def test_a_missing_or_wrong_field_is_marked_at_the_field(entry: Entry, field: str) -> None:
    assert _fields(entry) == [field]


def test_everything_missing_is_said_at_once_in_the_order_of_the_form() -> None:
    empty = Entry(kind=InvoiceKind.BLOCKCHAIN_INVOICE)

    assert _fields(empty) == ["code", "number", "issued_on", "amount_fen", "check_code"]


def test_a_message_names_the_field_what_is_wrong_and_what_is_right() -> None:
    (problem,) = problems_of(replace(SPECIAL, number="1234567"), today=TODAY)

    assert problem.message == "发票号码应为8位数字，现在填了7位，请对照票面修改。"


@pytest.mark.parametrize("number", ["１２３４５６７８", "1234567A"])
def test_a_number_of_the_right_length_is_not_blamed_for_its_length_alone(number: str) -> None:
    (problem,) = problems_of(replace(SPECIAL, number=number), today=TODAY)

    assert problem.message == "发票号码应为8位数字，现在填了8位或含有其他字符，请对照票面修改。"


def test_a_typed_invoice_has_the_key_of_the_scanned_one() -> None:
    assert dedupe_key_of(SPECIAL) == "9900251130|00000001"
    assert dedupe_key_of(DIGITAL) == "25990000000000000001"


def test_small_and_capital_letters_name_the_same_invoice() -> None:
    assert dedupe_key_of(replace(OTHER, number="a1")) == dedupe_key_of(OTHER)


def test_an_entry_without_number_has_no_key() -> None:
    with pytest.raises(ValueError, match="number"):
        dedupe_key_of(replace(SPECIAL, number=None))
