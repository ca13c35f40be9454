"""What a person does with his account on the phone."""

import re

import pytest
import requests
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
        expect(page.get_by_role("heading", name="登录设备")).to_be_visible()
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


def _newest_mail(sun: Phone) -> str:
    body: str = sun.api("/api/mails")["items"][0]["body"]
    return body


def _type_code(page: Page, sun: Phone) -> None:
    expect(page.get_by_text("10 分钟内有效")).to_be_visible()
    found = re.search(r"^\d{6}$", _newest_mail(sun), re.MULTILINE)
    assert found
    page.get_by_label("验证码").fill(found[0])
    page.get_by_role("button", name="确定").click()


def test_a_person_changes_his_name_address_and_number(phone: OpenPhone) -> None:
    with phone(profile="sun", persona=SUN) as sun, phone(profile="lin") as lin:
        page = lin.open("/me")
        page.get_by_role("link", name="个人信息").click()
        page.get_by_role("button", name="修改姓名").click()
        page.get_by_label("姓名", exact=True).fill("林晓")
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_text("林晓")).to_be_visible()

        for address in ("lin@new.example.com", LIN.email):
            page.get_by_role("button", name="修改邮箱").click()
            page.get_by_label("新邮箱").fill(address)
            page.get_by_label("登录密码").fill(PASSWORD)
            page.get_by_role("button", name="获取验证码").click()
            _type_code(page, sun)
            expect(page.get_by_text("邮箱已更换")).to_be_visible()
            expect(page.get_by_text("邮箱已更换")).to_have_count(0)
            expect(page.get_by_text(address)).to_be_visible()

        page.get_by_role("button", name="修改姓名").click()
        page.get_by_label("姓名", exact=True).fill(LIN.display_name)
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_text(LIN.display_name)).to_be_visible()

        page.get_by_role("button", name="修改手机号").click()
        expect(page.get_by_text("系统没有短信服务")).to_be_visible()
        page.get_by_label("新手机号").fill("138 0000 0000")
        page.get_by_role("button", name="获取验证码").click()
        expect(page.get_by_text("10 分钟内有效")).to_be_visible()
        page.get_by_role("button", name="关闭").click()  # to read the mail
        page.get_by_role("button", name="修改手机号").click()
        found = re.search(r"^\d{6}$", _newest_mail(sun), re.MULTILINE)
        assert found
        page.get_by_label("验证码").fill(found[0])
        page.get_by_role("button", name="确定").click()
        expect(page.get_by_text("13800000000")).to_be_visible()


def test_a_house_that_only_invites_lets_the_invited_in(phone: OpenPhone) -> None:
    with phone(profile="sun", persona=SUN) as sun, phone(profile="wu", persona=None) as wu:
        page = sun.open("/registration")
        page.get_by_label("仅限邀请").check()
        page.get_by_role("button", name="保存设置").click()
        expect(page.get_by_text("设置已保存")).to_be_visible()
        page.get_by_role("button", name="邀请注册").click()
        page.get_by_label("对方邮箱").fill("wu@example.com")
        page.get_by_role("button", name="生成邀请").click()
        expect(page.get_by_text("邀请已生成")).to_be_visible()
        found = re.search(r"\S+/register#\S+", _newest_mail(sun))
        assert found
        try:
            shown = wu.open("/register")
            expect(shown.get_by_text("本单位只接受邀请注册")).to_be_visible()
            shown.goto(found[0])
            expect(shown.get_by_text("晴川集团 邀请你加入")).to_be_visible()
            shown.get_by_label("用户名").fill("wu")
            shown.get_by_label("姓名").fill("吴忧")
            shown.get_by_label("密码", exact=True).fill(PASSWORD)
            expect(shown.get_by_role("meter", name="密码强度")).to_be_visible()
            shown.get_by_role("button", name="注册").click()
            expect(shown.get_by_text("请查收确认邮件")).to_be_visible()
        finally:
            page.get_by_role("button", name="完成").click()
            page.get_by_label("公开注册").check()
            page.get_by_role("button", name="保存设置").click()
            expect(page.get_by_text("设置已保存").last).to_be_visible()  # the first may still fade


def test_the_title_card_is_filled_in_by_the_administrator_and_shown(phone: OpenPhone) -> None:
    with phone(profile="sun", persona=SUN, can_install=True) as sun:
        sun.install()
        page = sun.open("/title")
        expect(page.get_by_text("没有可用的抬头")).to_be_visible()
        page.goto(f"{sun.url}/companies")
        page.get_by_role("button", name="新增公司").click()
        page.get_by_label("公司抬头").fill("晴川文化传播（武汉）有限公司")
        page.get_by_label("纳税人识别号").fill("91990000MA0000QC0X")
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("alert")).to_contain_text("校验不符")
        page.get_by_label("纳税人识别号").fill("91990000MA0000QC0W")
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_text("已保存")).to_be_visible()
        company = sun.api("/api/companies")["items"][-1]
        me = sun.api("/api/session")["person"]["id"]
        sun.context.request.patch(
            f"{sun.url}/api/people/{me}",
            data={"company_id": company["id"]},
            headers={"Origin": sun.url},
        )

        page.goto(f"{sun.url}/title")

        expect(page.get_by_role("img", name="开票抬头二维码")).to_be_visible()
        expect(page.get_by_text("91990000MA0000QC0W")).to_be_visible()
        sun.context.set_offline(True)
        page.reload()
        expect(page.get_by_role("img", name="开票抬头二维码")).to_be_visible()
        expect(page.get_by_text("离线：这是")).to_be_visible()


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "accounts.wrong_credentials"),
        ({"Host": "piaokatong.lan"}, "accounts.insecure_transport"),
        ({"X-Forwarded-For": "192.168.1.20"}, "accounts.insecure_transport"),
        (
            {"Host": "piaokatong.lan", "X-Forwarded-Proto": "https"},  # a proxy on this machine
            "accounts.wrong_credentials",
        ),
    ],
)
def test_the_real_server_takes_no_password_over_plain_http_from_elsewhere(
    server: str, headers: dict[str, str], code: str
) -> None:
    form = {"username": "nobody", "password": "Wrong-2026x"}

    answer = requests.post(f"{server}/api/login", json=form, headers=headers, timeout=20)

    assert answer.json()["code"] == code


def test_over_plain_http_no_password_leaves_the_page(phone: OpenPhone) -> None:
    with phone(persona=None) as lin:
        lin.context.add_init_script(
            "Object.defineProperty(window, 'isSecureContext', { get: () => false })"
        )
        page = lin.open("/login")
        expect(page.get_by_role("alert")).to_contain_text("这里不能登录")
        page.get_by_label("用户名").fill(LIN.username)
        page.get_by_label("密码", exact=True).fill(PASSWORD)

        expect(page.get_by_role("button", name="登录")).to_be_disabled()
