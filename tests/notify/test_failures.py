"""投递失败: what could not be delivered stays visible until somebody retries or gives up (R12)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.infra.config import Settings
from backend.infra.mail import RefusedError
from tests.databases import both_databases
from tests.fakes import FakeTransport
from tests.notify.conftest import Desk
from tests.personas import LIN, SUN, WANG, SignIn

Fail = Callable[..., FakeTransport]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, smtp_url="smtp://127.0.0.1:9")


@pytest.fixture
def fail(desk: Desk) -> Fail:
    """So many mails to 林 are refused for good; the next ones go through."""

    def make(count: int) -> FakeTransport:
        office = FakeTransport(failures=[RefusedError("550 no such user")] * count)
        desk.use(transport=office)
        desk.tell(*(desk.notice(LIN, key=f"claim-{number}") for number in range(count)))
        desk.work()
        return office

    return make


def dead(browser: FlaskClient, query: str = "") -> dict[str, Any]:
    page: dict[str, Any] = browser.get(f"/api/deliveries{query}").get_json()
    return page


@both_databases
def test_a_failure_shows_who_how_and_why_but_not_what(fail: Fail, sign_in: SignIn) -> None:
    fail(1)

    page = dead(sign_in(SUN))

    (one,) = page["items"]
    assert (one["channel"], one["to"], one["kind_label"]) == ("email", "林小满", "待我审批")
    assert one["reason"] == "收件服务器拒收：550 no such user"
    assert one["attempts"] == 1
    assert (page["dead"], page["waiting"]) == (1, 0)
    assert "1,234.56" not in str(page)


@both_databases
def test_a_failure_is_tried_again_from_the_beginning(
    desk: Desk, fail: Fail, sign_in: SignIn
) -> None:
    office = fail(1)
    (one,) = dead(sign_in(SUN))["items"]

    assert sign_in(SUN).post(f"/api/deliveries/{one['id']}/retry").status_code == 204
    desk.work()

    assert len(office.sent) == 1
    assert desk.states() == [("email", "done")]
    assert dead(sign_in(SUN))["items"] == []


@both_databases
def test_after_an_outage_all_are_tried_again(desk: Desk, fail: Fail, sign_in: SignIn) -> None:
    office = fail(5)

    answer = sign_in(SUN).post("/api/deliveries/retry").get_json()
    desk.work()

    assert answer == {"retried": 5}
    assert len(office.sent) == 5
    assert sign_in(SUN).post("/api/deliveries/retry").get_json() == {"retried": 0}


def test_what_is_given_up_leaves_the_list_and_stays_in_the_inbox(
    desk: Desk, fail: Fail, sign_in: SignIn
) -> None:
    office = fail(1)
    (one,) = dead(sign_in(SUN))["items"]

    assert sign_in(SUN).post(f"/api/deliveries/{one['id']}/give-up").status_code == 204
    desk.work()

    assert dead(sign_in(SUN))["items"] == []
    assert office.sent == []
    assert desk.states() == [("email", "given_up")]
    assert sign_in(LIN).get("/api/notices/unread").get_json() == {"unread": 1}


def test_failures_are_paged_newest_first(fail: Fail, sign_in: SignIn) -> None:
    fail(5)

    first = dead(sign_in(SUN), "?limit=3")
    second = dead(sign_in(SUN), f"?limit=3&cursor={first['next_cursor']}")

    ids = [one["id"] for one in first["items"] + second["items"]]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == 5
    assert second["next_cursor"] is None


@pytest.mark.parametrize("act", ["retry", "give-up"])
def test_what_somebody_else_has_dealt_with_is_a_conflict(
    desk: Desk, fail: Fail, sign_in: SignIn, act: str
) -> None:
    fail(1)
    (one,) = dead(sign_in(SUN))["items"]
    sign_in(SUN).post(f"/api/deliveries/{one['id']}/give-up")

    late = sign_in(SUN).post(f"/api/deliveries/{one['id']}/{act}")
    unknown = [sign_in(SUN).post(f"/api/deliveries/{id_}/{act}") for id_ in (10**6, 10**11)]

    assert late.status_code == 409
    assert late.get_json()["code"] == "notify.not_dead"
    assert [one.status_code for one in unknown] == [404, 404]


@pytest.mark.parametrize(("persona", "status"), [(None, 401), (WANG, 403)])
def test_failures_are_for_administrators(
    client: FlaskClient, sign_in: SignIn, persona: Any, status: int
) -> None:
    browser = sign_in(persona) if persona else client

    answers = [
        browser.get("/api/deliveries"),
        browser.post("/api/deliveries/retry"),
        browser.post("/api/deliveries/1/retry"),
        browser.post("/api/deliveries/1/give-up"),
    ]

    assert [one.status_code for one in answers] == [status] * 4
