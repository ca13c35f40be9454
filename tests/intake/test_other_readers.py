"""无法识别上传的文件: other readers are tried, the file stays, a person may take over."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import update

from backend.infra.db import transaction
from backend.infra.jobs import run_due
from backend.intake.models import Upload
from backend.reading.files import ALLOWED, READER_VERSION, FileFormat
from tests import payloads
from tests.intake import files
from tests.intake.files import send
from tests.intake.test_bad_files import encrypted_pdf
from tests.personas import LIN, WANG, SignIn
from tests.reading.image import pictures


def ofd_with(**parts: bytes) -> bytes:
    """An OFD whose package holds these files beside its description."""
    file = io.BytesIO(files.ofd())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(f"Doc_0/Res/{name}", content)
    return file.getvalue()


def code_picture() -> bytes:
    return pictures.png(pictures.page(files.SPECIAL, size=(900, 600)))


OTHERWISE: dict[str, tuple[Callable[[], bytes], str]] = {
    "an OFD with a picture": (lambda: ofd_with(image=code_picture()), "ofd"),
    "an OFD with a PDF": (lambda: ofd_with(x=b"?" * 300, print=files.pdf(files.SPECIAL)), "ofd"),
    "a PDF without its directory": (lambda: b"%PDF-1.7\n" + b"x" * 300 + files.photo(), "pdf"),
    "a PDF behind the lines of a mail": (
        lambda: b"Content-Type: application/pdf\r\n\r\n" + files.pdf(files.SPECIAL),
        "pdf",
    ),
}


def finished(app: APIFlask, browser: FlaskClient, upload_id: int) -> dict[str, Any]:
    """The upload after the queue has looked."""
    with app.app_context():
        run_due()
    shown: dict[str, Any] = browser.get(f"/api/uploads/{upload_id}").get_json()
    return shown


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_its_own_reader_cannot_read_another_one_does(
    app: APIFlask, sign_in: SignIn, what: str
) -> None:
    make, file_format = OTHERWISE[what]
    browser = sign_in(LIN)

    sent = send(browser, make(), "发票.pdf").get_json()

    upload = finished(app, browser, sent["id"])
    assert (upload["state"], upload["format"]) == ("stored", file_format)
    assert upload["invoices"][0]["invoice"]["number"] == payloads.SPECIAL.split(",")[3]


def test_what_was_tried_is_said_when_nothing_was_found(app: APIFlask, sign_in: SignIn) -> None:
    browser = sign_in(LIN)

    sent = send(browser, ofd_with(logo=pictures.png(pictures.page(size=(300, 300)))))
    upload = finished(app, browser, sent.get_json()["id"])
    broken = send(browser, b"%PDF-1.7\n" + b"x" * 300 + files.blank_photo()).get_json()
    refused = finished(app, browser, broken["id"])

    assert (upload["state"], upload["reason_code"]) == ("needs_confirmation", "not_read_yet")
    assert "试读了其中的1个图片或 PDF" in upload["reason"]
    assert (refused["state"], refused["reason_code"]) == ("rejected", "broken")
    assert "损坏" in refused["reason"]
    assert "试读了其中的1个图片或 PDF" in refused["reason"]


def test_a_package_that_lies_or_is_locked_is_only_not_read(app: APIFlask, sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    whole = ofd_with(image=code_picture())
    locked = bytearray(whole)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[whole.rindex(sign) + place] |= 1  # "this member has a password"

    for content in (bytes(locked), whole[: len(whole) // 3] + whole[-300:]):
        sent = send(browser, content).get_json()
        upload = finished(app, browser, sent["id"])
        assert upload["state"] == "needs_confirmation"


def test_a_file_of_no_known_format_is_kept_as_it_came_and_can_be_looked_at_again(
    app: APIFlask, sign_in: SignIn
) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, b"a format of tomorrow", "发票.new").get_json()["upload_id"]

    original = browser.get(f"/api/uploads/{upload_id}/original")
    preview = browser.get(f"/api/uploads/{upload_id}/pages/1")
    again = browser.post(f"/api/uploads/{upload_id}/retry")
    upload = finished(app, browser, upload_id)

    assert (original.status_code, original.data) == (200, b"a format of tomorrow")
    assert ".new.bin" in original.headers["Content-Disposition"]
    assert original.headers["Content-Type"] == "application/octet-stream"
    assert (preview.status_code, again.status_code) == (422, 202)
    assert (upload["state"], upload["reason_code"]) == ("rejected", "bad_format")
    assert (upload["can_retry"], upload["can_enter"], upload["is_kept"]) == (True, True, True)
    assert ALLOWED in upload["reason"]


def test_another_look_takes_the_readers_of_today(app: APIFlask, sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, b"no invoice").get_json()["upload_id"]
    before = browser.get(f"/api/uploads/{upload_id}").get_json()
    first_photo = send(browser, files.photo()).get_json()
    with app.app_context(), transaction() as session:  # as an older version left it
        older = {"reader_version": READER_VERSION - 1, "sha256": first_photo["sha256"]}
        session.execute(update(Upload).where(Upload.id == upload_id).values(older))
        gone = {"owner_id": session.get_one(Upload, upload_id).owner_id, "state": "rejected"}
        session.execute(update(Upload).where(Upload.id == first_photo["id"]).values(gone))
    older_one = browser.get(f"/api/uploads/{upload_id}").get_json()

    browser.post(f"/api/uploads/{upload_id}/retry")
    after = finished(app, browser, upload_id)

    assert [one["is_reader_newer"] for one in (before, older_one, after)] == [False, True, False]
    assert (after["state"], after["format"]) == ("duplicate", FileFormat.JPEG)


def test_sending_a_refused_file_again_reads_it_again_once_the_readers_know_more(
    app: APIFlask, sign_in: SignIn
) -> None:
    browser = sign_in(LIN)
    refused = send(browser, b"no invoice", key="one-file").get_json()
    same = send(browser, b"no invoice", key="one-file")
    with app.app_context(), transaction() as session:
        session.execute(update(Upload).values(reader_version=READER_VERSION - 1))

    again = send(browser, b"no invoice", key="one-file")

    assert (same.status_code, again.status_code) == (422, 201)
    assert (again.get_json()["id"], again.get_json()["state"]) == (refused["upload_id"], "reading")


@pytest.mark.parametrize(
    ("make", "behind"), [(encrypted_pdf, 1), (lambda: b"a format of tomorrow", 0)]
)
def test_what_no_reader_opens_is_typed_by_hand_and_a_file_that_people_know_stands_behind_it(
    sign_in: SignIn, make: Callable[[], bytes], behind: int
) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, make()).get_json()["upload_id"]
    typed = {
        "kind": "digital_ordinary",
        "number": "26312000000000000001",
        "issued_on": "2026-10-01",
        "amount_fen": 12300,
    }

    def enter(who: FlaskClient, key: str) -> Any:
        headers = {"Idempotency-Key": key}
        return who.post(f"/api/uploads/{upload_id}/entry", json=typed, headers=headers)

    strangers = enter(sign_in(WANG), "entry-of-wang")
    stored = enter(browser, "entry-of-lin-1")
    late = enter(browser, "entry-of-lin-2")

    assert (strangers.status_code, stored.status_code, late.status_code) == (404, 201, 409)
    upload = browser.get(f"/api/uploads/{upload_id}").get_json()
    assert (upload["state"], upload["can_enter"]) == ("stored", False)
    invoice_id = stored.get_json()["invoice"]["id"]
    held = browser.get(f"/api/invoices/{invoice_id}").get_json()["files"]
    assert [one["upload_id"] for one in held] == [upload_id] * behind


def test_the_limits_of_the_next_file_come_from_the_server(sign_in: SignIn) -> None:
    page = sign_in(LIN).get("/api/uploads").get_json()

    assert page["formats"]["label"] == ALLOWED
    accepted = page["formats"]["accept"].split(",")
    assert {".pdf", ".ofd", ".xml", ".jpg", "image/heic", "application/pdf"} <= set(accepted)
    assert page["limit_bytes"] == 20_000_000
