"""The two QR decoders behind one form; either may be missing from an installation."""

from dataclasses import dataclass
from typing import Any

from backend.reading.image.geometry import Quad

try:
    import zxingcpp
except ImportError:
    HAS_ZXING = False
else:
    HAS_ZXING = True
try:
    from pyzbar import pyzbar  # needs the system's libzbar
except ImportError:
    HAS_PYZBAR = False
else:
    HAS_PYZBAR = True

ZXING = "zxing-cpp"
PYZBAR = "pyzbar"


@dataclass(frozen=True, slots=True)
class Seen:
    """One code on some pixels; ``text`` None means located, but not to be corrected."""

    text: str | None
    quad: Quad
    decoder: str


def read_zxing(pixels: Any, *, is_thorough: bool = False, is_global: bool = False) -> list[Seen]:
    """All codes on 8-bit grey ``pixels`` (Pillow image or array), unreadable ones included.

    ``is_thorough`` also tries the picture smaller and inverted, ``is_global`` one threshold for
    the whole of it (good for crops). Micro QR and its kin are left out: no invoice carries them.
    """
    found = zxingcpp.read_barcodes(
        pixels,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        try_rotate=is_thorough,
        try_downscale=is_thorough,
        try_invert=is_thorough,
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=zxingcpp.Binarizer.GlobalHistogram
        if is_global
        else zxingcpp.Binarizer.LocalAverage,
        return_errors=True,
    )
    return [
        Seen(_text_of(one.bytes, one.text) if one.valid else None, _quad_of(one.position), ZXING)
        for one in found
    ]


def read_pyzbar(raw: bytes, width: int, height: int) -> list[Seen]:
    """All codes that zbar reads on 8-bit grey pixels, row by row."""
    found = pyzbar.decode((raw, width, height), symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [
        Seen(
            _text_of(one.data, one.data.decode("utf-8", "replace")),
            tuple((float(point.x), float(point.y)) for point in one.polygon),
            PYZBAR,
        )
        for one in found
    ]


def _text_of(content: bytes, guess: str) -> str:
    """Chinese producers write UTF-8 or GBK; decoders guess Japanese."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return guess


def _quad_of(position: Any) -> Quad:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(corner.x), float(corner.y)) for corner in corners)
