"""Several invoices in one photo: never stop at the first hit, look closely everywhere."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from backend.reading.image import pixels
from backend.reading.image.decoders import read_zxing
from backend.reading.image.pixels import Pixels
from backend.reading.image.search import Search
from backend.reading.image.views import Views

_TILE = 1600
_OVERLAP = 400


def _as_it_is(part: Pixels) -> Pixels:
    return part


_PASSES: tuple[tuple[str, Callable[[Views], Pixels], Callable[[Pixels], Pixels]], ...] = (
    ("red_x2", lambda views: views.red, _as_it_is),
    ("normalised_x2", lambda views: views.evened, _as_it_is),
    ("normalised_unsharp_x2", lambda views: views.evened, pixels.sharpened),
)


class _Tile(NamedTuple):
    left: int
    top: int
    part: Pixels


def look_everywhere(search: Search, views: Views) -> None:
    """Enlarge the picture tile by tile, as it is and with its light evened.

    Tiles cap memory and gain no rate. A code wider than the overlap may be cut by every tile:
    the pass over the whole picture, which comes before this, is for those.
    """
    for name, channel, finish in _PASSES:
        for tile in _tiles(channel(views)):
            if search.is_over_budget:
                return
            seen = read_zxing(finish(pixels.enlarged(tile.part)))
            search.note(name, seen, factor=0.5, left=tile.left, top=tile.top)


def _tiles(whole: Pixels) -> Iterator[_Tile]:
    height, width = whole.shape
    for top in _starts(height):
        for left in _starts(width):
            part = np.ascontiguousarray(whole[top : top + _TILE, left : left + _TILE])
            yield _Tile(left, top, part)


def _starts(length: int) -> list[int]:
    """Where tiles begin, so that the last one ends with the picture."""
    if length <= _TILE:
        return [0]
    last = length - _TILE
    return [*range(0, last, _TILE - _OVERLAP), last]
