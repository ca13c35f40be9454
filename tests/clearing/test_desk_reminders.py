"""What the desk tells by itself: reminders, a card that runs out, crowded hours."""

from datetime import UTC, datetime

from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.clearing import service
from tests.clearing.test_desk_page import cleared, status
from tests.clearing.test_mirroring import begin
from tests.clearing.wire import Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import QIAN, SUN, SignIn


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
