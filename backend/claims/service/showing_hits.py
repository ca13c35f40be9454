"""规则命中 as people see them: what is hit, where, and whether the one who looks may waive it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person, Role
from backend.claims.models import Claim, PolicyHit
from backend.claims.rules.policies import Hit
from backend.claims.rules.transitions import may
from backend.claims.service import judging
from backend.claims.service.people import names_of, ref
from backend.claims.service.standing import Standing
from backend.claims.states import ClaimAction, ClaimPart
from backend.infra.db import db


def hits_of(person: Person, claim: Claim, standing: Standing) -> list[dict[str, Any]]:
    """HitOut of the last submission's hits, in their order."""
    query = select(PolicyHit).where(PolicyHit.claim_id == claim.id, PolicyHit.round == claim.round)
    rows = list(db.session.scalars(query.order_by(PolicyHit.id)))
    waivers = judging.waivers_of(rows)
    names = names_of(row.waived_by for row in rows)
    roles = {role.value for role in person.roles}
    if ClaimPart.APPROVER in standing.parts:  # whoever decides this claim, whatever his role
        roles.add(Role.APPROVER.value)
    may_act = not standing.is_own and may(claim.status, ClaimAction.WAIVE, standing.parts)
    told = []
    for row in rows:
        may_waive = may_act and row.waived_by is None and bool(roles & set(waivers.get(row.id, [])))
        judged = _judged(row, waivers.get(row.id, []))
        told.append(judged | _waiver(row, names) | {"id": row.id, "may_waive": may_waive})
    return told


def describe_unstored(hits: Sequence[Hit], before: Mapping[str, PolicyHit]) -> list[dict[str, Any]]:
    """HitOut of hits that were judged just now; ``before``: those waived earlier, by key."""
    names = names_of(row.waived_by for row in before.values())
    return [
        _judged(hit, hit.waivers)
        | _waiver(before.get(hit.key), names)
        | {"id": None, "may_waive": False}
        for hit in hits
    ]


def _judged(hit: PolicyHit | Hit, waivers: Sequence[str]) -> dict[str, Any]:
    return {
        "code": hit.code,
        "title": judging.title_of(hit.code),
        "level": hit.level,
        "line_key": hit.line_key,
        "invoice_id": hit.invoice_id,
        "message": hit.message,
        "fields": dict(hit.fields),
        "waivers": list(waivers),
    }


def _waiver(row: PolicyHit | None, names: dict[int, str]) -> dict[str, Any]:
    return {
        "waived_by": ref(names, row.waived_by) if row else None,
        "waived_at": row.waived_at if row else None,
        "waive_reason": row.waive_reason if row else "",
    }


def hit_counts(hits: Sequence[dict[str, Any]]) -> dict[str, int]:
    """How many that nobody has waived, by level."""
    return dict(Counter(hit["level"].value for hit in hits if hit["waived_by"] is None))
