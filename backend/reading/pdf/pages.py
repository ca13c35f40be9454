"""Pages of a stranger's PDF as pictures; for bounded workers only."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from backend.reading.image.hygiene import Picture
from backend.reading.pdf.value import PdfRefusal, PdfRules

_PASSWORD = pypdfium2.raw.FPDF_ERR_PASSWORD


class RefusedPdfError(Exception):
    """The document, or the page, is not looked at."""

    def __init__(self, why: PdfRefusal) -> None:
        self.why = why
        super().__init__(why)


@contextmanager
def opened(content: bytes, rules: PdfRules) -> Iterator[PdfDocument]:
    """The document, within its bounds. Raises RefusedPdfError."""
    try:
        document = PdfDocument(content)
        pages = len(document)
    except PdfiumError as error:
        is_locked = error.err_code == _PASSWORD
        raise RefusedPdfError(PdfRefusal.ENCRYPTED if is_locked else PdfRefusal.BROKEN) from error
    try:
        if pages == 0:
            raise RefusedPdfError(PdfRefusal.BROKEN)
        if pages > rules.max_pages:
            raise RefusedPdfError(PdfRefusal.TOO_MANY_PAGES)
        yield document
    finally:
        document.close()


def drawn(document: PdfDocument, number: int, scale: float, rules: PdfRules) -> Image.Image:
    """Page ``number`` (from 1) as people see it, RGB; smaller than asked where it is huge."""
    if not 1 <= number <= len(document):
        raise RefusedPdfError(PdfRefusal.NO_SUCH_PAGE)
    try:
        page = document[number - 1]
        factor = _within(page, scale, rules)
        picture: Image.Image = page.render(scale=factor, may_draw_forms=False).to_pil()
    except PdfiumError as error:
        raise RefusedPdfError(PdfRefusal.BROKEN) from error
    return picture.convert("RGB")


def long_side(document: PdfDocument, number: int) -> float:
    """Of the page, in points."""
    return max(_size(document[number - 1]))


def _within(page: PdfPage, scale: float, rules: PdfRules) -> float:
    width, height = _size(page)
    if not 0 < max(width, height) <= rules.max_side_pt or min(width, height) < 1:
        raise RefusedPdfError(PdfRefusal.PAGE_TOO_LARGE)
    largest = math.sqrt(rules.max_pixels / (width * height))
    return min(scale, largest)


def _size(page: PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return float(width), float(height)


def as_picture(page: Image.Image) -> Picture:
    """For the cascades, as if it were a scan."""
    return Picture(
        grey=page.convert("L"),
        _colour=page,
        _orientation=1,
        scale=1.0,
        is_truncated=False,
        has_more_frames=False,
    )
