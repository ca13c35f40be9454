"""还款: what comes back of an advance in money, and who is late with it."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.accounts.models import PersonRole
from backend.accounts.rules import Role
from backend.infra.db import transaction
from tests.claims.money.acts import done, pay, refused
from tests.claims.money.books import Books
from tests.fakes import FakeClock
from tests.personas import LI, LIN, SUN, WANG, ZHAO, ZHOU, Persona, SignIn


@pytest.fixture
def advance(cashier: FlaskClient, books: Books) -> int:
    """500 yuan that 林 has got, to be settled by the end of November."""
    claim_id = books.advance(50_000, repay_by=date(2026, 11, 30))
    done(pay(cashier, claim_id, 50_000))
    return claim_id


def repay(browser: FlaskClient, claim_id: int, amount_fen: int, version: int = 5) -> TestResponse:
    body = {"version": version, "amount_fen": amount_fen, "remark": "现金"}
    return browser.post(f"/api/claims/{claim_id}/repayments", json=body)


def test_a_repayment_leaves_the_rest(
    cashier: FlaskClient, sign_in: SignIn, books: Books, advance: int
) -> None:
    answer = done(repay(cashier, advance, 20_000))

    assert (answer["advance_left_fen"], answer["version"]) == (30_000, 6)
    assert done(repay(cashier, advance, 30_000, version=6))["advance_left_fen"] == 0
    assert [one["left_fen"] for one in books.audited("claim.advance_repaid")] == [30_000, 0]
    titles = [one["title"] for one in done(sign_in(LIN).get("/api/notices"))["items"]]
    assert titles == ["还款已登记", "还款已登记", "报销已付款"]


def test_the_same_repayment_again_is_stale(cashier: FlaskClient, advance: int) -> None:
    done(repay(cashier, advance, 20_000))

    refused(repay(cashier, advance, 20_000), 409, "claims.stale")


def test_nobody_repays_more_than_he_owes(cashier: FlaskClient, advance: int) -> None:
    problem = refused(repay(cashier, advance, 50_001), 409, "claims.repayment_exceeded")

    assert problem["left_fen"] == 50_000


@pytest.mark.parametrize("amount", [0, -1, 0.5])
def test_a_repayment_is_whole_fen_above_nothing(
    cashier: FlaskClient, advance: int, amount: float
) -> None:
    refused(repay(cashier, advance, amount), 422, "invalid_input")  # type: ignore[arg-type] # wrong on purpose


def test_only_a_paid_advance_is_repaid(cashier: FlaskClient, books: Books) -> None:
    unpaid, expense = books.advance(), books.approved()

    refused(repay(cashier, unpaid, 1, version=4), 409, "claims.no_advance")
    refused(repay(cashier, expense, 1, version=4), 409, "claims.no_advance")


def test_nobody_notes_his_own_repayment(
    cashier: FlaskClient, sign_in: SignIn, books: Books, advance: int
) -> None:
    person_id = books.join(LIN)
    with books.app.app_context(), transaction() as session:
        session.add(PersonRole(person_id=person_id, role=Role.CASHIER))

    refused(repay(sign_in(LIN), advance, 1), 403, "claims.own_payment")


@pytest.mark.parametrize("persona", [LIN, WANG, LI, SUN])
def test_only_cashiers_note_repayments(sign_in: SignIn, advance: int, persona: Persona) -> None:
    refused(repay(sign_in(persona), advance, 1), 403, "forbidden")


def test_an_advance_of_another_company_is_not_found(
    sign_in: SignIn, books: Books, advance: int
) -> None:
    stranger = sign_in(Persona("zhou6", "周六", ZHAO.roles, ZHOU.employer))

    refused(repay(stranger, advance, 1), 404, "not_found")
    refused(repay(stranger, 4711, 1), 404, "not_found")
    assert done(stranger.get("/api/payments/advances"))["items"] == []


def test_overdue_advances_are_listed_longest_due_first(
    cashier: FlaskClient, accountant: FlaskClient, books: Books, clock: FakeClock, advance: int
) -> None:
    endless, late = books.advance(10_000), books.advance(20_000, repay_by=date(2026, 11, 25))
    settled = books.advance(30_000, repay_by=date(2026, 11, 24))
    for claim_id, fen in ((endless, 10_000), (late, 20_000), (settled, 30_000)):
        done(pay(cashier, claim_id, fen))
    done(repay(cashier, settled, 30_000))
    done(repay(cashier, late, 5_000))
    clock.pass_time(days=3)  # 2026-11-26

    page = done(accountant.get("/api/payments/advances?limit=2"))
    rest = done(accountant.get(f"/api/payments/advances?cursor={page['next_cursor']}"))
    rows = page["items"] + rest["items"]

    assert [(one["id"], one["left_fen"], one["days_overdue"]) for one in rows] == [
        (late, 15_000, 1),
        (advance, 50_000, 0),
        (endless, 10_000, 0),
    ]
    assert (page["count"], page["left_fen"]) == (3, 75_000)
    overdue = done(accountant.get("/api/payments/advances?is_overdue=true"))
    assert [one["id"] for one in overdue["items"]] == [late]
    assert (overdue["count"], overdue["left_fen"]) == (1, 15_000)


@pytest.mark.parametrize(("persona", "status"), [(LIN, 403), (WANG, 403), (LI, 200), (SUN, 403)])
def test_the_books_read_advances(sign_in: SignIn, persona: Persona, status: int) -> None:
    assert sign_in(persona).get("/api/payments/advances").status_code == status
