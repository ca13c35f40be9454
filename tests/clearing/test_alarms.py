"""告警 before a start (E2): cleared, or acknowledged with a reason, else nothing begins."""

from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.clearing.models import ClearSession
from backend.infra.db import db
from tests.clearing.wire import READER, Json, Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import SUN, WANG, SignIn

DROPPED: Json = {
    "what": "设备掉线",
    "state": "yellow",
    "detail": f"{READER}：24 小时内 2 次",
    "code": None,
    "remedy": "换一个 USB 口",
    "cause": "接触不良",
    "alarm": "drop_outs:2026-11-28T10:00:00+08:00",
    "reader": READER,
}
DROPPED_AGAIN = DROPPED | {"alarm": "drop_outs:2026-11-28T11:00:00+08:00"}
ELSEWHERE = DROPPED | {"alarm": "drop_outs:else", "reader": "另一个读卡器"}
STUCK = DROPPED | {"what": "卡", "state": "red", "alarm": f"card_mute:{READER}", "code": "QK-107"}


def start(qian: FlaskClient, wire: Wire, **more: Any) -> Any:
    wish = {"station_id": wire.station_id, "reader": READER, "kind": "MONTHLY"}
    return qian.post("/api/clearing/sessions", json=wish | more)


def alarms(qian: FlaskClient) -> list[Json]:
    told: Json = qian.get("/api/clearing/status").get_json()
    return list(told["stations"][0]["alarms"])


def acknowledge(qian: FlaskClient, wire: Wire, alarm: str, reason: str = "线已插紧") -> Any:
    path = f"/api/clearing/stations/{wire.station_id}/acknowledgements"
    return qian.post(path, json={"alarm": alarm, "reason": reason})


def test_a_start_is_refused_until_each_alarm_is_acknowledged_and_the_session_keeps_the_words(
    qian: FlaskClient, wire: Wire, app: APIFlask
) -> None:
    wire.beat(card(unit()), alarms=[DROPPED])

    refused = start(qian, wire)
    (open_one,) = alarms(qian)
    taken = acknowledge(qian, wire, open_one["id"])
    begun = start(qian, wire)

    told = refused.get_json()
    assert (refused.status_code, told["code"]) == (409, "clearing.open_alarms")
    assert [one["id"] for one in told["alarms"]] == [open_one["id"]]
    assert (open_one["cause"], open_one["remedy"]) == ("接触不良", "换一个 USB 口")
    assert (taken.status_code, taken.get_json()["acknowledged"]["by"]) == (201, "钱多多")
    assert begun.status_code == 201
    (kept,) = begun.get_json()["acknowledged"]
    assert (kept["what"], kept["reason"], kept["by"]) == ("设备掉线", "线已插紧", "钱多多")
    session_no = begun.get_json()["id"]
    report = qian.get(f"/api/clearing/sessions/{session_no}/report.json").get_json()
    assert [one["reason"] for one in report["acknowledged"]] == ["线已插紧"]
    with app.app_context():
        noted = db.session.scalars(
            select(AuditRecord).where(AuditRecord.action == "clearing.alarm_acknowledged")
        ).one()
        assert noted.facts["alarm"]["detail"] == DROPPED["detail"]


def test_an_alarm_that_is_gone_stands_against_nothing(qian: FlaskClient, wire: Wire) -> None:
    wire.beat(card(unit()), alarms=[DROPPED])
    wire.beat(card(unit()), alarms=[])

    assert start(qian, wire).status_code == 201


def test_an_alarm_of_another_reader_stands_against_nothing_here(
    qian: FlaskClient, wire: Wire
) -> None:
    wire.beat(card(unit()), alarms=[ELSEWHERE])

    begun = start(qian, wire)

    assert (begun.status_code, begun.get_json()["acknowledged"]) == (201, [])


@pytest.mark.parametrize("between", [[DROPPED_AGAIN], []], ids=["changed", "gone and back"])
def test_a_word_holds_only_as_long_as_the_alarm_stays_as_it_was(
    qian: FlaskClient, wire: Wire, between: list[Json]
) -> None:
    wire.beat(card(unit()), alarms=[DROPPED])
    acknowledge(qian, wire, alarms(qian)[0]["id"])

    wire.beat(card(unit()), alarms=between)
    wire.beat(card(unit()), alarms=[between[0] if between else DROPPED])

    assert alarms(qian)[0]["acknowledged"] is None
    assert start(qian, wire).get_json()["code"] == "clearing.open_alarms"


def test_a_word_holds_a_day_or_as_long_as_the_administrator_says(
    qian: FlaskClient, wire: Wire, sign_in: SignIn, clock: FakeClock
) -> None:
    settings = qian.get("/api/clearing/settings").get_json()
    sign_in(SUN).put("/api/clearing/settings", json=settings | {"alarm_hours": 2})
    wire.beat(card(unit()), alarms=[DROPPED])
    acknowledge(qian, wire, alarms(qian)[0]["id"])

    clock.pass_time(hours=2, seconds=1)
    wire.beat(card(unit()), alarms=[DROPPED])

    assert settings["alarm_hours"] == 24
    assert start(qian, wire).get_json()["code"] == "clearing.open_alarms"
    assert acknowledge(qian, wire, alarms(qian)[0]["id"], "还是那条线").status_code == 201
    assert start(qian, wire).get_json()["acknowledged"][0]["reason"] == "还是那条线"


def test_no_word_helps_against_what_must_be_mended(qian: FlaskClient, wire: Wire) -> None:
    wire.beat(card(unit()), alarms=[STUCK])

    answer = acknowledge(qian, wire, alarms(qian)[0]["id"])

    assert (answer.status_code, answer.get_json()["code"]) == (409, "clearing.alarm_must_go")
    assert start(qian, wire).get_json()["code"] == "clearing.open_alarms"


def test_a_second_word_of_one_alarm_leaves_the_first(qian: FlaskClient, wire: Wire) -> None:
    wire.beat(card(unit()), alarms=[DROPPED])
    alarm = alarms(qian)[0]["id"]

    acknowledge(qian, wire, alarm, "第一次")
    again = acknowledge(qian, wire, alarm, "第二次")

    assert (again.status_code, again.get_json()["acknowledged"]["reason"]) == (201, "第一次")


def test_a_word_on_an_alarm_that_is_not_there_is_refused(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    wire.beat(card(unit()), alarms=[DROPPED])
    alarm = alarms(qian)[0]["id"]

    assert acknowledge(qian, wire, "1:battery:low").get_json()["code"] == "clearing.alarm_changed"
    assert acknowledge(qian, wire, alarm, " ").status_code == 422
    path = "/api/clearing/stations/999/acknowledgements"
    assert qian.post(path, json={"alarm": alarm, "reason": "看过"}).status_code == 404
    assert acknowledge(sign_in(WANG), wire, alarm).status_code == 403


def test_a_halted_clearing_of_the_device_is_an_alarm_until_it_is_taken_over(
    qian: FlaskClient, wire: Wire, app: APIFlask
) -> None:
    wire.beat(card(unit()))
    halted = start(qian, wire).get_json()["id"]
    wire.until_listed(halted)
    wire.ends(halted, "HALTED", code="QK-404")

    wire.beat(card(unit(month=12)))
    (open_one,) = alarms(qian)
    next_month = start(qian, wire)
    over = start(qian, wire, kind="SPECIAL", reason="接手上次停住的清卡，已核对卡片", over=halted)

    assert (open_one["session_id"], open_one["code"]) == (halted, "QK-404")
    assert next_month.get_json()["code"] == "clearing.open_alarms"
    assert over.status_code == 201
    with app.app_context():
        found = select(ClearSession).where(ClearSession.session_no == halted)
        assert db.session.scalars(found).one().is_taken_over


def test_a_clearing_that_ended_without_a_backup_is_an_alarm_of_the_next(
    qian: FlaskClient, wire: Wire
) -> None:
    wire.beat(card(unit()))
    failed = start(qian, wire).get_json()["id"]
    wire.post(wire.begin(failed), wire.identified(failed))
    wire.sessions = [
        {"session_id": failed, "state": "NEW", "pause": "parked", "code": "QK-501", "detail": "满"}
    ]
    wire.beat(card(unit()))
    wire.ends(failed, "ABORTED")
    wire.sessions = []
    wire.beat(card(unit()))

    (open_one,) = alarms(qian)

    assert (open_one["what"], open_one["code"]) == ("上次清卡没有备份成功", "QK-501")
    assert acknowledge(qian, wire, open_one["id"], "磁盘已清理").status_code == 201
    assert start(qian, wire).status_code == 201


def test_the_next_try_of_a_pause_and_the_end_of_a_maintenance_are_told(
    qian: FlaskClient, wire: Wire, sign_in: SignIn, clock: FakeClock
) -> None:
    wire.beat(card(unit()))
    session_no = start(qian, wire).get_json()["id"]
    at, until = clock.now() + timedelta(minutes=7), clock.now() + timedelta(hours=1)

    wire.sessions = [
        {
            "session_id": session_no,
            "state": "NEW",
            "pause": "parked",
            "code": "QK-305",
            "next_try_at": at.isoformat(),
        }
    ]
    wire.beat(card(unit()))
    shown = qian.get(f"/api/clearing/sessions/{session_no}").get_json()
    settings = qian.get("/api/clearing/settings").get_json() | {
        "maintenance_from": clock.now().isoformat(),
        "maintenance_until": until.isoformat(),
    }
    sign_in(SUN).put("/api/clearing/settings", json=settings)
    stop = wire.beat(card(unit())).get_json()["stop"]

    assert shown["next_try_at"] == at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    assert (stop["code"], stop["until"]) == (
        "clearing.maintenance",
        until.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
    )
