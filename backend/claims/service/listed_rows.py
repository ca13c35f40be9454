"""What a row of a list shows beside the claim itself, as columns of the one statement."""

from typing import Any

from sqlalchemy import ColumnElement, String, case, func, select, type_coerce

from backend.accounts.models import PersonRow
from backend.claims.models import ApprovalTask, Claim, ClaimLine, PolicyHit
from backend.claims.service.showing_approval import CASHIERS
from backend.claims.states import TaskState

_BETWEEN = "\x1f"
"""Stands in no name: control characters are refused wherever people type."""
_WORTH = {"block": 10**8, "warn": 10**4, "note": 1}
"""Three counts in one number, so that a row looks its hits up once: no claim has 10,000 of one."""


def _line_count() -> ColumnElement[Any]:
    lines = select(func.count()).where(ClaimLine.claim_id == Claim.id)
    return lines.correlate(Claim).scalar_subquery()


def _hits() -> ColumnElement[Any]:
    """Hits of the last submission that nobody has waived; None where there is none."""
    worth = case(_WORTH, value=type_coerce(PolicyHit.level, String()), else_=0)
    hits = select(func.sum(worth)).where(
        PolicyHit.claim_id == Claim.id,
        PolicyHit.round == Claim.round,
        PolicyHit.waived_by.is_(None),
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


LINE_COUNT = _line_count()
HITS = _hits()
"""For ``hits_of``."""
APPROVERS = _approvers()
"""For ``waiting_for``."""


def hits_of(number: int | None) -> dict[str, int]:
    """The counts of the column by level, those that are none left out."""
    if not number:
        return {}
    rest = int(number)
    counts: dict[str, int] = {}
    for level, worth in _WORTH.items():
        count, rest = divmod(rest, worth)
        if count:
            counts[level] = count
    return counts


def waiting_for(status: str, claimant: str, approvers: str | None) -> list[str]:
    """Who must act now, by name; ``approvers`` as the column gives them."""
    match status:
        case "returned":
            return [claimant]
        case "approved":
            return [CASHIERS]
        case _:
            return approvers.split(_BETWEEN) if approvers else []
