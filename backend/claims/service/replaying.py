"""试算: how a changed rule would have judged the claims of the last months. Writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.claims.models import Claim, ClaimLine
from backend.claims.rules.budget import BudgetLeft, Ledger, total
from backend.claims.rules.policies import Hit, Need, Rule, RuleSetting, apply
from backend.claims.service.budgets import NamedBudget, left_of, touched
from backend.claims.service.cases import Judged, build
from backend.claims.service.judging import limited_types
from backend.claims.service.spending import entries, shares_of, spendings_of
from backend.claims.states import ClaimKind, RuleLevel
from backend.infra.db import db
from backend.kernel import clock
from backend.kernel.clock import BEIJING

MOST_CLAIMS = 1000
"""The newest so many claims are replayed: an answer within seconds, a sample large enough."""
_BATCH = 100
_DAYS_A_MONTH = 31
_WEIGHT = {RuleLevel.BLOCK: 3, RuleLevel.WARN: 2, RuleLevel.NOTE: 1, RuleLevel.OFF: 0}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The strongest level at which the rule hits a claim, before and after; None = not."""

    claim: Claim
    before: RuleLevel | None
    after: RuleLevel | None
    hits: int


def replay(rule: Rule, now: RuleSetting, then: RuleSetting, months: int) -> dict[str, Any]:
    """ReplayOut: the rule as it is (``now``) beside what it would be (``then``).

    Both look at the invoices as they are known today, on the day on which each claim was
    submitted: what differs is the rule's doing alone.
    """
    session = db.session()
    since = clock.now() - timedelta(days=months * _DAYS_A_MONTH)
    handed_in = Claim.submitted_at >= since
    query = select(Claim).where(handed_in).order_by(Claim.submitted_at.desc(), Claim.id.desc())
    claims = list(session.scalars(query.limit(MOST_CLAIMS)))
    count = session.scalar(select(func.count()).select_from(Claim).where(handed_in)) or 0
    outcomes = list(_outcomes(session, rule, (now, then), claims))
    changed = [one for one in outcomes if one.before is not one.after]
    return {
        "claims": len(claims),
        "left_out": count - len(claims),
        "before": _counts(one.before for one in outcomes),
        "after": _counts(one.after for one in outcomes),
        "changed": [_described(one) for one in changed],
    }


def _counts(levels: Iterator[RuleLevel | None]) -> dict[str, int]:
    counted = Counter(level for level in levels if level is not None)
    shown = (RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.NOTE)
    return {level.value: counted[level] for level in shown}


def _described(one: _Outcome) -> dict[str, Any]:
    return {
        "claim_no": one.claim.claim_no,
        "total_fen": one.claim.total_fen,
        "submitted_at": one.claim.submitted_at,
        "before": one.before,
        "after": one.after,
        "hits": one.hits,
    }


def _outcomes(
    session: Session, rule: Rule, settings: tuple[RuleSetting, RuleSetting], claims: Sequence[Claim]
) -> Iterator[_Outcome]:
    now, then = settings
    types = limited_types({rule.code: now}) | limited_types({rule.code: then})
    lines = _lines(session, [one.id for one in claims])
    lefts = _lefts(session, claims, lines) if Need.BUDGETS in rule.needs else {}
    for start in range(0, len(claims), _BATCH):
        some = claims[start : start + _BATCH]
        judged = [
            Judged(
                claim=one,
                lines=lines[one.id],
                on=_day_of(one),
                before=one.submitted_at,
                budgets=lefts.get(one.id, ()),
            )
            for one in some
        ]
        cases = build(session, judged, limited_types=types)
        for claim, case in zip(some, cases, strict=True):
            hits = apply(rule, then, case)
            yield _Outcome(claim, _strongest(apply(rule, now, case)), _strongest(hits), len(hits))


def _strongest(hits: Sequence[Hit]) -> RuleLevel | None:
    return max((hit.level for hit in hits), key=_WEIGHT.__getitem__, default=None)


def _lines(session: Session, claim_ids: Sequence[int]) -> dict[int, list[ClaimLine]]:
    found: dict[int, list[ClaimLine]] = {one: [] for one in claim_ids}
    query = select(ClaimLine).where(ClaimLine.claim_id.in_(claim_ids))
    for line in session.scalars(query.order_by(ClaimLine.claim_id, ClaimLine.position)):
        found[line.claim_id].append(line)
    return found


def _day_of(claim: Claim) -> date:
    return (claim.submitted_at or clock.now()).astimezone(BEIJING).date()


def _lefts(
    session: Session, claims: Sequence[Claim], lines: Mapping[int, Sequence[ClaimLine]]
) -> dict[int, list[BudgetLeft]]:
    """By claim its budgets, beside what earlier submissions had used of them."""
    expenses = [one for one in claims if one.kind is ClaimKind.EXPENSE]
    shares = shares_of(session, [line for one in expenses for line in lines[one.id]])
    spent = {
        one.id: list(spendings_of(one, lines[one.id], shares, today=_day_of(one), as_asked=True))
        for one in expenses
    }
    found = touched(session, [each for some in spent.values() for each in some])
    ledgers = _ledgers(session, found)
    return {
        one.id: [
            left_of(
                budget,
                ledgers[budget.budget.id].used_before(one.submitted_at or clock.now()),
                total(budget.budget, spent[one.id]),
            )
            for budget in found
        ]
        for one in expenses
    }


def _ledgers(session: Session, budgets: Sequence[NamedBudget]) -> dict[int, Ledger]:
    if not budgets:
        return {}
    all_of_it = entries(
        session,
        {one.budget.department_id for one in budgets},
        first=min(one.budget.period.first for one in budgets),
        last=max(one.budget.period.last for one in budgets),
    )
    return {one.budget.id: Ledger(one.budget, all_of_it) for one in budgets}
