"""The worker asks, records, and asks again; an invoice is never lost on the way."""

import pytest

from backend.infra.db import db
from backend.verification.outcomes import Outcome
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, SignIn
from tests.verification.desk import Desk
from tests.verification.fakes import (
    BUSY,
    MISCONFIGURED,
    SELLER,
    UNREACHABLE,
    UNSUPPORTED,
    VALID,
    FakeProvider,
    answer,
)


class KilledError(BaseException):
    """Stands for kill -9: no code of ours runs any more."""


@both_databases
def test_a_scanned_invoice_is_verified_by_the_worker(desk: Desk, provider: FakeProvider) -> None:
    invoice_id = desk.scan()
    assert desk.detail(invoice_id)["verify_status"] == "pending"

    assert desk.work() == 1

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "consistent"
    assert detail["tax_status"] == "normal"
    assert detail["seller_name"] == SELLER
    assert (detail["total_fen"], detail["tax_fen"]) == (113_000, 13_000)
    assert detail["items"][0]["name"] == "*餐饮服务*餐费"
    assert not detail["is_sandbox"]
    (attempt,) = detail["attempts"]
    assert attempt["outcome"] == "MATCH_VALID"
    assert attempt["person_name"] is None
    assert attempt["finished_at"]
    assert detail["verification"]["next_try_at"] is None
    assert detail["verification"]["tries_today"] == 1
    assert len(provider.asked) == 1


@both_databases
def test_could_not_ask_keeps_the_invoice_and_retries_until_there_is_an_answer(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [BUSY, BUSY, VALID]
    invoice_id = desk.scan()

    desk.work()
    after_first = desk.detail(invoice_id)
    assert after_first["verify_status"] == "error"
    assert after_first["verification"]["next_try_at"] is not None
    assert "会自动重试" in after_first["verification"]["last_error"]
    for _ in range(4):
        clock.pass_time(minutes=10)
        desk.work()

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "consistent"
    assert detail["verification"]["last_error"] is None
    outcomes = [one["outcome"] for one in detail["attempts"]]
    assert outcomes == ["MATCH_VALID", "PROVIDER_BUSY", "PROVIDER_BUSY"]


@pytest.mark.parametrize(
    ("outcome", "verify", "tax", "is_red_letter"),
    [
        (Outcome.MATCH_VOID, "consistent", "voided", False),
        (Outcome.MATCH_RED_PARTIAL, "consistent", "partially_red", False),
        (Outcome.MATCH_RED_FULL, "consistent", "fully_red", False),
        (Outcome.MATCH_IS_RED_LETTER, "consistent", "normal", True),
        (Outcome.MISMATCH, "inconsistent", "unknown", False),
        (Outcome.NOT_FOUND, "not_found", "unknown", False),
        (Outcome.BAD_INPUT, "malformed", "unknown", False),
    ],
)
def test_an_answer_is_final_until_somebody_asks_again(
    *,
    desk: Desk,
    provider: FakeProvider,
    clock: FakeClock,
    outcome: Outcome,
    verify: str,
    tax: str,
    is_red_letter: bool,
) -> None:
    provider.replies = [answer(outcome)]
    invoice_id = desk.scan()

    desk.work()
    clock.pass_time(days=3)
    desk.work()

    detail = desk.detail(invoice_id)
    assert (detail["verify_status"], detail["tax_status"]) == (verify, tax)
    assert detail["is_red_letter"] is is_red_letter
    assert len(provider.asked) == 1


def test_an_answer_yes_is_not_taken_away_by_could_not_ask(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [VALID, BUSY]
    invoice_id = desk.scan()
    desk.work()

    asked = desk.ask_again(invoice_id)
    meanwhile = desk.detail(invoice_id)
    desk.work()

    assert asked.status_code == 202
    assert meanwhile["verify_status"] == "consistent"
    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "consistent"
    assert detail["attempts"][0]["outcome"] == "PROVIDER_BUSY"
    assert detail["attempts"][0]["person_name"] == "林小满"


def test_a_failed_question_may_be_repeated_although_a_record_exists(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [answer(Outcome.NOT_FOUND), VALID]
    invoice_id = desk.scan()
    desk.work()

    asked = desk.ask_again(invoice_id)
    desk.work()

    assert asked.get_json()["verify_status"] == "pending"
    assert desk.detail(invoice_id)["verify_status"] == "consistent"


@both_databases
def test_nothing_is_held_open_while_the_provider_thinks(desk: Desk, provider: FakeProvider) -> None:
    seen: list[tuple[bool, int]] = []

    def look() -> None:
        is_open = bool(db.session().in_transaction())
        seen.append((is_open, len([one for one in desk.attempts(1) if one.finished_at is None])))

    provider.on_call = look
    desk.scan()

    desk.work()

    assert seen == [(False, 1)]


@both_databases
def test_a_worker_killed_in_mid_call_loses_nothing_and_its_call_counts(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    def be_killed() -> None:
        provider.on_call = lambda: None
        raise KilledError

    provider.on_call = be_killed
    invoice_id = desk.scan()
    with pytest.raises(KilledError):
        desk.work()
    assert desk.detail(invoice_id)["attempts"][0]["message"] == "正在查验…"

    clock.pass_time(minutes=1)
    desk.work()

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "consistent"
    assert [one["raw_code"] for one in detail["attempts"]] == ["N", "Interrupted"]
    assert detail["verification"]["tries_today"] == 2


def test_a_question_that_kills_every_worker_becomes_a_dead_letter_that_a_person_can_revive(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    def be_killed() -> None:
        raise KilledError

    provider.on_call = be_killed
    invoice_id = desk.scan()
    for _ in range(4):
        with pytest.raises(KilledError):
            desk.work()
        clock.pass_time(minutes=1)
    clock.pass_time(days=1)
    with pytest.raises(KilledError):
        desk.work()
    clock.pass_time(minutes=1)
    assert desk.work() == 0

    dead = desk.detail(invoice_id)
    provider.on_call = lambda: None
    asked = desk.ask_again(invoice_id)
    desk.work()

    assert dead["verification"]["dead"]
    assert dead["verify_status"] == "error"
    assert "意外中止" in dead["verification"]["last_error"]
    assert asked.status_code == 202
    assert desk.detail(invoice_id)["verify_status"] == "consistent"


def test_an_answer_that_comes_after_the_lease_changes_nothing(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    def stall() -> None:
        provider.on_call = lambda: None
        clock.pass_time(minutes=5)
        desk.work()

    provider.replies = [VALID, answer(Outcome.NOT_FOUND)]
    provider.on_call = stall
    invoice_id = desk.scan()

    desk.work()

    detail = desk.detail(invoice_id)
    # The second worker's question got the first reply; the stalled one's reply came too late.
    assert [one["raw_code"] for one in detail["attempts"]] == ["N", "Interrupted"]
    assert detail["verify_status"] == "consistent"


def test_a_call_that_never_left_the_machine_uses_no_check_of_the_day(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [UNREACHABLE] * 20 + [VALID]
    invoice_id = desk.scan()

    for _ in range(6 * 12):
        desk.work()
        clock.pass_time(minutes=10)
        if desk.detail(invoice_id)["verify_status"] == "consistent":
            break

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "consistent"
    assert detail["verification"]["tries_today"] == 1
    assert len(provider.asked) == 21


def test_a_provider_without_rights_does_not_blame_the_invoice_and_is_asked_again(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [MISCONFIGURED, VALID]
    invoice_id = desk.scan()

    desk.work()
    waiting = desk.detail(invoice_id)
    clock.pass_time(hours=1)
    desk.work()

    assert waiting["verify_status"] == "error"
    assert "管理员" in waiting["verification"]["last_error"]
    assert desk.detail(invoice_id)["verify_status"] == "consistent"


def test_a_kind_that_the_provider_does_not_cover_waits_for_a_person(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [UNSUPPORTED]
    invoice_id = desk.scan()

    desk.work()

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "error"
    assert detail["verification"]["next_try_at"] is None
    assert "人工" in detail["verification"]["last_error"]


def test_after_a_month_without_an_answer_a_person_has_to_look(
    desk: Desk, provider: FakeProvider, clock: FakeClock, sign_in: SignIn
) -> None:
    provider.replies = [BUSY]
    invoice_id = desk.scan()

    for _ in range(31 * 8):
        desk.work()
        clock.pass_time(hours=3)

    detail = Desk(desk.app, sign_in(LIN)).detail(invoice_id)
    assert detail["verification"]["dead"]
    assert detail["verification"]["can_ask"]
    assert detail["verify_status"] == "error"
    assert "30 天" in detail["verification"]["last_error"]
