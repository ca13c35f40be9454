"""Fields side by side: what agrees, what differs, and what nobody can tell."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reading.kinds import AmountMeaning
from backend.verification.rules.comparing import Agreement, Face, differences, side_by_side

NUMBER = "26312000000000000017"
STORED = Face(
    number=NUMBER,
    issued_on=date(2026, 11, 18),
    amount_fen=113_000,
    amount_meaning=AmountMeaning.WITH_TAX,
    check_code="123456",
)
TOLD: dict[str, Any] = {"total_fen": 113_000, "amount_without_tax_fen": 100_000, "items": []}
ASKED = {"number": NUMBER, "issued_on": "2026-11-18", "amount_fen": 113_000, "check_code": None}


def agreements(stored: Face, printed: Face | None, told: dict[str, Any] | None) -> dict[str, str]:
    rows = side_by_side(printed, stored, stood={}, told=told, asked=ASKED)
    return {one.field: one.agreement.value for one in rows}


@pytest.mark.parametrize(
    ("meaning", "amount_fen", "expected"),
    [
        (AmountMeaning.WITH_TAX, 113_000, "same"),
        (AmountMeaning.WITH_TAX, 100_000, "differs"),
        (AmountMeaning.WITHOUT_TAX, 100_000, "same"),
        (AmountMeaning.WITHOUT_TAX, 113_000, "differs"),
        (AmountMeaning.UNKNOWN, 113_000, "same"),
        (AmountMeaning.UNKNOWN, 100_000, "same"),
        (AmountMeaning.UNKNOWN, 99_999, "unknown"),
    ],
)
def test_an_amount_is_compared_with_the_told_one_that_means_the_same(
    meaning: AmountMeaning, amount_fen: int, expected: str
) -> None:
    stored = Face(number=NUMBER, amount_fen=amount_fen, amount_meaning=meaning)

    assert agreements(stored, None, TOLD)["amount_fen"] == expected


def test_six_signs_of_a_check_code_agree_with_the_whole_one() -> None:
    assert (
        agreements(STORED, None, TOLD | {"check_code": "0" * 14 + "123456"})["check_code"] == "same"
    )
    assert agreements(STORED, None, TOLD | {"check_code": "0" * 20})["check_code"] == "differs"


def test_an_office_that_only_says_differs_leaves_what_was_asked_in_doubt() -> None:
    found = agreements(STORED, None, None)

    # It knows the number; the check code was not in the question.
    assert found == {
        "number": "same",
        "issued_on": "unknown",
        "amount_fen": "unknown",
        "check_code": "same",
    }


def test_a_typed_field_that_is_printed_otherwise_differs_whatever_was_told() -> None:
    printed = Face(number=NUMBER, issued_on=date(2026, 11, 8), amount_fen=113_000)

    for told in (None, TOLD):
        assert agreements(STORED, printed, told)["issued_on"] == "differs"


_VALUES = st.fixed_dictionaries(
    {
        "buyer_name": st.none() | st.sampled_from(["甲公司", "乙公司"]),
        "total_fen": st.none() | st.integers(-(10**12), 10**12),
        "items": st.lists(st.fixed_dictionaries({"name": st.sampled_from(["餐费", "住宿费"])})),
    }
)


@given(_VALUES, _VALUES)
def test_only_told_fields_that_stood_otherwise_are_differences(
    stood: dict[str, Any], told: dict[str, Any]
) -> None:
    found = {one.field: one for one in differences(stood, told)}

    changed = {
        name
        for name in stood
        if stood[name] not in (None, [])
        and told[name] not in (None, [])
        and stood[name] != told[name]
    }
    assert set(found) == changed
    assert all(one.agreement is Agreement.DIFFERS for one in found.values())
    assert differences(told, told) == []
