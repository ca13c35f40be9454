"""Who may start what: one session for a unit and period, and refusals that name the right value."""

from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from tests.clearing.test_journey import start
from tests.clearing.test_mirroring import begin, shown
from tests.clearing.wire import READER, UNIT, Wire, card, unit
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import QIAN, QINGCHUAN, SUN, SignIn
from tests.races import run_at_once

Json = dict[str, Any]
SECOND = "0000000087654321"
REASON = "收款机故障，需要在征期外补清"


@both_databases
def test_of_two_operators_at_once_one_starts_and_the_other_joins(
    sign_in: SignIn, wire: Wire
) -> None:
    wire.beat(card(unit()))
    browsers = [sign_in(QIAN), sign_in(SUN)]

    answers = run_at_once(
        [lambda one=one: start(one, wire.station_id) for one in browsers]  # type: ignore[misc] # mypy reads the default as part of the type
    )

    assert sorted(one.status_code for one in answers) == [201, 409]
    won = next(one.get_json() for one in answers if one.status_code == 201)
    lost = next(one.get_json() for one in answers if one.status_code == 409)
    assert (lost["code"], lost["session_id"]) == ("clearing.already_open", won["id"])
    assert len(wire.commands()) == 1
    assert len(browsers[0].get("/api/clearing/sessions").get_json()["items"]) == 1


def test_a_reader_whose_card_nobody_has_read_takes_one_session_too(
    qian: FlaskClient, wire: Wire
) -> None:
    wire.beat(None)
    first = start(qian, wire.station_id).get_json()["id"]

    second = start(qian, wire.station_id)

    assert (second.status_code, second.get_json()["session_id"]) == (409, first)


def test_two_desks_that_learn_too_late_of_one_card_end_with_one_session(
    qian: FlaskClient, wire: Wire, new_station: Wire
) -> None:
    wire.beat(None)
    new_station.beat(None)
    first = start(qian, wire.station_id).get_json()["id"]
    second = start(qian, new_station.station_id).get_json()["id"]

    wire.until_listed(first)
    new_station.until_listed(second)

    assert new_station.commands()[-1]["kind"] == "abort"
    assert new_station.beat().get_json()["stop"]["code"] == "clearing.abort_asked"
    act = {"fingerprints": {UNIT: "a1" * 32}, "password": "x"}
    late = qian.post(f"/api/clearing/sessions/{second}/confirm", json=act)
    assert late.status_code in {409, 422}
    new_station.ends(second, "ABORTED")
    assert shown(qian, second)["state"] == "ABORTED"
    assert shown(qian, first)["state"] == "LISTED"


def test_a_cleared_period_is_never_cleared_again(qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    wire.post(
        wire.entry(session_id, "confirmed", fingerprints={UNIT: "a1" * 32}, by="钱多多"),
        wire.entry(session_id, "state", UNIT, state="DONE", code=None),
    )
    wire.ends(session_id, "DONE")

    again = start(qian, wire.station_id)

    assert again.status_code == 409
    assert (again.get_json()["session_id"], again.get_json()["is_done"]) == (session_id, True)


def test_a_given_up_session_frees_its_period(qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    wire.ends(session_id, "ABORTED")

    assert start(qian, wire.station_id).status_code == 201


def halted(browser: FlaskClient, wire: Wire) -> str:
    session_id = begin(browser, wire)
    wire.until_listed(session_id)
    wire.post(
        wire.entry(session_id, "confirmed", fingerprints={UNIT: "a1" * 32}, by="钱多多"),
        wire.entry(session_id, "state", UNIT, state="HALTED", code="QK-404"),
    )
    wire.ends(session_id, "HALTED")
    return session_id


def test_a_halted_session_is_taken_over_by_a_special_one_only(
    qian: FlaskClient, wire: Wire
) -> None:
    stopped = halted(qian, wire)
    assert start(qian, wire.station_id).get_json()["session_id"] == stopped

    taken = start(qian, wire.station_id, kind="SPECIAL", reason=REASON, over=stopped)

    assert taken.status_code == 201
    assert (taken.get_json()["over"], taken.get_json()["needs_approval"]) == (stopped, True)
    before = shown(qian, stopped)
    assert (before["is_taken_over"], before["taken_over_by"]) == (True, taken.get_json()["id"])
    last = wire.commands()[-1]
    assert (last["kind"], last["body"]["over"], last["body"]["chosen"]) == (
        "special", stopped, [UNIT],
    )  # fmt: skip
    again = start(qian, wire.station_id, kind="SPECIAL", reason=REASON, over=stopped)
    assert (again.status_code, again.get_json()["code"]) == (409, "clearing.not_possible_now")


def test_after_so_many_sessions_an_administrator_decides(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    sun = sign_in(SUN)
    settings = qian.get("/api/clearing/settings").get_json() | {"most_sessions": 1}
    sun.put("/api/clearing/settings", json=settings)
    wish = {"kind": "SPECIAL", "reason": REASON, "over": halted(qian, wire)}

    refused = start(qian, wire.station_id, **wish)

    assert (refused.status_code, refused.get_json()["code"]) == (409, "clearing.too_many")
    assert start(sun, wire.station_id, **wish).status_code == 201


@pytest.mark.parametrize(
    ("wish", "wrong"),
    [
        ({"kind": "SPECIAL", "reason": "急"}, ("reason", "1 个字", "10 个字以上")),
        ({"kind": "GROUP"}, ("chosen", "0 台", "1 台以上")),
        ({"chosen": [UNIT]}, ("chosen", "1 台", "全部")),
        ({"kind": "GROUP", "chosen": [SECOND]}, ("chosen", SECOND, UNIT)),
        ({"kind": "ANNUAL"}, ("kind", "2026-10-01 至 2026-10-31", "12 月")),
        ({"reader": "No such"}, ("reader", "No such", READER)),
        ({"over": "QK261101-XXXXXXXX"}, ("kind", "MONTHLY", "SPECIAL")),
    ],
)
def test_a_refused_parameter_names_the_wrong_and_the_right_value(
    qian: FlaskClient, wire: Wire, wish: Json, wrong: tuple[str, str, str]
) -> None:
    wire.beat(card(unit()))

    answer = start(qian, wire.station_id, **wish)

    assert answer.status_code == 422
    told = answer.get_json()["errors"][0]
    assert (told["field"], told["given"], told["allowed"]) == wrong
    assert wire.commands() == []


def test_only_the_chosen_machines_are_taken(qian: FlaskClient, wire: Wire) -> None:
    wire.beat(card(unit(), unit(SECOND)))

    one = start(qian, wire.station_id, kind="GROUP", chosen=[SECOND])
    other = start(qian, wire.station_id, kind="GROUP", chosen=[UNIT])

    assert (one.status_code, other.status_code) == (201, 201)
    assert [each["unit_id"] for each in one.get_json()["units"]] == [SECOND]


def test_a_desk_that_is_silent_starts_nothing(
    qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    wire.beat(card(unit()))
    clock.pass_time(seconds=16)

    answer = start(qian, wire.station_id)

    assert (answer.status_code, answer.get_json()["code"]) == (409, "clearing.station_asleep")
    assert start(qian, 999).status_code == 404


def test_another_companys_device_is_nobodys_business(
    app: APIFlask, qian: FlaskClient, wire: Wire, stranger: FlaskClient
) -> None:
    wire.beat(card(unit(), taxpayer_no=QINGCHUAN.tax_id))
    session_id = start(qian, wire.station_id).get_json()["id"]

    for path in ("", "/report.json", "/events?as=json", "/export.csv", "/invoices"):
        seen = stranger.get(f"/api/clearing/sessions/{session_id}{path}")
        assert seen.status_code == 404, path
    assert stranger.post(f"/api/clearing/sessions/{session_id}/abort").status_code == 404
    assert stranger.get("/api/clearing/sessions").get_json()["items"] == []
    status = stranger.get("/api/clearing/status").get_json()
    assert status["devices"] == []
    assert status["stations"][0]["readers"][0]["card"] is None
    assert start(stranger, wire.station_id).status_code == 404
    assert stranger.patch("/api/clearing/devices/1", json={"label": "我的"}).status_code == 404
