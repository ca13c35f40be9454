"""The camera: perspective, lens, movement, light, sensor, and the phone's own processing."""

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bench.corpus.plan import Chance, Factor

cv2.setNumThreads(1)
Picture = NDArray[np.uint8]
Floats = NDArray[np.float32]


def table(width: int, height: int, chance: Chance) -> Picture:
    """What the sheet lies on: wood or cloth, darker than paper."""
    tone = chance.uniform(60, 150) * chance.uniform(0.8, 1.15, 3)
    coarse = chance.normal(0, 14, (height // 16, width // 64, 1)).astype(np.float32)
    fine = chance.normal(0, 5, (height // 2, width // 2, 1)).astype(np.float32)
    grain = cv2.resize(coarse, (width, height)) + cv2.resize(fine, (width, height))
    return np.clip(tone[None, None, :] + grain[:, :, None], 0, 255).astype(np.uint8)


def project(
    canvas: Picture,
    page: Picture,
    *,
    anchor: tuple[float, float],
    at: tuple[float, float],
    scale: float,
    roll: float,
    tilt: float,
    tilt_towards: float,
) -> NDArray[np.float64]:
    """Lay ``page`` into ``canvas`` so that its ``anchor`` lands ``at``; gives the projection.

    ``scale`` is canvas pixels a texel at the anchor.
    """
    about_z = _about_z(np.radians(roll))
    towards = _about_z(np.radians(tilt_towards))
    angle = np.radians(tilt)
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(angle), -np.sin(angle)], [0, np.sin(angle), np.cos(angle)]]
    )
    turned = towards.T @ about_x @ towards @ about_z
    focal = 1.15 * max(canvas.shape)
    centred = np.array([[1, 0, -anchor[0]], [0, 1, -anchor[1]], [0, 0, 1]])
    placed = np.column_stack([turned[:, 0], turned[:, 1], [0, 0, focal / scale]])
    lens = np.array([[focal, 0, at[0]], [0, focal, at[1]], [0, 0, 1]])
    matrix: NDArray[np.float64] = lens @ placed @ centred
    soft = page if scale > 0.9 else cv2.GaussianBlur(page, (0, 0), 0.28 / scale)
    cv2.warpPerspective(
        soft,
        matrix,
        (canvas.shape[1], canvas.shape[0]),
        dst=canvas,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    return matrix


def _about_z(angle: float) -> NDArray[np.float64]:
    return np.array(
        [[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]]
    )


def expose(
    scene: Picture,
    factors: dict[Factor, float],
    *,
    module_px: float,
    centre: tuple[float, float],
    chance: Chance,
) -> bytes:
    """The JPEG file that the phone keeps of the scene; blur is measured in modules."""
    picture = scene.astype(np.float32)
    picture = _lit(picture, factors, centre, module_px, chance)
    if Factor.MOIRE in factors:
        picture *= _stripes(picture.shape, factors[Factor.MOIRE], module_px, chance)[:, :, None]
    picture = _through_lens(picture, factors, module_px, chance)
    picture = _sensed(picture, factors.get(Factor.LOW_LIGHT, 0.0), chance)
    soft = cv2.GaussianBlur(picture, (0, 0), 1.0)
    sharp = cv2.addWeighted(picture, 1.5, soft, -0.5, 0)  # phones sharpen
    return _coded(np.clip(sharp, 0, 255).astype(np.uint8), factors.get(Factor.JPEG, 0.0), chance)


def _lit(
    picture: Floats,
    factors: dict[Factor, float],
    centre: tuple[float, float],
    module_px: float,
    chance: Chance,
) -> Floats:
    height, width = picture.shape[:2]
    columns = np.arange(width, dtype=np.float32)[None, :] - np.float32(centre[0])
    rows = np.arange(height, dtype=np.float32)[:, None] - np.float32(centre[1])
    uneven = factors.get(Factor.UNEVEN, 0.08)
    angle = chance.uniform(0, 2 * np.pi)
    along = columns * np.float32(np.cos(angle)) + rows * np.float32(np.sin(angle))
    light = np.clip(1 - uneven * (0.5 + along / np.float32(60 * module_px)), 0.12, 1.15)
    if uneven > 0.3:  # the shadow of a hand or of the phone, its edge across the code
        edge = along + np.float32(chance.normal(0, 10) * module_px)
        sharpness = np.clip(-edge / np.float32(3 * module_px), -30, 30)
        light *= 1 - 0.65 * uneven / (1 + np.exp(sharpness))
    picture *= light[:, :, None]
    if Factor.GLARE in factors:
        picture += _glare(columns, rows, factors[Factor.GLARE], module_px, chance)[:, :, None]
    return picture


def _glare(
    columns: Floats, rows: Floats, strength: float, module_px: float, chance: Chance
) -> Floats:
    """反光: from a pale veil to a spot of pure white; its middle lies on or beside the code."""
    place = chance.normal(0, 14, 2) * module_px
    size = np.float32((5 + 13 * strength) * module_px)
    stretch = np.float32(chance.uniform(0.5, 1.6))
    across, down = columns - np.float32(place[0]), (rows - np.float32(place[1])) * stretch
    spot = np.exp(-(np.square(across) + np.square(down)) / np.square(size))
    return np.asarray(spot * np.float32(60 + 290 * strength), np.float32)


def _stripes(shape: tuple[int, ...], strength: float, module_px: float, chance: Chance) -> Floats:
    """摩尔纹: the grid of a screen, seen through the grid of the sensor."""
    columns = np.arange(shape[1], dtype=np.float32)[None, :]
    rows = np.arange(shape[0], dtype=np.float32)[:, None]
    stripes = np.ones(shape[:2], np.float32)
    for _ in range(2):
        angle = chance.uniform(0, np.pi)
        pitch = chance.uniform(1.2, 5.0) * module_px
        along = columns * np.float32(np.cos(angle)) + rows * np.float32(np.sin(angle))
        stripes *= 1 - np.float32(0.2 * strength) * (
            1 + np.sin(along * np.float32(2 * np.pi / pitch))
        )
    return stripes


def _through_lens(
    picture: Floats, factors: dict[Factor, float], module_px: float, chance: Chance
) -> Floats:
    defocus = 0.22 + 0.36 * factors.get(Factor.DEFOCUS, 0.0)
    soft = cv2.GaussianBlur(picture, (0, 0), max(0.45, defocus * module_px))
    if Factor.MOTION in factors:
        length = (0.4 + 1.25 * factors[Factor.MOTION]) * module_px
        soft = cv2.filter2D(soft, -1, _track(length, chance.uniform(0, np.pi)))
    return np.asarray(soft, np.float32)


def _track(length: float, angle: float) -> Floats:
    """The path of a point while the shutter is open."""
    side = 2 * int(np.ceil(length / 2)) + 3
    fine = np.zeros((side * 8, side * 8), np.uint8)
    middle = side * 4
    end = np.array([np.cos(angle), np.sin(angle)]) * length * 4
    first, last = np.rint(middle - end).astype(int), np.rint(middle + end).astype(int)
    cv2.line(fine, (int(first[0]), int(first[1])), (int(last[0]), int(last[1])), 255, 8)
    track = cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
    return np.asarray(track / track.sum(), np.float32)


def _sensed(picture: Floats, darkness: float, chance: Chance) -> Floats:
    """Fewer photons, more noise; the phone turns the gain up again, not quite to the full."""
    exposure = 1 - 0.9 * darkness
    shot = 0.9 + 0.4 * float(chance.random())
    read = 1.0 + 2.2 * darkness
    sigma = np.sqrt(
        np.maximum(picture, 0) * np.float32(shot * exposure) * 0.03 + np.float32(read**2)
    )
    noise = chance.standard_normal(picture.shape, np.float32) * sigma
    gain = np.float32((1 - 0.35 * darkness) / exposure)
    sensed = np.clip(picture * np.float32(exposure) + noise, 0, 255) * gain
    return np.asarray(sensed, np.float32)


def _coded(picture: Picture, strength: float, chance: Chance) -> bytes:
    """JPEG; a messenger shrinks a little and codes once more."""
    image = Image.fromarray(picture)
    if strength:
        quality = round(62 - 44 * strength)
        if chance.random() < 0.4:
            image = Image.open(io.BytesIO(_jpeg(image, quality + 12)))
        return _jpeg(image, quality)
    return _jpeg(image, int(chance.integers(78, 94)))


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()
