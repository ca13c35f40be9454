"""告警 of a desk (E2, F9): told with every heartbeat, and named by what they are about."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backend.clearing.gateway import BureauUnavailableError
from backend.infra.config import Settings
from backend.station import alarms, machine, precheck
from backend.station.check import Check
from backend.station.desk import Report
from backend.station.drop_outs import DropOuts, LooseContact
from backend.station.errors import ServerRefusedError
from backend.station.precheck import Surroundings
from backend.station.reading import Seen
from backend.station.signals import Signals
from tests.fakes import FakeClock
from tests.station.conftest import Station

READER = "前台读卡器"


@pytest.fixture
def drops(tmp_path: Path, clock: FakeClock) -> DropOuts:
    return DropOuts(tmp_path / "drop-outs.json")


def told(drops: DropOuts, **settings: Any) -> Check:
    (line,) = alarms.drop_out_lines(drops, Settings(**settings))
    return line


def drop(drops: DropOuts, clock: FakeClock, times: int) -> None:
    for _ in range(times):
        drops.note(READER)
        clock.pass_time(seconds=60)


def test_a_drop_out_is_an_alarm_for_a_day_and_each_further_one_is_another(
    drops: DropOuts, clock: FakeClock
) -> None:
    drop(drops, clock, 1)
    first = told(drops)
    drop(drops, clock, 1)
    second = told(drops)
    clock.pass_time(hours=24)

    assert (first.state, first.reader, first.detail) == (
        "yellow",
        READER,
        f"{READER}：24 小时内 1 次",
    )
    assert all([first.cause, first.remedy])
    assert first.alarm != second.alarm
    assert (told(drops).state, told(drops).alarm) == ("green", None)


def test_one_drop_out_that_several_notice_counts_once(drops: DropOuts, clock: FakeClock) -> None:
    drops.note(READER)
    clock.pass_time(seconds=1)
    drops.note(READER)

    assert len(drops.within()[READER]) == 1


def test_a_restart_forgets_no_drop_out_and_a_torn_file_tells_of_none(
    drops: DropOuts, clock: FakeClock, tmp_path: Path
) -> None:
    drop(drops, clock, 2)
    file = tmp_path / "drop-outs.json"

    assert len(DropOuts(file).within()[READER]) == 2
    file.write_text("{", encoding="utf-8")
    assert DropOuts(file).within() == {}


@pytest.mark.parametrize(
    ("times", "stop", "state"),
    [(4, 5, "yellow"), (5, 5, "red"), (3, 3, "red"), (9, 0, "yellow")],
)
def test_so_many_drop_outs_within_minutes_stop_a_start_as_the_settings_say(
    drops: DropOuts, clock: FakeClock, times: int, stop: int, state: str
) -> None:
    drop(drops, clock, times)

    assert told(drops, drop_outs_stop=stop).state == state
    clock.pass_time(minutes=10)
    assert told(drops, drop_outs_stop=stop).state == "yellow"


@pytest.mark.parametrize(
    ("percent", "state", "alarm"),
    [(None, "green", None), (30, "green", None), (29, "yellow", "battery:low"),
     (9, "red", "battery:empty")],
)  # fmt: skip
def test_a_low_battery_is_an_alarm_that_stays_the_same_while_it_runs_down(
    percent: int | None, state: str, alarm: str | None
) -> None:
    line = alarms.power_line({"is_on_mains": False, "battery_percent": percent})

    assert (line.state, line.alarm) == (state, alarm)


def test_only_a_backup_place_that_takes_no_files_is_an_alarm(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    bad.write_text("a file is no folder", encoding="utf-8")

    lines = [alarms.place_line(one) for one in ([good], [good, bad], [bad])]

    assert [(one.state, one.alarm is None) for one in lines] == [
        ("yellow", True), ("yellow", False), ("red", False),
    ]  # fmt: skip


def test_entries_that_the_server_refused_are_an_alarm_until_it_takes_them() -> None:
    signals = Signals()

    signals.refused(ServerRefusedError(422, "invalid_input", "内容不正确"), by="journal")
    (line,) = alarms.refused_lines(signals.not_taken())
    signals.heard(None, by="journal")

    assert (line.alarm, line.detail) == ("refused:journal:invalid_input", "内容不正确")
    assert signals.not_taken() == {}


def _unasked() -> Any:
    raise BureauUnavailableError


def test_heartbeats_tell_the_alarms_of_this_moment_without_a_pre_check(
    tmp_path: Path, drops: DropOuts, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "power", lambda: None)
    monkeypatch.setattr(machine, "reach", lambda _host: pytest.fail("a host was asked"))
    around = Surroundings(
        settings=Settings(piaokatong_data=tmp_path),
        server="http://127.0.0.1:1",
        driver=SimpleNamespace(name="virtual", look=list),
        bureau=SimpleNamespace(now=_unasked),
        card=lambda _name: Seen("mute"),
        drops=drops,
    )
    shown: dict[str, Sequence[Any]] = {"readers": [{"name": READER, "state": "mute", "card": None}]}
    tools: Any = SimpleNamespace(driver=around.driver, signals=Signals())
    report = Report(SimpleNamespace(shown=lambda: shown), around, tools)  # type: ignore[arg-type] # as above
    drops.note(READER)

    found = [one["alarm"].partition(":")[0] for one in report.body()["alarms"]]
    report._lines = [precheck._clock(around.bureau)]
    later = [one["alarm"].partition(":")[0] for one in report.body()["alarms"]]

    assert found == ["card_mute", "drop_outs"]
    assert later == ["card_mute", "drop_outs", "clock_unknown"]


def test_the_command_line_marks_alarms(station: Station) -> None:
    drops = DropOuts(station.folder / "drop-outs.json")
    station.folder.mkdir(exist_ok=True)
    drops.note("沙箱读卡器")

    status, out = station.run("precheck")

    line = next(one for one in out.splitlines() if "设备掉线" in one)
    assert status == 0
    assert '"alarm": "drop_outs:' in line


def test_another_card_within_seconds_is_no_loose_contact() -> None:
    contact = LooseContact()

    contact.lost({"taxpayer_no": "1"})
    assert not contact.is_loose({"taxpayer_no": "2"})
    contact.lost({"taxpayer_no": "1"})
    assert contact.is_loose({"taxpayer_no": "1"})
    assert not contact.is_loose({"taxpayer_no": "1"})
