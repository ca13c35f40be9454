"""What bends the paper: folds with cracked ink, and curl. They act on the drawn sheet."""

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.corpus.paper import Page
from bench.corpus.plan import Chance, Factor

Picture = NDArray[np.uint8]


def bend(page: Page, factors: dict[Factor, float], chance: Chance) -> Picture:
    """The sheet's picture after it was folded or rolled."""
    picture = page.picture
    if Factor.CREASE in factors:
        picture = _folded(picture, page, factors[Factor.CREASE], chance)
    if Factor.CURL in factors:
        picture = _curled(picture, page, factors[Factor.CURL], chance)
    return picture


def _folded(picture: Picture, page: Page, strength: float, chance: Chance) -> Picture:
    """折痕: along a line through the code one side is darker, shifted, and ink has cracked off."""
    height, width = picture.shape[:2]
    left, top, side = page.code
    angle = chance.uniform(0, np.pi)
    centre = np.array([left, top]) + chance.uniform(0.1, 0.9, 2) * side
    columns = np.arange(width, dtype=np.float32)[None, :] - np.float32(centre[0])
    rows = np.arange(height, dtype=np.float32)[:, None] - np.float32(centre[1])
    distance = columns * np.float32(np.cos(angle)) + rows * np.float32(np.sin(angle))
    module = page.texels_a_module
    shift = round(float(chance.uniform(0.2, 0.7)) * strength * module)
    moved = np.roll(picture, shift, axis=0 if abs(np.sin(angle)) < 0.7 else 1)
    beyond = distance > 0
    folded = np.where(beyond[:, :, None], moved, picture).astype(np.float32)
    shade = 1 - (0.1 + 0.25 * strength) * np.exp(-np.square(distance / (4 * module)))
    folded *= np.where(beyond, shade, 1)[:, :, None]
    crack = np.exp(-np.square(distance / (0.55 * strength * module + 0.5)))
    worn = chance.random((height // 2 + 1, width // 2 + 1)).astype(np.float32)
    crack = crack * (cv2.resize(worn, (width, height)) < 0.35 + 0.6 * strength)
    folded += (240 - folded) * (crack * (0.5 + 0.5 * strength))[:, :, None]
    return np.clip(folded, 0, 255).astype(np.uint8)


def _curled(picture: Picture, page: Page, strength: float, chance: Chance) -> Picture:
    """The sheet lies on a cylinder across the code: it shrinks and darkens to one side."""
    height, width = picture.shape[:2]
    left, top, side = page.code
    is_across = bool(chance.random() < 0.5)
    length = width if is_across else height
    middle = (left if is_across else top) + side * float(chance.uniform(-0.3, 1.3))
    radius = side * (3.2 - 2.0 * strength)
    along = np.arange(length, dtype=np.float32) - np.float32(middle)
    flat = np.clip(along / radius, -0.97, 0.97)
    source = np.where(np.abs(along) < 0.97 * radius, np.arcsin(flat) * radius, along * 1.4)
    light = np.sqrt(1 - np.square(flat)) * 0.6 + 0.4
    columns, rows = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    if is_across:
        columns = (source + middle).astype(np.float32)
    else:
        rows = (source + middle).astype(np.float32)
    curled = cv2.remap(
        picture,
        np.broadcast_to(columns[None, :], (height, width)).copy(),
        np.broadcast_to(rows[:, None], (height, width)).copy(),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.float32)
    curled *= light[None, :, None] if is_across else light[:, None, None]
    return np.clip(curled, 0, 255).astype(np.uint8)
