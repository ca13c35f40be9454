"""费用类型 and the numbers of days: kept by administrators only."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.infra.db import db
from tests.databases import both_databases
from tests.personas import EVERYBODY, SUN, SignIn
from tests.races import run_at_once

NUMBERS = {
    "draft_idle_days": 30,
    "unclaimed_days": 30,
    "claim_within_days": 180,
    "recheck_after_hours": 24,
    "nudge_after_hours": 4,
}


@pytest.fixture
def sun(sign_in: SignIn) -> FlaskClient:
    return sign_in(SUN)


def add(sun: FlaskClient, name: str, **other: Any) -> Any:
    return sun.post("/api/expense-types", json={"name": name} | other)


def names(sun: FlaskClient) -> list[str]:
    return [one["name"] for one in sun.get("/api/expense-types").get_json()["items"]]


@both_databases
def test_types_are_added_changed_and_put_in_order(sun: FlaskClient, app: APIFlask) -> None:
    start = [one["id"] for one in sun.get("/api/expense-types").get_json()["items"]]
    ids = [add(sun, name).get_json()["id"] for name in ("住宿", "餐饮", "交通")]
    subjects = {"account_subject": "660201 差旅费", "tax_subject": "22210101 进项税额"}

    changed = sun.put(
        f"/api/expense-types/{ids[0]}",
        json={"name": "酒店住宿", "needs_attachment": True, **subjects},
    )
    ordered = sun.put("/api/expense-types/order", json={"ids": [ids[2], ids[0], ids[1], *start]})

    assert changed.get_json() | subjects == changed.get_json()
    assert changed.get_json()["needs_attachment"] is True
    assert [one["id"] for one in ordered.get_json()["items"]] == [ids[2], ids[0], ids[1], *start]
    assert names(sun)[:3] == ["交通", "酒店住宿", "餐饮"]
    add(sun, "杂项")
    assert names(sun)[-1] == "杂项"
    with app.app_context():
        actions = list(db.session.scalars(select(AuditRecord.action)))
    assert actions.count("claims.type_added") == 4
    assert {"claims.type_changed", "claims.types_ordered"} <= set(actions)


@both_databases
def test_a_name_stands_once_on_the_list_even_out_of_use(sun: FlaskClient) -> None:
    first = add(sun, "住宿").get_json()["id"]
    other = add(sun, "餐饮").get_json()["id"]
    retired = sun.put(f"/api/expense-types/{first}", json={"name": "住宿", "is_retired": True})

    again = add(sun, " 住宿 ")
    renamed = sun.put(f"/api/expense-types/{other}", json={"name": "住宿"})

    assert retired.get_json()["is_retired"] is True
    assert {one.status_code for one in (again, renamed)} == {409}
    assert {one.get_json()["code"] for one in (again, renamed)} == {"claims.type_exists"}
    back = sun.put(f"/api/expense-types/{first}", json={"name": "住宿"})
    assert back.get_json()["is_retired"] is False


@both_databases
def test_two_administrators_add_a_type_once(sun: FlaskClient, sign_in: SignIn) -> None:
    browsers = [sign_in(SUN), sign_in(SUN)]

    answers = run_at_once(
        [partial(one.post, "/api/expense-types", json={"name": "住宿"}) for one in browsers]
    )

    assert sorted(one.status_code for one in answers) == [201, 409]
    assert names(sun).count("住宿") == 1


def test_a_new_installation_has_a_list_to_begin_with(sun: FlaskClient) -> None:
    items = sun.get("/api/expense-types").get_json()["items"]

    assert len(items) >= 8
    assert all(one["account_subject"] for one in items)
    deductible = {one["name"]: bool(one["tax_subject"]) for one in items}
    assert (deductible["住宿费"], deductible["业务招待费"]) == (True, False)


def test_an_order_of_another_list_is_refused(sun: FlaskClient) -> None:
    ids = [one["id"] for one in sun.get("/api/expense-types").get_json()["items"]]

    missing = sun.put("/api/expense-types/order", json={"ids": ids[:1]})
    unknown = sun.put("/api/expense-types/order", json={"ids": [*ids, 999]})
    twice = sun.put("/api/expense-types/order", json={"ids": [*ids, ids[0]]})

    assert [one.status_code for one in (missing, unknown, twice)] == [409, 409, 422]
    assert missing.get_json()["code"] == "claims.list_changed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 31},
        {"name": "一\n二"},
        {"account_subject": "x" * 61},
        {"needs_invoice": None},
        {"position": 1},
    ],
)
def test_what_is_wrong_about_a_type_is_named(sun: FlaskClient, wrong: dict[str, Any]) -> None:
    answer = add(sun, **({"name": "住宿"} | wrong))

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == next(iter(wrong))


def test_an_unknown_type_is_not_found(sun: FlaskClient) -> None:
    for unknown in (0, 999, 2**40):
        answer = sun.put(f"/api/expense-types/{unknown}", json={"name": "住宿"})
        assert answer.status_code == 404


@both_databases
def test_the_numbers_stand_at_their_defaults_until_somebody_sets_them(
    sun: FlaskClient, app: APIFlask
) -> None:
    before = sun.get("/api/claim-settings").get_json()

    changed = sun.put("/api/claim-settings", json=NUMBERS | {"draft_idle_days": 7})
    sun.put("/api/claim-settings", json=NUMBERS | {"draft_idle_days": 7})

    assert before == NUMBERS
    assert changed.get_json() == NUMBERS | {"draft_idle_days": 7}
    assert sun.get("/api/claim-settings").get_json() == changed.get_json()
    with app.app_context():
        query = select(AuditRecord.facts).where(AuditRecord.action == "claims.settings_changed")
        assert list(db.session.scalars(query)) == [{"draft_idle_days": [30, 7]}]


@both_databases
def test_two_first_settings_at_once_are_no_error(sun: FlaskClient, sign_in: SignIn) -> None:
    browsers = [sign_in(SUN), sign_in(SUN)]

    answers = run_at_once(
        [
            partial(one.put, "/api/claim-settings", json=NUMBERS | {"unclaimed_days": days})
            for one, days in zip(browsers, (20, 40), strict=True)
        ]
    )

    assert [one.status_code for one in answers] == [200, 200]
    assert sun.get("/api/claim-settings").get_json()["unclaimed_days"] in (20, 40)


@pytest.mark.parametrize("member", NUMBERS)
@pytest.mark.parametrize("number", [0, -1, 10_000, "7", None])
def test_a_number_out_of_bounds_is_refused(sun: FlaskClient, member: str, number: Any) -> None:
    answer = sun.put("/api/claim-settings", json=NUMBERS | {member: number})

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == member


def test_only_administrators_set_claims_up(sign_in: SignIn, join: Callable[..., int]) -> None:
    join(SUN)
    ways = [
        ("GET", "/api/expense-types"),
        ("POST", "/api/expense-types"),
        ("PUT", "/api/expense-types/order"),
        ("PUT", "/api/expense-types/1"),
        ("GET", "/api/claim-settings"),
        ("PUT", "/api/claim-settings"),
    ]

    for persona in (one for one in EVERYBODY if one is not SUN):
        browser = sign_in(persona)
        assert {browser.open(path, method=method).status_code for method, path in ways} == {403}


def test_nobody_sets_claims_up_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/api/expense-types").status_code == 401
    assert client.put("/api/claim-settings", json=NUMBERS).status_code == 401
