"""Screens of 报销: lists, one claim, the editor."""

from tests.e2e.book.screen import Screen, Who, never, refuses

_BROKEN = refuses(500, "unexpected")
_CLAIM = "/claims/:id(\\d+)"
_EDIT = "/claims/:id(\\d+)/edit"

CLAIMS = (
    Screen("/claims", ""),
    Screen("/claims", "还没有报销单", Who.ZHAO, shows="还没有报销单"),
    Screen("/claims", "没有待审批的", path="/claims?box=to_approve", shows="没有待审批的单据"),
    Screen("/claims", "出错", replies={"**/api/claims?*": _BROKEN}, shows="操作没有完成"),
    Screen("/claims", "加载中", replies={"**/api/claims?*": never}, shows="新建报销"),
    Screen(_CLAIM, "", path="/claims/{claim}", shows="审批进度"),
    Screen(_CLAIM, "没有找到", path="/claims/999999", shows="没有找到"),
    Screen("/claims/new", "", shows="选择发票"),
    Screen(_EDIT, "", path="/claims/{draft}/edit", shows="选择发票"),
)
