"""How many taps each main flow takes (L5): a number may fall, and then falls here too; not rise.

A tap is what the thumb does on our screens: on a button or link, or into a field before typing.
Typing itself and the system's own pickers are not counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import segno
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import MakeClip, OpenPhone
from tests.e2e.phone import tray_rows
from tests.personas import LIN, PASSWORD

NewPayloads = Callable[[int], list[str]]

TAPS = {
    "登录": 3,
    "退出登录": 3,
    "从首页扫一张发票": 1,
    "扫完到票夹里看见它": 2,
    "从首页录入一张发票": 5,
    "看一张最近的发票": 1,
    "按号码找到一张发票": 3,
    "从相册上传一张发票": 2,
    "修改密码": 5,
    "打开大字": 2,
}


@dataclass
class Thumb:
    """Goes through one flow on the page and counts."""

    page: Page
    taps: int = 0

    def tap(self, target: Locator) -> None:
        target.click()
        self.taps += 1

    def tap_link(self, name: str) -> None:
        self.tap(self.page.get_by_role("link", name=name).first)

    def tap_button(self, name: str) -> None:
        self.tap(self.page.get_by_role("button", name=name).first)

    def write(self, label: str, text: str) -> None:
        """Types into a field; one that has the focus already needs no tap."""
        field = self.page.get_by_label(label, exact=True).first
        field.wait_for()
        if not field.evaluate("one => one === document.activeElement"):
            self.tap(field)
        self.page.keyboard.insert_text(text)


def at_home(page: Page) -> Page:
    """The page, where a day begins."""
    page.get_by_role("link", name="扫一扫").first.wait_for()
    return page


def facts_of(payload: str) -> tuple[str, str, str]:
    """Number, amount and date of a code."""
    _, _, _, number, amount, day, *_ = payload.split(",")
    return number, amount, day


def test_signing_in_and_out(phone: OpenPhone) -> None:
    with phone(persona=None) as lin:
        thumb = Thumb(lin.open("/"))
        thumb.write("用户名", LIN.username)
        thumb.write("密码", PASSWORD)
        thumb.tap_button("登录")
        at_home(thumb.page)
        assert thumb.taps == TAPS["登录"]

        thumb = Thumb(thumb.page)
        thumb.tap_link("我的")
        thumb.tap_button("退出")
        thumb.tap(thumb.page.get_by_role("dialog").get_by_role("button", name="退出"))
        expect(thumb.page.get_by_role("heading", name="登录")).to_be_visible()
        assert thumb.taps == TAPS["退出登录"]


def test_scanning_an_invoice(
    phone: OpenPhone, make_clip: MakeClip, new_payloads: NewPayloads
) -> None:
    payload = new_payloads(1)[0]
    with phone(clip=make_clip([payload])) as lin:
        thumb = Thumb(at_home(lin.open("/")))
        thumb.tap_link("扫一扫")
        expect(tray_rows(thumb.page).filter(has_text=facts_of(payload)[0])).to_be_visible(
            timeout=20_000
        )
        assert thumb.taps == TAPS["从首页扫一张发票"]

        thumb.tap_button("完成")
        row = thumb.page.get_by_role("link").filter(has_text=facts_of(payload)[0])
        expect(row).to_be_visible(timeout=20_000)  # it may still be on its way to the server
        assert thumb.taps == TAPS["扫完到票夹里看见它"]


def test_entering_an_invoice_by_hand(phone: OpenPhone, new_payloads: NewPayloads) -> None:
    number, amount, day = facts_of(new_payloads(1)[0])
    with phone() as lin:
        thumb = Thumb(at_home(lin.open("/")))

        thumb.tap_link("手工录入")
        thumb.write("发票号码", number)
        thumb.write("开票日期", day)
        thumb.write("价税合计", amount)
        thumb.tap_button("保存并查验")

        expect(thumb.page.get_by_text("参考编号")).to_be_visible()
        assert thumb.taps == TAPS["从首页录入一张发票"]


def test_looking_at_an_invoice(phone: OpenPhone, new_payloads: NewPayloads) -> None:
    payload = new_payloads(1)[0]
    number = facts_of(payload)[0]
    with phone() as lin:
        kept = lin.context.request.post(
            f"{lin.url}/api/scans",
            data={"text": payload},
            headers={"Origin": lin.url, "Idempotency-Key": f"taps-{number}"},
        )
        assert kept.ok, kept.text()

        thumb = Thumb(at_home(lin.open("/")))
        thumb.tap(thumb.page.get_by_role("link").filter(has_text=number))
        expect(thumb.page.get_by_role("heading", name="发票详情")).to_be_visible()
        assert thumb.taps == TAPS["看一张最近的发票"]

        thumb = Thumb(at_home(lin.open("/")))
        thumb.tap_link("票夹")
        thumb.tap(thumb.page.get_by_role("searchbox"))
        thumb.page.keyboard.insert_text(number[-8:])
        thumb.tap(thumb.page.get_by_role("link").filter(has_text=number))
        expect(thumb.page.get_by_role("heading", name="发票详情")).to_be_visible()
        assert thumb.taps == TAPS["按号码找到一张发票"]


def test_uploading_from_the_album(
    phone: OpenPhone, new_payloads: NewPayloads, tmp_path: Path
) -> None:
    payload = new_payloads(1)[0]
    picture = tmp_path / "发票.png"
    segno.make_qr(payload).save(str(picture), scale=8, border=4)
    with phone() as lin:
        thumb = Thumb(at_home(lin.open("/")))

        thumb.tap_link("上传")
        with thumb.page.expect_file_chooser() as picker:
            thumb.tap_button("相册")
        picker.value.set_files(picture)

        expect(thumb.page.get_by_text("已入库")).to_be_visible(timeout=30_000)
        assert thumb.taps == TAPS["从相册上传一张发票"]


def test_changing_the_password(phone: OpenPhone) -> None:
    with phone() as lin:
        for old, new in ((PASSWORD, "Taps-2026-count"), ("Taps-2026-count", PASSWORD)):
            thumb = Thumb(at_home(lin.open("/")))

            thumb.tap_link("我的")
            thumb.tap_link("安全")
            thumb.write("原密码", old)
            thumb.write("新密码", new)
            thumb.tap_button("修改密码")

            expect(thumb.page.get_by_text("密码已更改")).to_be_visible()
            assert thumb.taps == TAPS["修改密码"]


def test_turning_on_large_text(phone: OpenPhone) -> None:
    with phone() as lin:
        thumb = Thumb(at_home(lin.open("/")))

        thumb.tap_link("我的")
        thumb.tap(thumb.page.get_by_role("switch"))

        assert thumb.page.evaluate("document.documentElement.dataset.text") == "large"
        assert thumb.taps == TAPS["打开大字"]
