"""Pages of the book for 工单, and for the sheet of an error."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.book.screen import Screen, Who, answers, never, refuses
from tests.e2e.book.states import press

Json = dict[str, object]
DETAIL = "/tickets/:id(\\d+)"
ERROR_ID = "3f9c2a7be1d04856"
_LIST = re.compile(r"/api/(support/)?tickets(\?|$)")
_DRAFT = re.compile(r"/api/tickets/draft")
_ONE = re.compile(r"/api/tickets/7$")
_LINES = [
    f"2026-11-23T02:00:00.120Z info verify_asked provider=tencent request_id={ERROR_ID}",
    f"2026-11-23T02:00:20.480Z error unhandled_error kind=TimeoutError request_id={ERROR_ID}",
    "  TimeoutError",
    "  backend/verification/gateway/tencent.py:118 verify",
    "  backend/verification/service/asking.py:96 ask",
    f"2026-11-23T02:00:20.490Z info request method=POST status=500 request_id={ERROR_ID}",
]
_ERROR_LOG: Json = {
    "kind": "error_log",
    "title": f"错误 {ERROR_ID} 的日志摘录",
    "is_found": True,
    "lines": _LINES,
}
_INVOICE: Json = {
    "kind": "invoice",
    "title": "发票 25990000000000007319 和最近的查验记录",
    "is_found": True,
    "lines": [
        "参考编号 PK261123-7K3M9QAB",
        "查验 查无此票，票面 未知",
        "2026-11-23 09:58 查无此票",
    ],
}


def _row(number: int, title: str, state: str, **more: object) -> Json:
    return {
        "id": number,
        "ticket_no": f"GD26112{number % 4}-7K3M9{number}",
        "kind": "other",
        "state": state,
        "title": title,
        "owner": "林小满",
        "error_code": "",
        "follow_up_on": None,
        "created_at": "2026-11-23T02:05:00Z",
        "changed_at": "2026-11-24T01:20:00Z",
    } | more


ROWS: Json = {
    "items": [
        _row(9, "发票 25990000000000007319 查不到，税局网站能查到", "waiting", kind="incomplete"),
        _row(8, "系统提示错误 internal", "answered", error_code="internal",
             follow_up_on="2026-11-27"),
        _row(7, "清卡 QK261123-7K3M 没有完成（QK-305）", "open", error_code="QK-305"),
        _row(6, "手机上打不开上传页面", "solved", kind="hard_to_use"),
        _row(5, "上周扫的三张发票不见了", "closed", kind="data_lost"),
    ],
    "next_cursor": None,
}  # fmt: skip
_OTHERS: Json = {
    "items": [
        _row(12, "批量导入后有两张发票重复", "open", owner="冯园", kind="data_lost"),
        _row(11, "审批时提示单据已更新，点了几次都一样", "open", owner="王建国",
             error_code="claims.stale"),
        _row(9, "发票 25990000000000007319 查不到，税局网站能查到", "waiting", kind="incomplete",
             follow_up_on="2026-11-27"),
    ],
    "next_cursor": None,
}  # fmt: skip
DRAFT: Json = {
    "kind": "other",
    "title": "系统提示错误 internal",
    "occurred_at": "2026-11-23T02:00:20Z",
    "contact": "138****0000",
    "company": "晴川文化传播（武汉）有限公司",
    "invoice_id": None,
    "invoice_number": "",
    "invoice_issued_on": None,
    "error_code": "internal",
    "error_id": ERROR_ID,
    "session_no": "",
    "evidence": [_ERROR_LOG],
}
_FROM_INVOICE = DRAFT | {
    "kind": "incomplete",
    "title": "发票 25990000000000007319 有问题",
    "invoice_id": 3,
    "invoice_number": "25990000000000007319",
    "invoice_issued_on": "2026-11-20",
    "error_code": "",
    "error_id": "",
    "evidence": [_INVOICE],
}
_PLACES: Json = {
    "places": [
        {"field": "description", "kind": "id_card", "position": 6, "shown_as": "110**************X"}
    ]
}


def _said(number: int, side: str, act: str, text: str, **more: object) -> Json:
    return {
        "id": number,
        "side": side,
        "author": "林小满" if side == "owner" else "孙志强",
        "is_mine": side == "owner",
        "act": act,
        "text": text,
        "at": f"2026-11-23T0{number + 1}:05:00Z",
        "steps": [],
    } | more


_STEPS = [
    {"id": 1, "text": "在票夹里打开这张发票，点“查验”再问一次", "tried_at": "2026-11-23T05:30:00Z"},
    {"id": 2, "text": "核对开票日期和金额，不对的点“更正”", "tried_at": None},
    {"id": 3, "text": "仍查不到，把税局网站的截图加到工单里", "tried_at": None},
]
_OWNER = ["reply", "resolve", "close", "appoint", "attach", "try_step"]
TICKET: dict[str, Any] = _row(7, "发票 25990000000000007319 查不到，税局网站能查到", "answered") | {
    "kind": "incomplete",
    "error_code": "internal",
    "follow_up_on": "2026-11-27",
    "description": "扫码后一直显示查无此票。\n税局网站上用同样的号码能查到。",
    "steps": "扫一扫 → 打开发票 → 查验",
    "tried": "换过网络，也重新登录过",
    "occurred_at": "2026-11-23T02:00:00Z",
    "contact": "138****0000",
    "company": "晴川文化传播（武汉）有限公司",
    "invoice_id": 3,
    "invoice_number": "25990000000000007319",
    "invoice_issued_on": "2026-11-20",
    "error_id": ERROR_ID,
    "session_no": "",
    "messages": [
        _said(1, "owner", "file", ""),
        _said(2, "support", "ask", "请问是扫码得到的，还是手工录入的？"),
        _said(3, "owner", "reply", "扫码的，火车上扫的。"),
        _said(4, "support", "answer", "可能是当天的票还没有入库，请依次试一试：", steps=_STEPS),
        _said(5, "support", "appoint", "2026-11-27"),
    ],
    "evidence": [_ERROR_LOG, _INVOICE],
    "screenshots": [],
    "is_mine": True,
    "owner_may": _OWNER,
    "support_may": [],
}
_SOLVED = TICKET | {"state": "solved", "owner_may": ["close", "reopen", "try_step"]}
_AS_SUPPORT = TICKET | {
    "state": "open",
    "is_mine": False,
    "owner_may": [],
    "support_may": ["answer", "ask", "resolve", "close", "appoint"],
    "messages": [one | {"is_mine": one["side"] == "support"} for one in TICKET["messages"]],
}


def _write_number(page: Page) -> None:
    page.get_by_label("问题描述").fill("我的身份证 11010119900307002X 填不进去")
    press("提交")(page)


def _show_lines(page: Page) -> None:
    page.get_by_text("查看内容").first.click()


def _open_error(page: Page) -> None:
    press("错误代码")(page)
    expect(page.get_by_role("dialog")).to_be_visible()


_BROKEN = refuses(500, "internal", instance=f"urn:piaokatong:error:{ERROR_ID}")
TICKETS = (
    Screen("/tickets", "", replies={_LIST: answers(ROWS)}, shows="待补充"),
    Screen("/tickets", "还没有", Who.ZHAO, shows="还没有工单"),
    Screen("/tickets", "全部待办", Who.SUN, path="/tickets?scope=all",
           replies={_LIST: answers(_OTHERS)}, shows="冯园"),
    Screen("/tickets", "出错", replies={_LIST: _BROKEN}, shows="错误代码"),
    Screen("/tickets", "错误详情", replies={_LIST: _BROKEN}, act=_open_error, shows=ERROR_ID),
    Screen("/tickets", "离线", is_offline=True, shows="连不上服务器"),
    Screen("/tickets/new", "", path=f"/tickets/new?error={ERROR_ID}&code=internal",
           replies={_DRAFT: answers(DRAFT)}, shows="随工单附上"),
    Screen("/tickets/new", "查看日志", path=f"/tickets/new?error={ERROR_ID}&code=internal",
           replies={_DRAFT: answers(DRAFT)}, act=_show_lines, shows="TimeoutError"),
    Screen("/tickets/new", "从发票来", path="/tickets/new?invoice=3",
           replies={_DRAFT: answers(_FROM_INVOICE)}, shows="最近的查验记录"),
    Screen("/tickets/new", "空白", path="/tickets/new", shows="问题描述"),
    Screen("/tickets/new", "发现敏感号码", path="/tickets/new?invoice=3",
           replies={
               _DRAFT: answers(_FROM_INVOICE),
               "**/api/tickets/look": answers(_PLACES),
           },
           act=_write_number, shows="遮住并发送"),
    Screen("/tickets/new", "加载中", replies={_DRAFT: never}, shows="提交工单"),
    Screen("/tickets/new", "别人的发票", path="/tickets/new?invoice=9",
           replies={_DRAFT: refuses(404, "not_found")}, shows="没有找到"),
    Screen(DETAIL, "", path="/tickets/7", replies={_ONE: answers(TICKET)}, shows="请依次试一试"),
    Screen(DETAIL, "已解决", path="/tickets/7", replies={_ONE: answers(_SOLVED)},
           shows="重新打开"),
    Screen(DETAIL, "答复", Who.SUN, path="/tickets/7", replies={_ONE: answers(_AS_SUPPORT)},
           act=press("答复"), shows="解决步骤"),
    Screen(DETAIL, "约定跟进", path="/tickets/7", replies={_ONE: answers(TICKET)},
           act=press("约定跟进"), shows="跟进日期"),
    Screen(DETAIL, "不是我的", path="/tickets/7", replies={_ONE: refuses(404, "not_found")},
           shows="没有找到"),
)  # fmt: skip
