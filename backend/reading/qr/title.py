"""便捷开票: the buyer's title code, `$01` + base64 of name</>id</>address</>bank</>CRC + `$`."""

import base64
import binascii
import re

from backend.kernel.crc import crc16_umts
from backend.reading.qr.value import QrFamily, QrReading, TitleCard, unknown

SEPARATOR = "</>"
_WRAPPED = re.compile(r"\$01([A-Za-z0-9+/]+={0,2})\$")
_CRC = re.compile(r"[0-9A-Fa-f]{4}")
_PARTS = 5

_IS_TITLE = (
    "这是购买方的开票抬头二维码，不是发票。请扫描发票左上角的二维码；"
    "如需登记单位抬头，请联系管理员。"
)
_DAMAGED = "这像是开票抬头二维码，但内容已损坏；它也不是发票。"


def looks_like_title(text: str) -> bool:
    """Whether the text begins as a title code does."""
    return text.startswith("$01")


def read_title(text: str) -> QrReading:
    """The buyer's title, or an unknown code when the content is damaged."""
    inner = _unwrap(text)
    parts = inner.split(SEPARATOR)
    if len(parts) != _PARTS or not parts[0] or _CRC.fullmatch(parts[-1]) is None:
        return unknown(text, _DAMAGED)
    fits = title_crc_fits(inner[: -len(parts[-1])], parts[-1])
    return QrReading(
        family=QrFamily.TITLE,
        text=text,
        reason=_IS_TITLE,
        title=TitleCard(*parts[:-1]),
        warnings=() if fits else ("抬头二维码校验不符，内容可能有误，请核对后再使用。",),
    )


def _unwrap(text: str) -> str:
    """The text inside; empty when it is not there."""
    match = _WRAPPED.fullmatch(text)
    if match is None:
        return ""
    packed = match[1].rstrip("=")
    try:
        content = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except binascii.Error:
        return ""
    return _decode(content)


def _decode(content: bytes) -> str:
    """UTF-8 by habit, GBK by the national system; empty when it is neither."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def title_crc_fits(body: str, printed: str) -> bool:
    """Whether the check value covers ``body``, the last separator included.

    Generators compute it over GBK although they pack UTF-8; plain UTF-8 is accepted too.
    """
    value = int(printed, 16)
    return any(crc16_umts(body.encode(encoding)) == value for encoding in ("gb18030", "utf-8"))
