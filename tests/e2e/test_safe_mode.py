"""安全模式: an app that dies at every start still shows, sends and exports what it holds."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPhone
from tests.e2e.phone import Phone, until
from tests.e2e.test_leaving import COUNT_KEPT, fill_queue

BREAK_THE_APP = """
    if (!location.pathname.startsWith('/safe')) {
        Document.prototype.querySelector = () => { throw new Error('broken on purpose') }
    }
"""
MARK = "localStorage.getItem('pkt.deadStarts')"
WHAT_REPAIR_CLEARS = """async () => [
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
]"""


def start_dead(page: Page, phone: Phone, times: int) -> None:
    for _ in range(times):
        page.goto(f"{phone.url}/", wait_until="commit")
        page.wait_for_timeout(1_800)  # starts closer together are tabs of one start


def test_the_fourth_start_after_three_dead_ones_opens_the_safe_page(
    phone: OpenPhone, tmp_path: Path
) -> None:
    with phone() as lin:
        alive = fill_queue(lin)
        until(alive, lambda: alive.evaluate(MARK) is None)  # this start went well
        page = lin.context.new_page()
        page.add_init_script(BREAK_THE_APP)
        start_dead(page, lin, 3)
        assert page.url == f"{lin.url}/"

        start_dead(page, lin, 1)

        expect(page.get_by_role("heading", name="安全模式")).to_be_visible()
        expect(page.get_by_text("没有上传的内容 · 3")).to_be_visible()
        expect(page.get_by_text("25990000000000000117")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="导出").click()
        download.value.save_as(tmp_path / "kept.json")
        kept = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
        assert (len(kept["entries"]), kept["owner"]["username"]) == (3, "lin")


def test_the_safe_page_sends_repairs_and_starts_the_app_again(phone: OpenPhone) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        fill_queue(lin)
        page = lin.open("/safe.html", page=lin.context.new_page())
        lin.context.pages[0].close()
        send = page.get_by_role("button", name="重新发送")
        send.click()
        expect(page.get_by_text("还没有全部上传")).to_be_visible(timeout=20_000)

        lin.context.unroute("**/api/scans")
        send.click()
        expect(page.get_by_text("1 条未入库")).to_be_visible(timeout=20_000)  # 2599 is no number
        page.get_by_role("button", name="修复").click()
        expect(page.get_by_text("已清理缓存和后台组件")).to_be_visible()

        assert page.evaluate(WHAT_REPAIR_CLEARS) == [0, 0]
        assert page.evaluate(COUNT_KEPT) == 3
        page.get_by_role("button", name="正常启动").click()
        expect(page.get_by_text("你好，林小满")).to_be_visible()


def test_the_safe_page_opens_without_a_network(phone: OpenPhone) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        lin.context.set_offline(True)

        page = lin.open("/safe.html")

        expect(page.get_by_role("heading", name="安全模式")).to_be_visible()
        expect(page.get_by_text("没有等待上传的内容")).to_be_visible()


def test_a_start_that_went_well_or_was_left_early_leaves_no_mark(phone: OpenPhone) -> None:
    with phone() as lin:
        page = lin.open("/")
        page.goto("about:blank")  # left before it could be used
        lin.open("/", page=page)

        assert json.loads(page.evaluate(MARK) or '{"count": 1}')["count"] == 1
        expect(page.get_by_text("你好，林小满")).to_be_visible()
        until(page, lambda: page.evaluate(MARK) is None)
