"""The task that takes a stranger's PDF: its pages as they are, stamps made part of them."""

import io
from typing import Any

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2 import raw as pdfium

from backend.claims.printing.limits import HALF, PDF_RULES, SLACK
from backend.reading.bounded.value import Reply
from backend.reading.pdf.pages import RefusedPdfError, opened
from backend.reading.pdf.value import PdfRefusal


def take_document(_facts: dict[str, Any], content: bytes) -> Reply:
    """A document of the same pages, and of each whether it is a half; or why it is refused."""
    try:
        with opened(content, PDF_RULES) as document:
            _stamp(document)
            return _copied(document)
    except RefusedPdfError as error:
        return Reply({"refused": error.why})
    except PdfiumError:
        return Reply({"refused": PdfRefusal.BROKEN})


def _stamp(document: PdfDocument) -> None:
    """Seals are often signature fields, which are lost when a page leaves its document."""
    document.init_forms()
    for number in range(len(document)):
        page = document[number]
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            page.flatten()
        page.close()


def _copied(document: PdfDocument) -> Reply:
    copy = PdfDocument.new()
    copy.import_pages(document)
    halves = [_is_half(copy[number]) for number in range(len(copy))]
    file = io.BytesIO()
    copy.save(file)
    copy.close()
    return Reply({"halves": halves}, file.getvalue())


def _is_half(page: PdfPage) -> bool:
    width, height = page.get_size()
    if min(width, height) < 1 or max(width, height) > PDF_RULES.max_side_pt:
        raise RefusedPdfError(PdfRefusal.PAGE_TOO_LARGE)
    fits = width <= HALF[0] + SLACK and height <= HALF[1] + SLACK
    return bool(fits and page.get_rotation() == 0)
