"""The task of a bounded worker, never of the web process: a picture's bytes to what is on it."""

import io
from typing import Any

from PIL import Image

from backend.reading.bounded.value import Reply
from backend.reading.image.decoders import HAS_PYZBAR, HAS_ZXING
from backend.reading.image.hygiene import (
    Picture,
    RefusedPictureError,
    open_picture,
    prepare_formats,
)
from backend.reading.image.plain import read_plainly
from backend.reading.image.search import Search
from backend.reading.image.value import PictureRules

try:
    from backend.reading.image.cascade import read_full, read_interactive
except ImportError:  # OpenCV is missing
    HAS_CASCADE = False
else:
    HAS_CASCADE = HAS_ZXING


def prepare() -> None:
    """Load what the first picture would wait for, by reading a blank one of our own."""
    prepare_formats()
    blank = io.BytesIO()
    Image.new("RGB", (64, 64), "white").save(blank, "JPEG")
    look({"rules": {}, "is_full": False, "expects_many": False}, blank.getvalue())


def look(facts: dict[str, Any], content: bytes) -> Reply:
    """Facts: rules (members of PictureRules that differ), is_full, expects_many."""
    if not (HAS_ZXING or HAS_PYZBAR):
        return Reply({"is_unavailable": True})
    rules = PictureRules(**facts["rules"])
    try:
        picture = open_picture(content, rules)
    except RefusedPictureError as error:
        return Reply({"refused": error.reason})
    budget_s = rules.full_budget_s if facts["is_full"] else rules.interactive_budget_s
    search = look_at(
        picture, budget_s, is_full=facts["is_full"], expects_many=facts["expects_many"]
    )
    return Reply(
        {
            "codes": [
                [code.text, code.polygon, code.stage, code.decoder]
                for code in search.codes(picture.scale)
            ],
            "suspects": search.open_places(picture.scale),
            "is_truncated": picture.is_truncated,
            "has_more_frames": picture.has_more_frames,
        }
    )


def look_at(
    picture: Picture, budget_s: float, *, is_full: bool, expects_many: bool = False
) -> Search:
    """The best cascade that this installation has; begins no stage after ``budget_s`` of CPU."""
    if not HAS_CASCADE:
        return read_plainly(picture, budget_s)
    if is_full:
        return read_full(picture, budget_s, expects_many=expects_many)
    return read_interactive(picture, budget_s)
