"""The first day: the administrator is created, a colleague registers, confirms and signs in."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import OpenPhone, serving
from tests.e2e.phone import open_fresh_phone
from tests.personas import LIN, PASSWORD, SUN, Persona


def _introduce(page: Page, persona: Persona) -> None:
    page.get_by_label("用户名").fill(persona.username)
    page.get_by_label("姓名").fill(persona.display_name)
    page.get_by_label("邮箱").fill(persona.email)
    page.get_by_label("密码", exact=True).fill(PASSWORD)


def test_from_an_empty_installation_to_a_confirmed_colleague(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        serving(tmp_path / "data") as url,
        open_fresh_phone(browser, url) as suns,
        open_fresh_phone(browser, url) as lins,
    ):
        sun = suns.open("/wallet")
        expect(sun.get_by_role("heading", name="创建管理员")).to_be_visible()
        sun.get_by_label("组织名称").fill("晴川集团")
        _introduce(sun, SUN)
        sun.get_by_role("button", name="创建管理员").click()
        expect(sun.get_by_text(f"你好，{SUN.display_name}")).to_be_visible()
        suns.open("/setup")
        expect(sun.get_by_text(f"你好，{SUN.display_name}")).to_be_visible()

        lin = lins.open("/register")
        _introduce(lin, LIN)
        lin.get_by_role("button", name="注册").click()
        expect(lin.get_by_text("请查收确认邮件")).to_be_visible()

        suns.open("/mails")
        link = sun.get_by_role("link").filter(has_text="/confirm#").get_attribute("href")
        assert link is not None
        lin.goto(link)
        expect(lin.get_by_text("邮箱已确认")).to_be_visible()
        assert "#" not in lin.url
        lin.get_by_role("button", name="去登录").click()
        lin.get_by_label("用户名").fill(LIN.username)
        lin.get_by_label("密码", exact=True).fill(PASSWORD)
        lin.get_by_role("button", name="登录").click()
        expect(lin.get_by_text("还没有发票")).to_be_visible()

        lin.goto(link)
        expect(lin.get_by_role("alert")).to_contain_text("确认链接已失效")


def test_an_administrator_disables_a_colleague_after_being_asked(
    phone: OpenPhone,
) -> None:
    with phone(persona=SUN) as one:
        page = one.open("/people")
        page.get_by_role("button", name=re.compile(LIN.display_name)).click()
        page.get_by_role("button", name="停用").click()
        question = page.get_by_role("dialog", name="停用账号")
        expect(question).to_contain_text("将立即退出登录")
        question.get_by_role("button", name="停用").click()
        expect(page.get_by_role("button", name=re.compile("已停用"))).to_be_visible()

        page.get_by_role("button", name=re.compile(LIN.display_name)).click()
        page.get_by_role("button", name="启用").click()
        page.get_by_role("dialog", name="启用账号").get_by_role("button", name="启用").click()
        expect(page.get_by_role("button", name=re.compile("已停用"))).to_have_count(0)
