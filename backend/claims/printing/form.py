"""A claim as its readers see it (``ClaimOut``) to what the template of the form prints. Pure.

Every text leaves here ready to be set: masked, in words, breakable. The template only places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import segno

from backend.claims.labels import METHODS, STATUSES
from backend.claims.printing.words import (
    CONCLUSIONS,
    LEVELS,
    NOT_IN_FORCE,
    REDUCTIONS,
    TITLES,
    day,
    moment,
    name_of,
    soft,
    yuan,
)
from backend.claims.states import ClaimKind, ClaimStatus, LineDecision, RuleLevel, TaskState
from backend.kernel.capitals import in_capitals

Json = dict[str, Any]


class Paper(StrEnum):
    """A4, or half of it: two forms on a sheet, to be cut."""

    A4 = "a4"
    HALF = "half"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Who prints, when, on what. ``is_demo`` marks every sheet as worthless."""

    paper: Paper
    printed_at: datetime
    printed_by: str
    is_demo: bool = False


def build_form(claim: Mapping[str, Any], printing: Printing, proofs: Json | None = None) -> Json:
    """Everything on the form. ``proofs`` is the list of what follows (``proofs.listed``)."""
    kind, status = ClaimKind(claim["kind"]), ClaimStatus(claim["status"])
    return {
        "paper": printing.paper,
        "title": TITLES[kind],
        "company": soft(claim["company"]),
        "claim_no": claim["claim_no"],
        "claimant": name_of(claim["claimant"]),
        "qr": segno.make(claim["claim_no"], error="m", micro=False).svg_inline(border=0),
        "status": STATUSES[status],
        "version": str(claim["version"]),
        "watermark": _watermark(status, printing),
        "printed": f"打印 {moment(printing.printed_at)}　{soft(printing.printed_by)}",
        "facts": _facts(claim, kind, proofs),
        "columns": ["序", "费用类型", "日期", "事由", _NUMBER_COLUMN[kind], "金额", "核定金额"],
        "lines": [_line(no, one) for no, one in enumerate(claim["lines"], 1)],
        "totals": _totals(claim, kind),
        "payee": _payee(claim["payee"]),
        "hits": [_hit(one) for one in claim["rule_hits"]],
        "approvals": [row for step in claim["steps"] for row in _approvals(step)],
        "moved": _moved(claim),
        "signatures": _SIGNATURES[kind],
        "proofs": proofs,
    }


_DIGITS = 20
_NUMBER_COLUMN = {ClaimKind.EXPENSE: "发票号码", ClaimKind.ADVANCE: "备注"}
_SIGNATURES = {
    ClaimKind.EXPENSE: ["领款人", "部门负责人", "财务复核", "出纳"],
    ClaimKind.ADVANCE: ["借款人", "部门负责人", "财务复核", "出纳"],
}


def _watermark(status: ClaimStatus, printing: Printing) -> str | None:
    if printing.is_demo:
        return "演示"
    return STATUSES[status] if status in NOT_IN_FORCE else None


def _facts(claim: Mapping[str, Any], kind: ClaimKind, proofs: Json | None) -> list[list[Any]]:
    """Rows of three pairs: name, value, over how many pairs it reaches."""
    is_advance = kind is ClaimKind.ADVANCE
    claimant = name_of(claim["claimant"])
    if claim["created_by"]["id"] != claim["claimant"]["id"]:
        claimant += f"（{name_of(claim['created_by'])} 代填）"
    submitted = moment(claim["submitted_at"])[:10] or "未提交"
    last = (
        ["还款日期", day(claim["repay_by"]) or "未约定", 1]
        if is_advance
        else ["附件", proofs["count"] if proofs else f"{_count_proofs(claim)} 份", 1]
    )
    return [
        ["借款人" if is_advance else "报销人", claimant, 1],
        ["部门", soft(claim["department"]) or "—", 1],
        ["提交日期", submitted, 1],
        ["事由", soft(claim["purpose"]) or "—", 2],
        last,
    ]


def _count_proofs(claim: Mapping[str, Any]) -> int:
    invoices = {one["invoice"]["id"] for one in claim["lines"] if one["invoice"]}
    return len(invoices) + len(claim["attachments"])


def _line(no: int, line: Mapping[str, Any]) -> Json:
    city = soft(line["city"])
    purpose = soft(line["purpose"])
    return {
        "no": str(no),
        "type": soft(line["expense_type"]) or "—",
        "day": day(line["happened_on"]),
        "purpose": "　".join(part for part in (city, purpose) if part) or "—",
        "remarks": _remarks(line),
        "invoice": _invoice_number(line["invoice"]),
        "amount": yuan(line["amount_fen"]),
        "approved": yuan(line["approved_fen"]),
    }


def _remarks(line: Mapping[str, Any]) -> list[str]:
    remarks = []
    if line["invoice"] is None and line["no_invoice_reason"]:
        remarks.append(f"无发票：{soft(line['no_invoice_reason'])}")
    if line["shares"]:
        parts = (f"{soft(one['department'])} {yuan(one['amount_fen'])}" for one in line["shares"])
        remarks.append(f"分摊：{'；'.join(parts)}")
    if line["decision_reason"]:
        word = REDUCTIONS[LineDecision(line["decision"])] or "审批意见"
        remarks.append(f"{word}：{soft(line['decision_reason'])}")
    return remarks


def _invoice_number(invoice: Mapping[str, Any] | None) -> list[str]:
    """The number, with its code above where there is one; no piece is longer than 20 digits."""
    if invoice is None:
        return ["—"]
    number = invoice["number"]
    pieces = [number[at : at + _DIGITS] for at in range(0, len(number), _DIGITS)]
    return [f"代码 {invoice['code']}", *pieces] if invoice["code"] else pieces


def _totals(claim: Mapping[str, Any], kind: ClaimKind) -> list[Json]:
    """合计, 核定, what goes off against advances, and what is to be paid; the last one is main."""
    total, approved = claim["total_fen"], claim["approved_fen"]
    rows = [_sum("借款" if kind is ClaimKind.ADVANCE else "合计", total)]
    if approved is not None:
        rows.append(_sum("核定", approved))
    rows += [_offset(one) for one in claim["offsets"]]
    if claim["offsets"]:
        rows.append(_sum("应付", claim["payable_fen"]))
    rows[-1]["is_main"] = True
    return rows


def _sum(name: str, fen: int) -> Json:
    return {
        "name": f"{name}（大写）",
        "words": in_capitals(fen),
        "label": f"{name}（小写）",
        "amount": yuan(fen),
        "is_main": False,
    }


def _offset(offset: Mapping[str, Any]) -> Json:
    return {
        "name": "冲销借款",
        "words": f"{offset['advance_no']}，冲销后尚欠 {yuan(offset['left_fen'])}",
        "label": "冲销",
        "amount": yuan(-offset["amount_fen"]),
        "is_main": False,
    }


def _payee(payee: Mapping[str, Any] | None) -> Json | None:
    if payee is None:
        return None
    return {
        "holder": soft(payee["holder"]),
        "bank": soft(payee["bank_name"]),
        "number": soft(payee["account_number"]),
    }


def _hit(hit: Mapping[str, Any]) -> Json:
    waived = None
    if hit["waived_by"]:
        who, at = name_of(hit["waived_by"]), moment(hit["waived_at"])
        waived = f"已由 {who} 于 {at} 豁免：{soft(hit['waive_reason'])}"
    return {
        "level": LEVELS[RuleLevel(hit["level"])],
        "title": soft(hit["title"]),
        "message": soft(hit["message"]),
        "waived": waived,
    }


def _approvals(step: Mapping[str, Any]) -> list[Json]:
    return [
        {
            "step": soft(step["name"]),
            "who": _who(task),
            "what": CONCLUSIONS[TaskState(task["state"])],
            "comment": soft(task["comment"]),
            "at": moment(task["ended_at"]),
        }
        for task in step["tasks"]
        if TaskState(task["state"]) is not TaskState.CLOSED
    ]


def _who(task: Mapping[str, Any]) -> str:
    approver, actor = task["approver"], task["acted_by"]
    if actor and actor["id"] != approver["id"]:
        return f"{name_of(actor)}（代 {name_of(approver)}）"
    return name_of(approver)


def _moved(claim: Mapping[str, Any]) -> list[Json]:
    """登记付款 and what was claimed back since."""
    rows = [_claw_back(one) for one in claim["claw_backs"]]
    payment = claim["payment"]
    if payment:
        parts = [
            day(payment["paid_on"]),
            METHODS[payment["method"]],
            f"流水号 {soft(payment['bank_reference'])}" if payment["bank_reference"] else "",
            f"登记人 {name_of(payment['registered_by'])}",
            f"差异原因：{soft(payment['difference_reason'])}"
            if payment["difference_reason"]
            else "",
        ]
        words = "　".join(part for part in parts if part)
        rows.insert(0, {"what": "付款", "words": words, "amount": yuan(payment["amount_fen"])})
    return rows


_CLAW_BACKS = {"open": "处理中", "recovered": "已追回", "closed": "已关闭"}


def _claw_back(one: Mapping[str, Any]) -> Json:
    words = f"发票 {one['invoice_number']}　{soft(one['reason'])}　{_CLAW_BACKS[one['state']]}"
    what = "追回" if one["is_paid"] else "退回"
    return {"what": what, "words": words, "amount": yuan(one["amount_fen"])}
