"""Open invoices are asked about again every night, and who left the page is told what came."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from backend.infra.config import Settings
from backend.invoices.states import VerifyStatus
from backend.kernel.clock import BEIJING
from backend.verification.outcomes import COULD_NOT_ASK, Outcome
from backend.verification.rules import Earlier, is_news
from backend.verification.rules.refreshing import is_refreshed, parse_window, window_end
from backend.verification.service import refresh_open
from tests import payloads
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, SignIn
from tests.verification.desk import Desk
from tests.verification.fakes import BUSY, UNSUPPORTED, VALID, FakeProvider, answer

NOON = datetime(2026, 11, 28, 4, 0, tzinfo=UTC)


def notices(desk: Desk) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = desk.browser.get("/api/notices").get_json()["items"]
    return [one for one in items if one["kind"] == "invoice_answered"]


def refresh(desk: Desk) -> None:
    with desk.app.app_context():
        refresh_open()


@pytest.mark.parametrize(
    ("status", "last", "is_incomplete", "days", "expected"),
    [
        (VerifyStatus.UNVERIFIED, None, False, 1, True),
        (VerifyStatus.ERROR, Outcome.PROVIDER_CONFIG, False, 29, True),
        (VerifyStatus.ERROR, Outcome.PROVIDER_BUSY, False, 31, False),
        (VerifyStatus.ERROR, Outcome.UNSUPPORTED, False, 1, False),
        (VerifyStatus.NOT_FOUND, Outcome.NOT_FOUND, False, 1, False),
        (VerifyStatus.INCONSISTENT, Outcome.MISMATCH, False, 1, False),
        (VerifyStatus.CONSISTENT, Outcome.MATCH_VALID, False, 1, False),
        (VerifyStatus.CONSISTENT, Outcome.MATCH_VALID, True, 6, True),
        (VerifyStatus.CONSISTENT, Outcome.MATCH_VALID, True, 8, False),
    ],
)
def test_only_what_may_bring_something_new_is_asked_again(
    *,
    status: VerifyStatus,
    last: Outcome | None,
    is_incomplete: bool,
    days: int,
    expected: bool,
) -> None:
    age = timedelta(days=days)

    asked = is_refreshed(status, last_outcome=last, is_incomplete=is_incomplete, age=age)

    assert asked is expected


@pytest.mark.parametrize(
    ("hours", "at", "end"),
    [
        ("", time(23, 0), None),
        ("22:00-06:00", time(21, 59), None),
        ("22:00-06:00", time(22, 0), "06:00"),
        ("22:00-06:00", time(5, 59), "06:00"),
        ("22:00-06:00", time(6, 0), None),
        ("12:00-13:00", time(12, 30), "13:00"),
        ("12:00-13:00", time(14, 0), None),
    ],
)
def test_a_known_rest_of_the_provider_has_an_end(hours: str, at: time, end: str | None) -> None:
    now = datetime.combine(NOON.date(), at, tzinfo=BEIJING)

    until = window_end(parse_window(hours), now)

    assert (until and until.strftime("%H:%M")) == end
    assert until is None or until > now


@pytest.mark.parametrize(
    ("sentence", "outcome", "earlier", "pressed_ago", "expected"),
    [
        ("a first answer at once is seen on the page", Outcome.MATCH_VALID, [], None, False),
        (
            "a late answer after busy is news",
            Outcome.MATCH_VALID,
            [Outcome.PROVIDER_BUSY],
            None,
            True,
        ),
        ("a late no is news too", Outcome.NOT_FOUND, [Outcome.NOT_YET], None, True),
        ("the same yes again is no news", Outcome.MATCH_VALID, [Outcome.MATCH_VALID], None, False),
        (
            "the same yes after busy is no news",
            Outcome.MATCH_VALID,
            [Outcome.PROVIDER_BUSY, Outcome.MATCH_VALID],
            None,
            False,
        ),
        ("a yes that turned is news", Outcome.MATCH_VOID, [Outcome.MATCH_VALID], None, True),
        ("still busy is no news", Outcome.PROVIDER_BUSY, [Outcome.NOT_YET], None, False),
        ("who planned it hears the same no", Outcome.NOT_FOUND, [Outcome.NOT_FOUND], 600, True),
        ("who pressed it just now is watching", Outcome.NOT_FOUND, [Outcome.NOT_FOUND], 1, False),
    ],
)
def test_what_is_news(
    *,
    sentence: str,
    outcome: Outcome,
    earlier: list[Outcome],
    pressed_ago: int | None,
    expected: bool,
) -> None:
    before = [Earlier(one, NOON - timedelta(hours=2), False) for one in earlier]
    wanted_at = None if pressed_ago is None else NOON - timedelta(minutes=pressed_ago)
    captured_at = NOON - timedelta(days=1)

    told = is_news(outcome, before, now=NOON, captured_at=captured_at, wanted_at=wanted_at)

    assert told is expected, sentence


def test_the_night_asks_open_invoices_again_and_tells_the_late_answer(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [UNSUPPORTED, BUSY, VALID]
    unsupported, busy = desk.scan(), desk.scan(payloads.DIGITAL_SHORT_TRAILER)
    desk.work()
    desk.record(busy, "NOT_FOUND")  # ends its plan; then it is open again
    desk.ask_again(busy)

    clock.pass_time(hours=14, minutes=10)
    refresh(desk)
    clock.pass_time(minutes=51)
    desk.work()

    assert desk.detail(busy)["verify_status"] == "consistent"
    (notice,) = notices(desk)
    assert (notice["title"], notice["link"]) == ("查到了：查验一致", f"/invoices/{busy}")
    task = desk.task(unsupported)
    assert task is not None
    assert task.state == "done"
    outcomes = {one.outcome for one in desk.attempts(unsupported)}
    assert outcomes <= COULD_NOT_ASK


@both_databases
def test_an_invoice_without_a_plan_is_planned_once_a_night_within_the_limit(
    desk: Desk, provider: FakeProvider, settings: Settings, clock: FakeClock
) -> None:
    desk.use(settings, None)
    first, second = desk.scan(), desk.scan(payloads.DIGITAL_SHORT_TRAILER)
    desk.use(settings, provider)
    assert desk.detail(first)["verification"]["next_refresh_at"] == "2026-11-23T16:10:00.000Z"

    refresh(desk)
    refresh(desk)

    tasks = [desk.task(first), desk.task(second)]
    assert [task and task.state for task in tasks] == ["waiting", "waiting"]
    assert desk.detail(first)["verify_status"] == "unverified"  # not 查验中 before its time
    due = [task.next_try_at for task in tasks if task and task.next_try_at]
    assert all(timedelta() <= one - clock.now() <= timedelta(minutes=50) for one in due)


@pytest.mark.parametrize("limit", [0, 1])
def test_the_setting_bounds_the_night(
    desk: Desk, provider: FakeProvider, settings: Settings, limit: int
) -> None:
    desk.use(settings, None)
    ids = [desk.scan(), desk.scan(payloads.DIGITAL_SHORT_TRAILER)]
    desk.use(replace(settings, verify_nightly=limit), provider)

    refresh(desk)

    assert sum(desk.task(one) is not None for one in ids) == limit


def test_a_question_planned_for_tomorrow_is_answered_to_who_asked(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [answer(Outcome.NOT_FOUND)]
    invoice_id = desk.scan()
    desk.work()

    planned = desk.browser.post(f"/api/invoices/{invoice_id}/verification/tomorrow")
    again = desk.browser.post(f"/api/invoices/{invoice_id}/verification/tomorrow")
    assert desk.work() == 0
    clock.pass_time(hours=16)
    desk.work()

    assert (planned.status_code, again.status_code) == (202, 202)
    due = planned.get_json()["verification"]["next_try_at"]
    assert "2026-11-23T16:10" <= due <= "2026-11-23T17:00"
    assert again.get_json()["verification"]["next_try_at"] == due
    assert planned.get_json()["verify_status"] == "not_found"  # what is known stays
    assert [one["title"] for one in notices(desk)] == ["查验结果：查无此票"]
    assert len(provider.asked) == 2


def test_a_used_up_day_can_be_planned_and_what_can_never_be_asked_cannot(
    desk: Desk, provider: FakeProvider, settings: Settings, clock: FakeClock
) -> None:
    provider.replies = [answer(Outcome.NOT_FOUND)]
    invoice_id = desk.scan()
    for _ in range(4):
        desk.work()
        desk.ask_again(invoice_id)

    path = f"/api/invoices/{invoice_id}/verification/tomorrow"
    assert desk.browser.post(path).status_code == 202
    desk.use(settings, None)
    refused = desk.browser.post(
        f"/api/invoices/{desk.scan(payloads.SPECIAL)}/verification/tomorrow"
    )

    assert (refused.status_code, refused.get_json()["code"]) == (409, "verification.not_possible")


def test_after_thirty_days_without_an_answer_the_owner_is_told(
    desk: Desk, provider: FakeProvider, clock: FakeClock, sign_in: SignIn
) -> None:
    provider.replies = [BUSY]
    desk.scan()
    desk.work()

    clock.pass_time(days=30)
    desk.work()

    later = Desk(desk.app, sign_in(LIN))  # a month later she signs in again
    assert [one["title"] for one in notices(later)] == ["一直没有查到结果"]
