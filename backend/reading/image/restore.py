"""感兴趣区域复原: straighten each place that looks like a code, mend its print, decode it."""

from collections.abc import Callable, Iterator

import numpy as np

from backend.reading.image import pixels
from backend.reading.image.decoders import HAS_PYZBAR, Seen, read_pyzbar, read_zxing
from backend.reading.image.geometry import Quad, is_plausible, scaled, thinned
from backend.reading.image.pixels import Pixels
from backend.reading.image.search import Search
from backend.reading.image.value import MEGA, passes_gate
from backend.reading.image.views import Views
from backend.reading.qr import parse

STAGE = "region"
_SIDE = 700
_SAMPLE_SIDE = 64
_LEAST_INK, _MOST_INK = 0.2, 0.9
_LEAST_CONTRAST = 0.4
_MARGINS = (0.16, 0.10)
_AT_ONE_PLACE = 2
_IN_ALL = 16
_DETECT_BELOW = 4 * MEGA

_MENDED: tuple[Callable[[Pixels], Pixels], ...] = (
    lambda crop: pixels.smoothed(crop, 2),  # first: the print of needles
    lambda crop: crop,
    pixels.opened,
    pixels.evened,
    lambda crop: pixels.sharpened(crop, 4, 2),
)


def restore(search: Search, views: Views) -> None:
    """Try every place that is not decoded yet, until the budget is spent."""
    for quad in thinned(search.unresolved, at_one_place=_AT_ONE_PLACE, in_all=_IN_ALL):
        if search.is_over_budget:
            return
        if quad in search.unresolved:  # not read meanwhile, from its twin
            _restore_one(search, views, quad)


def inked(views: Views, quads: list[Quad]) -> list[Quad]:
    """Those that hold dark ink, about as much as paper, as every code does.

    What decoders take for codes beside them are mostly tables, lines of text and bare paper.
    """
    if not quads:
        return []
    least = _LEAST_CONTRAST * pixels.contrast(views.red[::8, ::8])
    return [quad for quad in quads if _holds_ink(views, quad, least)]


def _holds_ink(views: Views, quad: Quad, least_contrast: float) -> bool:
    sample = pixels.rectified(views.red, np.array(quad, np.float32), _SAMPLE_SIDE, 0.0)
    is_dark = pixels.contrast(sample) >= least_contrast
    return is_dark and _LEAST_INK <= pixels.dark_share(sample) <= _MOST_INK


def detected(views: Views) -> list[Quad]:
    """Places that OpenCV takes for codes, on a picture of at most a few megapixels."""
    factor = 2.0 if views.count > _DETECT_BELOW else 1.0
    grey = views.red_half if factor > 1 else views.red
    quads = [scaled(quad, factor) for quad in pixels.quads(grey)]
    return [quad for quad in quads if is_plausible(quad, max(views.red.shape))]


def _restore_one(search: Search, views: Views, quad: Quad) -> None:
    corners = np.array(quad, np.float32)
    for margin in _MARGINS:
        crop = pixels.stretched(pixels.rectified(views.red, corners, _SIDE, margin))
        for seen in _readings(crop):
            if seen.text and passes_gate(parse(seen.text)):
                search.add(STAGE, seen.text, quad, seen.decoder)
                return


def _readings(crop: Pixels) -> Iterator[Seen]:
    for mend in _MENDED:
        mended = mend(crop)
        for is_global in (False, True):
            yield from read_zxing(mended, is_global=is_global)
    if HAS_PYZBAR:
        yield from read_pyzbar(pixels.smoothed(crop, 2).tobytes(), _SIDE, _SIDE)
