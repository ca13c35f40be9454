from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.kernel.crc import crc16_umts
from backend.reading.kinds import AmountMeaning, InvoiceKind
from backend.reading.qr import (
    Crc,
    CrcForm,
    Habit,
    QrFamily,
    QrReading,
    Scheme,
    build,
    parse,
)
from tests import payloads

BODY = "01,01,9900251130,00000001,1000.00,20250102,"
DIGITAL = "01,31,,25990000000000000001,1130.00,20250106,,"


def _seal(body: str) -> str:
    return f"{body}{crc16_umts(body.encode()):04X},"


@pytest.mark.parametrize(
    ("payload", "kind", "amount", "crc"),
    [
        (payloads.SPECIAL, "special_vat", (100000, "without_tax"), ("ok", "with-comma")),
        (
            payloads.SPECIAL_WITHOUT_COMMA,
            "special_vat",
            (100000, "without_tax"),
            ("ok", "without-comma"),
        ),
        (payloads.ORDINARY, "ordinary_vat", (20050, "without_tax"), ("ok", "with-comma")),
        (
            payloads.ELECTRONIC,
            "electronic_ordinary",
            (9709, "without_tax"),
            ("ok", "without-comma"),
        ),
        (payloads.TOLL_PRINTED_AS_10, "toll", (3000, "without_tax"), ("ok", "with-comma")),
        (payloads.DIGITAL_SPECIAL, "digital_special", (113000, "with_tax"), ("ok", "with-comma")),
        (
            payloads.DIGITAL_SHORT_TRAILER,
            "digital_ordinary",
            (10600, "with_tax"),
            ("ok", "with-comma"),
        ),
        (payloads.SEVEN_FIELDS, "special_vat", (100000, "without_tax"), ("ok", "with-comma")),
        (payloads.EDITED, "digital_ordinary", (10700, "with_tax"), ("mismatch", None)),
    ],
)
def test_the_published_examples_are_read(
    payload: str, kind: str, amount: tuple[int, str], crc: tuple[str, str | None]
) -> None:
    reading = parse(payload)

    assert reading.ok
    assert reading.reason is None
    assert (reading.family, reading.scheme) == (QrFamily.INVOICE, Scheme.VAT)
    assert reading.kind == kind
    assert (reading.amount_fen, reading.amount_meaning) == amount
    assert (reading.crc, reading.crc_form) == crc


def test_every_field_of_a_payload_is_given() -> None:
    reading = parse(payloads.ORDINARY)

    assert reading == QrReading(
        family=QrFamily.INVOICE,
        text=payloads.ORDINARY,
        ok=True,
        scheme=Scheme.VAT,
        version="01",
        qr_type="04",
        derived_kind=InvoiceKind.ORDINARY_VAT,
        kind=InvoiceKind.ORDINARY_VAT,
        code="9900251330",
        number="00000002",
        amount=Decimal("200.5"),
        amount_fen=20050,
        amount_meaning=AmountMeaning.WITHOUT_TAX,
        issued_on=date(2025, 1, 3),
        check_code="00000000000000123456",
        trailer="9FC1",
        crc=Crc.OK,
        crc_form=CrcForm.WITH_COMMA,
    )
    assert str(reading.amount) == "200.5"
    assert reading.crc_ok is True


def test_what_a_digital_invoice_has_not_is_none() -> None:
    reading = parse(payloads.DIGITAL_SPECIAL)

    assert (reading.code, reading.derived_kind, reading.check_code) == (None, None, None)


@pytest.mark.parametrize(
    "printed",
    [
        payloads.SPECIAL + "\0",
        "\ufeff" + payloads.SPECIAL,
        "\ufeff \t" + payloads.SPECIAL + " \0\r\n",
        "\0\0" + payloads.SPECIAL + "\0\0\0",
        payloads.SPECIAL.rstrip(","),
        payloads.SPECIAL + ",,,",
        payloads.SPECIAL.replace(",", "，"),
        payloads.SPECIAL.replace(",", "，", 3),
        payloads.SPECIAL + "　",
        payloads.SPECIAL.encode(),
        b"\xef\xbb\xbf" + payloads.SPECIAL.encode() + b"\0\r\n",
        payloads.SPECIAL_WITHOUT_COMMA.replace("D096", "d096"),
    ],
)
def test_padding_wide_commas_and_small_letters_change_nothing(printed: str | bytes) -> None:
    expected = parse(payloads.SPECIAL)

    reading = parse(printed)

    assert reading.ok
    assert reading.crc is Crc.OK
    assert (reading.dedupe_key, reading.amount, reading.issued_on) == (
        expected.dedupe_key,
        expected.amount,
        expected.issued_on,
    )


def test_a_trailer_is_given_in_capitals() -> None:
    assert parse(payloads.SPECIAL_WITHOUT_COMMA.lower()).trailer == "D096"


@pytest.mark.parametrize("trailer", ["1B", "01B", "001B", "1b", "001b"])
def test_a_trailer_is_compared_as_a_number(trailer: str) -> None:
    text = payloads.DIGITAL_SHORT_TRAILER.removesuffix("1B") + trailer

    assert parse(text).crc is Crc.OK


@pytest.mark.parametrize(
    ("text", "crc"),
    [
        (BODY.rstrip(","), Crc.ABSENT),
        (BODY + ",", Crc.ABSENT),
        (BODY + ",,,,", Crc.ABSENT),
        (BODY + ",0000", Crc.MISMATCH),
        (BODY + ",GGGG", Crc.MISMATCH),
        (BODY + ",+1B", Crc.MISMATCH),
        (BODY + ",0x1B", Crc.MISMATCH),
        (BODY + ",1_B", Crc.MISMATCH),
        (BODY + ",09408", Crc.MISMATCH),
        (BODY + "9409", Crc.MISMATCH),
        (DIGITAL.replace(",31,", ",51,") + "a1b2", Crc.UNDETERMINED),
        (DIGITAL.replace(",31,", ",61,") + "A1B2", Crc.UNDETERMINED),
        (DIGITAL.replace(",31,", ",51,"), Crc.ABSENT),
        (_seal(DIGITAL.replace(",31,", ",51,")), Crc.OK),
    ],
)
def test_the_check_value_never_refuses_an_invoice(text: str, crc: Crc) -> None:
    reading = parse(text)

    assert reading.ok
    assert reading.crc is crc
    assert reading.crc_ok is {Crc.OK: True, Crc.ABSENT: None}.get(crc, False)


@pytest.mark.parametrize("last_comma", ["", ","])
def test_a_check_code_without_a_trailer_is_told_by_its_form(last_comma: str) -> None:
    reading = parse(f"01,10,099002500111,00000003,97.09,20250104,{'7' * 20}{last_comma}")

    assert reading.check_code == "7" * 20
    assert reading.crc is Crc.ABSENT


@pytest.mark.parametrize("damaged", ["7" * 19, "7" * 21, "12345x", "７" * 20])
def test_a_damaged_check_code_is_left_out_and_said(damaged: str) -> None:
    reading = parse(f"01,10,099002500111,00000003,97.09,20250104,{damaged},1234")

    assert reading.check_code is None
    assert reading.ok == damaged.isascii()
    assert len(reading.warnings) == reading.ok


@pytest.mark.parametrize(
    ("qr_type", "meaning"),
    [
        *((one, AmountMeaning.WITHOUT_TAX) for one in ("01", "04", "10")),
        *((one, AmountMeaning.WITH_TAX) for one in ("31", "32", "51")),
        *((one, AmountMeaning.UNKNOWN) for one in ("02", "03", "08", "11", "14", "15", "20")),
        *((one, AmountMeaning.UNKNOWN) for one in ("61", "17", "81", "83", "85", "99", "00")),
    ],
)
def test_the_meaning_of_the_amount_follows_the_printed_type(
    qr_type: str, meaning: AmountMeaning
) -> None:
    reading = parse(f"01,{qr_type},099002500111,00000003,97.09,20250104,,")

    assert reading.amount_meaning is meaning
    assert reading.kind is InvoiceKind.ELECTRONIC_ORDINARY


def test_an_unconfirmed_meaning_can_be_configured() -> None:
    text = "01,61,,25990000000000000009,1.00,20250104,,"

    reading = parse(text, meanings={"61": AmountMeaning.WITH_TAX})

    assert reading.amount_meaning is AmountMeaning.WITH_TAX


def test_a_type_that_differs_from_the_code_is_flagged_not_refused() -> None:
    reading = parse(payloads.TOLL_PRINTED_AS_10)

    assert (reading.qr_type, reading.derived_kind) == ("10", InvoiceKind.TOLL)
    assert "通行费发票" in "".join(reading.warnings)


@pytest.mark.parametrize("qr_type", ["00", "17", "83", "99"])
def test_an_unknown_type_is_kept_for_manual_checking(qr_type: str) -> None:
    reading = parse(f"01,{qr_type},,25990000000000000007,1.00,20250104,,")

    assert reading.ok
    assert reading.kind is InvoiceKind.UNKNOWN
    assert qr_type in reading.warnings[0]


def test_a_negative_amount_is_kept_and_flagged() -> None:
    reading = parse(_seal("01,31,,25990000000000000008,-0.05,20250104,,"))

    assert (reading.ok, reading.amount_fen) == (True, -5)
    assert "负数" in "".join(reading.warnings)


@pytest.mark.parametrize(
    ("code", "number", "key"),
    [
        ("9900251130", "00000001", "9900251130|00000001"),
        ("099002500111", "00000001", "099002500111|00000001"),
        ("", "25990000000000000001", "25990000000000000001"),
        ("9900251130", "25990000000000000001", "25990000000000000001"),
    ],
)
def test_code_and_number_give_the_key(code: str, number: str, key: str) -> None:
    assert parse(f"01,01,{code},{number},1.00,20250104").dedupe_key == key


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("", ""),
        ("", "00000001"),
        ("9900251130", ""),
        ("9900251130", "0000001"),
        ("9900251130", "000000001"),
        ("9900251130", "2599000000000000001"),
        ("", "2599000000000000001"),
        ("", "259900000000000000011"),
        ("990025113", "00000001"),
        ("99002511301", "00000001"),
        ("9900251130111", "00000001"),
        ("990025113O", "00000001"),
        ("9900251130", "0000000l"),
        (" 9900251130", "00000001"),
        ("9900251130", "-0000001"),
        ("9900251130", "1.000000"),
        ("99002511", "25990000000000000001"),
    ],
)
def test_what_identifies_no_invoice_is_not_ok(code: str, number: str) -> None:
    reading = parse(f"01,01,{code},{number},1.00,20250104,,ABCD")

    assert (reading.ok, reading.family, reading.dedupe_key) == (False, QrFamily.INVOICE, None)
    assert "重新扫描" in str(reading.reason)
    assert "手动录入" in str(reading.reason)


NOT_AN_INVOICE = [
    "",
    ",",
    ",,,,,,,",
    "01",
    "01,01,9900251130,00000001,1000.00",
    "02,01,9900251130,00000001,1000.00,20250102,,9408,",
    "1,01,9900251130,00000001,1000.00,20250102,,9408,",
    "001,01,9900251130,00000001,1000.00,20250102,,9408,",
    "01,1,9900251130,00000001,1000.00,20250102,,9408,",
    "01,001,9900251130,00000001,1000.00,20250102,,9408,",
    "01,A1,9900251130,00000001,1000.00,20250102,,9408,",
    "01,,9900251130,00000001,1000.00,20250102,,9408,",
    "01,０１,9900251130,00000001,1000.00,20250102,,9408,",
    "０１,01,9900251130,00000001,1000.00,20250102,,9408,",
    "01,01,９９００251130,00000001,1000.00,20250102,,9408,",
    "01,01,9900251130,００００0001,1000.00,20250102,,9408,",
    "01, 01,9900251130,00000001,1000.00,20250102,,9408,",
    *(
        f"01,01,9900251130,00000001,{amount},20250102,,9408,"
        for amount in (
            "",
            "+1",
            "1E5",
            "1e2",
            "NaN",
            "Infinity",
            "-Infinity",
            "1_0",
            "1.",
            ".5",
            "1.234",
            "1000.000",
            " 1",
            "1 ",
            "１０",
            "1０",
            "٣",
            "¥1",
            "1.0.0",
            "--1",
            "0x1",
            "1;2",
            "9" * 17,
            "9" * 400,
        )
    ),
    *(
        f"01,01,9900251130,00000001,1.00,{day},,9408,"
        for day in (
            "",
            "20250230",
            "20230229",
            "20251301",
            "20250100",
            "20250001",
            "00000101",
            "2025-01-02",
            "2025012",
            "202501021",
            "2025010a",
            "２０２５0102",
            "+2025010",
            "2025 102",
        )
    ),
    "01,01,9900251130,00000001,1000.00,20250102,,9408,9408",
    "01,01,9900251130,00000001,1000.00,20250102,,,9408",
    payloads.SPECIAL + payloads.ORDINARY,
    payloads.SPECIAL + "\0x",
    payloads.SPECIAL.replace("9408", "94\x0008"),
    payloads.SPECIAL + "\ufffd",
    payloads.SPECIAL.replace(",", ";"),
    payloads.SPECIAL.replace(",", "\n"),
    "x" + payloads.SPECIAL,
    "hello, world, this, is, a, text, of, mine",
    "AB12345678" + "1140102" + "1234" + "0" * 56,
    "\ud800",
    "01,01,9900251130,00000001,1000.00,20250102,,\udc80",
    "发票",
    "-----BEGIN",
    '{"code": "9900251130"}',
    "<script>alert(1)</script>",
]


@pytest.mark.parametrize("text", NOT_AN_INVOICE)
def test_any_other_text_is_not_an_invoice(text: str) -> None:
    reading = parse(text)

    assert (reading.ok, reading.family, reading.crc) == (False, QrFamily.UNKNOWN, Crc.ABSENT)
    assert (reading.kind, reading.code, reading.number, reading.amount_fen) == (None,) * 4
    assert "重新扫描" in str(reading.reason)
    assert "手动录入" in str(reading.reason)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "没有读到"),
        ("01,01,9900251130", "不完整"),
        (payloads.SPECIAL + payloads.ORDINARY, "两个码"),
        ("01,01,9900251130,00000001,NaN,20250102", "金额"),
        ("01,01,9900251130,00000001,1.00,20250230", "日期"),
        ("01,1,9900251130,00000001,1.00,20250102", "类型"),
        ("０１,01,9900251130,00000001,1.00,20250102", "全角"),
        ("AB12345678" + "1140102" + "1234" + "0" * 56, "台湾"),
        ("x" * 5000, "超过"),
        ("x" * 70000, "超过"),
    ],
)
def test_the_reason_names_what_is_wrong(text: str, word: str) -> None:
    assert word in str(parse(text).reason)


def test_a_code_like_that_of_a_fiscal_receipt_is_sent_to_manual_entry() -> None:
    reading = parse("01,01,99000125,0000000001,1.00,20250102,abc123,ABCD")

    assert (reading.ok, reading.family) == (False, QrFamily.FISCAL)
    assert (reading.kind, reading.code, reading.number) == (
        InvoiceKind.FISCAL_RECEIPT,
        "99000125",
        "0000000001",
    )


def test_a_very_long_payload_is_refused_without_being_kept() -> None:
    for payload in ("9" * 10_000_000, b"\xff" * 10_000_000, "01," + "1," * 40_000):
        assert len(parse(payload).text) <= 4096


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
