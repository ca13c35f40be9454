"""Checks of a day, and dates that decide whether and when to ask."""

from collections import Counter

import pytest

from backend.kernel.clock import BEIJING
from backend.verification.outcomes import Outcome
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.verification.desk import Desk
from tests.verification.fakes import (
    BUSY,
    VALID,
    FakeProvider,
    answer,
)


@both_databases
def test_the_product_asks_four_times_a_day_and_leaves_the_fifth_to_a_person(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [BUSY]
    invoice_id = desk.scan()

    for _ in range(3 * 24 * 4):
        desk.work()
        clock.pass_time(minutes=15)

    by_day = Counter(
        one.asked_at.astimezone(BEIJING).date() for one in desk.attempts(invoice_id) if one.counts
    )
    assert max(by_day.values()) == 4
    assert len(by_day) == 4
    assert len(provider.asked) == sum(by_day.values())
    refused = desk.ask_again(invoice_id)
    assert refused.status_code == 409
    assert refused.get_json()["code"] == "verification.daily_limit"


def test_a_daily_limit_reached_by_others_waits_for_the_next_day(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [answer(Outcome.DAILY_LIMIT), VALID]
    invoice_id = desk.scan()

    desk.work()
    waiting = desk.detail(invoice_id)
    clock.pass_time(hours=13)
    assert desk.work() == 0
    clock.pass_time(hours=3)
    desk.work()

    assert waiting["verify_status"] == "quota_exceeded"
    assert desk.detail(invoice_id)["verify_status"] == "consistent"


def test_an_invoice_of_today_is_asked_about_tomorrow_without_using_a_check(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    invoice_id = desk.scan("01,32,,26990000000000000001,106.00,20261123,")

    desk.work()
    waiting = desk.detail(invoice_id)
    clock.pass_time(hours=16)
    desk.work()

    assert waiting["verify_status"] == "same_day"
    assert waiting["verification"]["tries_today"] == 0
    assert waiting["attempts"][0]["raw_code"] == "local"
    assert desk.detail(invoice_id)["verify_status"] == "consistent"
    assert len(provider.asked) == 1


def test_an_invoice_of_yesterday_that_is_not_found_is_asked_about_again(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [answer(Outcome.NOT_FOUND), VALID]
    invoice_id = desk.scan("01,32,,26990000000000000002,106.00,20261122,")

    desk.work()
    waiting = desk.detail(invoice_id)["verify_status"]
    clock.pass_time(hours=16)
    desk.work()

    assert waiting == "same_day"
    assert desk.detail(invoice_id)["verify_status"] == "consistent"


@pytest.mark.parametrize(
    ("day", "status"), [("20200105", "out_of_window"), ("20270105", "malformed")]
)
def test_a_date_outside_the_window_is_answered_without_a_call(
    desk: Desk, provider: FakeProvider, day: str, status: str
) -> None:
    invoice_id = desk.scan(f"01,32,,20990000000000000003,106.00,{day},")

    desk.work()

    assert desk.detail(invoice_id)["verify_status"] == status
    assert provider.asked == []
