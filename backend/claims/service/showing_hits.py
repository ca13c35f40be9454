"""规则命中 as people see them: what is hit, where, and whether the one who looks may waive it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.claims.models import Claim, PolicyHit
from backend.claims.rules.policies import Hit
from backend.claims.rules.transitions import may
from backend.claims.service import judging
from backend.claims.service.people import names_of, ref
from backend.claims.service.standing import Standing
from backend.claims.states import ClaimAction
from backend.infra.db import db


def hits_of(person: Person, claim: Claim, standing: Standing) -> list[dict[str, Any]]:
    """HitOut of the last submission's hits, in their order."""
    query = select(PolicyHit).where(PolicyHit.claim_id == claim.id, PolicyHit.round == claim.round)
    rows = list(db.session.scalars(query.order_by(PolicyHit.id)))
    waivers = judging.waivers_of(rows)
    names = names_of(row.waived_by for row in rows)
    roles = {role.value for role in person.roles}
    may_act = not standing.is_own and may(claim.status, ClaimAction.WAIVE, standing.parts)
    return [
        {
            "id": row.id,
            "code": row.code,
            "title": judging.title_of(row.code),
            "level": row.level,
            "line_key": row.line_key,
            "invoice_id": row.invoice_id,
            "message": row.message,
            "fields": row.fields,
            "waivers": waivers.get(row.id, []),
            "may_waive": may_act
            and row.waived_by is None
            and bool(roles & set(waivers.get(row.id, []))),
            "waived_by": ref(names, row.waived_by),
            "waived_at": row.waived_at,
            "waive_reason": row.waive_reason,
        }
        for row in rows
    ]


def describe_unstored(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """HitOut of hits that were judged just now."""
    return [
        {
            "id": None,
            "code": hit.code,
            "title": judging.title_of(hit.code),
            "level": hit.level,
            "line_key": hit.line_key,
            "invoice_id": hit.invoice_id,
            "message": hit.message,
            "fields": dict(hit.fields),
            "waivers": list(hit.waivers),
            "may_waive": False,
            "waived_by": None,
            "waived_at": None,
            "waive_reason": "",
        }
        for hit in hits
    ]


def hit_counts(hits: Sequence[dict[str, Any]]) -> dict[str, int]:
    """How many that nobody has waived, by level."""
    return dict(Counter(hit["level"].value for hit in hits if hit["waived_by"] is None))
