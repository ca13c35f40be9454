"""查验 by a person: outcome, note and screenshot; and who may see what."""

import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.infra.config import Settings
from backend.infra.db import db
from backend.verification.outcomes import Outcome
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import SUN, WANG, ZHOU, NewClient, SignIn
from tests.verification.desk import PNG, Desk
from tests.verification.fakes import BUSY, MISCONFIGURED, VALID, FakeProvider, answer

JPEG = b"\xff\xd8\xff\xe0" + b"photo" * 10
WEBP = b"RIFF\x20\x00\x00\x00WEBPVP8 " + b"photo" * 10


@pytest.fixture
def by_hand(desk: Desk, settings: Settings) -> Desk:
    """An installation without a provider."""
    desk.use(settings, None)
    return desk


@both_databases
def test_what_a_person_saw_becomes_the_verdict_with_its_evidence(by_hand: Desk) -> None:
    invoice_id = by_hand.scan()

    recorded = by_hand.record(invoice_id, "MATCH_VOID", "页面显示“已作废”")

    assert recorded.status_code == 201
    detail = recorded.get_json()
    assert (detail["verify_status"], detail["tax_status"]) == ("consistent", "voided")
    assert not detail["is_sandbox"]
    assert detail["is_by_hand"]
    (attempt,) = detail["attempts"]
    assert attempt["provider"] == "manual"
    assert attempt["person_name"] == "林小满"
    assert attempt["note"] == "页面显示“已作废”"
    assert attempt["evidence"]
    assert detail["verification"]["tries_today"] == 1
    picture = by_hand.browser.get(f"/api/evidence/{attempt['id']}")
    assert picture.data == PNG


@both_databases
def test_the_mark_of_a_check_by_hand_goes_with_its_verdict_and_not_before(
    desk: Desk, settings: Settings
) -> None:
    desk.use(settings, None)
    invoice_id = desk.scan()
    desk.record(invoice_id, "MISMATCH", "官方网站显示不一致")
    desk.use(settings, FakeProvider([MISCONFIGURED, VALID]))

    desk.ask_again(invoice_id)
    desk.work()
    unanswered = desk.detail(invoice_id)
    desk.ask_again(invoice_id)
    desk.work()
    answered = desk.detail(invoice_id)

    assert (unanswered["verify_status"], unanswered["is_by_hand"]) == ("error", True)
    assert (answered["verify_status"], answered["is_by_hand"]) == ("consistent", False)


def test_a_screenshot_is_given_back_so_that_no_browser_runs_it(by_hand: Desk) -> None:
    invoice_id = by_hand.scan()
    attempt_id = by_hand.record(invoice_id).get_json()["attempts"][0]["id"]

    picture = by_hand.browser.get(f"/api/evidence/{attempt_id}")

    assert picture.content_type == "image/png"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert picture.headers["Content-Disposition"] == f'inline; filename="evidence-{attempt_id}"'
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert "no-store" in picture.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("picture", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")]
)
def test_pictures_are_known_by_their_own_bytes(
    by_hand: Desk, picture: bytes, media_type: str
) -> None:
    invoice_id = by_hand.scan()

    attempt_id = by_hand.record(invoice_id, picture=picture).get_json()["attempts"][0]["id"]

    assert by_hand.browser.get(f"/api/evidence/{attempt_id}").content_type == media_type


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script>",
        b"GIF89a" + b"x" * 50,
        b"RIFF....WAVE" + b"x" * 50,
        PNG[:7],
        PNG + b"x" * (10 * 1024 * 1024),
    ],
    ids=["empty", "svg", "html", "gif", "wave", "cut", "too-large"],
)
def test_anything_else_is_refused_and_nothing_is_recorded(by_hand: Desk, picture: bytes) -> None:
    invoice_id = by_hand.scan()

    refused = by_hand.record(invoice_id, picture=picture)

    assert refused.status_code == 422
    assert refused.get_json()["code"] == "verification.evidence_refused"
    assert by_hand.attempts(invoice_id) == []


def test_a_body_beyond_every_limit_is_refused(by_hand: Desk) -> None:
    invoice_id = by_hand.scan()

    refused = by_hand.record(invoice_id, picture=PNG + b"x" * (12 * 1024 * 1024))

    assert refused.status_code == 413


@pytest.mark.parametrize(
    ("outcome", "note", "picture", "field"),
    [
        ("MATCH_VALID", "", PNG, "note"),
        ("MATCH_VALID", "x" * 501, PNG, "note"),
        ("MATCH_VALID", "见截图", None, "evidence"),
        ("PROVIDER_BUSY", "见截图", PNG, "outcome"),
        ("DAILY_LIMIT", "见截图", PNG, "outcome"),
        ("IT_IS_FINE", "见截图", PNG, "outcome"),
    ],
)
def test_a_check_by_hand_needs_an_outcome_a_note_and_a_screenshot(
    by_hand: Desk, outcome: str, note: str, picture: bytes | None, field: str
) -> None:
    invoice_id = by_hand.scan()

    refused = by_hand.record(invoice_id, outcome, note, picture)

    assert refused.status_code == 422
    assert [one["field"] for one in refused.get_json()["errors"]] == [field]
    assert by_hand.attempts(invoice_id) == []


def test_an_unknown_member_of_the_form_is_refused(by_hand: Desk) -> None:
    invoice_id = by_hand.scan()
    form = {
        "outcome": "MATCH_VALID",
        "note": "见截图",
        "owner_id": "1",
        "evidence": (io.BytesIO(PNG), "a.png"),
    }

    refused = by_hand.browser.post(f"/api/invoices/{invoice_id}/manual-verdict", data=form)

    assert refused.status_code == 422


def test_a_match_that_the_provider_told_is_not_overruled_by_hand(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [answer(Outcome.MATCH_VOID)]
    invoice_id = desk.scan()
    desk.work()

    refused = desk.record(invoice_id, "MATCH_VALID")

    assert refused.status_code == 409
    assert desk.detail(invoice_id)["tax_status"] == "voided"


def test_a_refused_screenshot_takes_no_room(
    desk: Desk, settings: Settings, provider: FakeProvider
) -> None:
    invoice_id = desk.scan()
    desk.work()

    refused = desk.record(invoice_id, "NOT_FOUND")

    assert refused.status_code == 409
    assert [one for one in settings.files_folder.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("is_sandbox", [None, True], ids=["nobody", "the-sandbox"])
def test_where_no_real_provider_answers_a_person_tells_that_an_invoice_was_voided(
    desk: Desk, settings: Settings, is_sandbox: bool | None
) -> None:
    invoice_id = desk.scan()
    desk.work()
    desk.use(settings, FakeProvider(is_sandbox=True) if is_sandbox else None)

    recorded = desk.record(invoice_id, "MATCH_VOID", "官方网站显示已作废")

    assert recorded.status_code == 201
    assert recorded.get_json()["tax_status"] == "voided"


def test_without_a_provider_no_further_try_is_promised(
    desk: Desk, settings: Settings, provider: FakeProvider
) -> None:
    provider.replies = [BUSY]
    invoice_id = desk.scan()
    desk.work()

    desk.use(settings, None)

    plan = desk.detail(invoice_id)["verification"]
    assert (plan["next_try_at"], plan["last_error"]) == (None, None)


def test_a_person_may_answer_what_the_provider_could_not(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    provider.replies = [BUSY]
    invoice_id = desk.scan()
    desk.work()

    recorded = desk.record(invoice_id)
    clock.pass_time(hours=2)

    assert recorded.status_code == 201
    assert desk.detail(invoice_id)["verify_status"] == "consistent"
    assert desk.detail(invoice_id)["verification"]["next_try_at"] is None
    assert desk.work() == 0


def test_a_check_by_hand_stands_while_a_question_is_under_way(
    desk: Desk, provider: FakeProvider
) -> None:
    """The worker comes back with 'could not ask' after the person has recorded the answer."""
    provider.replies = [BUSY]
    invoice_id = desk.scan()
    recorded: list[int] = []
    provider.on_call = lambda: recorded.append(desk.record(invoice_id).status_code)

    desk.work()

    assert recorded == [201]
    detail = desk.detail(invoice_id)
    assert detail["verify_status"] == "consistent"
    assert detail["verification"]["next_try_at"] is None
    assert all(one["finished_at"] for one in detail["attempts"])


def test_there_are_no_more_results_a_day_than_the_official_site_gives(
    by_hand: Desk, clock: FakeClock
) -> None:
    invoice_id = by_hand.scan()
    recorded = [by_hand.record(invoice_id, "NOT_FOUND").status_code for _ in range(5)]

    refused = by_hand.record(invoice_id)
    clock.pass_time(hours=15)

    assert recorded == [201] * 5
    assert refused.status_code == 409
    assert refused.get_json()["code"] == "verification.daily_limit"
    assert by_hand.record(invoice_id).status_code == 201


@both_databases
def test_results_sent_at_once_are_no_more_than_a_day_has(by_hand: Desk) -> None:
    invoice_id = by_hand.scan()

    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(by_hand.record, invoice_id, "NOT_FOUND") for _ in range(8)]
        statuses = Counter(one.result().status_code for one in sent)

    assert statuses == {201: 5, 409: 3}


def test_a_check_by_hand_is_audited(by_hand: Desk, app: APIFlask) -> None:
    invoice_id = by_hand.scan()
    by_hand.record(invoice_id)

    with app.app_context():
        query = select(AuditRecord).where(AuditRecord.action == "verification.recorded_by_hand")
        record = db.session.scalars(query).one()

    assert record.subject_id == invoice_id
    assert record.facts["outcome"] == "MATCH_VALID"
    assert len(record.facts["evidence_sha256"]) == 64


@pytest.mark.parametrize("stranger", [WANG, ZHOU, SUN])
def test_other_people_see_and_change_nothing(desk: Desk, sign_in: SignIn, stranger: object) -> None:
    invoice_id = desk.scan()
    attempt_id = desk.record(invoice_id).get_json()["attempts"][0]["id"]
    other = Desk(desk.app, sign_in(stranger))  # type: ignore[arg-type] # a persona

    answers = [
        other.browser.get(f"/api/invoices/{invoice_id}"),
        other.ask_again(invoice_id),
        other.record(invoice_id),
        other.browser.get(f"/api/evidence/{attempt_id}"),
    ]

    assert [one.status_code for one in answers] == [404] * 4
    assert len(desk.attempts(invoice_id)) == 1


def test_nobody_gets_anything_without_signing_in(desk: Desk, new_client: NewClient) -> None:
    invoice_id = desk.scan()
    attempt_id = desk.record(invoice_id).get_json()["attempts"][0]["id"]
    nobody = Desk(desk.app, new_client())

    answers = [
        nobody.browser.get(f"/api/invoices/{invoice_id}"),
        nobody.ask_again(invoice_id),
        nobody.record(invoice_id),
        nobody.browser.get(f"/api/evidence/{attempt_id}"),
    ]

    assert [one.status_code for one in answers] == [401] * 4


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999"])
def test_ids_that_do_not_exist_are_not_found(desk: Desk, number: str) -> None:
    browser = desk.browser
    answers = [
        browser.get(f"/api/invoices/{number}"),
        browser.post(f"/api/invoices/{number}/verification"),
        browser.get(f"/api/evidence/{number}"),
    ]

    assert [one.status_code for one in answers] == [404] * 3


def test_an_attempt_without_a_screenshot_has_none_to_show(desk: Desk) -> None:
    invoice_id = desk.scan()
    desk.work()
    attempt_id = desk.detail(invoice_id)["attempts"][0]["id"]

    assert desk.browser.get(f"/api/evidence/{attempt_id}").status_code == 404


def test_a_screenshot_lost_from_the_disk_says_so(by_hand: Desk, settings: Settings) -> None:
    invoice_id = by_hand.scan()
    attempt_id = by_hand.record(invoice_id).get_json()["attempts"][0]["id"]
    for file in settings.files_folder.rglob("*"):
        if file.is_file():
            file.unlink()

    lost = by_hand.browser.get(f"/api/evidence/{attempt_id}")

    assert lost.status_code == 404
    assert "备份" in lost.get_json()["detail"]


def test_an_answer_of_the_provider_takes_the_mark_of_a_check_by_hand_away(
    by_hand: Desk, settings: Settings
) -> None:
    invoice_id = by_hand.scan()
    by_hand.record(invoice_id)
    (row,) = by_hand.browser.get("/api/invoices").get_json()["items"]
    assert row["is_by_hand"]
    by_hand.use(settings, FakeProvider())

    by_hand.ask_again(invoice_id)
    by_hand.work()

    detail = by_hand.detail(invoice_id)
    assert detail["verify_status"] == "consistent"
    assert not detail["is_by_hand"]
