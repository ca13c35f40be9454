"""Rules and budgets in the book: what administrators see of them."""

from typing import Any

from playwright.sync_api import Page

from tests.e2e.book.screen import Screen, Who, answers, gets_only, never, refuses
from tests.e2e.book.states import press

RULE = "/policies/:code([a-z_]+)"
_BROKEN = refuses(500, "unexpected")


def _replayed(number: int, before: str | None, after: str | None) -> dict[str, Any]:
    return {
        "claim_no": f"BX2611{number:02d}-7KQ2MD",
        "total_fen": 68_000 + number * 12_345,
        "submitted_at": f"2026-11-{number:02d}T02:00:00.000Z",
        "before": before,
        "after": after,
        "hits": 0 if after is None else 1,
    }


_TRIAL = {
    "claims": 128,
    "left_out": 0,
    "before": {"block": 0, "warn": 6, "note": 0},
    "after": {"block": 0, "warn": 17, "note": 0},
    "changed": [_replayed(one, None, "warn") for one in range(24, 12, -1)]
    + [_replayed(3, "warn", None)],
}
_NO_TRIAL = _TRIAL | {"claims": 0, "changed": []}

_SALES = {"id": 1, "name": "销售部", "company": "晴川文化传播（武汉）有限公司", "is_retired": False}
_MARKET = {"id": 2, "name": "市场与品牌推广部", "company": _SALES["company"], "is_retired": True}
_TYPES = [{"id": 1, "name": "差旅费", "is_retired": False}]


def _budget(number: int, department: Any, period: str, amounts: tuple[int, int]) -> Any:
    amount_fen, used_fen = amounts
    return {
        "id": number,
        "department": department,
        "expense_type": None if number == 1 else _TYPES[0],
        "period": period,
        "amount_fen": amount_fen,
        "used_fen": used_fen,
        "left_fen": amount_fen - used_fen,
        "changed_by": {"id": 5, "display_name": "孙志强"},
        "changed_at": "2026-11-02T02:00:00.000Z",
    }


_BUDGETS = {
    "items": [
        _budget(1, _SALES, "2026", (120_000_000, 68_450_075)),
        _budget(2, _SALES, "2026-10", (8_000_000, 7_512_000)),
        _budget(3, _SALES, "2026-11", (8_000_000, 9_136_050)),
        _budget(4, _MARKET, "2026", (1_234_567_890, 0)),
    ],
    "next_cursor": None,
    "departments": [_SALES, _MARKET],
    "expense_types": _TYPES,
}
_NO_BUDGETS = _BUDGETS | {"items": []}
_NO_DEPARTMENTS = _NO_BUDGETS | {"departments": []}
_LISTED = "**/api/budgets?*"


def _add_limit(page: Page) -> None:
    press("新增标准")(page)
    page.get_by_label("费用类型").select_option(label="住宿费")
    page.get_by_label("职级").fill("部门经理")
    page.get_by_label("城市").fill("北京")
    page.get_by_label("标准金额（元）").fill("650")
    press("确定")(page)


def _save_unsound(page: Page) -> None:
    page.get_by_label("号码相差不超过（号）").fill("99")
    press("保存")(page)


def _save_untried(page: Page) -> None:
    page.get_by_role("radio", name="必须解决").check()
    press("保存")(page)


RULES = (
    Screen("/policies", "", Who.SUN),
    Screen("/policies", "加载中", Who.SUN, replies={"**/api/policies": never}, shows="规则"),
    Screen("/policies", "出错", Who.SUN, replies={"**/api/policies": _BROKEN}, shows="没有完成"),
    Screen(RULE, "", Who.SUN, path="/policies/cross_year", shows="出厂设置"),
    Screen(RULE, "各种条件", Who.SUN, path="/policies/weekend", shows="出厂设置"),
    Screen(RULE, "选择条件", Who.SUN, path="/policies/not_verified", shows="出厂设置"),
    Screen(RULE, "没有条件", Who.SUN, path="/policies/title_name", shows="出厂设置"),
    Screen(RULE, "费用标准", Who.SUN, path="/policies/over_limit", act=_add_limit),
    Screen(RULE, "新增标准", Who.SUN, path="/policies/over_limit", act=press("新增标准")),
    Screen(
        RULE,
        "试算",
        Who.SUN,
        path="/policies/no_invoice",
        replies={"**/replay": answers(_TRIAL)},
        act=press("试算"),
        shows="新命中",
    ),
    Screen(
        RULE,
        "没有可比较的",
        Who.SUN,
        path="/policies/no_invoice",
        replies={"**/replay": answers(_NO_TRIAL)},
        act=press("试算"),
        shows="没有可以比较的",
    ),
    Screen(
        RULE,
        "填写有误",
        Who.SUN,
        path="/policies/consecutive_numbers",
        act=_save_unsound,
        shows="请填写 1 至 50",
    ),
    Screen(
        RULE,
        "没有试算就保存",
        Who.SUN,
        path="/policies/title_name",
        act=_save_untried,
        shows="还没有试算",
    ),
    Screen(RULE, "不存在", Who.SUN, path="/policies/a_rule_of_old", shows="没有这条规则"),
    Screen("/budgets", "", Who.SUN, replies={_LISTED: gets_only(answers(_BUDGETS))}),
    Screen(
        "/budgets",
        "新增",
        Who.SUN,
        replies={_LISTED: gets_only(answers(_BUDGETS))},
        act=press("新增预算"),
    ),
    Screen(
        "/budgets",
        "修改",
        Who.SUN,
        replies={_LISTED: gets_only(answers(_BUDGETS))},
        act=press("11 月"),
    ),
    Screen(
        "/budgets",
        "还没有预算",
        Who.SUN,
        replies={_LISTED: answers(_NO_BUDGETS)},
        shows="还没有预算",
    ),
    Screen(
        "/budgets",
        "还没有部门",
        Who.SUN,
        replies={_LISTED: answers(_NO_DEPARTMENTS)},
        shows="还没有部门",
    ),
    Screen("/budgets", "加载中", Who.SUN, replies={_LISTED: never}, shows="预算"),
    Screen("/budgets", "出错", Who.SUN, replies={_LISTED: _BROKEN}, shows="操作没有完成"),
)
