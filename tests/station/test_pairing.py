"""Pairing: a code counts once, what proves the station is private, a code may be left for it."""

import json

from tests.station.conftest import Station, wait_for
from tests.station.server_double import CODE


def test_a_code_pairs_once_and_what_proves_the_station_is_private(station: Station) -> None:
    station.pair()
    station.stop()

    status, out = station.run("station", "--server", station.server.url, "--pair", CODE)

    assert status == 1
    assert json.loads(out)["code"] == "desk.code_not_valid"
    assert [one["name"] for one in station.server.paired] == ["前台"]
    private = [one for one in station.folder.iterdir() if one.is_file()]
    assert {one.name for one in private} >= {"pairing.json", "key.json", "backup.key"}
    assert {one.stat().st_mode & 0o077 for one in private} == {0}


def test_a_code_that_was_left_in_the_folder_pairs_a_waiting_station(station: Station) -> None:
    waiting = station.launch("station", "--server", station.server.url)
    wait_for(lambda: "尚未配对" in station.said(), "the station that waits")

    status, out = station.run("station", "--server", station.server.url, "--pair", CODE)

    assert (status, json.loads(out)["handed_over"]) == (0, True)
    assert waiting.stdout is not None
    assert json.loads(waiting.stdout.readline())["station_id"] == "station-1"
    wait_for(lambda: station.server.heartbeats, "the first heartbeat")
    assert not (station.folder / "code.json").exists()


def test_a_token_never_travels_in_the_clear_to_another_machine(station: Station) -> None:
    status, out = station.run("station", "--server", "http://192.0.2.7:8000", "--pair", CODE)

    assert status == 1
    assert json.loads(out)["code"] == "station.server_not_safe"
