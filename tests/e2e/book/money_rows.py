"""What the server is made to say about money: claims in every state that one may meet."""

import re
from typing import Any

from tests.e2e.book.screen import Replies, Reply, answers

LIN = {"id": 2, "display_name": "林小满"}
WANG = {"id": 3, "display_name": "王建国"}
ZHAO = {"id": 4, "display_name": "赵敏"}
_PAYEE = {
    "id": 1,
    "holder": "林小满",
    "bank_name": "招商银行上海分行陆家嘴支行",
    "account_number": "6225880123456789",
}
DAY = "2026-01-08T02:00:00.000Z"
_WORDS = {
    "consistent": "复查一致，票面正常。",
    "pending": "正在复查，请稍候。",
    "needed": "上次结论已过时，需要复查。",
    "unavailable": "未能查验（不等于发票有问题）：查验服务暂时没有回答，发票已保存，"
    "会自动重试，无需操作。",
    "turned": "发票已全额红冲，不能付款。",
}


def _recheck(claim_id: int, state: str | None) -> dict[str, Any]:
    invoice = {
        "invoice_id": claim_id,
        "number": f"2599000000000000{claim_id:04d}",
        "kind_label": "数电普通发票",
        "seller_name": "沙箱市听雨轩餐饮有限公司",
        "state": state,
        "message": _WORDS.get(state or "", ""),
        "verified_at": DAY,
        "next_try_at": None,
    }
    return {"claim_id": claim_id, "state": state, "invoices": [invoice] if state else []}


def _claim(claim_id: int, fen: int, state: str | None, **changes: Any) -> dict[str, Any]:
    return {
        "id": claim_id,
        "claim_no": f"BX260108-7K3M{claim_id:02d}",
        "kind": "expense",
        "version": 4,
        "status": "approved",
        "purpose": "上海至成都出差，拜访客户并参加行业展会",
        "claimant": LIN,
        "department": "市场部",
        "approved_fen": fen,
        "offset_fen": 0,
        "payable_fen": fen,
        "payee": _PAYEE,
        "decided_at": DAY,
        "batch": None,
        "is_own": False,
        "recheck": _recheck(claim_id, state),
    } | changes


def page_of(*items: dict[str, Any], **more: Any) -> Reply:
    return answers({"items": list(items), "next_cursor": None} | more)


_TO_PAY = (
    _claim(11, 123_456, "consistent"),
    _claim(12, 8_640, "pending", purpose="市内交通"),
    _claim(13, 1_234_567_89, "unavailable", claimant=WANG),
    _claim(14, 45_196, "turned", claimant=WANG),
    _claim(15, 0, "consistent", offset_fen=50_000, approved_fen=50_000, payee=None),
    _claim(16, 20_000, None, payee=None, purpose="办公用品"),
    _claim(
        17, 66_600, "consistent", claimant=ZHAO, is_own=True,
        batch={"id": 3, "batch_no": "FK260108-9QABCD"},
    ),
)  # fmt: skip
WAITING: Replies = {"**/api/payments/to-pay*": page_of(*_TO_PAY, count=7, payable_fen=123_700_681)}


def _batch(batch_id: int, state: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": batch_id,
        "batch_no": f"FK260108-9QABC{batch_id}",
        "state": state,
        "created_by": ZHAO,
        "created_at": DAY,
        "exported_at": None if state == "open" else DAY,
        "released_at": DAY if state == "released" else None,
        "claim_count": 0 if state == "released" else 3,
        "paid_count": 3 if state == "paid" else 0,
        "amount_fen": 0 if state == "released" else 177_292,
    } | changes


_BATCHES = [
    _batch(4, "open"),
    _batch(3, "exported", paid_count=1),
    _batch(2, "paid"),
    _batch(1, "released"),
]
_OPENED = _batch(3, "exported", paid_count=1) | {
    "claims": [
        _claim(21, 123_456, "consistent", amount_fen=123_456, is_standing=True),
        _claim(22, 45_196, "unavailable", amount_fen=45_196, is_standing=True, claimant=WANG),
        _claim(23, 8_640, "consistent", amount_fen=8_640, is_standing=True, status="paid"),
        _claim(24, 66_600, "consistent", amount_fen=66_600, is_standing=False),
    ]
}
_LAYOUT = {
    "columns": [
        {"header": "收款账号", "field": "account_number", "text": ""},
        {"header": "收款人户名", "field": "holder", "text": ""},
        {"header": "币种", "field": "text", "text": "人民币"},
        {"header": "金额", "field": "amount_yuan", "text": ""},
    ],
    "delimiter": "bar",
    "encoding": "gb18030",
    "is_usual": False,
}
IN_BATCHES: Replies = {
    re.compile(r"/api/payments/batches\?"): page_of(*_BATCHES),
    re.compile(r"/api/payments/batches/3$"): answers(_OPENED),
    "**/api/payments/bank-layout": answers(_LAYOUT),
}


def paid_row(claim_id: int, fen: int, **changes: Any) -> dict[str, Any]:
    return (
        _claim(claim_id, fen, "consistent")
        | {
            "status": "paid",
            "version": 5,
            "amount_fen": fen,
            "paid_on": "2026-01-09",
            "method": "bank",
            "bank_reference": "2026010900017788",
            "difference_reason": "",
            "recheck_reason": "",
            "registered_by": ZHAO,
            "slips": [],
            "needs_slip": True,
        }
        | changes
    )


PAID: Replies = {
    "**/api/payments/paid*": page_of(
        paid_row(31, 123_456),
        paid_row(
            32, 100_000, payable_fen=105_000, difference_reason="扣回上月多报的出租车费",
            recheck_reason="税局系统升级，供应商催款", needs_slip=False,
            slips=[{"id": 1, "file_name": "招商银行电子回单_20260109.pdf"}],
        ),
        paid_row(33, 0, method="offset", bank_reference="", needs_slip=False),
    )
}  # fmt: skip


def _reconciled(claim_id: int, differences: list[str], **changes: Any) -> dict[str, Any]:
    return (
        paid_row(claim_id, 123_456)
        | {
            "approved_fen": 123_456,
            "paid_fen": 123_456,
            "slip_count": 1,
            "differences": differences,
        }
        | changes
    )


MONTH: Replies = {
    "**/api/payments/reconciliation*": page_of(
        _reconciled(41, ["unpaid"], paid_fen=None, slip_count=0),
        _reconciled(42, ["amount_differs", "no_slip"], paid_fen=120_000, slip_count=0),
        _reconciled(43, []),
        sums={
            "claims": 3,
            "approved_fen": 370_368,
            "offset_fen": 0,
            "payable_fen": 370_368,
            "paid_fen": 243_456,
            "difference_fen": 126_912,
            "unpaid": 1,
            "amount_differs": 1,
            "no_slip": 1,
        },
    )
}


PARTLY = answers(
    {
        "items": [
            {"claim_id": 11, "is_done": True, "code": None, "detail": None},
            {"claim_id": 12, "is_done": False, "code": "claims.recheck_pending", "detail": ""},
        ]
    }
)
