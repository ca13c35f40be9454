"""Screens of 报销: lists, one claim, the approver's desk, the editor step by step."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from tests.e2e.book.screen import Replies, Screen, Who, changed, never, refuses
from tests.e2e.book.states import press

_BROKEN = refuses(500, "unexpected")
_CLAIM = "/claims/:id(\\d+)"
_EDIT = "/claims/:id(\\d+)/edit"
_ONE_CLAIM = re.compile(r"/api/claims/\d+$")
_QUEUE = "/claims?box=to_approve"


def _hit(code: str, title: str, level: str, message: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "code": code,
        "title": title,
        "level": level,
        "line_key": "demo-line-submitted-0",
        "invoice_id": None,
        "message": message,
        "fields": {},
        "waivers": ["approver"],
        "may_waive": True,
        "waived_by": None,
        "waived_at": None,
        "waive_reason": "",
    } | changes


_HITS = [
    _hit(
        "total_limit",
        "金额合计",
        "warn",
        "单据合计 ¥89.00，达到 ¥80.00，请仔细核对。",
        line_key=None,
        fields={"total_fen": 8_900, "limit_fen": 8_000},
    ),
    _hit(
        "title_name",
        "抬头不符",
        "block",
        "税号正确，但抬头“晴川文化传播武汉公司”与登记的公司名称不同，请核对是否写错或用了旧名称。",
        id=2,
        waivers=["accountant", "administrator"],
        may_waive=False,
        fields={
            "buyer_name": "晴川文化传播武汉公司",
            "buyer_tax_id": "91420100MA9DEMO01X",
            "company_name": "晴川文化传播（武汉）有限公司",
            "company_tax_id": "91420100MA9DEMO01X",
        },
    ),
    _hit(
        "sandbox_verdict",
        "沙箱查验",
        "note",
        "查验结果由沙箱模拟，不代表税务机关结论，正式环境不能据此付款。",
        id=3,
        waivers=[],
        may_waive=False,
        fields={"verify_status": "consistent", "verified_at": "2026-11-20T02:00:00.000Z"},
    ),
]


def _unstored(hit: dict[str, Any]) -> dict[str, Any]:
    """The hit as 预检 tells it of the draft."""
    line_key = "demo-line-draft-0" if hit["line_key"] else None
    return hit | {"id": None, "may_waive": False, "line_key": line_key}


_TURNED = {
    "id": 1,
    "invoice_id": 1,
    "invoice_number": "25990000000000000101",
    "is_paid": True,
    "amount_fen": 45_196,
    "reason": "付款后复查：发票已全额红冲。",
    "state": "open",
    "opened_at": "2026-11-20T02:00:00.000Z",
}


def _more_rows(route: Route) -> None:
    """What the server answers, and the same claim of two colleagues, one of them hit by a rule."""
    body = route.fetch().json()
    first = body["items"][0]
    others = (
        {"id": 901, "purpose": "成都客户拜访", "total_fen": 123_456, "hits": {}},
        {"id": 902, "purpose": "季度团建场地费用", "total_fen": 98_765_432},
    )
    clean = first | {"hits": {}}
    body["items"] = [clean, clean | others[0], first | {"hits": {"warn": 2}} | others[1]]
    route.fulfill(json=body)


def _choose_two(page: Page) -> None:
    press("批量同意")(page)
    for purpose in ("长沙展会", "成都客户拜访"):
        page.get_by_text(purpose).first.click()


def _step(number: int) -> Callable[[Page], None]:
    """Goes to this step of the editor."""

    def act(page: Page) -> None:
        steps = page.get_by_role("navigation", name="填写进度")
        steps.get_by_role("button").nth(number - 1).click()

    return act


def _put_precheck(**members: Any) -> Replies:
    return {re.compile(r"/api/claims/\d+/precheck$"): changed(**members)}


_HIT: Replies = {_ONE_CLAIM: changed(rule_hits=_HITS)}
_APPROVER = "/claims/{waiting}"

CLAIMS = (
    Screen("/claims", ""),
    Screen("/claims", "还没有报销单", Who.ZHAO, shows="还没有报销单"),
    Screen("/claims", "没有待审批的", path=_QUEUE, shows="没有待审批的单据"),
    Screen(
        "/claims",
        "批量同意",
        Who.WANG,
        path=_QUEUE,
        replies={"**/api/claims?*": _more_rows},
        act=_choose_two,
        shows="已选 2 份",
    ),
    Screen("/claims", "出错", replies={"**/api/claims?*": _BROKEN}, shows="操作没有完成"),
    Screen("/claims", "加载中", replies={"**/api/claims?*": never}, shows="新建报销"),
    Screen(_CLAIM, "", path="/claims/{claim}", shows="审批进度"),
    Screen(_CLAIM, "待我审批", Who.WANG, path=_APPROVER, replies=_HIT, shows="比较的内容"),
    Screen(_CLAIM, "核定金额", Who.WANG, path=_APPROVER, act=press("核定金额"), shows="申请"),
    Screen(_CLAIM, "驳回", Who.WANG, path=_APPROVER, act=press("驳回"), shows="不符合报销规定"),
    Screen(
        _CLAIM,
        "付款后红冲",
        path="/claims/{paid}",
        replies={_ONE_CLAIM: changed(claw_backs=[_TURNED])},
        shows="付款日期",
    ),
    Screen(_CLAIM, "没有找到", path="/claims/999999", shows="没有找到"),
    Screen("/claims/new", "", shows="选择发票"),
    Screen("/claims/new", "借款", path="/claims/new?kind=advance", shows="借款"),
    Screen(_EDIT, "", path="/claims/{draft}/edit", shows="选择发票"),
    Screen(_EDIT, "费用明细", path="/claims/{draft}/edit", act=_step(2), shows="添加无发票费用"),
    Screen(_EDIT, "收款与事由", path="/claims/{draft}/edit", act=_step(3), shows="去预检"),
    Screen(_EDIT, "预检", path="/claims/{draft}/edit", act=_step(4), shows="审批流程"),
    Screen(
        _EDIT,
        "预检有问题",
        path="/claims/{draft}/edit",
        replies=_put_precheck(
            rule_hits=[_unstored(hit) for hit in _HITS],
            problems=[{"field": "purpose", "message": "请填写事由。"}],
            budgets=[
                {
                    "department": "市场部",
                    "expense_type": "差旅费",
                    "period": "2026 年第 4 季度",
                    "amount_fen": 5_000_000,
                    "used_fen": 4_200_000,
                    "this_claim_fen": 1_234_567,
                    "left_fen": -434_567,
                }
            ],
        ),
        act=_step(4),
        shows="必须先解决",
    ),
)
