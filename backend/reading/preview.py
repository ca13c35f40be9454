"""The tasks of a bounded worker that draw one page as a small WebP without its metadata."""

import io
from typing import Any

from PIL import Image

from backend.reading.bounded.value import Reply
from backend.reading.image.hygiene import RefusedPictureError, open_picture
from backend.reading.image.value import PictureRules
from backend.reading.pdf.pages import RefusedPdfError, drawn, long_side, opened
from backend.reading.pdf.value import PdfRules

_QUALITY = 80


def draw_picture(facts: dict[str, Any], content: bytes) -> Reply:
    """Facts: rules, page (1 only), long_side in pixels."""
    if facts["page"] != 1:
        return Reply({"refused": "no_such_page"})
    try:
        upright = open_picture(content, PictureRules(**facts["rules"])).upright
    except RefusedPictureError as error:
        return Reply({"refused": error.reason})
    return Reply({}, _webp(upright, facts["long_side"]))


def draw_pdf(facts: dict[str, Any], content: bytes) -> Reply:
    """Facts: rules, page from 1, long_side in pixels."""
    rules = PdfRules(**facts["rules"])
    try:
        with opened(content, rules) as document:
            page = facts["page"]
            if not 1 <= page <= len(document):
                return Reply({"refused": "no_such_page"})
            scale = facts["long_side"] / max(1.0, long_side(document, page))
            return Reply({}, _webp(drawn(document, page, scale, rules), facts["long_side"]))
    except RefusedPdfError as error:
        return Reply({"refused": error.why})


def _webp(picture: Image.Image, side: int) -> bytes:
    """Pixels only: what the camera wrote beside them (place, owner) is left behind."""
    small = picture.copy()
    small.thumbnail((side, side))
    small.info.clear()
    file = io.BytesIO()
    small.save(file, "WEBP", quality=_QUALITY)
    return file.getvalue()
