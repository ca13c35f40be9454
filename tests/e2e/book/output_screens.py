"""Screens of 打印, 统计, 台账 and 导出."""

from tests.e2e.book.papers import LINES, PRINTED, no_sums, sums
from tests.e2e.book.screen import Screen, answers, cut, never, refuses
from tests.e2e.book.states import choose_own_days, press, print_whole_sheets

_BROKEN = refuses(500, "unexpected")
_PRINT = "/claims/:id(\\d+)/print"
_PRINT_1 = "/claims/1/print"

OUTPUT = (
    Screen(_PRINT, "", path=_PRINT_1, replies=PRINTED, shows="第 1 页，共"),
    Screen(
        _PRINT,
        "整张 A4",
        path=_PRINT_1,
        replies=PRINTED,
        act=print_whole_sheets,
        shows="第 1 页，共",
    ),
    Screen(_PRINT, "排版中", path=_PRINT_1, replies={"**/print?*": never}, shows="正在排版"),
    Screen(
        _PRINT,
        "附件太大",
        path=_PRINT_1,
        replies={
            "**/print?*": refuses(
                413, "claims.print_too_large", byte_count=75_000_000, limit=60_000_000
            )
        },
        shows="75 MB",
    ),
    Screen(
        _PRINT,
        "没有字体",
        path=_PRINT_1,
        replies={"**/print?*": refuses(503, "claims.no_font")},
        shows="fonts-noto-cjk",
    ),
    Screen(
        _PRINT,
        "一页没来",
        path=_PRINT_1,
        replies=PRINTED | {"**/api/claims/1/print/pages/*": cut},
        shows="没有加载出来",
    ),
    Screen("/statistics", "", replies={"**/api/statistics?*": sums()}, shows="月均"),
    Screen(
        "/statistics",
        "按部门",
        replies={"**/api/statistics?*": sums()},
        act=press("部门"),
        shows="行政与人力资源部",
    ),
    Screen(
        "/statistics",
        "一个月的构成",
        replies={"**/api/statistics?*": sums()},
        act=press("查看2026-11的构成"),
        shows="业务招待费",
    ),
    Screen(
        "/statistics",
        "自选日期",
        replies={"**/api/statistics?*": sums("mine")},
        act=choose_own_days,
        shows="开始日期",
    ),
    Screen("/statistics", "没有", replies={"**/api/statistics?*": no_sums}, shows="没有报销"),
    Screen("/statistics", "加载中", replies={"**/api/statistics?*": never}, shows="统计"),
    Screen("/statistics", "出错", replies={"**/api/statistics?*": _BROKEN}, shows="操作没有完成"),
    Screen("/statistics", "离线", replies={"**/api/statistics?*": cut}, shows="连不上"),
    Screen("/ledger", "", replies={"**/api/ledger?*": answers(LINES)}, shows="凭证"),
    Screen(
        "/ledger",
        "没有",
        replies={"**/api/ledger?*": answers(LINES | {"items": []})},
        shows="没有符合条件",
    ),
    Screen(
        "/ledger",
        "导出",
        replies={"**/api/ledger?*": answers(LINES)},
        act=press("导出"),
        shows="Excel 表格",
    ),
    Screen("/ledger", "没有权限", shows="没有权限"),
    Screen("/ledger", "加载中", replies={"**/api/ledger?*": never}, shows="台账"),
)
