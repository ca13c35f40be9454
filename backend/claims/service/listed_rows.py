"""What rows of a list show beside the claim itself, asked for once a page."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, bindparam, func, select, type_coerce

from backend.accounts.models import PersonRow
from backend.claims.models import ApprovalTask, Claim, ClaimLine, PolicyHit
from backend.claims.service.showing_approval import CASHIERS
from backend.claims.states import TaskState
from backend.infra.db import db

Extras = tuple[int, dict[str, int], list[str]]
"""Number of lines, hits by level, names of approvers who must act."""

_IDS: ColumnElement[Any] = bindparam("ids", expanding=True)
_LINES = (
    select(ClaimLine.claim_id, func.count())
    .where(ClaimLine.claim_id.in_(_IDS))
    .group_by(ClaimLine.claim_id)
)
_LEVEL = type_coerce(PolicyHit.level, String())
_HITS = (
    select(PolicyHit.claim_id, _LEVEL, func.count())
    .join(Claim, (Claim.id == PolicyHit.claim_id) & (Claim.round == PolicyHit.round))
    .where(PolicyHit.claim_id.in_(_IDS), PolicyHit.waived_by.is_(None))
    .group_by(PolicyHit.claim_id, _LEVEL)
)
_APPROVERS = (
    select(ApprovalTask.claim_id, PersonRow.display_name)
    .join(PersonRow, PersonRow.id == ApprovalTask.approver_id)
    .where(
        ApprovalTask.claim_id.in_(_IDS),
        type_coerce(ApprovalTask.state, String()) == TaskState.OPEN.value,
    )
    .order_by(ApprovalTask.id)
)


def extras_of(items: Sequence[dict[str, Any]]) -> dict[int, Extras]:
    """By claim id, for the claims of one page."""
    ids = [item["id"] for item in items]
    extras: dict[int, Extras] = {one: (0, {}, []) for one in ids}
    if not ids:
        return extras
    connection = db.session.connection()
    for claim_id, count in connection.execute(_LINES, {"ids": ids}):
        extras[claim_id] = (count, *extras[claim_id][1:])
    for claim_id, level, count in connection.execute(_HITS, {"ids": ids}):
        extras[claim_id][1][level] = count
    for claim_id, name in connection.execute(_APPROVERS, {"ids": ids}):
        extras[claim_id][2].append(name)
    return extras


def waiting_for(status: str, claimant: str, approvers: list[str]) -> list[str]:
    """Who must act now, by name."""
    match status:
        case "returned":
            return [claimant]
        case "approved":
            return [CASHIERS]
        case _:
            return approvers
