from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reading.kinds import InvoiceKind
from backend.reading.numbers import (
    blockchain_key,
    dedupe_key,
    derived_kind,
    identity_problem,
    is_check_code,
    oddities,
)
from backend.reading.regions import REGIONS, region_of_code, region_of_digital

TODAY = date(2025, 6, 1)
INVENTED = frozenset({"9900"})


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("144031539110", InvoiceKind.ELECTRONIC_ORDINARY),
        ("131001570151", InvoiceKind.ELECTRONIC_ORDINARY),
        ("133011501118", InvoiceKind.ELECTRONIC_ORDINARY),
        ("111001571071", InvoiceKind.ELECTRONIC_ORDINARY),
        ("099002500104", InvoiceKind.ORDINARY_VAT),
        ("099002500105", InvoiceKind.ORDINARY_VAT),
        ("099002500106", InvoiceKind.ROLL),
        ("099002500107", InvoiceKind.ROLL),
        ("099002500111", InvoiceKind.ELECTRONIC_ORDINARY),
        ("099002500112", InvoiceKind.TOLL),
        ("099002500113", InvoiceKind.ELECTRONIC_SPECIAL),
        ("099002500117", InvoiceKind.USED_VEHICLE),
        ("099002500199", None),
        ("199002520199", InvoiceKind.MOTOR_VEHICLE),
        ("199002510111", None),
        ("099002520199", None),
        ("9900251130", InvoiceKind.SPECIAL_VAT),
        ("9900251530", InvoiceKind.SPECIAL_VAT),
        ("9900251330", InvoiceKind.ORDINARY_VAT),
        ("9900251630", InvoiceKind.ORDINARY_VAT),
        ("9900251230", InvoiceKind.FREIGHT),
        ("9900251730", InvoiceKind.FREIGHT),
        ("9900251030", None),
        ("9900251430", None),
        ("9900251830", None),
        ("9900251930", None),
        ("", None),
        (None, None),
        ("99002511", None),
        ("９９００251130", None),
    ],
)
def test_the_code_tells_the_kind(code: str | None, kind: InvoiceKind | None) -> None:
    assert derived_kind(code) is kind


def test_the_key_is_code_and_number_or_the_long_number_alone() -> None:
    assert dedupe_key("9900251130", "00000001") == "9900251130|00000001"
    assert dedupe_key(None, "25990000000000000001") == "25990000000000000001"
    assert dedupe_key("9900251130", "25990000000000000001") == "25990000000000000001"
    assert blockchain_key("00000006", "ab") == "sz|00000006|ab"


def test_a_missing_number_or_code_is_named() -> None:
    assert "发票号码" in str(identity_problem("9900251130", None))
    assert "发票代码" in str(identity_problem(None, "00000001"))
    assert "7位" in str(identity_problem("9900251130", "0000001"))
    assert identity_problem("9900251130", "00000001") is None


@pytest.mark.parametrize("text", ["", "1" * 19, "1" * 21, "１" * 20, "1" * 19 + "\n"])
def test_a_check_code_has_twenty_plain_digits(text: str) -> None:
    assert not is_check_code(text)


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("1101251130", "1100"),
        ("2102251130", "2102"),
        ("3302251130", "3302"),
        ("3502251130", "3502"),
        ("3702251130", "3702"),
        ("4403251130", "4403"),
        ("4401251130", "4400"),
        ("044032500111", "4403"),
        ("035042500111", "3500"),
        ("099002500111", "9900"),
    ],
)
def test_the_region_is_reduced_but_for_five_cities(code: str, region: str) -> None:
    assert region_of_code(code) == region


def test_a_long_number_holds_only_the_province() -> None:
    assert region_of_digital("25440000000000000001") == "4400"
    assert REGIONS[region_of_digital("25440000000000000001")] == "广东"


def test_a_sound_invoice_has_no_oddities() -> None:
    assert oddities("4400251130", "00000001", None, today=TODAY) == []
    assert oddities(None, "25440000000000000001", date(2025, 1, 2), today=TODAY) == []


@pytest.mark.parametrize("code", ["4400001130", "4400261130", "044000000111", "044002600111"])
def test_a_year_of_nought_or_to_come_is_odd(code: str) -> None:
    assert "年份" in oddities(code, "00000001", None, today=TODAY)[0]


def test_an_invented_region_is_odd_unless_the_demo_takes_it() -> None:
    assert "9900" in oddities("9900251130", "00000001", None, today=TODAY)[0]
    assert oddities("9900251130", "00000001", None, today=TODAY, regions=INVENTED) == []


def test_a_long_number_of_another_year_or_region_is_odd() -> None:
    found = oddities(None, "24990000000000000001", date(2025, 1, 2), today=TODAY)

    assert [word in text for word, text in zip(("年份", "地区"), found, strict=True)] == [True] * 2


def test_a_code_beside_a_long_number_is_odd() -> None:
    found = oddities("4400251130", "25440000000000000001", date(2025, 1, 2), today=TODAY)

    assert ["数电纸质发票" in text for text in found] == [True]


@given(st.text(max_size=25), st.text(max_size=25), st.dates(), st.dates())
def test_no_text_makes_the_checks_fail(code: str, number: str, issued: date, today: date) -> None:
    assert isinstance(oddities(code, number, issued, today=today), list)
    assert derived_kind(code) is None or identity_problem(code, "00000001") is None
