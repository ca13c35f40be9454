"""Operations on 8-bit grey arrays that make codes readable. Needs OpenCV and NumPy."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]

_PAPER = 235
_DIVISOR_FLOOR = 1
cv2.setNumThreads(1)  # the machine's cores belong to other requests


def enlarged(grey: Pixels, times: int = 2) -> Pixels:
    """Cubic: small modules need room for the decoder's grid."""
    return _bytes(cv2.resize(grey, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC))


def halved(grey: Pixels) -> Pixels:
    """Half the size, averaged."""
    return _bytes(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def sharpened(grey: Pixels, sigma: float = 3.0, amount: float = 2.0) -> Pixels:
    """Unsharp mask: what differs from the surroundings differs more."""
    blurred = cv2.GaussianBlur(grey, (0, 0), sigma)
    return _bytes(cv2.addWeighted(grey, 1 + amount, blurred, -amount, 0))


def smoothed(grey: Pixels, sigma: float) -> Pixels:
    """Gaussian blur: closes the gaps between the dots of a needle printer."""
    return _bytes(cv2.GaussianBlur(grey, (0, 0), sigma))


def opened(grey: Pixels, side: int = 5) -> Pixels:
    """Dark areas grow over white gaps of less than ``side`` pixels, then shrink back."""
    return _bytes(cv2.morphologyEx(grey, cv2.MORPH_OPEN, np.ones((side, side), np.uint8)))


def evened(grey: Pixels) -> Pixels:
    """Divided by an estimate of the paper's brightness: shadows and slopes of light go away."""
    height, width = grey.shape
    small = cv2.resize(
        grey, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return _bytes(cv2.divide(grey, np.maximum(paper, _DIVISOR_FLOOR), scale=_PAPER))


def thresholded(grey: Pixels) -> Pixels:
    """Black where darker than the local mean by 7, white elsewhere."""
    block = max(15, min(grey.shape) // 24) | 1
    return _bytes(
        cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, block, 7)
    )


def dark_share(grey: Pixels) -> float:
    """How much of the picture is ink, after Otsu's threshold."""
    _, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return float(ink.mean())


def contrast(grey: Pixels) -> float:
    """Levels between dark and light, without the outermost twentieths."""
    dark, light = np.percentile(grey, [5, 95])
    return float(light - dark)


def stretched(grey: Pixels) -> Pixels:
    """The full range of grey."""
    return _bytes(cv2.normalize(grey, np.empty_like(grey), 0, 255, cv2.NORM_MINMAX))


def rectified(grey: Pixels, quad: NDArray[np.float32], side: int, margin: float) -> Pixels:
    """The quad as a square of ``side`` pixels that has ``margin`` (a share of it) on each side."""
    low, high = side * margin, side * (1 - margin)
    target = np.array([[low, low], [high, low], [high, high], [low, high]], np.float32)
    return _bytes(
        cv2.warpPerspective(
            grey,
            cv2.getPerspectiveTransform(quad, target),
            (side, side),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )


def _bytes(picture: object) -> Pixels:
    return np.asarray(picture, dtype=np.uint8)


def quads(grey: Pixels) -> list[tuple[tuple[float, float], ...]]:
    """Corners of what OpenCV takes for QR codes; it locates some that zxing does not."""
    is_found, corners = cv2.QRCodeDetectorAruco().detectMulti(grey)
    if not is_found:
        return []
    return [tuple((float(x), float(y)) for x, y in quad) for quad in corners]
