"""What a person does with his account on the phone."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPhone
from tests.e2e.phone import Phone
from tests.personas import LIN, PASSWORD, SUN

NEW = "Baiyun-2027!"


def _sign_in_by_hand(page: Page, password: str) -> None:
    page.get_by_label("用户名").fill(LIN.username)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()


def _newest_link(sun: Phone) -> str:
    found = re.search(r"\S+/reset#\S+", sun.api("/api/mails")["items"][0]["body"])
    assert found
    return found[0]


def _choose(page: Page, link: str, password: str) -> None:
    page.goto(link)
    expect(page.get_by_text(f"账号 {LIN.username}")).to_be_visible()
    page.get_by_label("新密码").fill(password)
    page.get_by_role("button", name="保存新密码").click()


def test_a_forgotten_password_is_reset_by_the_mailed_link(phone: OpenPhone) -> None:
    with phone(profile="sun", persona=SUN) as sun, phone(profile="lin", persona=None) as lin:
        page = lin.open("/login")
        page.get_by_role("link", name="忘记密码").click()
        page.get_by_label("注册时的邮箱").fill(LIN.email)
        page.get_by_role("button", name="发送重置链接").click()
        expect(page.get_by_text("请查收邮件")).to_be_visible()

        link = _newest_link(sun)
        _choose(page, link, "weak")
        expect(page.get_by_role("alert")).to_contain_text("密码还需要")
        page.get_by_label("新密码").fill(NEW)
        page.get_by_role("button", name="保存新密码").click()
        expect(page.get_by_text("密码已更改")).to_be_visible()
        assert "#" not in page.url
        page.get_by_role("button", name="去登录").click()
        _sign_in_by_hand(page, NEW)
        expect(page.get_by_text(f"你好，{LIN.display_name}")).to_be_visible()

        page.goto(link)
        expect(page.get_by_role("alert")).to_contain_text("重置链接已失效")

        # The administrator sends the next link, and 林 takes her old password back.
        people = sun.open("/people")
        people.get_by_role("button", name=re.compile(LIN.display_name)).click()
        people.get_by_role("button", name="发送重置链接").click()
        question = people.get_by_role("dialog", name="重置密码")
        question.get_by_role("button", name="发送重置链接").click()
        expect(people.get_by_text("重置链接已发往")).to_be_visible()
        _choose(page, _newest_link(sun), PASSWORD)
        expect(page.get_by_text("密码已更改")).to_be_visible()


def test_a_lost_phone_is_signed_out_from_another_one(phone: OpenPhone) -> None:
    with phone(profile="lost") as lost, phone(profile="lin") as lin:
        shown = lost.open("/me")
        expect(shown.get_by_role("link", name="安全")).to_be_visible()
        page = lin.open("/me")
        page.get_by_role("link", name="安全").click()
        expect(page.get_by_text("本机")).to_be_visible()
        page.get_by_role("button", name="退出其他所有设备").click()
        question = page.get_by_role("dialog", name="退出其他所有设备")
        question.get_by_role("button", name="退出其他所有设备").click()
        expect(page.get_by_role("button", name="退出其他所有设备")).to_have_count(0)

        shown.reload()

        expect(shown.get_by_role("heading", name="登录")).to_be_visible()


def test_a_password_is_changed_on_the_phone(phone: OpenPhone) -> None:
    with phone() as lin:
        page = lin.open("/security")
        for old, new in ((PASSWORD, NEW), (NEW, PASSWORD)):
            page.get_by_label("原密码").fill("Wrong-2026x")
            page.get_by_label("新密码").fill(new)
            page.get_by_role("button", name="修改密码").click()
            expect(page.get_by_role("alert")).to_contain_text("原密码不正确")
            page.get_by_label("原密码").fill(old)
            page.get_by_role("button", name="修改密码").click()
            expect(page.get_by_text("密码已更改")).to_be_visible()
            expect(page.get_by_text("密码已更改")).to_have_count(0)
