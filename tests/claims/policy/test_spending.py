"""What is used of budgets: the database counts as the definition does, and nobody slips under."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from apiflask import APIFlask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from backend.accounts.models import Department
from backend.claims.models import Claim, ClaimLine, LineShare
from backend.claims.rules.budget import BudgetOf, Period, total
from backend.claims.service.judging import judge
from backend.claims.service.spending import COUNTED, entries, shares_of, spendings_of, used
from backend.claims.states import ClaimKind, ClaimStatus, LineDecision, RuleLevel
from backend.infra.db import db, transaction
from backend.kernel import clock
from tests.claims.policy.shelf import Shelf, read
from tests.claims.policy.test_judging import set_rule
from tests.databases import both_databases
from tests.personas import CHEN, LIN, WANG, SignIn
from tests.races import run_at_once

DAYS = [None, date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1)]
MOMENTS = [  # the last instant of October in China, the first of November, and around the year
    datetime(2026, 10, 31, 15, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 31, 16, 0, tzinfo=UTC),
    datetime(2026, 11, 30, 15, 59, 59, tzinfo=UTC),
    datetime(2026, 12, 31, 16, 0, tzinfo=UTC),
]
lines = st.fixed_dictionaries(
    {
        "amount_fen": st.integers(1, 10**6),
        "granted": st.sampled_from([None, 0, 33, 50, 100]),
        "happened_on": st.sampled_from(DAYS),
        "type": st.sampled_from([0, 1, None]),
        "parts": st.lists(st.integers(1, 5), max_size=3),
    }
)
claims = st.fixed_dictionaries(
    {
        "status": st.sampled_from(list(ClaimStatus)),
        "kind": st.sampled_from([ClaimKind.EXPENSE, ClaimKind.EXPENSE, ClaimKind.ADVANCE]),
        "submitted_at": st.sampled_from(MOMENTS),
        "department": st.sampled_from([0, 1, None]),
        "lines": st.lists(lines, min_size=1, max_size=3),
    }
)


@both_databases
@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(some=st.lists(claims, min_size=1, max_size=5))
def test_the_database_sums_what_the_definition_counts(
    app: APIFlask, shelf: Shelf, some: list[dict[str, Any]]
) -> None:
    place_of = _place(shelf)
    departments, types = place_of.departments, place_of.types
    budgets = [
        BudgetOf(place, department, type_id, Period.parse(period), 0)
        for place, (department, type_id, period) in enumerate(
            (department, type_id, period)
            for department in departments
            for type_id in (None, *types)
            for period in ("2026-10", "2026-11", "2026", "2027")
        )
    ]
    with app.app_context():
        with transaction() as session:
            for table in (LineShare, ClaimLine, Claim):
                session.execute(delete(table))
            session.add_all(_claim(place_of, number, one) for number, one in enumerate(some))
        session = db.session()
        stored = list(session.scalars(select(Claim).order_by(Claim.id)))

        counted = used(session, budgets)
        without_first = used(session, budgets, without=stored[0].id)
        looked_back = entries(session, departments, first=date(2026, 1, 1), last=date(2027, 12, 31))

        spendings = {one.id: list(_spendings(one)) for one in stored}
    everything = [each for these in spendings.values() for each in these]
    others = [each for key, these in spendings.items() if key != stored[0].id for each in these]
    for budget in budgets:
        assert counted[budget.id] == total(budget, everything)
        assert without_first[budget.id] == total(budget, others)
        assert total(budget, [one.spending for one in looked_back]) == counted[budget.id]


def _spendings(claim: Claim) -> Any:
    """By the pure definition, from the claim's own rows."""
    if claim.status not in COUNTED or claim.kind is ClaimKind.ADVANCE:
        return []
    session = db.session()
    own = list(session.scalars(select(ClaimLine).where(ClaimLine.claim_id == claim.id)))
    return spendings_of(claim, own, shares_of(session, own), today=date(1999, 1, 1))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the claims are made; the same for every example."""

    departments: list[int]
    types: list[int]
    company_id: int
    person_id: int


def _place(shelf: Shelf) -> _Place:
    person_id = shelf.join(LIN)
    types = [shelf.type_id(), shelf.type_id("餐饮费")]
    with shelf.app.app_context():
        departments = list(db.session.scalars(select(Department.id).order_by(Department.id)))
    if not departments:
        names = {"销售部": LIN, "市场部": CHEN, "行政部": WANG}
        departments = [shelf.department(name, one) for name, one in names.items()]
    with shelf.app.app_context():
        company_id = db.session.get_one(Department, departments[0]).company_id
    return _Place(departments, types, company_id, person_id)


def _claim(place: _Place, number: int, one: dict[str, Any]) -> Claim:
    departments = place.departments
    rows = [_line(key, line, departments, place.types) for key, line in enumerate(one["lines"])]
    return Claim(
        claim_no=f"BX-{number}",
        kind=one["kind"],
        status=one["status"],
        claimant_id=place.person_id,
        created_by=place.person_id,
        company_id=place.company_id,
        department_id=None if one["department"] is None else departments[one["department"]],
        total_fen=sum(row.amount_fen or 0 for row in rows),
        created_at=clock.now(),
        touched_at=clock.now(),
        submitted_at=one["submitted_at"],
        lines=rows,
    )


def _line(number: int, line: dict[str, Any], departments: list[int], types: list[int]) -> ClaimLine:
    amount, parts = line["amount_fen"], line["parts"]
    shares = [amount * part // sum(parts) for part in parts]
    if shares:
        shares[0] += amount - sum(shares)
    row = ClaimLine(
        key=f"line-{number:04d}",
        position=number,
        expense_type_id=None if line["type"] is None else types[line["type"]],
        happened_on=line["happened_on"],
        amount_fen=amount,
        approved_fen=None if line["granted"] is None else amount * line["granted"] // 100,
        decision=LineDecision.PENDING,
    )
    row.shares = [
        LineShare(department_id=who, amount_fen=fen)
        for who, fen in zip(departments, shares, strict=False)
        if fen > 0
    ]
    return row


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        (ClaimStatus.DRAFT, False),
        (ClaimStatus.RETURNED, False),
        (ClaimStatus.WITHDRAWN, False),
        (ClaimStatus.REJECTED, False),
        (ClaimStatus.CANCELLED, False),
        (ClaimStatus.SUBMITTED, True),
        (ClaimStatus.IN_APPROVAL, True),
        (ClaimStatus.APPROVED, True),
        (ClaimStatus.PAID, True),
        (ClaimStatus.ARCHIVED, True),
    ],
)
def test_a_claim_counts_from_its_submission_until_it_comes_back(
    app: APIFlask, shelf: Shelf, status: ClaimStatus, counts: bool
) -> None:
    sales = shelf.department("销售部", LIN)
    shelf.claim(LIN, {"amount_fen": 700}, status=status, department_id=sales)
    budget = BudgetOf(1, sales, None, Period.parse(f"{clock.today():%Y}"), 1000)

    with app.app_context():
        assert used(db.session(), [budget]) == {1: 700 if counts else 0}


@both_databases
@pytest.mark.parametrize("crowd", [2, 6])
def test_parallel_submissions_never_slip_under_a_blocking_budget_together(
    app: APIFlask, shelf: Shelf, sign_in: SignIn, crowd: int
) -> None:
    set_rule(sign_in, "over_budget", "block")
    sales = shelf.department("销售部", LIN, WANG)
    period = f"{clock.today():%Y-%m}"
    shelf.budget(sales, 100_000, period)
    shelf.budget(sales, 500_000, period[:4])
    people = [LIN, WANG]
    claim_ids = [
        shelf.claim(people[place % 2], {"amount_fen": 60_000}, department_id=sales)
        for place in range(crowd)
    ]

    def submit(claim_id: int) -> bool:
        """As a submission does it: the claim's row first, then the judgement, then the state."""
        with app.app_context(), transaction() as session:
            session.get_one(Claim, claim_id, with_for_update=True)
            claim, own = read(session, claim_id)
            hits = judge(session, claim, own, today=clock.today())
            if any(hit.level is RuleLevel.BLOCK for hit in hits):
                return False
            claim.status, claim.submitted_at = ClaimStatus.SUBMITTED, clock.now()
            return True

    passed = run_at_once([partial(submit, one) for one in claim_ids])

    assert passed.count(True) == 1
    with app.app_context():
        budget = BudgetOf(1, sales, None, Period.parse(period), 100_000)
        assert used(db.session(), [budget]) == {1: 60_000}


def test_a_returned_claim_is_measured_on_the_day_of_its_new_submission(
    app: APIFlask, shelf: Shelf
) -> None:
    sales = shelf.department("销售部", LIN)
    long_ago = clock.now() - timedelta(days=400)
    claim_id = shelf.claim(
        LIN, {}, status=ClaimStatus.RETURNED, department_id=sales, submitted_at=long_ago
    )

    with app.app_context():
        session = db.session()
        claim, own = read(session, claim_id)
        [spending] = spendings_of(claim, own, shares_of(session, own), today=clock.today())

    assert spending.day == clock.today()
