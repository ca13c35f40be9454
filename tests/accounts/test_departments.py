"""Departments: a tree a company, who works and who decides in it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.accounts.rules import DEPARTMENT_LEVELS, levels_of
from backend.audit.models import AuditRecord
from backend.infra.db import db
from tests.databases import both_databases
from tests.personas import EVERYBODY, LIN, QINGCHUAN, SUN, WANG, YUANSHAN, ZHOU, Persona, SignIn
from tests.races import run_at_once

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOBODYS = Persona("wu", "吴忧", frozenset(), None)


@pytest.fixture
def sun(sign_in: SignIn, join: Callable[..., int]) -> FlaskClient:
    for persona in (LIN, WANG, ZHOU):
        join(persona)
    return sign_in(SUN)


def company_of(sun: FlaskClient, title: str = QINGCHUAN.title) -> int:
    items = sun.get("/api/companies").get_json()["items"]
    return next(int(one["id"]) for one in items if one["title"] == title)


def add(sun: FlaskClient, name: str, parent_id: int | None = None, **other: Any) -> Any:
    wish = {"company_id": company_of(sun), "parent_id": parent_id, "name": name} | other
    return sun.post("/api/departments", json=wish)


def added(sun: FlaskClient, name: str, parent_id: int | None = None, **other: Any) -> int:
    answer = add(sun, name, parent_id, **other)
    assert answer.status_code == 201, answer.text
    return int(answer.get_json()["id"])


def change(sun: FlaskClient, department_id: int, name: str, **other: Any) -> Any:
    body = {"parent_id": None, "name": name} | other
    return sun.put(f"/api/departments/{department_id}", json=body)


def place(sun: FlaskClient, person_id: int, department_id: int | None, **other: Any) -> Any:
    wish = {"department_id": department_id} | other
    return sun.put(f"/api/people/{person_id}/department", json=wish)


@both_databases
def test_each_department_is_listed_behind_the_one_that_it_stands_under(sun: FlaskClient) -> None:
    sales, finance = added(sun, "市场部"), added(sun, "财务部")
    added(sun, "华中区", sales)
    added(sun, "武汉组", added(sun, "华东区", sales))
    added(sun, "仓储部", company_id=company_of(sun, YUANSHAN.title))

    items = sun.get("/api/departments").get_json()["items"]

    assert [(one["level"], one["name"]) for one in items] == [
        (0, "市场部"),
        (1, "华中区"),
        (1, "华东区"),
        (2, "武汉组"),
        (0, "财务部"),
        (0, "仓储部"),
    ]
    assert finance in {one["id"] for one in items}


@both_databases
def test_several_people_can_head_a_department(
    sun: FlaskClient, join: Callable[..., int], app: APIFlask
) -> None:
    sales = added(sun, "市场部")

    placed = place(sun, join(LIN), sales, grade=" P5 ").get_json()
    for persona in (WANG, SUN):
        place(sun, join(persona), sales, is_head=True, grade="M2")

    assert placed["membership"] == {
        "department_id": sales,
        "name": "市场部",
        "is_head": False,
        "grade": "P5",
    }
    listed = sun.get("/api/departments").get_json()
    assert {one["display_name"] for one in listed["items"][0]["heads"]} == {"王建国", "孙志强"}
    assert listed["items"][0]["member_count"] == 3
    assert listed["grades"] == ["M2", "P5"]
    people = sun.get("/api/people").get_json()["items"]
    heading = {one["username"]: (one["membership"] or {}).get("is_head") for one in people}
    assert heading == {"lin": False, "wang": True, "zhou": None, "sun": True}
    with app.app_context():
        actions = list(db.session.scalars(select(AuditRecord.action)))
    assert actions.count("accounts.person_placed") == 3


@both_databases
@pytest.mark.parametrize("limit", [1, 2, 100])
def test_members_come_page_by_page_heads_first(
    sun: FlaskClient, join: Callable[..., int], limit: int
) -> None:
    sales = added(sun, "市场部")
    for persona in (LIN, WANG, SUN):
        place(sun, join(persona), sales, is_head=persona is not LIN)

    names, query = [], {"limit": limit}
    while True:
        page = sun.get(f"/api/departments/{sales}/members", query_string=query).get_json()
        names += [one["username"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]

    assert names == ["wang", "sun", "lin"]


@both_databases
def test_a_name_is_taken_once_in_a_company(sun: FlaskClient) -> None:
    added(sun, "市场部")

    again = add(sun, "市场部")
    elsewhere = add(sun, "市场部", company_id=company_of(sun, YUANSHAN.title))
    renamed = change(sun, added(sun, "财务部"), "市场部")

    assert (again.status_code, again.get_json()["code"]) == (409, "accounts.department_exists")
    assert elsewhere.status_code == 201
    assert (renamed.status_code, renamed.get_json()["code"]) == (409, "accounts.department_exists")


@both_databases
def test_two_administrators_cannot_add_the_same_department(
    app: APIFlask, sun: FlaskClient, sign_in: SignIn
) -> None:
    browsers, company_id = [sign_in(SUN), sign_in(SUN)], company_of(sun)
    wish = {"company_id": company_id, "parent_id": None, "name": "市场部"}

    answers = run_at_once([partial(one.post, "/api/departments", json=wish) for one in browsers])

    assert sorted(one.status_code for one in answers) == [201, 409]


@both_databases
def test_no_department_can_be_put_under_itself(sun: FlaskClient) -> None:
    top = added(sun, "市场部")
    middle = added(sun, "华中区", top)
    low = added(sun, "武汉组", middle)

    answers = [change(sun, top, "市场部", parent_id=one) for one in (top, middle, low)]

    assert {one.status_code for one in answers} == {422}
    assert {one.get_json()["errors"][0]["field"] for one in answers} == {"parent_id"}
    assert [one["level"] for one in sun.get("/api/departments").get_json()["items"]] == [0, 1, 2]


@both_databases
def test_two_moves_at_the_same_moment_make_no_circle(sun: FlaskClient, sign_in: SignIn) -> None:
    one, other = added(sun, "市场部"), added(sun, "财务部")
    first, second = sign_in(SUN), sign_in(SUN)

    answers = run_at_once(
        [
            lambda: change(first, one, "市场部", parent_id=other).status_code,
            lambda: change(second, other, "财务部", parent_id=one).status_code,
        ]
    )

    assert sorted(answers) == [200, 422]
    assert len(sun.get("/api/departments").get_json()["items"]) == 2


def test_a_tree_has_its_greatest_depth(sun: FlaskClient) -> None:
    parent_id: int | None = None
    for level in range(DEPARTMENT_LEVELS):
        parent_id = added(sun, f"第 {level} 级", parent_id)

    answer = add(sun, "再下一级", parent_id)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "parent_id"


@pytest.mark.parametrize(
    "other", [{"name": ""}, {"name": "一\n二"}, {"company_id": 10**6}, {"id": 1}]
)
def test_what_is_wrong_about_a_new_department_is_named(
    sun: FlaskClient, other: dict[str, Any]
) -> None:
    answer = add(sun, **({"name": "市场部"} | other))

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == next(iter(other))


def test_a_parent_of_another_company_is_refused(sun: FlaskClient) -> None:
    theirs = added(sun, "仓储部", company_id=company_of(sun, YUANSHAN.title))
    mine = added(sun, "市场部")

    answers = [
        add(sun, "华中区", theirs),
        change(sun, mine, "市场部", parent_id=theirs),
        change(sun, mine, "市场部", parent_id=theirs, is_retired=True),
        change(sun, mine, "市场部", parent_id=10**6),
    ]

    assert {one.status_code for one in answers} == {422}
    assert {one.get_json()["errors"][0]["field"] for one in answers} == {"parent_id"}


@both_databases
def test_a_department_with_people_or_departments_stays_in_use(
    sun: FlaskClient, join: Callable[..., int]
) -> None:
    top = added(sun, "市场部")
    low = added(sun, "华中区", top)
    place(sun, join(LIN), low)

    refused = [change(sun, top, "市场部", is_retired=True), retire(sun, low, top)]
    place(sun, join(LIN), None)
    retired = [retire(sun, low, top), change(sun, top, "市场部", is_retired=True)]

    assert [(one.status_code, one.get_json()["code"]) for one in refused] == [
        (409, "accounts.department_in_use")
    ] * 2
    assert refused[0].get_json()["children"] == refused[1].get_json()["members"] == 1
    assert [one.status_code for one in retired] == [200, 200]
    assert change(sun, low, "华中区", parent_id=top).status_code == 422  # its parent is retired
    assert place(sun, join(LIN), low).status_code == 422
    assert change(sun, low, "华中区").get_json()["is_retired"] is False


def retire(sun: FlaskClient, department_id: int, parent_id: int) -> Any:
    return change(sun, department_id, "华中区", parent_id=parent_id, is_retired=True)


def test_nobody_works_in_a_department_of_another_company(
    sun: FlaskClient, join: Callable[..., int]
) -> None:
    sales = added(sun, "市场部")

    answers = [place(sun, join(one), sales) for one in (ZHOU, NOBODYS)]
    answers.append(place(sun, join(LIN), 10**6))

    assert {one.status_code for one in answers} == {422}
    assert {one.get_json()["errors"][0]["field"] for one in answers} == {"department_id"}


@both_databases
def test_who_changes_the_company_leaves_the_department(
    sun: FlaskClient, join: Callable[..., int]
) -> None:
    lin, sales = join(LIN), added(sun, "市场部")
    place(sun, lin, sales, is_head=True, grade="P5")

    kept = sun.patch(f"/api/people/{lin}", json={"company_id": company_of(sun)}).get_json()
    elsewhere = {"company_id": company_of(sun, YUANSHAN.title)}
    moved = sun.patch(f"/api/people/{lin}", json=elsewhere).get_json()

    assert kept["membership"]["name"] == "市场部"
    assert moved["membership"] is None
    assert sun.get(f"/api/departments/{sales}/members").get_json()["items"] == []


def test_what_does_not_exist_is_not_found(sun: FlaskClient, join: Callable[..., int]) -> None:
    for unknown in (0, 999, 2**40):
        assert change(sun, unknown, "市场部").status_code == 404
        assert sun.get(f"/api/departments/{unknown}/members").status_code == 404
        assert place(sun, unknown, None).status_code == 404


def test_only_administrators_see_and_change_departments(sun: FlaskClient, sign_in: SignIn) -> None:
    sales = added(sun, "市场部")

    for persona in (one for one in EVERYBODY if one is not SUN):
        browser = sign_in(persona)
        assert browser.get("/api/departments").status_code == 403
        assert browser.get(f"/api/departments/{sales}/members").status_code == 403
        assert change(browser, sales, "我的部门").status_code == 403
        assert place(browser, 1, sales).status_code == 403


def test_nobody_sees_departments_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/api/departments").status_code == 401
    assert client.put("/api/people/1/department", json={}).status_code == 401


@both_databases
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "小满"}, ["lin"]),
        ({"q": "WANG"}, ["wang"]),
        ({"q": "%"}, []),
        ({"q": "_"}, []),
    ],
)
def test_people_are_found_by_a_part_of_a_name(
    sun: FlaskClient, query: dict[str, str], found: list[str]
) -> None:
    items = sun.get("/api/people", query_string=query).get_json()["items"]

    assert [one["username"] for one in items] == found


def test_people_are_listed_for_one_company(sun: FlaskClient) -> None:
    query = {"company_id": company_of(sun, YUANSHAN.title)}

    items = sun.get("/api/people", query_string=query).get_json()["items"]

    assert [one["username"] for one in items] == ["zhou"]


@UNHURRIED
@given(st.dictionaries(st.integers(1, 12), st.one_of(st.none(), st.integers(1, 12)), max_size=12))
def test_the_order_of_a_tree_names_everybody_once_and_nobody_in_a_circle(
    parents: dict[int, int | None],
) -> None:
    levels = levels_of(parents)

    seen: list[int] = []
    for one, level in levels.items():
        parent = parents[one]
        assert (level == 0) is (parent is None)
        assert parent is None or (parent in seen and levels[parent] == level - 1)
        seen.append(one)
    assert all(parents[one] is not None for one in parents.keys() - levels.keys())
