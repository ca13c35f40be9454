"""追回: an invoice that turns after the money left is found, told, and seen through to its end."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.claims.states import ClaimStatus, ClawBackState
from backend.infra.db import transaction
from backend.invoices import service as invoices
from backend.invoices.service import Verdict
from backend.invoices.states import TaxStatus, UsageStatus, VerifyStatus
from backend.verification import service as verification
from backend.verification.outcomes import Outcome
from tests.claims.money.acts import done, pay, refused
from tests.claims.money.books import Books, Item
from tests.fakes import FakeClock
from tests.personas import LI, LIN, SUN, WANG, ZHAO, ZHOU, Persona, SignIn
from tests.verification.fakes import FakeProvider, answer


@pytest.fixture
def paid(cashier: FlaskClient, books: Books, clock: FakeClock) -> int:
    """A paid claim over one invoice, of which 1000 yuan were granted."""
    fresh = {"verified_at": clock.now()}
    claim_id = books.approved(Item(approved_fen=100_000, invoice=fresh))
    done(pay(cashier, claim_id, 100_000))
    return claim_id


def turn(books: Books, claim_id: int, tax_status: TaxStatus = TaxStatus.FULLY_RED) -> None:
    """查验 finds the claim's first invoice so."""
    invoice_id = books.invoices(claim_id)[0].id
    verdict = Verdict(
        verify_status=VerifyStatus.CONSISTENT, is_sandbox=False, tax_status=tax_status
    )
    with books.app.app_context(), transaction() as session:
        invoices.record_verdict(session, invoice_id, verdict)


def close(browser: FlaskClient, claw_back_id: int, **ending: object) -> TestResponse:
    return browser.post(f"/api/claw-backs/{claw_back_id}/close", json=ending)


def test_a_later_verdict_opens_a_task_for_paid_money(
    accountant: FlaskClient, books: Books, provider: FakeProvider, paid: int
) -> None:
    provider.replies = [answer(Outcome.MATCH_RED_FULL)]
    with books.app.app_context():
        verification.ask_anew([books.invoices(paid)[0].id], person_id=None)
    books.work()

    page = done(accountant.get("/api/claw-backs"))

    [task] = page["items"]
    assert (task["claim_id"], task["is_paid"], task["amount_fen"]) == (paid, True, 100_000)
    assert task["reason"] == "发票已全额红冲"
    assert task["claimant"]["display_name"] == LIN.display_name
    assert (page["open_count"], page["open_fen"]) == (1, 100_000)
    assert books.audited("claim.claw_back_opened")[0]["claim_id"] == paid


def test_claimant_and_accountant_are_told(sign_in: SignIn, books: Books, paid: int) -> None:
    sign_in(LI)

    turn(books, paid)

    def told(persona: Persona) -> list[tuple[str, str]]:
        items = done(sign_in(persona).get("/api/notices"))["items"]
        return [(one["kind"], one["link"]) for one in items if one["kind"] == "claw_back"]

    assert told(LIN) == [("claw_back", f"/claims/{paid}")]
    assert told(LI) == [("claw_back", "/claw-backs")]
    assert told(ZHAO) == []


def test_the_invoice_stays_out_of_every_other_claim(books: Books, paid: int) -> None:
    turn(books, paid)

    assert books.claim(paid).status is ClaimStatus.PAID
    assert books.invoices(paid)[0].usage_status is UsageStatus.PAID


def test_one_task_is_open_however_often_it_is_found(books: Books, paid: int) -> None:
    turn(books, paid, TaxStatus.PARTIALLY_RED)
    turn(books, paid, TaxStatus.PARTIALLY_RED)
    turn(books, paid, TaxStatus.FULLY_RED)

    [task] = books.claw_backs(paid)
    assert task.reason == "发票已全额红冲"


def test_a_good_verdict_opens_nothing(books: Books, paid: int) -> None:
    turn(books, paid, TaxStatus.NORMAL)

    assert books.claw_backs(paid) == []


def test_money_that_came_back_closes_the_task(
    accountant: FlaskClient, books: Books, paid: int
) -> None:
    turn(books, paid)
    [task] = books.claw_backs(paid)

    ended = done(close(accountant, task.id, recovered_fen=100_000))

    assert (ended["state"], ended["recovered_fen"]) == ("recovered", 100_000)
    assert ended["ended_by"]["display_name"] == LI.display_name
    assert done(accountant.get("/api/claw-backs"))["items"] == []
    closed = done(accountant.get("/api/claw-backs?is_open=false"))
    assert [one["id"] for one in closed["items"]] == [task.id]
    assert books.audited("claim.claw_back_ended")[0]["recovered_fen"] == 100_000


@pytest.mark.parametrize("recovered", [None, 99_999])
def test_less_than_all_needs_a_remark(
    accountant: FlaskClient, books: Books, paid: int, recovered: int | None
) -> None:
    turn(books, paid)
    [task] = books.claw_backs(paid)

    problem = refused(close(accountant, task.id, recovered_fen=recovered), 422, "invalid_input")
    assert problem["errors"][0]["field"] == "remark"

    ended = done(
        close(accountant, task.id, recovered_fen=recovered, remark="销售方已补开新票，抵作差额")
    )
    assert ended["state"] == ("closed" if recovered is None else "recovered")


def test_more_than_was_granted_cannot_come_back(
    accountant: FlaskClient, books: Books, paid: int
) -> None:
    turn(books, paid)
    [task] = books.claw_backs(paid)

    problem = refused(close(accountant, task.id, recovered_fen=100_001), 422, "invalid_input")

    assert problem["errors"][0]["field"] == "recovered_fen"


def test_a_closed_task_is_closed(accountant: FlaskClient, books: Books, paid: int) -> None:
    turn(books, paid)
    [task] = books.claw_backs(paid)
    done(close(accountant, task.id, recovered_fen=100_000))

    refused(close(accountant, task.id, recovered_fen=100_000), 409, "claims.claw_back_ended")


def test_unpaid_money_does_not_come_back(accountant: FlaskClient, books: Books) -> None:
    waiting = books.approved()
    turn(books, waiting)
    [task] = books.claw_backs(waiting)
    assert task.is_paid is False

    refused(close(accountant, task.id, recovered_fen=1), 409, "claims.nothing_to_recover")

    assert done(close(accountant, task.id, remark="已线下换票"))["state"] == "closed"


def test_a_second_reversal_opens_a_second_task(
    accountant: FlaskClient, books: Books, paid: int
) -> None:
    turn(books, paid, TaxStatus.PARTIALLY_RED)
    [task] = books.claw_backs(paid)
    done(close(accountant, task.id, recovered_fen=50_000, remark="部分红冲，追回一半"))

    turn(books, paid, TaxStatus.FULLY_RED)

    assert [one.state for one in books.claw_backs(paid)] == [
        ClawBackState.RECOVERED,
        ClawBackState.OPEN,
    ]


def test_nobody_closes_what_he_owes_himself(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    own = books.approved(Item(invoice={"verified_at": clock.now()}), claimant=LI)
    done(pay(cashier, own))
    turn(books, own)
    [task] = books.claw_backs(own)

    refused(close(accountant, task.id, remark="算了"), 403, "claims.own_claw_back")


@pytest.mark.parametrize("persona", [LIN, WANG, ZHAO, SUN])
def test_only_accountants_close(sign_in: SignIn, books: Books, paid: int, persona: Persona) -> None:
    turn(books, paid)
    [task] = books.claw_backs(paid)

    refused(close(sign_in(persona), task.id, recovered_fen=100_000), 403, "forbidden")


@pytest.mark.parametrize(("persona", "status"), [(LIN, 403), (WANG, 403), (ZHAO, 200), (SUN, 403)])
def test_the_books_read_the_tasks(sign_in: SignIn, persona: Persona, status: int) -> None:
    assert sign_in(persona).get("/api/claw-backs").status_code == status


def test_a_task_of_another_company_is_not_found(sign_in: SignIn, books: Books, paid: int) -> None:
    turn(books, paid)
    [task] = books.claw_backs(paid)
    stranger = sign_in(Persona("zhou3", "周三", LI.roles, ZHOU.employer))

    refused(close(stranger, task.id, recovered_fen=100_000), 404, "not_found")
    refused(close(stranger, 4711, recovered_fen=100_000), 404, "not_found")
    assert done(stranger.get("/api/claw-backs"))["items"] == []


def test_tasks_are_paged_newest_first(accountant: FlaskClient, books: Books) -> None:
    ids = [books.approved() for _ in range(3)]
    for claim_id in ids:
        turn(books, claim_id)

    page = done(accountant.get("/api/claw-backs?limit=2"))
    rest = done(accountant.get(f"/api/claw-backs?limit=2&cursor={page['next_cursor']}"))

    assert [one["claim_id"] for one in page["items"] + rest["items"]] == ids[::-1]
