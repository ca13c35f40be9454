"""Pages as pictures: the way they were held, without what the camera wrote beside them."""

import io
from pathlib import Path

import pytest
from PIL import Image

from backend.infra.config import Settings
from tests.intake import files
from tests.intake.files import send
from tests.personas import LIN, WANG, SignIn
from tests.reading.image import pictures


def photo_with_a_place() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (30.0, 35.0, 12.0)
    exif[0x010E] = "at home"
    return pictures.jpeg(pictures.page(files.SPECIAL, size=(900, 600)), exif=exif)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_preview_is_upright_small_and_has_no_place(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, photo_with_a_place()).get_json()["id"]

    answer = browser.get(f"/api/uploads/{upload_id}/pages/1")
    small = browser.get(f"/api/uploads/{upload_id}/pages/1?size=small")

    picture = opened(answer.data)
    assert (answer.content_type, picture.format, picture.size) == ("image/webp", "WEBP", (600, 900))
    assert max(opened(small.data).size) == 240
    assert not picture.getexif()
    assert b"at home" not in answer.data


def test_a_kept_page_is_asked_for_again_each_time(sign_in: SignIn) -> None:
    lin, wang = sign_in(LIN), sign_in(WANG)
    path = f"/api/uploads/{send(lin, files.photo()).get_json()['id']}/pages/1"
    first = lin.get(path)
    known = {"If-None-Match": first.headers["ETag"]}

    again, strangers = lin.get(path, headers=known), wang.get(path, headers=known)

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.data) == (304, b"")
    assert strangers.status_code == 404


def test_the_original_keeps_its_place(sign_in: SignIn) -> None:
    browser, content = sign_in(LIN), photo_with_a_place()
    upload_id = send(browser, content).get_json()["id"]

    assert browser.get(f"/api/uploads/{upload_id}/original").data == content


def test_every_page_of_a_pdf_can_be_seen_and_no_other(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.pdf(files.SPECIAL, None), "a.pdf").get_json()["id"]

    pages = [browser.get(f"/api/uploads/{upload_id}/pages/{page}") for page in (1, 2, 3, 0)]

    assert [one.status_code for one in pages] == [200, 200, 422, 422]
    assert pages[2].get_json()["code"] == "intake.no_preview"
    assert max(opened(pages[0].data).size) == 1800


def test_an_ofd_can_be_downloaded_but_not_seen(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.ofd(), "a.ofd").get_json()["id"]

    answer = browser.get(f"/api/uploads/{upload_id}/pages/1")

    assert (answer.status_code, answer.get_json()["code"]) == (422, "intake.no_preview")
    assert "下载" in answer.get_json()["detail"]


def test_a_page_is_drawn_once(sign_in: SignIn, settings: Settings) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.photo()).get_json()["id"]
    first = browser.get(f"/api/uploads/{upload_id}/pages/1").data
    (drawn,) = [one for one in _previews(settings) if one.is_file()]
    drawn.write_bytes(b"kept")

    again = browser.get(f"/api/uploads/{upload_id}/pages/1").data

    assert (first[:4], again) == (b"RIFF", b"kept")


def _previews(settings: Settings) -> list[Path]:
    return list((settings.files_folder / "previews").rglob("*"))


def test_an_empty_file_has_neither_page_nor_original(sign_in: SignIn) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, b"").get_json()["upload_id"]

    statuses = [
        browser.get(f"/api/uploads/{upload_id}/{what}").status_code
        for what in ("original", "pages/1")
    ]

    assert statuses == [404, 404]


def test_a_lost_original_is_said_to_be_lost(sign_in: SignIn, settings: Settings) -> None:
    browser = sign_in(LIN)
    upload = send(browser, files.photo()).get_json()
    digest = upload["sha256"]
    (settings.files_folder / digest[:2] / digest[2:4] / digest).unlink()

    answer = browser.get(f"/api/uploads/{upload['id']}/original")

    assert (answer.status_code, "备份" in answer.get_json()["detail"]) == (404, True)


@pytest.mark.parametrize("size", ["huge", ""])
def test_only_two_sizes_are_drawn(sign_in: SignIn, size: str) -> None:
    browser = sign_in(LIN)
    upload_id = send(browser, files.photo()).get_json()["id"]

    assert browser.get(f"/api/uploads/{upload_id}/pages/1?size={size}").status_code == 422
