"""Administrators see and set the rules; every change is a version; nobody overwrites unseen."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from backend.audit.models import AuditRecord
from backend.claims.models import PolicyRule, PolicyRuleVersion
from backend.claims.rules.policy_catalogue import RULES
from backend.claims.states import ClaimStatus
from backend.infra.db import db, transaction
from backend.kernel import clock
from tests.claims.policy.shelf import Shelf
from tests.databases import both_databases
from tests.personas import CHEN, LI, LIN, SUN, WANG, ZHAO, NewClient, SignIn
from tests.races import run_at_once

NAME_RULE: dict[str, Any] = {"version": 0, "level": "block", "waived_by": ["accountant"]}


def put(browser: FlaskClient, code: str = "title_name", **changes: Any) -> TestResponse:
    return browser.put(f"/api/policies/{code}", json=NAME_RULE | changes)


def shown(browser: FlaskClient, code: str = "title_name") -> dict[str, Any]:
    items: list[dict[str, Any]] = browser.get("/api/policies").get_json()["items"]
    return next(one for one in items if one["code"] == code)


def test_every_rule_is_listed_as_it_was_delivered(sign_in: SignIn, shelf: Shelf) -> None:
    shelf.department("销售部", LIN, grade="经理")

    answer = sign_in(SUN).get("/api/policies").get_json()

    assert [one["code"] for one in answer["items"]] == list(RULES)
    assert {one["version"] for one in answer["items"]} == {0}
    assert answer["grades"] == ["经理"]
    assert "住宿费" in [one["name"] for one in answer["expense_types"]]
    weekend = next(one for one in answer["items"] if one["code"] == "weekend")
    assert weekend["parameters"] == {"holidays": False, "types": []}
    assert [one["kind"] for one in weekend["settable"]] == ["switch", "expense_types"]
    assert weekend["changed_by"] is None


def test_hits_of_the_last_thirty_days_are_counted(sign_in: SignIn, shelf: Shelf) -> None:
    claim_id = shelf.claim(LIN, {}, status=ClaimStatus.SUBMITTED)
    for key, days in (("i1", 0), ("i2", 29), ("i3", 31)):
        shelf.store_hit(claim_id, key=key, created_at=clock.now() - timedelta(days=days))

    admin = sign_in(SUN)

    assert shown(admin)["hits"] == 2
    assert shown(admin, "weekend")["hits"] == 0


@both_databases
def test_a_change_counts_and_becomes_a_version(app: APIFlask, sign_in: SignIn) -> None:
    admin = sign_in(SUN)

    first = put(admin, "overdue", level="note", parameters={"grace_days": 5})
    second = put(admin, "overdue", version=1, level="off", parameters={"grace_days": 5})
    history = admin.get("/api/policies/overdue/versions").get_json()

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.get_json()["version"] == 1
    assert second.get_json() == shown(admin, "overdue")
    assert second.get_json()["changed_by"]["display_name"] == SUN.display_name
    assert [one["version"] for one in history["items"]] == [2, 1, 0]
    assert [one["level"] for one in history["items"]] == ["off", "note", "warn"]
    assert history["items"][2]["parameters"] == {"grace_days": 0}
    assert history["next_cursor"] is None
    with app.app_context():
        query = select(AuditRecord.facts).where(AuditRecord.action == "claims.rule_changed")
        facts = list(db.session.scalars(query.order_by(AuditRecord.id)))
    assert [(one["code"], one["version"], one["level"]) for one in facts] == [
        ("overdue", 1, "note"),
        ("overdue", 2, "off"),
    ]


def test_the_history_comes_page_by_page(sign_in: SignIn) -> None:
    admin = sign_in(SUN)
    for version, level in enumerate(["off", "note", "block"]):
        put(admin, version=version, level=level)
    versions, cursor = [], ""
    for _ in range(2):
        path = f"/api/policies/title_name/versions?limit=2{cursor}"
        page = admin.get(path).get_json()
        versions.append([one["version"] for one in page["items"]])
        cursor = f"&cursor={page['next_cursor']}"

    assert versions == [[3, 2], [1, 0]]


def test_a_wish_that_changes_nothing_makes_no_version(app: APIFlask, sign_in: SignIn) -> None:
    admin = sign_in(SUN)

    answer = put(admin, level="warn", waived_by=["accountant", "approver"])

    assert answer.get_json()["version"] == 0
    with app.app_context():
        assert db.session.get(PolicyRule, "title_name") is None


def test_a_rule_that_was_changed_meanwhile_is_not_overwritten(sign_in: SignIn) -> None:
    admin = sign_in(SUN)
    put(admin)

    stale = put(admin, level="off")

    assert stale.status_code == 409
    assert (stale.get_json()["code"], stale.get_json()["version"]) == ("claims.rule_stale", 1)
    assert shown(admin)["level"] == "block"


@both_databases
def test_of_two_administrators_at_once_one_is_told_to_look_again(
    app: APIFlask, sign_in: SignIn
) -> None:
    def change(browser: FlaskClient, level: str) -> int:
        return put(browser, level=level).status_code

    levels = ("block", "note", "off", "block")
    answers = run_at_once([partial(change, sign_in(SUN), one) for one in levels])

    assert sorted(answers) == [200, 409, 409, 409]
    with app.app_context():
        assert len(list(db.session.scalars(select(PolicyRuleVersion)))) == 1


def test_a_parameter_that_came_with_a_newer_version_starts_at_its_default(
    app: APIFlask, sign_in: SignIn
) -> None:
    admin = sign_in(SUN)
    put(admin, "weekend", parameters={"holidays": True, "types": []})
    with app.app_context(), transaction() as session:
        session.get_one(PolicyRule, "weekend").parameters = {"holidays": True, "gone": 1}

    assert shown(admin, "weekend")["parameters"] == {"holidays": True, "types": []}


@pytest.mark.parametrize(
    ("code", "changes", "field"),
    [
        ("title_name", {"level": "loud"}, "level"),
        ("title_name", {"version": -1}, "version"),
        ("title_name", {"more": 1}, "more"),
        ("title_name", {"parameters": {"days": 1}}, "parameters.days"),
        ("title_name", {"waived_by": ["cashier"]}, "waived_by"),
        ("title_name", {"waived_by": ["nobody"]}, "waived_by.0"),
        ("consecutive_numbers", {"parameters": {"distance": 0}}, "parameters.distance"),
        ("weekend", {"parameters": {"holidays": False, "types": [999]}}, "parameters.types"),
        (
            "over_limit",
            {
                "parameters": {
                    "limits": [
                        {"type": 999, "grade": "*", "city": "*", "limit_fen": 1, "per": "day"}
                    ]
                }
            },
            "parameters.limits",
        ),
    ],
)
def test_a_wrong_setting_is_refused_by_its_field(
    sign_in: SignIn, code: str, changes: dict[str, Any], field: str
) -> None:
    admin = sign_in(SUN)

    answer = put(admin, code, **changes)

    assert answer.status_code == 422
    assert field in [one["field"] for one in answer.get_json()["errors"]]
    assert shown(admin, code)["version"] == 0


def requests(browser: FlaskClient, code: str) -> list[TestResponse]:
    return [
        browser.put(f"/api/policies/{code}", json=NAME_RULE),
        browser.post(f"/api/policies/{code}/replay", json={"level": "off", "parameters": {}}),
        browser.get(f"/api/policies/{code}/versions"),
    ]


def test_a_rule_that_does_not_exist_is_not_found(sign_in: SignIn) -> None:
    answers = requests(sign_in(SUN), "a_rule_of_old")

    assert [one.status_code for one in answers] == [404, 404, 404]


@pytest.mark.parametrize("persona", [LIN, WANG, ZHAO, LI, CHEN], ids=lambda one: one.username)
def test_rules_are_set_by_administrators_alone(sign_in: SignIn, persona: Any) -> None:
    browser = sign_in(persona)

    answers = [browser.get("/api/policies"), *requests(browser, "title_name")]

    assert {one.status_code for one in answers} == {403}


def test_nobody_sees_rules_without_signing_in(new_client: NewClient) -> None:
    browser = new_client()

    answers = [browser.get("/api/policies"), *requests(browser, "title_name")]

    assert {one.status_code for one in answers} == {401}
