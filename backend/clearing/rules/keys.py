"""How one declaration is named between us and the bureau."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class UnitKey:
    """One unit, one period, one declaration."""

    unit_id: str
    period_start: date
    fingerprint: str
