"""统计: what the database adds up is what one would add up by hand."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from apiflask import APIFlask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backend.accounts.models import DepartmentMember
from backend.accounts.rules import Role
from backend.claims.rules.books import Basis, By, Days, Group, Scope, days_of, months_of, ranked
from backend.claims.rules.books import scopes_of as rule_of_scopes
from backend.claims.states import ClaimKind, ClaimStatus
from backend.infra.db import db, transaction
from backend.kernel.clock import BEIJING
from tests.claims.output import rows
from tests.claims.output.rows import Line, Sent
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import CHEN, LI, LIN, WANG, ZHAO, ZHOU, SignIn

COUNTED = {
    ClaimStatus.SUBMITTED,
    ClaimStatus.IN_APPROVAL,
    ClaimStatus.APPROVED,
    ClaimStatus.PAID,
    ClaimStatus.ARCHIVED,
}


@dataclass
class World:
    """林 and 王 of 市场部, 陈 of 研发部 below it; 周 works elsewhere."""

    lin: int
    chen: int
    zhou: int
    company: int
    elsewhere: int
    market: int
    research: int


@pytest.fixture
def world(app: APIFlask, join: Callable[..., int]) -> World:
    lin, wang, chen, zhou = (join(one) for one in (LIN, WANG, CHEN, ZHOU))
    with app.app_context(), transaction() as session:
        company, elsewhere = (rows.company_of(session, one) for one in (lin, zhou))
        market, research = rows.departments(session, company, "市场部", "研发部")
        for person_id, department_id, is_head in (
            (lin, market, False),
            (wang, market, True),
            (chen, research, False),
        ):
            member = DepartmentMember(
                person_id=person_id, department_id=department_id, is_head=is_head
            )
            session.add(member)
    return World(lin, chen, zhou, company, elsewhere, market, research)


def ask(browser: Any, status: int = 200, **query: Any) -> Any:
    query = {name.rstrip("_"): value for name, value in query.items()}
    answer = browser.get("/api/statistics", query_string=query)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer.get_json()


def amounts(answer: Any) -> dict[str, int]:
    return {one["label"]: one["amount_fen"] for one in answer["items"] if one["lines"]}


@st.composite
def some_line(draw: st.DrawFn) -> Line:
    amount = draw(st.integers(1, 10**10))
    approved = draw(st.none() | st.just(amount) | st.integers(0, amount))
    part = draw(st.integers(0, amount))
    shares = {}
    if draw(st.booleans()):
        shares = {-1: part, -2: amount - part}  # departments by position, see below
    return Line(
        amount_fen=amount,
        approved_fen=approved,
        type_id=draw(st.sampled_from([1, 2, 3])),
        shares={who: fen for who, fen in shares.items() if fen},
    )


@st.composite
def some_claim(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "who": draw(st.sampled_from(["lin", "chen", "zhou"])),
        "lines": draw(st.lists(some_line(), min_size=1, max_size=3)),
        "at": datetime(2025, 12, 30, tzinfo=UTC)
        + timedelta(minutes=draw(st.integers(0, 400 * 24 * 60))),
        "status": draw(st.sampled_from(list(ClaimStatus))),
        "kind": draw(st.sampled_from([ClaimKind.EXPENSE, ClaimKind.EXPENSE, ClaimKind.ADVANCE])),
        "has_department": draw(st.booleans()),
    }


def sent(world: World, drawn: dict[str, Any]) -> Sent:
    places = {-1: world.market, -2: world.research}
    is_paid = drawn["status"] in {ClaimStatus.PAID, ClaimStatus.ARCHIVED}
    at = None if drawn["status"] is ClaimStatus.DRAFT else drawn["at"]
    return Sent(
        claimant_id=getattr(world, drawn["who"]),
        company_id=world.elsewhere if drawn["who"] == "zhou" else world.company,
        department_id=world.market if drawn["has_department"] else None,
        lines=[
            Line(
                amount_fen=line.amount_fen,
                approved_fen=line.approved_fen,
                type_id=line.type_id,
                shares={places[who]: fen for who, fen in line.shares.items()},
            )
            for line in drawn["lines"]
        ],
        submitted_at=at,
        status=drawn["status"],
        kind=drawn["kind"],
        paid_on=(drawn["at"] + timedelta(days=9)).date() if is_paid else None,
    )


def by_hand(claims: list[Sent], by: By, basis: Basis, days: Days) -> dict[str, Fraction]:
    """Every part of every line, one after another, as exact fractions."""
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for claim in claims:
        day = claim.paid_on if basis is Basis.PAID else _day(claim.submitted_at)
        if claim.status not in COUNTED or claim.kind is not ClaimKind.EXPENSE or day is None:
            continue
        if not days.first <= day <= days.last:
            continue
        for line in claim.lines:
            granted = line.amount_fen if line.approved_fen is None else line.approved_fen
            parts = line.shares or {claim.department_id or 0: line.amount_fen}
            for department_id, fen in parts.items():
                key = {
                    By.MONTH: f"{day:%Y-%m}",
                    By.TYPE: str(line.type_id),
                    By.PERSON: str(claim.claimant_id),
                    By.DEPARTMENT: str(department_id),
                    By.COMPANY: str(claim.company_id),
                }[by]
                sums[key] += Fraction(granted * fen, line.amount_fen)
    return sums


def _day(at: datetime | None) -> date | None:
    return at.astimezone(BEIJING).date() if at else None


@both_databases
def test_sums_are_those_of_adding_up_by_hand(
    app: APIFlask, world: World, sign_in: SignIn, clock: FakeClock
) -> None:
    browser = sign_in(LI)
    days = Days(date(2026, 1, 1), date(2026, 10, 31))

    @settings(
        max_examples=10,
        deadline=None,
        suppress_health_check=[HealthCheck.nested_given, HealthCheck.too_slow],
    )
    @given(st.lists(some_claim(), max_size=7), st.sampled_from(list(Basis)))
    def holds(drawn: list[dict[str, Any]], basis: Basis) -> None:
        claims = [sent(world, one) for one in drawn]
        with app.app_context(), transaction() as session:
            rows.clear(session)
            for claim in claims:
                rows.put(session, claim)
        ours = [claim for claim in claims if claim.company_id == world.company]
        for by in By:
            answer = ask(browser, by=by, basis=basis, from_=days.first, to=days.last)
            expected = by_hand(ours, by, basis, days)
            found = {one["key"]: one["amount_fen"] for one in answer["items"] if one["lines"]}
            assert set(found) == set(expected)
            for key, exact in expected.items():
                # A part of a cut line is rounded by less than a fen; the whole is exact.
                slack = len(drawn) * 3 if by is By.DEPARTMENT else 0
                assert abs(found[key] - exact) <= slack
            assert answer["amount_fen"] == sum(found.values()) == sum(expected.values())

    holds()


@both_databases
def test_a_shared_line_that_was_cut_is_shared_as_it_was_meant(
    app: APIFlask, world: World, sign_in: SignIn, clock: FakeClock
) -> None:
    shares = {world.market: 20000, world.research: 10000}
    line = Line(amount_fen=30000, approved_fen=10000, shares=shares)
    with app.app_context(), transaction() as session:
        rows.put(
            session,
            Sent(
                claimant_id=world.lin,
                company_id=world.company,
                lines=[line],
                submitted_at=clock.now(),
            ),
        )

    answer = ask(sign_in(LI), by="department")
    research = ask(sign_in(LI), by="type", department_id=world.research)

    assert amounts(answer) == {"市场部": 6667, "研发部": 3333}
    assert (answer["amount_fen"], answer["claims"], answer["lines"]) == (10000, 1, 1)
    assert research["amount_fen"] == 3333


@both_databases
def test_each_person_sees_what_is_his(
    app: APIFlask, world: World, sign_in: SignIn, clock: FakeClock
) -> None:
    with app.app_context(), transaction() as session:
        for who, company, department, fen in (
            (world.lin, world.company, world.market, 100),
            (world.chen, world.company, world.research, 20),
            (world.lin, world.company, None, 3),
            (world.zhou, world.elsewhere, None, 5000),
        ):
            claim = Sent(
                claimant_id=who,
                company_id=company,
                department_id=department,
                lines=[Line(amount_fen=fen)],
                submitted_at=clock.now(),
            )
            rows.put(session, claim)

    seen = {one.username: ask(sign_in(one), by="person") for one in (LIN, WANG, CHEN, LI, ZHAO)}

    told = {who: (one["scope"], one["scopes"], one["amount_fen"]) for who, one in seen.items()}
    everything = ["mine", "company"]
    assert told == {
        "lin": ("mine", ["mine"], 103),
        "wang": ("department", ["mine", "department"], 120),  # heads what is above 研发部
        "chen": ("department", ["mine", "department"], 20),
        "li": ("company", everything, 123),
        "zhao": ("company", everything, 123),
    }
    assert ask(sign_in(LI), by="person", scope="mine")["amount_fen"] == 0
    assert ask(sign_in(ZHOU), by="company")["items"][0]["amount_fen"] == 5000
    for persona, scope in (
        (LIN, "department"),
        (LIN, "company"),
        (WANG, "company"),
        (LI, "department"),
    ):
        assert ask(sign_in(persona), 403, scope=scope)["code"] == "forbidden"


def test_months_have_no_gaps_and_others_come_by_size(
    app: APIFlask, world: World, sign_in: SignIn, clock: FakeClock
) -> None:
    with app.app_context(), transaction() as session:
        for month, type_id, fen in ((3, 1, 5), (3, 2, 70), (6, 1, 9)):
            claim = Sent(
                claimant_id=world.lin,
                company_id=world.company,
                lines=[Line(amount_fen=fen, type_id=type_id)],
                submitted_at=datetime(2026, month, 1, tzinfo=BEIJING),
            )
            rows.put(session, claim)
    browser = sign_in(LI)

    months = ask(browser, from_="2026-02-10", to="2026-06-30")
    types = ask(browser, by="type", from_="2026-01-01", to="2026-12-31")

    assert [(one["key"], one["amount_fen"]) for one in months["items"]] == [
        ("2026-02", 0),
        ("2026-03", 75),
        ("2026-04", 0),
        ("2026-05", 0),
        ("2026-06", 9),
    ]
    assert [one["amount_fen"] for one in types["items"]] == [70, 14]
    assert types["rest"] is None


def test_many_groups_are_cut_off_and_the_rest_is_said(
    app: APIFlask, world: World, sign_in: SignIn, clock: FakeClock
) -> None:
    with app.app_context(), transaction() as session:
        names = [f"部门{no:03d}" for no in range(105)]
        for no, department_id in enumerate(rows.departments(session, world.company, *names)):
            claim = Sent(
                claimant_id=world.lin,
                company_id=world.company,
                department_id=department_id,
                lines=[Line(amount_fen=1000 - no)],
                submitted_at=clock.now(),
            )
            rows.put(session, claim)

    answer = ask(sign_in(LI), by="department")

    assert len(answer["items"]) == 100
    assert answer["rest"] == {"groups": 5, "amount_fen": sum(1000 - no for no in range(100, 105))}
    assert answer["amount_fen"] == sum(1000 - no for no in range(105))


def test_midnight_in_china_parts_the_months(
    app: APIFlask, world: World, sign_in: SignIn, clock: FakeClock
) -> None:
    with app.app_context(), transaction() as session:
        for minute, fen in ((-1, 1), (0, 20)):
            claim = Sent(
                claimant_id=world.lin,
                company_id=world.company,
                lines=[Line(amount_fen=fen)],
                submitted_at=datetime(2026, 9, 1, tzinfo=BEIJING) + timedelta(minutes=minute),
            )
            rows.put(session, claim)

    answer = ask(sign_in(LI), from_="2026-08-01", to="2026-09-01")

    assert amounts(answer) == {"2026-08": 1, "2026-09": 20}
    assert ask(sign_in(LI), from_="2026-09-01", to="2026-09-01")["amount_fen"] == 20


@pytest.mark.parametrize(
    "query",
    [
        {"by": "weather"},
        {"from_": "2026-02-01", "to": "2026-01-01"},
        {"from_": "2020-01-01", "to": "2026-01-01"},
        {"type_id": "-1"},
        {"colour": "red"},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    sign_in: SignIn, clock: FakeClock, query: dict[str, str]
) -> None:
    assert ask(sign_in(LIN), 422, **query)["errors"]


def test_statistics_need_a_sign_in(new_client: Any) -> None:
    assert new_client().get("/api/statistics").status_code == 401


def test_days_default_to_twelve_months() -> None:
    today = date(2026, 2, 28)

    assert days_of(None, None, today=today) == Days(date(2025, 3, 1), today)
    assert days_of(None, date(2025, 12, 31), today=today) == Days(
        date(2025, 1, 1), date(2025, 12, 31)
    )
    assert days_of(date(2026, 3, 1), None, today=today) is None
    assert len(list(months_of(Days(date(2021, 1, 1), date(2025, 12, 31))))) == 60
    assert days_of(date(2021, 1, 1), date(2026, 1, 1), today=today) is None
    assert days_of(None, date(1, 1, 1), today=today) is None


def test_scopes_come_from_roles() -> None:
    employee = frozenset({Role.EMPLOYEE})

    def scopes(*more: Role, department: bool = True, company: bool = True) -> list[Scope]:
        return rule_of_scopes(employee | set(more), has_company=company, has_department=department)

    assert scopes() == [Scope.MINE]
    assert scopes(Role.APPROVER) == [Scope.MINE, Scope.DEPARTMENT]
    assert scopes(Role.APPROVER, department=False) == [Scope.MINE]
    assert scopes(Role.AUDITOR) == [Scope.MINE, Scope.COMPANY]
    assert scopes(Role.ACCOUNTANT, company=False) == [Scope.MINE]
    assert scopes(Role.ADMINISTRATOR) == [Scope.MINE]
    assert scopes(Role.APPROVER, Role.ACCOUNTANT)[-1] is Scope.COMPANY


def test_equal_sums_stand_in_one_order() -> None:
    groups = [
        Group(key=key, label=label, amount_fen=1, claims=1, lines=1)
        for key, label in (("3", "丙"), ("1", "甲"), ("2", "甲"))
    ]

    found = ranked(groups, By.TYPE, Days(date(2026, 1, 1), date(2026, 1, 2)))

    assert [one.key for one in found] == ["3", "1", "2"]


def test_sums_of_a_company_are_served_by_an_index(
    app: APIFlask, world: World, clock: FakeClock
) -> None:
    query = (
        "EXPLAIN QUERY PLAN SELECT sum(l.amount_fen) FROM claim c"
        " JOIN claim_line l ON l.claim_id = c.id WHERE c.company_id = 1"
        " AND c.submitted_at >= '2026-01-01' AND c.submitted_at < '2026-02-01'"
    )

    with app.app_context():
        plan = " ".join(row[3] for row in db.session.execute(text(query)))

    assert "ix_claim_company_submitted" in plan
    assert "SCAN" not in plan
