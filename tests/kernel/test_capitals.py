import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.kernel.capitals import in_capitals
from backend.kernel.money import MAX_FEN


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (15, "壹角伍分"),
        (100, "壹元整"),
        (102, "壹元零贰分"),
        (1000, "壹拾元整"),
        (1030, "壹拾元零叁角整"),
        (32504, "叁佰贰拾伍元零肆分"),
        (168032, "壹仟陆佰捌拾元零叁角贰分"),
        (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (10700053, "壹拾万柒仟元零伍角叁分"),
        (1234567, "壹万贰仟叁佰肆拾伍元陆角柒分"),
        (100000000, "壹佰万元整"),
        (100010000, "壹佰万零壹佰元整"),
        (10000000000, "壹亿元整"),
        (10000000100, "壹亿零壹元整"),
        (100000000000000, "壹万亿元整"),
        (-5, "负伍分"),
        (MAX_FEN, "玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分"),
    ],
)
def test_an_amount_is_written_out_as_vouchers_want_it(fen: int, words: str) -> None:
    assert in_capitals(fen) == words


@given(st.integers(-MAX_FEN, MAX_FEN))
@example(1_0000_0000_0000_00)
@example(-1_0001_0000_00)
def test_what_is_written_out_reads_back_as_the_same_amount(fen: int) -> None:
    words = in_capitals(fen)

    assert _read(words) == fen
    assert "零零" not in words
    assert words[-1] in "整分"


def _read(words: str) -> int:
    """An independent reader: what each digit is worth, by the unit signs behind it."""
    text = words.removesuffix("整").removeprefix("负")
    yuan, _, small = text.rpartition("元")
    fen = sum(
        _digit(one[0]) * (10 if one[1] == "角" else 1) for one in re.findall(".[角分]", small)
    )
    total = section = digit = 0
    for sign in yuan:
        if sign in "拾佰仟":
            section += digit * {"拾": 10, "佰": 100, "仟": 1000}[sign]
            digit = 0
        elif sign == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        elif sign == "亿":
            total, section, digit = (total + section + digit) * 100_000_000, 0, 0
        else:
            digit = _digit(sign)
    amount = (total + section + digit) * 100 + fen
    return -amount if words.startswith("负") else amount


def _digit(sign: str) -> int:
    return "零壹贰叁肆伍陆柒捌玖".index(sign)
