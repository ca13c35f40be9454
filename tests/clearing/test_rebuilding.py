"""恢复生成: a record that our database lost is made again from the journal, by a person's word."""

import hashlib
import json
import os
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import delete

from backend import application
from backend.clearing.models import ClearEvent, ClearFile, ClearSession, ClearUnitRow
from backend.cli import main
from backend.infra.db import transaction
from tests.clearing.test_desk_page import cleared
from tests.clearing.test_mirroring import begin, put_file, shown
from tests.clearing.wire import PRINT, UNIT, Wire
from tests.personas import LI, LIN, QINGCHUAN, SignIn

Json = dict[str, Any]
_OF_SESSION = ("state", "percent", "units", "identity", "steps", "backup", "next_date")


def lose_records(app: APIFlask) -> None:
    """What a damaged database, or one set back to an older copy, no longer has."""
    with app.app_context(), transaction() as session:
        for table in (ClearEvent, ClearFile, ClearUnitRow, ClearSession):
            session.execute(delete(table))


def lost(browser: FlaskClient) -> list[Json]:
    return list(browser.get("/api/clearing/lost-records").get_json()["items"])


def rebuild(browser: FlaskClient, session_id: str) -> Any:
    return browser.post(f"/api/clearing/lost-records/{session_id}/rebuild")


def test_a_lost_record_is_listed_and_comes_back_as_it_was_marked_so(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    session_id = cleared(qian, wire)
    before = shown(qian, session_id)
    assert lost(qian) == []

    lose_records(app)
    [listed] = lost(qian)
    told = rebuild(qian, session_id)

    after = shown(qian, session_id)
    assert (listed["session_id"], listed["station_name"], listed["state"]) == (
        session_id, "收银台", "DONE",
    )  # fmt: skip
    assert listed["taxpayer_no"] == "9900000000000011"
    assert (told.status_code, told.get_json()) == (201, {"session_id": session_id})
    for name in _OF_SESSION:
        confirmed = [one | {"is_confirmed": False} for one in before["units"]]
        assert after[name] == (confirmed if name == "units" else before[name]), name
    assert (before["is_rebuilt"], after["is_rebuilt"]) == (False, True)
    assert after["log"][-1]["text"] == "钱多多 由日志恢复了这次清卡的记录"
    assert lost(qian) == []


def test_a_record_that_is_there_is_not_made_twice(qian: FlaskClient, wire: Wire) -> None:
    session_id = cleared(qian, wire)

    again = rebuild(qian, session_id)

    assert (again.status_code, again.get_json()["code"]) == (409, "clearing.nothing_lost")


def test_a_rebuilt_session_under_way_goes_on_with_the_next_entry(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    lose_records(app)

    rebuild(qian, session_id)
    wire.post(
        wire.entry(session_id, "confirmed", fingerprints={UNIT: PRINT}, by="钱多多"),
        wire.entry(session_id, "state", UNIT, state="REPORTED", code=None),
    )

    assert shown(qian, session_id)["state"] == "REPORTED"


def test_the_archive_that_the_server_still_holds_belongs_to_it_again(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    session_id = begin(qian, wire)
    sha256 = hashlib.sha256(b"sealed").hexdigest()
    wire.post(
        wire.begin(session_id),
        wire.identified(session_id),
        wire.entry(session_id, "backed_up", file="QK.tar", sha256=sha256, byte_count=6),
    )
    assert put_file(wire, session_id, b"sealed").status_code == 201
    lose_records(app)

    rebuild(qian, session_id)

    assert shown(qian, session_id)["backup"]["is_held"] is True


def test_whoever_works_on_the_server_lists_and_rebuilds_with_a_command(
    app: APIFlask, qian: FlaskClient, wire: Wire, *,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    session_id = cleared(qian, wire)
    lose_records(app)
    monkeypatch.setattr(application, "create_app", lambda _settings: app)
    monkeypatch.setattr(os, "umask", lambda _mask: 0)  # of this process, which goes on

    listed = main(["rebuild-clearing"]), json.loads(capsys.readouterr().out)
    rebuilt = main(["rebuild-clearing", session_id]), json.loads(capsys.readouterr().out)
    again = main(["rebuild-clearing", session_id]), capsys.readouterr().err

    assert (listed[0], listed[1]["session_id"]) == (0, session_id)
    assert rebuilt == (0, {"rebuilt": session_id})
    assert (again[0], "不需要恢复" in again[1]) == (1, True)
    assert shown(qian, session_id)["log"][-1]["text"].startswith("管理员在服务器上由日志恢复")


@pytest.mark.parametrize("seen_by", ["clerk", "stranger", "employee"])
def test_records_are_rebuilt_by_those_who_clear_for_their_own_company(
    app: APIFlask, qian: FlaskClient, wire: Wire, sign_in: SignIn, stranger: FlaskClient,
    *, seen_by: str,
) -> None:  # fmt: skip
    told: Json = {
        "taxpayer_no": QINGCHUAN.tax_id,
        "device_no": QINGCHUAN.tax_id,
        "machines": [UNIT],
    }
    session_id = "QK261101-LOSTLOST"
    wire.post(wire.begin(session_id), wire.entry(session_id, "identified", **told))
    lose_records(app)

    if seen_by == "stranger":
        assert lost(stranger) == []
        assert rebuild(stranger, session_id).status_code == 404
    elif seen_by == "employee":
        assert sign_in(LIN).get("/api/clearing/lost-records").status_code == 403
        assert [rebuild(sign_in(one), session_id).status_code for one in (LIN, LI)] == [403, 403]
    else:
        assert rebuild(qian, "QK261101-NOTTHERE").status_code == 404
        assert rebuild(qian, session_id).status_code == 201
