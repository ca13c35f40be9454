"""Of every payload: nothing makes the reader fail, and what is built reads back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.kernel.crc import crc16_umts
from backend.reading.qr import (
    Crc,
    CrcForm,
    Habit,
    build,
    parse,
)
from tests import payloads

BODY = "01,01,9900251130,00000001,1000.00,20250102,"


DIGITAL = "01,31,,25990000000000000001,1130.00,20250106,,"


def _seal(body: str) -> str:
    return f"{body}{crc16_umts(body.encode()):04X},"


@settings(max_examples=500)
@given(st.one_of(st.text(), st.binary(), st.text("01,.-$:/\0ABCDEF？，")))
def test_nothing_makes_the_reader_fail(payload: str | bytes) -> None:
    reading = parse(payload)

    assert reading.ok == (reading.reason is None)
    assert reading.ok == (reading.dedupe_key is not None)


@given(payloads.printed(), st.text(max_size=3), st.integers(0, 120))
def test_no_damage_to_a_payload_makes_the_reader_fail(
    printed: payloads.Printed, foreign: str, place: int
) -> None:
    text = printed.text()

    reading = parse(text[:place] + foreign + text[place + 1 :])

    assert not reading.ok or (reading.number and reading.amount_fen is not None)
    assert not reading.ok or reading.text.isascii()


@settings(max_examples=300)
@given(payloads.printed())
def test_what_can_be_built_reads_back_the_same(printed: payloads.Printed) -> None:
    reading = parse(printed.text())

    assert reading.ok
    assert (reading.qr_type, reading.code, reading.number) == (
        printed.qr_type,
        printed.code,
        printed.number,
    )
    assert (reading.amount_fen, reading.issued_on) == (printed.amount_fen, printed.issued_on)
    assert reading.check_code == printed.check_code
    assert reading.crc is (Crc.ABSENT if printed.habit.crc_form is None else Crc.OK)


@given(payloads.printed(), st.sampled_from(list(CrcForm)), st.integers(0, 200), st.integers(1, 9))
def test_one_changed_digit_never_fits_the_check_value_of_its_habit(
    printed: payloads.Printed, form: CrcForm, nth: int, step: int
) -> None:
    text = replace(printed, habit=replace(printed.habit, crc_form=form)).text()
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    place = places[nth % len(places)]
    digit = str((int(text[place]) + step) % 10)

    reading = parse(text[:place] + digit + text[place + 1 :])

    assert reading.crc_form is not form


@pytest.mark.parametrize(
    "text",
    [
        payloads.SPECIAL,
        payloads.SPECIAL_WITHOUT_COMMA,
        payloads.ORDINARY,
        payloads.ELECTRONIC,
        payloads.DIGITAL_SPECIAL,
        payloads.DIGITAL_SHORT_TRAILER,
        payloads.SEVEN_FIELDS,
    ],
)
def test_no_changed_digit_of_the_examples_passes_as_unedited(text: str) -> None:
    edited = [
        text[:place] + digit + text[place + 1 :]
        for place, sign in enumerate(text)
        for digit in "0123456789"
        if sign.isdigit() and sign != digit
    ]

    assert not [one for one in edited if parse(one).crc is Crc.OK]


@pytest.mark.parametrize(
    ("code", "number", "qr_type", "check_code", "habit"),
    [
        (None, "00000001", "01", None, Habit()),
        ("9900251130", "1", "01", None, Habit()),
        ("9900251130", "00000001", "1", None, Habit()),
        ("9900251130", "00000001", "01", "123456", Habit()),
        ("9900251130", "00000001", "01", "1" * 20, Habit(has_check_slot=False)),
    ],
)
def test_what_could_not_be_read_back_is_not_built(
    code: str | None, number: str, qr_type: str, check_code: str | None, habit: Habit
) -> None:
    with pytest.raises(ValueError, match=r"位|发票|digits"):
        build(
            qr_type=qr_type,
            code=code,
            number=number,
            amount_fen=1,
            issued_on=date(2025, 1, 2),
            check_code=check_code,
            habit=habit,
        )
