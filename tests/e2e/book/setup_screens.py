"""The pages on which claims are set up: departments, types, flows, numbers; own accounts."""

import re

from playwright.sync_api import Page, Route, expect

from tests.e2e.book.screen import Reply, Screen, Who, answers, cut, gets_only, never, refuses
from tests.e2e.book.states import press

BROKEN = refuses(500, "unexpected")
STALE = refuses(409, "claims.flow_stale", changed_by="孙志强")
FLOW = "/approval-flows/:id(\\d+|new)"
NO_NAMES: dict[str, list[object]] = {
    "companies": [],
    "departments": [],
    "expense_types": [],
    "people": [],
}
_MANY_TYPES = re.compile(r"/api/expense-types$")


def _puts_only(reply: Reply) -> Reply:
    """Pretends for what is saved; what is read comes from the server."""

    def choose(route: Route) -> None:
        if route.request.method == "PUT":
            reply(route)
        else:
            route.fallback()

    return choose


def _row(name: str) -> re.Pattern[str]:
    return re.compile(name)


def _open_department(page: Page) -> None:
    page.get_by_role("button", name=_row("市场部")).first.click()
    expect(page.get_by_role("dialog").get_by_text("王建国")).to_be_visible()


def _retire_department(page: Page) -> None:
    _open_department(page)
    page.get_by_role("dialog").get_by_role("button", name="停用").click()
    page.get_by_role("dialog").last.get_by_role("button", name="停用").last.click()


def _open_type(page: Page) -> None:
    page.get_by_role("button", name=_row("业务招待费.*发票")).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _wrong_number(page: Page) -> None:
    page.get_by_label(_row("草稿闲置")).fill("900")
    press("保存设置")(page)


def _pick_person(page: Page) -> None:
    page.get_by_role("button", name="添加审批人").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="指定人员").click()
    dialog.get_by_label("姓名或用户名").fill("李")
    expect(dialog.get_by_role("button", name=_row("李静"))).to_be_visible()


def _try(page: Page) -> None:
    page.get_by_role("button", name="选择报销人").click()
    page.get_by_role("dialog").get_by_role("button", name=_row("林小满")).click()
    page.get_by_label("金额（元）", exact=True).fill("600")
    page.get_by_role("button", name="试一试").click()
    page.get_by_text("会走").first.scroll_into_view_if_needed()


def _open_account(page: Page) -> None:
    page.get_by_role("button", name=_row("示例银行")).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _save_flow(page: Page) -> None:
    page.get_by_label("名称", exact=True).fill("日常报销（市场）")
    press("保存")(page)


CLAIM_SETUP = (
    Screen("/departments", "", Who.SUN, shows="华中区"),
    Screen("/departments", "编辑", Who.SUN, act=_open_department),
    Screen("/departments", "不能停用", Who.SUN, act=_retire_department, shows="部门不能停用"),
    Screen("/departments", "新增", Who.SUN, act=press("新增部门")),
    Screen(
        "/departments",
        "还没有部门",
        Who.SUN,
        replies={
            "**/api/departments": answers(
                {"companies": [{"id": 1, "title": "演示公司"}], "items": [], "grades": []}
            )
        },
        shows="还没有部门",
    ),
    Screen(
        "/departments",
        "还没有公司",
        Who.SUN,
        replies={"**/api/departments": answers({"companies": [], "items": [], "grades": []})},
        shows="还没有公司",
    ),
    Screen("/departments", "加载中", Who.SUN, replies={"**/api/departments": never}, shows="部门"),
    Screen("/departments", "连不上", Who.SUN, replies={"**/api/departments": cut}, shows="连不上"),
    Screen("/expense-types", "", Who.SUN, shows="业务招待费"),
    Screen("/expense-types", "编辑", Who.SUN, act=_open_type),
    Screen("/expense-types", "新增", Who.SUN, act=press("新增费用类型")),
    Screen(
        "/expense-types",
        "还没有",
        Who.SUN,
        replies={_MANY_TYPES: answers({"items": []})},
        shows="还没有费用类型",
    ),
    Screen("/expense-types", "出错", Who.SUN, replies={_MANY_TYPES: BROKEN}, shows="操作没有完成"),
    Screen("/approval-flows", "", Who.SUN, shows="都不符合"),
    Screen("/approval-flows", "试一试", Who.SUN, act=_try, shows="前面的为什么不符合"),
    Screen(
        "/approval-flows",
        "还没有",
        Who.SUN,
        replies={"**/api/approval-flows": answers({"items": [], "names": NO_NAMES})},
        shows="还没有审批流",
    ),
    Screen(
        "/approval-flows",
        "出错",
        Who.SUN,
        replies={"**/api/approval-flows": BROKEN},
        shows="操作没有完成",
    ),
    Screen(FLOW, "", Who.SUN, path="/approval-flows/1", shows="读作"),
    Screen(FLOW, "选审批人", Who.SUN, path="/approval-flows/1", act=_pick_person),
    Screen(
        FLOW,
        "别人改过",
        Who.SUN,
        path="/approval-flows/2",
        replies={"**/api/approval-flows/2": _puts_only(STALE)},
        act=_save_flow,
        shows="没有保存",
    ),
    Screen(FLOW, "新建", Who.SUN, path="/approval-flows/new", shows="新的审批流"),
    Screen(
        FLOW,
        "漏填",
        Who.SUN,
        path="/approval-flows/new",
        act=press("保存"),
        shows="请填写名称",
    ),
    Screen(FLOW, "不存在", Who.SUN, path="/approval-flows/999", shows="没有这个审批流"),
    Screen("/claim-settings", "", Who.SUN, shows="催办"),
    Screen("/claim-settings", "超出范围", Who.SUN, act=_wrong_number, shows="应为 1 至 365 天"),
    Screen(
        "/claim-settings",
        "出错",
        Who.SUN,
        replies={"**/api/claim-settings": gets_only(BROKEN)},
        shows="操作没有完成",
    ),
    Screen("/payee-accounts", "", shows="默认"),
    Screen("/payee-accounts", "编辑", act=_open_account),
    Screen("/payee-accounts", "还没有", Who.ZHAO, shows="还没有收款账户"),
    Screen(
        "/payee-accounts",
        "连不上",
        replies={"**/api/me/payee-accounts": cut},
        shows="连不上",
    ),
    Screen("/delegations", "", shows="进行中"),
    Screen("/delegations", "设置", act=press("设置代理"), shows="由谁代理"),
    Screen("/delegations", "还没有", Who.ZHAO, shows="没有设置代理"),
    Screen("/delegations", "出错", replies={"**/api/me/delegations": BROKEN}, shows="操作没有完成"),
)
