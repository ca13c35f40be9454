"""票号核对 on cards and components: what cannot be stops, what differs is named and only warns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from backend.cards.component import ComponentDevice
from backend.cards.invoices import DeviceInvoiceStatus, Flaw, Numbers, Place
from backend.cards.usercard import UserCard, layout
from backend.cards.values import Totals
from backend.cards.virtual import register
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.issue import STOCK_CODE
from backend.cards.virtual.register import Figures
from backend.clearing.rules import numbering
from backend.clearing.rules.line import Line
from backend.sandbox.component import views
from backend.station.listing import invoices_of, told
from tests.cards.conftest import END, START
from tests.cards.test_component import client_of
from tests.faults.clearing.component import serving_component

TODAY = date(2026, 11, 5)
DAYS = (date(2026, 10, 2), date(2026, 10, 20))
DECLARED = Figures(normal_count=10, return_count=2, void_count=1)
"""What the card's one machine has declared (tests/cards/conftest.py)."""


@pytest.fixture
def used(card: VirtualCard) -> VirtualCard:
    """Numbers 1 to 13 are used as declared, 14 to 100 are in the register."""
    register.use_roll(card, 1, 13, days=DAYS, figures=DECLARED)
    register.hand_out(card, 1, 100)
    register.buy(card, 101, 5000, rolls=49)
    return card


def lines(device: UserCard) -> list[Line]:
    return list(numbering.lines_of(device.invoices(), device.units(), TODAY))


def hints(device: UserCard) -> dict[str, str]:
    found = [one for one in lines(device) if one.code is not None]
    assert not any(one.is_red for one in found)
    return {one.what: one.detail for one in found}


def test_a_sound_card_is_told_by_the_three_states_and_its_stock_stops_nothing(
    used: VirtualCard, device: UserCard
) -> None:
    scope = device.invoices()

    assert [scope.total(one) for one in DeviceInvoiceStatus] == [4987, 12, 1]
    assert [(one.place, one.numbers) for one in scope.stretches] == [
        (Place.USAGE, Numbers(STOCK_CODE, 1, 13)),
        (Place.REGISTER, Numbers(STOCK_CODE, 14, 100)),
        (Place.STOCK, Numbers(STOCK_CODE, 101, 5000)),
    ]
    assert lines(device) == [Line("未使用的发票", detail="4987 份，不影响清卡，清卡后照旧可用")]


def test_a_gap_is_a_hint_with_its_numbers(used: VirtualCard, device: UserCard) -> None:
    register.use_roll(used, 21, 21, days=DAYS, figures=Figures(normal_count=1, return_count=0,
                      void_count=0, normal_fen=(100,), return_fen=()))  # fmt: skip
    register.hand_out(used, 22, 100)

    assert hints(device)["号码连续"] == (
        "99002511300100000001 号码 00000014–00000020 共 7 份没有使用记录，仅提示"
    )


def test_numbers_that_two_records_claim_are_a_hint(used: VirtualCard, device: UserCard) -> None:
    register.use_roll(used, 13, 13, days=DAYS, figures=replace(DECLARED, normal_count=1,
                      return_count=0, void_count=0, normal_fen=(), return_fen=()))  # fmt: skip

    assert hints(device)["号码不重复"] == (
        "99002511300100000001 号码 00000013 有两条使用记录，仅提示"
    )


def test_sums_that_differ_from_the_declaration_are_a_hint_with_both(
    card: VirtualCard, device: UserCard
) -> None:
    fewer = replace(DECLARED, normal_count=9, normal_fen=(123_456,))
    register.use_roll(card, 1, 12, days=DAYS, figures=fewer)

    assert hints(device)["机器 1 使用记录与申报一致"] == (
        "正常票记录 9 份、申报 10 份；正常票记录 1234.56 元、申报 1244.56 元，仅提示"
    )


def test_usage_that_reaches_over_the_period_is_not_compared(
    card: VirtualCard, device: UserCard
) -> None:
    register.use_roll(card, 1, 50, days=(START, date(2026, 11, 2)), figures=DECLARED)

    assert list(hints(device)) == []


def _alter(at: int, raw: bytes) -> Callable[[VirtualCard], None]:
    def alter(card: VirtualCard) -> None:
        record = bytearray(card.files[0xFF0B].records[0])
        record[at : at + len(raw)] = raw
        card.files[0xFF0B].records[0] = bytes(record)

    return alter


@pytest.mark.parametrize(
    ("alter", "flaw", "why"),
    [
        (_alter(0, b"\xaf"), Flaw.DIGITS, "FF0B 第 1 条：含有不是数字的代码"),
        (_alter(29, bytes.fromhex("20261399")), Flaw.DAYS, "日期不存在，或止日早于起日"),
        (_alter(29, bytes.fromhex("20261101")), Flaw.DAYS, "日期不存在，或止日早于起日"),
        (_alter(14, bytes(4)), Flaw.NUMBERS, "止号小于起号"),
        (_alter(18, b"\x0b"), Flaw.COUNTS, "号码 00000001–00000013）：份数多于号码数"),
    ],
)
def test_a_record_that_cannot_be_true_stops_the_start_and_is_named(
    used: VirtualCard,
    device: UserCard,
    alter: Callable[[VirtualCard], None],
    flaw: Flaw,
    why: str,
) -> None:
    alter(used)

    assert [one.flaw for one in device.invoices().wrong] == [flaw]
    red = [one for one in lines(device) if one.is_red]
    assert [one.code for one in red] == ["QK-402"]
    assert why in red[0].detail


def test_a_record_from_tomorrow_stops_the_start(used: VirtualCard, device: UserCard) -> None:
    _alter(33, bytes.fromhex("20261106"))(used)

    assert [one.detail for one in lines(device) if one.is_red] == [
        "99002511300100000001 号码 00000001–00000013：记到 2026-11-06，晚于今天"
    ]


def test_files_that_are_not_there_are_not_known_and_said_to_be_so(
    used: VirtualCard, device: UserCard
) -> None:
    del used.files[0xFF0B], used.files[layout.EF05]

    scope = device.invoices()
    assert scope.unread == (Place.USAGE, Place.STOCK)
    assert hints(device)["发票号码与状态"] == (
        "没有读到使用记录、领购库存，不能核对；不等于没有，仅提示"
    )
    assert [one.detail for one in numbering.lines_of(None, [], TODAY)] == [
        "没有读到，不能核对；不等于没有发票，仅提示"
    ]


def test_the_quick_look_leaves_usage_out_and_says_so(used: VirtualCard, device: UserCard) -> None:
    scope = device.invoices(with_usage=False)

    assert scope.unread == (Place.USAGE,)
    assert {one.place for one in scope.stretches} == {Place.REGISTER, Place.STOCK}


def test_a_component_tells_each_type_by_the_three_states_and_what_is_not_uploaded() -> None:
    with serving_component("004", "007") as serving:
        serving.device.go_offline(3)
        scope = ComponentDevice(client_of(serving)).invoices()

    assert [
        (one.kind, one.label, one.blank, one.issued, one.voided, one.waiting, one.numbers)
        for one in scope.stretches
    ] == [
        ("004", "增值税专用发票", 86, 13, 1, 3, None),
        ("007", "增值税普通发票", 86, 13, 1, 3, None),
    ]
    assert (scope.uneven, scope.unread) == ((), ())


def test_stock_that_a_component_does_not_tell_is_not_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving_component("004") as serving:
        _tell(monkeypatch, "<qmkcfs>86<", "<qmkcfs><")
        device = ComponentDevice(client_of(serving))
        scope, segments = device.invoices(), device.stock()

    assert scope.unread == (Place.STOCK,)
    assert [(one.kind, one.left) for one in segments] == [("004", None)]


def test_stock_of_a_component_that_does_not_come_out_is_a_hint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving_component("004") as serving:
        _tell(monkeypatch, "<qmkcfs>86<", "<qmkcfs>84<")
        scope = ComponentDevice(client_of(serving)).invoices()

    assert [one.detail for one in numbering.lines_of(scope, [], TODAY) if one.code] == [
        "增值税专用发票 应余 86 份，设备说余 84 份，仅提示"
    ]


def _tell(monkeypatch: pytest.MonkeyPatch, true: str, said: str) -> None:
    """The component's totals, with something else in its place."""
    totals, calls = views._totals, dict(views._CALLS)
    calls["TJXXCX"] = views._of_type(lambda *asked: totals(*asked).replace(true, said))
    monkeypatch.setattr(views, "_CALLS", calls)


def test_what_the_list_keeps_is_short_and_unknown_stays_unknown(
    used: VirtualCard, device: UserCard
) -> None:
    kept = told(invoices_of(device))

    assert kept is not None
    assert kept["stretches"][0] == {
        "place": "usage",
        "kind": "",
        "label": "",
        "invoice_code": STOCK_CODE,
        "first": 1,
        "last": 13,
        "blank": 0,
        "issued": 12,
        "voided": 1,
        "waiting": None,
    }
    assert told(None) is None


def test_a_period_counts_all_its_invoices(device: UserCard) -> None:
    totals: Totals = device.units()[0].totals

    assert (totals.count, device.units()[0].period_end) == (13, END)
