"""设置提醒: a reminder fires once at its time, whoever works, and comes back as wished."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.web.pages import encode_cursor
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.notify.conftest import Desk
from tests.personas import LIN, WANG, SignIn
from tests.races import run_at_once

# The clock of the tests stands at 10:00 in China on 2026-11-23.
IN_AN_HOUR = "2026-11-23T11:00:00+08:00"
PAYLOAD = "01,32,,25990000000000007319,106.00,20251120,"


def wish(**members: Any) -> dict[str, Any]:
    return {"text": "把机票发票交给财务", "due_at": IN_AN_HOUR} | members


def add(client: FlaskClient, **members: Any) -> dict[str, Any]:
    answer = client.post("/api/reminders", json=wish(**members))
    assert answer.status_code == 201, answer.get_json()
    made: dict[str, Any] = answer.get_json()
    return made


def heard(client: FlaskClient) -> list[tuple[str, str]]:
    items = client.get("/api/notices?limit=100").get_json()["items"]
    return [(one["title"], one["link"]) for one in items]


@both_databases
def test_a_reminder_fires_once_at_its_time(desk: Desk, sign_in: SignIn, clock: FakeClock) -> None:
    lin = sign_in(LIN)
    reminder = add(lin)

    clock.pass_time(minutes=59, seconds=59)
    desk.work()
    assert heard(lin) == []
    clock.pass_time(seconds=1)
    run_at_once([desk.work] * 2)
    clock.pass_time(days=1)
    desk.work()

    assert heard(lin) == [("把机票发票交给财务", "/reminders")]
    assert lin.get("/api/reminders").get_json()["items"] == []
    (done,) = lin.get("/api/reminders?done=true").get_json()["items"]
    assert (done["id"], done["state"]) == (reminder["id"], "done")
    assert done["fired_at"] == "2026-11-23T03:00:00.000Z"


@both_databases
def test_a_reminder_that_repeats_comes_back_and_is_not_made_up_for(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)
    add(lin, repeat="weekly")

    clock.pass_time(hours=1)
    desk.work()
    clock.pass_time(days=15)  # the worker was away for two times
    desk.work()
    desk.work()

    assert len(heard(sign_in(LIN))) == 2
    (one,) = sign_in(LIN).get("/api/reminders").get_json()["items"]
    assert one["due_at"] == "2026-12-14T03:00:00.000Z"


@both_databases
def test_a_reminder_leads_to_the_invoice_it_was_set_from(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)
    scanned = lin.post(
        "/api/scans", json={"text": PAYLOAD}, headers={"Idempotency-Key": "lin-scans-once"}
    )
    link = f"/invoices/{scanned.get_json()['invoice']['id']}"

    add(lin, link=link)
    refused = sign_in(WANG).post("/api/reminders", json=wish(link=link))
    clock.pass_time(hours=1)
    desk.work()

    assert heard(lin) == [("把机票发票交给财务", link)]
    assert refused.status_code == 422
    assert refused.get_json()["errors"][0]["field"] == "link"


def test_a_changed_reminder_fires_at_its_new_time_only(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)
    reminder = add(lin)

    later = wish(due_at="2026-11-23T12:00:00+08:00", text="交给赵敏")
    changed = lin.put(f"/api/reminders/{reminder['id']}", json=later)
    clock.pass_time(hours=1)
    desk.work()
    assert changed.status_code == 200
    assert heard(lin) == []
    clock.pass_time(hours=1)
    desk.work()

    assert heard(lin) == [("交给赵敏", "/reminders")]


def test_a_reminder_that_has_fired_can_be_set_again(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)
    reminder = add(lin)
    clock.pass_time(hours=1)
    desk.work()

    lin.put(f"/api/reminders/{reminder['id']}", json=wish(due_at="2026-11-24T11:00:00+08:00"))
    clock.pass_time(days=1)
    desk.work()

    assert len(heard(lin)) == 2


def test_a_removed_reminder_never_fires(desk: Desk, sign_in: SignIn, clock: FakeClock) -> None:
    lin = sign_in(LIN)
    reminder = add(lin)

    assert lin.delete(f"/api/reminders/{reminder['id']}").status_code == 204
    clock.pass_time(hours=2)
    desk.work()

    assert heard(lin) == []
    assert lin.delete(f"/api/reminders/{reminder['id']}").status_code == 404


@both_databases
def test_reminders_are_paged_by_their_time(desk: Desk, sign_in: SignIn, clock: FakeClock) -> None:
    lin = sign_in(LIN)
    for minute in (30, 10, 50, 20, 10):
        add(lin, text=f"{minute} 分", due_at=f"2026-11-23T11:{minute}:00+08:00")

    def walk(done: str) -> list[str]:
        texts, cursor = [], ""
        while True:
            page = lin.get(f"/api/reminders?limit=2&done={done}{cursor}").get_json()
            texts += [one["text"] for one in page["items"]]
            if page["next_cursor"] is None:
                return texts
            cursor = f"&cursor={page['next_cursor']}"

    assert walk("false") == ["10 分", "10 分", "20 分", "30 分", "50 分"]
    clock.pass_time(hours=3)
    desk.work()
    assert walk("true") == ["50 分", "30 分", "20 分", "10 分", "10 分"]


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"due_at": "2026-11-23T09:59:00+08:00"}, "due_at"),
        ({"due_at": "2036-11-23T09:59:00+08:00"}, "due_at"),
        ({"due_at": "2026-11-23T11:00:00"}, "due_at"),
        ({"due_at": 0}, "due_at"),
        ({"text": ""}, "text"),
        ({"text": "长" * 201}, "text"),
        ({"repeat": "hourly"}, "repeat"),
        ({"link": "https://example.com"}, "link"),
        ({"link": "/people"}, "link"),
        ({"link": "/invoices/4711"}, "link"),
        ({"link": "/invoices/9999999999"}, "link"),
        ({"person_id": 1}, "person_id"),
    ],
)
def test_a_reminder_that_cannot_be_is_refused(
    sign_in: SignIn, clock: FakeClock, members: dict[str, Any], field: str
) -> None:
    answer = sign_in(LIN).post("/api/reminders", json=wish(**members))

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


def test_nobody_needs_more_than_two_hundred(sign_in: SignIn, clock: FakeClock) -> None:
    lin = sign_in(LIN)
    for _ in range(200):
        add(lin)

    answer = lin.post("/api/reminders", json=wish())

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "notify.too_many_reminders"


def test_another_persons_reminder_is_not_found(sign_in: SignIn, clock: FakeClock) -> None:
    path = f"/api/reminders/{add(sign_in(LIN))['id']}"
    wang = sign_in(WANG)

    answers = [wang.put(path, json=wish()), wang.delete(path), wang.delete(f"{path}00000000000")]

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert wang.get("/api/reminders").get_json()["items"] == []


@pytest.mark.parametrize("cursor", ["x", "WzFd", "WzFlMzAwLCAxXQ"])
def test_a_cursor_that_is_none_is_refused(sign_in: SignIn, cursor: str) -> None:
    assert sign_in(LIN).get(f"/api/reminders?cursor={cursor}").status_code == 422


def test_a_cursor_from_the_end_of_time_finds_nothing(sign_in: SignIn) -> None:
    cursor = encode_cursor(2**62, 2**62)

    page = sign_in(LIN).get(f"/api/reminders?cursor={cursor}").get_json()

    assert page == {"items": [], "next_cursor": None}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/reminders"),
        ("POST", "/api/reminders"),
        ("PUT", "/api/reminders/1"),
        ("DELETE", "/api/reminders/1"),
    ],
)
def test_reminders_are_for_people_who_are_signed_in(
    client: FlaskClient, method: str, path: str
) -> None:
    assert client.open(path, method=method, json=wish()).status_code == 401
