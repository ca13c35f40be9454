"""What 消息, 提醒设置 and 我的提醒 show in the book: made-up, but of the API's shape."""

from typing import Any


def notice(
    id_: int, kind: str, label: str, title: str, *, body: str = "", **members: Any
) -> dict[str, Any]:
    usual = {
        "id": id_,
        "kind": kind,
        "kind_label": label,
        "title": title,
        "body": body,
        "link": "/",
        "lines": [],
        "created_at": "2026-01-08T01:20:00.000Z",
        "is_read": False,
    }
    return usual | members


YESTERDAY = {"created_at": "2026-01-07T07:05:00.000Z", "is_read": True}
INBOX = {
    "items": [
        notice(9, "claim_waiting", "待我审批", "林小满的报销单待您审批", body="差旅费 ¥2,480.00"),
        notice(
            8,
            "digest",
            "每日摘要",
            "今日待办 5 件",
            body="1 月 8 日，有 2 类事情等您处理。",
            lines=[
                {"text": "待我审批 3 张", "link": "/"},
                {"text": "有问题的发票 2 张", "link": "/wallet?filter=problem"},
            ],
        ),
        notice(7, "red_confirmation", "红字确认单", "红字确认单还剩 12 小时失效",
               body="确认单 35022311190000012345 将在 2026-01-08 21:30 失效，请到电子税务局处理。"),
        notice(6, "invoice_new", "新发票", "新发票已入票夹",
               body="您上传的“酒店水单与行程单合并扫描.pdf”已识别完成，参考编号 PK260107-7KQ2MHX4",
               **YESTERDAY),
        notice(5, "claim_paid", "报销到账", "报销单 BX20260105-003 已付款", body="¥1,286.50",
               **YESTERDAY),
        notice(4, "claim_returned", "退回补正", "报销单 BX20260104-001 被退回",
               body="王建国：住宿费缺少酒店水单。", **YESTERDAY),
    ],
    "next_cursor": None,
    "unread": 3,
}  # fmt: skip
NO_NOTICES: dict[str, Any] = {"items": [], "next_cursor": None, "unread": 0}
DEVICES = [
    {"id": 1, "device": "安卓设备 · Chrome", "created_at": "2026-01-02T01:00:00.000Z",
     "is_paused": False},
    {"id": 2, "device": "Windows 电脑 · Edge", "created_at": "2026-01-05T01:00:00.000Z",
     "is_paused": True},
]  # fmt: skip
REMINDERS = {
    "items": [
        {"id": 1, "text": "把机票行程单交给财务", "due_at": "2030-01-08T09:00:00.000Z",
         "repeat": "none", "link": "/invoices/1", "state": "waiting", "fired_at": None},
        {"id": 2, "text": "核对本月打车发票的抬头和税号，再统一提交报销", "repeat": "monthly",
         "due_at": "2030-01-25T01:00:00.000Z", "link": None, "state": "waiting",
         "fired_at": None},
    ],
    "next_cursor": None,
}  # fmt: skip
CONFIRMATIONS = {
    "items": [
        {"id": 2, "number": "35022311190000012345", "came_at": "2029-12-30T01:00:00.000Z",
         "lapses_at": "2030-01-02T01:00:00.000Z", "state": "waiting", "closed_at": None},
        {"id": 1, "number": "35022311190000009876", "came_at": "2025-12-30T01:00:00.000Z",
         "lapses_at": "2026-01-02T01:00:00.000Z", "state": "done",
         "closed_at": "2025-12-31T03:00:00.000Z"},
        {"id": 3, "number": "35022311190000005432", "came_at": "2025-12-20T01:00:00.000Z",
         "lapses_at": "2025-12-23T01:00:00.000Z", "state": "lapsed",
         "closed_at": "2025-12-23T01:00:00.000Z"},
    ],
    "next_cursor": None,
}  # fmt: skip


def item(id_: int, title: str, kind: str, due_on: str, days_left: int) -> dict[str, Any]:
    return {
        "id": id_,
        "title": title,
        "kind": kind,
        "due_on": due_on,
        "days_left": days_left,
        "person_id": 1,
        "person_name": "钱多多",
        "lead_days": [30, 7, 1],
        "note": "",
        "is_closed": False,
        "closed_at": None,
    }


ITEMS = {
    "items": [
        item(1, "税务数字证书", "certificate", "2026-01-05", -3),
        item(2, "金税盘年度服务", "equipment", "2026-01-20", 12),
        item(3, "办公室租赁合同", "other", "2026-06-30", 173),
    ],
    "next_cursor": None,
}
TOPICS = [
    {"kind": "claim_waiting", "label": "待我审批", "text": "有报销单待审批"},
    {"kind": "claim_to_pay", "label": "待我付款", "text": "有报销单待付款"},
    {"kind": "claim_nudged", "label": "催办", "text": "有报销单被催办"},
]


def robot(id_: int, name: str, kind: str, **members: Any) -> dict[str, Any]:
    usual = {
        "id": id_,
        "name": name,
        "kind": kind,
        "has_secret": kind != "wecom",
        "kinds": ["claim_waiting", "claim_to_pay"],
        "is_active": True,
        "last_sent_at": "2026-01-08T01:00:00.000Z",
        "last_problem": None,
    }
    return usual | members


ROBOTS = {
    "items": [
        robot(1, "财务群", "wecom"),
        robot(2, "审批提醒", "dingtalk", last_problem="机器人服务器拒绝：310000 sign not match"),
        robot(3, "出纳小组", "feishu", is_active=False),
    ],
    "kinds": TOPICS,
}
FAILURES = {
    "items": [
        {"id": 3, "channel": "email", "kind_label": "待我审批", "to": "王建国", "attempts": 1,
         "reason": "收件服务器拒收：550 5.1.1 user unknown",
         "created_at": "2026-01-08T01:00:00.000Z", "settled_at": None},
        {"id": 2, "channel": "webpush", "kind_label": "我的提醒", "to": "林小满", "attempts": 8,
         "reason": "连不上浏览器的推送服务：ConnectTimeout",
         "created_at": "2026-01-07T01:00:00.000Z", "settled_at": None},
        {"id": 1, "channel": "robot", "kind_label": "待我付款", "to": None, "attempts": 14,
         "reason": "机器人发送太频繁或对方繁忙：45009",
         "created_at": "2026-01-06T01:00:00.000Z", "settled_at": None},
    ],
    "next_cursor": None,
    "dead": 3,
    "waiting": 12,
}  # fmt: skip
MAILS = {
    "items": [
        {"id": 3, "to": "lin@example.com", "subject": "每日摘要", "state": "local",
         "body": "1 月 8 日，有 2 类事情等您处理。\nhttp://127.0.0.1:8000/claims",
         "last_error": "", "created_at": "2026-01-08T00:30:00.000Z"},
        {"id": 2, "to": "wang@example.com", "subject": "重设密码", "state": "sent", "body": "",
         "last_error": "", "created_at": "2026-01-07T02:00:00.000Z"},
        {"id": 1, "to": "nobody@example.invalid", "subject": "邀请您加入票卡通", "state": "dead",
         "body": "", "last_error": "收件服务器拒收：没有这个收件人",
         "created_at": "2026-01-06T02:00:00.000Z"},
    ],
    "next_cursor": None,
}  # fmt: skip
NO_MAILS: dict[str, Any] = {"items": [], "next_cursor": None}
