"""Routes of 收票."""

from backend.intake.views.captures import blueprint as captures
from backend.intake.views.uploads import blueprint as uploads

__all__ = ["captures", "uploads"]
