"""二维码: a scanned text to what it says. Nothing is ever fetched; nothing makes it fail."""

from collections.abc import Mapping

from backend.reading.kinds import MEANING_BY_QR_TYPE, AmountMeaning
from backend.reading.qr.build import USUAL, Habit, build, build_blockchain, build_title
from backend.reading.qr.links import blockchain_link, looks_like_link, read_link
from backend.reading.qr.title import looks_like_title, read_title
from backend.reading.qr.value import (
    CRC_HINTS,
    Crc,
    CrcForm,
    QrFamily,
    QrReading,
    Scheme,
    TitleCard,
    unknown,
)
from backend.reading.qr.vat import read_vat

__all__ = [
    "CRC_HINTS",
    "LONGEST_PAYLOAD",
    "LONGEST_TEXT",
    "USUAL",
    "Crc",
    "CrcForm",
    "Habit",
    "QrFamily",
    "QrReading",
    "Scheme",
    "TitleCard",
    "blockchain_link",
    "build",
    "build_blockchain",
    "build_title",
    "parse",
    "trimmed",
]

LONGEST_TEXT = 4096
"""Characters; the largest QR code holds 2,953 bytes."""
LONGEST_PAYLOAD = 65536
"""The same with padding: what is longer is not even decoded."""

_PADDING = "\ufeff\0 \t\r\n\v\f\u00a0\u3000\u200b"


def parse(
    payload: bytes | str, *, meanings: Mapping[str, AmountMeaning] = MEANING_BY_QR_TYPE
) -> QrReading:
    """Read one scanned payload; never raises, whatever it is.

    ``meanings`` says which amount each printed QR type holds: most are unconfirmed.
    """
    if len(payload) > LONGEST_PAYLOAD:
        return _too_long("")
    text = payload if isinstance(payload, str) else payload.decode("utf-8", "replace")
    text = trimmed(text).replace("，", ",")
    if not text:
        return unknown(text, "没有读到任何内容。")
    if len(text) > LONGEST_TEXT:
        return _too_long(text[:LONGEST_TEXT])
    if looks_like_title(text):
        return read_title(text)
    if looks_like_link(text):
        return read_link(text)
    return read_vat(text, meanings)


def trimmed(text: str) -> str:
    """The scanned text as it came, without what decoders add at its ends."""
    return text.strip(_PADDING)


def _too_long(text: str) -> QrReading:
    return unknown(text, f"内容超过{LONGEST_TEXT}个字符，不是发票二维码。")
