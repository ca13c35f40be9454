"""The organisation's numbers for claims."""

from sqlalchemy.orm import Session

from backend.claims.models import ClaimSettings
from backend.claims.rules.csv_files import Delimiter, Encoding


def claim_settings(session: Session) -> ClaimSettings:
    """The one row; before it was ever written, the defaults."""
    return session.get(ClaimSettings, 1) or ClaimSettings(
        id=1,
        draft_idle_days=30,
        unclaimed_days=30,
        claim_within_days=180,
        recheck_after_hours=24,
        nudge_after_hours=4,
        bank_columns=[],
        bank_delimiter=Delimiter.COMMA,
        bank_encoding=Encoding.UTF_8,
        subjects={},
    )
