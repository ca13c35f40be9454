"""预检 on the command line: every line green, yellow or red with its remedy; red is status 1."""

import json
from pathlib import Path
from typing import Any

import pytest

from backend.infra.config import Settings
from backend.reading.typesetting import fonts
from backend.station import machine, precheck
from tests.station.conftest import Station


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(one) for one in out.splitlines()]


def test_a_ready_desk_has_no_red_line_and_each_other_names_a_remedy(station: Station) -> None:
    status, out = station.run("precheck")

    assert status == 0
    told = {one["what"]: one for one in lines(out)}
    assert {"读卡服务", "读卡器", "卡", "磁盘空间", "备份位置", "清卡日志", "电源"} <= told.keys()
    assert {"版本与系统", "打印机", "扫描仪", "电脑时间与税局一致"} <= told.keys()
    assert told["打印模板"]["detail"] == "没有查：报告由服务器生成"
    assert all(one["remedy"] for one in told.values() if one["state"] != "green")
    assert "2 台机器已申报" in told["卡"]["detail"]


def test_a_bureau_that_cannot_be_reached_is_red_with_its_host_and_a_fallback(
    station: Station,
) -> None:
    station.bureau_url = "http://127.0.0.1:9"

    status, out = station.run("precheck")

    line = next(one for one in lines(out) if one["what"] == "税局 127.0.0.1:9")
    assert status == 1
    assert (line["state"], line["code"], line["detail"]) == ("red", "QK-305", "端口没有打开")
    assert "备用" in line["remedy"]


def test_a_reader_that_is_not_there_is_red(station: Station) -> None:
    status, out = station.run("precheck", "--reader", "另一个读卡器")

    assert status == 1
    assert next(one for one in lines(out) if one["what"] == "读卡器")["code"] == "QK-101"


def test_the_card_is_read_again_on_the_command_line_and_nothing_is_written_to_it(
    station: Station,
) -> None:
    status, out = station.run("restore-from-device")

    told = json.loads(out)
    assert status == 0
    assert len(told["card"]["units"]) == 2
    assert {"EF01", "EF04"} <= {one["name"] for one in told["files"]}
    assert (station.writes(), station.cleared()) == ([], [])


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, None),
        ({"AC": {"type": "Mains", "online": "1"}}, {"is_on_mains": True, "battery_percent": None}),
        (
            {"AC": {"type": "Mains", "online": "0"}, "BAT0": {"type": "Battery", "capacity": "7"}},
            {"is_on_mains": False, "battery_percent": 7},
        ),
    ],
)
def test_power_is_read_where_the_system_tells_it(
    files: dict[str, dict[str, str]], told: dict[str, Any] | None, tmp_path: Path
) -> None:
    for supply, members in files.items():
        (tmp_path / supply).mkdir()
        for name, text in members.items():
            (tmp_path / supply / name).write_text(f"{text}\n")

    assert machine.power(tmp_path) == told


@pytest.mark.parametrize(
    ("said", "names"),
    [("echo 'Canon LiDE 300'", ["Canon LiDE 300"]), ("true", []), (None, None)],
)
def test_scanners_are_named_and_what_the_system_does_not_tell_is_not_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str | None, names: list[str] | None
) -> None:
    if said is not None:
        program = tmp_path / "scanimage"
        program.write_text(f"#!/bin/sh\n{said}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin" if said else str(tmp_path))

    assert machine.scanners() == names
    line = precheck._scanner()
    assert (line.state == "yellow") is (names == [])
    assert ("没有查" in line.detail) is (names is None)


def test_a_product_without_a_chinese_font_says_that_reports_cannot_be_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(piaokatong_data=tmp_path)
    settings.sqlite_path.touch()
    monkeypatch.setattr("backend.reading.typesetting.fonts.FOLDERS", (str(tmp_path),))
    fonts._found.cache_clear()

    line = precheck._templates(settings)

    fonts._found.cache_clear()
    assert line.state == "yellow"
    assert "fonts-noto-cjk" in line.remedy
