"""无法清卡：发票状态 (F11): which invoices, what to do, and that unused stock never blocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.cards.values import ClearUnit, Identity, OfflineQueue, Totals
from backend.clearing.rules.checks import Situation, check, red
from backend.clearing.rules.line import Line
from backend.clearing.states import ClearKind, ClearState
from backend.sandbox.component.pretend import DeviceFault
from backend.station.engine import Pause
from tests.faults.clearing.component import ComponentDesk, serving_component
from tests.faults.clearing.desk import SESSION

NOW = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
GENERAL = OfflineQueue(
    count=3,
    oldest_at=datetime(2026, 11, 2, 4, 0, tzinfo=UTC),
    amount_fen=123_456,
    kind="007",
    label="增值税普通发票",
)
QUEUE = OfflineQueue(
    count=4,
    oldest_at=GENERAL.oldest_at,
    amount_fen=133_456,
    parts=(GENERAL, OfflineQueue(1, None, 10_000, "004", "增值税专用发票")),
)
UNIT = ClearUnit(
    unit_id="1",
    label="机器 1",
    period_start=date(2026, 10, 1),
    period_end=date(2026, 10, 31),
    fingerprint="a1" * 32,
    totals=Totals(
        normal_count=9,
        return_count=1,
        void_count=2,
        amounts=(),
        device_normal_fen=None,
        device_return_fen=None,
    ),
)


def situation(**told: Any) -> Situation:
    facts = {
        "kind": ClearKind.MONTHLY,
        "identity": Identity(
            taxpayer_no="1",
            taxpayer_name="",
            device_no="1",
            machines=("1",),
            valid_from=None,
            valid_until=None,
            version="",
        ),
        "units": [UNIT],
        "today": date(2026, 11, 5),
        "station_now": NOW,
        "bureau_now": NOW,
        "window": (date(2026, 11, 1), date(2026, 11, 16)),
    }
    return Situation(**facts | told)  # type: ignore[arg-type] # facts of a situation by name


def line(found: list[Line], code: str) -> Line:
    return next(one for one in found if one.code == code)


def test_invoices_that_were_not_uploaded_stop_where_only_the_official_software_uploads() -> None:
    found = check(situation(offline=QUEUE))

    told = line(found, "QK-207")
    assert red(found) == [told]
    assert told.detail == (
        "增值税普通发票 3 份未上传，合计 1234.56 元，最早 2026-11-02；"
        "增值税专用发票 1 份未上传，合计 100.00 元。"
        "请先在官方开票软件里上传，再回来清卡；未使用的发票不受影响"
    )


def test_they_lead_to_the_upload_where_the_device_uploads_here() -> None:
    found = check(situation(offline=QUEUE, uploads=True))

    assert red(found) == []
    assert "确认清卡后先上传，再抄报" in line(found, "QK-207").detail


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        ({"limit_hours": 72}, None),
        ({"limit_hours": 71}, "已超过离线时长 71 小时"),
        ({"limit_fen": 133_456}, None),
        ({"limit_fen": 133_455}, "已超过离线金额 1334.55 元"),
    ],
)
def test_a_passed_offline_limit_says_which_and_with_which_invoices(
    limits: dict[str, int], why: str | None
) -> None:
    queue = replace(QUEUE, **limits)  # type: ignore[arg-type] # whole numbers

    found = [one for one in check(situation(offline=queue)) if one.code == "QK-208"]

    assert [one.is_red for one in found] == [True] * (why is not None)
    for one in found:
        assert why is not None
        assert why in one.detail
        assert "增值税普通发票 3 份未上传" in one.detail
    later = situation(offline=queue, uploads=True, bureau_now=NOW + timedelta(seconds=1))
    assert red(check(later)) == []


def test_an_empty_queue_is_a_green_line_and_a_card_without_one_has_none() -> None:
    empty = check(situation(offline=OfflineQueue(0, None, 0)))

    assert Line("发票已全部上传") in empty
    assert not [one for one in check(situation()) if one.what == "发票已全部上传"]


def test_outside_the_filing_period_the_waiting_invoices_are_counted_and_stock_is_free() -> None:
    early = check(situation(window=(date(2026, 11, 6), date(2026, 11, 16))))
    stage = check(situation(units=[replace(UNIT, period_end=date(2026, 10, 15))]))

    assert line(early, "QK-203").detail == (
        "2026-11-06 起可清，等待清卡的有 12 份；未使用的发票不受影响"
    )
    assert line(stage, "QK-203").detail == (
        "2026-10-01 至 2026-10-15 的 12 份是阶段申报，请用特殊清卡；未使用的发票不受影响"
    )


def test_waiting_invoices_go_first_each_batch_with_its_acknowledgement(tmp_path: Path) -> None:
    with serving_component("004") as serving:
        serving.device.go_offline(5)
        desk = ComponentDesk.at(serving, tmp_path)
        desk.client.profile = replace(desk.client.profile, upload_batch=3)
        desk.mend = lambda _desk, _progress: None
        last = desk.run()

    assert last.state is ClearState.DONE
    calls = [one for one in serving.device.sent if one.startswith(("FP", "SJCB"))]
    batch = ["FPSC", "FPSSSC", "FPSCJGHQ", "FPSCJGHQ", "FPGX"]  # the first question is too early
    assert calls == ["FPSC", *batch, *batch, "SJCB"]
    entries = [one for one in desk.journal.entries(SESSION) if one.kind.startswith("upload_")]
    assert [(one.kind, one.body.get("count")) for one in entries if one.kind != "upload_sent"] == [
        ("upload_intent", 3),
        ("upload_acknowledged", 3),
        ("upload_kept", 3),
        ("upload_intent", 2),
        ("upload_acknowledged", 2),
        ("upload_kept", 2),
    ]
    waits = [one for one in desk.progress if one.pause is Pause.WAITING]
    assert {(one.state, one.detail) for one in waits} == {
        (ClearState.UPLOADING, "税局正在处理上传的发票，稍后自动再问")
    }


def test_a_refusal_for_what_was_not_uploaded_names_it_where_it_cannot_be_uploaded_here(
    tmp_path: Path,
) -> None:
    with serving_component("004") as serving:
        desk = ComponentDesk.at(serving, tmp_path)
        desk.client.profile = replace(desk.client.profile, uploads=False)
        serving.device.faults["SJCB"] = DeviceFault.NOT_UPLOADED
        last = desk.run()

    assert (last.pause, last.code) == (Pause.PARKED, "QK-207")
    assert "增值税专用发票 2 份未上传，合计 200.00 元" in last.detail
    assert "请先在官方开票软件里上传" in last.detail


def test_a_device_that_counts_a_batch_as_waiting_for_ever_is_left_alone(tmp_path: Path) -> None:
    with serving_component("004") as serving:
        serving.device.go_offline(2)
        serving.device.loses_acks = True
        desk = ComponentDesk.at(serving, tmp_path)
        desk.mend = lambda _desk, _progress: None
        last = desk.run()

    assert (last.state, last.code) == (ClearState.UPLOADING, "QK-207")
    assert serving.device.sent.count("FPGX") == 3
    assert "官方开票软件" in last.detail
