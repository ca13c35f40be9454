"""对账: approved, paid and proved are compared claim by claim, and what differs comes first."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.claims.money.acts import done, pay
from tests.claims.money.books import Books, Item
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LI, LIN, SUN, WANG, ZHAO, ZHOU, Persona, SignIn


def reconcile(browser: FlaskClient, query: str = "") -> dict[str, Any]:
    return done(browser.get(f"/api/payments/reconciliation?month=2026-11{query}"))


@both_databases
def test_differences_come_first_and_the_sums_are_exact(
    cashier: FlaskClient, accountant: FlaskClient, books: Books, clock: FakeClock
) -> None:
    fresh = Item(invoice={"verified_at": clock.now()})
    sound, short, unproved, cash, offset, unpaid = (
        books.approved(fresh, offset_fen=113_000 if number == 4 else 0) for number in range(6)
    )
    books.approved(fresh, claimant=ZHOU)
    done(pay(cashier, sound))
    done(pay(cashier, short, 112_000, difference_reason="扣回手续费"))
    done(pay(cashier, unproved))
    done(pay(cashier, cash, method="cash"))
    done(pay(cashier, offset, 0))
    for claim_id in (sound, short):
        books.add_slip(claim_id)

    page = reconcile(accountant)

    assert [(one["id"], one["differences"]) for one in page["items"]] == [
        (unpaid, ["unpaid"]),
        (unproved, ["no_slip"]),
        (short, ["amount_differs"]),
        (offset, []),
        (cash, []),
        (sound, []),
    ]
    assert page["sums"] == {
        "claims": 6,
        "approved_fen": 678_000,
        "offset_fen": 113_000,
        "payable_fen": 565_000,
        "paid_fen": 451_000,
        "difference_fen": 114_000,
        "unpaid": 1,
        "amount_differs": 1,
        "no_slip": 1,
    }


@both_databases
def test_the_pages_follow_one_another(
    cashier: FlaskClient, accountant: FlaskClient, books: Books, clock: FakeClock
) -> None:
    fresh = Item(invoice={"verified_at": clock.now()})
    ids = [books.approved(fresh) for _ in range(4)]
    done(pay(cashier, ids[1], method="cash"))
    done(pay(cashier, ids[3], method="cash"))

    seen: list[int] = []
    cursor = ""
    while True:
        page = reconcile(accountant, f"&limit=1{cursor}")
        seen += [one["id"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"

    assert seen == [ids[2], ids[0], ids[3], ids[1]]


def test_a_claim_belongs_to_the_month_of_its_money_or_until_then_of_its_approval(
    cashier: FlaskClient, sign_in: SignIn, books: Books, clock: FakeClock
) -> None:
    late = books.approved(Item(fen=2_000, has_invoice=False))
    clock.pass_time(days=10)
    waiting = books.approved(Item(fen=3_000, has_invoice=False))
    cashier = sign_in(ZHAO)
    assert [one["id"] for one in reconcile(cashier)["items"]] == [late]

    done(pay(cashier, late, 2_000, paid_on="2026-12-03", method="cash"))

    assert reconcile(cashier)["items"] == []
    december = done(cashier.get("/api/payments/reconciliation?month=2026-12"))
    assert [one["id"] for one in december["items"]] == [waiting, late]


@pytest.mark.parametrize(
    ("persona", "status"), [(LIN, 403), (WANG, 403), (ZHAO, 200), (LI, 200), (SUN, 403)]
)
def test_the_books_reconcile(sign_in: SignIn, persona: Persona, status: int) -> None:
    reply = sign_in(persona).get("/api/payments/reconciliation?month=2026-11")

    assert reply.status_code == status
