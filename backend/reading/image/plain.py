"""The cascade without OpenCV or zxing-cpp: Pillow and whichever decoder is there."""

from collections.abc import Callable, Iterator

from PIL import Image, ImageChops, ImageFilter

from backend.reading.image.decoders import HAS_PYZBAR, HAS_ZXING, Seen, read_pyzbar, read_zxing
from backend.reading.image.hygiene import Picture
from backend.reading.image.search import Search
from backend.reading.image.value import MEGA

_DARKER_BY = 7
_ENLARGE_BELOW = 4 * MEGA

_Look = tuple[str, Callable[[], list[Seen]], float]


def read_plainly(picture: Picture, budget_s: float) -> Search:
    """Stops after the first stage that read an invoice, like both of the full cascades."""
    search = Search(max(picture.grey.size), budget_s)
    for stage, look, factor in _stages(picture):
        if search.invoices or search.is_over_budget:
            break
        search.note(stage, look(), factor=factor)
    return search


def _stages(picture: Picture) -> Iterator[_Look]:
    grey, red = picture.grey, picture.red or picture.grey
    if HAS_ZXING:
        yield "grey", lambda: read_zxing(grey, is_thorough=True), 1.0
        yield "red", lambda: read_zxing(red, is_thorough=True), 1.0
        if picture.pixels < _ENLARGE_BELOW:
            yield "red_x2", lambda: read_zxing(_doubled(red)), 0.5
    if HAS_PYZBAR:
        yield "grey", lambda: _by_pyzbar(grey), 1.0
        yield "threshold", lambda: _by_pyzbar(thresholded(grey)), 1.0
        if picture.pixels < _ENLARGE_BELOW:
            yield "threshold_x2", lambda: _by_pyzbar(thresholded(_doubled(grey))), 0.5


def thresholded(grey: Image.Image) -> Image.Image:
    """Black where darker than the local mean by 7, white elsewhere."""
    block = max(15, min(grey.size) // 24) | 1
    mean = grey.filter(ImageFilter.BoxBlur(block // 2))
    darker_by = ImageChops.subtract(mean, grey)
    return darker_by.point(lambda value: 0 if value > _DARKER_BY else 255)


def _doubled(grey: Image.Image) -> Image.Image:
    return grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)


def _by_pyzbar(grey: Image.Image) -> list[Seen]:
    return read_pyzbar(grey.tobytes(), grey.width, grey.height)
