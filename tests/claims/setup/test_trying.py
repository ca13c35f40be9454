"""The simulator: which flow and which people a claim would get, and that it really gets them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.claims.book import TRAFFIC, TRAVEL, Book, line
from tests.databases import both_databases
from tests.personas import CHEN, EVERYBODY, LI, LIN, QINGCHUAN, SUN, WANG, ZHOU, SignIn

Join = Callable[..., int]
HEADS = {"name": "部门负责人", "mode": "any", "approvers": [{"by": "department_head"}]}


@pytest.fixture
def sun(sign_in: SignIn, join: Join) -> FlaskClient:
    for persona in (LIN, WANG, CHEN, LI, ZHOU):
        join(persona)
    return sign_in(SUN)


def company_of(sun: FlaskClient) -> int:
    items = sun.get("/api/companies").get_json()["items"]
    return next(int(one["id"]) for one in items if one["title"] == QINGCHUAN.title)


def department(sun: FlaskClient, name: str, parent_id: int | None = None) -> int:
    wish = {"company_id": company_of(sun), "parent_id": parent_id, "name": name}
    return int(sun.post("/api/departments", json=wish).get_json()["id"])


def place(sun: FlaskClient, person_id: int, department_id: int, *, is_head: bool = False) -> None:
    wish = {"department_id": department_id, "is_head": is_head}
    assert sun.put(f"/api/people/{person_id}/department", json=wish).status_code == 200


def by(person_id: int, name: str = "财务总监") -> dict[str, Any]:
    return {
        "name": name,
        "mode": "all",
        "approvers": [{"by": "person", "person_id": person_id}],
    }


def add(sun: FlaskClient, name: str, *steps: dict[str, Any], **other: Any) -> int:
    body = {"name": name, "steps": list(steps), "conditions": other.pop("conditions", {})} | other
    answer = sun.post("/api/approval-flows", json=body)
    assert answer.status_code == 201, answer.text
    return int(answer.get_json()["flow"]["id"])


def ask(sun: FlaskClient, claimant_id: int, total_fen: int = 10_600, /, **other: Any) -> Any:
    wish = {"company_id": company_of(sun), "claimant_id": claimant_id, "total_fen": total_fen}
    return sun.post("/api/approval-flows/try", json=wish | other)


def people(answer: Any) -> list[list[str]]:
    steps = answer.get_json()["steps"]
    return [[one["display_name"] for one in step["people"]] for step in steps]


@both_databases
def test_the_first_flow_that_fits_counts_and_says_why_the_others_do_not(
    sun: FlaskClient, join: Join
) -> None:
    sales = department(sun, "市场部")
    place(sun, join(WANG), sales, is_head=True)
    travel = {"expense_type_ids": [TRAVEL]}
    add(sun, "差旅大额", HEADS, by(join(CHEN)), conditions=travel | {"min_fen": 500_000})
    add(sun, "停用的", by(join(LI)), is_active=False)
    daily = add(sun, "日常", HEADS)

    small = ask(sun, join(LIN), department_id=sales, expense_type_ids=[TRAFFIC])
    large = ask(sun, join(LIN), 500_000, department_id=sales, expense_type_ids=[TRAFFIC, TRAVEL])

    assert (small.get_json()["flow_id"], small.get_json()["flow_name"]) == (daily, "日常")
    assert small.get_json()["passed_over"] == [
        {"name": "差旅大额", "reasons": ["没有这样的费用类型", "金额不在范围内"]}
    ]
    assert people(small) == [["王建国"]]
    assert large.get_json()["flow_name"] == "差旅大额"
    assert people(large) == [["王建国"], ["陈立"]]


@both_databases
def test_a_department_stands_for_those_under_it(sun: FlaskClient, join: Join, book: Book) -> None:
    sales = department(sun, "市场部")
    centre = department(sun, "华中区", sales)
    place(sun, join(LIN), centre)
    place(sun, join(CHEN), sales, is_head=True)
    add(sun, "市场", HEADS, conditions={"department_ids": [sales]})

    tried = ask(sun, join(LIN), department_id=centre)
    elsewhere = ask(sun, join(LIN), department_id=department(sun, "财务部"))
    real = book.submitted(department_id=centre)

    assert tried.get_json()["flow_name"] == "市场"
    assert people(tried) == [["陈立"]]
    assert tried.get_json()["steps"][0]["is_stand_in"] is True  # 华中区 has no head of its own
    assert elsewhere.get_json()["is_default"] is True
    assert real["waiting_for"] == ["陈立"]


@both_databases
def test_a_real_claim_goes_the_way_that_was_shown(sun: FlaskClient, join: Join, book: Book) -> None:
    add(sun, "满千", by(join(WANG), "主管"), by(join(CHEN)), conditions={"min_fen": 100_000})
    invoices = [book.invoice(total_fen=total) for total in (99_999, 100_000)]

    shown = [people(ask(sun, join(LIN), total)) for total in (99_999, 100_000)]
    claims = [
        book.submitted(lines=[line(invoice, total)])
        for invoice, total in zip(invoices, (99_999, 100_000), strict=True)
    ]

    assert shown == [[["王建国", "陈立"]], [["王建国"], ["陈立"]]]
    real = [
        [[task["approver"]["display_name"] for task in step["tasks"]] for step in claim["steps"]]
        for claim in claims
    ]
    assert real == shown


def test_nobody_decides_on_his_own_claim(sun: FlaskClient, join: Join) -> None:
    add(sun, "总监", by(join(CHEN)))

    answer = ask(sun, join(CHEN))

    assert people(answer) == [["王建国"]]
    assert answer.get_json()["steps"][0]["is_stand_in"] is True


def test_a_way_that_nobody_can_walk_says_so(sun: FlaskClient, join: Join) -> None:
    for persona in (WANG, CHEN):
        sun.patch(f"/api/people/{join(persona)}", json={"roles": ["employee"]})

    answer = ask(sun, join(LIN)).get_json()

    assert (answer["is_default"], answer["steps"]) == (True, [])
    assert "没有可用的审批人" in answer["problem"]


def test_a_draft_is_tried_in_the_place_of_what_it_changes(sun: FlaskClient, join: Join) -> None:
    first = add(sun, "日常", by(join(WANG)))
    draft = {"conditions": {"min_fen": 50_000}, "steps": [by(join(LI), "会计")]}

    instead = [
        ask(sun, join(LIN), total, draft=draft | {"flow_id": first}) for total in (49_999, 50_000)
    ]
    behind = ask(sun, join(LIN), 50_000, draft=draft)

    assert [one.get_json()["is_draft"] for one in instead] == [False, True]
    assert instead[0].get_json()["is_default"] is True
    assert people(instead[1]) == [["李静"]]
    assert behind.get_json()["flow_name"] == "日常"
    assert sun.get("/api/approval-flows").get_json()["items"][0]["version"] == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("claimant_id", {"claimant_id": 999}),
        ("department_id", {"department_id": 999}),
        ("total_fen", {"total_fen": -1}),
        ("kind", {"kind": "gift"}),
        ("draft.steps", {"draft": {"conditions": {}, "steps": []}}),
        (
            "conditions.max_fen",
            {"draft": {"conditions": {"min_fen": 2, "max_fen": 1}, "steps": [HEADS]}},
        ),
    ],
)
def test_what_cannot_be_tried_is_named(
    sun: FlaskClient, join: Join, field: str, wrong: dict[str, Any]
) -> None:
    answer = ask(sun, join(LIN), **wrong)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


def test_people_and_departments_of_another_company_are_refused(
    sun: FlaskClient, join: Join
) -> None:
    theirs = next(
        one["id"]
        for one in sun.get("/api/companies").get_json()["items"]
        if one["title"] != QINGCHUAN.title
    )
    wish = {"company_id": theirs, "parent_id": None, "name": "仓储部"}
    store = sun.post("/api/departments", json=wish).get_json()["id"]

    assert ask(sun, join(ZHOU)).status_code == 422
    assert ask(sun, join(LIN), department_id=store).status_code == 422


def test_only_administrators_try_flows(sun: FlaskClient, sign_in: SignIn, join: Join) -> None:
    company_id, lin = company_of(sun), join(LIN)
    wish = {"company_id": company_id, "claimant_id": lin, "total_fen": 1}

    for persona in (one for one in EVERYBODY if one is not SUN):
        assert sign_in(persona).post("/api/approval-flows/try", json=wish).status_code == 403
