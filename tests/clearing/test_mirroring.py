"""The mirrored journal: once, in order, in its chain; what is told to a station."""

import hashlib
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from backend.clearing.models import DeskEntry
from backend.infra.db import db
from tests.clearing.test_journey import prints, start
from tests.clearing.wire import OTHER_PRINT, PRINT, READER, Wire, card, unit
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LI, SUN, SignIn

Json = dict[str, Any]


def begin(browser: FlaskClient, wire: Wire, **wish: Any) -> str:
    wire.beat(card(unit()))
    answer = start(browser, wire.station_id, **wish)
    assert answer.status_code == 201, answer.get_json()
    return str(answer.get_json()["id"])


def shown(browser: FlaskClient, session_id: str) -> Json:
    return dict(browser.get(f"/api/clearing/sessions/{session_id}").get_json())


def test_entries_that_come_twice_count_once(app: APIFlask, qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)
    entries = [wire.begin(session_id), wire.identified(session_id)]

    first, second = wire.post(*entries), wire.post(*entries)

    assert first.get_json()["until"] == second.get_json()["until"] == 2
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(DeskEntry)) == 2
    lines = [one["kind"] for one in shown(qian, session_id)["log"]]
    assert lines == ["opened", "session", "identified"]


def test_a_gap_is_asked_for_again(qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)
    first, second = wire.begin(session_id), wire.identified(session_id)

    assert wire.post(second).get_json()["until"] == 0
    assert wire.post(first, second).get_json()["until"] == 2


def test_another_history_is_refused(qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)
    wire.post(wire.begin(session_id))
    wire.seq, wire.last = 0, "0" * 64

    forked = wire.post(wire.begin(session_id, reader="another"))
    wire.last = "f" * 64
    unchained = wire.post(wire.identified(session_id))

    for answer in (forked, unchained):
        assert (answer.status_code, answer.get_json()["code"]) == (409, "desk.journal_forked")


@pytest.mark.parametrize(
    "change",
    [
        {"hash": "e" * 64},
        {"kind": "checked"},
        {"body": {"clear_kind": "MONTHLY", "chosen": ["x"]}},
        {"written_at": "2026-11-01T00:00:00+00:00"},
    ],
)
def test_an_altered_entry_is_refused(qian: FlaskClient, wire: Wire, change: Json) -> None:
    answer = wire.post(wire.begin(begin(qian, wire)) | change)

    assert (answer.status_code, answer.get_json()["code"]) == (422, "desk.journal_broken")


def test_an_entry_that_makes_no_sense_leaves_no_trace(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    session_id = begin(qian, wire)

    answer = wire.post(wire.entry(session_id, "session", clear_kind="WEEKLY", chosen=None))

    assert answer.status_code == 422
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(DeskEntry)) == 0


def test_repairs_at_the_desk_are_kept_and_open_no_session(qian: FlaskClient, wire: Wire) -> None:
    assert wire.post(wire.entry("repair-7", "restored_from_device", card={})).status_code == 200
    assert qian.get("/api/clearing/sessions").get_json()["items"] == []
    assert qian.get("/api/clearing/repairs").get_json()["items"] == []


def test_a_lost_record_is_rebuilt_from_the_journal(qian: FlaskClient, wire: Wire) -> None:
    wire.until_listed("QK261101-LOSTLOST")
    wire.ends("QK261101-LOSTLOST", "DONE")

    row = qian.get("/api/clearing/history").get_json()["items"][0]
    report = qian.get(f"/api/clearing/sessions/{row['id']}/report.json").get_json()

    assert (row["id"], row["state"]) == ("QK261101-LOSTLOST", "DONE")
    assert report["is_rebuilt"] is True
    assert report["title"] == "普通清卡报告（恢复生成）"


def test_other_figures_void_approval_and_confirmation(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    reason = "上月停业，现在补做阶段申报"
    session_id = begin(qian, wire, kind="SPECIAL", reason=reason)
    wire.until_listed(session_id)
    path = f"/api/clearing/sessions/{session_id}"
    seen = {"fingerprints": prints(shown(qian, session_id))}
    assert sign_in(SUN).post(f"{path}/approve", json=seen).status_code == 200
    assert shown(qian, session_id)["needs"]["approval"] is False

    wire.post(wire.listed(session_id, unit(fingerprint=OTHER_PRINT)))

    now = shown(qian, session_id)
    assert now["approved_by"] is None
    assert now["needs"] == {
        "approval": True, "confirmation": True, "secret": False, "sign_off": False,
    }  # fmt: skip
    assert now["log"][-1]["kind"] == "approved_void"
    stale = sign_in(SUN).post(f"{path}/approve", json=seen)
    assert (stale.status_code, stale.get_json()["code"]) == (409, "clearing.figures_changed")


def test_maintenance_and_giving_up_stop_a_station(
    qian: FlaskClient, wire: Wire, sign_in: SignIn, clock: FakeClock
) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    assert wire.beat().get_json()["stop"] is None

    qian.post(f"/api/clearing/sessions/{session_id}/abort")
    assert wire.beat().get_json()["stop"]["code"] == "clearing.abort_asked"
    wire.ends(session_id, "ABORTED")
    assert wire.beat().get_json()["stop"] is None

    settings = qian.get("/api/clearing/settings").get_json() | {
        "maintenance_from": "2026-11-23T01:00:00Z",
        "maintenance_until": "2026-11-23T03:00:00Z",
    }
    assert sign_in(SUN).put("/api/clearing/settings", json=settings).status_code == 200
    assert wire.beat().get_json()["stop"]["code"] == "clearing.maintenance"
    assert start(qian, wire.station_id).get_json()["code"] == "clearing.maintenance"
    clock.pass_time(hours=2)
    assert wire.beat().get_json()["stop"] is None


def test_a_command_is_told_until_the_next_is_asked_for(qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)

    told = wire.commands()
    assert [(one["kind"], one["session_id"]) for one in told] == [("start", session_id)]
    assert told[0]["body"] == {
        "kind": "MONTHLY", "chosen": None, "reader": READER, "reason": None,
    }  # fmt: skip
    assert wire.commands() == told
    assert wire.commands(told[0]["id"]) == []


def test_a_pause_is_a_line_and_a_long_one_is_told(
    qian: FlaskClient, wire: Wire, clock: FakeClock, sign_in: SignIn
) -> None:
    session_id = begin(qian, wire)
    li = sign_in(LI)
    wire.sessions = [
        {"session_id": session_id, "state": "BACKED_UP", "pause": "parked", "code": "QK-103"}
    ]
    wire.beat(card(unit()))
    wire.beat(card(unit()))
    assert [one["code"] for one in shown(qian, session_id)["log"]] == [None, "QK-103"]

    clock.pass_time(minutes=16)
    wire.beat(card(unit()))
    wire.beat(card(unit()))

    for browser in (qian, li):
        titles = [one["title"] for one in browser.get("/api/notices").get_json()["items"]]
        assert titles == ["清卡已暂停一段时间"]


def put_file(wire: Wire, session_id: str, content: bytes, **told: str) -> Any:
    sha256 = told.get("sha256", hashlib.sha256(content).hexdigest())
    path = f"sessions/{session_id}/files/{told.get('name', 'QK.tar')}"
    return wire.call("PUT", path, data=content, headers={"X-Content-SHA256": sha256})


def test_a_file_is_kept_once_under_its_hash(qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)

    first, again = put_file(wire, session_id, b"backup"), put_file(wire, session_id, b"backup")
    other = put_file(wire, session_id, b"another")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.get_json()["sha256"] == hashlib.sha256(b"backup").hexdigest()
    assert (other.status_code, other.get_json()["code"]) == (409, "desk.file_differs")


@pytest.mark.parametrize(
    ("told", "status"), [({"sha256": PRINT}, 422), ({"sha256": ""}, 422), ({"name": "%2Ex"}, 422)]
)
def test_a_damaged_or_badly_named_file_is_refused(
    qian: FlaskClient, wire: Wire, told: dict[str, str], status: int
) -> None:
    assert put_file(wire, begin(qian, wire), b"backup", **told).status_code == status


def test_a_file_of_no_session_or_too_large_is_refused(qian: FlaskClient, wire: Wire) -> None:
    announced = {"CONTENT_LENGTH": "64000001"}

    assert put_file(wire, "QK261101-NOTTHERE", b"x").status_code == 404
    large = wire.call("PUT", "sessions/x/files/y", data=b"x", environ_overrides=announced)
    assert large.status_code == 413


@both_databases
@pytest.mark.parametrize(
    ("member", "told"),
    [("label", "长" * 61), ("control", "ab" * 301), ("fingerprint", "a" * 65), ("label", "a\0b")],
)
def test_a_faulty_station_with_texts_that_no_column_holds_is_told_so(
    qian: FlaskClient, wire: Wire, database: str, member: str, told: str
) -> None:
    session_id = begin(qian, wire)
    wire.post(wire.begin(session_id), wire.identified(session_id))
    listed = wire.entry(
        session_id, "listed", units=[unit() | {"control": "00" * 37} | {member: told}]
    )

    answer = wire.post(listed)

    holds_it = "\0" in told and not database  # SQLite takes a NUL in its stride
    assert answer.status_code == (200 if holds_it else 422)
    if not holds_it:
        assert answer.get_json()["code"] == "desk.journal_broken"
        assert shown(qian, session_id)["units"][0]["label"] == unit()["label"]
