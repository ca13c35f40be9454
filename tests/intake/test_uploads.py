"""A file arrives: kept byte for byte, numbered at once, read, and stored once."""

from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from PIL import Image

from backend.infra.config import Settings
from backend.infra.files import FileStore
from backend.infra.jobs import run_due
from tests import payloads
from tests.databases import both_databases
from tests.intake import files
from tests.intake.files import send
from tests.personas import LIN, WANG, ZHOU, SignIn
from tests.reading.image import pictures


def work_off(app: APIFlask) -> None:
    with app.app_context():
        run_due()


def test_a_photo_with_a_code_is_in_the_wallet_when_it_is_answered(
    sign_in: SignIn, settings: Settings
) -> None:
    browser, content = sign_in(LIN), files.photo()

    answer = send(browser, content, "酒店.jpg", channel="photo")

    upload = answer.get_json()
    invoice = upload["invoices"][0]["invoice"]
    assert answer.status_code == 201
    assert (upload["state"], upload["format"], upload["pages"]) == ("stored", "jpeg", 1)
    assert upload["reference_no"].startswith("PK")
    assert upload["file_name"] == "酒店.jpg"
    detail = browser.get(f"/api/invoices/{invoice['id']}").get_json()
    assert detail["intake_channel"] == "photo"
    assert [one["role"] for one in detail["files"]] == ["original"]
    assert FileStore(settings.files_folder).get(upload["sha256"]) == content


def test_a_pdf_is_read_whatever_it_is_called(sign_in: SignIn) -> None:
    answer = send(sign_in(LIN), files.pdf(files.SPECIAL), "发票.jpg")

    upload = answer.get_json()
    assert (upload["state"], upload["format"], upload["channel"]) == (
        "stored",
        "pdf",
        "file_upload",
    )


def test_several_invoices_of_one_pdf_are_all_stored_by_one_upload(
    app: APIFlask, sign_in: SignIn
) -> None:
    browser = sign_in(LIN)
    sent = send(browser, files.pdf(files.SPECIAL, None, files.OTHER), "三页.pdf").get_json()
    work_off(app)

    upload = browser.get(f"/api/uploads/{sent['id']}").get_json()

    assert (sent["state"], upload["state"], upload["pages"]) == ("reading", "stored", 3)
    assert [(one["result"], one["page"]) for one in upload["invoices"]] == [
        ("stored", 1),
        ("stored", 3),
    ]


def test_who_no_longer_waits_is_told_of_what_the_worker_stored(
    app: APIFlask, sign_in: SignIn
) -> None:
    lin = sign_in(LIN)
    at_once = send(lin, files.photo()).get_json()
    later = send(lin, files.photo(files.OTHER, "https://example.com/menu"), "晚.jpg").get_json()
    assert lin.get("/api/notices").get_json()["items"] == []
    work_off(app)
    work_off(app)

    (notice,) = lin.get("/api/notices").get_json()["items"]

    upload = lin.get(f"/api/uploads/{later['id']}").get_json()
    assert (at_once["state"], later["state"], upload["state"]) == ("stored", "reading", "stored")
    assert notice["kind"] == "invoice_new"
    assert notice["link"] == f"/invoices/{upload['invoices'][0]['invoice']['id']}"
    assert later["reference_no"] in notice["body"]
    assert sign_in(WANG).get("/api/notices").get_json()["items"] == []


def test_several_codes_of_one_photo_become_several_invoices(app: APIFlask, sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    sent = send(browser, files.photo(files.SPECIAL, files.OTHER)).get_json()
    work_off(app)

    upload = browser.get(f"/api/uploads/{sent['id']}").get_json()

    assert upload["state"] == "stored"
    assert len(upload["invoices"]) == 2
    assert len(browser.get("/api/invoices").get_json()["items"]) == 2


def test_the_same_bytes_again_point_to_the_first_upload(sign_in: SignIn) -> None:
    browser, content = sign_in(LIN), files.photo()
    first = send(browser, content).get_json()

    again = send(browser, content, "copy.jpg").get_json()

    assert (again["state"], again["reason_code"]) == ("duplicate", "same_file")
    assert again["duplicate_of_reference_no"] == first["reference_no"]
    assert again["reference_no"] != first["reference_no"]


def test_another_photo_of_an_own_invoice_is_a_duplicate_and_stands_behind_the_first(
    sign_in: SignIn,
) -> None:
    browser = sign_in(LIN)
    first = send(browser, files.photo()).get_json()

    second = send(browser, files.pdf(files.SPECIAL), "later.pdf").get_json()

    invoice_id = first["invoices"][0]["invoice"]["id"]
    known = browser.get(f"/api/invoices/{invoice_id}").get_json()["files"]
    assert (second["state"], second["reason_code"]) == ("duplicate", "same_invoice")
    assert second["invoices"][0]["duplicate"]["is_mine"]
    assert [(one["role"], one["sha256"]) for one in known] == [
        ("original", first["sha256"]),
        ("further", second["sha256"]),
    ]


def test_a_file_of_known_invoices_still_tells_of_one_that_could_not_be_read(
    app: APIFlask, sign_in: SignIn
) -> None:
    browser = sign_in(LIN)
    send(browser, files.photo())

    sent = send(browser, files.pdf(files.SPECIAL, payloads.OFFICIAL), "later.pdf").get_json()
    work_off(app)

    upload = browser.get(f"/api/uploads/{sent['id']}").get_json()
    assert (upload["state"], upload["reason_code"]) == ("duplicate", "same_invoice_and_more")
    assert "另有1处" in upload["reason"]


def test_the_file_of_a_scanned_invoice_becomes_its_original(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    scanned = browser.post(
        "/api/scans", json={"text": files.SPECIAL}, headers={"Idempotency-Key": "scan-0001"}
    ).get_json()

    upload = send(browser, files.pdf(files.SPECIAL), "a.pdf").get_json()

    detail = browser.get(f"/api/invoices/{scanned['invoice']['id']}").get_json()
    assert upload["state"] == "duplicate"
    assert detail["intake_channel"] == "qr_scan"
    assert [one["role"] for one in detail["files"]] == ["original"]


def test_a_colleagues_invoice_is_told_and_gets_no_file(sign_in: SignIn) -> None:
    wang, lin = sign_in(WANG), sign_in(LIN)
    first = send(wang, files.photo()).get_json()

    second = send(lin, files.photo() + b"\0").get_json()

    told = second["invoices"][0]
    invoice_id = first["invoices"][0]["invoice"]["id"]
    assert second["state"] == "duplicate"
    assert (told["invoice"], told["duplicate"]["owner_name"]) == (None, WANG.display_name)
    assert len(wang.get(f"/api/invoices/{invoice_id}").get_json()["files"]) == 1


def test_a_stranger_learns_only_that_the_invoice_is_registered(sign_in: SignIn) -> None:
    send(sign_in(ZHOU), files.photo())

    told = send(sign_in(LIN), files.photo()).get_json()["invoices"][0]["duplicate"]

    assert (told["is_mine"], told["owner_name"], told["registered_at"]) == (False, None, None)


def test_a_photo_without_a_code_waits_for_a_person_after_the_long_look(
    app: APIFlask, sign_in: SignIn
) -> None:
    browser = sign_in(LIN)
    sent = send(browser, files.blank_photo()).get_json()
    work_off(app)

    upload = browser.get(f"/api/uploads/{sent['id']}").get_json()

    assert (sent["state"], upload["state"]) == ("reading", "needs_confirmation")
    assert upload["reason_code"] == "no_code"
    assert "手动录入" in upload["reason"]


@pytest.mark.parametrize(("content", "name"), [(files.ofd(), "a.ofd"), (files.XML, "a.xml")])
def test_what_cannot_be_read_yet_is_kept_and_waits_for_a_person(
    sign_in: SignIn, content: bytes, name: str
) -> None:
    upload = send(sign_in(LIN), content, name).get_json()

    assert (upload["state"], upload["reason_code"]) == ("needs_confirmation", "not_read_yet")
    assert (upload["pages"], upload["is_kept"]) == (0, True)


def test_a_repeat_under_the_same_key_tells_of_the_same_upload(sign_in: SignIn) -> None:
    browser, content = sign_in(LIN), files.photo()
    moment = "2026-01-05T01:00:00Z"
    first = send(browser, content, key="phone-0001", captured_at=moment)

    second = send(browser, content, key="phone-0001", captured_at=moment)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.get_json() == second.get_json()
    assert browser.get("/api/uploads").get_json()["counts"]["total"] == 1


def test_the_same_key_with_another_file_is_refused(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    send(browser, files.photo(), key="phone-0001")

    answer = send(browser, files.blank_photo(), key="phone-0001")

    assert (answer.status_code, answer.get_json()["code"]) == (409, "web.idempotency_mismatch")


def test_a_file_without_a_key_is_refused(sign_in: SignIn) -> None:
    answer = send(sign_in(LIN), files.photo(), key="no")

    assert answer.get_json()["code"] == "web.idempotency_key_missing"


def test_the_history_counts_every_file_once(app: APIFlask, sign_in: SignIn) -> None:
    browser, content = sign_in(LIN), files.photo()
    for one in (content, content, files.ofd(), b"no format at all"):
        send(browser, one)
    send(browser, files.blank_photo())

    page = browser.get("/api/uploads?limit=2").get_json()
    rest = browser.get(f"/api/uploads?limit=9&cursor={page['next_cursor']}").get_json()

    assert page["counts"] == {
        "total": 5,
        "reading": 1,
        "stored": 1,
        "duplicate": 1,
        "needs_confirmation": 1,
        "rejected": 1,
    }
    ids = [one["id"] for one in page["items"] + rest["items"]]
    assert ids == sorted(ids, reverse=True)
    assert (len(ids), rest["next_cursor"]) == (5, None)
    waiting = browser.get("/api/uploads?state=needs_confirmation").get_json()["items"]
    assert [one["format"] for one in waiting] == ["ofd"]


def test_a_file_that_cannot_be_kept_is_asked_for_again_and_not_registered(
    sign_in: SignIn, settings: Settings
) -> None:
    browser = sign_in(LIN)
    settings.files_folder.write_bytes(b"no folder here")

    refused = send(browser, files.photo(), key="phone-0001")
    settings.files_folder.unlink()
    later = send(browser, files.photo(), key="phone-0001")

    assert (refused.status_code, refused.get_json()["code"]) == (503, "intake.not_kept")
    assert later.get_json()["state"] == "stored"
    assert browser.get("/api/uploads").get_json()["counts"]["total"] == 1


def test_an_unclear_code_asks_for_a_better_photo(app: APIFlask, sign_in: SignIn) -> None:
    code = pictures.code(files.SPECIAL, scale=8)
    near, far = code.width * 35 // 100, code.width * 80 // 100
    code.paste(255, (near, near, far, far))
    sheet = Image.new("RGB", (900, 700), "white")
    sheet.paste(code.convert("RGB"), (80, 80))
    browser = sign_in(LIN)

    upload_id = send(browser, pictures.jpeg(sheet)).get_json()["id"]
    work_off(app)

    upload = browser.get(f"/api/uploads/{upload_id}").get_json()
    assert (upload["state"], upload["reason_code"]) == ("needs_confirmation", "unclear_code")
    assert "不够清晰" in upload["reason"]


@both_databases
def test_a_file_is_found_by_its_reference_number_or_name(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    number = send(browser, files.ofd(), "住宿_11月.ofd").get_json()["reference_no"]
    send(browser, files.XML, "打车.xml")

    def found(text: str) -> list[str]:
        page = browser.get("/api/uploads", query_string={"q": text}).get_json()
        return [one["file_name"] for one in page["items"]]

    assert found(number) == found(number[-8:].lower()) == found("宿_1") == ["住宿_11月.ofd"]
    assert found("%") == found("PK%") == []


def test_nobody_hands_in_or_sees_a_file_without_signing_in(client: FlaskClient) -> None:
    assert send(client, files.photo()).status_code == 401
    assert client.get("/api/uploads").status_code == 401


def test_other_peoples_uploads_are_as_good_as_absent(sign_in: SignIn) -> None:
    upload_id = send(sign_in(LIN), files.ofd()).get_json()["id"]
    wang = sign_in(WANG)
    entry = {"kind": "digital_ordinary", "number": "2" * 20}
    headers = {"Idempotency-Key": "entry-0001"}

    statuses = [
        wang.get(f"/api/uploads/{upload_id}").status_code,
        wang.get(f"/api/uploads/{upload_id}/original").status_code,
        wang.get(f"/api/uploads/{upload_id}/pages/1").status_code,
        wang.post(f"/api/uploads/{upload_id}/retry").status_code,
        wang.post(f"/api/uploads/{upload_id}/discard", json={"reason": "x"}).status_code,
        wang.post(f"/api/uploads/{upload_id}/entry", json=entry, headers=headers).status_code,
        wang.get("/api/uploads/99999999999").status_code,
    ]

    assert statuses == [404] * 7
    assert wang.get(f"/api/uploads/states?ids={upload_id}").get_json() == {"items": []}


def test_originals_come_back_byte_for_byte_and_safely(sign_in: SignIn, tmp_path: Path) -> None:
    browser, content = sign_in(LIN), files.XML
    upload_id = send(browser, content, '../../etc/发 票"\r\nX: 1.xml').get_json()["id"]

    answer = browser.get(f"/api/uploads/{upload_id}/original")

    assert answer.data == content
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "X" not in answer.headers
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("size", [(1200, 900), (3000, 2200)])
def test_a_photo_of_real_size_arrives_whole(sign_in: SignIn, size: tuple[int, int]) -> None:
    content = pictures.jpeg(noisy_sheet(size), quality=90)
    assert len(content) > 300_000

    upload = send(sign_in(LIN), content).get_json()

    assert (upload["state"], upload["byte_count"]) == ("stored", len(content))


def noisy_sheet(size: tuple[int, int]) -> Image.Image:
    """Paper with a grain, as cameras see it: its bytes are anything, line ends included."""
    sheet = Image.effect_noise(size, 40).convert("RGB")
    sheet.paste(pictures.code(files.SPECIAL).convert("RGB"), (60, 60))
    return sheet
