"""Web push to a loopback push service that checks the signature and browsers that decrypt."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.infra.config import Settings
from backend.infra.db import db
from backend.notify.channels.webpush import PushServices
from backend.notify.kinds import RULES, NoticeKind
from backend.notify.models import Delivery, PushSubscription
from backend.notify.service import tidy
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.infra.post_office import free_port
from tests.notify.conftest import Desk
from tests.notify.push_service import FakeBrowser, PushService, serving_pushes
from tests.personas import LIN, WANG, SignIn
from tests.races import run_at_once

Subscribe = Callable[..., FakeBrowser]
PUSHES = Delivery.channel == "webpush"


@pytest.fixture
def service() -> Iterator[PushService]:
    with serving_pushes(PushService()) as running:
        yield running


@pytest.fixture
def settings(settings: Settings, service: PushService) -> Settings:
    return replace(
        settings,
        push_hosts=f"127.0.0.1:{service.port}",
        mail_from="票卡通 <pkt@example.com>",
        public_url="https://piao.example.com",
    )


@pytest.fixture
def subscribe(service: PushService, sign_in: SignIn) -> Subscribe:
    """A persona's browser takes pushes."""

    def take(client: FlaskClient | None = None, name: str = "lin") -> FakeBrowser:
        browser = service.browser(name)
        asking = client or sign_in(LIN)
        answer = asking.post("/api/notifications/subscriptions", json=browser.subscription)
        assert answer.status_code == 201, answer.get_json()
        return browser

    return take


def push_key(client: FlaskClient) -> str:
    key: str = client.get("/api/notifications").get_json()["push_key"]
    return key


@both_databases
def test_a_push_is_signed_and_only_its_browser_can_read_it(
    desk: Desk, service: PushService, subscribe: Subscribe, sign_in: SignIn
) -> None:
    browser = subscribe()
    desk.tell(desk.notice(LIN))

    desk.work()

    (push,) = service.received
    assert push.claims(push_key(sign_in(LIN)), service.origin)["sub"] == "mailto:pkt@example.com"
    notice_id = sign_in(LIN).get("/api/notices").get_json()["items"][0]["id"]
    assert browser.decrypt(push.body) == {
        "text": "您有一张报销单待审批",
        "link": "/claims/12",
        "tag": f"notice-{notice_id}",
    }
    assert push.headers["topic"] == f"notice-{notice_id}"
    assert push.headers["ttl"] == str(72 * 3600)
    assert push.headers["urgency"] == "normal"
    assert b"1,234.56" not in push.body
    assert [row.state for row in desk.rows(PUSHES)] == ["done"]


def test_the_signature_for_a_push_service_is_made_anew_every_hour(
    desk: Desk,
    service: PushService,
    subscribe: Subscribe,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subscribe()
    now = time.time()

    for key, passed_s in enumerate((0, 3500, 3700)):
        monkeypatch.setattr(
            "backend.notify.channels.webpush.time.time", lambda at=now + passed_s: at
        )
        desk.tell(desk.notice(LIN, key=str(key)))
        desk.work()

    monkeypatch.undo()
    first, second, third = (push.headers["authorization"] for push in service.received)
    assert first == second != third
    assert service.received[2].claims(push_key(sign_in(LIN)), service.origin)


def test_a_push_says_its_kind_and_nothing_else(
    desk: Desk, service: PushService, subscribe: Subscribe, sign_in: SignIn
) -> None:
    browser = subscribe()
    everything = [{"kind": kind, "channels": ["webpush"]} for kind in NoticeKind]
    wish = {"kinds": everything, "quiet_from": None, "quiet_to": None, "wants_digest": False}
    assert sign_in(LIN).put("/api/notifications", json=wish).status_code == 200
    secret = {"title": "给王建国付款 88.88", "body": "发票 2599000000000"}

    desk.tell(*(desk.notice(LIN, kind=kind, key=kind, **secret) for kind in NoticeKind))
    desk.work()

    said = [browser.decrypt(push.body) for push in service.received]
    assert sorted(one["text"] for one in said) == sorted(
        RULES[kind].push_text for kind in NoticeKind
    )
    assert all(set(one) == {"text", "link", "tag"} for one in said)
    assert not any(sign.isdigit() for one in said for sign in one["text"])


@both_databases
def test_an_outage_delays_a_push_and_it_shows_once(
    desk: Desk, service: PushService, subscribe: Subscribe, clock: FakeClock
) -> None:
    browser = subscribe()
    service.answers = [503, 500]
    desk.tell(desk.notice(LIN))

    for _ in range(4):
        desk.work()
        clock.pass_time(minutes=1)

    assert [one.headers["x-answered"] for one in service.received] == ["503", "500", "201"]
    assert len({browser.decrypt(one.body)["tag"] for one in service.received}) == 1
    assert [row.state for row in desk.rows(PUSHES)] == ["done"]


@both_databases
@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    desk: Desk, app: APIFlask, service: PushService, subscribe: Subscribe, status: int
) -> None:
    subscribe()
    service.status = status
    desk.tell(desk.notice(LIN))

    desk.work()

    assert [row.state for row in desk.rows(PUSHES)] == ["gone"]
    with app.app_context():
        assert db.session.scalars(select(PushSubscription)).all() == []
    desk.tell(desk.notice(LIN, key="another"))
    assert len(desk.rows(PUSHES)) == 1


def test_a_refusal_for_good_is_dead_and_the_browser_stays(
    desk: Desk, service: PushService, subscribe: Subscribe, sign_in: SignIn
) -> None:
    subscribe()
    service.status = 403
    desk.tell(desk.notice(LIN))

    desk.work()

    (row,) = desk.rows(PUSHES)
    assert (row.state, row.last_error) == ("dead", "推送服务拒绝：HTTP 403")
    assert len(sign_in(LIN).get("/api/notifications").get_json()["subscriptions"]) == 1


def test_the_push_service_says_when_to_come_back(
    desk: Desk, service: PushService, subscribe: Subscribe, clock: FakeClock
) -> None:
    subscribe()
    service.answers, service.headers = [429], {"Retry-After": "600"}
    desk.tell(desk.notice(LIN))

    desk.work()
    clock.pass_time(seconds=599)
    assert desk.work() == 0
    clock.pass_time(seconds=2)
    desk.work()

    assert [one.headers["x-answered"] for one in service.received] == ["429", "201"]


def test_an_address_elsewhere_is_not_followed(
    desk: Desk, service: PushService, subscribe: Subscribe
) -> None:
    subscribe()
    service.status, service.headers = 307, {"Location": f"{service.origin}/elsewhere"}
    desk.tell(desk.notice(LIN))

    desk.work()

    assert [one.path for one in service.received] == ["/push/lin"]
    assert [row.state for row in desk.rows(PUSHES)] == ["dead"]


def test_a_push_service_out_of_reach_is_given_a_rest(
    desk: Desk, settings: Settings, sign_in: SignIn, clock: FakeClock
) -> None:
    port = free_port()
    desk.use(replace(settings, push_hosts=f"127.0.0.1:{port}"))
    lin = sign_in(LIN)
    browser = FakeBrowser(f"http://127.0.0.1:{port}/push/lin")
    lin.post("/api/notifications/subscriptions", json=browser.subscription)
    desk.tell(desk.notice(LIN))

    desk.work()
    desk.tell(desk.notice(LIN, key="while-it-rests"))

    (row,) = desk.rows(PUSHES)
    assert row.state == "waiting"
    assert row.last_error == "连不上浏览器的推送服务：ConnectionError"
    assert lin.get("/api/notifications").get_json()["subscriptions"][0]["is_paused"] is True
    assert len(lin.get("/api/notices").get_json()["items"]) == 2
    clock.pass_time(minutes=61)
    desk.tell(desk.notice(LIN, key="after-the-rest"))
    assert len(desk.rows(PUSHES)) == 2


def test_every_browser_of_a_person_hears_it_once(
    desk: Desk, service: PushService, subscribe: Subscribe, sign_in: SignIn
) -> None:
    lin = sign_in(LIN)
    for name in ("phone", "desk", "phone"):
        subscribe(lin, name)

    desk.tell(desk.notice(LIN))
    run_at_once([desk.work] * 3)

    assert sorted(one.path for one in service.received) == ["/push/desk", "/push/phone"]


def test_a_browser_shows_the_notices_of_who_is_signed_in_on_it(
    desk: Desk, service: PushService, sign_in: SignIn
) -> None:
    browser = service.browser("shared")
    for persona in (LIN, WANG):
        sign_in(persona).post("/api/notifications/subscriptions", json=browser.subscription)

    desk.tell(desk.notice(LIN), desk.notice(WANG))
    desk.work()

    assert len(service.received) == 1
    assert sign_in(LIN).get("/api/notifications").get_json()["subscriptions"] == []


def test_a_session_that_was_ended_takes_its_pushes_along(
    desk: Desk, app: APIFlask, service: PushService, subscribe: Subscribe, sign_in: SignIn
) -> None:
    lin = sign_in(LIN)
    subscribe(lin)
    desk.tell(desk.notice(LIN))
    assert lin.post("/api/logout").status_code == 204

    desk.work()

    assert service.received == []
    assert [row.state for row in desk.rows(PUSHES)] == ["gone"]
    with app.app_context():
        tidy()
        assert db.session.scalars(select(PushSubscription)).all() == []


def test_a_person_turns_pushes_off_for_his_own_browser_only(
    desk: Desk, service: PushService, subscribe: Subscribe, sign_in: SignIn
) -> None:
    lin = sign_in(LIN)
    subscribe(lin)
    (known,) = lin.get("/api/notifications").get_json()["subscriptions"]
    path = f"/api/notifications/subscriptions/{known['id']}"

    assert sign_in(WANG).delete(path).status_code == 404
    assert lin.delete(path).status_code == 204
    assert lin.delete(path).status_code == 404
    assert lin.delete("/api/notifications/subscriptions/99999999999").status_code == 404
    desk.tell(desk.notice(LIN))
    desk.work()
    assert service.received == []


def test_of_very_many_browsers_the_newest_count(subscribe: Subscribe, sign_in: SignIn) -> None:
    lin = sign_in(LIN)

    for number in range(23):
        subscribe(lin, f"browser-{number}")

    assert len(lin.get("/api/notifications").get_json()["subscriptions"]) == 20


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:1/push",
        "http://127.0.0.1/push",
        "https://169.254.169.254/latest/meta-data",
        "https://internal.example.com/push",
        "https://fcm.googleapis.com.example.com/x",
        "https://evilpush.apple.com.example/x",
        "https://user@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:bad/x",
        "file:///etc/passwd",
    ],
)
def test_the_server_is_not_made_to_call_anybody_else(
    sign_in: SignIn, service: PushService, endpoint: str
) -> None:
    subscription = service.browser().subscription | {"endpoint": endpoint}

    answer = sign_in(LIN).post("/api/notifications/subscriptions", json=subscription)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "endpoint"


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
        "https://push.vendor.example/abc",
    ],
)
def test_the_push_services_of_the_usual_browsers_are_known(endpoint: str) -> None:
    assert PushServices(frozenset({"push.vendor.example"})).allows(endpoint)


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ({"p256dh": "A" * 87}, "p256dh"),
        ({"p256dh": "不" * 87}, "p256dh"),
        ({"auth": "AAAAAAAAAAA"}, "auth"),
    ],
)
def test_keys_that_are_none_are_refused(
    sign_in: SignIn, service: PushService, keys: dict[str, Any], field: str
) -> None:
    subscription = service.browser().subscription
    subscription["keys"] |= keys

    answer = sign_in(LIN).post("/api/notifications/subscriptions", json=subscription)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


def test_subscribing_is_for_people_who_are_signed_in(
    client: FlaskClient, service: PushService
) -> None:
    subscription = service.browser().subscription

    answer = client.post("/api/notifications/subscriptions", json=subscription)

    assert answer.status_code == 401
    assert client.delete("/api/notifications/subscriptions/1").status_code == 401
