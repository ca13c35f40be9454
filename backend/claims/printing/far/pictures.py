"""The task that makes a stranger's picture fit for paper: upright, plain, no hidden data."""

import io
from typing import Any

from backend.claims.printing.limits import LONGEST_SIDE
from backend.reading.bounded.value import Reply
from backend.reading.image.hygiene import RefusedPictureError, open_picture
from backend.reading.image.value import PictureRules

_QUALITY = 86


def take_picture(facts: dict[str, Any], content: bytes) -> Reply:
    """Facts: rules. A JPEG with its width and height in pixels, or why it is refused."""
    try:
        picture = open_picture(content, PictureRules(**facts["rules"]))
    except RefusedPictureError as error:
        return Reply({"refused": error.reason})
    upright = picture.upright.copy()
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright.info.clear()
    file = io.BytesIO()
    upright.save(file, "JPEG", quality=_QUALITY, optimize=True)
    width, height = upright.size
    cut = {"is_truncated": picture.is_truncated}
    return Reply({"width": width, "height": height} | cut, file.getvalue())
