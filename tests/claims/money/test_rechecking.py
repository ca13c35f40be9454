"""付款前复查: asked anew before money leaves; red and void stop it, silence is never a no."""

import pytest
from flask.testing import FlaskClient

from backend.claims.states import ClaimStatus, ClawBackState
from backend.infra.config import Settings
from backend.invoices.states import TaxStatus, UsageStatus, VerifyStatus
from backend.verification import service as verification
from backend.verification.outcomes import Outcome
from tests.claims.book import Book, line
from tests.claims.money.acts import TODAY, done, pay, refused, seen
from tests.claims.money.books import Books, Item
from tests.fakes import FakeClock
from tests.personas import LI, LIN, WANG, ZHAO, ZHOU, Persona, SignIn
from tests.verification.fakes import BUSY, MISCONFIGURED, VALID, FakeProvider, answer


def recheck(browser: FlaskClient, *claim_ids: int) -> list[dict[str, object]]:
    reply = browser.post("/api/payments/recheck", json={"claim_ids": list(claim_ids)})
    items: list[dict[str, object]] = done(reply, 202)["items"]
    return items


def state_of(browser: FlaskClient, claim_id: int) -> str:
    rows = done(browser.get("/api/payments/to-pay"))["items"]
    state: str = next(one["recheck"]["state"] for one in rows if one["id"] == claim_id)
    return state


def test_an_old_answer_is_asked_for_anew_before_the_money_leaves(
    cashier: FlaskClient, books: Books, provider: FakeProvider
) -> None:
    claim_id = books.approved()

    problem = refused(pay(cashier, claim_id), 409, "claims.recheck_pending")
    [invoice] = books.invoices(claim_id)
    assert [one["invoice_id"] for one in problem["invoices"]] == [invoice.id]
    assert state_of(cashier, claim_id) == "pending"

    books.work()
    assert [one.number for one in provider.asked] == [invoice.number]
    assert state_of(cashier, claim_id) == "consistent"
    assert done(pay(cashier, claim_id))["status"] == "paid"


def test_an_answer_holds_for_as_long_as_the_settings_say(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    claim_id = books.approved(Item(invoice={"verified_at": clock.now()}))

    clock.pass_time(hours=23, minutes=59)
    assert state_of(cashier, claim_id) == "consistent"

    clock.pass_time(minutes=1)
    assert state_of(cashier, claim_id) == "needed"


def test_the_cashier_asks_about_every_invoice_by_the_button(
    cashier: FlaskClient, books: Books, provider: FakeProvider
) -> None:
    first, second = books.approved(Item(), Item()), books.approved()

    items = recheck(cashier, first, second)

    assert [(one["claim_id"], one["state"]) for one in items] == [
        (first, "pending"),
        (second, "pending"),
    ]
    assert books.work() == 3
    assert len(provider.asked) == 3
    assert len(books.audited("verification.asked_again")) == 3


def test_pressing_twice_asks_once(
    cashier: FlaskClient, books: Books, provider: FakeProvider
) -> None:
    claim_id = books.approved()

    recheck(cashier, claim_id)
    recheck(cashier, claim_id)
    books.work()

    assert len(provider.asked) == 1


def test_who_asks_although_an_answer_is_fresh_waits_for_the_new_one(
    cashier: FlaskClient, books: Books, provider: FakeProvider, clock: FakeClock
) -> None:
    claim_id = books.approved(Item(invoice={"verified_at": clock.now()}))
    provider.replies = [BUSY]
    clock.pass_time(hours=1)

    recheck(cashier, claim_id)
    assert state_of(cashier, claim_id) == "pending"
    books.work()

    assert len(provider.asked) == 1
    assert state_of(cashier, claim_id) == "consistent"  # nobody took the fresh yes away


@pytest.mark.parametrize("reply", [BUSY, MISCONFIGURED])
def test_could_not_ask_is_told_as_such_and_paid_with_a_reason_only(
    cashier: FlaskClient, books: Books, provider: FakeProvider, reply: object
) -> None:
    claim_id = books.approved()
    provider.replies = [reply]  # type: ignore[list-item] # both are what a provider gives
    recheck(cashier, claim_id)
    books.work()

    problem = refused(pay(cashier, claim_id), 409, "claims.recheck_unavailable")
    assert "不等于发票有问题" in problem["invoices"][0]["message"]
    assert books.claim(claim_id).status is ClaimStatus.APPROVED

    paid = done(pay(cashier, claim_id, recheck_reason="税局系统升级，供应商催款"))
    assert paid["events"][-1]["facts"]["recheck_reason"] == "税局系统升级，供应商催款"
    [payment] = books.payments(claim_id)
    assert payment.recheck_reason == "税局系统升级，供应商催款"
    assert books.audited("claim.paid")[0]["rechecks"][0]["state"] == "unavailable"


def test_what_could_not_be_asked_may_be_asked_again(
    cashier: FlaskClient, books: Books, provider: FakeProvider, clock: FakeClock
) -> None:
    claim_id = books.approved()
    provider.replies = [BUSY, VALID]
    recheck(cashier, claim_id)
    books.work()
    assert state_of(cashier, claim_id) == "unavailable"

    clock.pass_time(seconds=1)
    recheck(cashier, claim_id)
    assert state_of(cashier, claim_id) == "pending"
    books.work()

    assert state_of(cashier, claim_id) == "consistent"


def test_a_worker_that_never_comes_does_not_hold_the_payment_up_for_ever(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    claim_id = books.approved()
    recheck(cashier, claim_id)

    clock.pass_time(minutes=10)

    problem = refused(pay(cashier, claim_id), 409, "claims.recheck_unavailable")
    assert "超过 10 分钟" in problem["invoices"][0]["message"]


@pytest.mark.parametrize(
    ("outcome", "tax_status"),
    [
        (Outcome.MATCH_VOID, TaxStatus.VOIDED),
        (Outcome.MATCH_RED_FULL, TaxStatus.FULLY_RED),
        (Outcome.MATCH_RED_PARTIAL, TaxStatus.PARTIALLY_RED),
    ],
)
def test_an_invoice_that_turned_stops_the_payment_and_opens_a_task(
    cashier: FlaskClient,
    books: Books,
    provider: FakeProvider,
    outcome: Outcome,
    tax_status: TaxStatus,
) -> None:
    claim_id = books.approved(Item(fen=113_000), Item(fen=2_000, has_invoice=False))
    provider.replies = [answer(outcome)]
    recheck(cashier, claim_id)
    books.work()

    refused(
        pay(cashier, claim_id, 115_000, recheck_reason="一定要付"), 409, "claims.invoice_turned"
    )

    assert books.claim(claim_id).status is ClaimStatus.APPROVED
    assert books.payments(claim_id) == []
    [invoice] = books.invoices(claim_id)
    assert (invoice.tax_status, invoice.usage_status) == (tax_status, UsageStatus.TO_PAY)
    [task] = books.claw_backs(claim_id)
    assert (task.state, task.is_paid, task.amount_fen) == (ClawBackState.OPEN, False, 113_000)


def test_claimant_accountant_and_cashier_are_told_that_a_payment_stopped(
    cashier: FlaskClient, sign_in: SignIn, books: Books, provider: FakeProvider
) -> None:
    sign_in(LI)
    claim_id = books.approved()
    provider.replies = [answer(Outcome.MATCH_VOID)]
    recheck(cashier, claim_id)
    books.work()

    links = {
        persona.username: [
            (one["kind"], one["link"])
            for one in done(sign_in(persona).get("/api/notices"))["items"]
        ]
        for persona in (LIN, LI, ZHAO, WANG)
    }

    assert links == {
        "lin": [("invoice_problem", f"/claims/{claim_id}")],
        "li": [("invoice_problem", "/claw-backs")],
        "zhao": [("invoice_problem", "/payments")],
        "wang": [],
    }


def test_the_stopped_claim_goes_back_and_its_task_is_done(
    cashier: FlaskClient, books: Books, provider: FakeProvider
) -> None:
    claim_id = books.approved()
    provider.replies = [answer(Outcome.MATCH_VOID)]
    recheck(cashier, claim_id)
    books.work()

    act = {"version": 4, "comment": "发票已作废，请换票"}
    done(cashier.post(f"/api/claims/{claim_id}/return", json=act))

    [task] = books.claw_backs(claim_id)
    assert (task.state, task.remark) == (ClawBackState.CLOSED, "单据已退回补正")


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome.NOT_FOUND, VerifyStatus.NOT_FOUND),
        (Outcome.MISMATCH, VerifyStatus.INCONSISTENT),
    ],
)
def test_a_no_is_paid_with_a_reason_only(
    cashier: FlaskClient,
    books: Books,
    provider: FakeProvider,
    outcome: Outcome,
    status: VerifyStatus,
) -> None:
    claim_id = books.approved()
    provider.replies = [answer(outcome)]
    recheck(cashier, claim_id)
    books.work()

    problem = refused(pay(cashier, claim_id), 409, "claims.recheck_unavailable")
    assert problem["invoices"][0]["state"] == "disagrees"
    assert books.invoices(claim_id)[0].verify_status is status
    assert books.claw_backs(claim_id) == []

    assert done(pay(cashier, claim_id, recheck_reason="已电话核实"))["status"] == "paid"


@pytest.mark.parametrize(
    ("columns", "result"),
    [
        ({}, ("last_verdict", None)),
        (
            {"settled_verify_status": None, "verify_status": VerifyStatus.NOT_REQUIRED},
            ("last_verdict", None),
        ),
        (
            {"settled_verify_status": None, "verify_status": VerifyStatus.UNVERIFIED},
            ("unavailable", "claims.recheck_unavailable"),
        ),
    ],
)
def test_where_nobody_can_be_asked_the_last_verdict_counts_and_is_called_so(
    settings: Settings,
    cashier: FlaskClient,
    books: Books,
    columns: dict[str, object],
    result: tuple[str, str | None],
) -> None:
    state, code = result
    verification.use(books.app, settings, None)  # people check by hand
    claim_id = books.approved(Item(invoice=columns))

    [item] = recheck(cashier, claim_id)

    assert item["state"] == state
    assert books.work() == 0
    if code is None:
        assert done(pay(cashier, claim_id))["status"] == "paid"
    else:
        refused(pay(cashier, claim_id), 409, code)


def test_a_kind_that_no_provider_answers_for_follows_its_last_verdict(
    cashier: FlaskClient, books: Books, provider: FakeProvider
) -> None:
    claim_id = books.approved(Item(invoice={"kind": "quota_invoice"}))

    [item] = recheck(cashier, claim_id)

    assert item["state"] == "last_verdict"
    assert provider.asked == []


def test_the_days_checks_are_not_overdrawn(
    cashier: FlaskClient, books: Books, provider: FakeProvider, clock: FakeClock
) -> None:
    claim_id = books.approved()
    for _ in range(5):
        recheck(cashier, claim_id)
        books.work()
        clock.pass_time(minutes=1)
        books.change_invoice(claim_id, verified_at=None)

    assert len(provider.asked) == 4
    recheck(cashier, claim_id)
    books.work()
    problem = refused(pay(cashier, claim_id), 409, "claims.recheck_unavailable")
    assert "查验次数已用完" in problem["invoices"][0]["message"]


def test_an_approved_claim_is_rechecked_by_itself_when_its_answers_are_old(
    book: Book, books: Books, provider: FakeProvider, clock: FakeClock
) -> None:
    aged = book.invoice()
    clock.pass_time(days=2)
    young = book.invoice()

    claim = book.approved(LIN, lines=[line(aged), line(young)])
    books.work()

    numbers = {one.id: one.number for one in books.invoices(claim["id"])}
    assert [one.number for one in provider.asked] == [numbers[aged]]


def test_what_turned_during_the_approval_opens_its_task_when_it_ends(
    book: Book, books: Books
) -> None:
    claim = book.submitted(LIN)
    books.change_invoice(claim["id"], tax_status=TaxStatus.FULLY_RED)

    book.do(WANG, claim, "approve")

    [task] = books.claw_backs(claim["id"])
    assert (task.is_paid, task.reason) == (False, "发票已全额红冲")


@pytest.mark.parametrize("persona", [LIN, WANG, LI])
def test_only_cashiers_recheck(sign_in: SignIn, books: Books, persona: Persona) -> None:
    claim_id = books.approved()

    reply = sign_in(persona).post("/api/payments/recheck", json={"claim_ids": [claim_id]})

    refused(reply, 403, "forbidden")


def test_claims_of_others_and_paid_ones_are_not_asked_about(
    cashier: FlaskClient, books: Books, provider: FakeProvider, clock: FakeClock
) -> None:
    strange = books.approved(claimant=ZHOU)
    paid = books.approved(Item(invoice={"verified_at": clock.now()}))
    done(pay(cashier, paid))

    items = recheck(cashier, strange, paid, 4711)
    books.work()

    assert [one["claim_id"] for one in items] == [paid]
    assert provider.asked == []


def test_many_payments_stop_where_a_recheck_is_due_and_only_there(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    stale, ready = books.approved(), books.approved(Item(invoice={"verified_at": clock.now()}))
    body = {"claims": seen(stale, ready), "paid_on": TODAY}

    items = done(cashier.post("/api/payments/pay-many", json=body))["items"]

    assert [one["code"] for one in items] == ["claims.recheck_pending", None]
    assert state_of(cashier, stale) == "pending"
