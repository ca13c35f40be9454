"""手工录入: every field is checked while the invoice is still in the hand; works offline too."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPhone

NewPayloads = Callable[[int], list[str]]


def facts_of(payload: str) -> tuple[str, str, str]:
    """Number, amount and date of a code, as they are printed on the invoice."""
    _, _, _, number, amount, day, *_ = payload.split(",")
    return number, amount, day


def fill(page: Page, payload: str) -> str:
    number, amount, day = facts_of(payload)
    page.get_by_label("发票号码").fill(number)
    page.get_by_label("开票日期").fill(day)
    page.get_by_label("价税合计").fill(amount)
    return number


def test_a_typed_invoice_is_stored_and_verified(
    phone: OpenPhone, new_payloads: NewPayloads
) -> None:
    with phone() as lin:
        page = lin.open("/entry")
        number = fill(page, new_payloads(1)[0])
        page.get_by_label("发票号码").fill(" ".join(re.findall(".{4}", number)))
        page.get_by_role("button", name="保存并查验").click()

        expect(page.get_by_text("参考编号")).to_be_visible()
        expect(page.get_by_text("查验一致")).to_be_visible(timeout=20_000)

        stored = next(one for one in lin.invoices() if one["number"] == number)
        assert stored["verify_status"] == "consistent"


def test_each_wrong_field_is_marked_at_the_field(phone: OpenPhone) -> None:
    with phone() as lin:
        page = lin.open("/entry")
        page.get_by_label("发票号码").fill("２５９９０")
        page.get_by_label("开票日期").fill("20260230")
        page.get_by_label("价税合计").fill("1.005")
        page.get_by_role("button", name="保存并查验").click()

        for label, words in {
            "发票号码": "发票号码应为 20 位数字，现在是 5 位",
            "开票日期": "日期不存在或格式不对",
            "价税合计": "最多两位小数",
        }.items():
            field = page.get_by_label(label)
            expect(field).to_have_attribute("aria-invalid", "true")
            expect(page.locator(f"#{field.get_attribute('aria-describedby')}")).to_contain_text(
                words
            )
        expect(page.get_by_label("发票号码")).to_have_value("25990")


def test_the_kinds_stand_beside_their_features_and_ask_for_their_own_fields(
    phone: OpenPhone,
) -> None:
    with phone() as lin:
        page = lin.open("/entry")
        page.get_by_role("button", name="发票种类").click()
        row = page.get_by_role("button", name=re.compile("增值税普通发票"))
        expect(row).to_contain_text("不可抵扣")
        expect(row).to_contain_text("校验码后6位")

        row.click()

        expect(page.get_by_label("发票代码")).to_be_visible()
        expect(page.get_by_label("校验码")).to_have_attribute("required", "")
        expect(page.get_by_label("不含税金额（可不填）")).to_be_visible()


def test_the_same_invoice_again_is_called_a_duplicate(
    phone: OpenPhone, new_payloads: NewPayloads
) -> None:
    payload = new_payloads(1)[0]
    with phone() as lin:
        page = lin.open("/entry")
        fill(page, payload)
        page.get_by_role("button", name="保存并查验").click()
        expect(page.get_by_text("参考编号")).to_be_visible()

        page.get_by_role("button", name="再录一张").click()
        fill(page, payload)
        page.get_by_role("button", name="保存并查验").click()

        expect(page.get_by_text("重复发票")).to_be_visible()
        expect(page.get_by_text("已在你的票夹")).to_be_visible()


def test_an_invoice_typed_offline_waits_and_is_sent_later(
    phone: OpenPhone, new_payloads: NewPayloads
) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        page = lin.open("/entry")
        expect(page.get_by_label("发票号码")).to_be_visible()  # the kinds are known from now on
        lin.context.set_offline(True)
        lin.open("/entry")
        number = fill(page, new_payloads(1)[0])
        page.get_by_role("switch", name="补录").click()
        page.get_by_label("补录原因").fill("出差期间遗失，现已找回")
        page.get_by_role("button", name="保存并查验").click()
        expect(page.get_by_text("已存在本机，联网后自动上传并查验。")).to_be_visible()

        lin.context.set_offline(False)

        expect(page.get_by_text("参考编号")).to_be_visible(timeout=20_000)
        stored = next(one for one in lin.invoices() if one["number"] == number)
        detail = lin.api(f"/api/invoices/{stored['id']}")
        assert detail["late_entry_reason"] == "出差期间遗失，现已找回"
        assert detail["intake_channel"] == "manual"
