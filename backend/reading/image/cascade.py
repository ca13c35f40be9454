"""Which stages look at a picture, in which order, and when they stop (级联识别)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from backend.reading.image import pixels
from backend.reading.image.decoders import HAS_PYZBAR, Seen, read_pyzbar, read_zxing
from backend.reading.image.hygiene import Picture
from backend.reading.image.many import look_everywhere
from backend.reading.image.pixels import Pixels
from backend.reading.image.restore import detected, inked, restore
from backend.reading.image.search import Search
from backend.reading.image.value import MEGA
from backend.reading.image.views import Views

_ENLARGE_BELOW = 4 * MEGA
_SHRINK_ABOVE = 3 * MEGA


class _Stage(NamedTuple):
    name: str
    look: Callable[[], list[Seen]]
    factor: float = 1.0


def read_interactive(picture: Picture, budget_s: float) -> Search:
    """级联 A: what a person waits for. It stops after the first stage that read an invoice."""
    search = Search(max(picture.grey.size), budget_s)
    _run(search, _quick_stages(Views(picture)))
    return search


def read_full(picture: Picture, budget_s: float, *, expects_many: bool = False) -> Search:
    """级联 B: what the queue does. All codes of the photo, wherever one looks like a code."""
    search = Search(max(picture.grey.size), budget_s)
    views = Views(picture)
    _run(search, _quick_stages(views))
    search.suspects = inked(views, search.suspects)
    if search.invoices > 1 or (search.invoices and search.unresolved) or expects_many:
        look_everywhere(search, views)
        search.suspects += detected(views)
        restore(search, views)
    if not search.invoices:
        _run(search, _thorough_stages(views))
        restore(search, views)
    if not search.invoices and not search.is_over_budget:
        search.suspects += detected(views)
        restore(search, views)
    if not search.invoices and HAS_PYZBAR and not search.is_over_budget:
        search.note("threshold", _by_pyzbar(pixels.thresholded(views.grey)))
    return search


def _run(search: Search, stages: Iterator[_Stage]) -> None:
    for stage in stages:
        if search.invoices or search.is_over_budget:
            return
        search.note(stage.name, stage.look(), factor=stage.factor)


def _quick_stages(views: Views) -> Iterator[_Stage]:
    # With all of its options: without them zxing loses sharp codes of needle printers at 12 MP.
    yield _Stage("grey", lambda: read_zxing(views.grey, is_thorough=True))
    if views.has_red:
        yield _Stage("red", lambda: read_zxing(views.red, is_thorough=True))
    if views.count < _ENLARGE_BELOW:
        yield _Stage("red_x2", lambda: read_zxing(views.red_x2), 1 / 2)
        yield _Stage(
            "normalised_unsharp_x2", lambda: read_zxing(pixels.sharpened(views.evened_x2)), 1 / 2
        )
        yield _Stage("normalised_x2", lambda: read_zxing(views.evened_x2), 1 / 2)
    else:  # modules are wide enough: what blurs them is wider than a pixel, too
        yield _Stage("normalised_unsharp_half", lambda: read_zxing(_sharp_half(views)), 2.0)


def _thorough_stages(views: Views) -> Iterator[_Stage]:
    """Their unreadable codes, too, are places to restore."""
    if views.count < _ENLARGE_BELOW:
        yield _Stage(
            "unsharp_x2", lambda: read_zxing(pixels.sharpened(views.red_x2, amount=1)), 1 / 2
        )
        yield _Stage("normalised_unsharp_x3", lambda: read_zxing(_sharp_x3(views)), 1 / 3)
    if views.count > _SHRINK_ABOVE:
        yield _Stage("red_half", lambda: read_zxing(views.red_half), 2.0)
        yield _Stage("grey_half", lambda: read_zxing(pixels.halved(views.grey)), 2.0)


def _sharp_half(views: Views) -> Pixels:
    return pixels.sharpened(pixels.evened(views.red_half))


def _sharp_x3(views: Views) -> Pixels:
    return pixels.sharpened(pixels.enlarged(views.evened, 3), sigma=4)


def _by_pyzbar(grey: Pixels) -> list[Seen]:
    height, width = grey.shape
    return read_pyzbar(grey.tobytes(), width, height)
