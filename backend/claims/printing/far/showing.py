"""The task that draws a page of what is printed, for the preview."""

import io
from typing import Any

from pypdfium2 import PdfDocument

from backend.reading.bounded.value import Reply


def show_page(facts: dict[str, Any], _body: bytes) -> Reply:
    """Facts: path, page from 1, long_side in pixels. A PNG, or refused when there is no such."""
    with PdfDocument(facts["path"]) as document:
        number = facts["page"]
        if not 1 <= number <= len(document):
            return Reply({"refused": "no_such_page"})
        page = document[number - 1]
        scale = facts["long_side"] / max(page.get_size())
        picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=False, compress_level=6)
    return Reply({"width": picture.width, "height": picture.height}, file.getvalue())
