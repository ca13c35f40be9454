"""维护与高峰 (F14): who is refused or warned before a start is told when to try again."""

from datetime import UTC, datetime
from typing import Any

from flask.testing import FlaskClient

from tests.clearing.test_alarms import start
from tests.clearing.wire import Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import SUN, SignIn


def maintain(sun: FlaskClient, begins: str, ends: str) -> None:
    window = {"maintenance_from": begins, "maintenance_until": ends, "maintenance_text": "升级"}
    settings = sun.get("/api/clearing/settings").get_json()
    assert sun.put("/api/clearing/settings", json=settings | window).status_code == 200


def warnings(browser: FlaskClient) -> dict[str, Any]:
    told = browser.get("/api/clearing/status").get_json()["warnings"]
    return {one["code"]: (one["stops"], one["again_at"]) for one in told}


def test_a_maintenance_names_its_end_and_a_start_goes_through_from_then_on(
    qian: FlaskClient, wire: Wire, sign_in: SignIn, clock: FakeClock
) -> None:
    clock.instant = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    sun = sign_in(SUN)
    maintain(sun, "2026-11-23T03:00:00Z", "2026-11-23T05:00:00Z")
    before = warnings(sun)
    clock.pass_time(hours=1)
    wire.beat(card(unit()))

    refused = start(sun, wire).get_json()
    during = warnings(sun)
    clock.pass_time(hours=2)
    wire.beat(card(unit()))
    after = warnings(sun)

    end = "2026-11-23T05:00:00.000Z"
    assert before == {"maintenance_soon": (False, None)}
    assert (refused["code"], refused["until"]) == ("clearing.maintenance", end)
    assert (during, after) == ({"maintenance": (True, end)}, {})
    assert start(sun, wire).status_code == 201


def test_crowded_hours_name_the_hour_after_which_it_is_quiet(
    sign_in: SignIn, clock: FakeClock
) -> None:
    clock.instant = datetime(2026, 12, 14, 8, 59, tzinfo=UTC)
    sun = sign_in(SUN)

    crowded = warnings(sun)
    clock.pass_time(minutes=1)

    assert crowded == {"peak_hours": (False, "2026-12-14T09:00:00.000Z")}
    assert warnings(sun) == {}
