"""Kinds of notices: what each is called, what a push may say of it, and how it travels.

A push and a robot's message leave the house through other people's servers and show on locked
screens: they say the kind and nothing else, no amount, no name, no number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.accounts.rules import Role


class NoticeKind(StrEnum):
    """What a notice is about."""

    CLAIM_WAITING = "claim_waiting"
    CLAIM_RETURNED = "claim_returned"
    CLAIM_REJECTED = "claim_rejected"
    CLAIM_APPROVED = "claim_approved"
    CLAIM_TO_PAY = "claim_to_pay"
    CLAIM_PAID = "claim_paid"
    CLAIM_NUDGED = "claim_nudged"
    CLAIM_TRANSFERRED = "claim_transferred"
    CLAIM_CC = "claim_cc"
    CLAIM_COMMENTED = "claim_commented"
    CLAW_BACK = "claw_back"
    INVOICE_NEW = "invoice_new"
    INVOICE_PROBLEM = "invoice_problem"
    INVOICE_ANSWERED = "invoice_answered"
    INVOICE_UNCLAIMED = "invoice_unclaimed"
    CLAIM_DEADLINE = "claim_deadline"
    YEAR_END = "year_end"
    FILING_DEADLINE = "filing_deadline"
    CLEARING = "clearing"
    TICKET = "ticket"
    RED_CONFIRMATION = "red_confirmation"
    DATED_ITEM = "dated_item"
    REMINDER = "reminder"
    DIGEST = "digest"
    SYSTEM = "system"


class Channel(StrEnum):
    """How a notice leaves the house; the inbox (站内信) is no channel, it is always there."""

    EMAIL = "email"
    WEBPUSH = "webpush"
    ROBOT = "robot"


class KindGroup(StrEnum):
    """Under which heading of 提醒设置 a kind stands."""

    CLAIMS = "claims"
    INVOICES = "invoices"
    DATES = "dates"
    OTHERS = "others"


BY_MAIL_AND_PUSH = frozenset({Channel.EMAIL, Channel.WEBPUSH})
BY_PUSH = frozenset({Channel.WEBPUSH})
INBOX_ONLY: frozenset[Channel] = frozenset()


@dataclass(frozen=True, slots=True)
class KindRule:
    """How one kind is shown and sent.

    ``push_text`` is all that a push says; ``group_text`` all that a robot says, empty when the
    kind concerns one person only and never goes to a group. ``channels`` are the defaults,
    ``is_urgent`` passes quiet hours, ``lasts_h`` is how long a push is worth delivering.
    ``roles`` are who may choose it, empty for everybody.
    """

    label: str
    push_text: str
    group_text: str = ""
    channels: frozenset[Channel] = BY_PUSH
    is_urgent: bool = False
    lasts_h: int = 24
    roles: frozenset[Role] = frozenset()


_TAX = frozenset({Role.CLEARING_OPERATOR, Role.ACCOUNTANT, Role.ADMINISTRATOR})
RULES: Mapping[NoticeKind, KindRule] = {
    NoticeKind.CLAIM_WAITING: KindRule(
        "待我审批", "您有一张报销单待审批", "有报销单待审批", BY_MAIL_AND_PUSH, lasts_h=72
    ),
    NoticeKind.CLAIM_RETURNED: KindRule(
        "退回补正", "您的一张报销单被退回，请补正", "有报销单被退回补正", BY_MAIL_AND_PUSH
    ),
    NoticeKind.CLAIM_REJECTED: KindRule(
        "报销驳回", "您的一张报销单被驳回", "有报销单被驳回", BY_MAIL_AND_PUSH
    ),
    NoticeKind.CLAIM_APPROVED: KindRule("审批通过", "您的一张报销单已通过审批", "有报销单通过审批"),
    NoticeKind.CLAIM_TO_PAY: KindRule(
        "待我付款",
        "有一张报销单待付款",
        "有报销单待付款",
        BY_MAIL_AND_PUSH,
        lasts_h=72,
        roles=frozenset({Role.CASHIER}),
    ),
    NoticeKind.CLAIM_PAID: KindRule("报销到账", "您的一张报销单已付款", "有报销单已付款"),
    NoticeKind.CLAIM_NUDGED: KindRule(
        "催办", "有人催办一张报销单", "有报销单被催办", BY_MAIL_AND_PUSH
    ),
    NoticeKind.CLAIM_TRANSFERRED: KindRule(
        "转交给我", "有一张报销单转交给您", "有报销单转交", BY_MAIL_AND_PUSH, lasts_h=72
    ),
    NoticeKind.CLAIM_CC: KindRule("抄送我", "有一张报销单抄送给您", channels=INBOX_ONLY),
    NoticeKind.CLAIM_COMMENTED: KindRule("报销留言", "一张报销单有新留言"),
    NoticeKind.CLAW_BACK: KindRule(
        "追回", "有一笔已付报销需要追回", "有已付报销需要追回", BY_MAIL_AND_PUSH, lasts_h=72
    ),
    NoticeKind.INVOICE_NEW: KindRule("新发票", "有新发票进入您的票夹"),
    NoticeKind.INVOICE_PROBLEM: KindRule(
        "发票异常", "您的一张发票需要处理", "有发票异常待处理", BY_MAIL_AND_PUSH
    ),
    NoticeKind.INVOICE_ANSWERED: KindRule("查验结果", "您等待的一张发票有了查验结果"),
    NoticeKind.INVOICE_UNCLAIMED: KindRule("未报销发票", "您有发票还没有报销"),
    NoticeKind.CLAIM_DEADLINE: KindRule(
        "报销期限", "您有发票快到报销期限", channels=BY_MAIL_AND_PUSH
    ),
    NoticeKind.YEAR_END: KindRule(
        "年末报销", "年末将至，您还有发票没有报销", "年末将至，请及时报销", BY_MAIL_AND_PUSH
    ),
    NoticeKind.FILING_DEADLINE: KindRule(
        "征期",
        "申报期快到了，请及时办理",
        "申报期快到了，请及时办理",
        BY_MAIL_AND_PUSH,
        roles=_TAX,
    ),
    NoticeKind.CLEARING: KindRule(
        "清卡",
        "一次清卡有了结果，或需要您处理",
        "一次清卡有了结果，或需要处理",
        BY_MAIL_AND_PUSH,
        lasts_h=72,
        roles=_TAX,
    ),
    NoticeKind.TICKET: KindRule(
        "工单", "您的一张工单有新进展", "有工单待处理", BY_MAIL_AND_PUSH, lasts_h=72
    ),
    NoticeKind.RED_CONFIRMATION: KindRule(
        "红字确认单", "有一张红字确认单即将失效", channels=BY_MAIL_AND_PUSH, is_urgent=True
    ),
    NoticeKind.DATED_ITEM: KindRule(
        "到期事项", "有一项证书或设备快到期了", "有证书或设备快到期", BY_MAIL_AND_PUSH
    ),
    NoticeKind.REMINDER: KindRule(
        "我的提醒", "您设置的提醒到时间了", channels=BY_MAIL_AND_PUSH, is_urgent=True
    ),
    NoticeKind.DIGEST: KindRule("每日摘要", "今天的待办摘要", channels=frozenset({Channel.EMAIL})),
    NoticeKind.SYSTEM: KindRule("系统通知", "您有一条系统通知", "有一条系统通知", BY_MAIL_AND_PUSH),
}
GROUP_KINDS = tuple(kind for kind in NoticeKind if RULES[kind].group_text)
"""What a robot may tell a group."""
_GROUPS = {
    NoticeKind.INVOICE_NEW: KindGroup.INVOICES,
    NoticeKind.INVOICE_PROBLEM: KindGroup.INVOICES,
    NoticeKind.INVOICE_ANSWERED: KindGroup.INVOICES,
    NoticeKind.INVOICE_UNCLAIMED: KindGroup.INVOICES,
    NoticeKind.CLAIM_DEADLINE: KindGroup.INVOICES,
    NoticeKind.YEAR_END: KindGroup.INVOICES,
    NoticeKind.FILING_DEADLINE: KindGroup.DATES,
    NoticeKind.CLEARING: KindGroup.DATES,
    NoticeKind.RED_CONFIRMATION: KindGroup.DATES,
    NoticeKind.DATED_ITEM: KindGroup.DATES,
    NoticeKind.REMINDER: KindGroup.DATES,
    NoticeKind.TICKET: KindGroup.OTHERS,
    NoticeKind.DIGEST: KindGroup.OTHERS,
    NoticeKind.SYSTEM: KindGroup.OTHERS,
}


def group_of(kind: NoticeKind) -> KindGroup:
    """The heading of a kind; what is not listed is about claims."""
    return _GROUPS.get(kind, KindGroup.CLAIMS)
