"""The sheet of paper, seen straight from above: what is printed on it and what happened to it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.corpus import inks
from bench.corpus.inks import Ink
from bench.corpus.plan import Chance, Factor, Sheet, SheetKind

_SIZES_MM = {
    SheetKind.VAT: (240.0, 140.0),
    SheetKind.DIGITAL: (210.0, 140.0),
    SheetKind.ROLL: (76.0, 150.0),
}
_CODE_AT_MM = {
    SheetKind.VAT: (9.0, 8.0),
    SheetKind.DIGITAL: (8.0, 7.0),
    SheetKind.ROLL: (27.0, 118.0),
}
_MAIN_INK = {
    SheetKind.VAT: (45, 45, 60),
    SheetKind.DIGITAL: (30, 30, 30),
    SheetKind.ROLL: (60, 60, 70),
}
_BLUE_INK = (55, 65, 135)
_RED_INK = (205, 60, 60)
_FORM_INK = {
    SheetKind.VAT: (150, 90, 60),
    SheetKind.DIGITAL: (140, 70, 60),
    SheetKind.ROLL: (70, 70, 70),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A drawn sheet, RGB, and where its code lies on it: left, top, side in texels."""

    picture: NDArray[np.uint8]
    code: tuple[float, float, float]
    texels_a_module: float


@dataclass(slots=True)
class _Layers:
    """Coverage by each ink, and where everything is, in texels."""

    scale: float
    printed: Ink
    form: Ink
    red: Ink
    left: int
    top: int
    side: int
    module: int


def draw_page(sheet: Sheet, module_px: float, factors: dict[Factor, float], chance: Chance) -> Page:
    """The sheet at twice the resolution at which the camera will see it."""
    bits = inks.qr_bits(sheet.text or "-", sheet.level, sheet.version)
    module = 8 if sheet.is_dot_matrix or module_px > 3.2 else 6
    layers = _empty(sheet, module, len(bits))
    _print_form(layers, sheet, chance)
    if sheet.text is not None:
        _print_code(
            layers, bits, factors.get(Factor.DOTS, 0.25 if sheet.is_dot_matrix else 0), chance
        )
        _print_foreign(layers, sheet)
    _damage(layers, factors, chance)
    picture = _coloured(layers, sheet)
    return Page(picture, (layers.left, layers.top, layers.side), module)


def _empty(sheet: Sheet, module: int, modules: int) -> _Layers:
    scale = modules * module / sheet.qr_mm
    width, height = (round(mm * scale) for mm in _SIZES_MM[sheet.kind])
    left, top = (round(mm * scale) for mm in _CODE_AT_MM[sheet.kind])
    printed, form, red = (np.zeros((height, width), np.float32) for _ in range(3))
    return _Layers(scale, printed, form, red, left, top, modules * module, module)


def _print_code(layers: _Layers, bits: inks.Bits, dots: float, chance: Chance) -> None:
    code = (
        inks.dotted_code(bits, layers.module, dots, chance)
        if dots
        else inks.solid_code(bits, layers.module)
    )
    inks.lay(layers.printed, code, layers.top, layers.left)


def _print_foreign(layers: _Layers, sheet: Sheet) -> None:
    """A payment code or an advertisement to the right of our own."""
    if sheet.foreign_text is None:
        return
    code = inks.solid_code(inks.qr_bits(sheet.foreign_text, "m", 3), layers.module)
    height, width = layers.printed.shape
    beside = layers.left + round(layers.side * 1.5)
    if beside + len(code) < width and layers.top + len(code) < height:
        inks.lay(layers.printed, code, layers.top, beside)


def _print_form(layers: _Layers, sheet: Sheet, chance: Chance) -> None:
    if sheet.kind is SheetKind.ROLL:
        _print_roll(layers, chance)
    else:
        _print_table(layers, sheet, chance)


def _print_roll(layers: _Layers, chance: Chance) -> None:
    size = round(3.0 * layers.scale)
    for row in range(20):
        top = round((6 + row * 5.2) * layers.scale)
        inks.lay(layers.printed, inks.words(int(chance.integers(4, 12)), size, chance), top, size)
        number = inks.digits(f"{chance.integers(10**9):09d}", size)
        inks.lay(layers.printed, number, top, layers.printed.shape[1] - number.shape[1] - size)


def _print_table(layers: _Layers, sheet: Sheet, chance: Chance) -> None:
    scale = layers.scale
    height, width = layers.form.shape
    title = inks.words(10, round(6 * scale), chance)
    inks.lay(layers.form, title, round(9 * scale), (width - title.shape[1]) // 2)
    oval = inks.seal(round(30 * scale), round(20 * scale), chance)
    inks.lay(layers.red, oval, round(4 * scale), width // 2 + round(3 * scale))
    thick = max(1, round(0.35 * scale))
    left, right = round(7 * scale), width - round(7 * scale)
    rows = [round(mm * scale) for mm in (36, 58, 96, 104, 128)]
    for row in rows:
        layers.form[row : row + thick, left:right] = 1
    for column in (left, left + round(8 * scale), round(width * 0.58), right):
        layers.form[rows[0] : rows[-1], column : column + thick] = 1
    _print_lines(layers, sheet, chance)
    own = inks.seal(round(40 * scale), round(30 * scale), chance)
    inks.lay(layers.red, own, height - round(36 * scale), width - round(52 * scale))


def _print_lines(layers: _Layers, sheet: Sheet, chance: Chance) -> None:
    """Code, number, date at the top right; parties, cipher area, items, sum."""
    scale, width = layers.scale, layers.form.shape[1]
    size = round(3.2 * scale)
    for row in range(4):
        top = round((9 + row * 6) * scale)
        inks.lay(layers.form, inks.words(5, size, chance), top, round(width * 0.72))
        number = inks.digits(f"{chance.integers(10**12):012d}", size)
        inks.lay(layers.printed, number, top, round(width * 0.82))
    for row in range(4):
        top = round((38 + row * 4.8) * scale)
        inks.lay(layers.form, inks.words(6, size, chance), top, round(17 * scale))
        inks.lay(layers.printed, inks.words(14, size, chance), top, round(40 * scale))
        if sheet.kind is SheetKind.VAT:
            cipher = "".join(chance.choice(list("0123456789+-*/<>"), 24))
            inks.lay(layers.printed, inks.digits(cipher, size), top, round(width * 0.6))
    for row in range(int(chance.integers(1, 6))):
        top = round((62 + row * 5) * scale)
        inks.lay(layers.printed, inks.words(10, size, chance), top, round(12 * scale))
        for column in (0.4, 0.52, 0.66, 0.8):
            amount = inks.digits(f"{chance.uniform(1, 9999):.2f}", size)
            inks.lay(layers.printed, amount, top, round(width * column))


def _damage(layers: _Layers, factors: dict[Factor, float], chance: Chance) -> None:
    """What happens to ink: all in texels of the sheet."""
    if Factor.OVERPRINT in factors:
        _overprint(layers, factors[Factor.OVERPRINT], chance)
    if Factor.STAMP in factors:
        _stamp(layers, factors[Factor.STAMP], chance)
    if Factor.QUIET_ZONE in factors:
        _crowd(layers, factors[Factor.QUIET_ZONE], chance)
    if Factor.THERMAL in factors:
        _fade(layers, factors[Factor.THERMAL], chance)


def _overprint(layers: _Layers, strength: float, chance: Chance) -> None:
    """压字: a line or two of print across the code."""
    for _ in range(1 + (strength > 0.75)):
        size = round((2.2 + 1.6 * strength) * layers.scale)
        text = inks.digits(f"{chance.integers(10**10):010d}", size) * (0.5 + 0.4 * strength)
        top = layers.top + round(float(chance.uniform(0.1, 0.8)) * layers.side)
        shift = round(float(chance.uniform(-0.5, 0.3)) * layers.side)
        inks.lay(layers.printed, text, top, layers.left + shift)


def _stamp(layers: _Layers, strength: float, chance: Chance) -> None:
    """A red seal over the code."""
    oval = inks.seal(round(40 * layers.scale), round(30 * layers.scale), chance)
    offset = chance.uniform(-0.35, 0.15, 2) * layers.side
    inks.lay(
        layers.red,
        oval * (0.4 + 0.6 * strength),
        layers.top + round(float(offset[0]) - 0.1 * layers.side),
        layers.left + round(float(offset[1]) - 0.3 * layers.side),
    )


def _crowd(layers: _Layers, strength: float, chance: Chance) -> None:
    """Rules and words in the quiet zone."""
    gap = round(layers.module * (2.6 - 2.0 * strength))
    low, high = layers.top - gap, layers.top + layers.side + gap
    left, right = layers.left - gap, layers.left + layers.side + gap
    thick = max(1, round(0.4 * layers.scale))
    layers.form[max(0, low - thick) : max(0, low), left:right] = 1
    layers.form[low:high, right : right + thick] = 1
    text = inks.words(9, round(2.8 * layers.scale), chance)
    inks.lay(layers.printed, text, high, left)
    if strength > 0.6:
        layers.form[low:high, max(0, left - thick) : max(0, left)] = 1


def _fade(layers: _Layers, strength: float, chance: Chance) -> None:
    """热敏: the whole print gets paler, with white streaks along the paper and pale patches."""
    height, width = layers.printed.shape
    streaks = np.where(chance.random(width) < 0.05 * strength, 0.25, 1).astype(np.float32)
    patches = cv2.resize(chance.random((8, 5)).astype(np.float32), (width, height))
    layers.printed *= (1 - 0.6 * strength) * cv2.blur(streaks[None, :], (3, 1))
    layers.printed *= 1 - 0.5 * strength * patches


def _coloured(layers: _Layers, sheet: Sheet) -> NDArray[np.uint8]:
    """Ink takes light away from paper, one colour after the other."""
    paper = (246, 244, 240) if sheet.kind is not SheetKind.ROLL else (240, 240, 243)
    main = _BLUE_INK if sheet.is_dot_matrix else _MAIN_INK[sheet.kind]
    picture = np.empty((*layers.printed.shape, 3), np.uint8)
    for channel in range(3):
        left = np.full(layers.printed.shape, float(paper[channel]), np.float32)
        for ink, colour in (
            (layers.form, _FORM_INK[sheet.kind]),
            (layers.printed, main),
            (layers.red, _RED_INK),
        ):
            left *= 1 - ink * (1 - colour[channel] / 255)
        picture[:, :, channel] = np.clip(left, 0, 255)
    return picture
