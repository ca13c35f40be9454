"""The state machine as a document: rendered from ``transitions``, never written by hand."""

from collections.abc import Iterable
from enum import StrEnum

from backend.claims.rules.transitions import IN_HAND, MOVES, USAGE, actions
from backend.claims.states import ClaimAction as Act
from backend.claims.states import ClaimPart as Part
from backend.claims.states import ClaimStatus as Status

STATES = {
    Status.DRAFT: "草稿",
    Status.SUBMITTED: "待审批",
    Status.IN_APPROVAL: "审批中",
    Status.RETURNED: "退回补正",
    Status.REJECTED: "已驳回",
    Status.WITHDRAWN: "已撤回",
    Status.CANCELLED: "已作废",
    Status.APPROVED: "待支付",
    Status.PAID: "已支付",
    Status.ARCHIVED: "已归档",
}
ACTIONS = {
    Act.SAVE: "保存",
    Act.ATTACH: "添加附件",
    Act.DETACH: "移除附件",
    Act.SUBMIT: "提交",
    Act.WITHDRAW: "撤回",
    Act.CANCEL: "作废",
    Act.NUDGE: "催办",
    Act.APPROVE: "同意",
    Act.REJECT: "驳回",
    Act.RETURN: "退回补正",
    Act.TRANSFER: "转交",
    Act.ADD_APPROVER: "加签",
    Act.WAIVE: "豁免",
    Act.RETURN_FROM_PAYMENT: "退回（付款前）",
    Act.PAY: "登记付款",
    Act.ADD_SLIP: "上传回单",
    Act.ARCHIVE: "归档",
    Act.RELEASE: "释放（闲置草稿）",
}
PARTS = {
    Part.CLAIMANT: "报销人",
    Part.APPROVER: "当前审批人",
    Part.CASHIER: "出纳",
    Part.ACCOUNTANT: "会计",
    Part.WAIVER: "被请求豁免的人",
    Part.READER: "只读",
}


def describe_states() -> str:
    """Three Markdown tables: acts, what each part may do in each state, what invoices become."""
    return f"{_acts()}\n\n{_matrix()}\n\n{_usage()}"


def _acts() -> str:
    rows = [
        (
            _named(act, ACTIONS[act]),
            _list(STATES[one] for one in Status if one in move.sources),
            _list(PARTS[one] for one in Part if one in move.parts) or "系统",
            _list(STATES[one] for one in Status if one in move.to) or "不变",
            "是" if move.needs_reason else "",
        )
        for act, move in MOVES.items()
    ]
    return _table(("动作", "在哪些状态", "谁", "之后", "须写原因"), rows)


def _matrix() -> str:
    rows = [
        (
            _named(status, STATES[status]),
            *(_list(ACTIONS[one] for one in actions(status, {part})) or "—" for part in _ACTING),
        )
        for status in Status
    ]
    return _table(("状态", *(PARTS[one] for one in _ACTING)), rows)


_ACTING = [part for part in Part if any(part in move.parts for move in MOVES.values())]


def _usage() -> str:
    rows = [
        (
            _named(status, STATES[status]),
            f"`{USAGE[status]}`",
            "报销人" if status in IN_HAND else "",
        )
        for status in Status
    ]
    return _table(("状态", "其中发票的使用状态", "谁在改"), rows)


def _named(value: StrEnum, label: str) -> str:
    return f"`{value}` {label}"


def _list(labels: Iterable[str]) -> str:
    return "、".join(labels)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
