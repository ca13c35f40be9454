"""Cursors: round trips, and refusal of everything that is not one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.errors import InvalidInputError
from backend.web.pages import decode_cursor, encode_cursor


@given(st.integers(-(2**63), 2**63 - 1), st.text())
def test_a_cursor_comes_back_as_it_went(number: int, text: str) -> None:
    assert decode_cursor(encode_cursor(number, text), int, str) == (number, text)


def test_no_cursor_is_the_first_page() -> None:
    assert decode_cursor(None, int) is None


@given(st.text())
def test_any_other_text_is_refused_not_a_crash(text: str) -> None:
    try:
        key = decode_cursor(text, int, int)
    except InvalidInputError:
        return
    assert key is not None
    assert [type(part) for part in key] == [int, int]


@pytest.mark.parametrize(
    "key", [(1,), (1, "2"), (1, 2, 3), (True, 2), (None, 1), (1.0, 2), (2**63, 1), (1, -(10**60))]
)
def test_a_key_of_another_form_is_refused(key: tuple[object, ...]) -> None:
    with pytest.raises(InvalidInputError):
        decode_cursor(encode_cursor(*key), int, int)
