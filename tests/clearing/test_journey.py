"""The whole way: the real engine, told by the server only, mirrors its journal until DONE."""

from typing import Any

import pypdfium2
import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.clearing.models import DeskEntry
from backend.infra.db import db
from backend.station.engine import Pause
from tests.clearing.wire import READER, Clerk
from tests.fakes import FakeClock
from tests.personas import PASSWORD

Json = dict[str, Any]
LOW: Json = {"what": "电源", "state": "yellow", "detail": "电量 20%", "alarm": "battery:low"}


def start(browser: FlaskClient, station_id: int, **wish: Any) -> Any:
    body = {"station_id": station_id, "reader": READER, "kind": "MONTHLY"} | wish
    return browser.post("/api/clearing/sessions", json=body)


def prints(session: Json) -> dict[str, str]:
    return {one["unit_id"]: one["fingerprint"] for one in session["units"]}


@pytest.mark.usefixtures("press")
def test_a_clearing_is_started_confirmed_done_and_signed_off_over_the_wire(
    app: APIFlask, qian: FlaskClient, clerk: Clerk, clock: FakeClock
) -> None:
    clerk.show_card(alarms=[LOW])
    alarm = qian.get("/api/clearing/status").get_json()["stations"][0]["alarms"][0]["id"]
    noted = f"/api/clearing/stations/{clerk.wire.station_id}/acknowledgements"
    qian.post(noted, json={"alarm": alarm, "reason": "电源适配器已接上"})
    begun = start(qian, clerk.wire.station_id)
    assert begun.status_code == 201, begun.get_json()
    path = f"/api/clearing/sessions/{begun.get_json()['id']}"
    clerk.obey()
    assert clerk.work().pause is Pause.CONFIRMATION
    listed = qian.get(path).get_json()
    assert listed["state"] == "LISTED"
    greens = [one["what"] for one in listed["checks"] if one["state"] == "green"]
    assert {"电脑时间与税局一致", "在卡的有效期内", "有可清卡的申报数据"} <= set(greens)
    assert listed["needs"] == {
        "approval": False, "confirmation": True, "secret": False, "sign_off": False,
    }  # fmt: skip

    assert qian.post(f"{path}/challenge").get_json()["by"] == "password"
    act = {"fingerprints": prints(listed), "password": PASSWORD}
    assert qian.post(f"{path}/confirm", json=act).status_code == 200
    clerk.obey()
    clock.pass_time(seconds=30)
    assert clerk.work().pause is Pause.ENDED

    done = qian.get(path).get_json()
    assert (done["state"], done["percent"], done["done_count"]) == ("DONE", 100, 1)
    assert done["units"][0]["after"] == clerk.desk.card.cleared[0].hex()
    assert done["backup"]["is_verified"] is True
    assert [one["kind"] for one in done["log"]][:2] == ["opened", "session"]
    assert done["next_date"] == "2026-12-10"
    assert clerk.desk.verdict() == ["cleared without a verified backup"]  # under our own number
    signed = qian.post(f"{path}/sign_off", json={"has_register_updated": "yes"}).get_json()
    assert signed["signed_off_by"]["display_name"] == "钱多多"
    assert signed["needs"]["sign_off"] is False
    _report_equals_journal(app, qian, path, clerk)
    notices = qian.get("/api/notices").get_json()["items"]
    assert [one["title"] for one in notices if one["link"].endswith(done["id"])] == ["清卡成功"]


def _report_equals_journal(app: APIFlask, qian: FlaskClient, path: str, clerk: Clerk) -> None:
    report = qian.get(f"{path}/report.json").get_json()
    noted = list(clerk.desk.journal.entries())
    assert [(one["seq"], one["kind"], one["hash"]) for one in report["journal"]] == [
        (one.seq, one.kind, one.hash) for one in noted
    ]
    assert report["is_whole"] is True
    assert [one["body"] for one in report["journal"]] == [one.body for one in noted]
    with app.app_context():
        held = db.session.scalars(select(DeskEntry).order_by(DeskEntry.seq)).all()
        assert [one.body for one in held] == [one.body for one in noted]
    table = qian.get(f"{path}/export.csv").get_data().decode("utf-8-sig").splitlines()
    assert table[1] == f"# 筛选条件：清卡 {report['id']}"
    table = [one for one in table if not one.startswith("#")]
    assert len(table) == 1 + sum(len(one["totals"]["amounts"]) for one in report["units"])
    with pypdfium2.PdfDocument(qian.get(f"{path}/report.pdf").get_data()) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    for word in (
        "沙箱",
        "钱多多",
        "开始前已了解的告警",
        "电源适配器已接上",
        report["id"],
        report["units"][0]["unit_id"],
    ):
        assert word in text
