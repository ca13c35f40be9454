"""What the server is made to say about vouchers, claw-backs and advances."""

import re
from typing import Any

from tests.e2e.book.money_rows import DAY, LIN, WANG, ZHAO, page_of, paid_row
from tests.e2e.book.screen import Replies, answers


def _entry(subject: str, debit: int, credit: int, department: str = "") -> dict[str, Any]:
    return {
        "summary": "林小满 差旅费",
        "subject": subject,
        "debit_fen": debit,
        "credit_fen": credit,
        "department": department,
        "person": "",
    }


_ENTRIES = [
    _entry("660202 管理费用-差旅费", 110_000, 0, "市场部"),
    _entry("222101 应交税费-应交增值税（进项税额）", 13_456, 0),
    _entry("1002 银行存款", 0, 123_456),
]


def _voucher(claim_id: int, number: int | None, **changes: Any) -> dict[str, Any]:
    return (
        paid_row(claim_id, 123_456)
        | {
            "period": "2026-01",
            "dated_on": "2026-01-09",
            "number": number,
            "proof_count": 4,
            "entries": _ENTRIES,
            "missing_subjects": [],
            "made_by": None,
            "made_at": None,
        }
        | changes
    )


BOOKED: Replies = {
    re.compile(r"/api/vouchers\?"): page_of(
        _voucher(51, None),
        _voucher(52, None, entries=[], missing_subjects=["培训费"], claimant=WANG),
        _voucher(53, 12),
        _voucher(54, 11, status="archived"),
        count=4,
        made=2,
        amount_fen=493_824,
    ),
    "**/api/vouchers/subjects": answers(
        {
            "bank": "1002 银行存款",
            "cash": "1001 库存现金",
            "other": "1012 其他货币资金",
            "advance": "1221 其他应收款",
            "payable": "2241 其他应付款",
        }
    ),
}


def _claw_back(task_id: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": task_id,
        "claim_id": task_id,
        "claim_no": f"BX260108-7K3M{task_id:02d}",
        "claim_status": "paid",
        "claim_version": 5,
        "claimant": LIN,
        "invoice_id": task_id,
        "invoice_number": f"2599000000000000{task_id:04d}",
        "seller_name": "沙箱市听雨轩餐饮有限公司",
        "is_paid": True,
        "amount_fen": 113_000,
        "recovered_fen": None,
        "reason": "发票已全额红冲",
        "state": "open",
        "opened_at": DAY,
        "ended_at": None,
        "ended_by": None,
        "remark": "",
    } | changes


TASKS: Replies = {
    "**/api/claw-backs?*": page_of(
        _claw_back(61),
        _claw_back(62, is_paid=False, claimant=WANG, reason="发票已作废", amount_fen=45_196),
        open_count=2,
        open_fen=158_196,
    )
}
ENDED_TASKS: Replies = {
    "**/api/claw-backs?*": page_of(
        _claw_back(
            63, state="recovered", recovered_fen=50_000, ended_at=DAY, ended_by=ZHAO,
            remark="部分红冲，已从工资中扣回",
        ),
        _claw_back(64, state="closed", ended_at=DAY, ended_by=ZHAO, remark="单据已退回补正"),
        open_count=0,
        open_fen=0,
    )
}  # fmt: skip


def _advance(claim_id: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": claim_id,
        "claim_no": f"JK260108-7K3M{claim_id:02d}",
        "version": 5,
        "claimant": LIN,
        "purpose": "成都展会备用金",
        "paid_fen": 500_000,
        "left_fen": 320_000,
        "paid_on": "2026-01-08",
        "repay_by": "2026-01-31",
        "days_overdue": 0,
    } | changes


ADVANCES: Replies = {
    "**/api/payments/advances*": page_of(
        _advance(71, days_overdue=12),
        _advance(72, claimant=WANG, repay_by=None, left_fen=500_000),
        count=2,
        left_fen=820_000,
    )
}
