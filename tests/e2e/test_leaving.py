"""Signing out while captures wait: asked first, nothing deleted, and a way to take them along."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.book.states import wait_in_queue
from tests.e2e.conftest import OpenPhone
from tests.e2e.phone import Phone
from tests.personas import SUN

COUNT_KEPT = """() => new Promise((done) => {
    const opening = indexedDB.open('piaokatong-outbox')
    opening.onsuccess = () => {
        const counting = opening.result.transaction('entries').objectStore('entries').count()
        counting.onsuccess = () => { opening.result.close(); done(counting.result) }
    }
})"""


def fill_queue(phone: Phone) -> Page:
    """Two captures wait, one was refused, and the server takes nothing."""
    phone.context.route("**/api/scans", lambda route: route.abort())
    page = phone.open("/me")
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    wait_in_queue(page)
    expect(page.get_by_role("link", name="查看")).to_be_visible()
    return page


def exported(page: Page, file: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="导出").click()
    download.value.save_as(file)
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def test_whoever_leaves_with_a_full_queue_is_asked_and_loses_nothing(
    phone: OpenPhone, tmp_path: Path
) -> None:
    with phone() as lin:
        page = fill_queue(lin)
        page.get_by_role("button", name="退出").click()
        question = page.get_by_role("dialog", name="还有 2 条没有上传")
        expect(question).to_contain_text("不会删除")

        question.get_by_role("button", name="现在上传并退出").click()
        expect(question).to_contain_text("还没有全部上传")
        content = exported(page, tmp_path / "kept.json")
        question.get_by_role("button", name="仍然退出").click()

        expect(page.get_by_role("heading", name="登录")).to_be_visible()
        expect(page.get_by_text("2 条已存在本机，登录后自动上传")).to_be_visible()
        assert page.evaluate(COUNT_KEPT) == 3
        assert content["owner"]["username"] == "lin"
        assert [one["body"]["text"].split(",")[3] for one in content["entries"]] == [
            "25990000000000000117",
            "25990000000000000218",
            "2599",
        ]


def test_what_was_exported_is_taken_up_by_the_same_person_only(
    phone: OpenPhone, tmp_path: Path
) -> None:
    file = tmp_path / "kept.json"
    with phone(profile="old") as lin:
        fill_queue(lin)
        exported(lin.open("/offline"), file)
    with phone(profile="suns", persona=SUN) as sun:
        page = sun.open("/offline")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text("这份文件由林小满导出")).to_be_visible()
    with phone(profile="new") as lin:
        page = lin.open("/offline")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text("没有待上传的数据")).to_have_count(0)

        page.locator("input[type=file]").set_input_files(file)  # twice makes no double

        expect(page.get_by_role("region", name="最近上传").get_by_role("listitem")).to_have_count(
            2, timeout=20_000
        )
        numbers = [one["number"] for one in lin.invoices()]
        assert numbers.count("25990000000000000117") == 1
        assert numbers.count("25990000000000000218") == 1
