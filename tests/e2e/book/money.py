"""Pages of the book for cashier and accountant."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.e2e.book.booking_rows import ADVANCES, BOOKED, ENDED_TASKS, TASKS
from tests.e2e.book.money_rows import IN_BATCHES, MONTH, PAID, PARTLY, WAITING, page_of
from tests.e2e.book.screen import Replies, Screen, Who, never, refuses
from tests.e2e.book.states import press

BROKEN = refuses(500, "unexpected")


def _as_accountant(route: Route) -> None:
    """The demo has no accountant of its own: 赵 is both."""
    body = route.fetch().json()
    body["person"]["roles"].append("accountant")
    route.fulfill(json=body)


def _books(replies: Replies) -> Replies:
    return {"**/api/session": _as_accountant, **replies}


def _tick(*names: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        for name in names:
            page.get_by_role("checkbox", name=name).first.check()

    return act


def _open_recheck(page: Page) -> None:
    page.get_by_role("button", name=re.compile("未能查验，")).first.click()


def _handle(page: Page) -> None:
    page.get_by_role("button", name="处理", exact=True).first.click()


def _pay_one(page: Page) -> None:
    _tick("7K3M11")(page)
    press("登记付款")(page)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("实付金额").fill("1200")


def _pay_doubtful(page: Page) -> None:
    _tick("7K3M12", "7K3M13", "7K3M14")(page)
    press("登记付款")(page)
    expect(page.get_by_role("dialog")).to_be_visible()


def _sent_partly(page: Page) -> None:
    _tick("7K3M11", "7K3M12")(page)
    press("登记付款")(page)
    press("确认登记")(page)


_PAID_ROUTE, _BATCH_ROUTE = "/payments?view=paid", "/payments?view=batches"

MONEY = (
    Screen("/payments", "", Who.ZHAO, replies=WAITING, shows="笔待支付"),
    Screen("/payments", "已选", Who.ZHAO, replies=WAITING, act=_tick("7K3M11", "7K3M13")),
    Screen("/payments", "复查明细", Who.ZHAO, replies=WAITING, act=_open_recheck),
    Screen("/payments", "登记一笔", Who.ZHAO, replies=WAITING, act=_pay_one, shows="差额原因"),
    Screen(
        "/payments", "登记有疑问的", Who.ZHAO, replies=WAITING, act=_pay_doubtful, shows="仍要付款"
    ),
    Screen(
        "/payments",
        "部分没有登记",
        Who.ZHAO,
        replies={**WAITING, "**/api/payments/pay-many": PARTLY},
        act=_sent_partly,
        shows="没有登记的单据",
    ),
    Screen(
        "/payments",
        "没有待支付",
        Who.ZHAO,
        replies={"**/api/payments/to-pay*": page_of(count=0, payable_fen=0)},
        shows="没有待支付的单据",
    ),
    Screen(
        "/payments", "加载中", Who.ZHAO, replies={"**/api/payments/to-pay*": never}, shows="付款"
    ),
    Screen(
        "/payments",
        "出错",
        Who.ZHAO,
        replies={"**/api/payments/to-pay*": BROKEN},
        shows="操作没有完成",
    ),
    Screen("/payments", "离线", Who.ZHAO, is_offline=True, shows="连不上服务器"),
    Screen("/payments", "批次", Who.ZHAO, path=_BATCH_ROUTE, replies=IN_BATCHES, shows="待导出"),
    Screen(
        "/payments",
        "批次明细",
        Who.ZHAO,
        path=f"{_BATCH_ROUTE}&batch=3",
        replies=IN_BATCHES,
        shows="登记整批付款",
    ),
    Screen(
        "/payments",
        "银行文件停住",
        Who.ZHAO,
        path=f"{_BATCH_ROUTE}&batch=3",
        replies={
            **IN_BATCHES,
            "**/api/payments/batches/3/file": refuses(409, "claims.recheck_unavailable"),
        },
        act=press("重新下载银行文件"),
        shows="仍要导出的原因",
    ),
    Screen(
        "/payments",
        "银行文件格式",
        Who.ZHAO,
        path=_BATCH_ROUTE,
        replies=IN_BATCHES,
        act=press("银行文件格式"),
        shows="分隔符",
    ),
    Screen(
        "/payments",
        "没有批次",
        Who.ZHAO,
        path=_BATCH_ROUTE,
        replies={re.compile(r"/api/payments/batches\?"): page_of()},
        shows="还没有付款批次",
    ),
    Screen("/payments", "已支付", Who.ZHAO, path=_PAID_ROUTE, replies=PAID, shows="缺回单"),
    Screen(
        "/payments",
        "这个月没有付款",
        Who.ZHAO,
        path=_PAID_ROUTE,
        replies={"**/api/payments/paid*": page_of()},
        shows="这个月没有付款",
    ),
    Screen(
        "/payments",
        "对账",
        Who.ZHAO,
        path="/payments?view=reconcile",
        replies=MONTH,
        shows="金额不符",
    ),
    Screen("/vouchers", "", Who.ZHAO, replies=_books(BOOKED), shows="记-12"),
    Screen(
        "/vouchers", "已选", Who.ZHAO, replies=_books(BOOKED), act=_tick("7K3M51", "7K3M53")
    ),
    Screen(
        "/vouchers", "会计科目", Who.ZHAO, replies=_books(BOOKED), act=press("会计科目"),
        shows="保存科目",
    ),
    Screen(
        "/vouchers",
        "这个月没有付款",
        Who.ZHAO,
        replies=_books(
            {re.compile(r"/api/vouchers\?"): page_of(count=0, made=0, amount_fen=0)}
        ),
        shows="这个月没有付款",
    ),
    Screen("/claw-backs", "", Who.ZHAO, replies=_books(TASKS), shows="待处理"),
    Screen(
        "/claw-backs", "处理", Who.ZHAO, replies=_books(TASKS), act=_handle, shows="追回金额"
    ),
    Screen(
        "/claw-backs", "已处理", Who.ZHAO, replies=_books(ENDED_TASKS), act=press("已处理"),
        shows="已追回",
    ),
    Screen(
        "/claw-backs",
        "没有",
        Who.ZHAO,
        replies=_books({"**/api/claw-backs?*": page_of(open_count=0, open_fen=0)}),
        shows="没有待处理的追回",
    ),
    Screen("/advances", "", Who.ZHAO, replies=ADVANCES, shows="逾期 12 天"),
    Screen(
        "/advances",
        "登记还款",
        Who.ZHAO,
        replies=ADVANCES,
        act=press("登记还款"),
        shows="还款金额",
    ),
    Screen(
        "/advances",
        "没有",
        Who.ZHAO,
        replies={"**/api/payments/advances*": page_of(count=0, left_fen=0)},
        shows="没有未还清的借款",
    ),
    Screen("/me", "出纳和会计", Who.ZHAO, replies=_books({}), shows="追回"),
)  # fmt: skip
