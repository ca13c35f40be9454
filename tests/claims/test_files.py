"""佐证 and 回单: kept as they came, once, and shown to whoever reads the claim."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from apiflask import APIFlask
from PIL import Image

from backend.infra.config import Settings
from backend.infra.db import db
from backend.invoices import service as invoices
from backend.reading.bounded import Runner
from tests.claims.book import Book, line
from tests.intake import files
from tests.personas import LIN, SUN, WANG, ZHAO, ZHOU

Claim = dict[str, Any]
XML = b"<?xml version='1.0'?><EInvoice><x/></EInvoice>"


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    with Runner(invoices.WORKER, at_once=2, wait_s=60) as shared:
        yield shared


@pytest.fixture
def app(settings: Settings, runner: Runner) -> Iterator[APIFlask]:
    """The whole application; its readers work in a shared nursery."""
    from backend.application import create_app

    application = create_app(settings)
    invoices.use(application, settings, runner)
    application.testing = False
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()


def path_of(claim: Claim, rest: str) -> str:
    return f"/api/claims/{claim['id']}/{rest}"


def test_a_proof_is_kept_byte_for_byte_and_seen_by_the_approver(book: Book) -> None:
    book.join(WANG)
    content = files.pdf(None, None)
    claim = book.draft(lines=[line(book.invoice(), key="taxi-line")])

    answer = book.attach(LIN, claim, content, name="行程单.pdf", line_key="taxi-line")
    submitted = book.do(LIN, answer.get_json(), "submit")

    [proof] = book.get(WANG, submitted)["attachments"]
    assert (proof["file_name"], proof["line_key"]) == ("行程单.pdf", "taxi-line")
    assert (proof["format_label"], proof["pages"]) == ("PDF 文件", 2)
    got = book.browser(WANG).get(path_of(claim, f"attachments/{proof['id']}/file"))
    assert got.data == content
    assert got.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    page = book.browser(WANG).get(path_of(claim, f"attachments/{proof['id']}/pages/2?size=small"))
    assert Image.open(io.BytesIO(page.data)).format == "WEBP"


def test_the_same_bytes_count_once_and_change_nothing(book: Book, draft: Claim) -> None:
    once = book.attach(LIN, draft, XML).get_json()

    again = book.attach(LIN, draft, XML).get_json()

    assert once["version"] == again["version"] == 2
    assert len(again["attachments"]) == 1


def test_proofs_of_a_removed_line_stay_with_the_claim(book: Book) -> None:
    claim = book.draft(lines=[line(book.invoice(), key="taxi-line")])
    attached = book.attach(LIN, claim, XML, line_key="taxi-line").get_json()

    saved = book.save(LIN, attached, lines=[])

    assert [one["line_key"] for one in saved["attachments"]] == [None]


def test_the_same_proof_of_claim_and_removed_line_is_kept_once(book: Book) -> None:
    claim = book.draft(lines=[line(book.invoice(), key="taxi-line")])
    book.attach(LIN, claim, XML)
    attached = book.attach(LIN, claim, XML, line_key="taxi-line").get_json()

    saved = book.save(LIN, attached, lines=[])

    assert [one["line_key"] for one in saved["attachments"]] == [None]


def test_a_proof_is_taken_away_in_ones_own_hands_only(book: Book) -> None:
    book.join(WANG)
    claim = book.attach(LIN, book.draft(), XML).get_json()
    path = path_of(claim, f"attachments/{claim['attachments'][0]['id']}")

    gone = book.browser(LIN).delete(path).get_json()
    assert gone["attachments"] == []
    assert [one["action"] for one in gone["events"]] == ["save", "attach", "detach"]
    assert book.browser(LIN).delete(path).status_code == 404

    claim = book.do(LIN, book.attach(LIN, claim, XML).get_json(), "submit")
    path = path_of(claim, f"attachments/{claim['attachments'][0]['id']}")
    assert book.browser(LIN).delete(path).get_json()["code"] == "claims.not_possible_now"
    assert book.browser(WANG).delete(path).status_code == 403


def test_a_bank_slip_is_the_cashiers_and_stays(book: Book, approved_claim: Claim) -> None:
    by_claimant = book.attach(LIN, approved_claim, XML, role="bank_slip")
    slip = book.attach(ZHAO, approved_claim, XML, role="bank_slip").get_json()["attachments"][0]

    assert by_claimant.status_code == 403
    assert (slip["role"], slip["added_by"]["display_name"]) == ("bank_slip", "赵敏")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "claims.attachment_refused"),
        (b"MZ\x90\x00 program", "claims.attachment_refused"),
        (files.plain_zip("a.txt"), "claims.attachment_refused"),
        (b"<html><script>alert(1)</script></html>", "claims.attachment_refused"),
        (files.pdf(None)[:200], "claims.attachment_refused"),
        (files.blank_photo()[:300], "claims.attachment_refused"),
        (b"x" * 21_000_000, "intake.too_large"),
    ],
)
def test_what_cannot_be_used_is_refused_and_not_kept(
    book: Book, draft: Claim, settings: Settings, content: bytes, code: str
) -> None:
    answer = book.attach(LIN, draft, content)

    assert answer.get_json()["code"] == code
    assert book.get(LIN, draft) == draft
    kept = [one for one in settings.files_folder.rglob("*") if one.is_file()]
    assert kept == []


def test_a_file_belongs_to_a_line_that_there_is(book: Book, draft: Claim) -> None:
    answer = book.attach(LIN, draft, XML, line_key="no-such-line")

    assert answer.get_json()["errors"][0]["field"] == "line_key"


def test_strangers_and_administrators_find_no_file(book: Book) -> None:
    book.join(WANG)
    claim = book.do(LIN, book.attach(LIN, book.draft(), XML).get_json(), "submit")
    file = f"attachments/{claim['attachments'][0]['id']}/file"

    for persona in (SUN, ZHOU):
        assert book.browser(persona).get(path_of(claim, file)).status_code == 404
        assert book.attach(persona, claim, XML).status_code == 404


def test_a_file_of_another_claim_is_not_found_under_this_one(book: Book) -> None:
    mine, other = book.draft(), book.attach(LIN, book.draft(), XML).get_json()
    attachment_id = other["attachments"][0]["id"]

    assert (
        book.browser(LIN).get(path_of(mine, f"attachments/{attachment_id}/file")).status_code == 404
    )
    assert (
        book.browser(LIN).delete(path_of(mine, f"attachments/{attachment_id}")).status_code == 404
    )


def test_the_approver_sees_the_page_of_an_invoice_that_is_not_his(book: Book) -> None:
    book.join(WANG)
    files.send(book.browser(LIN), files.photo())
    invoice = book.browser(LIN).get("/api/invoices").get_json()["items"][0]
    book.change(invoice["id"], total_fen=10_600)
    claim = book.do(LIN, book.draft(lines=[line(invoice["id"])]), "submit")

    preview = book.get(WANG, claim)["lines"][0]["preview"]

    assert preview == path_of(claim, f"invoices/{invoice['id']}/pages/1")
    assert book.browser(WANG).get(f"{preview}?size=small").mimetype == "image/webp"
    for persona in (SUN, ZHOU):
        assert book.browser(persona).get(preview).status_code == 404
    other = book.invoice()
    path = path_of(claim, f"invoices/{other}/pages/1")
    assert book.browser(LIN).get(path).status_code == 404


def test_a_claim_has_room_for_a_hundred_files(book: Book, draft: Claim) -> None:
    claim = book.attach(LIN, draft, XML).get_json()
    book.multiply_attachments(claim, 99)

    answer = book.attach(LIN, claim, XML + b"\n")

    assert (answer.status_code, answer.get_json()["code"]) == (409, "claims.too_many_attachments")
