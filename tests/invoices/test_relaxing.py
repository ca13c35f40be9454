"""查询结果为空: which condition to drop, and which number was meant."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.invoices import rules
from backend.invoices.states import UsageStatus, VerifyStatus
from tests.databases import both_databases
from tests.invoices.test_wallet import numbers_of, put
from tests.personas import LIN, WANG, Persona

SignIn = Callable[[Persona], FlaskClient]
NUMBER = "25990000000000012345"


def relax(client: FlaskClient, **asked: str) -> Any:
    """The way out of a search, after making sure that it finds nothing."""
    assert numbers_of(client.get("/api/invoices", query_string=asked).get_json()) == []
    return client.get("/api/invoices/relaxations", query_string=asked).get_json()


def counts_of(answer: dict[str, Any]) -> dict[str, int]:
    return {one["condition"]: one["count"] for one in answer["relaxed"]}


@both_databases
def test_an_empty_search_says_what_each_condition_keeps_out(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    meal = {"category": "餐饮服务", "issued_on": date(2026, 11, 3), "seller_name": "虚构饭店"}
    for number in range(3):
        put(app, owner_id, f"{number:020d}", **(meal | {"purpose": "出差"}))
    put(app, owner_id, "7" * 20, **meal)
    put(app, owner_id, "8" * 20, **(meal | {"usage_status": UsageStatus.PAID}))
    put(app, join(WANG), "9" * 20, **(meal | {"usage_status": UsageStatus.PAID}))
    lin = sign_in(LIN)

    two = relax(lin, filter="claimed", purpose="出差")
    all_five = relax(
        lin, filter="claimed", q="饭店", month="2026-11", category="餐饮服务", purpose="出差"
    )
    nothing_helps = relax(lin, q="别处", month="2019-01", purpose="")

    assert counts_of(two) == {"filter": 3, "purpose": 1}
    assert (two["relaxed"][0]["condition"], two["excludes_most"]) == ("filter", "filter")
    assert two["without_any"] == {"count": 5, "is_more": False}
    assert counts_of(all_five) == {"filter": 3, "q": 0, "month": 0, "category": 0, "purpose": 1}
    assert counts_of(nothing_helps) == {"q": 0, "month": 0, "purpose": 0}
    assert nothing_helps["excludes_most"] is None
    assert nothing_helps["near_numbers"] == []


def test_counting_stops_at_a_hundred(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    for number in range(101):
        put(app, owner_id, f"{number:020d}", verify_status=VerifyStatus.PENDING)
    lin = sign_in(LIN)

    answer = relax(lin, filter="waiting", q="没有这家")

    assert answer["excludes_most"] == "q"
    assert answer["relaxed"][0] == {"condition": "q", "count": 100, "is_more": True}
    assert answer["without_any"] == {"count": 100, "is_more": True}


@both_databases
@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("25990000000000012355", NUMBER),
        ("25990000000000021345", NUMBER),
        ("2599000000000012345", NUMBER),
        ("259900000000000123450", NUMBER),
        ("２５９９ ０００００００００００１２３５５", NUMBER),
        ("123456", "00123456"),
        ("00123456", "123456"),
        ("2346", "25990000000000012346"),
    ],
)
def test_a_number_with_one_slip_brings_the_number_that_was_meant(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn, typed: str, stored: str
) -> None:
    put(app, join(LIN), stored, dedupe_key="lin")
    put(app, join(WANG), stored, dedupe_key="wang")

    answer = relax(sign_in(LIN), q=typed)

    assert answer["near_numbers"] == [stored]


def test_near_numbers_are_few_own_and_only_of_numbers_that_are_not_there(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    for last in range(9):
        put(app, owner_id, f"{NUMBER[:-1]}{last}")
    put(app, owner_id, "25990000000000102345")
    put(app, join(WANG), "31000000000000000001")
    lin, swapped = sign_in(LIN), "25990000000000012349"

    assert relax(lin, q="31000000000000000002")["near_numbers"] == []
    assert relax(lin, q=NUMBER, filter="problem")["near_numbers"] == []
    assert relax(lin, q=swapped)["near_numbers"] == [f"{NUMBER[:-1]}{last}" for last in range(3)]
    assert relax(lin, q="25990000000000012354", filter="problem")["near_numbers"][0] == NUMBER


def test_full_width_and_grouped_digits_find_the_invoice_at_once(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    put(app, join(LIN), NUMBER)
    lin = sign_in(LIN)

    full_width = "".join(chr(ord(digit) + 0xFEE0) for digit in NUMBER)
    for typed in (full_width, "2599 0000 0000 0001 2345", "2599-0000"):
        page = lin.get("/api/invoices", query_string={"q": typed}).get_json()
        assert numbers_of(page) == [NUMBER]


def test_slips_are_bounded_and_never_the_typed_number_itself() -> None:
    for length in (6, 8, 20, 32):
        slips = rules.slips_of("7" * length)
        assert "7" * length not in slips
        assert 0 < len(slips) < 24 * length

    assert rules.slips_of("12345") == []
    assert rules.slips_of("1" * 33) == []


def test_the_way_out_is_asked_as_the_list_is(client: FlaskClient, sign_in: SignIn) -> None:
    assert client.get("/api/invoices/relaxations").status_code == 401

    lin = sign_in(LIN)
    assert lin.get("/api/invoices/relaxations?month=11").status_code == 422
    assert lin.get("/api/invoices/relaxations?cursor=x").status_code == 422
    assert lin.get("/api/invoices/relaxations").get_json() == {
        "excludes_most": None,
        "relaxed": [],
        "without_any": {"count": 0, "is_more": False},
        "near_numbers": [],
    }
