"""From a stranger's bytes to plain 8-bit grey pixels, or a refusal; imports Pillow only."""

import io
import logging
import math
import struct
import warnings
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from PIL import Image, ImageChops, ImageFile

from backend.reading.image.value import MEGA, PictureRules

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "BMP", "TIFF", "GIF")
"""Not MPO: Pillow 13.0.0 then answers a non-image with KeyError."""

_ORIENTATION_TAG = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BROKEN_EXIF = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, struct.error)
_WIDE_MODES = frozenset({"I;16", "I;16L", "I;16B", "I;16N", "I", "F"})
_FULL_16 = 65535.0
_FEWEST_ROWS = 24
"""A cut-off picture with fewer rows than this holds no code of any size."""

_NOT_A_PICTURE = (
    "这不是可识别的图片（支持 JPEG、PNG、WebP、HEIC、BMP、TIFF、GIF），"
    "文件可能是别的格式或已损坏，请重新拍照，或上传原始的 PDF、OFD、XML 文件。"
)
_HEADER_ONLY = "图片不完整：只收到文件的开头，没有画面，请重新上传。"
_log = logging.getLogger(__name__)


class RefusedPictureError(Exception):
    """The bytes are no picture that may be looked at; ``reason`` is for a person."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Picture:
    """One upright picture. ``scale`` is its size as kept by the size in the file."""

    grey: Image.Image
    _colour: Image.Image | None
    _orientation: int
    scale: float
    is_truncated: bool
    has_more_frames: bool

    @cached_property
    def red(self) -> Image.Image | None:
        """The channel in which red seals fade and blue ink stands out; None without colour."""
        if self._colour is None:
            return None
        return _turned(self._colour.getchannel("R"), self._orientation)

    @property
    def upright(self) -> Image.Image:
        """In colour where it has some, the way people hold it."""
        return self.grey if self._colour is None else _turned(self._colour, self._orientation)

    @property
    def pixels(self) -> int:
        return self.grey.width * self.grey.height


def prepare_formats() -> None:
    """Once per worker process, before it reads: openers, and errors instead of warnings."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.init()  # else the first unreadable file waits for all of Pillow's plugins
    try:
        import pi_heif
    except ImportError:  # HEIC is then refused like any unknown format
        return
    pi_heif.register_heif_opener(thumbnails=False, decode_threads=1)


def open_picture(content: bytes, rules: PictureRules) -> Picture:
    """Raises RefusedPictureError, whatever the bytes are."""
    try:
        return _open(content, rules)
    except RefusedPictureError:
        raise
    except MemoryError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedPictureError(_too_large(rules)) from error
    except Exception as error:
        # Pillow's plugins answer hostile bytes with errors of any class.
        _log.warning("not a picture: %s: %s", type(error).__name__, error)
        raise RefusedPictureError(_NOT_A_PICTURE) from error


def _open(content: bytes, rules: PictureRules) -> Picture:
    Image.MAX_IMAGE_PIXELS = rules.max_pixels
    full_width = _judged_width(content, rules)
    image, is_truncated = _loaded(content, rules)
    orientation = _orientation(image)
    plain = _plain(image)
    grey = plain.convert("L")
    if is_truncated and _rows_that_came(grey) < _FEWEST_ROWS:
        raise RefusedPictureError(_HEADER_ONLY)
    return Picture(
        grey=_turned(grey, orientation),
        _colour=plain if plain.mode == "RGB" else None,
        _orientation=orientation,
        scale=image.width / full_width,
        is_truncated=is_truncated,
        has_more_frames=_has_more_frames(image),
    )


def _judged_width(content: bytes, rules: PictureRules) -> int:
    """The width by the header, before anything is unpacked; refuses sizes beyond the rules."""
    width, height = Image.open(io.BytesIO(content), formats=FORMATS).size
    if width * height > rules.max_pixels:
        raise RefusedPictureError(_too_large(rules))
    if max(width, height) > rules.max_side_ratio * min(width, height):
        raise RefusedPictureError(
            f"图片过于狭长（{width}×{height}），不像是发票照片，请重新拍照后上传。"
        )
    return width


def _loaded(content: bytes, rules: PictureRules) -> tuple[Image.Image, bool]:
    """The picture, and whether it is cut off or damaged: the rows that came are worth a try.

    The switch belongs to the whole process. A worker has one thread and one picture.
    """
    for is_lenient in (False, True):
        ImageFile.LOAD_TRUNCATED_IMAGES = is_lenient
        try:
            return _load(content, rules), is_lenient
        except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise
        except Exception as error:
            if is_lenient:
                raise
            _log.info("reading what is there: %s: %s", type(error).__name__, error)
    raise AssertionError("unreachable")


def _load(content: bytes, rules: PictureRules) -> Image.Image:
    image = Image.open(io.BytesIO(content), formats=FORMATS)
    if max(image.size) > rules.halve_jpeg_above:
        image.draft("L", (image.width // 2, image.height // 2))  # nothing for other formats
    image.load()
    if image.width * image.height > rules.max_pixels:  # HEIF: known for sure after decoding
        raise RefusedPictureError(_too_large(rules))
    return image


def _too_large(rules: PictureRules) -> str:
    return (
        f"图片尺寸过大：超过{rules.max_pixels / MEGA:.0f}百万像素的上限，"
        "请用手机相机的普通模式重新拍照，或缩小后上传。"
    )


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION_TAG, 1)
    except _BROKEN_EXIF:
        return 1  # the pixels are sound
    return value if isinstance(value, int) else 1


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    method = _UPRIGHT.get(orientation)
    return image if method is None else image.transpose(method)


def _has_more_frames(image: Image.Image) -> bool:
    """MPO does not count: what phones put behind the photo is not another photo."""
    return image.format != "MPO" and bool(getattr(image, "is_animated", False))


def _plain(image: Image.Image) -> Image.Image:
    """RGB or L, 8 bits a channel, nothing transparent."""
    if image.mode in _WIDE_MODES:
        return _narrowed(image)
    if image.has_transparency_data:
        opaque = Image.new("RGB", image.size, "white")
        rgba = image.convert("RGBA")
        opaque.paste(rgba, mask=rgba.getchannel("A"))
        return opaque
    if image.mode in {"L", "RGB"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _narrowed(image: Image.Image) -> Image.Image:
    """16 bits divided by 257; wider values, whose range nobody knows, stretched to 8 bits."""
    wide = image if image.mode == "F" else image.convert("I")
    least, most = 0.0, _FULL_16
    if image.mode in {"I", "F"}:
        least, most = cast("tuple[float, float]", wide.getextrema())  # one band
    if not (math.isfinite(least) and math.isfinite(most)):
        raise RefusedPictureError(_NOT_A_PICTURE)
    factor = 255 / max(most - least, 1e-9)
    return wide.point(lambda value: value * factor - least * factor).convert("L")


def _rows_that_came(grey: Image.Image) -> int:
    """How many rows there are before the filling of those that are missing."""
    width, height = grey.size
    filling = grey.crop((0, height - 1, width, height)).resize((width, height))
    box = ImageChops.difference(grey, filling).getbbox()
    return box[3] if box else 0
