"""Small drawings: pseudo-characters, digits, QR codes and seals as coverage from 0 to 1."""

import functools
from typing import TypeAlias

import cv2
import numpy as np
import segno
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from bench.corpus.plan import Chance

Ink: TypeAlias = NDArray[np.float32]
Bits: TypeAlias = NDArray[np.bool_]

_ATLAS = 60
_DOTS_A_MODULE = 4


def qr_bits(text: str, level: str, version: int) -> Bits:
    """True where a module is dark, without a quiet zone; a longer text takes a larger version."""
    try:
        code = segno.make(text, error=level, version=version, mode="byte", boost_error=False)
    except segno.DataOverflowError:
        code = segno.make(text, error=level, mode="byte", boost_error=False, micro=False)
    return np.array([[bool(cell) for cell in row] for row in code.matrix])


def solid_code(bits: Bits, texels: int) -> Ink:
    """As a laser printer prints it."""
    return np.kron(bits, np.ones((texels, texels))).astype(np.float32)


def dotted_code(bits: Bits, texels: int, strength: float, chance: Chance) -> Ink:
    """As a needle printer prints it: round dots, gaps between them, shifted lines, spread ink."""
    fine = np.kron(bits, np.ones((_DOTS_A_MODULE, _DOTS_A_MODULE))).astype(np.float32)
    fine *= chance.random(fine.shape) > 0.06 * strength  # needles that miss
    dot = max(2, texels // _DOTS_A_MODULE)
    size = dot * 4
    axis = (np.arange(size) + 0.5) / size - 0.5
    radius = 0.62 - 0.2 * strength
    disc = (np.hypot(*np.meshgrid(axis, axis)) < radius).astype(np.float32)
    stamp = cv2.resize(disc, (dot, dot), interpolation=cv2.INTER_AREA)
    ink = np.kron(fine, stamp).astype(np.float32)
    lines = _DOTS_A_MODULE * dot * 6  # one pass of the head
    for top in range(0, len(ink), lines):
        shift = round(float(chance.normal(0, 0.22 * strength)) * texels)
        ink[top : top + lines] = np.roll(ink[top : top + lines], shift, axis=1)
    spread = cv2.GaussianBlur(ink, (0, 0), 0.35 * dot)
    side = len(bits) * texels
    return np.asarray(cv2.resize(spread, (side, side), interpolation=cv2.INTER_AREA), np.float32)


def digits(text: str, height: int) -> Ink:
    """Latin letters and digits, ``height`` texels high."""
    font = _font(max(6, height))
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("L", (int(right - left) + 2, int(bottom - top) + 2))
    ImageDraw.Draw(picture).text((1 - left, 1 - top), text, fill=255, font=font)
    return np.asarray(picture, np.float32) / np.float32(255)


def words(count: int, height: int, chance: Chance) -> Ink:
    """A line of ``count`` characters that look Chinese from afar and say nothing."""
    atlas = _atlas(max(6, height))
    return np.hstack([atlas[int(one)] for one in chance.integers(0, _ATLAS, count)])


def seal(width: int, height: int, chance: Chance) -> Ink:
    """发票专用章: an oval ring, characters along it and across the middle."""
    picture = Image.new("L", (width, height))
    draw = ImageDraw.Draw(picture)
    stroke = max(2, width // 28)
    draw.ellipse((1, 1, width - 2, height - 2), outline=255, width=stroke)
    ink = np.array(picture, np.float32) / np.float32(255)
    middle = words(7, max(6, height // 7), chance)
    lay(ink, middle, (height - len(middle)) // 2, (width - middle.shape[1]) // 2)
    for angle in np.linspace(np.pi * 1.1, np.pi * 1.9, 9):
        one = words(1, max(6, height // 8), chance)
        top = height / 2 + np.sin(angle) * height * 0.38 - len(one) / 2
        left = width / 2 + np.cos(angle) * width * 0.4 - one.shape[1] / 2
        lay(ink, one, int(top), int(left))
    worn = cv2.resize(chance.random((9, 9)).astype(np.float32), (width, height))
    return np.asarray(ink * np.clip(0.55 + 0.7 * worn, 0, 1), np.float32)


def lay(ink: Ink, piece: Ink, top: int, left: int) -> None:
    """``piece`` over ``ink``, cut at the edges."""
    top_cut, left_cut = max(0, -top), max(0, -left)
    area = ink[max(0, top) : top + len(piece), max(0, left) : left + piece.shape[1]]
    part = piece[top_cut : top_cut + area.shape[0], left_cut : left_cut + area.shape[1]]
    np.maximum(area, part, out=area)


@functools.lru_cache(maxsize=64)
def _font(height: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(height)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


@functools.lru_cache(maxsize=64)
def _atlas(height: int) -> tuple[Ink, ...]:
    """Pseudo-characters of some strokes each, the same in every run."""
    chance = np.random.default_rng(height)
    return tuple(_character(height, chance) for _ in range(_ATLAS))


def _character(height: int, chance: Chance) -> Ink:
    large = 48
    picture = Image.new("L", (large, large))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(chance.integers(4, 9))):
        x, y, length = chance.uniform(4, 40), chance.uniform(4, 40), chance.uniform(12, 34)
        ends = {0: (x + length, y), 1: (x, y + length), 2: (x - length / 2, y + length / 2)}
        draw.line(((x, y), ends[int(chance.integers(3))]), fill=255, width=4)
    small = picture.resize((height, height), Image.Resampling.BOX)
    return np.asarray(small, np.float32) / np.float32(255)
