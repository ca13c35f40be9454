"""What a photo or scan gave: one of three answers, and the codes that were on it."""

from dataclasses import dataclass
from enum import StrEnum

from backend.reading.qr import QrFamily, QrReading, parse

Point = tuple[int, int]
Polygon = tuple[Point, ...]
"""Corners in pixels of the upright picture (after its EXIF orientation), full size."""

MEGA = 1_000_000
_INVOICE_FAMILIES = frozenset({QrFamily.OFFICIAL_URL, QrFamily.FISCAL})


class Answer(StrEnum):
    """CODES: texts were read. NO_CODE: a sound picture without any. REFUSED: not looked at."""

    CODES = "codes"
    NO_CODE = "no_code"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRules:
    """What is accepted, and how long it is looked at.

    The budgets are CPU seconds after which no further stage begins; the runner's limits end a
    worker that a single stage holds up.
    """

    max_bytes: int = 20 * MEGA
    max_pixels: int = 64 * MEGA
    max_side_ratio: float = 20.0
    halve_jpeg_above: int = 8000
    interactive_budget_s: float = 1.5
    full_budget_s: float = 10.0


DEFAULT_RULES = PictureRules()


@dataclass(frozen=True, slots=True)
class FoundCode:
    """One QR code. ``stage`` and ``decoder`` say which step of the cascade read it."""

    text: str
    polygon: Polygon
    stage: str
    decoder: str

    @property
    def is_invoice(self) -> bool:
        """Whether the text passes the gate (格式校验关); any other is 非发票二维码."""
        return passes_gate(parse(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureReading:
    """The answer for one picture; ``reason`` (Chinese) says what a person should know or do.

    ``suspects`` are places that look like a code which nobody could read. ``cpu_ms`` is what the
    worker used.
    """

    answer: Answer
    codes: tuple[FoundCode, ...] = ()
    suspects: tuple[Polygon, ...] = ()
    is_truncated: bool = False
    reason: str | None = None
    cpu_ms: int = 0

    @property
    def invoices(self) -> tuple[FoundCode, ...]:
        return tuple(code for code in self.codes if code.is_invoice)


def passes_gate(reading: QrReading) -> bool:
    """Whether the text speaks of one invoice: kept as it is, or to prefill the form with."""
    return reading.ok or (reading.family in _INVOICE_FAMILIES and reading.number is not None)
