"""规则: which rules a claim hits."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.models import Claim, ClaimLine, PolicyHit
from backend.claims.rules.policies import Hit
from backend.kernel import clock
from backend.kernel.errors import ForbiddenError


def judge(
    session: Session | None, claim: Claim, lines: Sequence[ClaimLine], *, today: date
) -> list[Hit]:
    """Every rule that the claim hits now, nothing written. Without rules nothing is hit."""
    del session, claim, lines, today
    return []


def title_of(code: str) -> str:
    """What people call the rule."""
    return code


def waivers_of(_hits: Sequence[PolicyHit]) -> dict[int, list[str]]:
    """Role values that may waive each stored hit, by its id."""
    return {}


def waived_before(session: Session, claim: Claim, hits: Sequence[Hit]) -> dict[str, PolicyHit]:
    """By key the hits of earlier submissions whose waiver still covers what is hit now."""
    query = select(PolicyHit).where(
        PolicyHit.claim_id == claim.id, PolicyHit.waived_at.is_not(None)
    )
    earlier = {row.key: row for row in session.scalars(query.order_by(PolicyHit.round))}
    return {hit.key: earlier[hit.key] for hit in hits if hit.key in earlier}


def waive(session: Session, hit: PolicyHit, person: Person, reason: str) -> None:
    """豁免 in the caller's transaction; ForbiddenError when the person's roles may not."""
    if not set(waivers_of([hit]).get(hit.id, ())) & {role.value for role in person.roles}:
        raise ForbiddenError("您没有权限豁免这条规则。")
    hit.waived_by, hit.waived_at, hit.waive_reason = person.id, clock.now(), reason
    session.flush()
