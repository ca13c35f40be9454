"""Vendor components: messages read without trust, refusals mapped, groups, tickets, passwords."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backend.cards.component import ComponentClient, ComponentDevice, facts, refusals
from backend.cards.component import profile as component_profile
from backend.cards.component.line import ComponentAddressError, ComponentLine
from backend.cards.component.messages import LARGEST, build, parse, read
from backend.cards.component.profile import Framing
from backend.cards.component.tickets import ticket_of, tickets_in
from backend.cards.dump_command import dump
from backend.cards.errors import (
    CardAbsentError,
    CardChangedError,
    DeviceBusyError,
    DeviceError,
    DeviceTimeoutError,
    PinBlockedError,
    PinNeededError,
    PinWrongError,
    ProtocolError,
    RefusedError,
    ServiceDownError,
)
from backend.cards.values import Cap, Secret
from backend.clearing.states import ClearState
from backend.infra.config import CardDriver, Settings, SettingsError
from backend.station.drivers import Components, bureau_of, choose_driver
from backend.station.engine import Pause, Progress
from tests.faults.clearing.component import ComponentDesk, Serving, serving_component
from tests.faults.clearing.desk import Desk

NEWS = '<business id="JKSJCX"><body><output><a>发票</a></output></body></business>'


@pytest.fixture
def serving() -> Iterator[Serving]:
    with serving_component("004", "007", "026") as running:
        yield running


def client_of(serving: Serving, profile_name: str = "default") -> ComponentClient:
    line = ComponentLine(f"http://127.0.0.1:{serving.port}/component")
    return ComponentClient(line, component_profile.load(profile_name))


def test_a_call_is_gbk_with_its_root_groups_and_escaped_values() -> None:
    message = build("WLCB", {"qtxx": "a<b&票"}, attributes={"count": "1"}, groups=[{"sq": "1"}])

    assert message.decode("gbk") == (
        '<?xml version="1.0" encoding="gbk"?><business id="WLCB"><body count="1"><input>'
        '<group xh="1"><sq>1</sq></group><qtxx>a&lt;b&amp;票</qtxx></input></body></business>'
    )


@pytest.mark.parametrize("encoding", ["gbk", "GB2312", "gb18030", "utf-8"])
def test_an_answer_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    answer = f'<?xml version="1.0" encoding="{encoding}"?>{NEWS}'.encode(encoding)

    assert read("JKSJCX", answer).fields == {"a": "发票"}


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b"\xff\xfe<business/>",
        NEWS.replace("JKSJCX", "SJCB").encode(),
        b'<!DOCTYPE a [<!ENTITY b "c">]><business id="JKSJCX"><body><output/></body></business>',
        b'<?xml version="1.0" encoding="utf-7"?><business/>',
        b"<a>" * 50 + b"</a>" * 50,
        b"<a>" + b"<b/>" * 30_000 + b"</a>",
        b"<a>" + b" " * LARGEST + b"</a>",
        NEWS.encode()[:-4],
    ],
    ids=["nothing", "html", "garbage", "another call", "entities", "encoding", "deep", "many",
         "large", "half"],
)  # fmt: skip
def test_what_is_no_answer_is_refused_before_anything_is_made_of_it(answer: bytes) -> None:
    with pytest.raises(ProtocolError):
        read("JKSJCX", answer)


def test_text_with_entities_of_xml_itself_is_read() -> None:
    assert parse(b"<a>1 &lt; 2</a>").text == "1 < 2"


@pytest.mark.parametrize(
    ("code", "message", "kind", "qk"),
    [
        ("91", "未检测到税控设备", CardAbsentError, "QK-103"),
        ("1", "设备编号不符", CardChangedError, "QK-105"),
        ("1", "设备被其他程序占用", DeviceBusyError, "QK-106"),
        ("1", "口令错误，还可输入 3 次", PinWrongError, "QK-111"),
        ("1", "口令已锁死", PinBlockedError, "QK-112"),
        ("1", "有 3 张发票未上传", RefusedError, "QK-207"),
        ("1", "作废发票未上传", RefusedError, "QK-209"),
        ("10", "", RefusedError, "QK-208"),
        ("12", "", RefusedError, "QK-205"),
        ("195", "无数据", RefusedError, "QK-203"),
        ("1", "金税盘处于汇总期", RefusedError, "QK-305"),
        ("1", "证书已挂失", RefusedError, "QK-304"),
        ("1", "比对不通过", RefusedError, "QK-303"),
        ("1", "时钟错误", RefusedError, "QK-201"),
        ("1", "本期已清卡", RefusedError, "QK-204"),
        ("777", "从没见过", RefusedError, "QK-404"),
    ],
)
def test_a_return_code_becomes_the_error_that_people_know(
    code: str, message: str, kind: type[DeviceError], qk: str
) -> None:
    error = refusals.of(code, message, component_profile.load("default").codes)

    assert type(error) is kind
    assert error.code == qk
    if qk == "QK-404":
        assert "从没见过" in error.message
        assert "777" in error.message


@pytest.mark.parametrize(
    "text", ["", "2026", "20261301", "abc", "2026-02-30", "２０２６１０３１"[:5]]
)
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ProtocolError):
        facts.day(text)


def test_days_amounts_and_instants_are_read_as_components_write_them() -> None:
    assert facts.day("2026-10-31 00:00:00") == facts.day("20261031") == date(2026, 10, 31)
    assert facts.fen("12345.6") == 1_234_560
    assert facts.fen("-0.01") == -1
    assert facts.instant("2026-11-05 12:00:00").isoformat() == "2026-11-05T12:00:00+08:00"
    for senseless in ("1E3", "0.001", "NaN", "一"):
        with pytest.raises(ProtocolError):
            facts.fen(senseless)


def test_a_ticket_keeps_the_parts_of_every_type_and_nonsense_is_none() -> None:
    parts = {"004": ("AA==", ""), "007": ("bb|c", "d")}

    assert tickets_in(ticket_of(parts)) == parts
    for payload in (b"", b"004", b"004=|", b"\xff"):
        with pytest.raises(RefusedError):
            tickets_in(payload)


@pytest.mark.parametrize(
    "address", ["http://example.com:80/", "http://10.0.0.1:80", "ftp://127.0.0.1:1", "tcp://[::]",
                "http://127.0.0.1"],
)  # fmt: skip
def test_only_this_machine_is_spoken_to(address: str) -> None:
    with pytest.raises(ComponentAddressError):
        ComponentLine(address)
    with pytest.raises(SettingsError):
        choose_driver(Settings(card_driver=CardDriver.COMPONENT, component_url=address))


def test_nobody_at_the_port_is_a_service_that_is_down() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ServiceDownError):
        ComponentLine(f"http://127.0.0.1:{port}/").call(b"", timeout_s=2)


def tcp_server(serve: Callable[[socket.socket], None]) -> int:
    """Answers one connection."""
    listener = socket.create_server(("127.0.0.1", 0))

    def work() -> None:
        with listener, listener.accept()[0] as line:
            serve(line)

    threading.Thread(target=work, daemon=True).start()
    port: int = listener.getsockname()[1]
    return port


def _echo_until_closed(line: socket.socket) -> None:
    received = b""
    while chunk := line.recv(100):
        received += chunk
    line.sendall(received.upper())


def _echo_by_length(line: socket.socket) -> None:
    length = int.from_bytes(line.recv(4))
    line.sendall(length.to_bytes(4) + line.recv(length).upper())


@pytest.mark.parametrize(
    ("framing", "serve"), [("close", _echo_until_closed), ("length4", _echo_by_length)]
)
def test_tcp_is_spoken_in_both_framings(
    framing: Framing, serve: Callable[[socket.socket], None]
) -> None:
    line = ComponentLine(f"tcp://127.0.0.1:{tcp_server(serve)}", framing=framing)

    assert line.call(b"abc", timeout_s=5) == b"ABC"


@pytest.mark.parametrize("promised", [0xFFFFFFFF, 10])
def test_a_tcp_answer_that_is_too_long_or_cut_short_is_no_answer(promised: int) -> None:
    def serve(line: socket.socket) -> None:
        line.recv(100)
        line.sendall(promised.to_bytes(4) + b"abc")

    port = tcp_server(serve)
    line = ComponentLine(f"tcp://127.0.0.1:{port}", framing="length4")
    with pytest.raises(DeviceTimeoutError):
        line.call(b"a", timeout_s=5)


def test_the_device_says_whose_it_is_and_what_waits_group_by_group(serving: Serving) -> None:
    single, grouped = (ComponentDevice(client_of(serving, one)) for one in ("default", "jsp"))

    who = single.identify()
    units = single.units()

    assert who.taxpayer_no == "9900000000000001"
    assert who.machines == tuple(f"661000000001-{one}" for one in ("004", "007", "026"))
    assert [one.unit_id for one in units] == list(who.machines)
    assert {one.period_end for one in units} == {date(2026, 10, 31)}
    assert (units[0].totals.normal_fen, units[0].totals.return_fen) == (1_234_500, 50_000)
    assert [one.unit_id.partition("-")[2] for one in grouped.units()] == ["004+007", "005+026+006"]
    assert grouped.units()[0].totals.normal_fen == 2 * 1_234_500


@pytest.mark.parametrize("profile_name", ["default", "jsp", "ukey"])
def test_a_whole_session_is_done_with_every_profile(
    serving: Serving, tmp_path: Path, profile_name: str
) -> None:
    serving.device.password = "8888" if profile_name == "ukey" else None
    secret = Secret("8888") if profile_name == "ukey" else None
    desk = ComponentDesk.at(serving, tmp_path, profile_name=profile_name, secret=secret)

    last = desk.run()

    assert last.state is ClearState.DONE
    assert desk.verdict() == []
    assert [one.partition("|")[0] for one in desk.effects("cleared")] == ["004", "007", "026"]
    assert desk.effects("confirm") == desk.effects("cleared")
    kinds = b"".join(str(one.body).encode() for one in desk.journal.entries())
    assert b"8888" not in kinds


def test_a_device_that_wants_a_password_is_not_asked_without_one(
    serving: Serving, tmp_path: Path
) -> None:
    desk = ComponentDesk.at(serving, tmp_path, profile_name="ukey")

    last = desk.run()

    assert (last.pause, last.code) == (Pause.PARKED, "QK-111")
    assert serving.device.sent == []
    device = ComponentDevice(client_of(serving, "ukey"))
    assert Cap.NEEDS_SECRET in device.caps
    with pytest.raises(PinNeededError):
        device.identify()


def test_a_password_that_was_forgotten_while_the_bureau_compares_is_asked_for_again(
    serving: Serving, tmp_path: Path
) -> None:
    serving.device.password, serving.device.comparison = "8888", "pending"
    desk = ComponentDesk.at(serving, tmp_path, profile_name="ukey", secret=Secret("8888"))

    def mend(_desk: Desk, progress: Progress) -> None:
        if progress.pause is Pause.WAITING:
            desk.client.keep(None)
            desk.secret = None
        if progress.code == "QK-111":
            serving.device.comparison = "passed"
            desk.secret = Secret("8888")

    desk.mend = mend
    last = desk.run()

    assert "QK-111" in {one.code for one in desk.progress}
    assert last.state is ClearState.DONE
    assert desk.verdict() == []


def test_a_wrong_password_is_tried_once_and_forgotten(serving: Serving) -> None:
    serving.device.password = "8888"
    client = client_of(serving, "ukey")

    with pytest.raises(PinWrongError):
        ComponentDevice(client).unlock(Secret("1111"))

    assert serving.device.sent == ["SKPXXCX"]
    with pytest.raises(PinNeededError):
        client.holder()


def test_half_a_group_that_was_cleared_is_finished_and_nothing_is_cleared_twice(
    serving: Serving, tmp_path: Path
) -> None:
    desk = ComponentDesk.at(serving, tmp_path, profile_name="jsp")
    desk.client.profile = replace(desk.client.profile, groups=(("004", "007"),))
    real, calls = serving.device.clear, iter((False, True))

    def clear(code: str, sealed: str) -> None:
        if next(calls, False):
            from backend.sandbox.component.pretend import NoError

            raise NoError("77", "沙箱：第二类没有写成")
        real(code, sealed)

    serving.device.clear = clear  # type: ignore[method-assign] # a write that stops half way
    last = desk.run()

    assert last.state is ClearState.DONE
    assert desk.effects("cleared") == ["004|2026-10-01", "007|2026-10-01"]
    assert desk.verdict() == []


def test_a_dump_is_masked_and_full_only_when_asked(serving: Serving) -> None:
    device = ComponentDevice(client_of(serving))

    masked, full = (list(dump(device, "core+usage", is_full=one)) for one in (False, True))

    assert "9900000000000001" not in str(masked)
    assert full[0]["taxpayer_no"] == "9900000000000001"
    assert [one["name"] for one in full if one["what"] == "file"][:2] == ["SKPXXCX", "JKSJCX-004"]


def test_the_driver_is_chosen_by_settings_and_says_that_it_is_unproven(
    serving: Serving, tmp_path: Path
) -> None:
    settings = Settings(
        piaokatong_data=tmp_path,
        card_driver=CardDriver.COMPONENT,
        component_url=f"http://127.0.0.1:{serving.port}/component",
    )

    driver = choose_driver(settings)

    assert isinstance(driver, Components)
    assert "未经实机验证" in driver.name
    assert [(one.name, one.has_card) for one in driver.look()] == [(driver.reader, True)]
    assert "未经实机验证" in driver.reader
    serving.device.is_inserted = False
    assert [one.has_card for one in driver.look()] == [False]
    assert bureau_of(settings, driver).is_sandbox is False
    with pytest.raises(SettingsError):
        choose_driver(replace(settings, card_profile="nonesuch"))
