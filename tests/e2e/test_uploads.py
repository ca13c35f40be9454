"""Files from the phone: read by the server, delivered once, finished by hand, shared by others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.conftest import OpenPhone
from tests.e2e.phone import Phone, tray_rows, until
from tests.intake import files
from tests.reading.image import pictures

NewPayloads = Callable[[int], list[str]]
DONE_WITHIN_MS = 30_000


@pytest.fixture
def unique() -> Callable[[bytes], bytes]:
    """Makes bytes that nobody has sent yet: this server serves all tests."""
    serials = iter(range(10**6))
    salt = id(serials)

    def make(content: bytes) -> bytes:
        return content + f"<!-- {salt}-{next(serials)} -->".encode()

    return make


def choose(page: Page, way: str, *chosen: FilePayload) -> None:
    page.locator(f'input[type=file][aria-label="{way}"]').set_input_files(list(chosen))


def rows(page: Page) -> Locator:
    return page.get_by_role("region", name="本次文件").locator("li.card")


def photo(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": files.photo(text)}


def heic(text: str) -> FilePayload:
    picture = pictures.heic_of(pictures.page(text, size=(900, 600)))
    return {"name": "IMG_0042.HEIC", "mimeType": "image/heic", "buffer": picture}


def numbers_of(phone: Phone) -> list[str]:
    return [one["number"] for one in phone.invoices()]


def test_an_album_photo_that_the_phone_cannot_read_is_read_by_the_server(
    phone: OpenPhone, new_payloads: NewPayloads
) -> None:
    (text,) = new_payloads(1)
    with phone() as lin:
        page = lin.open("/scan")
        expect(page.get_by_text("对准发票左上角")).to_be_visible(timeout=DONE_WITHIN_MS)

        choose(page, "相册", heic(text))

        expect(tray_rows(page).first).to_contain_text("查验一致", timeout=DONE_WITHIN_MS)
        assert text.split(",")[3] in numbers_of(lin)


def test_several_files_at_once_each_get_their_result_and_the_sum_is_right(
    phone: OpenPhone, new_payloads: NewPayloads, unique: Callable[[bytes], bytes]
) -> None:
    (text,) = new_payloads(1)
    with phone() as lin:
        page = lin.open("/upload")
        expect(page.get_by_text("每个不超过 20 MB")).to_be_visible()

        choose(
            page,
            "文件",
            photo("酒店.jpg", text),
            {"name": "同一张.pdf", "mimeType": "", "buffer": files.pdf(text)},
            {"name": "票.ofd", "mimeType": "", "buffer": unique(files.ofd())},
            {"name": "网页.pdf", "mimeType": "", "buffer": b"<!DOCTYPE html><html></html>"},
            {"name": "太大.jpg", "mimeType": "", "buffer": bytes(20_000_001)},
        )

        expect(page.get_by_text("共 5 = 入库 1 + 重复 1 + 待确认 1 + 失败 2")).to_be_visible(
            timeout=DONE_WITHIN_MS
        )
        stored = rows(page).filter(has_text="酒店.jpg")
        expect(stored.get_by_role("button", name="复制参考编号")).to_be_visible()
        assert stored.locator("img").evaluate("one => one.naturalWidth") > 0
        expect(rows(page).filter(has_text="网页.pdf")).to_contain_text("这是网页")
        expect(rows(page).filter(has_text="太大.jpg")).to_contain_text("上限")
        assert numbers_of(lin).count(text.split(",")[3]) == 1


def test_a_refused_file_is_sent_again_without_being_chosen_again(phone: OpenPhone) -> None:
    with phone() as lin:
        page = lin.open("/upload")
        page.route("**/api/uploads", lambda route: route.fulfill(**_REFUSED), times=1)
        choose(page, "文件", {"name": "再来.ofd", "mimeType": "", "buffer": files.ofd() + b" "})
        expect(rows(page).first).to_contain_text("失败")

        rows(page).first.get_by_role("button", name="重试").click()

        expect(rows(page).first).to_contain_text("待确认", timeout=DONE_WITHIN_MS)


_REFUSED = {
    "status": 422,
    "content_type": "application/problem+json",
    "body": '{"type":"x","title":"x","status":422,"code":"intake.file_refused","detail":"坏了。"}',
}


def test_a_file_chosen_offline_arrives_once_after_reconnecting(
    phone: OpenPhone, new_payloads: NewPayloads
) -> None:
    (text,) = new_payloads(1)
    with phone(can_install=True) as lin:
        lin.install()
        page = lin.open("/upload")
        before = lin.api("/api/uploads")["counts"]["total"]
        lin.context.set_offline(True)
        choose(page, "相册", photo("地铁里.jpg", text))
        expect(rows(page).first).to_contain_text("待上传")
        page.reload()
        expect(rows(page).first).to_contain_text("地铁里.jpg")

        lin.context.set_offline(False)

        expect(rows(page).first).to_contain_text("已入库", timeout=DONE_WITHIN_MS)
        assert numbers_of(lin).count(text.split(",")[3]) == 1
        assert lin.api("/api/uploads")["counts"]["total"] == before + 1


def test_a_waiting_file_is_finished_beside_its_picture_and_the_next_comes_up(
    phone: OpenPhone, new_payloads: NewPayloads, unique: Callable[[bytes], bytes]
) -> None:
    number = new_payloads(1)[0].split(",")[3]
    with phone() as lin:
        page = lin.open("/upload")
        blank = {"name": "看不清.jpg", "mimeType": "", "buffer": unique(files.blank_photo())}
        choose(page, "文件", blank)  # type: ignore[arg-type]
        row = rows(page).filter(has_text="看不清.jpg")
        row.get_by_role("button", name="去确认").click(timeout=DONE_WITHIN_MS)
        expect(page.get_by_role("heading", name="看不清.jpg")).to_be_visible()
        picture = page.get_by_role("img", name="看不清.jpg 第 1 页")
        until(page, lambda: bool(picture.evaluate("one => one.naturalWidth > 0")))

        page.get_by_label("发票号码").fill(number)
        page.get_by_label("开票日期").fill("20250618")
        page.get_by_label("价税合计").fill("109.01")
        page.get_by_role("button", name="保存并查验").click()

        expect(page.get_by_text("已入库，参考编号")).to_be_visible(timeout=DONE_WITHIN_MS)
        expect(page.get_by_role("heading", name="看不清.jpg")).to_be_hidden()
        invoice = next(one for one in lin.invoices() if one["number"] == number)
        page.goto(f"{lin.url}/invoices/{invoice['id']}")
        expect(page.get_by_role("link", name="下载原件")).to_be_visible()
        expect(page.get_by_role("region", name="原件")).to_contain_text("看不清.jpg")


def test_a_waiting_file_is_given_up_with_a_reason_that_stays(
    phone: OpenPhone, unique: Callable[[bytes], bytes]
) -> None:
    with phone() as lin:
        page = lin.open("/upload")
        choose(page, "文件", {"name": "菜单.xml", "mimeType": "", "buffer": unique(files.XML)})
        rows(page).first.get_by_role("button", name="去确认").click(timeout=DONE_WITHIN_MS)
        page.get_by_role("button", name="放弃").click()
        page.get_by_label("原因").fill("不是发票")

        page.get_by_role("dialog").get_by_role("button", name="放弃").click()

        expect(page.get_by_text("已放弃，原件仍保存")).to_be_visible(timeout=DONE_WITHIN_MS)
        lin.open("/uploads")
        expect(page.get_by_text("已放弃：不是发票").first).to_be_visible()


SHARE = """async text => {
    const form = new FormData()
    if (text) form.append('files', new File([text], '分享的.xml', { type: 'text/xml' }))
    const body = text ? form : 'no form at all'
    return (await fetch('/share', { method: 'POST', body })).url
}"""


def test_a_file_shared_by_another_app_is_sent_after_a_yes(
    phone: OpenPhone, unique: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        page = lin.open("/upload")

        landed = page.evaluate(SHARE, unique(files.XML).decode())
        lin.open(landed.removeprefix(lin.url))

        assert landed == f"{lin.url}/upload?shared=1-1"
        question = page.get_by_role("region", name="另一个应用分享了 1 个文件")
        expect(question).to_contain_text("分享的.xml")
        expect(rows(page).filter(has_text="分享的.xml")).to_have_count(0)
        question.get_by_role("button", name="上传").click()
        expect(rows(page).filter(has_text="分享的.xml")).to_contain_text(
            "待确认", timeout=DONE_WITHIN_MS
        )


def test_a_share_that_cannot_be_read_ends_at_a_page_that_says_so(phone: OpenPhone) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        page = lin.open("/upload")

        landed = page.evaluate(SHARE, "")
        lin.open(landed.removeprefix(lin.url))

        expect(page.get_by_text("没有收到分享的文件")).to_be_visible()
