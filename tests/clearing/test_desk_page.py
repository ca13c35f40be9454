"""What the desk's page is made of: status, devices, dates, calendar, warnings, reminders."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.clearing import service
from backend.invoices.states import TaxStatus, VerifyStatus
from tests.claims.book import Book
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


def test_crowded_hours_and_maintenance_are_said_before_the_start(
    qian: FlaskClient, sign_in: SignIn, clock: FakeClock
) -> None:
    assert status(qian)["warnings"] == []
    clock.instant = datetime(2026, 12, 14, 2, 0, tzinfo=UTC)
    sun = sign_in(SUN)
    settings = sun.get("/api/clearing/settings").get_json() | {
        "maintenance_from": "2026-12-14T12:00:00Z",
        "maintenance_until": "2026-12-14T14:00:00Z",
        "maintenance_text": "税局升级",
    }
    sun.put("/api/clearing/settings", json=settings)

    told = {one["code"]: one for one in status(sun)["warnings"]}

    assert set(told) == {"maintenance_soon", "peak_hours"}
    assert "税局升级，12-14 20:00 开始" in told["maintenance_soon"]["message"]
    half = settings | {"maintenance_until": None}
    assert sun.put("/api/clearing/settings", json=half).status_code == 422
    assert sign_in(QIAN).put("/api/clearing/settings", json=settings).status_code == 403


def test_reminders_come_once_a_stage_to_whoever_answers(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock, sign_in: SignIn
) -> None:
    cleared(qian, wire)
    browser_id = qian.get("/api/session").get_json()["person"]["id"]
    clock.instant = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)

    with app.app_context():
        for _ in range(2):
            service.remind()
        clock.pass_time(days=7)
        service.remind()
        dates = service.ClearDates().entries(browser_id)

    titles = [one["title"] for one in sign_in(QIAN).get("/api/notices").get_json()["items"]]
    assert titles == ["晴川演示 今天是清卡最后一天", "晴川演示 还有 7 天要清卡", "清卡成功"]
    assert [(one.title, str(one.on)) for one in dates] == [("晴川演示 清卡", "2026-12-10")]


def test_a_card_that_runs_out_is_told_of(app: APIFlask, qian: FlaskClient, wire: Wire) -> None:
    wire.beat(card(unit()) | {"valid_until": "2026-12-20"})
    qian.patch("/api/clearing/devices/1", json={"cycle": "QUARTERLY"})

    with app.app_context():
        service.remind()

    notices = qian.get("/api/notices").get_json()["items"]
    assert [one["title"] for one in notices] == ["晴川演示 有效期将到"]


def test_what_waits_for_the_clerk_is_counted(app: APIFlask, qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    clerk_id = qian.get("/api/session").get_json()["person"]["id"]

    with app.app_context():
        todos = service.ClearTodos().todos(clerk_id)

    assert [(one.label, one.count) for one in todos] == [("待处理的清卡", 1)]


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


def issue(book: Book, total_fen: int, **columns: Any) -> None:
    """An invoice that the card's taxpayer has issued in the period."""
    columns.setdefault("issued_on", date(2026, 10, 8))
    book.invoice(LIN, total_fen, seller_tax_id="9900000000000011", **columns)


def test_our_own_ledger_stands_beside_the_devices_figures(
    app: APIFlask, qian: FlaskClient, wire: Wire, sign_in: SignIn, join: Callable[..., int]
) -> None:
    book = Book(app, sign_in, join)
    goods = [{"tax_rate": "13%", "amount_fen": 10_619, "tax_fen": 1_381}]
    issue(book, 12_000, verify_status=VerifyStatus.UNVERIFIED, items=goods)
    issue(book, -100, is_red_letter=True)
    issue(book, 5_000, tax_status=TaxStatus.VOIDED)
    issue(book, 5_000, issued_on=date(2026, 11, 1))
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    path = f"/api/clearing/sessions/{session_id}/invoices"

    ledger = shown(qian, session_id)["ledgers"][0]
    waiting = qian.get(f"{path}?waiting_only=true").get_json()["items"]

    assert (ledger["our_count"], ledger["our_normal_fen"], ledger["our_return_fen"]) == (
        2, 12_000, 100,
    )  # fmt: skip
    assert (ledger["normal_difference_fen"], ledger["return_difference_fen"]) == (345, 0)
    assert (ledger["uploaded_count"], ledger["waiting_count"]) == (1, 1)
    assert [tuple(one.values()) for one in ledger["items"]] == [
        ("增值税货物 13%", 12_345, 100, 12_000, 0),
        ("没有税率的明细", None, None, 0, 100),
    ]
    assert [(one["total_fen"], one["uploaded_at"]) for one in waiting] == [(12_000, None)]
    everything = qian.get(path).get_json()["items"]
    assert len(everything) == 3
    told = [(one["is_uploaded"], one["uploaded_at"] is not None) for one in everything]
    assert sorted(told) == [(False, False), (True, True), (True, True)]  # each with its time (D10)


def test_the_history_leaves_as_a_file_with_its_filter_and_before_beside_after(
    qian: FlaskClient, wire: Wire, stranger: FlaskClient
) -> None:
    done = begin(qian, wire)
    wire.until_listed(done)
    wire.post(
        wire.entry(done, "confirmed", fingerprints={UNIT: "a1" * 32}, by="钱多多"),
        wire.entry(done, "read", UNIT, proof="p" * 64, control="11" * 37, was_reset=True),
        wire.entry(done, "state", UNIT, state="DONE", code=None),
    )
    wire.ends(done, "DONE")

    path = "/api/clearing/history/export?format=csv"
    lines = qian.get(f"{path}&state=DONE").get_data().decode("utf-8-sig").splitlines()
    nothing = qian.get(f"{path}&state=HALTED").get_data().decode("utf-8-sig").splitlines()

    assert lines[:2] == ["# 清卡历史", "# 筛选条件：结果 清卡成功"]
    (row,) = csv.DictReader(one for one in lines if not one.startswith("#"))
    assert (row["清卡编号"], row["结果"], row["清卡前后"]) == (done, "清卡成功", "已更新")
    assert (row["清卡前"], row["清卡后"]) == ("00" * 37, "11" * 37)
    assert row["正常金额"] == "123.45"
    assert len([one for one in nothing if not one.startswith("#")]) == 1
    other = stranger.get(path).get_data().decode("utf-8-sig")
    assert (done in other) is (stranger.get(f"/api/clearing/sessions/{done}").status_code == 200)


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
