from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.money import (
    MAX_FEN,
    NotAnAmountError,
    fen_from_text,
    fen_from_yuan,
    text_from_fen,
    yuan_from_text,
)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("30", 3000),
        ("200.5", 20050),
        ("1000.00", 100000),
        ("1.15", 115),
        ("0", 0),
        ("-0", 0),
        ("0.01", 1),
        ("-0.05", -5),
        ("-12.3", -1230),
        ("007.50", 750),
        ("90071992547409.91", MAX_FEN),
    ],
)
def test_a_plain_decimal_becomes_whole_fen(text: str, fen: int) -> None:
    assert fen_from_text(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1.",
        ".5",
        "1.234",
        "1.000",
        "+5",
        "--5",
        "- 5",
        " 5",
        "5 ",
        "5\n",
        "1E5",
        "1e5",
        "1_0",
        "0x10",
        "NaN",
        "Infinity",
        "1,000.00",
        "１２.００",
        "٣",
        "¥5",
        "五",
        "90071992547409.92",
        "9" * 33,
        "9" * 1_000_000,
        "0" * 1_000_000,
    ],
)
def test_anything_else_is_no_amount(text: str) -> None:
    with pytest.raises(NotAnAmountError):
        fen_from_text(text)


def test_every_amount_from_one_fen_to_9999_99_survives_exactly() -> None:
    texts = [f"{yuan}.{rest:02d}" for yuan in range(10_000) for rest in range(100)]

    fens = list(map(fen_from_text, texts))

    assert fens == list(range(1_000_000))


@given(st.integers(-MAX_FEN, MAX_FEN))
def test_fen_to_text_and_back_is_the_same_fen(fen: int) -> None:
    assert fen_from_text(text_from_fen(fen)) == fen


def test_the_digits_of_an_amount_stay_as_printed() -> None:
    assert str(yuan_from_text("200.5")) == "200.5"
    assert str(yuan_from_text("1000.00")) == "1000.00"


@pytest.mark.parametrize(("yuan", "fen"), [("1.000", 100), ("1E2", 10000), ("-0.10", -10)])
def test_a_decimal_of_another_system_becomes_whole_fen(yuan: str, fen: int) -> None:
    assert fen_from_yuan(Decimal(yuan)) == fen


@pytest.mark.parametrize(
    "yuan",
    ["NaN", "sNaN", "Infinity", "0.001", "1." + "0" * 40 + "1", "1E-999999", "1E+999999", "1E30"],
)
def test_a_decimal_that_is_no_amount_is_refused(yuan: str) -> None:
    with pytest.raises(NotAnAmountError):
        fen_from_yuan(Decimal(yuan))
