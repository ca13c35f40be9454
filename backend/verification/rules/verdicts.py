"""What an outcome means for the invoice's states."""

from collections.abc import Mapping
from types import MappingProxyType

from backend.invoices.states import TaxStatus, VerifyStatus
from backend.verification.outcomes import MATCHES, Outcome

VERIFY_STATUS: Mapping[Outcome, VerifyStatus] = MappingProxyType(
    dict.fromkeys(MATCHES, VerifyStatus.CONSISTENT)
    | {
        Outcome.MISMATCH: VerifyStatus.INCONSISTENT,
        Outcome.NOT_FOUND: VerifyStatus.NOT_FOUND,
        Outcome.DAILY_LIMIT: VerifyStatus.QUOTA_EXCEEDED,
        Outcome.NOT_YET: VerifyStatus.SAME_DAY,
        Outcome.TOO_OLD: VerifyStatus.OUT_OF_WINDOW,
        Outcome.BAD_INPUT: VerifyStatus.MALFORMED,
        Outcome.PROVIDER_BUSY: VerifyStatus.ERROR,
        Outcome.PROVIDER_CONFIG: VerifyStatus.ERROR,
        Outcome.UNSUPPORTED: VerifyStatus.ERROR,
    }
)

TAX_STATUS: Mapping[Outcome, TaxStatus] = MappingProxyType(
    {
        Outcome.MATCH_VALID: TaxStatus.NORMAL,
        Outcome.MATCH_VOID: TaxStatus.VOIDED,
        Outcome.MATCH_RED_PARTIAL: TaxStatus.PARTIALLY_RED,
        Outcome.MATCH_RED_FULL: TaxStatus.FULLY_RED,
        Outcome.MATCH_IS_RED_LETTER: TaxStatus.NORMAL,
    }
)
"""Other outcomes say nothing about the tax office's standing of the invoice."""
