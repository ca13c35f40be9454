"""I12: what a person wrote, with ID and bank-card numbers found and covered."""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.kernel import sensitive
from backend.kernel.sensitive import SensitiveKind


@dataclass(frozen=True, slots=True)
class SensitivePlace:
    """A number in a field: from which sign on (1 = the first), and how it will be sent."""

    field: str
    kind: SensitiveKind
    position: int
    shown_as: str


def look_through(fields: Mapping[str, str]) -> list[SensitivePlace]:
    """Every ID and bank-card number in the fields, in their order."""
    return [
        SensitivePlace(field, hit.kind, hit.start + 1, sensitive.mask(text[hit.start : hit.end]))
        for field, text in fields.items()
        for hit in sensitive.find(text)
    ]


def covered(fields: Mapping[str, str]) -> dict[str, str]:
    """The same fields with stars in those numbers."""
    return {field: sensitive.mask(text) for field, text in fields.items()}
