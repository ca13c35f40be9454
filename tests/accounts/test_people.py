from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts.models import PersonRow
from backend.accounts.rules import PersonState
from backend.audit.models import AuditRecord
from backend.infra.db import db, transaction
from tests.accounts.forms import NASTY
from tests.databases import both_databases
from tests.personas import EVERYBODY, LIN, QINGCHUAN, SUN, WANG, YUANSHAN, ZHOU, SignIn
from tests.races import run_at_once

Join = Callable[..., int]


def read_all(client: FlaskClient, path: str, limit: int) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": limit}
    while True:
        page = client.get(path, query_string=query).get_json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        query["cursor"] = page["next_cursor"]


@both_databases
@pytest.mark.parametrize("limit", [1, 2, 5, 6, 100])
def test_the_list_shows_everybody_once(sign_in: SignIn, join: Join, limit: int) -> None:
    for persona in EVERYBODY:
        join(persona)

    people = read_all(sign_in(SUN), "/api/people", limit)

    assert [one["username"] for one in people] == [one.username for one in EVERYBODY]
    assert people[0]["company"]["title"] == QINGCHUAN.title
    assert people[5]["company"]["title"] == YUANSHAN.title


@both_databases
@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 101},
        {"limit": "x"},
        {"cursor": "x"},
        {"cursor": "'; DROP TABLE person; --"},
        {"cursor": "WyJ4Il0"},
        {"order": "password_hash"},
    ],
)
@pytest.mark.parametrize("path", ["/api/people", "/api/mails"])
def test_a_wrong_page_is_bad_input(sign_in: SignIn, path: str, query: dict[str, Any]) -> None:
    assert sign_in(SUN).get(path, query_string=query).status_code == 422


@both_databases
@pytest.mark.parametrize("cursor", ["Wzk5OTk5OTk5OTk5OTk5OTk5OTk5OV0", "Wy05OTk5OTk5OTk5OTk5XQ"])
@pytest.mark.parametrize("path", ["/api/people", "/api/mails"])
def test_a_cursor_beyond_all_ids_is_harmless(sign_in: SignIn, path: str, cursor: str) -> None:
    assert sign_in(SUN).get(path, query_string={"cursor": cursor}).status_code in {200, 422}


@both_databases
def test_the_list_shows_who_is_in_one_state(sign_in: SignIn, join: Join) -> None:
    sun, waiting = sign_in(SUN), join(LIN, PersonState.AWAITING_APPROVAL)
    join(WANG)

    listed = sun.get("/api/people?state=awaiting_approval").get_json()

    assert [one["id"] for one in listed["items"]] == [waiting]
    assert sun.get("/api/people?state=asleep").status_code == 422


@both_databases
def test_roles_and_company_are_set(sign_in: SignIn, join: Join) -> None:
    sun, lin, _ = sign_in(SUN), join(LIN), join(ZHOU)
    yuanshan = sun.get("/api/companies").get_json()["items"][-1]

    answer = sun.patch(
        f"/api/people/{lin}",
        json={"roles": ["cashier", "employee", "cashier"], "company_id": yuanshan["id"]},
    )

    assert answer.status_code == 200
    assert answer.get_json()["roles"] == ["employee", "cashier"]
    assert answer.get_json()["company"] == {"id": yuanshan["id"], "title": YUANSHAN.title}


@both_databases
def test_a_person_may_leave_every_company(sign_in: SignIn, join: Join) -> None:
    sun, lin = sign_in(SUN), join(LIN)

    kept = sun.patch(f"/api/people/{lin}", json={"roles": ["employee"]})
    left = sun.patch(f"/api/people/{lin}", json={"company_id": None})

    assert kept.get_json()["company"]["title"] == QINGCHUAN.title
    assert left.get_json()["company"] is None


@both_databases
@pytest.mark.parametrize("change", [{"state": "disabled"}, {"roles": ["employee"]}, {"roles": []}])
def test_the_last_administrator_stays(sign_in: SignIn, join: Join, change: Any) -> None:
    sun, path = sign_in(SUN), f"/api/people/{join(SUN)}"

    answer = sun.patch(path, json=change)

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "accounts.last_administrator"
    assert sun.get("/api/people").status_code == 200


@both_databases
@pytest.mark.parametrize("state", [PersonState.DISABLED, PersonState.UNCONFIRMED])
def test_an_administrator_who_cannot_sign_in_does_not_count(
    app: APIFlask, sign_in: SignIn, join: Join, state: PersonState
) -> None:
    sun, wang = sign_in(SUN), join(WANG)
    sun.patch(f"/api/people/{wang}", json={"roles": ["administrator"]})
    with app.app_context(), transaction() as session:
        session.get_one(PersonRow, wang).state = state

    answer = sun.patch(f"/api/people/{join(SUN)}", json={"state": "disabled"})

    assert answer.status_code == 409


@both_databases
@pytest.mark.parametrize("change", [{"state": "disabled"}, {"roles": []}])
def test_two_administrators_who_remove_each_other_leave_one(
    sign_in: SignIn, join: Join, change: Any
) -> None:
    sun, wang = sign_in(SUN), sign_in(WANG)
    sun.patch(f"/api/people/{join(WANG)}", json={"roles": ["administrator"]})

    answers = run_at_once(
        [
            lambda: sun.patch(f"/api/people/{join(WANG)}", json=change).status_code,
            lambda: wang.patch(f"/api/people/{join(SUN)}", json=change).status_code,
        ]
    )

    # The slower one has lost his right (401, 403) or is the last (409).
    assert 200 in answers
    assert sorted(answers)[1] in {401, 403, 409}


@both_databases
def test_one_address_has_one_account_in_use(sign_in: SignIn, app: APIFlask, join: Join) -> None:
    sun, _, wang = sign_in(SUN), join(LIN), join(WANG, PersonState.UNCONFIRMED)
    with app.app_context(), transaction() as session:
        session.get_one(PersonRow, wang).email_key = LIN.email

    answer = sun.patch(f"/api/people/{wang}", json={"state": "active"})

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "accounts.email_taken"


@both_databases
@pytest.mark.parametrize("person_id", [0, 99, 2**31 - 1, 2**31, 2**63, 10**30])
def test_a_person_who_does_not_exist_is_not_found(sign_in: SignIn, person_id: int) -> None:
    answer = sign_in(SUN).patch(f"/api/people/{person_id}", json={"state": "disabled"})

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"state": "unconfirmed"}, "state"),
        ({"state": "dead"}, "state"),
        ({"roles": ["emperor"]}, "roles.0"),
        ({"roles": "employee"}, "roles"),
        ({"roles": 8 * ["employee"]}, "roles"),
        ({"company_id": 99}, "company_id"),
        ({"company_id": 0}, "company_id"),
        ({"company_id": 2**31}, "company_id"),
        ({"company_id": "1; DROP TABLE company"}, "company_id"),
        ({"password_hash": "x"}, "password_hash"),
        ({"username": "root"}, "username"),
    ],
)
def test_a_wrong_change_is_named(sign_in: SignIn, join: Join, change: Any, field: str) -> None:
    answer = sign_in(SUN).patch(f"/api/people/{join(LIN)}", json=change)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]


@both_databases
def test_a_change_is_on_record_and_no_change_is_not(
    app: APIFlask, sign_in: SignIn, join: Join
) -> None:
    sun, lin = sign_in(SUN), join(LIN)

    for _ in range(2):
        sun.patch(f"/api/people/{lin}", json={"state": "disabled", "roles": ["auditor"]})

    with app.app_context():
        (record,) = db.session.scalars(select(AuditRecord)).all()
    assert (record.actor_id, record.subject, record.subject_id) == (join(SUN), "person", lin)
    assert record.facts == {
        "state": ["active", "disabled"],
        "roles": [["employee"], ["auditor"]],
    }


@both_databases
def test_a_company_is_added_once(sign_in: SignIn) -> None:
    sun = sign_in(SUN)
    wish = {"title": "虚构咨询有限公司", "tax_id": " 91990000ma0000yt0d "}

    added = sun.post("/api/companies", json=wish)
    same_title = sun.post("/api/companies", json={"title": wish["title"], "tax_id": None})
    same_tax_id = sun.post("/api/companies", json=wish | {"title": "另一家公司"})

    assert added.status_code == 201
    assert added.get_json()["tax_id"] == "91990000MA0000YT0D"
    assert [same_title.status_code, same_tax_id.status_code] == [409, 409]
    assert added.get_json() in sun.get("/api/companies").get_json()["items"]


@both_databases
def test_companies_without_a_tax_id_may_be_many(sign_in: SignIn) -> None:
    sun = sign_in(SUN)

    for title in ("个体户甲", "个体户乙"):
        assert sun.post("/api/companies", json={"title": title}).status_code == 201


@both_databases
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "公" * 101),
        ("title", "公\u0000司"),
        ("tax_id", "91990000MA0000QC00"),
        ("tax_id", "'; --"),
        ("tax_id", ""),
        ("owner", "lin"),
    ],
)
def test_a_wrong_company_is_named(sign_in: SignIn, field: str, value: str) -> None:
    wish = {"title": "虚构咨询有限公司", field: value}

    answer = sign_in(SUN).post("/api/companies", json=wish)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]


@both_databases
def test_titles_with_statements_and_markup_are_kept_as_text(sign_in: SignIn) -> None:
    sun = sign_in(SUN)

    for text in NASTY:
        answer = sun.post("/api/companies", json={"title": text})
        assert answer.status_code == (201 if text.isprintable() else 422)

    titles = {one["title"] for one in sun.get("/api/companies").get_json()["items"]}
    assert titles >= {text for text in NASTY if text.isprintable()}


def test_ids_of_people_are_never_used_twice(app: APIFlask, join: Join) -> None:
    first = join(LIN)
    with app.app_context(), transaction() as session:
        session.delete(session.get_one(PersonRow, first, options=[]))

    assert join(WANG) > first
