"""What is left of each kind, what is used a month, what to buy (D5)."""

from collections.abc import Callable

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.clearing import service
from backend.clearing.rules import stock as rules
from tests.clearing.test_stock import LOW, of_type, segment, stock
from tests.clearing.wire import PRINT, UNIT, Json, Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import QIAN, SUN, SignIn


def test_what_to_buy_is_two_months_of_use_less_stock_and_unknown_with_little_history() -> None:
    few = {"2026-09": 100, "2026-10": 120}

    assert rules.monthly_use(few) is None
    assert rules.proposal(30, rules.monthly_use(few)) is None
    assert rules.monthly_use(few | {"2026-11": 131}) == 117
    assert rules.proposal(30, 117) == 204
    assert rules.proposal(300, 117) == 0
    old = {f"2025-{month:02d}": 9000 for month in range(1, 7)}
    recent = {f"2026-{month:02d}": 10 for month in range(1, 7)}
    assert rules.monthly_use(old | recent) == 10


@pytest.mark.parametrize(("left", "threshold", "is_low"), [(49, 50, True), (50, 50, False),
                                                           (0, 0, False)])  # fmt: skip
def test_stock_is_low_below_the_threshold_and_zero_reminds_nobody(
    left: int, threshold: int, is_low: bool
) -> None:
    assert rules.is_low(left, threshold) is is_low


def clear_month(wire: Wire, month: int, invoices: Json | None) -> None:
    """One month cleared, with these invoices on its list."""
    one, session_id = unit(month=month, fingerprint=f"{month:02x}" * 32), f"session-{month}"
    wire.beat(card(one) | {"stock": [segment(1, 40)]})
    wire.until_listed(session_id, one)
    wire.post(
        wire.entry(session_id, "listed", units=[one | {"control": "00" * 37}], invoices=invoices),
        wire.entry(session_id, "confirmed", fingerprints={UNIT: one["fingerprint"]}, by="钱多多"),
        wire.entry(session_id, "ticket", UNIT, payload="01" * 37, sha256=PRINT, limit_date=None),
        wire.entry(session_id, "state", UNIT, state="DONE", code=None),
    )
    assert wire.ends(session_id, "DONE").status_code == 200


@pytest.fixture
def low(app: APIFlask, sign_in: SignIn) -> Callable[[], list[tuple[str, str]]]:
    """Reminds, and gives what 钱 was told of stock."""

    def remind() -> list[tuple[str, str]]:
        with app.app_context():
            service.remind()
        notices = sign_in(QIAN).get("/api/notices").get_json()["items"]
        return [(one["title"], one["body"]) for one in notices if "只剩" in one["title"]]

    return remind


def test_low_stock_is_told_once_a_week_with_a_proposal_from_past_use(
    wire: Wire, clock: FakeClock, low: Callable[[], list[tuple[str, str]]]
) -> None:
    for month in (8, 10, 12):
        clear_month(wire, month, None)

    low()
    assert low() == [
        (
            "晴川演示 发票只剩 40 份",
            LOW + "近几个月平均每月用 11 份，余量够用两个月，暂不必领购。",
        )
    ]
    clock.pass_time(days=7)
    assert len(low()) == 2
    wire.beat(card(unit()) | {"stock": [segment(31, 40)]})
    clock.pass_time(days=7)
    assert low()[0][1] == LOW + "近几个月平均每月用 11 份，建议领购发票 12 份，够用两个月。"


def test_with_little_history_no_quantity_is_made_up(
    qian: FlaskClient, wire: Wire, low: Callable[[], list[tuple[str, str]]]
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 40)]})

    [(_, body)] = low()
    assert "用量记录不足（已清卡 0 个月），无法建议数量" in body


def test_enough_stock_or_no_threshold_reminds_nobody(
    qian: FlaskClient,
    wire: Wire,
    sign_in: SignIn,
    low: Callable[[], list[tuple[str, str]]],
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 50)]})
    assert low() == []

    wire.beat(card(unit()) | {"stock": [segment(2, 50)]})
    sun = sign_in(SUN)
    settings = sun.get("/api/clearing/settings").get_json()
    assert settings["stock_threshold"] == 50
    told = sun.put("/api/clearing/settings", json=settings | {"stock_threshold": 0}).get_json()
    assert told["stock_threshold"] == 0
    assert low() == []


def test_stock_that_the_device_does_not_count_is_neither_none_nor_low(
    qian: FlaskClient, wire: Wire, low: Callable[[], list[tuple[str, str]]]
) -> None:
    counted = segment(0, 0, invoice_code="", left=None, kind="004", label="专票")
    wire.beat(card(unit()) | {"stock": [counted]})

    [kind] = qian.get("/api/clearing/stock/kinds").get_json()["items"]
    assert (kind["left"], kind["proposal"], kind["is_low"]) == (None, None, False)
    assert stock(qian)[0]["state"] == "in_stock"
    assert low() == []


def test_kinds_have_their_own_use_and_proposal(qian: FlaskClient, wire: Wire) -> None:
    scope = {"stretches": [of_type("004", 60), of_type("007", 10)]}
    for month in (8, 10, 12):
        clear_month(wire, month, scope)
    wire.beat(
        card(unit())
        | {
            "stock": [
                segment(0, 0, invoice_code="", left=30, kind="004", label="专票"),
                segment(0, 0, invoice_code="", left=90, kind="007", label="普票"),
            ]
        }
    )

    told = qian.get("/api/clearing/stock/kinds").get_json()
    assert [
        (one["label"], one["left"], one["monthly_use"], one["proposal"], one["is_low"])
        for one in told["items"]
        if one["kind"]
    ] == [("专票", 30, 60, 90, True), ("普票", 90, 10, 0, False)]
