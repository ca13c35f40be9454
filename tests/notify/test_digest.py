"""每日摘要: at half past eight, what waits, with links, for those who want it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from backend import application
from backend.home.service import HomeTodos
from backend.infra.config import Settings
from backend.infra.db import transaction
from backend.infra.parts import provide
from backend.invoices.models import Invoice
from backend.invoices.states import VerifyStatus
from backend.kernel.clock import BEIJING
from backend.notify.service import Sources, Todo, send_digests
from tests.databases import both_databases
from tests.fakes import FakeClock, FakeTransport
from tests.notify.conftest import Desk
from tests.personas import LIN, QIAN, WANG, SignIn


class Waiting:
    """A feature in which three claims wait for everybody."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        return [Todo("待我审批", 3, "张", "/claims?tab=waiting")]


class Broken:
    """A feature that fails."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        raise ZeroDivisionError


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, smtp_url="smtp://127.0.0.1:9", public_url="https://piao.example.com")


@pytest.fixture
def clock(clock: FakeClock) -> FakeClock:
    clock.instant = datetime(2026, 11, 24, 8, 30, tzinfo=BEIJING)
    return clock


def want_digest(client: FlaskClient, **members: Any) -> None:
    wish = {"kinds": [], "quiet_from": None, "quiet_to": None, "wants_digest": True} | members
    assert client.put("/api/notifications", json=wish).status_code == 200


def send(desk: Desk, *sources: Any) -> None:
    provide(desk.app, Sources(todos=sources))
    with desk.app.app_context():
        send_digests()
    desk.work()


@both_databases
def test_who_wants_it_hears_in_the_morning_what_waits_with_links(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    office = FakeTransport()
    desk.use(transport=office)
    lin = sign_in(LIN)
    want_digest(lin)
    due = {"text": "交票", "due_at": "2026-11-24T11:00:00+08:00"}
    lin.post("/api/reminders", json=due)
    lin.post("/api/reminders", json=due | {"due_at": "2026-11-25T00:00:00+08:00"})
    sign_in(WANG)

    send(desk, Waiting())
    send(desk, Waiting())  # twice on one day

    (notice,) = lin.get("/api/notices").get_json()["items"]
    assert notice["title"] == "今日待办 4 件"
    assert notice["lines"] == [
        {"text": "今天的提醒 1 条", "link": "/reminders"},
        {"text": "待我审批 3 张", "link": "/claims?tab=waiting"},
    ]
    (message,) = office.sent
    assert message["To"] == "lin@example.com"
    text = message.get_content()
    assert "待我审批 3 张\nhttps://piao.example.com/claims?tab=waiting" in text
    assert sign_in(WANG).get("/api/notices").get_json()["items"] == []


def test_the_next_morning_is_another_digest(desk: Desk, sign_in: SignIn, clock: FakeClock) -> None:
    want_digest(sign_in(LIN))

    send(desk, Waiting())
    clock.pass_time(days=1)
    send(desk, Waiting())

    assert sign_in(LIN).get("/api/notices/unread").get_json() == {"unread": 2}


def test_who_has_nothing_to_do_is_left_in_peace(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    want_digest(sign_in(LIN))

    send(desk)

    assert sign_in(LIN).get("/api/notices/unread").get_json() == {"unread": 0}


def test_a_feature_that_fails_keeps_nobody_else_from_the_digest(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    want_digest(sign_in(LIN))

    send(desk, Broken())
    send(desk, Waiting())

    assert sign_in(LIN).get("/api/notices/unread").get_json() == {"unread": 1}


def test_dated_items_and_confirmations_that_are_near_count(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    qian = sign_in(QIAN)
    want_digest(qian)
    came = {"number": "35022311190000012345", "came_at": "2026-11-24T08:00:00+08:00"}
    qian.post("/api/red-confirmations", json=came)

    send(desk)

    (notice,) = qian.get("/api/notices").get_json()["items"]
    assert [line["text"] for line in notice["lines"]] == ["红字确认单待处理 1 张"]


def test_it_is_sent_at_half_past_eight_in_china() -> None:
    (digest,) = [one for one in application._CHORES if one.name == "notify.digest"]

    assert digest.at == time(8, 30)


def test_the_home_page_tells_what_it_counts(desk: Desk, sign_in: SignIn, clock: FakeClock) -> None:
    lin = sign_in(LIN)
    want_digest(lin)
    text = "01,32,,25990000000000007319,106.00,20251120,"
    lin.post("/api/scans", json={"text": text}, headers={"Idempotency-Key": "lin-scans-once"})
    with desk.app.app_context(), transaction() as session:
        session.execute(update(Invoice).values(verify_status=VerifyStatus.NOT_FOUND))

    send(desk, HomeTodos())

    (notice,) = lin.get("/api/notices").get_json()["items"]
    assert notice["lines"] == [{"text": "有问题的发票 1 张", "link": "/wallet?filter=problem"}]
