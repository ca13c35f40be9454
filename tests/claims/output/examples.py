"""Claims as their readers get them (``ClaimOut``), made up for printing."""

from datetime import UTC, date, datetime
from typing import Any

from backend.claims.schemas.claims import ClaimOut

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LIN = {"id": 1, "display_name": "林小满"}
WANG = {"id": 2, "display_name": "王建国"}
CHEN = {"id": 8, "display_name": "陈立"}
ZHAO = {"id": 3, "display_name": "赵敏"}


def invoice(no: int = 1, **changed: Any) -> dict[str, Any]:
    return {
        "id": no,
        "reference_no": f"PK261120-{no:08d}",
        "kind": "digital_ordinary",
        "kind_label": "数电票（普通发票）",
        "number": f"2642200000{no:010d}",
        "code": None,
        "issued_on": date(2026, 11, 18),
        "amount_fen": 10000,
        "amount_meaning": "with_tax",
        "total_fen": 10000,
        "currency": "CNY",
        "seller_name": "武汉江汉餐饮管理有限公司",
        "verify_status": "consistent",
        "tax_status": "normal",
        "title_check": "ok",
        "usage_status": "to_pay",
        "review_status": "pending",
        "is_sandbox": False,
        "is_by_hand": False,
        "is_red_letter": False,
        "is_incomplete": False,
        "category": None,
        "purpose": None,
        "captured_at": AT,
        "status_changed_at": AT,
    } | changed


def line(no: int = 1, **changed: Any) -> dict[str, Any]:
    return {
        "key": f"line-{no:04d}",
        "invoice": invoice(no),
        "preview": None,
        "left_fen": None,
        "no_invoice_reason": "",
        "expense_type_id": 1,
        "expense_type": "差旅交通",
        "purpose": f"拜访客户往返高铁第 {no} 程",
        "happened_on": date(2026, 11, 18),
        "city": "武汉",
        "amount_fen": 10000 + no,
        "approved_fen": 10000 + no,
        "decision": "approved",
        "decision_reason": "",
        "shares": [],
    } | changed


def task(who: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {
        "approver": who,
        "state": "approved",
        "acted_by": None,
        "transferred_from": None,
        "comment": "同意",
        "ended_at": AT,
    } | changed


def step(name: str, *tasks: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {
        "position": 1,
        "name": name,
        "mode": "all",
        "state": "passed",
        "tasks": list(tasks),
    } | changed


def claim(*lines: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A claim that the schema of the API takes as it is."""
    lines = lines or (line(1), line(2))
    total = sum(one["amount_fen"] or 0 for one in lines)
    known = [one["approved_fen"] for one in lines if one["approved_fen"] is not None]
    approved = sum(known) if known else None
    made = {
        "id": 1,
        "claim_no": "BX261123-A2B3C4",
        "kind": "expense",
        "status": "approved",
        "version": 7,
        "purpose": "武汉客户项目验收差旅",
        "claimant": LIN,
        "department": "市场部",
        "total_fen": total,
        "approved_fen": approved,
        "currency": "CNY",
        "line_count": len(lines),
        "hits": {},
        "waiting_for": [],
        "submitted_at": AT,
        "touched_at": AT,
        "created_by": LIN,
        "company": "晴川文化传播（武汉）有限公司",
        "department_id": 1,
        "round": 1,
        "offset_fen": 0,
        "payable_fen": total if approved is None else approved,
        "payee": {
            "id": 1,
            "holder": "林小满",
            "bank_name": "招商银行武汉光谷支行",
            "account_number": "6225 **** **** 0188",
        },
        "repay_by": None,
        "advance_left_fen": None,
        "lines": list(lines),
        "offsets": [],
        "attachments": [],
        "rule_hits": [],
        "steps": [
            step("部门负责人", task(WANG)),
            step("财务总监", task(CHEN, comment="金额与发票一致，同意支付"), position=2),
        ],
        "copied_to": [],
        "events": [],
        "payment": None,
        "claw_backs": [],
        "actions": [],
        "created_at": AT,
    } | changed
    ClaimOut.model_validate(made)
    return made


def hit(**changed: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "code": "weekend",
        "title": "周末消费",
        "level": "warn",
        "line_key": "line-0001",
        "invoice_id": 1,
        "message": "发票开具于周六（2026-11-21），请说明是否因公。",
        "fields": {},
        "waivers": ["approver"],
        "may_waive": False,
        "waived_by": None,
        "waived_at": None,
        "waive_reason": "",
    } | changed
