"""单据编号."""

from datetime import date

from backend.claims.states import ClaimKind
from backend.kernel import ids

_PREFIX = {ClaimKind.EXPENSE: "BX", ClaimKind.ADVANCE: "JK"}


def new_claim_no(kind: ClaimKind, day: date) -> str:
    """BX261123-7K3M9Q for a claim, JK… for an advance; the database keeps it unique."""
    return ids.new_dated_no(_PREFIX[kind], day, length=6)
