"""Who hears how a clearing ended (E15, H6), with the way to its report."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.clearing.test_mirroring import begin
from tests.clearing.wire import READER, Wire, card, unit
from tests.personas import LIN, SUN, WANG, SignIn


def notices(browser: FlaskClient) -> list[dict[str, Any]]:
    told: dict[str, Any] = browser.get("/api/notices").get_json()
    return list(told["items"])


def subscribe(browser: FlaskClient, *, wants: bool = True) -> int:
    return browser.put("/api/clearing/subscription", json={"wants": wants}).status_code


@pytest.mark.parametrize(
    ("state", "title"),
    [("DONE", "清卡成功"), ("HALTED", "清卡停止，需要处理"), ("ABORTED", "清卡没有进行")],
)
def test_subscribers_hear_of_success_and_failure_with_a_link_to_the_report(
    qian: FlaskClient, wire: Wire, sign_in: SignIn, state: str, title: str
) -> None:
    wang, sun = sign_in(WANG), sign_in(SUN)
    assert subscribe(wang) == 204
    session_no = begin(qian, wire)
    wire.until_listed(session_no)

    wire.ends(session_no, state)

    (heard,) = notices(wang)
    assert (heard["title"], heard["link"]) == (title, f"/clearing/sessions/{session_no}")
    assert "报告" in heard["body"]
    assert wang.get(f"/api/clearing/sessions/{session_no}/report.json").status_code == 200
    assert notices(sun) == []


def test_who_subscribed_sees_it_and_takes_it_back(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    wang = sign_in(WANG)

    subscribe(wang)
    assert subscribe(wang) == 204
    assert wang.get("/api/clearing/status").get_json()["is_subscribed"] is True
    subscribe(wang, wants=False)
    session_no = begin(qian, wire)
    wire.ends(session_no, "ABORTED")

    assert wang.get("/api/clearing/status").get_json()["is_subscribed"] is False
    assert notices(wang) == []


def test_a_stranger_hears_nothing_of_another_company_and_an_employee_may_not_ask(
    qian: FlaskClient, wire: Wire, sign_in: SignIn, stranger: FlaskClient
) -> None:
    assert subscribe(sign_in(LIN)) == 403
    subscribe(stranger)
    wire.beat(card(unit()))
    device = qian.get("/api/clearing/devices").get_json()["items"]
    session_no = begin(qian, wire)
    wire.until_listed(session_no)
    wire.ends(session_no, "DONE")

    told = {one["link"] for one in notices(stranger)}
    is_known = any(one["id"] for one in device)
    assert is_known
    assert bool(told) is (stranger.get(f"/api/clearing/sessions/{session_no}").status_code == 200)


def test_a_card_that_was_read_once_more_is_told_once(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    wang = sign_in(WANG)
    subscribe(wang)
    entry = wire.entry("repair-7", "restored_from_device", reader=READER, card=card(unit()))

    wire.post(entry)
    wire.post(entry)

    assert [one["title"] for one in notices(wang)] == ["发票修复完成"]
