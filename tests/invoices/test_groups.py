"""票夹 added up by month, category and purpose; the purpose of several at once (K1)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from backend.invoices.rules import category_of
from backend.invoices.states import UsageStatus
from backend.reading.kinds import AmountMeaning
from tests.databases import both_databases
from tests.invoices.test_wallet import numbers_of, put
from tests.personas import LIN, WANG, SignIn


def item(name: str | None) -> dict[str, Any]:
    members = ("spec", "unit", "quantity", "unit_price", "amount_fen", "tax_rate", "tax_fen")
    return {"name": name} | dict.fromkeys(members)


@pytest.mark.parametrize(
    ("names", "category"),
    [
        (["*餐饮服务*餐费"], "餐饮服务"),
        (["*运输服务*机票", "*保险服务*意外险"], "运输服务"),
        ([" * 住宿服务 * 房费"], "住宿服务"),
        (["餐费"], None),
        (["*没有第二个星号"], None),
        (["**空的"], None),
        ([None], None),
        ([], None),
    ],
)
def test_the_category_stands_between_the_asterisks_of_the_first_item(
    names: list[str | None], category: str | None
) -> None:
    assert category_of([item(name) for name in names]) == category


@pytest.fixture
def three_months(app: APIFlask, join: Callable[..., int]) -> dict[str, int]:
    """Invoices of 林, by number."""
    owner_id = join(LIN)
    meal, ride = [item("*餐饮服务*餐费")], [item("*运输服务*打车")]
    of = {
        "1": {"issued_on": date(2026, 9, 30), "total_fen": 10_000, "items": meal},
        "2": {"issued_on": date(2026, 10, 1), "total_fen": 20_050, "items": ride},
        "3": {"issued_on": date(2026, 10, 31), "total_fen": -5_000, "items": ride},
        "4": {
            "issued_on": date(2026, 10, 31),
            "amount_fen": 900,
            "amount_meaning": AmountMeaning.WITHOUT_TAX,
        },
        "5": {"amount_fen": 700, "amount_meaning": AmountMeaning.WITH_TAX, "items": meal},
    }
    return {number: put(app, owner_id, number, **facts) for number, facts in of.items()}


def group(key: str | None, count: int, summed_count: int, total_fen: int) -> dict[str, Any]:
    return {"key": key, "count": count, "summed_count": summed_count, "total_fen": total_fen}


@both_databases
@pytest.mark.usefixtures("three_months")
def test_months_come_newest_first_and_an_amount_of_another_meaning_is_counted_not_added(
    sign_in: SignIn,
) -> None:
    lin = sign_in(LIN)
    answer = lin.get("/api/invoices/groups?by=month").get_json()
    october = lin.get("/api/invoices?month=2026-10").get_json()

    assert sorted(numbers_of(october)) == ["2", "3", "4"]
    assert answer["groups"] == [
        group("2026-10", 3, 2, 15_050),
        group("2026-09", 1, 1, 10_000),
        group(None, 1, 1, 700),
    ]
    assert (answer["count"], answer["summed_count"], answer["total_fen"]) == (5, 4, 25_750)


@pytest.mark.usefixtures("three_months")
def test_categories_come_largest_first_those_not_told_last(sign_in: SignIn) -> None:
    answer = sign_in(LIN).get("/api/invoices/groups?by=category").get_json()

    assert answer["groups"] == [
        group("运输服务", 2, 2, 15_050),
        group("餐饮服务", 2, 2, 10_700),
        group(None, 1, 0, 0),
    ]


@both_databases
def test_the_purpose_of_several_is_set_grouped_found_and_taken_away(
    sign_in: SignIn, three_months: dict[str, int]
) -> None:
    lin = sign_in(LIN)
    trip = [three_months["2"], three_months["3"]]

    answer = lin.put("/api/invoices/purpose", json={"ids": trip, "purpose": " 上海出差 "})
    groups = lin.get("/api/invoices/groups?by=purpose").get_json()["groups"]
    found = lin.get("/api/invoices", query_string={"purpose": "上海出差"}).get_json()
    lin.put("/api/invoices/purpose", json={"ids": trip[:1], "purpose": ""})
    left = lin.get("/api/invoices", query_string={"purpose": "上海出差"}).get_json()

    assert answer.get_json() == {"changed": 2}
    assert groups == [group("上海出差", 2, 2, 15_050), group(None, 3, 2, 10_700)]
    assert sorted(numbers_of(found)) == ["2", "3"]
    assert {row["purpose"] for row in found["items"]} == {"上海出差"}
    assert numbers_of(left) == ["3"]


@pytest.mark.usefixtures("three_months")
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"month": "2026-10"}, ["2", "3", "4"]),
        ({"month": ""}, ["5"]),
        ({"category": "餐饮服务"}, ["1", "5"]),
        ({"category": ""}, ["4"]),
        ({"category": "餐饮服务", "month": "2026-09"}, ["1"]),
        ({"purpose": ""}, ["1", "2", "3", "4", "5"]),
        ({"category": "运输服务", "filter": "claiming"}, []),
    ],
)
def test_the_list_shows_one_group(
    sign_in: SignIn, query: dict[str, str], numbers: list[str]
) -> None:
    page = sign_in(LIN).get("/api/invoices", query_string=query).get_json()

    assert sorted(numbers_of(page)) == numbers


def test_groups_keep_to_the_segment(
    app: APIFlask, sign_in: SignIn, three_months: dict[str, int]
) -> None:
    with app.app_context(), transaction() as session:
        session.get_one(Invoice, three_months["1"]).usage_status = UsageStatus.PAID

    answer = sign_in(LIN).get("/api/invoices/groups?by=category&filter=claimed").get_json()

    assert answer["groups"] == [group("餐饮服务", 1, 1, 10_000)]


def test_nobody_groups_other_peoples_invoices(
    sign_in: SignIn, join: Callable[..., int], three_months: dict[str, int]
) -> None:
    join(WANG)
    assert three_months

    answer = sign_in(WANG).get("/api/invoices/groups?by=month").get_json()

    assert answer == {
        "by": "month",
        "groups": [],
        "count": 0,
        "summed_count": 0,
        "total_fen": 0,
    }


def test_one_foreign_invoice_among_them_changes_none(
    app: APIFlask, sign_in: SignIn, join: Callable[..., int], three_months: dict[str, int]
) -> None:
    foreign = put(app, join(WANG), "99")
    ids = [three_months["1"], foreign]

    answer = sign_in(LIN).put("/api/invoices/purpose", json={"ids": ids, "purpose": "招待"})

    assert answer.status_code == 404
    with app.app_context():
        assert set(db.session.scalars(select(Invoice.purpose))) == {None}


def test_who_gave_which_purpose_is_audited(
    app: APIFlask, sign_in: SignIn, three_months: dict[str, int]
) -> None:
    id_ = three_months["1"]

    sign_in(LIN).put("/api/invoices/purpose", json={"ids": [id_, id_], "purpose": "招待"})

    with app.app_context():
        query = select(AuditRecord).where(AuditRecord.action == "invoices.purpose_set")
        entry = db.session.scalars(query).one()
        assert entry.subject_id == id_
        assert entry.facts == {"ids": [id_], "purpose": "招待"}


@pytest.mark.parametrize(
    "body",
    [
        {"ids": [], "purpose": "招待"},
        {"ids": list(range(1, 102)), "purpose": "招待"},
        {"ids": [0], "purpose": "招待"},
        {"ids": [1], "purpose": "长" * 101},
        {"ids": [1]},
    ],
)
def test_a_purpose_that_cannot_be_is_refused(
    sign_in: SignIn, join: Callable[..., int], body: dict[str, Any]
) -> None:
    join(LIN)

    answer = sign_in(LIN).put("/api/invoices/purpose", json=body)

    assert answer.status_code == 422


@pytest.mark.parametrize("query", ["by=colour", "", "by=month&filter=nonsense"])
def test_a_grouping_that_cannot_be_is_refused(
    sign_in: SignIn, join: Callable[..., int], query: str
) -> None:
    join(LIN)

    assert sign_in(LIN).get(f"/api/invoices/groups?{query}").status_code == 422


def test_the_file_has_category_and_purpose_and_keeps_to_the_group(
    sign_in: SignIn, three_months: dict[str, int]
) -> None:
    lin = sign_in(LIN)
    lin.put("/api/invoices/purpose", json={"ids": [three_months["2"]], "purpose": "上海出差"})

    answer = lin.get("/api/invoices/export?format=csv&category=运输服务")

    text = answer.get_data().decode("utf-8-sig")
    rows = [line for line in text.splitlines() if "运输服务" in line and "PK" in line]
    assert "类别,用途" in text
    assert len(rows) == 2
    assert any("上海出差" in row for row in rows)
