"""征期日历: an administrator enters the notice of a year on the phone; everybody sees it."""

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPhone
from tests.personas import SUN

NOTICE = "税总办征科函〔2026〕99号"


def test_a_notice_is_entered_seen_by_others_and_taken_back(phone: OpenPhone) -> None:
    with phone(persona=SUN, profile="sun") as sun:
        page = sun.open("/me")
        page.get_by_role("link", name="征期日历").click()
        expect(page.get_by_role("heading", name="征期日历")).to_be_visible()
        page.goto(f"{sun.url}/filing?year=2099")  # nobody has announced its holidays
        expect(page.get_by_text("2099 年的日期是暂定的")).to_be_visible()
        august = page.get_by_role("list", name="2099 年").get_by_role("listitem").nth(7)
        august.click()
        page.get_by_label("公告的截止日").fill("2099-08-20")
        page.get_by_label("公告文号").fill(NOTICE)

        page.get_by_role("button", name="保存公告").click()

        expect(august).to_contain_text("08-20")
        expect(august).to_contain_text("官方公告")
        expect(page.get_by_text("2099 年有 11 个月是暂定的")).to_be_visible()

        with phone(profile="lin") as lin:
            hers = lin.open("/filing?year=2099")
            hers.get_by_role("listitem").nth(7).click()
            expect(hers.get_by_role("dialog")).to_contain_text(NOTICE)
            expect(hers.get_by_role("button", name="保存公告")).to_have_count(0)

        august.click()
        page.get_by_role("button", name="删除公告").click()
        page.get_by_role("dialog", name="删除公告").get_by_role("button", name="删除公告").click()

        expect(august).to_contain_text("暂定")
