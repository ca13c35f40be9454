"""Photos: both cascades against pyzbar and zxing-cpp out of the box, on the same pictures.

The seed was not used to choose stages; PHOTO_SEED takes another one, PHOTO_COUNT fewer photos.
CPU is that of one thread after the picture was opened, pyzbar on the grey picture being 1.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import zxingcpp
from pyzbar import pyzbar

from backend.reading.image import PictureRules
from backend.reading.image.cascade import read_full, read_interactive
from backend.reading.image.hygiene import Picture, open_picture, prepare_formats
from backend.reading.image.search import Search
from backend.reading.image.value import passes_gate
from backend.reading.qr import parse
from bench.corpus import Photo, Split, photograph

_SEED = 20_261_123
_COUNT = 300
_COUNTS = {Split.SEVERAL: 0.2, Split.WITHOUT: 0.2}

_PYZBAR, _ZXING, _QUICK, _FULL = "pyzbar gray", "zxing-cpp default", "cascade A", "cascade B"
_RATE_GOALS = (
    (Split.EASY, _FULL, _PYZBAR, 1.04),
    (Split.MEDIUM, _FULL, _PYZBAR, 2.6),
    (Split.HARD, _FULL, _PYZBAR, 2.8),
    (Split.EASY, _FULL, _ZXING, 1.0),
    (Split.MEDIUM, _FULL, _ZXING, 1.28),
    (Split.HARD, _FULL, _ZXING, 1.75),
    (Split.EASY, _QUICK, _ZXING, 1.0),
    (Split.MEDIUM, _QUICK, _ZXING, 1.28),
    (Split.HARD, _QUICK, _ZXING, 1.65),
    (Split.SEVERAL, _FULL, _PYZBAR, 2.0),
    (Split.SEVERAL, _FULL, _ZXING, 1.15),
)
_CPU_GOALS = (
    (Split.EASY, _FULL, 0.10),
    (Split.MEDIUM, _FULL, 2.0),
    (Split.HARD, _FULL, 5.0),
    (Split.EASY, _QUICK, 0.10),
    (Split.MEDIUM, _QUICK, 0.6),
    (Split.HARD, _QUICK, 1.3),
)


@dataclass(frozen=True, slots=True)
class _Score:
    """What one way made of one photo."""

    split: Split
    way: str
    right: int
    wrong: int
    of: int
    cpu_s: float


def run() -> list[dict[str, Any]]:
    """Rates, CPU and wrong texts of every split, each with its goal."""
    seed = int(os.environ.get("PHOTO_SEED", _SEED))
    count = int(os.environ.get("PHOTO_COUNT", _COUNT))
    orders = [
        (seed, split, index)
        for split in Split
        for index in range(round(count * _COUNTS.get(split, 1)))
    ]
    with multiprocessing.Pool(os.cpu_count(), initializer=prepare_formats) as pool:
        scores = [score for part in pool.imap(_measure, orders, chunksize=8) for score in part]
    return [
        *(_rate_row(scores, *goal) for goal in _RATE_GOALS),
        *(_cpu_row(scores, *goal) for goal in _CPU_GOALS),
        *(_wrong_row(scores, split) for split in Split),
    ]


def _measure(order: tuple[int, Split, int]) -> list[_Score]:
    photo = photograph(*order)
    ways: tuple[tuple[str, Callable[[Picture], Iterable[str]]], ...] = (
        (_PYZBAR, _by_pyzbar),
        (_ZXING, _by_zxing),
        (_QUICK, lambda picture: _texts(read_interactive(picture, budget_s=60))),
        (_FULL, lambda picture: _texts(read_full(picture, budget_s=60))),
    )
    return [_score(order[1], name, way, photo) for name, way in ways]


def _score(
    split: Split, name: str, way: Callable[[Picture], Iterable[str]], photo: Photo
) -> _Score:
    picture = open_picture(photo.content, PictureRules())  # its own: nothing is prepared yet
    began = time.process_time()
    texts = set(way(picture))
    cpu_s = time.process_time() - began
    invoices = {text for text in texts if passes_gate(parse(text))}
    truth = set(photo.texts)
    return _Score(split, name, len(invoices & truth), len(invoices - truth), len(truth), cpu_s)


def _by_pyzbar(picture: Picture) -> Iterator[str]:
    grey = picture.grey
    pixels = (grey.tobytes(), grey.width, grey.height)
    for one in pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE]):
        yield one.data.decode("utf-8", "replace")


def _by_zxing(picture: Picture) -> Iterator[str]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for one in zxingcpp.read_barcodes(np.asarray(picture.grey), formats=formats):
        yield one.text


def _texts(search: Search) -> list[str]:
    return [code.text for code in search.codes(1.0)]


def _rate_row(
    scores: list[_Score], split: Split, way: str, peer: str, goal: float
) -> dict[str, Any]:
    ours, theirs = _rate(scores, split, way), _rate(scores, split, peer)
    ratio = ours / theirs if theirs else float("inf")
    return _row(split, f"{way}: codes read", ours=ours, peer=peer, theirs=theirs, ratio=ratio) | {
        "goal": f">= {goal}",
        "ok": ratio >= goal,
    }


def _cpu_row(scores: list[_Score], split: Split, way: str, goal: float) -> dict[str, Any]:
    ours, theirs = _cpu_ms(scores, split, way), _cpu_ms(scores, split, _PYZBAR)
    return _row(
        split, f"{way}: mean CPU ms", ours=ours, peer=_PYZBAR, theirs=theirs, ratio=ours / theirs
    ) | {
        "goal": f"<= {goal}",
        "ok": ours / theirs <= goal,
    }


def _wrong_row(scores: list[_Score], split: Split) -> dict[str, Any]:
    def wrong(*ways: str) -> int:
        return sum(one.wrong for one in scores if one.split is split and one.way in ways)

    photos = sum(one.split is split and one.way == _FULL for one in scores)
    ours = wrong(_QUICK, _FULL)
    return _row(
        split, f"wrong texts in {photos} photos", ours=ours, peer=_ZXING, theirs=wrong(_ZXING)
    ) | {
        "goal": "0",
        "ok": ours == 0,
    }


def _row(
    split: Split, what: str, *, ours: float, peer: str, theirs: float, ratio: float | None = None
) -> dict[str, Any]:
    return {
        "photos": split,
        "what": what,
        "ours": ours,
        "peer": peer,
        "theirs": theirs,
        "ratio": ratio,
    }


def _rate(scores: list[_Score], split: Split, way: str) -> float:
    chosen = [one for one in scores if one.split is split and one.way == way]
    return sum(one.right for one in chosen) / max(1, sum(one.of for one in chosen))


def _cpu_ms(scores: list[_Score], split: Split, way: str) -> float:
    chosen = [one.cpu_s for one in scores if one.split is split and one.way == way]
    return 1000 * sum(chosen) / max(1, len(chosen))
