"""预算: set by administrators, used up by claims, left for claimants to see."""

from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from backend.accounts.models import Department
from backend.audit.models import AuditRecord
from backend.claims.models import Budget
from backend.claims.service.budgets import budgets_left
from backend.claims.states import ClaimStatus
from backend.infra.db import db, transaction
from backend.kernel import clock
from tests.claims.policy.shelf import DAY, Shelf, read
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import CHEN, LI, LIN, SUN, WANG, ZHAO, ZHOU, NewClient, SignIn
from tests.races import run_at_once


@pytest.fixture
def sales(shelf: Shelf) -> int:
    """销售部 with 林 and 王 in it."""
    return shelf.department("销售部", LIN, WANG)


def put(browser: FlaskClient, department_id: int, /, **changes: Any) -> TestResponse:
    wish = {"department_id": department_id, "period": "2026-11", "amount_fen": 500_000}
    return browser.put("/api/budgets", json=wish | changes)


def listed(browser: FlaskClient, query: str = "year=2026") -> list[dict[str, Any]]:
    answer = browser.get(f"/api/budgets?{query}")
    assert answer.status_code == 200, answer.get_json()
    items: list[dict[str, Any]] = answer.get_json()["items"]
    return items


@both_databases
def test_a_budget_is_set_changed_and_taken_away(app: APIFlask, sign_in: SignIn, sales: int) -> None:
    admin = sign_in(SUN)

    first = put(admin, sales)
    second = put(admin, sales, amount_fen=600_000, seen_fen=500_000)
    shown = listed(admin)
    gone = admin.delete(f"/api/budgets/{first.get_json()['id']}?seen_fen=600000")

    assert (first.status_code, second.status_code, gone.status_code) == (200, 200, 204)
    assert second.get_json()["id"] == first.get_json()["id"]
    assert [(one["amount_fen"], one["used_fen"], one["left_fen"]) for one in shown] == [
        (600_000, 0, 600_000)
    ]
    assert shown[0]["department"]["name"] == "销售部"
    assert shown[0]["changed_by"]["display_name"] == SUN.display_name
    assert listed(admin) == []
    with app.app_context():
        query = select(AuditRecord.action).where(AuditRecord.subject == "budget")
        actions = list(db.session.scalars(query.order_by(AuditRecord.id)))
    assert actions == ["claims.budget_set", "claims.budget_set", "claims.budget_removed"]


def test_month_year_and_type_have_budgets_of_their_own(
    sign_in: SignIn, shelf: Shelf, sales: int
) -> None:
    admin = sign_in(SUN)
    for changes in (
        {},
        {"period": "2026"},
        {"expense_type_id": shelf.type_id()},
        {"period": "2027"},
    ):
        assert put(admin, sales, **changes).status_code == 200

    shown = [(one["period"], one["expense_type"]) for one in listed(admin)]

    assert [period for period, _ in shown] == ["2026", "2026-11", "2026-11"]
    assert {one["name"] if one else None for _, one in shown} == {None, "住宿费"}
    assert [one["period"] for one in listed(admin, "year=2027")] == ["2027"]


def test_the_list_comes_page_by_page_and_by_department(
    sign_in: SignIn, shelf: Shelf, sales: int
) -> None:
    other = shelf.department("市场部", CHEN)
    admin = sign_in(SUN)
    for department in (sales, other):
        for month in ("2026-01", "2026-02", "2026-03"):
            put(admin, department, period=month)
    first = admin.get("/api/budgets?year=2026&limit=4").get_json()
    path = f"/api/budgets?year=2026&limit=4&cursor={first['next_cursor']}"
    second = admin.get(path).get_json()
    pages = [*first["items"], *second["items"]]
    seen = [(one["department"]["id"], one["period"]) for one in pages]

    assert second["next_cursor"] is None
    assert seen == sorted(seen)
    assert len(set(seen)) == 6
    assert {
        one["department"]["id"] for one in listed(admin, f"year=2026&department_id={other}")
    } == {other}


def test_the_list_brings_what_a_new_one_is_chosen_from(
    app: APIFlask, sign_in: SignIn, sales: int
) -> None:
    with app.app_context(), transaction() as session:
        session.get_one(Department, sales).retired_at = clock.now()

    answer = sign_in(SUN).get("/api/budgets?year=2026").get_json()

    [department] = answer["departments"]
    assert (department["name"], department["is_retired"]) == ("销售部", True)
    assert department["company"].startswith("晴川")
    assert "住宿费" in [one["name"] for one in answer["expense_types"]]


@pytest.mark.parametrize("seen_fen", [None, 1])
def test_a_budget_that_was_changed_meanwhile_is_not_overwritten(
    sign_in: SignIn, sales: int, seen_fen: int | None
) -> None:
    admin = sign_in(SUN)
    budget_id = put(admin, sales).get_json()["id"]

    stale = put(admin, sales, amount_fen=1, seen_fen=seen_fen)
    stale_removal = admin.delete(f"/api/budgets/{budget_id}?seen_fen=1")

    assert (stale.status_code, stale_removal.status_code) == (409, 409)
    assert stale.get_json()["code"] == "claims.budget_stale"
    assert [one["amount_fen"] for one in listed(admin)] == [500_000]


@both_databases
@pytest.mark.parametrize("type_name", [None, "住宿费"])
def test_of_two_who_set_one_budget_at_once_one_is_told_to_look_again(
    app: APIFlask, sign_in: SignIn, shelf: Shelf, sales: int, type_name: str | None
) -> None:
    type_id = shelf.type_id(type_name) if type_name else None
    browsers = [sign_in(SUN), sign_in(SUN)]

    def first() -> int:
        return put(browsers[0], sales, amount_fen=1, expense_type_id=type_id).status_code

    def second() -> int:
        return put(browsers[1], sales, amount_fen=2, expense_type_id=type_id).status_code

    assert sorted(run_at_once([first, second])) == [200, 409]
    with app.app_context():
        assert len(list(db.session.scalars(select(Budget)))) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"department_id": 999}, "department_id"),
        ({"department_id": "1"}, "department_id"),
        ({"expense_type_id": 999}, "expense_type_id"),
        ({"period": "2026-13"}, "period"),
        ({"period": "November"}, "period"),
        ({"amount_fen": -1}, "amount_fen"),
        ({"amount_fen": 1.5}, "amount_fen"),
        ({"note": "x"}, "note"),
    ],
)
def test_a_wrong_budget_is_refused_by_its_field(
    sign_in: SignIn, sales: int, changes: dict[str, Any], field: str
) -> None:
    answer = put(sign_in(SUN), sales, **changes)

    assert answer.status_code == 422
    assert [one["field"] for one in answer.get_json()["errors"]] == [field]


@pytest.mark.parametrize("budget_id", [999, 2**40])
def test_a_budget_that_does_not_exist_is_not_found(sign_in: SignIn, budget_id: int) -> None:
    assert sign_in(SUN).delete(f"/api/budgets/{budget_id}?seen_fen=1").status_code == 404


def requests(browser: FlaskClient) -> list[TestResponse]:
    return [
        browser.get("/api/budgets?year=2026"),
        put(browser, 1),
        browser.delete("/api/budgets/1?seen_fen=1"),
    ]


@pytest.mark.parametrize("persona", [LIN, WANG, ZHAO, LI], ids=lambda one: one.username)
def test_budgets_are_set_by_administrators_alone(sign_in: SignIn, persona: Any) -> None:
    assert [one.status_code for one in requests(sign_in(persona))] == [403, 403, 403]


def test_nobody_sees_budgets_without_signing_in(new_client: NewClient) -> None:
    browser = new_client()

    answers = [*requests(browser), browser.get("/api/budgets/left")]

    assert {one.status_code for one in answers} == {401}


@both_databases
def test_a_claimant_sees_what_is_left_for_his_department(
    sign_in: SignIn, shelf: Shelf, sales: int, clock: FakeClock
) -> None:
    other = shelf.department("市场部", CHEN)
    for department, period, type_id in (
        (sales, "2026-11", None),
        (sales, "2026", shelf.type_id()),
        (sales, "2026-10", None),
        (other, "2026-11", None),
    ):
        shelf.budget(department, 500_000, period, type_id)
    line = {"amount_fen": 120_000, "happened_on": DAY}
    shelf.claim(WANG, line, status=ClaimStatus.APPROVED, department_id=sales)

    items = sign_in(LIN).get("/api/budgets/left").get_json()["items"]

    assert [(one["period"], one["expense_type"]) for one in items] == [
        ("2026-11", None),
        ("2026", "住宿费"),
    ]
    assert {(one["used_fen"], one["this_claim_fen"], one["left_fen"]) for one in items} == {
        (120_000, 0, 380_000)
    }


def test_who_is_in_no_department_sees_none(sign_in: SignIn, shelf: Shelf, sales: int) -> None:
    shelf.budget(sales, 1)

    assert sign_in(ZHOU).get("/api/budgets/left").get_json() == {"items": []}


def test_a_claim_sees_what_it_would_leave(app: APIFlask, shelf: Shelf, sales: int) -> None:
    other = shelf.department("市场部", CHEN)
    shelf.budget(sales, 100_000)
    shelf.budget(other, 50_000)
    shelf.budget(sales, 100_000, "2026-10")
    shelf.claim(WANG, {"amount_fen": 30_000}, status=ClaimStatus.SUBMITTED, department_id=sales)
    mine = shelf.claim(
        LIN,
        {"amount_fen": 60_000, "shares": {sales: 40_000, other: 20_000}},
        {"amount_fen": 31_000},
        {"amount_fen": None},
        department_id=sales,
    )

    with app.app_context():
        left = budgets_left(*read(db.session(), mine))

    assert [(one["department"], one["this_claim_fen"], one["left_fen"]) for one in left] == [
        ("销售部", 71_000, -1_000),
        ("市场部", 20_000, 30_000),
    ]
    [hit] = shelf.hits(mine)["over_budget"]
    assert hit.fields["left_fen"] == -1_000
