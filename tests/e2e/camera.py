"""A pretend phone camera: pictures of QR codes, and y4m clips that Chromium plays as its camera.

Everything is drawn with numpy from a seed: the same one gives the same picture everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import segno
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Picture: TypeAlias = NDArray[np.uint8]
Level: TypeAlias = Literal["easy", "medium", "hard"]

WIDTH, HEIGHT = 1280, 720
LEVELS: tuple[Level, ...] = ("easy", "medium", "hard")
QUIET_MODULES = 4
POSES = 3  # pictures of one code in a clip; they take turns
CARD_MODULES = 14  # paper to be seen around the code, beyond the quiet zone


@dataclass(frozen=True, slots=True)
class Look:
    """How a code is photographed: lengths in pixels, angles in degrees, light from 0 to 255."""

    module_px: float = 8.0
    tilt: float = 0.0
    turn: float = 0.0
    roll: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    blur_px: float = 0.0
    motion_px: float = 0.0
    noise: float = 0.0
    paper: float = 235.0
    ink: float = 30.0
    shade: float = 0.0  # how much darker one side of the card is
    glare: float = 0.0  # brightness of a reflection on the card
    seal: bool = False  # a red stamp (发票专用章) over the code


def qr_modules(text: str) -> NDArray[np.bool_]:
    """True where a module is dark; no quiet zone. Error level M, as printed on invoices."""
    rows = segno.make(text, error="m", micro=False, boost_error=False).matrix
    return np.array([[bool(cell) for cell in row] for row in rows])


def photograph(text: str, look: Look, seed: int) -> Picture:
    """One RGB picture (720 x 1280 x 3) of the code, taken as `look` says."""
    rng = np.random.default_rng(seed)
    card = _card(text, look, rng)
    picture = _desk(rng)
    _lay(picture, card, look)
    _light(picture, look, rng)
    if look.blur_px:
        picture = _blurred(picture, look.blur_px)
    if look.motion_px >= 1:
        picture = _smeared(picture, look.motion_px)
    if look.noise:
        picture += rng.normal(0.0, look.noise, picture.shape).astype(np.float32)
    return np.clip(picture, 0, 255).astype(np.uint8)


def look_of(level: Level, seed: int) -> Look:
    """A look drawn by chance from one level of difficulty; the same seed gives the same look."""
    rng = np.random.default_rng([seed, LEVELS.index(level)])
    low, high = {"easy": (5.0, 9.0), "medium": (3.2, 6.0), "hard": (2.2, 4.5)}[level]
    module_px = float(rng.uniform(low, high))
    strength = {"easy": 0.3, "medium": 0.7, "hard": 1.0}[level]
    room = 60 * strength
    return Look(
        module_px=module_px,
        tilt=float(rng.normal(0, 16 * strength)),
        turn=float(rng.normal(0, 16 * strength)),
        roll=float(rng.uniform(-180, 180)) if level == "hard" else float(rng.normal(0, 12)),
        shift=(float(rng.uniform(-room, room)), float(rng.uniform(-room, room))),
        blur_px=float(rng.uniform(0.1, 0.42)) * strength * module_px,
        motion_px=float(rng.uniform(0, 1.1)) * module_px
        if level == "hard" and rng.random() < 0.35
        else 0.0,
        noise=float(rng.uniform(2, 22)) * strength,
        paper=float(rng.uniform(150, 240)),
        ink=float(rng.uniform(20, 90)) if level != "easy" else 30.0,
        shade=float(rng.uniform(0, 0.6)) * strength,
        glare=float(rng.uniform(40, 140))
        if level != "easy" and rng.random() < 0.3 * strength
        else 0.0,
        seal=level != "easy" and bool(rng.random() < 0.3 * strength),
    )


def write_clip(path: Path, pictures: Iterable[Picture], fps: int) -> Path:
    """Writes a y4m file (4:2:0), which Chromium's fake video capture plays in a loop."""
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{fps}:1 Ip A1:1 C420jpeg\n".encode())
        for picture in pictures:
            file.write(b"FRAME\n")
            for plane in _yuv(picture):
                file.write(plane.tobytes())
    return path


def clip_of(
    texts: Sequence[str], *, seconds_each: float, fps: int = 10, look: Look | None = None
) -> list[Picture]:
    """The codes one after the other, each held for a while by a slightly shaking hand."""
    held = look or Look(module_px=7.0, noise=3.0, blur_px=0.6)
    frames: list[Picture] = []
    for index, text in enumerate(texts):
        poses = [_shaken(text, held, pose, seed=index * 1000 + pose) for pose in range(POSES)]
        frames += [poses[step % POSES] for step in range(round(seconds_each * fps))]
    return frames


def _shaken(text: str, held: Look, pose: int, seed: int) -> Picture:
    shift = (held.shift[0] + pose, held.shift[1] - pose)
    return photograph(text, replace(held, shift=shift), seed)


def empty_desk(frames: int) -> list[Picture]:
    """Pictures without any code."""
    return [
        np.clip(_desk(np.random.default_rng(step)), 0, 255).astype(np.uint8)
        for step in range(frames)
    ]


def _card(text: str, look: Look, rng: np.random.Generator) -> Floats:
    """The printed card seen from above, RGB, in texels of a quarter module."""
    scale = 4
    modules = np.pad(qr_modules(text), QUIET_MODULES + CARD_MODULES)
    ink = np.kron(modules, np.ones((scale, scale))).astype(np.float32)
    _print_lines(ink, rng, scale)
    grey = look.paper + (look.ink - look.paper) * ink
    card = np.repeat(grey[:, :, None], 3, axis=2)
    if look.seal:
        _stamp(card, rng)
    return card


def _print_lines(ink: Floats, rng: np.random.Generator, scale: int) -> None:
    """Something like small print above and below the code: dark dashes outside the quiet zone."""
    band = (CARD_MODULES - 2) * scale
    for top in [
        *range(scale, band, 3 * scale),
        *range(len(ink) - band, len(ink) - scale, 3 * scale),
    ]:
        dashes = rng.random(len(ink) // (2 * scale)) < 0.6
        row = np.repeat(dashes, 2 * scale)
        ink[top : top + scale, : len(row)] = np.maximum(ink[top : top + scale, : len(row)], row)


def _stamp(card: Floats, rng: np.random.Generator) -> None:
    """A ring and a bar of red ink, see-through, over a part of the card."""
    side = len(card)
    rows, columns = np.mgrid[0:side, 0:side]
    centre = side / 2 + rng.uniform(-0.16, 0.16, 2) * side
    distance = np.hypot((rows - centre[0]) / 0.7, columns - centre[1])
    ring = (distance > 0.23 * side) & (distance < 0.26 * side)
    bar = (np.abs(rows - centre[0]) < 0.02 * side) & (distance < 0.18 * side)
    card[ring | bar] *= np.array([0.96, 0.55, 0.58], dtype=np.float32)


def _desk(rng: np.random.Generator) -> Floats:
    rows = np.linspace(70, 115, HEIGHT, dtype=np.float32)[:, None, None]
    tint = np.array([1.0, 0.9, 0.78], dtype=np.float32)
    grain = rng.normal(0, 6, (HEIGHT // 8, WIDTH // 8, 1)).astype(np.float32)
    return (rows + np.kron(grain, np.ones((8, 8, 1), dtype=np.float32))) * tint


def _lay(picture: Floats, card: Floats, look: Look) -> None:
    """Projects the card into the picture, with 2 x 2 samples for each pixel."""
    side = len(card)
    to_picture = _projection(side, look)
    to_card = np.linalg.inv(to_picture).astype(np.float64)
    ends = np.array([[0, 0], [side, 0], [side, side], [0, side]], dtype=np.float64)
    corners = _through(to_picture, ends)
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int), [WIDTH, HEIGHT])
    total = np.zeros((bottom - top, right - left, 3), dtype=np.float32)
    covered = np.zeros(total.shape[:2], dtype=np.float32)
    for dx, dy in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        columns, rows = np.meshgrid(np.arange(left, right) + dx, np.arange(top, bottom) + dy)
        places = np.stack([columns.ravel(), rows.ravel()], axis=1).astype(np.float64)
        spots = np.floor(_through(to_card, places)).astype(int)
        within = np.logical_and(spots >= 0, spots < side)
        inside = np.asarray(np.all(within, axis=1)).reshape(covered.shape)
        safe = np.clip(spots, 0, side - 1)
        seen = card[safe[:, 1], safe[:, 0]].reshape(total.shape)
        total += seen * inside[:, :, None]
        covered += inside
    share = (covered / 4)[:, :, None]
    area = picture[top:bottom, left:right]
    picture[top:bottom, left:right] = area * (1 - share) + total / 4


def _projection(side: int, look: Look) -> NDArray[np.float64]:
    """Card texels -> picture pixels through a pinhole camera."""
    tilt, turn, roll = np.radians([look.tilt, look.turn, look.roll])
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]]
    )
    about_y = np.array(
        [[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]]
    )
    about_z = np.array(
        [[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]]
    )
    turned = about_x @ about_y @ about_z
    focal = 1100.0
    texel = look.module_px / 4
    distance = focal / texel
    centred = np.array([[1, 0, -side / 2], [0, 1, -side / 2], [0, 0, 1]])
    placed = np.column_stack([turned[:, 0], turned[:, 1], [0, 0, distance]])
    lens = np.array(
        [[focal, 0, WIDTH / 2 + look.shift[0]], [0, focal, HEIGHT / 2 + look.shift[1]], [0, 0, 1]]
    )
    result: NDArray[np.float64] = lens @ placed @ centred
    return result


def _through(matrix: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    homogeneous = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    result: NDArray[np.float64] = homogeneous[:, :2] / homogeneous[:, 2:]
    return result


def _light(picture: Floats, look: Look, rng: np.random.Generator) -> None:
    across = np.linspace(-0.5, 0.5, WIDTH, dtype=np.float32)[None, :, None]
    down = np.linspace(-0.5, 0.5, HEIGHT, dtype=np.float32)[:, None, None]
    angle = rng.uniform(0, 2 * np.pi)
    slope = np.float32(2 * np.cos(angle)) * across + np.float32(2 * np.sin(angle)) * down
    picture *= 1 - look.shade * np.clip(slope + 0.5, 0, 1)
    if look.glare:
        spot = rng.uniform(-0.1, 0.1, 2)
        distance = np.square(across - spot[0]) + np.square(down - spot[1])
        picture += look.glare * np.exp(-distance / 0.004)


def _blurred(picture: Floats, sigma: float) -> Floats:
    radius = int(np.ceil(2.5 * sigma))
    taps = np.exp(-0.5 * np.square(np.arange(-radius, radius + 1) / sigma)).astype(np.float32)
    return _convolved(_convolved(picture, taps / taps.sum(), axis=0), taps / taps.sum(), axis=1)


def _smeared(picture: Floats, length: float) -> Floats:
    """Motion blur along the rows; the length may be a fraction."""
    whole = int(length)
    taps = np.array([*([1.0] * whole), length - whole], dtype=np.float32)
    return _convolved(picture, taps / taps.sum(), axis=1)


def _convolved(picture: Floats, taps: Floats, axis: int) -> Floats:
    before = len(taps) // 2
    padding = [(0, 0), (0, 0), (0, 0)]
    padding[axis] = (before, len(taps) - 1 - before)
    padded = np.pad(picture, padding, mode="edge")
    length = picture.shape[axis]
    result = np.zeros_like(picture)
    for start, tap in enumerate(taps):
        result += tap * (
            padded[start : start + length] if axis == 0 else padded[:, start : start + length]
        )
    return result


def _yuv(picture: Picture) -> tuple[Picture, Picture, Picture]:
    red, green, blue = (picture[:, :, channel].astype(np.float32) for channel in range(3))
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    planes = (luma, _halved(128 + 0.564 * (blue - luma)), _halved(128 + 0.713 * (red - luma)))
    y, u, v = (np.clip(plane, 0, 255).astype(np.uint8) for plane in planes)
    return y, u, v


def _halved(plane: Floats) -> Floats:
    result: Floats = plane.reshape(HEIGHT // 2, 2, WIDTH // 2, 2).mean(axis=(1, 3))
    return result
