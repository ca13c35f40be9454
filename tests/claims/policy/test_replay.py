"""试算: a changed rule is tried on old claims, and nothing is written."""

from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from backend.claims.states import ClaimStatus
from backend.infra.db import db
from tests.claims.policy.shelf import DAY, Shelf
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, SUN, WANG, ZHOU, SignIn


def replay(browser: FlaskClient, code: str, level: str = "warn", **wish: Any) -> dict[str, Any]:
    answer = browser.post(f"/api/policies/{code}/replay", json={"level": level, **wish})
    assert answer.status_code == 200, answer.get_json()
    body: dict[str, Any] = answer.get_json()
    return body


def nothing(shelf: Shelf, *amounts_fen: int, **members: Any) -> list[int]:
    """A submitted claim for each amount, without invoices."""
    members = {"status": ClaimStatus.SUBMITTED, **members}
    return [shelf.claim(LIN, {"amount_fen": fen}, **members) for fen in amounts_fen]


@both_databases
def test_the_administrator_sees_which_claims_the_change_would_hit(
    shelf: Shelf, sign_in: SignIn
) -> None:
    nothing(shelf, 10_000, 20_000, 30_000)

    lower = replay(sign_in(SUN), "no_invoice", parameters={"most_fen": 15_000})
    higher = replay(sign_in(SUN), "no_invoice", "block", parameters={"most_fen": 30_000})

    assert (lower["claims"], lower["left_out"]) == (3, 0)
    assert lower["before"] == {"block": 0, "warn": 1, "note": 0}
    assert lower["after"] == {"block": 0, "warn": 2, "note": 0}
    [newly] = lower["changed"]
    assert (newly["total_fen"], newly["before"], newly["after"]) == (20_000, None, "warn")
    [no_longer] = higher["changed"]
    assert (no_longer["total_fen"], no_longer["before"], no_longer["after"]) == (
        30_000,
        "warn",
        None,
    )


def test_another_level_is_a_change_too(shelf: Shelf, sign_in: SignIn) -> None:
    nothing(shelf, 30_000)

    answer = replay(sign_in(SUN), "no_invoice", "block", parameters={"most_fen": 20_000})
    off = replay(sign_in(SUN), "no_invoice", "off", parameters={"most_fen": 20_000})

    assert [(one["before"], one["after"]) for one in answer["changed"]] == [("warn", "block")]
    assert [(one["before"], one["after"]) for one in off["changed"]] == [("warn", None)]


def test_numbers_and_amounts_of_claims_are_told_and_nothing_of_their_invoices(
    shelf: Shelf, sign_in: SignIn
) -> None:
    number = "25990000000000700100"
    invoice_id = shelf.invoice(LIN, number=number, buyer_name="别的名字")
    shelf.claim(LIN, {"invoice_id": invoice_id}, status=ClaimStatus.SUBMITTED)
    shelf.claim(ZHOU, {"amount_fen": 1}, status=ClaimStatus.SUBMITTED)

    answer = replay(sign_in(SUN), "title_name", "block", parameters={})

    [claim] = answer["changed"]
    assert claim.keys() == {"claim_no", "total_fen", "submitted_at", "before", "after", "hits"}
    assert number not in str(answer)
    assert LIN.display_name not in str(answer)


def test_only_claims_submitted_in_those_months_are_tried(
    shelf: Shelf, sign_in: SignIn, clock: FakeClock
) -> None:
    for days in (10, 40, 100):
        nothing(shelf, 30_000, submitted_at=clock.now() - timedelta(days=days))
    nothing(shelf, 30_000, status=ClaimStatus.DRAFT)

    counts = [
        replay(sign_in(SUN), "no_invoice", parameters={"most_fen": 1}, months=months)["claims"]
        for months in (1, 2, 12)
    ]

    assert counts == [1, 2, 3]


def test_no_more_than_a_bounded_number_of_claims_is_tried_the_newest(
    shelf: Shelf, sign_in: SignIn, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.claims.service.replaying.MOST_CLAIMS", 2)
    for days, fen in ((3, 30_000), (2, 20_000), (1, 10_000)):
        nothing(shelf, fen, submitted_at=clock.now() - timedelta(days=days))

    answer = replay(sign_in(SUN), "no_invoice", parameters={"most_fen": 1})

    assert (answer["claims"], answer["left_out"]) == (2, 1)
    assert answer["before"]["warn"] == 0


def test_each_claim_is_judged_on_the_day_of_its_submission(
    shelf: Shelf, sign_in: SignIn, clock: FakeClock
) -> None:
    for days in (0, 20):
        invoice_id = shelf.invoice(LIN)
        shelf.claim(
            LIN,
            {"invoice_id": invoice_id},
            status=ClaimStatus.PAID,
            submitted_at=clock.now() + timedelta(days=days),
        )
    clock.pass_time(days=30)

    answer = replay(sign_in(SUN), "verification_old", "note", parameters={"days": 10}, months=2)

    assert answer["after"]["note"] == 1


def test_a_budget_is_judged_by_what_was_used_before(
    shelf: Shelf, sign_in: SignIn, clock: FakeClock
) -> None:
    department = shelf.department("销售部", LIN)
    shelf.budget(department, 50_000)
    for hours in (1, 2, 3):
        nothing(
            shelf,
            20_000,
            department_id=department,
            submitted_at=clock.now() - timedelta(days=2, hours=-hours),
        )

    answer = replay(sign_in(SUN), "over_budget", parameters={"percent": 80})

    assert answer["before"]["warn"] == 1  # the third took it over the whole
    assert answer["after"]["warn"] == 1
    stricter = replay(sign_in(SUN), "over_budget", parameters={"percent": 75})
    assert stricter["after"]["warn"] == 2  # 40,000 of 50,000 is more than 75 %


def test_a_days_limit_counts_what_was_submitted_before(
    shelf: Shelf, sign_in: SignIn, clock: FakeClock
) -> None:
    for hours in (1, 2):
        shelf.claim(
            LIN,
            {"amount_fen": 30_000, "happened_on": DAY},
            status=ClaimStatus.SUBMITTED,
            submitted_at=clock.now() - timedelta(days=1, hours=-hours),
        )
    row = {"type": shelf.type_id(), "grade": "*", "city": "*", "limit_fen": 50_000, "per": "day"}

    answer = replay(sign_in(SUN), "over_limit", parameters={"limits": [row]})

    assert answer["after"]["warn"] == 1


@both_databases
def test_trying_writes_nothing(app: APIFlask, shelf: Shelf, sign_in: SignIn) -> None:
    department = shelf.department("销售部", LIN, WANG)
    shelf.budget(department, 1)
    line = {"invoice_id": shelf.invoice(LIN), "shares": {department: 10_600}}
    shelf.claim(LIN, line, status=ClaimStatus.SUBMITTED)
    admin = sign_in(SUN)

    def content() -> dict[str, int]:
        with app.app_context():
            session = db.session()
            tables = [one for one in db.metadata.tables.values() if one.name != "login_session"]
            return {
                one.name: session.scalar(select(func.count()).select_from(one)) or 0
                for one in tables
            }

    before = content()
    with shelf.statements() as seen:
        for code in ("over_budget", "consecutive_numbers", "title_tax_id"):
            parameters = {
                "over_budget": {"percent": 100},
                "consecutive_numbers": {"distance": 5},
                "title_tax_id": {"own_company": False},
            }[code]
            replay(admin, code, "block", parameters=parameters)

    assert content() == before
    written = [one for one in seen if one.split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert [one for one in written if "login_session" not in one] == []


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"level": "warn", "parameters": {}}, "parameters.most_fen"),
        ({"level": "warn", "parameters": {"most_fen": -1}}, "parameters.most_fen"),
        ({"level": "loud", "parameters": {"most_fen": 1}}, "level"),
        ({"level": "warn", "parameters": {"most_fen": 1}, "months": 0}, "months"),
        ({"level": "warn", "parameters": {"most_fen": 1}, "months": 25}, "months"),
    ],
)
def test_a_wrong_wish_is_refused_by_its_field(
    sign_in: SignIn, wish: dict[str, Any], field: str
) -> None:
    answer = sign_in(SUN).post("/api/policies/no_invoice/replay", json=wish)

    assert answer.status_code == 422
    assert [one["field"] for one in answer.get_json()["errors"]] == [field]
