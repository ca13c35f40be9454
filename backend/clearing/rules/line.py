"""One line of the pre-check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; ``code`` None = green. A red one stops the start."""

    what: str
    code: str | None = None
    detail: str = ""
    is_red: bool = False
