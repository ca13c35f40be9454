"""Texts that are no invoice, and the words in which they are refused."""

import pytest

from backend.reading.kinds import InvoiceKind
from backend.reading.qr import (
    Crc,
    QrFamily,
    parse,
)
from tests import payloads

BODY = "01,01,9900251130,00000001,1000.00,20250102,"


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
