"""What the desk's page is made of: status, devices, dates, calendar, warnings, reminders."""

from datetime import UTC, datetime
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from tests.clearing.test_mirroring import begin, shown
from tests.clearing.wire import PRINT, READER, UNIT, Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import LI, LIN, PASSWORD, QIAN, SUN, NewClient, SignIn

Json = dict[str, Any]


def cleared(browser: FlaskClient, wire: Wire, *, limit: str | None = "2026-12-10") -> str:
    session_id = begin(browser, wire)
    wire.until_listed(session_id)
    wire.post(
        wire.entry(session_id, "confirmed", fingerprints={UNIT: PRINT}, by="钱多多"),
        wire.entry(session_id, "ticket", UNIT, payload="01" * 37, sha256=PRINT, limit_date=limit),
        wire.entry(session_id, "state", UNIT, state="DONE", code=None),
    )
    wire.ends(session_id, "DONE")
    return session_id


def status(browser: FlaskClient) -> Json:
    return dict(browser.get("/api/clearing/status").get_json())


def test_a_company_without_a_device_has_nothing_to_clear(
    qian: FlaskClient, sign_in: SignIn
) -> None:
    told = status(qian)

    assert told["has_no_device"] is True
    assert (told["devices"], told["stations"], told["next"]) == ([], [], None)
    assert (told["may_operate"], told["may_set"]) == (True, False)
    assert status(sign_in(SUN))["may_set"] is True


def test_the_page_shows_the_desk_its_card_and_the_next_date(
    qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    checks = [{"what": "网络", "state": "yellow", "detail": "慢", "remedy": "稍候"}]
    wire.beat(card(unit()), checks=checks, disk_free=5)

    told = status(qian)

    station, reader = told["stations"][0], told["stations"][0]["readers"][0]
    assert (station["is_alive"], station["disk_free"], station["clock_off_s"]) == (True, 5, 0)
    assert station["checks"][0]["remedy"] == "稍候"
    assert (reader["name"], reader["card"]["units"][0]["totals"]["normal_fen"]) == (READER, 12_345)
    assert (told["is_sandbox"], told["has_no_device"]) == (True, False)
    assert told["next"] == {
        "device_id": 1, "label": "晴川演示", "date": "2026-11-16", "source": "filing",
        "days_left": -7,
    }  # fmt: skip
    clock.pass_time(seconds=16)
    assert status(qian)["stations"][0]["is_alive"] is False


@pytest.mark.parametrize(
    ("limit", "on", "source"),
    [("2026-12-10", "2026-12-10", "bureau"), (None, "2026-12-15", "filing"),
     ("2027-01-10", "2026-12-15", "filing")],
)  # fmt: skip
def test_the_next_date_is_the_earlier_of_limit_and_deadline(
    qian: FlaskClient, wire: Wire, limit: str | None, on: str, source: str
) -> None:
    cleared(qian, wire, limit=limit)

    device = qian.get("/api/clearing/devices").get_json()["items"][0]

    assert (device["next"]["date"], device["next"]["source"]) == (on, source)
    assert device["cleared_until"] == "2026-10-31"


def test_a_device_has_a_name_a_person_and_a_cycle(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    wire.beat(card(unit()))
    qian_id = qian.get("/api/session").get_json()["person"]["id"]
    wish = {"label": "一号机", "responsible_id": qian_id, "cycle": "QUARTERLY"}

    changed = qian.patch("/api/clearing/devices/1", json=wish).get_json()

    assert changed["responsible"] == {"id": qian_id, "display_name": "钱多多"}
    assert (changed["label"], changed["next"]["date"][:7]) == ("一号机", "2027-01")
    assert qian.patch("/api/clearing/devices/1", json={"cycle": "NONE"}).get_json()["next"] is None
    for wrong in ({"cycle": "WEEKLY"}, {"label": None}, {"responsible_id": 9999}, {"id": 2}):
        assert qian.patch("/api/clearing/devices/1", json=wrong).status_code == 422
    assert qian.patch("/api/clearing/devices/9", json=wish).status_code == 404
    assert sign_in(LI).patch("/api/clearing/devices/1", json=wish).status_code == 403


def test_the_stock_of_the_card_is_shown_where_the_desk_tells_it(
    qian: FlaskClient, wire: Wire
) -> None:
    segment = {"invoice_code": "99002511300", "first_number": 1, "last_number": 5000, "rolls": 50}

    def stock() -> list[Json] | None:
        return status(qian)["stations"][0]["readers"][0]["card"]["stock"]  # type: ignore[no-any-return] # JSON

    wire.beat(card(unit()))
    assert stock() is None
    wire.beat(card(unit()) | {"stock": [segment]})
    assert stock() == [
        segment | {"left": None, "kind": "", "label": "", "is_handed_out": False, "bought_on": None}
    ]
    assert wire.beat(card(unit()) | {"stock": [segment | {"rolls": -1}]}).status_code == 422


def test_everybody_is_told_whom_to_ask_in_his_own_company(
    qian: FlaskClient, sign_in: SignIn, stranger: FlaskClient, new_client: NewClient
) -> None:
    sign_in(SUN)
    lin = sign_in(LIN)

    told = lin.get("/api/clearing/operators").get_json()["items"]

    assert [one["display_name"] for one in told] == ["钱多多", "孙志强"]
    assert set(told[0]) == {"id", "display_name"}
    others = stranger.get("/api/clearing/operators").get_json()["items"]
    assert [one["display_name"] for one in others] == ["周远", "孙志强"]
    assert new_client().get("/api/clearing/operators").status_code == 401


def test_what_runs_can_be_asked_for_alone(qian: FlaskClient, wire: Wire) -> None:
    def running() -> list[str]:
        told = qian.get("/api/clearing/sessions?open_only=true").get_json()["items"]
        return [one["id"] for one in told]

    session_id = begin(qian, wire)
    assert running() == [session_id]

    wire.post(wire.begin(session_id))
    wire.ends(session_id, "ABORTED")

    assert running() == []


def test_the_calendar_says_what_each_month_is(app: APIFlask, qian: FlaskClient, wire: Wire) -> None:
    session_id = cleared(qian, wire)

    device = qian.get("/api/clearing/periods?year=2026").get_json()["devices"][0]

    months = {one["month"]: one for one in device["months"]}
    assert (months["2026-10"]["state"], months["2026-10"]["session_id"]) == ("cleared", session_id)
    assert months["2026-10"]["on"] == "2026-11-23"
    assert (months["2026-11"]["state"], months["2026-11"]["deadline"]) == ("not_due", "2026-12-15")
    assert months["2026-03"]["state"] == "not_needed"
    assert len(months) == 12
    assert qian.get("/api/clearing/periods?year=1").status_code == 422


def test_an_open_month_turns_late_after_the_deadline(
    qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    clock.instant = datetime(2026, 11, 5, 2, 0, tzinfo=UTC)
    wire.beat(card(unit()))

    def state() -> str:
        periods = qian.get("/api/clearing/periods?year=2026").get_json()["devices"][0]["months"]
        return str(next(one["state"] for one in periods if one["month"] == "2026-10"))

    assert state() == "open"
    clock.instant = datetime(2026, 11, 17, 2, 0, tzinfo=UTC)
    assert state() == "late"


def test_lists_are_of_a_state_a_device_and_days(qian: FlaskClient, wire: Wire) -> None:
    session_id = cleared(qian, wire)
    found = {
        query: [one["id"] for one in qian.get(f"/api/clearing/{query}").get_json()["items"]]
        for query in (
            "history",
            "sessions?state=DONE&device_id=1",
            "sessions?from=2026-11-23&to=2026-11-23",
            "sessions?state=HALTED",
            "sessions?from=2026-11-24",
            "sessions?to=2026-11-22",
        )
    }

    assert list(found.values()) == [[session_id]] * 3 + [[]] * 3
    assert qian.get("/api/clearing/sessions?cursor=x").status_code == 422
    row = qian.get("/api/clearing/sessions").get_json()["items"][0]
    assert (row["unit_count"], row["done_count"], row["operator"]["display_name"]) == (
        1, 1, "钱多多",
    )  # fmt: skip


def test_what_was_read_once_more_is_shown_newest_first_with_what_is_still_open(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    session_id = cleared(qian, wire)
    files = [{"name": "EF01", "sha256": PRINT, "hex": "00ff"}]
    for number, units in enumerate(([unit()], [unit(), unit("0000000099999999", month=12)])):
        told: Json = {"reader": READER, "card": card(*units), "stock": [], "files": files}
        wire.post(wire.entry(f"repair-{number}", "restored_from_device", **told))

    newest, oldest = qian.get("/api/clearing/repairs").get_json()["items"]

    assert newest["reader"] == READER
    assert (newest["file_count"], newest["byte_count"]) == (1, 2)
    assert [one["session_id"] for one in newest["card"]["units"]] == [session_id, None]
    assert newest["card"]["units"][0]["totals"]["normal_fen"] == 12_345
    assert len(oldest["card"]["units"]) == 1
    assert sign_in(LIN).get("/api/clearing/repairs").status_code == 403


def test_checks_and_repairs_are_asked_of_a_station(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    path = f"/api/clearing/stations/{wire.station_id}/commands"

    for kind in ("check", "repair"):
        assert qian.post(path, json={"kind": kind, "reader": READER}).status_code == 202

    assert [(one["kind"], one["body"]) for one in wire.commands()] == [
        ("check", {"reader": READER}), ("repair", {"reader": READER}),
    ]  # fmt: skip
    assert qian.post(path, json={"kind": "start", "reader": READER}).status_code == 422
    nowhere = "/api/clearing/stations/99/commands"
    assert qian.post(nowhere, json={"kind": "check", "reader": READER}).status_code == 404
    assert sign_in(LI).post(path, json={"kind": "check", "reader": READER}).status_code == 403


def test_a_step_that_takes_longer_than_usual_is_said(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock, sign_in: SignIn
) -> None:
    cleared(qian, wire)
    clock.pass_time(days=40)
    qian = sign_in(QIAN)
    wire.beat(card(unit(month=12)))
    path = {"station_id": wire.station_id, "reader": READER, "kind": "MONTHLY"}
    session_id = qian.post("/api/clearing/sessions", json=path).get_json()["id"]
    wire.post(wire.begin(session_id), wire.identified(session_id))
    assert shown(qian, session_id)["is_slow"] is False

    clock.pass_time(minutes=2)

    assert shown(qian, session_id)["is_slow"] is True


def test_the_way_and_its_steps_are_the_same_for_everyone(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)

    clerk, administrator = (shown(one, session_id) for one in (qian, sign_in(SUN)))

    for name in ("state", "steps", "checks", "needs", "units", "pause", "percent", "log"):
        assert clerk[name] == administrator[name], name
    assert [one["state"] for one in clerk["steps"]] == [
        "NEW", "BACKED_UP", "CHECKED", "LISTED",
    ]  # fmt: skip


def test_a_script_signs_in_asks_for_a_check_and_reads_its_lines(
    qian: FlaskClient, new_client: NewClient, wire: Wire
) -> None:
    script = new_client()  # sends the header Origin, as docs/reference/desk-checks.md says
    wire.beat(card(unit()), checks=[{"what": "卡", "state": "red", "code": "QK-107"}])

    assert script.get("/api/clearing/status").status_code == 401
    script.post("/api/login", json={"username": QIAN.username, "password": PASSWORD})
    path = f"/api/clearing/stations/{wire.station_id}/commands"
    asked = script.post(path, json={"kind": "check", "reader": READER})
    (line,) = status(script)["stations"][0]["checks"]

    assert asked.status_code == 202
    assert wire.commands()[-1]["kind"] == "check"
    assert (line["what"], line["state"], line["code"]) == ("卡", "red", "QK-107")


def test_after_a_second_reading_a_further_session_takes_only_what_is_still_open(
    qian: FlaskClient, wire: Wire
) -> None:
    second = "0000000087654321"
    done = begin(qian, wire)
    wire.until_listed(done)
    wire.post(
        wire.entry(done, "confirmed", fingerprints={UNIT: PRINT}, by="钱多多"),
        wire.entry(done, "state", UNIT, state="DONE", code=None),
    )
    wire.ends(done, "DONE")
    read = card(unit(), unit(second))
    wire.post(wire.entry("repair-1", "restored_from_device", reader=READER, card=read))
    wire.beat(read)

    (repair,) = qian.get("/api/clearing/repairs").get_json()["items"]
    still_open = [one["unit_id"] for one in repair["card"]["units"] if one["session_id"] is None]
    wish = {"station_id": wire.station_id, "reader": READER, "kind": "GROUP"}
    further = qian.post("/api/clearing/sessions", json=wish | {"chosen": still_open})
    again = qian.post("/api/clearing/sessions", json=wish | {"chosen": [UNIT]})

    assert still_open == [second]
    assert [one["unit_id"] for one in further.get_json()["units"]] == [second]
    assert (again.status_code, again.get_json()["session_id"]) == (409, done)
