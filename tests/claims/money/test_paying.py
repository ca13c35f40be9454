"""登记付款: once, by another than who gets it, and with a reason where one is due."""

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from backend.claims.states import ClaimStatus, PaymentMethod
from backend.invoices.states import ReviewStatus, UsageStatus
from tests.claims.money.acts import TODAY, done, pay, refused, seen
from tests.claims.money.books import Books, Item
from tests.fakes import FakeClock
from tests.personas import CHEN, LI, LIN, SUN, WANG, ZHAO, ZHOU, Persona, SignIn


def fresh(clock: FakeClock, **item: object) -> Item:
    """A line whose invoice was found in force a minute ago."""
    return Item(invoice={"verified_at": clock.now()}, **item)  # type: ignore[arg-type] # few


@pytest.fixture
def claim_id(books: Books, clock: FakeClock) -> int:
    return books.approved(fresh(clock))


def test_a_payment_is_registered(cashier: FlaskClient, books: Books, claim_id: int) -> None:
    answer = done(pay(cashier, claim_id, bank_reference="202611230001"))

    assert answer["status"] == "paid"
    assert answer["version"] == 5
    assert answer["payment"]["amount_fen"] == 113_000
    assert answer["payment"]["bank_reference"] == "202611230001"
    assert answer["payment"]["registered_by"]["display_name"] == ZHAO.display_name
    assert books.claim(claim_id).paid_at is not None
    [invoice] = books.invoices(claim_id)
    assert invoice.usage_status is UsageStatus.PAID
    assert invoice.review_status is ReviewStatus.CONFIRMED


def test_the_timeline_and_the_audit_record_say_what_was_known(
    cashier: FlaskClient, books: Books, claim_id: int
) -> None:
    answer = done(pay(cashier, claim_id))

    event = answer["events"][-1]
    assert (event["action"], event["status"]) == ("pay", "paid")
    assert event["facts"]["amount_fen"] == 113_000
    [invoice] = books.invoices(claim_id)
    rechecks = [{"invoice_id": invoice.id, "state": "consistent"}]
    assert event["facts"]["rechecks"] == rechecks
    [facts] = books.audited("claim.paid")
    assert facts["rechecks"] == rechecks


def test_the_claimant_is_told(
    cashier: FlaskClient, sign_in: SignIn, books: Books, claim_id: int
) -> None:
    done(pay(cashier, claim_id))

    notices = done(sign_in(LIN).get("/api/notices"))["items"]
    assert [(one["kind"], one["link"]) for one in notices] == [
        ("claim_paid", f"/claims/{claim_id}")
    ]
    assert "¥1130.00" in notices[0]["body"]


def test_the_same_registration_again_is_stale(
    cashier: FlaskClient, books: Books, claim_id: int
) -> None:
    done(pay(cashier, claim_id))

    problem = refused(pay(cashier, claim_id), 409, "claims.stale")

    assert problem["claim_status"] == "paid"
    assert problem["changed_by"] == ZHAO.display_name
    assert len(books.payments(claim_id)) == 1


def test_what_is_paid_is_not_paid_again(cashier: FlaskClient, books: Books, claim_id: int) -> None:
    done(pay(cashier, claim_id))

    refused(pay(cashier, claim_id, version=5), 409, "claims.not_possible_now")

    assert len(books.payments(claim_id)) == 1


def test_nobody_pays_himself(cashier: FlaskClient, books: Books, clock: FakeClock) -> None:
    own = books.approved(fresh(clock), claimant=ZHAO)

    refused(pay(cashier, own), 403, "claims.own_payment")

    assert books.claim(own).status is ClaimStatus.APPROVED


def test_nobody_pays_what_he_wrote_for_another(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    written = books.approved(fresh(clock), claimant=LIN, created_by=ZHAO)

    refused(pay(cashier, written), 403, "claims.own_payment")


@pytest.mark.parametrize("persona", [LIN, WANG, CHEN, LI, SUN])
def test_only_cashiers_pay(sign_in: SignIn, persona: Persona, claim_id: int) -> None:
    refused(pay(sign_in(persona), claim_id), 403, "forbidden")


def test_nobody_pays_without_signing_in(client: FlaskClient, claim_id: int) -> None:
    refused(pay(client, claim_id), 401, "accounts.not_signed_in")


def test_a_claim_of_another_company_is_not_found(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    strange = books.approved(fresh(clock), claimant=ZHOU)

    refused(pay(cashier, strange), 404, "not_found")


def test_an_unknown_claim_is_not_found(cashier: FlaskClient) -> None:
    refused(pay(cashier, 4711), 404, "not_found")


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-22"])
def test_the_day_lies_between_approval_and_today(
    cashier: FlaskClient, claim_id: int, day: str
) -> None:
    problem = refused(pay(cashier, claim_id, paid_on=day), 422, "invalid_input")

    assert problem["errors"][0]["field"] == "paid_on"


@pytest.mark.parametrize("amount_fen", [112_999, 113_001])
def test_another_amount_needs_a_reason(
    cashier: FlaskClient, books: Books, claim_id: int, amount_fen: int
) -> None:
    refused(pay(cashier, claim_id, amount_fen), 422, "claims.difference_reason_missing")

    answer = done(pay(cashier, claim_id, amount_fen, difference_reason="银行退回尾差"))
    assert answer["payment"]["amount_fen"] == amount_fen
    assert answer["payment"]["payable_fen"] == 113_000
    assert answer["payment"]["difference_reason"] == "银行退回尾差"


def test_paying_nothing_is_no_payment(cashier: FlaskClient, claim_id: int) -> None:
    problem = refused(pay(cashier, claim_id, 0, difference_reason="不付了"), 422, "invalid_input")

    assert problem["errors"][0]["field"] == "amount_fen"


@pytest.mark.parametrize("amount_fen", [-1, 1.5, "113000", 2**53])
def test_no_amount_but_whole_fen_is_taken(
    cashier: FlaskClient, claim_id: int, amount_fen: object
) -> None:
    refused(pay(cashier, claim_id, amount_fen), 422, "invalid_input")  # type: ignore[arg-type] # wrong on purpose


def test_a_claim_that_is_wholly_offset_is_settled_without_money(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    settled = books.approved(fresh(clock), offset_fen=113_000)

    answer = done(pay(cashier, settled, 0))

    assert answer["status"] == "paid"
    assert answer["payment"]["method"] == PaymentMethod.OFFSET
    assert answer["payment"]["amount_fen"] == 0


def test_a_partly_offset_claim_is_paid_the_rest(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    partly = books.approved(fresh(clock), offset_fen=100_000)

    answer = done(pay(cashier, partly, 13_000))

    assert answer["payment"]["payable_fen"] == 13_000


def test_a_claim_without_invoices_needs_no_recheck(cashier: FlaskClient, books: Books) -> None:
    bare = books.approved(Item(fen=2_000, has_invoice=False))

    assert done(pay(cashier, bare, 2_000))["status"] == "paid"


def test_many_are_paid_at_once_and_each_has_its_answer(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    first, second = books.approved(fresh(clock)), books.approved(fresh(clock, fen=2_000))
    own = books.approved(fresh(clock), claimant=ZHAO)
    stale = books.approved(fresh(clock))
    chosen = [*seen(first, own), *seen(stale, version=3), *seen(second)]

    answer = done(
        cashier.post(
            "/api/payments/pay-many",
            json={"claims": chosen, "paid_on": TODAY, "bank_reference": "FK-1"},
        )
    )

    items = [(one["claim_id"], one["is_done"], one["code"]) for one in answer["items"]]
    assert items == [
        (first, True, None),
        (own, False, "claims.own_payment"),
        (stale, False, "claims.stale"),
        (second, True, None),
    ]
    assert [one.amount_fen for one in books.payments(first)] == [113_000]
    assert [one.amount_fen for one in books.payments(second)] == [2_000]


def test_a_claim_named_twice_is_paid_once(
    cashier: FlaskClient, books: Books, claim_id: int
) -> None:
    chosen = seen(claim_id, claim_id)

    answer = done(cashier.post("/api/payments/pay-many", json={"claims": chosen, "paid_on": TODAY}))

    assert [one["code"] for one in answer["items"]] == [None, "claims.stale"]
    assert len(books.payments(claim_id)) == 1


@pytest.mark.parametrize("persona", [LIN, WANG, LI, SUN])
def test_only_cashiers_pay_many(sign_in: SignIn, persona: Persona, claim_id: int) -> None:
    body = {"claims": seen(claim_id), "paid_on": TODAY}

    refused(sign_in(persona).post("/api/payments/pay-many", json=body), 403, "forbidden")


def test_the_sandbox_pays_nothing_outside_the_demo(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    pretended = books.approved(Item(invoice={"is_sandbox": True, "verified_at": clock.now()}))

    refused(pay(cashier, pretended, recheck_reason="一定要付"), 409, "claims.invoice_pretended")

    assert books.claim(pretended).status is ClaimStatus.APPROVED
    assert books.invoices(pretended)[0].usage_status is UsageStatus.TO_PAY


def test_what_waits_is_listed_with_its_account_longest_approved_first(
    cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    first = books.approved(fresh(clock), offset_fen=13_000)
    clock.pass_time(hours=1)
    second = books.approved(fresh(clock))
    own = books.approved(fresh(clock), claimant=ZHAO)
    books.approved(fresh(clock), claimant=ZHOU)

    page = done(cashier.get("/api/payments/to-pay"))

    rows = page["items"]
    assert [one["id"] for one in rows] == [first, second, own]
    assert [one["is_own"] for one in rows] == [False, False, True]
    assert rows[0]["payee"]["account_number"] == "6225880123456789"
    assert rows[0]["payable_fen"] == 100_000
    assert rows[0]["recheck"]["state"] == "consistent"
    assert (page["count"], page["payable_fen"]) == (3, 326_000)


def test_the_list_is_paged(cashier: FlaskClient, books: Books, clock: FakeClock) -> None:
    ids = [books.approved(fresh(clock)) for _ in range(3)]

    first = done(cashier.get("/api/payments/to-pay?limit=2"))
    rest = done(cashier.get(f"/api/payments/to-pay?limit=2&cursor={first['next_cursor']}"))

    assert [one["id"] for one in first["items"] + rest["items"]] == ids
    assert rest["next_cursor"] is None
    assert rest["count"] == 3


@pytest.mark.parametrize("cursor", ["x", "WyJ4IiwgMV0", "WyIyMDI2LTExLTIzIiwgMV0"])
@pytest.mark.parametrize(
    "path", ["to-pay?", "paid?month=2026-11&", "reconciliation?month=2026-11&"]
)
def test_a_wrong_cursor_is_refused(cashier: FlaskClient, cursor: str, path: str) -> None:
    answer = cashier.get(f"/api/payments/{path}cursor={cursor}")

    assert answer.status_code in {200, 422}
    if not (path.startswith("paid") and cursor.startswith("WyIy")):
        refused(answer, 422, "invalid_input")


@pytest.mark.parametrize("persona", [LIN, WANG, LI, SUN])
def test_only_cashiers_see_accounts(sign_in: SignIn, persona: Persona) -> None:
    refused(sign_in(persona).get("/api/payments/to-pay"), 403, "forbidden")


def test_what_was_paid_is_listed_by_month_last_first(
    cashier: FlaskClient, accountant: FlaskClient, books: Books, clock: FakeClock
) -> None:
    first, second = books.approved(fresh(clock)), books.approved(fresh(clock))
    done(pay(cashier, first))
    done(pay(cashier, second, method="cash"))
    books.add_slip(first)

    page = done(accountant.get("/api/payments/paid?month=2026-11&limit=1"))
    rest = done(accountant.get(f"/api/payments/paid?month=2026-11&cursor={page['next_cursor']}"))

    rows = page["items"] + rest["items"]
    assert [one["id"] for one in rows] == [second, first]
    assert [one["needs_slip"] for one in rows] == [False, False]
    assert [one["file_name"] for one in rows[1]["slips"]] == ["回单.pdf"]
    assert done(accountant.get("/api/payments/paid?month=2026-10"))["items"] == []


@pytest.mark.parametrize("month", ["2026-13", "2026", "abc", "2026-11-01"])
def test_a_month_is_a_month(cashier: FlaskClient, month: str) -> None:
    refused(cashier.get(f"/api/payments/paid?month={month}"), 422, "invalid_input")


@hypothesis_settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    grants=st.lists(st.integers(0, 10**7), min_size=1, max_size=3).filter(any),
    offset=st.integers(0, 10**7),
)
def test_payable_and_offset_always_add_up_to_what_was_granted(
    cashier: FlaskClient, books: Books, grants: list[int], offset: int
) -> None:
    items = [Item(fen=10**7, approved_fen=one, has_invoice=False) for one in grants]
    offset = min(offset, sum(grants))
    claim_id = books.approved(*items, offset_fen=offset)

    answer = done(pay(cashier, claim_id, sum(grants) - offset))

    payment = answer["payment"]
    assert payment["payable_fen"] + answer["offset_fen"] == answer["approved_fen"] == sum(grants)
