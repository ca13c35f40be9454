"""待确认: a person finishes, tries again or gives up; and no worker's death loses a file."""

from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.infra import jobs
from backend.infra.config import Settings
from backend.infra.db import transaction
from backend.infra.jobs import run_due
from backend.infra.parts import part, provide
from backend.intake.models import ReadingTask
from backend.invoices.service import FileDesk
from backend.invoices.service import use as use_desk
from backend.reading.bounded import Runner, WorkersUnavailableError
from backend.reading.files import FileFormat, FileReader, Findings, Reader
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.intake import files
from tests.intake.files import send
from tests.personas import LIN, WANG, SignIn

ENTRY: dict[str, Any] = {
    "kind": "digital_ordinary",
    "number": "25990000000000010317",
    "issued_on": "2025-01-06",
    "amount_fen": 10600,
}


def enter(browser: FlaskClient, upload_id: int, key: str = "entry-0001", **changes: Any) -> Any:
    return browser.post(
        f"/api/uploads/{upload_id}/entry",
        json=ENTRY | changes,
        headers={"Idempotency-Key": key},
    )


def test_an_entry_beside_the_file_stores_the_invoice_with_its_original(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload = send(browser, files.ofd(), "a.ofd").get_json()

    answer = enter(browser, upload["id"])

    invoice_id = answer.get_json()["invoice"]["id"]
    detail = browser.get(f"/api/invoices/{invoice_id}").get_json()
    after = browser.get(f"/api/uploads/{upload['id']}").get_json()
    assert (answer.status_code, answer.get_json()["result"]) == (201, "stored")
    assert (after["state"], after["invoices"][0]["result"]) == ("stored", "stored")
    assert [one["sha256"] for one in detail["files"]] == [upload["sha256"]]


def test_a_repeated_entry_has_its_first_answer(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.ofd(), "a.ofd").get_json()["id"]

    answers = [enter(browser, upload_id) for _ in range(2)]

    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].get_json() == answers[1].get_json()


def test_a_wrong_field_is_marked_and_the_file_goes_on_waiting(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.ofd(), "a.ofd").get_json()["id"]

    answer = enter(browser, upload_id, number="123")

    assert answer.status_code == 422
    assert [one["field"] for one in answer.get_json()["errors"]] == ["number"]
    state = browser.get(f"/api/uploads/{upload_id}").get_json()["state"]
    assert state == "needs_confirmation"


def test_an_entry_that_a_colleague_has_is_told_as_a_duplicate(sign_in: SignIn) -> None:
    wang, lin = sign_in(WANG), sign_in(LIN)
    wang.post("/api/invoices", json=ENTRY, headers={"Idempotency-Key": "entry-wang"})
    upload_id = send(lin, files.ofd(), "a.ofd").get_json()["id"]

    answer = enter(lin, upload_id)

    assert (answer.status_code, answer.get_json()["result"]) == (200, "duplicate")
    assert lin.get(f"/api/uploads/{upload_id}").get_json()["state"] == "duplicate"


def test_what_is_done_cannot_be_entered_discarded_or_read_again(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.photo()).get_json()["id"]

    answers = [
        enter(browser, upload_id),
        browser.post(f"/api/uploads/{upload_id}/discard", json={"reason": "拍错了"}),
        browser.post(f"/api/uploads/{upload_id}/retry"),
    ]

    codes = [(one.status_code, one.get_json()["code"]) for one in answers]
    assert codes == [
        (409, "intake.not_waiting"),
        (409, "intake.not_waiting"),
        (409, "intake.not_retriable"),
    ]


def test_a_discarded_file_keeps_its_reason_and_its_bytes_may_come_again(sign_in: SignIn) -> None:
    browser, content = sign_in(LIN), files.ofd()
    upload_id = send(browser, content, "a.ofd").get_json()["id"]

    discarded = browser.post(
        f"/api/uploads/{upload_id}/discard", json={"reason": "不是发票"}
    ).get_json()
    again = send(browser, content, "a.ofd").get_json()

    assert (discarded["state"], discarded["reason_code"]) == ("rejected", "discarded")
    assert "不是发票" in discarded["reason"]
    assert again["state"] == "needs_confirmation"
    assert browser.post(f"/api/uploads/{upload_id}/retry").status_code == 409


def test_giving_up_needs_a_reason(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.ofd(), "a.ofd").get_json()["id"]

    assert browser.post(f"/api/uploads/{upload_id}/discard", json={}).status_code == 422


def test_reading_again_asks_the_queue(app: APIFlask, sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.ofd(), "a.ofd").get_json()["id"]

    answer = browser.post(f"/api/uploads/{upload_id}/retry")
    work_off(app)

    after = browser.get(f"/api/uploads/{upload_id}").get_json()
    assert (answer.status_code, answer.get_json()["state"]) == (202, "reading")
    assert after["state"] == "needs_confirmation"


def test_a_refused_file_that_was_sent_anew_is_not_read_again(sign_in: SignIn) -> None:
    browser, content = sign_in(LIN), files.photo()[:600]
    first = send(browser, content).get_json()["upload_id"]
    send(browser, content)

    answer = browser.post(f"/api/uploads/{first}/retry")

    assert answer.status_code == 202  # both were refused: none of them stands


class Absent:
    """Workers that cannot be had, as when all are busy."""

    def read(self, content: bytes, *, is_full: bool) -> Findings:
        raise WorkersUnavailableError


class Dying:
    """Takes the whole process with it, past every handler."""

    def read(self, content: bytes, *, is_full: bool) -> Findings:
        raise SystemExit


def read_with(app: APIFlask, reader: Reader) -> None:
    with app.app_context():
        desk = part(FileDesk)
    readers = FileReader(dict.fromkeys(FileFormat, reader))
    provide(app, FileDesk(desk.originals, desk.previews, readers, desk.previewer))


def test_a_file_that_nobody_can_read_now_is_kept_and_read_later(
    app: APIFlask, sign_in: SignIn, settings: Settings, runner: Runner, clock: FakeClock
) -> None:
    browser = sign_in(LIN)
    read_with(app, Absent())

    sent = send(browser, files.photo()).get_json()
    work_off(app)
    meanwhile = browser.get(f"/api/uploads/{sent['id']}").get_json()["state"]
    use_desk(app, settings, runner)
    clock.pass_time(minutes=10)
    work_off(app)

    assert (sent["state"], meanwhile) == ("reading", "reading")
    assert browser.get(f"/api/uploads/{sent['id']}").get_json()["state"] == "stored"


def test_a_request_that_died_in_mid_reading_is_finished_by_the_sweep(
    app: APIFlask, sign_in: SignIn, settings: Settings, runner: Runner, clock: FakeClock
) -> None:
    browser = sign_in(LIN)
    read_with(app, Dying())
    with pytest.raises(SystemExit):
        send(browser, files.photo(), key="phone-0001")
    use_desk(app, settings, runner)
    work_off(app)
    held = send(browser, files.photo(), key="phone-0001").get_json()["state"]
    clock.pass_time(minutes=5)

    work_off(app)

    (upload,) = browser.get("/api/uploads").get_json()["items"]
    assert (held, upload["state"]) == ("reading", "stored")


def test_a_worker_that_was_killed_in_mid_reading_loses_nothing(
    app: APIFlask, sign_in: SignIn, clock: FakeClock
) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.blank_photo()).get_json()["id"]
    _die_holding(app, upload_id)
    clock.pass_time(minutes=5)

    work_off(app)

    assert browser.get(f"/api/uploads/{upload_id}").get_json()["state"] == "needs_confirmation"


def test_a_file_that_kills_its_worker_each_time_is_given_to_a_person(
    app: APIFlask, sign_in: SignIn, clock: FakeClock
) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.blank_photo()).get_json()["id"]

    for _ in range(3):
        _die_holding(app, upload_id)
        clock.pass_time(minutes=5)
    work_off(app)

    upload = browser.get(f"/api/uploads/{upload_id}").get_json()
    assert (upload["state"], upload["reason_code"]) == ("needs_confirmation", "gave_up")
    assert upload["can_retry"]


def _die_holding(app: APIFlask, upload_id: int) -> None:
    """A process that claims the row as a worker does, and is killed before it can say more."""
    with app.app_context(), transaction() as session:
        jobs.claim_due(
            session,
            ReadingTask,
            lease=timedelta(seconds=60),
            limit=1,
            max_deaths=3,
            row_id=upload_id,
        )


def test_a_lost_original_is_refused_in_words(
    app: APIFlask, sign_in: SignIn, settings: Settings
) -> None:
    browser = sign_in(LIN)
    upload = send(browser, files.blank_photo()).get_json()
    digest = upload["sha256"]
    (settings.files_folder / digest[:2] / digest[2:4] / digest).unlink()

    work_off(app)

    after = browser.get(f"/api/uploads/{upload['id']}").get_json()
    assert (after["state"], after["reason_code"]) == ("rejected", "lost")


@both_databases
def test_copies_of_a_file_that_is_refused_later_are_refused_with_it(
    app: APIFlask, sign_in: SignIn, settings: Settings
) -> None:
    browser, content = sign_in(LIN), files.blank_photo()
    first = send(browser, content).get_json()
    copy = send(browser, content, "copy.jpg").get_json()
    digest = first["sha256"]
    original = settings.files_folder / digest[:2] / digest[2:4] / digest
    original.unlink()

    work_off(app)

    after = browser.get(f"/api/uploads/{copy['id']}").get_json()
    assert (copy["state"], copy["duplicate_of_id"]) == ("duplicate", first["id"])
    assert (after["state"], after["reason_code"]) == ("rejected", "lost")
    assert (after["duplicate_of_id"], after["can_retry"]) == (None, True)
    original.write_bytes(content)
    assert browser.post(f"/api/uploads/{copy['id']}/retry").status_code == 202
    work_off(app)
    assert browser.get(f"/api/uploads/{copy['id']}").get_json()["state"] == "needs_confirmation"
    assert browser.post(f"/api/uploads/{first['id']}/retry").status_code == 409


def work_off(app: APIFlask) -> None:
    with app.app_context():
        run_due()
