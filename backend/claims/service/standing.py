"""What a person is to a claim: whether he may read it, and in which part he acts."""

from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person, Role
from backend.claims.models import ApprovalTask, Claim, ClaimCopy, Delegation, PolicyHit
from backend.claims.rules.transitions import HANDED_IN, IN_HAND
from backend.claims.service import judging
from backend.claims.states import ClaimPart, DelegationKind, RuleLevel, TaskState
from backend.infra.db import db
from backend.kernel import clock
from backend.kernel.errors import NotFoundError

_LARGEST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Standing:
    """``parts`` empty = he may not even know of it. ``task``: the one that is his to decide."""

    parts: frozenset[ClaimPart]
    is_own: bool
    task: ApprovalTask | None = None


_DELEGATE, _PRINCIPAL = aliased(PersonRow), aliased(PersonRow)
_PRINCIPALS = (
    select(Delegation.person_id)
    .join(_DELEGATE, _DELEGATE.id == Delegation.delegate_id)
    .join(_PRINCIPAL, _PRINCIPAL.id == Delegation.person_id)
    .where(
        Delegation.delegate_id == bindparam("delegate_id"),
        Delegation.kind == bindparam("kind", type_=Delegation.kind.type),
        Delegation.starts_on <= bindparam("today"),
        Delegation.ends_on >= bindparam("today"),
        Delegation.ended_at.is_(None),
        _DELEGATE.company_id == _PRINCIPAL.company_id,
    )
    .order_by(Delegation.id)
)
"""Asked with every list and every act: built once, and run without the session's bookkeeping."""


def principals_of(session: Session, person_id: int, kind: DelegationKind) -> list[int]:
    """Colleagues in whose place he may act today, in the order in which they asked him."""
    asked = {"delegate_id": person_id, "kind": kind, "today": clock.today()}
    rows = session.connection().execute(_PRINCIPALS, asked)
    return list(dict.fromkeys(row[0] for row in rows))


def delegates_of(session: Session, person_id: int, kind: DelegationKind) -> list[int]:
    """Who may act in his place today."""
    today = clock.today()
    query = select(Delegation.delegate_id).where(
        Delegation.person_id == person_id,
        Delegation.kind == kind,
        Delegation.starts_on <= today,
        Delegation.ends_on >= today,
        Delegation.ended_at.is_(None),
    )
    return list(session.scalars(query.order_by(Delegation.id)))


def standing_of(session: Session, person: Person, claim: Claim) -> Standing:
    """Everything that the person is to the claim now."""
    is_own = person.id in {claim.claimant_id, claim.created_by}
    parts = _part_of_claimant(session, person, claim) | _parts_of_books(person, claim)
    tasks = _tasks(session, person, claim)
    task = None if is_own else _open_one(tasks, person)
    if task is not None:
        parts |= {ClaimPart.APPROVER}
    if _is_asked(session, person, claim):
        parts |= {ClaimPart.WAIVER, ClaimPart.READER}
    if is_own or tasks or _is_copied(session, person, claim) or _has_waived(session, person, claim):
        parts |= {ClaimPart.READER}
    return Standing(parts, is_own, task)


def _part_of_claimant(session: Session, person: Person, claim: Claim) -> frozenset[ClaimPart]:
    """Whose money it is, and who may claim for him today. Who wrote it once only reads it."""
    is_his = claim.claimant_id == person.id or claim.claimant_id in principals_of(
        session, person.id, DelegationKind.CLAIM
    )
    return frozenset({ClaimPart.CLAIMANT}) if is_his else frozenset()


_BOOKS = {
    Role.CASHIER: ClaimPart.CASHIER,
    Role.ACCOUNTANT: ClaimPart.ACCOUNTANT,
    Role.AUDITOR: ClaimPart.READER,
}


def _parts_of_books(person: Person, claim: Claim) -> frozenset[ClaimPart]:
    if person.company_id != claim.company_id or claim.status not in HANDED_IN:
        return frozenset()
    return frozenset(part for role, part in _BOOKS.items() if role in person.roles)


def _tasks(session: Session, person: Person, claim: Claim) -> list[ApprovalTask]:
    """What he, or whom he stands in for, was ever asked to decide here."""
    people = [person.id, *principals_of(session, person.id, DelegationKind.APPROVE)]
    query = select(ApprovalTask).where(
        ApprovalTask.claim_id == claim.id,
        or_(ApprovalTask.approver_id.in_(people), ApprovalTask.acted_by == person.id),
    )
    return list(session.scalars(query.order_by(ApprovalTask.id)))


def _open_one(tasks: list[ApprovalTask], person: Person) -> ApprovalTask | None:
    """His own before one of somebody whom he stands in for."""
    is_open = [one for one in tasks if one.state is TaskState.OPEN]
    return min(is_open, key=lambda one: one.approver_id != person.id, default=None)


def _is_asked(session: Session, person: Person, claim: Claim) -> bool:
    """Whether a rule stops the claim before it was handed in, and he may waive it."""
    if claim.status not in IN_HAND or person.company_id != claim.company_id:
        return False
    query = select(PolicyHit).where(
        PolicyHit.claim_id == claim.id,
        PolicyHit.round == claim.round,
        PolicyHit.level == RuleLevel.BLOCK,
        PolicyHit.waived_by.is_(None),
    )
    roles = judging.waivers_of(session.scalars(query).all())
    return any(role.value in waivers for waivers in roles.values() for role in person.roles)


def _has_waived(session: Session, person: Person, claim: Claim) -> bool:
    """Who waived a rule of it stays a reader, like who decided on it."""
    query = select(PolicyHit.id).where(
        PolicyHit.claim_id == claim.id, PolicyHit.waived_by == person.id
    )
    return session.scalar(query.limit(1)) is not None


def _is_copied(session: Session, person: Person, claim: Claim) -> bool:
    return session.get(ClaimCopy, (claim.id, person.id)) is not None


def find_claim(person: Person, claim_id: int) -> tuple[Claim, Standing]:
    """A claim that the person may read; NotFoundError also for what is none of his business."""
    claim = db.session.get(Claim, claim_id) if 0 < claim_id <= _LARGEST_ID else None
    if claim is None:
        raise NotFoundError
    standing = standing_of(db.session(), person, claim)
    if not standing.parts:
        raise NotFoundError
    return claim, standing
