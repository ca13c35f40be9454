"""规则: which rules a claim hits, and the waiving (豁免) of a hit."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person, Role
from backend.audit import service as audit
from backend.claims.models import ApprovalTask, Claim, ClaimLine, Delegation, PolicyHit
from backend.claims.rules.policies import Hit, Need, RuleSetting, apply
from backend.claims.rules.policy_catalogue import RULES
from backend.claims.service.budgets import lefts as budgets_touched
from backend.claims.service.cases import Judged, build
from backend.claims.service.rule_settings import settings_in_force
from backend.claims.states import DelegationKind, RuleLevel, TaskState
from backend.infra.db import db
from backend.kernel import clock
from backend.kernel.errors import DomainError, ForbiddenError


class HitNotWaivableError(DomainError):
    """Somebody has waived the hit already, or it belongs to an earlier submission."""

    code = "claims.hit_not_waivable"
    status = 409
    message = "这条提示已被豁免，或属于较早的一次提交。请刷新单据后查看。"


def judge(
    session: Session | None, claim: Claim, lines: Sequence[ClaimLine], *, today: date
) -> list[Hit]:
    """Every rule that the claim hits now, in the order of the catalogue.

    With ``session``, in whose transaction the claim is being submitted, facts are kept and the
    rows of the budgets that it touches are locked; with None nothing is written or locked.
    """
    is_submitting = session is not None
    reading = session or db.session()
    settings = settings_in_force(reading)
    active = {code: one for code, one in settings.items() if one.level is not RuleLevel.OFF}
    lefts = (
        budgets_touched(reading, claim, lines, today=today, is_submitting=is_submitting)
        if _needs(active, Need.BUDGETS)
        else []
    )
    [case] = build(
        reading,
        [Judged(claim=claim, lines=lines, on=today, budgets=lefts)],
        limited_types=limited_types(active),
        keep_facts=is_submitting,
    )
    return [hit for code, setting in active.items() for hit in apply(RULES[code], setting, case)]


def limited_types(settings: Mapping[str, RuleSetting]) -> set[int]:
    """Expense types of which the claimant's whole day counts."""
    return {
        row["type"]
        for code, setting in settings.items()
        if Need.SPENT_ELSEWHERE in RULES[code].needs
        for row in setting.parameters["limits"]
        if row["per"] == "day"
    }


def _needs(settings: Mapping[str, Any], need: Need) -> bool:
    return any(need in RULES[code].needs for code in settings)


def title_of(code: str) -> str:
    """What people call the rule; the code itself for one that is no more."""
    return RULES[code].title if code in RULES else code


def waivers_of(hits: Sequence[PolicyHit]) -> dict[int, list[str]]:
    """Role values that may waive each stored hit now, by its id."""
    settings = settings_in_force(db.session()) if hits else {}
    return {
        hit.id: [role.value for role in settings[hit.code].waived_by]
        for hit in hits
        if hit.code in settings
    }


def waive(session: Session, hit: PolicyHit, person: Person, reason: str) -> None:
    """豁免 in the caller's transaction, which has seen to it that the person may see the claim.

    Whoever has one of the rule's roles may, and where the rule lets approvers, whoever approves
    this claim; never the claimant or the writer (ForbiddenError). The hit stays visible.
    """
    claim = session.get_one(Claim, hit.claim_id)
    session.refresh(hit, with_for_update=True)
    if hit.waived_at is not None or hit.round != claim.round:
        raise HitNotWaivableError
    _refuse_unfit(session, claim, hit, person)
    hit.waived_by, hit.waived_at, hit.waive_reason = person.id, clock.now(), reason
    audit.record(
        session,
        actor_id=person.id,
        action="claims.hit_waived",
        subject="claim",
        subject_id=claim.id,
        facts={"hit_id": hit.id, "code": hit.code, "level": hit.level, "reason": reason},
    )
    session.flush()


def _refuse_unfit(session: Session, claim: Claim, hit: PolicyHit, person: Person) -> None:
    if person.id in {claim.claimant_id, claim.created_by}:
        raise ForbiddenError("不能豁免自己的单据，请由审批人或财务处理。")
    allowed = set(settings_in_force(session)[hit.code].waived_by) if hit.code in RULES else set()
    held = set(person.roles) | ({Role.APPROVER} if approves(session, claim, person.id) else set())
    if not allowed & held:
        raise ForbiddenError("您没有权限豁免这条规则，请找提示中列出的角色处理。")


def approves(session: Session, claim: Claim, person_id: int) -> bool:
    """Whether the claim waits for the person, or for somebody in whose place he may act."""
    today = clock.today()
    standing_in_for = select(Delegation.person_id).where(
        Delegation.delegate_id == person_id,
        Delegation.kind == DelegationKind.APPROVE,
        Delegation.starts_on <= today,
        Delegation.ends_on >= today,
        Delegation.ended_at.is_(None),
    )
    query = (
        select(ApprovalTask.id)
        .where(
            ApprovalTask.claim_id == claim.id,
            ApprovalTask.state == TaskState.OPEN,
            (ApprovalTask.approver_id == person_id) | ApprovalTask.approver_id.in_(standing_in_for),
        )
        .limit(1)
    )
    return session.scalar(query) is not None


def waived_before(session: Session, claim: Claim, hits: Sequence[Hit]) -> dict[str, PolicyHit]:
    """By key the hits of earlier submissions whose waiver still covers what is hit now.

    It does while everything that was compared, and the level, is as it was when it was waived.
    """
    query = (
        select(PolicyHit)
        .where(PolicyHit.claim_id == claim.id, PolicyHit.waived_at.is_not(None))
        .order_by(PolicyHit.round)
    )
    earlier = {row.key: row for row in session.scalars(query)}
    return {
        hit.key: earlier[hit.key]
        for hit in hits
        if hit.key in earlier and _is_the_same(earlier[hit.key], hit)
    }


def _is_the_same(earlier: PolicyHit, hit: Hit) -> bool:
    return earlier.level is hit.level and earlier.fields == dict(hit.fields)
