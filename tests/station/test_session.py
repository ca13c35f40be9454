"""A station as a process: whole sessions, through outages and kill -9, each cleared once."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.cards.component.facts import CHINA
from backend.cards.usercard import layout
from backend.kernel import clock
from backend.sandbox.bureau.office import Comparison
from tests.faults.clearing.component import serving_component
from tests.station.conftest import MACHINES, Station, wait_for

SESSION = "session-1"


def has_ended(station: Station) -> bool:
    return station.server.ending(SESSION) is not None


def assert_cleared_once(station: Station) -> None:
    """By the card's own memory and the bureau's own log, never by what the station says."""
    assert sorted(station.cleared()) == MACHINES
    assert station.writes() == [0x9000] * 2
    for call in ("submit", "ticket", "confirm"):
        assert sorted(set(station.effects(call))) == MACHINES
    assert station.effects("submit") == station.effects("confirm") == MACHINES
    assert station.server.ending(SESSION) == "DONE"


def at_first(station: Station, call: str, act: Callable[[], None]) -> None:
    """``act`` happens when the bureau has done its first ``call``, before it answers."""
    real, is_due = getattr(station.office, call), [True]

    def office_call(*given: Any) -> Any:
        result = real(*given)
        if is_due:
            is_due.clear()
            act()
        return result

    setattr(station.office, call, office_call)


def test_a_session_goes_from_backup_to_done_and_the_server_has_all_of_it(station: Station) -> None:
    station.pair()

    station.begin(SESSION)
    wait_for(lambda: has_ended(station), "the end")

    assert_cleared_once(station)
    kinds = station.server.kinds(SESSION)
    assert kinds.index("backed_up") < kinds.index("submit_intent") < kinds.index("write_intent")
    wait_for(lambda: station.server.files, "the sealed backup")
    shown = station.server.heartbeats
    wait_for(lambda: _card_line(shown[-1]) == "沙箱读卡器：0 台机器已申报", "the card read again")
    kept = station.folder / "backups" / f"{SESSION}.tar.sealed"
    assert list(station.server.files.values()) == [kept.read_bytes()]
    assert len(station.backup(SESSION)["EF01"]) == 37 * layout.MOST_MACHINES


def _card_line(heartbeat: dict[str, Any]) -> str:
    return next((one["detail"] for one in heartbeat.get("checks", ()) if one["what"] == "卡"), "")


def test_a_station_goes_on_without_its_server_and_catches_up_afterwards(station: Station) -> None:
    station.pair()

    at_first(station, "submit", lambda: setattr(station.server, "is_gone", True))
    station.begin(SESSION)
    wait_for(lambda: len(station.effects("confirm")) == 2, "the clearing without the server")
    known = len(station.server.entries)
    station.server.is_gone = False
    wait_for(lambda: has_ended(station), "the rest of the journal")

    assert len(station.server.entries) > known
    assert_cleared_once(station)


@pytest.mark.parametrize("call", ["submit", "confirm"])
def test_a_station_killed_in_mid_session_clears_exactly_once(station: Station, call: str) -> None:
    station.pair()

    at_first(station, call, station.kill)
    station.begin(SESSION)
    station.process.wait(timeout=40)
    station.start()
    wait_for(lambda: has_ended(station), "the end after the restart")

    assert_cleared_once(station)


def test_no_act_begins_while_the_server_says_stop(station: Station) -> None:
    station.pair()
    shown = station.server.heartbeats

    station.server.stop = {"code": "clearing.maintenance", "message": "系统维护中"}
    station.begin_without_list(SESSION)
    wait_for(lambda: shown and shown[-1]["sessions"], "the session on the desk page")
    wait_for(lambda: shown[-1]["sessions"][0]["code"] == "clearing.maintenance", "the stop")

    assert "backed_up" not in station.server.kinds(SESSION)
    assert (station.cleared(), station.office.log) == ([], [])

    station.server.stop = None
    wait_for(lambda: "listed" in station.server.kinds(SESSION), "the list after the stop")
    station.server.confirm_list(SESSION)
    wait_for(lambda: has_ended(station), "the end")
    assert_cleared_once(station)


def test_a_revoked_station_begins_no_act_until_it_is_known_again(station: Station) -> None:
    station.office.compare(Comparison.PENDING)
    station.pair()
    station.begin(SESSION)
    wait_for(lambda: "WAIT_COMPARE" in station.server.states(SESSION).values(), "the comparison")

    station.server.token = "somebody else's"
    wait_for(lambda: "station_refused" in station.said(), "the refusal")
    station.office.compare(Comparison.PASSED)
    known = len(station.office.log)

    station.stop()
    station.start()
    wait_for(lambda: station.said().count("station_refused") > 1, "the refusal after the restart")
    assert (station.cleared(), station.office.log[known:]) == ([], [])


def test_a_second_station_on_the_same_folder_is_refused(station: Station) -> None:
    station.pair()

    status, out = station.run("station", "--server", station.server.url)

    assert status == 1
    assert '"code": "station.already_running"' in out
    assert "清卡工作站已在运行" in station.said()


def test_a_full_backup_place_stops_before_any_act(station: Station, tmp_path: Path) -> None:
    blocked = tmp_path / "a file where a folder should be"
    blocked.touch()
    station.extra["BACKUP_PLACES"] = f"{blocked}/one:{blocked}/two"
    station.pair()
    shown = station.server.heartbeats

    station.begin_without_list(SESSION)
    wait_for(lambda: shown and shown[-1]["sessions"], "the session")
    wait_for(lambda: shown[-1]["sessions"][0]["code"] == "QK-501", "QK-501")

    assert shown[-1]["sessions"][0]["pause"] == "parked"
    assert (station.cleared(), station.office.log) == ([], [])
    assert any(one["what"] == "备份位置" and one["state"] == "red" for one in shown[-1]["checks"])


def test_the_card_is_read_again_on_command_and_the_server_gets_what_is_on_it(
    station: Station,
) -> None:
    station.pair()

    station.server.command("repair", "repair-1", reader="沙箱读卡器")
    wait_for(lambda: station.server.kinds("repair-1"), "the reading")

    told = next(one["body"] for one in station.server.entries if one["session_id"] == "repair-1")
    assert [one["unit_id"] for one in told["card"]["units"]] == MACHINES
    assert {"EF01", "EF04"} <= {one["name"] for one in told["files"]}
    assert (station.writes(), station.cleared()) == ([], [])


def test_a_session_through_a_vendor_component_is_done_by_the_same_station(
    station: Station,
) -> None:
    with serving_component("004", "007") as component:
        device = component.device
        last = clock.today().replace(day=1) - timedelta(days=1)
        device.now = lambda: clock.now().astimezone(CHINA)  # type: ignore[method-assign] # the machine's day, not the matrix's
        device.declare("004", "007", month_end=last)
        station.extra |= {
            "CARD_DRIVER": "component",
            "COMPONENT_URL": f"http://127.0.0.1:{component.port}/component",
        }
        station.pair()
        wanted = {"kind": "MONTHLY", "chosen": None, "reader": "厂商税控组件（未经实机验证）"}
        station.server.command("start", SESSION, **wanted, reason=None)
        wait_for(lambda: "listed" in station.server.kinds(SESSION), "the list")
        station.server.confirm_list(SESSION)
        wait_for(lambda: has_ended(station), "the end")

        assert [name for name, _ in device.log if name in {"cleared", "confirm"}] == [
            "cleared", "confirm", "cleared", "confirm",
        ]  # fmt: skip
        assert "SKPXXCX" in station.backup(SESSION)
