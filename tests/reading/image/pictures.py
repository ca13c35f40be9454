"""Pictures of one invented invoice code in every form in which files arrive, made on the spot."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pillow_heif
import segno
from PIL import Image

from backend.reading.image import Answer
from tests import payloads

TEXT = payloads.DIGITAL_SPECIAL
OTHER_TEXT = payloads.ELECTRONIC
FOREIGN_TEXT = "https://pay.example.com/q/1"


@dataclass(frozen=True, slots=True)
class Case:
    """A file and the answers that are right for it."""

    name: str
    make: Callable[[], bytes]
    answers: tuple[Answer, ...] = (Answer.CODES,)


def code(text: str = TEXT, scale: int = 5) -> Image.Image:
    """The code alone with its quiet zone, black on white, mode L."""
    file = io.BytesIO()
    segno.make(text, error="m", micro=False).save(file, kind="png", scale=scale, border=4)
    return Image.open(file).convert("L")


def page(*texts: str, size: tuple[int, int] = (640, 480), colour: str = "white") -> Image.Image:
    """Codes beside each other on a larger sheet, RGB."""
    sheet = Image.new("RGB", size, colour)
    left = 40
    for text in texts:
        picture = code(text)
        sheet.paste(picture.convert("RGB"), (left, 60))
        left += picture.width + 40
    return sheet


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(image: Image.Image | None = None, **options: Any) -> bytes:
    return saved(image or page(TEXT), "JPEG", **options)


def png(image: Image.Image) -> bytes:
    return saved(image, "PNG")


def oriented(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return jpeg(exif=exif)


def black_on_transparent() -> Image.Image:
    """Every pixel is black; only the alpha channel tells ink from nothing."""
    ink = code().point(lambda value: 255 - value)
    picture = Image.new("RGBA", (ink.width + 80, ink.height + 80), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (40, 40), ink)
    return picture


def sixteen_bits() -> bytes:
    grey = page(TEXT).convert("L")
    return png(grey.convert("I").point(lambda value: value * 257).convert("I;16"))


def see_through() -> Image.Image:
    picture = page(TEXT).convert("RGBA")
    picture.putalpha(page(TEXT).convert("L").point(lambda value: 255 if value < 128 else 60))
    return picture


def animated(kind: str) -> bytes:
    first, second = page(TEXT), page()
    return saved(first, kind, save_all=True, append_images=[second, second], duration=100)


def heic() -> bytes:
    return heic_of(page(TEXT))


def heic_of(image: Image.Image) -> bytes:
    file = io.BytesIO()
    pillow_heif.from_pillow(image).save(file, quality=80)
    return file.getvalue()


def noisy_jpeg() -> bytes:
    """With enough in it that a part of the bytes is a part of the rows."""
    sheet = Image.effect_noise((640, 480), 60).convert("RGB")
    sheet.paste(code().convert("RGB"), (30, 30))
    return jpeg(sheet, quality=85)


def cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


def png_of_zeros(width: int, height: int) -> bytes:
    """A black 1-bit PNG of any size, made without ever holding its pixels."""
    packer = zlib.compressobj(9)
    rows = bytearray()
    row = bytes(1 + (width + 7) // 8)
    for _ in range(height):
        rows += packer.compress(row)
    rows += packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", bytes(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def scan_of_59_megapixels() -> bytes:
    sheet = Image.new("L", (8868, 6651), 250)
    sheet.paste(code(scale=24), (500, 400))
    return jpeg(sheet, quality=60)


_REFUSED = (Answer.REFUSED,)
CASES = (
    *(Case(f"exif orientation {one}", partial(oriented, one)) for one in range(1, 9)),
    Case("png rgb", lambda: png(page(TEXT))),
    Case("png 16-bit grey", sixteen_bits),
    Case("png palette", lambda: png(page(TEXT).quantize(8))),
    Case("png alpha", lambda: png(see_through())),
    Case("png black on transparent", lambda: png(black_on_transparent())),
    Case("jpeg cmyk", lambda: jpeg(page(TEXT).convert("CMYK"))),
    Case("webp", lambda: saved(page(TEXT), "WEBP")),
    Case("bmp", lambda: saved(page(TEXT), "BMP")),
    Case("tiff", lambda: saved(page(TEXT), "TIFF")),
    Case("heic", heic),
    Case("webp animated", lambda: animated("WEBP")),
    Case("gif animated", lambda: animated("GIF")),
    Case("jpeg named png", jpeg),
    Case("jpeg cut at 95 %", lambda: cut(noisy_jpeg(), 0.95)),
    Case("jpeg cut at 30 %", lambda: cut(noisy_jpeg(), 0.3), tuple(Answer)),
    Case("jpeg cut at 600 bytes", lambda: noisy_jpeg()[:600], _REFUSED),
    Case("empty", lambda: b"", _REFUSED),
    Case("pdf", lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", _REFUSED),
    Case(
        "svg", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', _REFUSED
    ),
    Case("png 900 megapixels", lambda: png_of_zeros(30_000, 30_000), _REFUSED),
    Case("png 60000 x 4", lambda: png_of_zeros(60_000, 4), _REFUSED),
    Case("jpeg 59 megapixels", scan_of_59_megapixels),
    Case("png 24 x 24", lambda: png(Image.new("RGB", (24, 24), "white")), (Answer.NO_CODE,)),
    Case("jpeg blank", lambda: jpeg(page()), (Answer.NO_CODE,)),
)
