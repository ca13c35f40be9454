"""到期事项 (H7): certificates and devices remind their responsible person in good time."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.accounts.rules import PersonState
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.notify.conftest import Desk
from tests.personas import LIN, QIAN, SUN, WANG, ZHAO, SignIn

Register = Callable[..., dict[str, Any]]


@pytest.fixture
def register(sign_in: SignIn, join: Callable[..., int], clock: FakeClock) -> Register:
    """孙 registers an item for 钱; the clock stands at 10:00 on 2026-11-23."""

    def make(**members: Any) -> dict[str, Any]:
        answer = sign_in(SUN).post("/api/dated-items", json=wish(join(QIAN)) | members)
        assert answer.status_code == 201, answer.get_json()
        made: dict[str, Any] = answer.get_json()
        return made

    return make


def wish(person_id: int) -> dict[str, Any]:
    return {
        "title": "税务数字证书",
        "kind": "certificate",
        "due_on": "2026-12-01",
        "person_id": person_id,
        "lead_days": [7, 1],
    }


def heard(client: FlaskClient) -> list[str]:
    items = client.get("/api/notices").get_json()["items"]
    return [one["title"] for one in reversed(items)]


@both_databases
def test_its_person_is_reminded_on_each_day_on_the_last_one_and_once_after(
    desk: Desk, register: Register, sign_in: SignIn, clock: FakeClock
) -> None:
    item = register()
    days = []

    for _ in range(20):
        clock.pass_time(days=1)
        desk.work()
        days.append(len(heard(sign_in(QIAN))))

    assert heard(sign_in(QIAN)) == [
        "税务数字证书还有 7 天到期",
        "税务数字证书还有 1 天到期",
        "税务数字证书今天到期",
        "税务数字证书已经到期",
    ]
    assert [days.index(count) + 1 for count in (1, 2, 3, 4)] == [1, 7, 8, 9]
    assert heard(sign_in(SUN)) == []
    (overdue,) = sign_in(SUN).get("/api/dated-items").get_json()["items"]
    assert (overdue["id"], overdue["days_left"]) == (item["id"], -12)


@both_databases
def test_a_renewed_certificate_reminds_anew(
    desk: Desk, register: Register, sign_in: SignIn, clock: FakeClock
) -> None:
    item = register()
    clock.pass_time(days=30)
    desk.work()
    assert heard(sign_in(QIAN)) == ["税务数字证书已经到期"]

    changed = sign_in(SUN).patch(
        f"/api/dated-items/{item['id']}", json={"due_on": "2027-12-01", "lead_days": [30]}
    )
    clock.pass_time(days=316)
    desk.work()

    assert changed.get_json()["due_on"] == "2027-12-01"
    assert heard(sign_in(QIAN))[-1] == "税务数字证书还有 30 天到期"


def test_another_person_becomes_responsible(
    desk: Desk, register: Register, sign_in: SignIn, join: Callable[..., int], clock: FakeClock
) -> None:
    item = register()
    assert [one["id"] for one in own(sign_in(QIAN))] == [item["id"]]

    sign_in(SUN).patch(f"/api/dated-items/{item['id']}", json={"person_id": join(ZHAO)})
    clock.pass_time(days=1)
    desk.work()

    assert own(sign_in(QIAN)) == []
    (shown,) = own(sign_in(ZHAO))
    assert shown["person_name"] == "赵敏"
    assert heard(sign_in(ZHAO)) == ["税务数字证书还有 7 天到期"]
    assert heard(sign_in(QIAN)) == []


def own(client: FlaskClient) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/api/my-dated-items").get_json()["items"]
    return items


def test_a_closed_item_reminds_no_more_and_stays_on_record(
    desk: Desk, register: Register, sign_in: SignIn, clock: FakeClock
) -> None:
    item, sun = register(), sign_in(SUN)

    closed = sun.post(f"/api/dated-items/{item['id']}/close").get_json()
    clock.pass_time(days=8)
    desk.work()

    assert closed["is_closed"] is True
    assert heard(sign_in(QIAN)) == []
    assert sign_in(SUN).get("/api/dated-items").get_json()["items"] == []
    (kept,) = sign_in(SUN).get("/api/dated-items?closed=true").get_json()["items"]
    assert kept["id"] == item["id"]
    again = [
        sign_in(SUN).post(f"/api/dated-items/{item['id']}/close"),
        sign_in(SUN).patch(f"/api/dated-items/{item['id']}", json={"title": "x"}),
    ]
    assert [one.status_code for one in again] == [409, 409]
    assert again[0].get_json()["code"] == "notify.item_closed"


@both_databases
def test_items_are_paged_by_their_last_day(register: Register, sign_in: SignIn) -> None:
    for day in ("2026-12-05", "2026-12-01", "2026-12-03", "2026-12-01"):
        register(due_on=day)

    first = sign_in(SUN).get("/api/dated-items?limit=3").get_json()
    cursor = first["next_cursor"]
    second = sign_in(SUN).get(f"/api/dated-items?limit=3&cursor={cursor}").get_json()

    days = [one["due_on"] for one in first["items"] + second["items"]]
    assert days == ["2026-12-01", "2026-12-01", "2026-12-03", "2026-12-05"]
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"title": ""}, "title"),
        ({"kind": "passport"}, "kind"),
        ({"due_on": "2026-02-30"}, "due_on"),
        ({"lead_days": []}, "lead_days"),
        ({"lead_days": [0]}, "lead_days.0"),
        ({"lead_days": [1, 2, 3, 4, 5, 6]}, "lead_days"),
        ({"person_id": 4711}, "person_id"),
    ],
)
def test_an_item_that_cannot_be_is_refused(
    sign_in: SignIn, join: Callable[..., int], members: dict[str, Any], field: str
) -> None:
    answer = sign_in(SUN).post("/api/dated-items", json=wish(join(QIAN)) | members)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


def test_who_may_not_sign_in_cannot_be_responsible(
    sign_in: SignIn, join: Callable[..., int]
) -> None:
    gone = join(WANG, PersonState.DISABLED)

    answer = sign_in(SUN).post("/api/dated-items", json=wish(gone))

    assert answer.status_code == 422


def test_an_item_that_is_not_there_is_not_found(sign_in: SignIn) -> None:
    sun = sign_in(SUN)

    answers = [
        sun.patch("/api/dated-items/7", json={"title": "x"}),
        sun.post("/api/dated-items/99999999999/close"),
    ]

    assert [one.status_code for one in answers] == [404, 404]


@pytest.mark.parametrize(("persona", "status"), [(None, 401), (LIN, 403)])
def test_registering_is_for_administrators(
    client: FlaskClient, sign_in: SignIn, persona: Any, status: int
) -> None:
    browser = sign_in(persona) if persona else client

    answers = [
        browser.get("/api/dated-items"),
        browser.post("/api/dated-items", json={}),
        browser.patch("/api/dated-items/1", json={}),
        browser.post("/api/dated-items/1/close"),
    ]

    assert [one.status_code for one in answers] == [status] * 4
    assert client.get("/api/my-dated-items").status_code == 401
