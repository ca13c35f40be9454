"""One invoice, why it is not found, and the history of what was asked."""

import re

from playwright.sync_api import Page

from tests.e2e.book.diagnosis_rows import (
    BROKEN_DIAGNOSIS,
    DENIED,
    DIFFERS,
    NO_ANSWER,
    TOLD_IN_PART,
    TURNED_ANSWER,
    diagnosed,
)
from tests.e2e.book.screen import Screen, Who, never, refuses
from tests.e2e.book.states import press


def open_steps(page: Page) -> None:
    """Everything that was looked at, with its evidence."""
    page.get_by_text("依次检查").wait_for()
    for step in page.locator("summary").all():
        step.click()


BROKEN = refuses(500, "unexpected")
INVOICE = (
    Screen("/invoices/:id(\\d+)", "有问题", path="/invoices/{problem}"),
    Screen("/invoices/:id(\\d+)", "查验一致", path="/invoices/{sound}"),
    Screen("/invoices/:id(\\d+)", "不存在", path="/invoices/999999", shows="没有找到"),
    Screen(
        "/invoices/:id(\\d+)",
        "加载中",
        path="/invoices/{sound}",
        replies={re.compile(r"/api/invoices/\d+$"): never},
        shows="发票详情",
    ),
    Screen(
        "/invoices/:id(\\d+)",
        "查不到的原因",
        path="/invoices/{problem}",
        replies=diagnosed("not_found", DENIED),
        act=open_steps,
        shows="为什么查不到",
    ),
    Screen(
        "/invoices/:id(\\d+)",
        "没有问到的原因",
        path="/invoices/{problem}",
        replies=diagnosed("error", NO_ANSWER),
        shows="有结果会通知你",
    ),
    Screen(
        "/invoices/:id(\\d+)",
        "逐项比对",
        path="/invoices/{problem}",
        replies=diagnosed("inconsistent", DIFFERS),
        shows="逐项比对",
    ),
    Screen(
        "/invoices/:id(\\d+)",
        "回答变了",
        path="/invoices/{sound}",
        replies=TURNED_ANSWER,
        shows="2 项与原来不同",
    ),
    Screen(
        "/invoices/:id(\\d+)",
        "原因出错",
        path="/invoices/{problem}",
        replies=BROKEN_DIAGNOSIS,
        shows="操作没有完成",
    ),
    Screen(
        "/invoices/:id(\\d+)",
        "信息不全",
        path="/invoices/{sound}",
        replies=TOLD_IN_PART,
        shows="对照票面补全",
    ),
    Screen(
        "/invoices/:id(\\d+)",
        "补全",
        path="/invoices/{sound}",
        replies=TOLD_IN_PART,
        act=press("对照票面补全"),
        shows="货物或服务名称",
    ),
    Screen("/invoices/:id(\\d+)/manual-verdict", "", path="/invoices/{problem}/manual-verdict"),
    Screen(
        "/invoices/:id(\\d+)/manual-verdict",
        "漏填",
        path="/invoices/{problem}/manual-verdict",
        act=press("保存"),
    ),
    Screen("/history", ""),
    Screen("/history", "还没有记录", Who.ZHAO, shows="还没有查询记录"),
    Screen("/history", "加载中", replies={"**/api/verifications*": never}, shows="查询记录"),
    Screen("/history", "出错", replies={"**/api/verifications*": BROKEN}, shows="操作没有完成"),
)
