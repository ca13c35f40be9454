"""How many claims wait for a person: badges of 报销 and cards of 首页."""

from typing import Any

from sqlalchemy import func, or_, select

from backend.accounts.rules import Person, Role
from backend.claims.models import ApprovalTask, Claim
from backend.claims.service.standing import principals_of
from backend.claims.states import ClaimStatus, DelegationKind, TaskState
from backend.infra.db import db


def count_boxes(person: Person) -> dict[str, Any]:
    """The members of BoxCountsOut."""
    by_status = _own(person.id)
    return {
        "to_approve": _to_approve(person),
        "to_pay": _to_pay(person),
        "returned": by_status.get(ClaimStatus.RETURNED, 0),
        "drafts": by_status.get(ClaimStatus.DRAFT, 0),
    }


def _own(person_id: int) -> dict[ClaimStatus, int]:
    query = (
        select(Claim.status, func.count())
        .where(
            or_(Claim.claimant_id == person_id, Claim.created_by == person_id),
            Claim.status.in_([ClaimStatus.RETURNED, ClaimStatus.DRAFT]),
        )
        .group_by(Claim.status)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _to_approve(person: Person) -> int:
    people = [person.id, *principals_of(db.session(), person.id, DelegationKind.APPROVE)]
    query = (
        select(func.count(ApprovalTask.claim_id.distinct()))
        .join(Claim, Claim.id == ApprovalTask.claim_id)
        .where(
            ApprovalTask.approver_id.in_(people),
            ApprovalTask.state == TaskState.OPEN,
            Claim.claimant_id != person.id,
            Claim.created_by != person.id,
        )
    )
    return db.session.scalar(query) or 0


def _to_pay(person: Person) -> int:
    if Role.CASHIER not in person.roles or person.company_id is None:
        return 0
    query = select(func.count()).where(
        Claim.company_id == person.company_id, Claim.status == ClaimStatus.APPROVED
    )
    return db.session.scalar(query) or 0
