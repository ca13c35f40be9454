"""图像识读: what QR codes are on a photo or scan. This package's face needs no decoder."""

from backend.reading.image.reader import WORKER, PictureReader, refused, too_many_bytes
from backend.reading.image.value import (
    Answer,
    FoundCode,
    PictureReading,
    PictureRules,
    Point,
    Polygon,
)

__all__ = [
    "WORKER",
    "Answer",
    "FoundCode",
    "PictureReader",
    "PictureReading",
    "PictureRules",
    "Point",
    "Polygon",
    "refused",
    "too_many_bytes",
]
