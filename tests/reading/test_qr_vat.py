"""The payload of a VAT invoice: every field, the trailer, the key; no damage makes it fail."""

from datetime import date
from decimal import Decimal

import pytest

from backend.kernel.crc import crc16_umts
from backend.reading.kinds import AmountMeaning, InvoiceKind
from backend.reading.qr import (
    Crc,
    CrcForm,
    QrFamily,
    QrReading,
    Scheme,
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
