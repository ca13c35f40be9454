"""What is asked at all, by whom, and for when it is planned."""

from datetime import timedelta

from apiflask import APIFlask
from sqlalchemy import select

from backend.accounts import guard
from backend.audit.models import AuditRecord
from backend.infra.config import Settings
from backend.infra.db import db
from tests import payloads
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.races import run_at_once
from tests.verification.desk import Desk
from tests.verification.fakes import (
    BUSY,
    UNREACHABLE,
    VALID,
    FakeProvider,
)


def test_an_incomplete_invoice_is_kept_unverified_and_says_what_is_missing(
    desk: Desk, provider: FakeProvider
) -> None:
    invoice_id = desk.scan("01,08,099002500113,00000008,88.50,20250104,,")

    assert desk.work() == 0

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "unverified"
    assert not detail["verification"]["can_ask"]
    assert "人工核对" in detail["verification"]["cannot_ask_because"]
    assert desk.ask_again(invoice_id).get_json()["code"] == "verification.not_possible"


def test_a_changed_amount_that_the_provider_cannot_see_is_pointed_out(
    desk: Desk, provider: FakeProvider
) -> None:
    invoice_id = desk.scan(payloads.ELECTRONIC)

    desk.work()

    (attempt,) = desk.detail(invoice_id)["attempts"]
    assert "¥97.09" in attempt["message"]
    assert "登记" in attempt["message"]


def test_where_people_check_by_hand_nobody_is_asked(
    desk: Desk, settings: Settings, provider: FakeProvider
) -> None:
    desk.use(settings, None)
    invoice_id = desk.scan()

    assert desk.work() == 0

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "unverified"
    assert detail["verification"]["provider"] == "manual"
    assert detail["official_form"]["url"] == "https://inv-veri.chinatax.gov.cn/"
    refused = desk.ask_again(invoice_id)
    assert refused.status_code == 409
    assert "人工查验" in refused.get_json()["detail"]


def test_questions_left_over_from_another_provider_end_when_people_check_by_hand(
    desk: Desk, settings: Settings, provider: FakeProvider
) -> None:
    invoice_id = desk.scan()
    desk.use(settings, None)

    desk.work()

    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "unverified"
    assert detail["verification"]["next_try_at"] is None


@both_databases
def test_two_who_ask_at_once_make_one_plan(
    desk: Desk, settings: Settings, provider: FakeProvider
) -> None:
    desk.use(settings, None)
    invoice_id = desk.scan()
    desk.use(settings, provider)

    answers = run_at_once([lambda: copy_of(desk).ask_again(invoice_id)] * 4)
    desk.work()

    assert [one.status_code for one in answers] == [202] * 4
    assert len(provider.asked) == 1


def copy_of(desk: Desk) -> Desk:
    """The same person in another browser tab: a test client is not made for several threads."""
    browser = desk.app.test_client()
    browser.environ_base.update(desk.browser.environ_base)
    cookie = desk.browser.get_cookie(guard.COOKIE)
    assert cookie is not None
    browser.set_cookie(guard.COOKIE, cookie.value)
    return Desk(desk.app, browser)


def test_a_question_about_an_invoice_of_today_is_planned_for_tomorrow_once(
    desk: Desk, settings: Settings, provider: FakeProvider
) -> None:
    desk.use(settings, None)
    invoice_id = desk.scan("01,32,,26990000000000000001,106.00,20261123,")
    desk.use(settings, provider)

    first = desk.ask_again(invoice_id)
    desk.work()
    second = desk.ask_again(invoice_id)

    assert first.status_code == 202
    assert desk.detail(invoice_id)["verification"]["next_try_at"].startswith("2026-11-23T16:")
    assert second.status_code == 409
    assert len(desk.attempts(invoice_id)) == 1


def test_the_bell_is_rung_after_the_invoice_is_stored(
    desk: Desk, provider: FakeProvider, settings: Settings
) -> None:
    desk.scan()

    assert (settings.piaokatong_data / "huey.db").exists()


def test_a_try_is_planned_no_later_than_the_day_after(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [BUSY]
    invoice_id = desk.scan()

    desk.work()

    task = desk.task(invoice_id)
    assert task is not None
    assert task.next_try_at is not None
    assert clock.now() < task.next_try_at < clock.now() + timedelta(minutes=1)


def test_every_answer_and_every_wish_to_ask_again_stand_in_the_audit_log(
    app: APIFlask, desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [UNREACHABLE, VALID, VALID]
    invoice_id = desk.scan()
    desk.work()
    desk.ask_again(invoice_id)
    desk.work()

    with app.app_context():
        query = select(AuditRecord).where(AuditRecord.action.startswith("verification."))
        records = db.session.scalars(query.order_by(AuditRecord.id)).all()

    assert [one.action for one in records] == ["verification.asked_again", "verification.answered"]
    assert {one.subject_id for one in records} == {invoice_id}
    assert records[1].facts["outcome"] == "MATCH_VALID"
