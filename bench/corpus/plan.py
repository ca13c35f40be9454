"""What a photograph will be of, and what went wrong with it: chosen by chance from a seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from backend.reading.qr import build

Chance = np.random.Generator


class Split(StrEnum):
    """How hard the photos are; WITHOUT has no code at all, FOREIGN another one beside it."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    SEVERAL = "several"
    WITHOUT = "without"


class SheetKind(StrEnum):
    """Which sheet of paper it is."""

    VAT = "vat"
    DIGITAL = "digital"
    ROLL = "roll"


class Factor(StrEnum):
    """What can be wrong; a strength from 0 to 1 goes with each."""

    OVERPRINT = "overprint"
    STAMP = "stamp"
    THERMAL = "thermal"
    QUIET_ZONE = "quiet_zone"
    CREASE = "crease"
    CURL = "curl"
    DEFOCUS = "defocus"
    MOTION = "motion"
    MOIRE = "moire"
    UNEVEN = "uneven"
    GLARE = "glare"
    LOW_LIGHT = "low_light"
    JPEG = "jpeg"
    TILT = "tilt"
    DOTS = "dots"


_MODULE_PX = {
    Split.EASY: (3.0, 5.5),
    Split.MEDIUM: (1.9, 3.6),
    Split.HARD: (1.7, 3.5),
    Split.WITHOUT: (2.5, 5.0),
    Split.SEVERAL: (1.2, 5.0),
}
_COUNT = {
    Split.EASY: (0, 1),
    Split.MEDIUM: (1, 2),
    Split.HARD: (1, 3),
    Split.WITHOUT: (0, 2),
    Split.SEVERAL: (0, 1),
}
_STRENGTH = {
    Split.EASY: (0.15, 0.35),
    Split.MEDIUM: (0.4, 0.7),
    Split.HARD: (0.6, 0.95),
    Split.WITHOUT: (0.2, 0.7),
    Split.SEVERAL: (0.15, 0.35),
}
_CODE_OF = {SheetKind.VAT: "9900251{}30", SheetKind.ROLL: "0990025001{}"}
# Version 5-M is what the real ones were; the others keep a decoder honest.
_SYMBOLS = (("m", 5, 0.6), ("m", 6, 0.14), ("l", 5, 0.1), ("l", 4, 0.08), ("q", 7, 0.08))
FOREIGN_TEXT = "https://pay.example.com/q/{:08d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One invoice: its text is what a reader must give; None for a sheet without a code."""

    kind: SheetKind
    text: str | None
    level: str
    version: int
    qr_mm: float
    is_dot_matrix: bool
    foreign_text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One photo before it is drawn. Angles in degrees, ``module_px`` of the code in the photo."""

    split: Split
    seed: tuple[int, ...]
    sheet: Sheet
    module_px: float
    roll: float
    tilt: float
    tilt_towards: float
    factors: Mapping[Factor, float]


def plan_photo(seed: int, split: Split, index: int) -> Plan:
    """The same three numbers give the same plan."""
    source = (seed, list(Split).index(split), index)
    chance = np.random.default_rng(source)
    sheet = plan_sheet(chance, has_code=split is not Split.WITHOUT)
    factors = _factors(chance, split, sheet)
    return Plan(
        split=split,
        seed=source,
        sheet=sheet,
        module_px=float(chance.uniform(*_MODULE_PX[split])),
        roll=float(chance.uniform(0, 360)),
        tilt=_tilt(chance, split, factors.get(Factor.TILT, 0.0)),
        tilt_towards=float(chance.uniform(0, 360)),
        factors=factors,
    )


def plan_sheet(chance: Chance, *, has_code: bool = True) -> Sheet:
    """One invented invoice of any kind."""
    kind = SheetKind(chance.choice(list(SheetKind), p=[0.45, 0.4, 0.15]))
    shares = np.array([share for _, _, share in _SYMBOLS])
    level, version, _ = _SYMBOLS[int(chance.choice(len(_SYMBOLS), p=shares / shares.sum()))]
    has_foreign = has_code and chance.random() < 0.06
    return Sheet(
        kind=kind,
        text=_payload(chance, kind) if has_code else None,
        level=level,
        version=version,
        qr_mm=float(chance.uniform(20, 25)),
        is_dot_matrix=kind is SheetKind.VAT and bool(chance.random() < 0.6),
        foreign_text=FOREIGN_TEXT.format(int(chance.integers(10**8))) if has_foreign else None,
    )


def _payload(chance: Chance, kind: SheetKind) -> str:
    number = f"{chance.integers(1, 10**8):08d}"
    check_code = "".join(map(str, chance.integers(0, 10, 20)))
    amount_fen = int(10 ** chance.uniform(2.5, 7.5))
    issued_on = date(2025, 1, 1) + timedelta(days=int(chance.integers(0, 600)))
    if kind is SheetKind.DIGITAL:
        return build(
            qr_type=str(chance.choice(["31", "32"])),
            code=None,
            number=f"{issued_on.year % 100}99{chance.integers(1, 10**15):016d}",
            amount_fen=amount_fen,
            issued_on=issued_on,
        )
    is_special = kind is SheetKind.VAT and chance.random() < 0.4
    pattern = _CODE_OF[kind]
    last = str(chance.integers(1, 7)) if kind is SheetKind.VAT else str(chance.choice(["06", "07"]))
    return build(
        qr_type="01" if is_special else str(chance.choice(["04", "10", "11"])),
        code=pattern.format(last),
        number=number,
        amount_fen=amount_fen,
        issued_on=issued_on,
        check_code=None if is_special else check_code,
    )


def _factors(chance: Chance, split: Split, sheet: Sheet) -> dict[Factor, float]:
    possible = [
        factor
        for factor in Factor
        if (factor is not Factor.THERMAL or sheet.kind is SheetKind.ROLL)
        and (factor is not Factor.DOTS or sheet.is_dot_matrix)
    ]
    fewest, most = _COUNT[split]
    count = int(chance.integers(fewest, most + 1))
    chosen = chance.choice(len(possible), size=count, replace=False)
    return {possible[int(one)]: float(chance.uniform(*_STRENGTH[split])) for one in sorted(chosen)}


def _tilt(chance: Chance, split: Split, strength: float) -> float:
    steady = 8.0 if split is Split.EASY else 25.0
    return float(chance.uniform(0, steady)) + 38 * strength
