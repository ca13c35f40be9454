"""Batches: a claim stands in one, the bank's file is what was approved, and every file is noted."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from backend.claims.models import PaymentBatchClaim
from backend.claims.states import ClaimStatus, ClawBackState
from backend.infra.db import db
from backend.verification.outcomes import Outcome
from tests.claims.money.acts import TODAY, done, pay, refused, seen
from tests.claims.money.books import Books, Item
from tests.fakes import FakeClock
from tests.personas import CHEN, LI, LIN, SUN, WANG, ZHAO, ZHOU, Persona, SignIn
from tests.verification.fakes import BUSY, FakeProvider, answer


@pytest.fixture
def fresh(clock: FakeClock) -> Item:
    """A line whose invoice was found in force just now."""
    return Item(invoice={"verified_at": clock.now()})


def make(browser: FlaskClient, *claim_ids: int) -> dict[str, Any]:
    return done(browser.post("/api/payments/batches", json={"claims": seen(*claim_ids)}), 201)


def export(browser: FlaskClient, batch: dict[str, Any], reason: str = "") -> TestResponse:
    body = {"recheck_reason": reason}
    return browser.post(f"/api/payments/batches/{batch['id']}/file", json=body)


def show(browser: FlaskClient, batch: dict[str, Any]) -> dict[str, Any]:
    return done(browser.get(f"/api/payments/batches/{batch['id']}"))


def test_a_batch_holds_what_its_claims_are_due(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    first, second = books.approved(fresh), books.approved(fresh, offset_fen=13_000)

    batch = make(cashier, second, first)

    assert batch["batch_no"].startswith("FK261123-")
    assert (batch["state"], batch["claim_count"], batch["amount_fen"]) == ("open", 2, 213_000)
    assert [one["id"] for one in batch["claims"]] == [first, second]
    assert batch["claims"][0]["payee"]["account_number"] == "6225880123456789"
    rows = done(cashier.get("/api/payments/to-pay"))["items"]
    assert {one["batch"]["batch_no"] for one in rows} == {batch["batch_no"]}
    assert books.audited("claim.batch_made")[0]["claim_ids"] == [first, second]


def test_a_claim_stands_in_one_batch_at_most(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    first, second = books.approved(fresh), books.approved(fresh)
    make(cashier, first)

    reply = cashier.post("/api/payments/batches", json={"claims": seen(first, second)})

    refused(reply, 409, "claims.already_in_batch")
    assert done(cashier.get("/api/payments/batches"))["items"][0]["claim_count"] == 1
    make(cashier, second)


def test_the_bank_file_reads_back_to_the_batch(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    payee = {"holder": "=cmd|'/C calc'!A0", "bank_name": "招商,银行", "account_number": "00123456"}
    first, second = books.approved(fresh), books.approved(fresh, payee=payee)
    batch = make(cashier, first, second)

    reply = export(cashier, batch)

    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"].startswith(
        f'attachment; filename="{batch["batch_no"]}.csv"'
    )
    rows = list(csv.reader(io.StringIO(reply.data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["序号", "收款人户名", "收款账号", "开户行", "金额", "用途", "单号"]
    claims = {one["id"]: one for one in batch["claims"]}
    numbers = [claims[first]["claim_no"], claims[second]["claim_no"]]
    assert rows[1:] == [
        ["1", "林小满", "6225880123456789", "招商银行武汉分行", "1130.00",
         f"报销 {numbers[0]}", numbers[0]],
        ["2", "'=cmd|'/C calc'!A0", "00123456", "招商,银行", "1130.00",
         f"报销 {numbers[1]}", numbers[1]],
    ]  # fmt: skip


def test_the_file_has_the_banks_own_columns(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    columns = [
        {"header": "收款帐号", "field": "account_number"},
        {"header": "币种", "field": "text", "text": "人民币"},
        {"header": "交易金额", "field": "amount_yuan"},
    ]
    wish = {"columns": columns, "delimiter": "bar", "encoding": "gb18030"}
    layout = done(cashier.put("/api/payments/bank-layout", json=wish))
    assert (layout["is_usual"], len(layout["columns"])) == (False, 3)
    batch = make(cashier, books.approved(fresh))

    content = export(cashier, batch).data

    assert content.decode("gb18030").splitlines() == [
        '"收款帐号"|"币种"|"交易金额"',
        '"6225880123456789"|"人民币"|1130.00',
    ]


def test_each_file_is_noted_with_its_fingerprint(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    batch = make(cashier, claim_id)

    assert export(cashier, batch).data == export(cashier, batch).data

    noted = books.audited("claim.bank_file_made")
    assert [(one["batch_no"], one["amount_fen"]) for one in noted] == [
        (batch["batch_no"], 113_000)
    ] * 2
    assert noted[0]["sha256"] == noted[1]["sha256"]
    assert show(cashier, batch)["state"] == "exported"


def test_what_is_paid_already_is_not_sent_to_the_bank_again(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    first, second = books.approved(fresh), books.approved(fresh)
    batch = make(cashier, first, second)
    done(pay(cashier, first))

    lines = export(cashier, batch).data.decode("utf-8-sig").splitlines()
    assert len(lines) == 2

    done(pay(cashier, second))
    refused(export(cashier, batch), 409, "claims.batch_ended")
    shown = show(cashier, batch)
    assert (shown["state"], shown["paid_count"]) == ("paid", 2)
    assert {one.batch_id for one in books.payments(first) + books.payments(second)} == {batch["id"]}


def test_a_batch_asks_anew_about_what_is_not_fresh(
    cashier: FlaskClient, books: Books, fresh: Item, provider: FakeProvider
) -> None:
    stale = books.approved()
    batch = make(cashier, books.approved(fresh), stale)

    assert [one["recheck"]["state"] for one in batch["claims"]] == ["pending", "consistent"]
    refused(export(cashier, batch), 409, "claims.recheck_pending")

    books.work()
    assert export(cashier, batch).status_code == 200
    assert len(provider.asked) == 1


def test_no_file_is_made_with_an_invoice_that_turned(
    cashier: FlaskClient, books: Books, fresh: Item, provider: FakeProvider
) -> None:
    bad, good = books.approved(), books.approved(fresh)
    batch = make(cashier, bad, good)
    provider.replies = [answer(Outcome.MATCH_RED_FULL)]
    books.work()

    refused(export(cashier, batch, "一定要付"), 409, "claims.invoice_turned")
    refused(
        cashier.post(f"/api/claims/{bad}/return", json={"version": 4, "comment": "换票"}),
        409,
        "claims.in_batch",
    )

    done(cashier.delete(f"/api/payments/batches/{batch['id']}/claims/{bad}"))
    done(cashier.post(f"/api/claims/{bad}/return", json={"version": 4, "comment": "换票"}))
    assert export(cashier, batch).status_code == 200


def test_what_could_not_be_asked_goes_to_the_bank_with_a_reason_only(
    cashier: FlaskClient, books: Books, provider: FakeProvider
) -> None:
    batch = make(cashier, books.approved())
    provider.replies = [BUSY]
    books.work()

    refused(export(cashier, batch), 409, "claims.recheck_unavailable")

    assert export(cashier, batch, "税局系统升级").status_code == 200
    assert books.audited("claim.bank_file_made")[0]["recheck_reason"] == "税局系统升级"


def test_money_that_the_bank_has_sent_is_written_down_and_claimed_back(
    cashier: FlaskClient, books: Books, fresh: Item, provider: FakeProvider, clock: FakeClock
) -> None:
    claim_id = books.approved(fresh)
    batch = make(cashier, claim_id)
    assert export(cashier, batch).status_code == 200
    clock.pass_time(minutes=5)
    provider.replies = [answer(Outcome.MATCH_VOID)]
    cashier.post("/api/payments/recheck", json={"claim_ids": [claim_id]})
    books.work()

    refused(pay(cashier, claim_id), 409, "claims.invoice_turned")
    done(pay(cashier, claim_id, recheck_reason="银行已于上午付出"))

    [task] = books.claw_backs(claim_id)
    assert (task.is_paid, task.state, task.amount_fen) == (True, ClawBackState.OPEN, 113_000)


def test_a_released_batch_lets_its_claims_go(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    first, second = books.approved(fresh), books.approved(fresh)
    batch = make(cashier, first, second)

    released = done(cashier.post(f"/api/payments/batches/{batch['id']}/release"))

    assert (released["state"], released["claim_count"]) == ("released", 0)
    assert [one["is_standing"] for one in released["claims"]] == [False, False]
    make(cashier, first, second)
    refused(cashier.post(f"/api/payments/batches/{batch['id']}/release"), 409, "claims.batch_ended")
    assert books.audited("claim.batch_released")[0]["claim_ids"] == [first, second]


def test_a_batch_that_is_partly_paid_keeps_what_was_paid(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    first, second = books.approved(fresh), books.approved(fresh)
    batch = make(cashier, first, second)
    done(pay(cashier, first))

    released = done(cashier.post(f"/api/payments/batches/{batch['id']}/release"))

    assert (released["state"], released["claim_count"], released["paid_count"]) == ("paid", 1, 1)
    make(cashier, second)


def test_the_last_claim_takes_its_batch_with_it(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    batch = make(cashier, claim_id)
    path = f"/api/payments/batches/{batch['id']}/claims/{claim_id}"

    assert done(cashier.delete(path))["state"] == "released"
    refused(cashier.delete(path), 409, "claims.batch_ended")


def test_a_claim_that_is_not_in_the_batch_cannot_be_taken_out(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    batch, other = make(cashier, books.approved(fresh)), books.approved(fresh)

    reply = cashier.delete(f"/api/payments/batches/{batch['id']}/claims/{other}")

    refused(reply, 404, "not_found")


def test_a_batch_is_for_claims_that_a_bank_can_pay(
    cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    cases = {
        books.approved(fresh, payee=None): (409, "claims.payee_missing"),
        books.approved(fresh, offset_fen=113_000): (409, "claims.nothing_to_transfer"),
        books.approved(fresh, claimant=ZHAO): (403, "claims.own_payment"),
        books.approved(fresh, claimant=LIN, created_by=ZHAO): (403, "claims.own_payment"),
        books.approved(fresh, claimant=ZHOU): (404, "not_found"),
        4711: (404, "not_found"),
    }
    for claim_id, (status, code) in cases.items():
        reply = cashier.post("/api/payments/batches", json={"claims": seen(claim_id)})
        refused(reply, status, code)

    with books.app.app_context():
        assert db.session.scalars(select(PaymentBatchClaim)).all() == []


def test_a_batch_is_made_of_what_was_seen(cashier: FlaskClient, books: Books, fresh: Item) -> None:
    claim_id = books.approved(fresh)

    stale = cashier.post("/api/payments/batches", json={"claims": seen(claim_id, version=3)})
    refused(stale, 409, "claims.stale")

    done(pay(cashier, claim_id))
    paid = cashier.post("/api/payments/batches", json={"claims": seen(claim_id, version=5)})
    refused(paid, 409, "claims.not_possible_now")
    assert books.claim(claim_id).status is ClaimStatus.PAID


def test_a_cashier_cannot_send_his_own_claim_to_the_bank_by_a_colleagues_batch(
    cashier: FlaskClient, sign_in: SignIn, books: Books, fresh: Item
) -> None:
    second_cashier = Persona("feng2", "冯二", frozenset({*ZHAO.roles}), ZHAO.employer)
    batch = make(sign_in(second_cashier), books.approved(fresh, claimant=ZHAO))

    refused(export(cashier, batch), 403, "claims.own_payment")
    assert export(sign_in(second_cashier), batch).status_code == 200


@pytest.mark.parametrize("persona", [LIN, WANG, CHEN, LI, SUN])
def test_only_cashiers_see_batches_and_files(
    sign_in: SignIn, cashier: FlaskClient, books: Books, fresh: Item, persona: Persona
) -> None:
    batch = make(cashier, books.approved(fresh))
    browser = sign_in(persona)

    for reply in (
        browser.get("/api/payments/batches"),
        browser.get(f"/api/payments/batches/{batch['id']}"),
        browser.post("/api/payments/batches", json={"claims": seen(1)}),
        export(browser, batch),
        browser.post(f"/api/payments/batches/{batch['id']}/release"),
        browser.delete(f"/api/payments/batches/{batch['id']}/claims/1"),
    ):
        refused(reply, 403, "forbidden")


def test_a_batch_of_another_company_is_not_found(
    sign_in: SignIn, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    stranger = Persona("zhou2", "周二", frozenset({*ZHAO.roles}), ZHOU.employer)
    batch = make(cashier, books.approved(fresh))
    browser = sign_in(stranger)

    refused(browser.get(f"/api/payments/batches/{batch['id']}"), 404, "not_found")
    refused(export(browser, batch), 404, "not_found")
    refused(browser.post(f"/api/payments/batches/{batch['id']}/release"), 404, "not_found")
    assert done(browser.get("/api/payments/batches"))["items"] == []


def test_batches_are_paged_newest_first(cashier: FlaskClient, books: Books, fresh: Item) -> None:
    made = [make(cashier, books.approved(fresh))["id"] for _ in range(3)]

    page = done(cashier.get("/api/payments/batches?limit=2"))
    rest = done(cashier.get(f"/api/payments/batches?limit=2&cursor={page['next_cursor']}"))

    assert [one["id"] for one in page["items"] + rest["items"]] == made[::-1]


def test_a_batch_is_paid_at_once(cashier: FlaskClient, books: Books, fresh: Item) -> None:
    ids = [books.approved(fresh) for _ in range(3)]
    batch = make(cashier, *ids)
    assert export(cashier, batch).status_code == 200
    body = {"claims": seen(*ids), "paid_on": TODAY, "bank_reference": batch["batch_no"]}

    items = done(cashier.post("/api/payments/pay-many", json=body))["items"]

    assert all(one["is_done"] for one in items)
    assert show(cashier, batch)["state"] == "paid"


def test_the_usual_columns_stand_until_others_are_chosen(
    cashier: FlaskClient, books: Books
) -> None:
    usual = done(cashier.get("/api/payments/bank-layout"))
    assert (usual["is_usual"], usual["delimiter"], usual["encoding"]) == (
        True,
        "comma",
        "utf-8-sig",
    )
    wish = {name: usual[name] for name in ("columns", "delimiter", "encoding")}

    assert done(cashier.put("/api/payments/bank-layout", json=wish))["is_usual"] is False
    back = done(cashier.put("/api/payments/bank-layout", json=wish | {"columns": []}))
    assert back == usual
    assert len(books.audited("claim.bank_layout_changed")) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"columns": [{"header": "户名", "field": "holder"}]},
        {"columns": [{"header": "", "field": "holder"}]},
        {"columns": [{"header": "户名", "field": "iban"}]},
        {"columns": [{"header": "序", "field": "sequence"}] * 21},
        {"delimiter": ","},
        {"encoding": "latin-1"},
    ],
)
def test_a_layout_that_no_bank_could_read_is_refused(
    cashier: FlaskClient, change: dict[str, object]
) -> None:
    wish = {"columns": [], "delimiter": "comma", "encoding": "gb18030"} | change

    refused(cashier.put("/api/payments/bank-layout", json=wish), 422, "invalid_input")


@pytest.mark.parametrize("persona", [LIN, LI, SUN])
def test_only_cashiers_change_the_layout(sign_in: SignIn, persona: Persona) -> None:
    wish = {"columns": [], "delimiter": "comma", "encoding": "gb18030"}
    browser = sign_in(persona)

    refused(browser.get("/api/payments/bank-layout"), 403, "forbidden")
    refused(browser.put("/api/payments/bank-layout", json=wish), 403, "forbidden")
