import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from backend.kernel.taxid import TaxIdForm, check_tax_id, is_organisation_code, normalise_tax_id

ORGANISATION = "MA00000D3"  # invented, with its own check character
USCC = "91990000" + ORGANISATION
USCC += uscc.calc_check_digit(USCC)


def _organisation_check(first_eight: str) -> str:
    value = {sign: place for place, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    weighed = zip(first_eight, [3, 7, 9, 10, 5, 8, 4, 2], strict=True)
    rest = 11 - sum(value[sign] * weight for sign, weight in weighed) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8))
def test_an_organisation_code_has_exactly_one_right_check_character(first_eight: str) -> None:
    right = [sign for sign in "0123456789X" if is_organisation_code(first_eight + sign)]

    assert right == [_organisation_check(first_eight)]


@pytest.mark.parametrize(
    "code", ["", "MA00000D", "MA00000D36", "ma00000d3", "MA0000.D6", "1234567é0"]
)
def test_other_texts_are_no_organisation_code(code: str) -> None:
    assert not is_organisation_code(code)


def test_an_id_is_brought_to_one_spelling() -> None:
    assert normalise_tax_id(" ９１99 0000\tma00000d3q\u3000\n") == "91990000MA00000D3Q"


def test_a_right_18_character_id_passes() -> None:
    check = check_tax_id(USCC.lower())

    assert (check.tax_id, check.form) == (USCC, TaxIdForm.USCC)
    assert check.problem is None
    assert check.warning is None


def test_one_wrong_digit_in_an_18_character_id_is_noticed() -> None:
    wrong = USCC[:4] + "1" + USCC[5:]

    assert "抄错" in str(check_tax_id(wrong).problem)


@pytest.mark.parametrize("sign", "IOSVZ")
def test_letters_that_do_not_occur_in_an_18_character_id_are_named(sign: str) -> None:
    assert "I、O、S、V、Z" in str(check_tax_id(USCC[:9] + sign + USCC[10:]).problem)


def test_a_doubtful_organisation_code_inside_is_only_a_warning() -> None:
    first = "91990000MA00000D7"

    check = check_tax_id(first + uscc.calc_check_digit(first))

    assert check.form is TaxIdForm.USCC
    assert check.warning is not None


def test_a_right_15_character_id_passes() -> None:
    assert check_tax_id("990000" + ORGANISATION).form is TaxIdForm.OLD_15


def test_a_wrong_15_character_id_is_noticed() -> None:
    assert check_tax_id("990000" + "MA00000D7").problem is not None


@pytest.mark.parametrize(
    "tax_id",
    [
        "99000019900101001X",
        "990000199001010012",
        "9" * 16,
        "9" * 17,
        "9" * 19,
        "99000019900101001X01",
    ],
)
def test_where_no_rule_is_known_the_pattern_is_enough(tax_id: str) -> None:
    check = check_tax_id(tax_id)

    assert (check.form, check.problem) == (TaxIdForm.PATTERN_ONLY, None)


@pytest.mark.parametrize("text", ["", "9" * 14, "9" * 21, "9199-0000-MA00000D3Q", "中" * 18])
def test_a_wrong_length_or_sign_is_a_problem(text: str) -> None:
    assert "15至20位" in str(check_tax_id(text).problem)


@given(st.text(max_size=30))
def test_no_text_makes_the_check_fail(text: str) -> None:
    check = check_tax_id(text)

    assert (check.form is None) == (check.problem is not None)
