"""Two at once: one payment, one number each, one batch, and no deadlock with a verdict."""

from collections.abc import Callable
from itertools import repeat

from flask.testing import FlaskClient
from sqlalchemy import select

from backend.claims.models import Voucher
from backend.claims.states import ClaimStatus
from backend.infra.db import db, transaction
from backend.invoices import service as invoices
from backend.invoices.service import Verdict
from backend.invoices.states import TaxStatus, UsageStatus, VerifyStatus
from tests.claims.money.acts import done, pay, seen
from tests.claims.money.books import Books, Item
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LI, ZHAO, Persona, SignIn
from tests.races import run_at_once

SECOND_CASHIER = Persona("zhao2", "赵二", ZHAO.roles, ZHAO.employer)
SECOND_ACCOUNTANT = Persona("li2", "李二", LI.roles, LI.employer)


def fresh(clock: FakeClock) -> Item:
    return Item(invoice={"verified_at": clock.now()})


@both_databases
def test_of_two_cashiers_who_pay_at_once_one_has_paid(
    cashier: FlaskClient, sign_in: SignIn, books: Books, clock: FakeClock
) -> None:
    browsers = [cashier, sign_in(SECOND_CASHIER)] * 2
    claim_id = books.approved(fresh(clock))

    def paying(browser: FlaskClient) -> Callable[[], tuple[int, str | None]]:
        def go() -> tuple[int, str | None]:
            reply = pay(browser, claim_id)
            return reply.status_code, reply.get_json().get("code")

        return go

    answers = run_at_once([paying(browser) for browser in browsers])

    assert sorted(answers, key=str) == [(200, None), *repeat((409, "claims.stale"), 3)]
    assert len(books.payments(claim_id)) == 1
    assert books.claim(claim_id).version == 5
    assert len(books.audited("claim.paid")) == 1


@both_databases
def test_a_claim_gets_into_one_of_two_batches(
    cashier: FlaskClient, sign_in: SignIn, books: Books, clock: FakeClock
) -> None:
    shared, first, second = (books.approved(fresh(clock)) for _ in range(3))
    other = sign_in(SECOND_CASHIER)

    def batching(browser: FlaskClient, *ids: int) -> Callable[[], int]:
        body = {"claims": seen(*ids)}
        return lambda: browser.post("/api/payments/batches", json=body).status_code

    statuses = run_at_once([batching(cashier, shared, first), batching(other, second, shared)])

    assert sorted(statuses) == [201, 409]
    rows = done(cashier.get("/api/payments/batches"))["items"]
    assert [one["claim_count"] for one in rows] == [2]


@both_databases
def test_numbers_of_vouchers_are_given_once_and_without_a_gap(
    cashier: FlaskClient, accountant: FlaskClient, sign_in: SignIn, books: Books, clock: FakeClock
) -> None:
    ids = [books.approved(fresh(clock)) for _ in range(6)]
    for claim_id in ids:
        done(pay(cashier, claim_id))
    browsers = [accountant, sign_in(SECOND_ACCOUNTANT)]

    def making(browser: FlaskClient, chosen: list[int]) -> Callable[[], None]:
        def go() -> None:
            reply = browser.post("/api/vouchers", json={"claim_ids": chosen})
            assert all(one["is_done"] for one in done(reply)["items"])

        return go

    run_at_once([making(browsers[0], ids[:4]), making(browsers[1], ids[:1:-1])])

    with books.app.app_context():
        made = db.session.execute(select(Voucher.claim_id, Voucher.number)).all()
    assert sorted(number for _, number in made) == [1, 2, 3, 4, 5, 6]
    assert sorted(claim_id for claim_id, _ in made) == sorted(ids)


@both_databases
def test_a_verdict_that_comes_while_one_pays_is_never_lost(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    for _ in range(6):
        claim_id = books.approved(fresh(clock))
        invoice_id = books.invoices(claim_id)[0].id

        def turn(invoice_id: int = invoice_id) -> int:
            verdict = Verdict(
                verify_status=VerifyStatus.CONSISTENT,
                is_sandbox=False,
                tax_status=TaxStatus.FULLY_RED,
            )
            with books.app.app_context(), transaction() as session:
                invoices.record_verdict(session, invoice_id, verdict)
            return 0

        def paying(claim_id: int = claim_id) -> int:
            return pay(cashier, claim_id).status_code

        _, status = run_at_once([turn, paying])

        [task] = books.claw_backs(claim_id)
        [invoice] = books.invoices(claim_id)
        if status == 200:
            assert task.is_paid
            assert invoice.usage_status is UsageStatus.PAID
        else:
            assert status == 409
            assert not task.is_paid
            assert books.claim(claim_id).status is ClaimStatus.APPROVED


@both_databases
def test_paying_and_releasing_a_batch_at_once_leaves_one_truth(
    cashier: FlaskClient, sign_in: SignIn, books: Books, clock: FakeClock
) -> None:
    claim_id = books.approved(fresh(clock))
    reply = cashier.post("/api/payments/batches", json={"claims": seen(claim_id)})
    batch_id = done(reply, 201)["id"]
    other = sign_in(SECOND_CASHIER)

    run_at_once(
        [
            lambda: pay(cashier, claim_id).status_code,
            lambda: other.post(f"/api/payments/batches/{batch_id}/release").status_code,
        ]
    )

    [payment] = books.payments(claim_id)
    batch = done(cashier.get(f"/api/payments/batches/{batch_id}"))
    is_in_it = payment.batch_id == batch_id
    assert (batch["state"], batch["claim_count"]) == (("paid", 1) if is_in_it else ("released", 0))
