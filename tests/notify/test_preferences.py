"""提醒设置: each kind reaches a person by the ways that he chose, and not while he wants quiet."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.infra.config import Settings
from backend.kernel.clock import BEIJING
from backend.notify.kinds import NoticeKind
from tests.databases import both_databases
from tests.fakes import FakeClock, FakeTransport
from tests.notify.conftest import Desk
from tests.notify.push_service import FakeBrowser
from tests.personas import LIN, QIAN, WANG, ZHAO, SignIn


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, push_hosts="127.0.0.1:9", smtp_url="smtp://127.0.0.1:9")


def wish(**members: Any) -> dict[str, Any]:
    return {"kinds": [], "quiet_from": None, "quiet_to": None, "wants_digest": False} | members


def choose(client: FlaskClient, **members: Any) -> Any:
    answer = client.put("/api/notifications", json=wish(**members))
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()


@both_databases
@pytest.mark.parametrize(
    "channels", [[], ["email"], ["webpush"], ["email", "webpush"]], ids="+".join
)
def test_a_kind_goes_the_ways_that_were_chosen(
    desk: Desk, sign_in: SignIn, channels: list[str]
) -> None:
    lin = sign_in(LIN)
    browser = FakeBrowser("http://127.0.0.1:9/push")
    lin.post("/api/notifications/subscriptions", json=browser.subscription)

    choose(lin, kinds=[{"kind": "claim_paid", "channels": channels}])
    desk.tell(desk.notice(LIN, kind=NoticeKind.CLAIM_PAID))

    assert sorted(row.channel for row in desk.rows()) == channels
    assert lin.get("/api/notices/unread").get_json() == {"unread": 1}


@both_databases
def test_choices_are_kept_and_what_was_not_chosen_follows_the_default(
    sign_in: SignIn,
) -> None:
    lin = sign_in(LIN)
    before = {one["kind"]: one for one in lin.get("/api/notifications").get_json()["kinds"]}

    choose(
        lin,
        kinds=[{"kind": "claim_waiting", "channels": []}],
        quiet_from="22:00",
        quiet_to="07:30",
        wants_digest=True,
    )

    kept = lin.get("/api/notifications").get_json()
    after = {one["kind"]: one for one in kept["kinds"]}
    assert after == before | {"claim_waiting": before["claim_waiting"] | {"channels": []}}
    assert (kept["quiet_from"], kept["quiet_to"]) == ("22:00", "07:30")
    assert kept["wants_digest"] is True
    others = sign_in(WANG).get("/api/notifications").get_json()
    assert others["wants_digest"] is False


@both_databases
def test_what_is_not_urgent_waits_for_the_end_of_the_quiet(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    office = FakeTransport()
    desk.use(transport=office)
    choose(sign_in(LIN), quiet_from="22:00", quiet_to="07:30")
    clock.instant = datetime(2026, 11, 23, 23, 10, tzinfo=BEIJING)
    desk.tell(desk.notice(LIN), desk.notice(LIN, kind=NoticeKind.REMINDER, key="urgent"))

    desk.work()
    assert [one["Subject"] for one in office.sent] == ["票卡通：王建国的报销单待审批"]
    assert len(desk.rows()) == 2
    clock.instant = datetime(2026, 11, 24, 7, 29, 59, tzinfo=BEIJING)
    assert desk.work() == 0
    clock.pass_time(seconds=2)
    desk.work()

    assert len(office.sent) == 2


def test_each_sees_the_kinds_that_can_concern_him(sign_in: SignIn) -> None:
    def kinds_of(client: FlaskClient) -> set[str]:
        return {one["kind"] for one in client.get("/api/notifications").get_json()["kinds"]}

    of_others = {"claim_to_pay", "filing_deadline", "clearing"}
    assert kinds_of(sign_in(LIN)) == set(NoticeKind) - of_others
    assert "claim_to_pay" in kinds_of(sign_in(ZHAO))
    assert "filing_deadline" in kinds_of(sign_in(QIAN))


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"quiet_from": "22:00"}, "body"),
        ({"quiet_from": "24:00", "quiet_to": "07:00"}, "quiet_from"),
        ({"quiet_from": "7:00", "quiet_to": "08:00"}, "quiet_from"),
        ({"kinds": [{"kind": "weather", "channels": []}]}, "kinds.0.kind"),
        ({"kinds": [{"kind": "digest", "channels": ["robot"]}]}, "kinds.0.channels.0"),
        ({"wants_digest": None}, "wants_digest"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(
    sign_in: SignIn, members: dict[str, Any], field: str
) -> None:
    answer = sign_in(LIN).put("/api/notifications", json=wish(**members))

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


def test_a_test_notice_goes_out_once_a_minute(
    desk: Desk, sign_in: SignIn, clock: FakeClock
) -> None:
    office = FakeTransport()
    desk.use(transport=office)
    lin = sign_in(LIN)

    answers = [lin.post("/api/notifications/test").get_json() for _ in range(2)]
    clock.pass_time(minutes=1)
    answers.append(lin.post("/api/notifications/test").get_json())
    desk.work()

    assert [one["is_new"] for one in answers] == [True, False, True]
    assert len(office.sent) == 2


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/notifications"),
        ("PUT", "/api/notifications"),
        ("POST", "/api/notifications/test"),
        ("POST", "/api/calendar"),
        ("DELETE", "/api/calendar"),
    ],
)
def test_settings_are_for_people_who_are_signed_in(
    client: FlaskClient, method: str, path: str
) -> None:
    assert client.open(path, method=method, json=wish()).status_code == 401
