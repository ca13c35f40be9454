"""豁免: to ask for it when a rule stops a claim, and to grant it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person, Role
from backend.claims.errors import OwnClaimError
from backend.claims.models import Claim, PolicyHit
from backend.claims.rules.policies import Hit
from backend.claims.service import judging
from backend.claims.service.people import people_with
from backend.claims.service.showing import show
from backend.claims.service.telling import NoticeKind, notices_to
from backend.claims.service.turns import Turn, acting
from backend.claims.states import ClaimAction, RuleLevel
from backend.kernel import clock
from backend.kernel.errors import NotFoundError


def waive(person: Person, claim_id: int, hit_id: int, reason: str) -> dict[str, Any]:
    """豁免 a hit of the present round, by whom its rule lets; the claimant hears of it."""
    with acting(person, claim_id, ClaimAction.WAIVE, version=None, comment=reason) as turn:
        claim = turn.claim
        hit = turn.session.get(PolicyHit, hit_id, with_for_update=True)
        if hit is None or hit.claim_id != claim_id or hit.round != claim.round:
            raise NotFoundError
        if turn.standing.is_own:
            raise OwnClaimError("不能豁免自己单据上的规则，请由其他有权限的人处理。")
        judging.waive(turn.session, hit, person, reason)
        turn.facts = {"code": hit.code}
        turn.notices += notices_to(
            [claim.claimant_id, claim.created_by],
            claim,
            NoticeKind.CLAIM_COMMENTED,
            title=f"{person.display_name}豁免了“{judging.title_of(hit.code)}”",
            body=reason,
        )
    return show(person, claim_id)


def may_be_asked(hits: Sequence[Hit]) -> bool:
    """Whether somebody may waive each hit that stops the claim."""
    return all(hit.waivers for hit in hits if hit.level is RuleLevel.BLOCK)


def ask(turn: Turn, hits: Sequence[Hit]) -> None:
    """Store what stops the claim, and tell those who may waive it; it stays a draft."""
    claim = turn.claim
    claim.round += 1
    store(turn.session, claim, hits)
    turn.facts = {"blocked_by": [hit.code for hit in hits if hit.level is RuleLevel.BLOCK]}
    roles = {one for hit in hits if hit.level is RuleLevel.BLOCK for one in hit.waivers}
    people = [
        one
        for role in Role
        if role.value in roles
        for one in people_with(turn.session, role, claim.company_id)
    ]
    turn.notices += notices_to(
        (one for one in people if one not in {claim.claimant_id, claim.created_by}),
        claim,
        NoticeKind.CLAIM_WAITING,
        title=f"{turn.person.display_name}请您豁免规则",
        body=turn.comment,
    )


def store(session: Session, claim: Claim, hits: Sequence[Hit]) -> None:
    """Hits of the present round; what was waived earlier, and is the same, stays waived."""
    before = judging.waived_before(session, claim, hits)
    session.add_all(_row(claim, hit, before.get(hit.key)) for hit in hits)
    session.flush()


def blocking(session: Session, claim: Claim, hits: Sequence[Hit]) -> list[Hit]:
    """Hits that stop the claim: nobody has waived them."""
    before = judging.waived_before(session, claim, hits)
    return [hit for hit in hits if hit.level is RuleLevel.BLOCK and hit.key not in before]


def _row(claim: Claim, hit: Hit, before: PolicyHit | None) -> PolicyHit:
    return PolicyHit(
        claim_id=claim.id,
        round=claim.round,
        key=hit.key,
        code=hit.code,
        rule_version=hit.rule_version,
        level=hit.level,
        line_key=hit.line_key,
        invoice_id=hit.invoice_id,
        message=hit.message,
        fields=dict(hit.fields),
        waived_by=before.waived_by if before else None,
        waived_at=before.waived_at if before else None,
        waive_reason=before.waive_reason if before else "",
        created_at=clock.now(),
    )
