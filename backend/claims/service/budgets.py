"""预算: what would be left of the budgets that a claim draws on."""

from collections.abc import Sequence
from typing import Any

from backend.claims.models import Claim, ClaimLine


def budgets_left(_claim: Claim, _lines: Sequence[ClaimLine]) -> list[dict[str, Any]]:
    """One entry (BudgetLeftOut) for each budget; without budgets none."""
    return []
