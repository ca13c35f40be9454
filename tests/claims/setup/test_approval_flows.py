"""审批流 over HTTP: written without code, changed by one administrator at a time."""

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
from tests.personas import CHEN, EVERYBODY, LI, LIN, SUN, WANG, ZHOU, SignIn
from tests.races import run_at_once

Join = Callable[..., int]
HEADS: dict[str, Any] = {
    "name": "部门负责人",
    "mode": "any",
    "approvers": [{"by": "department_head", "levels_up": 0}],
    "copy_to": [],
}
ANYTHING: dict[str, Any] = {
    "company_ids": [],
    "department_ids": [],
    "expense_type_ids": [],
    "kinds": [],
    "min_fen": None,
    "max_fen": None,
}


@pytest.fixture
def sun(sign_in: SignIn, join: Join) -> FlaskClient:
    for persona in (LIN, WANG, CHEN, LI, ZHOU):
        join(persona)
    return sign_in(SUN)


def flow(name: str, *, steps: list[Any] | None = None, **other: Any) -> dict[str, Any]:
    conditions = {key: other.pop(key) for key in list(other) if key in ANYTHING}
    return {"name": name, "conditions": conditions, "steps": steps or [HEADS]} | other


def add(sun: FlaskClient, name: str, **other: Any) -> dict[str, Any]:
    answer = sun.post("/api/approval-flows", json=flow(name, **other))
    assert answer.status_code == 201, answer.text
    shown: dict[str, Any] = answer.get_json()["flow"]
    return shown


def change(sun: FlaskClient, seen: dict[str, Any], **other: Any) -> Any:
    body = {key: seen[key] for key in ("name", "is_active", "conditions", "steps", "version")}
    return sun.put(f"/api/approval-flows/{seen['id']}", json=body | other)


def names(sun: FlaskClient) -> list[str]:
    return [one["name"] for one in sun.get("/api/approval-flows").get_json()["items"]]


@both_databases
def test_a_flow_is_written_as_it_was_sent_and_read_back(
    sun: FlaskClient, join: Join, app: APIFlask
) -> None:
    director = {
        "name": "财务总监",
        "mode": "all",
        "approvers": [
            {"by": "person", "person_id": join(CHEN)},
            {"by": "role", "role": "accountant"},
        ],
        "copy_to": [join(LI)],
    }

    written = add(sun, "大额", min_fen=500_000, kinds=["expense"], steps=[HEADS, director])

    assert written["conditions"] == ANYTHING | {"min_fen": 500_000, "kinds": ["expense"]}
    assert written["steps"] == [HEADS, director]
    assert (written["version"], written["is_active"]) == (1, True)
    assert written["changed_by"]["display_name"] == SUN.display_name
    shown = sun.get(f"/api/approval-flows/{written['id']}").get_json()
    assert shown["flow"] == written
    assert {one["display_name"] for one in shown["names"]["people"]} == {"陈立", "李静"}
    with app.app_context():
        query = select(AuditRecord).where(AuditRecord.action == "claims.flow_added")
        assert db.session.scalars(query).one().facts["steps"] == [HEADS, director]


@both_databases
def test_a_change_of_what_somebody_changed_meanwhile_is_refused(sun: FlaskClient) -> None:
    seen = add(sun, "日常")
    first = change(sun, seen, name="日常报销")

    second = change(sun, seen, name="小额报销")
    removal = sun.delete(f"/api/approval-flows/{seen['id']}?version={seen['version']}")

    assert first.get_json()["flow"]["version"] == 2
    assert [one.status_code for one in (second, removal)] == [409, 409]
    assert second.get_json()["code"] == "claims.flow_stale"
    assert second.get_json()["changed_by"] == SUN.display_name
    assert names(sun) == ["日常报销"]


@both_databases
def test_of_two_changes_at_once_one_is_stale(sun: FlaskClient, sign_in: SignIn) -> None:
    seen = add(sun, "日常")
    browsers = [sign_in(SUN), sign_in(SUN)]

    answers = run_at_once([partial(change, one, seen, is_active=False) for one in browsers])

    assert sorted(one.status_code for one in answers) == [200, 409]
    assert change(sun, seen | {"version": 2}).status_code == 200


@both_databases
def test_flows_are_put_in_order_and_removed(sun: FlaskClient) -> None:
    daily, large, travel = (add(sun, name) for name in ("日常", "大额", "差旅"))

    order = {"ids": [large["id"], travel["id"], daily["id"]]}
    ordered = sun.put("/api/approval-flows/order", json=order)
    removed = sun.delete(f"/api/approval-flows/{travel['id']}?version=1")

    assert [one["name"] for one in ordered.get_json()["items"]] == ["大额", "差旅", "日常"]
    assert removed.status_code == 204
    assert names(sun) == ["大额", "日常"]
    gone = sun.put("/api/approval-flows/order", json=order)
    assert (gone.status_code, gone.get_json()["code"]) == (409, "claims.list_changed")
    assert change(sun, travel).get_json()["code"] == "claims.flow_gone"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", {"name": " "}),
        ("steps", {"steps": []}),
        ("steps", {"steps": [HEADS] * 11}),
        ("steps.0.name", {"steps": [HEADS | {"name": ""}]}),
        ("steps.0.mode", {"steps": [HEADS | {"mode": "both"}]}),
        ("steps.0.approvers", {"steps": [HEADS | {"approvers": []}]}),
        ("steps.0.approvers", {"steps": [HEADS | {"approvers": HEADS["approvers"] * 2}]}),
        ("steps.0.approvers.0", {"steps": [HEADS | {"approvers": [{"by": "cashier"}]}]}),
        (
            "steps.0.approvers.0.role.role",
            {"steps": [HEADS | {"approvers": [{"by": "role", "role": "cashier"}]}]},
        ),
        (
            "steps.0.approvers.0.department_head.levels_up",
            {"steps": [HEADS | {"approvers": [{"by": "department_head", "levels_up": 4}]}]},
        ),
        ("steps", {"steps": [HEADS | {"copy_to": [999]}]}),
        ("steps", {"steps": [HEADS | {"approvers": [{"by": "person", "person_id": 999}]}]}),
        ("conditions.department_ids", {"conditions": {"department_ids": [999]}}),
        ("conditions.company_ids", {"conditions": {"company_ids": [999]}}),
        ("conditions.expense_type_ids", {"conditions": {"expense_type_ids": [999]}}),
        ("conditions.max_fen", {"conditions": {"min_fen": 100, "max_fen": 100}}),
        ("conditions.min_fen", {"conditions": {"min_fen": -1}}),
        ("conditions.min_fen", {"conditions": {"min_fen": "100"}}),
        ("conditions.kinds.0", {"conditions": {"kinds": ["gift"]}}),
        ("conditions.weekday", {"conditions": {"weekday": 1}}),
    ],
)
def test_what_is_wrong_about_a_flow_is_named(
    sun: FlaskClient, field: str, wrong: dict[str, Any]
) -> None:
    answer = sun.post("/api/approval-flows", json=flow("日常") | wrong)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field
    assert names(sun) == []


@both_databases
def test_what_will_not_go_as_it_looks_is_said(sun: FlaskClient, join: Join) -> None:
    by_wang = HEADS | {"approvers": [{"by": "person", "person_id": join(WANG)}]}
    add(sun, "全部", steps=[by_wang])
    add(sun, "大额", min_fen=500_000, steps=[by_wang])
    sun.patch(f"/api/people/{join(WANG)}", json={"state": "disabled"})

    first, second = sun.get("/api/approval-flows").get_json()["items"]

    assert [one["code"] for one in first["warnings"]] == ["person_disabled"]
    assert first["warnings"][0]["step"] == 0
    assert WANG.display_name in first["warnings"][0]["message"]
    assert [one["code"] for one in second["warnings"]] == ["unreachable", "person_disabled"]
    assert "全部" in second["warnings"][0]["message"]


def test_an_unknown_flow_is_not_found(sun: FlaskClient) -> None:
    for unknown in (0, 999, 2**40):
        path = f"/api/approval-flows/{unknown}"
        assert sun.get(path).status_code == 404
        assert sun.put(path, json=flow("日常") | {"version": 1}).status_code == 404
        assert sun.delete(f"{path}?version=1").status_code == 404


def test_a_removal_says_what_it_saw(sun: FlaskClient) -> None:
    seen = add(sun, "日常")

    answer = sun.delete(f"/api/approval-flows/{seen['id']}")

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "version"


def test_only_administrators_see_and_write_flows(sun: FlaskClient, sign_in: SignIn) -> None:
    seen = add(sun, "日常")

    for persona in (one for one in EVERYBODY if one is not SUN):
        browser = sign_in(persona)
        answers = [
            browser.get("/api/approval-flows"),
            browser.get(f"/api/approval-flows/{seen['id']}"),
            browser.post("/api/approval-flows", json=flow("我的")),
            change(browser, seen, name="我的"),
            browser.put("/api/approval-flows/order", json={"ids": [seen["id"]]}),
            browser.delete(f"/api/approval-flows/{seen['id']}?version=1"),
        ]
        assert {one.status_code for one in answers} == {403}
    assert names(sun) == ["日常"]


def test_nobody_sees_flows_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/api/approval-flows").status_code == 401
