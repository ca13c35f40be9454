"""What is accepted of a PDF, and why it is not."""

from dataclasses import dataclass
from enum import StrEnum

from backend.reading.image.value import MEGA


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfRules:
    """Bounds of one document; ``scale`` is pixels per point (1/72 inch).

    The second, larger look is for codes that are printed small.
    """

    max_pages: int = 20
    max_side_pt: float = 2000.0
    max_pixels: int = 25 * MEGA
    scale: float = 2.5
    large_scale: float = 4.0
    quick_budget_s: float = 1.0
    page_budget_s: float = 3.0
    full_budget_s: float = 8.0


class PdfRefusal(StrEnum):
    """Why a document is not looked at."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_MANY_PAGES = "too_many_pages"
    PAGE_TOO_LARGE = "page_too_large"
    NO_SUCH_PAGE = "no_such_page"
