"""A claim from three scans to the printed sheet, on the phones of everybody who has a part in it.

The demo company approves claims from ¥1,000 in two levels: head of department, finance director.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from backend.sandbox.payloads import demo_payloads
from backend.verification.outcomes import Outcome
from tests.e2e import camera
from tests.e2e.conftest import serving
from tests.e2e.phone import Phone, open_phone, tray_rows
from tests.personas import CHEN, LIN, WANG, ZHAO, Persona

pytestmark = pytest.mark.timeout(300)

REPLY_MS = 20_000
PURPOSE = "11 月上海客户拜访"
PREFERRED = ("1520.00", "358.99", "107.99")
"""Amounts of a hotel, an office shop and a courier: together above the second level."""


@dataclass(frozen=True, slots=True)
class Office:
    """The running demo, and a phone for each of its people."""

    open_phone: Callable[[Persona], AbstractContextManager[Phone]]
    codes: tuple[str, ...]


@pytest.fixture
def office(playwright: Playwright, chromium: str, tmp_path: Path) -> Iterator[Office]:
    codes = [
        one.text
        for amount in PREFERRED
        for one in demo_payloads()
        if one.expected is Outcome.MATCH_VALID and f",{amount}," in one.text
    ][: len(PREFERRED)]
    film = camera.write_clip(
        tmp_path / "three.y4m", camera.clip_of(codes, seconds_each=1.0, fps=10), 10
    )
    data_folder = tmp_path / "data"
    with serving(data_folder, DEMO="1") as url:
        password = (data_folder / "demo-password").read_text(encoding="utf-8")

        @contextmanager
        def open_one(persona: Persona) -> Iterator[Phone]:
            with open_phone(
                playwright,
                chromium,
                url,
                profile=tmp_path / persona.username,
                clip=film if persona is LIN else None,
                can_install=persona is LIN,
            ) as phone:
                phone.sign_in(persona, password)
                yield phone

        yield Office(open_one, tuple(codes))


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def follow_notice(phone: Phone, title: str) -> Page:
    """Opens the inbox and goes where its newest notice of that title leads."""
    page = phone.open("/messages")
    page.get_by_role("listitem").get_by_role("button").filter(has_text=title).first.click()
    page.wait_for_url("**/claims/*")
    return page


def decide(page: Page, act: str, reason: str | None = None) -> None:
    """Presses a decision at the foot of the claim and confirms it in its sheet."""
    page.get_by_role("main").get_by_role("button", name=act).first.click()
    sheet = page.get_by_role("dialog")
    if reason is not None:
        sheet.get_by_label("原因", exact=True).fill(reason)
    sheet.get_by_role("button", name=act).click()
    expect(sheet).to_have_count(0, timeout=REPLY_MS)


def scan_three(lin: Phone, codes: tuple[str, ...]) -> None:
    page = lin.open("/")
    page.get_by_role("link", name="扫一扫").first.click()
    for code in codes:
        row = tray_rows(page).filter(has_text=code.split(",")[3])
        expect(row).to_contain_text("查验一致", timeout=60_000)
    page.get_by_role("button", name="完成").first.click()


def choose_in_wallet(lin: Phone, codes: tuple[str, ...]) -> Page:
    page = lin.open("/wallet")
    button(page, "选择").click()
    for code in codes:
        page.get_by_role("checkbox").filter(has_text=code.split(",")[3]).click()
    expect(page.get_by_text("已选 3 张")).to_be_visible()
    button(page, "发起报销").click()
    return page


def fill_in_offline(lin: Phone, page: Page) -> None:
    """费用明细 and 收款与事由 while the train is in a tunnel."""
    expect(page.get_by_label("费用类型").first).to_be_visible(timeout=REPLY_MS)
    lin.context.set_offline(True)
    page.get_by_label("费用类型").first.select_option(label="差旅费")
    page.get_by_role("button", name="条也设为").click()
    button(page, "下一步").click()
    page.get_by_label("事由").fill(PURPOSE)
    expect(page.get_by_text("已存在本机")).to_be_visible(timeout=REPLY_MS)
    button(page, "去预检").click()
    expect(page.get_by_text("离线时不能预检")).to_be_visible()
    lin.context.set_offline(False)


def send_in(page: Page) -> None:
    page.locator(".foot").get_by_role("button", name="提交", exact=True).click()
    expect(page.get_by_role("heading", name="已提交")).to_be_visible(timeout=REPLY_MS)
    button(page, "看这份单据").click()


def pay(zhao: Phone, claim_no: str) -> None:
    page = zhao.open("/payments")
    page.get_by_role("checkbox", name=claim_no).click()
    button(page, "登记付款").click()
    form = page.get_by_role("dialog")
    confirm = form.get_by_role("button", name="确认登记")
    if form.get_by_text("正在复查发票").count() > 0:
        expect(confirm).to_be_enabled(timeout=60_000)
    form.get_by_label("银行流水号").fill("HZ20261128001")
    confirm.click()
    expect(page.get_by_text("已登记 1 笔付款")).to_be_visible(timeout=REPLY_MS)


def test_a_claim_goes_from_three_scans_to_the_printed_sheet(office: Office) -> None:
    with office.open_phone(LIN) as lin:
        lin.install()
        scan_three(lin, office.codes)
        page = choose_in_wallet(lin, office.codes)
        fill_in_offline(lin, page)
        expect(page.get_by_role("heading", name="规则检查")).to_be_visible(timeout=REPLY_MS)
        expect(page.get_by_text("项提醒，审批人会看到")).to_be_visible()
        send_in(page)
        claim = lin.api("/api/claims?box=mine&limit=1")["items"][0]
        assert claim["total_fen"] == 198_698

        with office.open_phone(WANG) as wang:
            hers = follow_notice(wang, PURPOSE)
            expect(hers.get_by_role("article")).to_have_count(3)
            decide(hers, "退回补正", "请补充行程单")
            expect(hers.get_by_text("已退回补正").first).to_be_visible()

        page = follow_notice(lin, "退回")
        expect(page.get_by_text("请补充行程单").first).to_be_visible()
        button(page, "去补正").click()
        page.get_by_role("navigation", name="填写进度").get_by_role(
            "button", name="收款与事由"
        ).click()
        page.get_by_label("事由").fill(f"{PURPOSE}，行程单见附件")
        button(page, "去预检").click()
        send_in(page)

        for approver, persona in (("王建国", WANG), ("陈立", CHEN)):
            assert lin.api(f"/api/claims/{claim['id']}")["waiting_for"] == [approver]
            with office.open_phone(persona) as phone:
                decide(follow_notice(phone, PURPOSE), "同意")

        with office.open_phone(ZHAO) as zhao:
            pay(zhao, claim["claim_no"])

        page = follow_notice(lin, "付款")
        expect(page.get_by_text("已支付").first).to_be_visible()
        assert lin.api(f"/api/claims/{claim['id']}")["payment"]["amount_fen"] == claim["total_fen"]
        page.get_by_role("link", name="打印", exact=True).click()
        expect(page.get_by_role("img").first).to_be_visible(timeout=30_000)
        with page.expect_download() as downloading:
            button(page, "下载 PDF").click()
        text = _text_of(downloading.value.path())
        for word in (claim["claim_no"], "林小满", "王建国", "陈立", "1,986.98"):
            assert word in text
        assert all(code.split(",")[3] in text for code in office.codes)


def _text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
