"""What a row of a list shows beside the claim itself, as columns of the one statement."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, String, func, select, type_coerce

from backend.accounts.models import PersonRow
from backend.claims.models import ApprovalTask, Claim, ClaimLine, PolicyHit
from backend.claims.service.showing_approval import CASHIERS
from backend.claims.states import RuleLevel, TaskState

_BETWEEN = "\x1f"
"""Stands in no name: control characters are refused wherever people type."""
_LEVELS = (RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.NOTE)


def _line_count() -> ColumnElement[Any]:
    lines = select(func.count()).where(ClaimLine.claim_id == Claim.id)
    return lines.correlate(Claim).scalar_subquery()


def _hits(level: RuleLevel) -> ColumnElement[Any]:
    """Hits of the last submission that nobody has waived."""
    hits = select(func.count()).where(
        PolicyHit.claim_id == Claim.id,
        PolicyHit.round == Claim.round,
        PolicyHit.waived_by.is_(None),
        type_coerce(PolicyHit.level, String()) == level.value,
    )
    return hits.correlate(Claim).scalar_subquery()


def _approvers() -> ColumnElement[Any]:
    """Names of those who must decide now, in the order in which they were asked."""
    people = (
        select(PersonRow.display_name.label("name"))
        .join(ApprovalTask, ApprovalTask.approver_id == PersonRow.id)
        .where(
            ApprovalTask.claim_id == Claim.id,
            type_coerce(ApprovalTask.state, String()) == TaskState.OPEN.value,
        )
        .order_by(ApprovalTask.id)
        .correlate(Claim)
        .subquery()
    )
    return select(func.aggregate_strings(people.c.name, _BETWEEN)).scalar_subquery()


EXTRAS: Mapping[str, ColumnElement[Any]] = {
    "line_count": _line_count(),
    **{level.value: _hits(level) for level in _LEVELS},
    "approvers": _approvers(),
}
"""Columns by the name under which ``waiting_for`` and ``hits_of`` find them."""


def hits_of(item: dict[str, Any]) -> dict[str, int]:
    """Takes the counts out of a row: by level, those that are none left out."""
    counts = {level.value: item.pop(level.value) for level in _LEVELS}
    return {level: count for level, count in counts.items() if count}


def waiting_for(status: str, claimant: str, approvers: str | None) -> list[str]:
    """Who must act now, by name; ``approvers`` as the column gives them."""
    match status:
        case "returned":
            return [claimant]
        case "approved":
            return [CASHIERS]
        case _:
            return approvers.split(_BETWEEN) if approvers else []
