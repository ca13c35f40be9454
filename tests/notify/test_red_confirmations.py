"""红字信息确认单: who waits for the other side is reminded before the 72 hours are over."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.notify.conftest import Desk
from tests.personas import LIN, QIAN, SignIn
from tests.races import run_at_once

NUMBER = "35022311190000012345"
# The clock of the tests stands at 10:00 in China on 2026-11-23.
NOW = "2026-11-23T10:00:00+08:00"


def wish(**members: Any) -> dict[str, Any]:
    return {"number": NUMBER, "came_at": NOW} | members


def add(client: FlaskClient, **members: Any) -> dict[str, Any]:
    answer = client.post("/api/red-confirmations", json=wish(**members))
    assert answer.status_code == 201, answer.get_json()
    made: dict[str, Any] = answer.get_json()
    return made


def heard(client: FlaskClient) -> list[str]:
    items = client.get("/api/notices").get_json()["items"]
    return [one["title"] for one in reversed(items)]


@both_databases
def test_it_reminds_at_48_12_and_2_hours_and_says_when_it_lapsed(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    qian = sign_in(QIAN)
    made = add(qian)
    told = []

    for _ in range(74):
        clock.pass_time(hours=1)
        run_at_once([desk.work] * 2)
        told.append(len(heard(qian)))

    assert made["lapses_at"] == "2026-11-26T02:00:00.000Z"
    assert heard(qian) == [
        "红字确认单还剩 48 小时失效",
        "红字确认单还剩 12 小时失效",
        "红字确认单还剩 2 小时失效",
        "红字确认单已失效",
    ]
    assert [told.index(count) + 1 for count in (1, 2, 3, 4)] == [24, 60, 70, 72]
    (row,) = qian.get("/api/red-confirmations").get_json()["items"]
    assert row["state"] == "lapsed"


@both_databases
def test_once_dealt_with_it_reminds_no_more(desk: Desk, sign_in: SignIn, clock: FakeClock) -> None:
    qian = sign_in(QIAN)
    path = f"/api/red-confirmations/{add(qian)['id']}"

    closed = qian.post(f"{path}/done")
    clock.pass_time(hours=80)
    desk.work()

    assert closed.get_json()["state"] == "done"
    assert heard(qian) == []
    again = qian.post(f"{path}/done")
    assert again.status_code == 409
    assert again.get_json()["code"] == "notify.confirmation_closed"


def test_a_worker_that_was_away_tells_the_last_step_only(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    qian = sign_in(QIAN)
    add(qian)

    clock.pass_time(hours=61)
    desk.work()

    assert heard(qian) == ["红字确认单还剩 12 小时失效"]


@both_databases
def test_one_number_is_counted_down_once_while_it_is_open(
    sign_in: SignIn, clock: FakeClock
) -> None:
    qian = sign_in(QIAN)
    first = add(qian)

    again = qian.post("/api/red-confirmations", json=wish(number=NUMBER.lower()))
    other = sign_in(LIN).post("/api/red-confirmations", json=wish())
    qian.post(f"/api/red-confirmations/{first['id']}/done")
    later = qian.post("/api/red-confirmations", json=wish())

    assert [again.status_code, other.status_code, later.status_code] == [409, 201, 201]
    assert again.get_json()["code"] == "notify.confirmation_exists"


def test_one_registered_by_mistake_goes(sign_in: SignIn, clock: FakeClock) -> None:
    qian = sign_in(QIAN)
    path = f"/api/red-confirmations/{add(qian)['id']}"

    assert qian.delete(path).status_code == 204
    assert qian.get("/api/red-confirmations").get_json()["items"] == []


def test_they_are_paged_newest_first(sign_in: SignIn, clock: FakeClock) -> None:
    qian = sign_in(QIAN)
    for number in range(5):
        add(qian, number=f"3502231119000000000{number}")

    first = qian.get("/api/red-confirmations?limit=3").get_json()
    cursor = first["next_cursor"]
    second = qian.get(f"/api/red-confirmations?limit=3&cursor={cursor}").get_json()

    numbers = [one["number"][-1] for one in first["items"] + second["items"]]
    assert numbers == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"came_at": "2026-11-23T10:06:00+08:00"}, "came_at"),
        ({"came_at": "2026-11-20T10:00:00+08:00"}, "came_at"),
        ({"came_at": "2026-11-23"}, "came_at"),
        ({"number": "1234567"}, "number"),
        ({"number": "3502-2311-1900"}, "number"),
        ({"number": "确认单一二三四五六"}, "number"),
    ],
)
def test_what_cannot_be_counted_down_is_refused(
    sign_in: SignIn, clock: FakeClock, members: dict[str, Any], field: str
) -> None:
    answer = sign_in(QIAN).post("/api/red-confirmations", json=wish(**members))

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


def test_another_persons_confirmation_is_not_found(sign_in: SignIn, clock: FakeClock) -> None:
    path = f"/api/red-confirmations/{add(sign_in(QIAN))['id']}"
    lin = sign_in(LIN)

    answers = [lin.post(f"{path}/done"), lin.delete(path), lin.delete(f"{path}00000000000")]

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert lin.get("/api/red-confirmations").get_json()["items"] == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/red-confirmations"),
        ("POST", "/api/red-confirmations"),
        ("POST", "/api/red-confirmations/1/done"),
        ("DELETE", "/api/red-confirmations/1"),
    ],
)
def test_confirmations_are_for_people_who_are_signed_in(
    client: FlaskClient, method: str, path: str
) -> None:
    assert client.open(path, method=method, json=wish()).status_code == 401
