"""What 为什么查不到 and 逐项比对 show in the book: of the API's shape."""

import re
from typing import Any

from tests.e2e.book.screen import Replies, answers, changed, refuses

Json = dict[str, Any]
_DETAIL = re.compile(r"/api/invoices/\d+$")
_DIAGNOSIS = "**/api/invoices/*/diagnosis"
_LETTER = "您好，数电普通发票（号码 26312000000000000017）在税务局查不到，请帮忙核对。"


def _facts(*told: tuple[str, str]) -> list[Json]:
    return [{"label": label, "value": value} for label, value in told]


def _cause(
    code: str,
    what: str,
    action: str,
    *told: tuple[str, str],
    is_likely: bool = True,
    link_id: int | None = None,
) -> Json:
    return {
        "code": code,
        "is_likely": is_likely,
        "what": what,
        "action": action,
        "facts": _facts(*told),
        "link_id": link_id,
    }


def _step(step: str, finding: str, *causes: Json, facts: tuple[tuple[str, str], ...] = ()) -> Json:
    return {"step": step, "finding": finding, "causes": list(causes), "facts": _facts(*facts)}


_SENT = _step("network", "clear", facts=(("服务器到查验渠道", "11-28 09:12 已送达"),))
_STORED = (
    ("入库", "11-27 18:05，参考编号 PK2026112700000042"),
    ("原件", "没有上传文件"),
)
_HEALTHY = _step(
    "maintenance",
    "clear",
    facts=(("近 1 小时全部查验", "26 次，25 次得到回答"), ("渠道最近一次回答", "11-28 09:14")),
)
_SETTLED = _step("support", "clear", facts=(("人工处理", "前面已有原因，暂不需要"),))


def _diagnosis(standing: str, summary: str, leading: str, steps: list[Json], **more: Any) -> Json:
    return {
        "standing": standing,
        "summary": summary,
        "leading": leading,
        "steps": steps,
        "next_try_at": None,
        "can_ask": True,
        "cannot_ask_because": None,
        "comparison": None,
        "letter": _LETTER,
    } | more


DENIED = _diagnosis(
    "denied",
    "税务局回答查无此票。这不等于假票，请按下面的顺序核对。",
    "input.neighbour",
    [
        _SENT,
        _step(
            "input",
            "cause",
            _cause(
                "input.neighbour",
                "您还有一张发票的号码只差一位，可能是同一张录错了一位。",
                "open_neighbour",
                ("本张号码", "26312000000000000017"),
                ("相近号码", "26312000000000000011"),
                ("比较", "日期相同，金额相同，查验一致"),
                link_id=1,
            ),
            _cause(
                "input.typed",
                "号码或代码可能录错了一位。",
                "scan",
                ("来源", "手工录入，没有二维码可以核对"),
                is_likely=False,
            ),
        ),
        _step(
            "upload_record",
            "possible",
            _cause(
                "upload.issuer_late",
                "开票方可能还没有把这张发票上传税务局。",
                "ask_issuer",
                ("开票日期", "2026-11-18，已 10 天"),
                ("税务局回答", "11-28 09:12 查无此票"),
                is_likely=False,
            ),
            facts=_STORED,
        ),
        _step("sync_delay", "clear", facts=(("开票日期", "2026-11-18，已 10 天"),)),
        _HEALTHY,
        _SETTLED,
    ],
)
NO_ANSWER = _diagnosis(
    "no_answer",
    "还没有得到税务局的回答，不能说明发票有问题。",
    "maintenance.busy",
    [
        _SENT,
        _step("input", "clear", facts=(("来源", "扫码读入"), ("二维码校验位", "相符，读取完整"))),
        _step(
            "upload_record",
            "unknown",
            facts=(*_STORED, ("开票方是否已上传", "还不知道：税务局尚未回答")),
        ),
        _step("sync_delay", "clear", facts=(("开票日期", "2026-11-18，已 10 天"),)),
        _step(
            "maintenance",
            "cause",
            _cause(
                "maintenance.busy",
                "查验渠道繁忙或在维护，与发票本身无关。",
                "wait",
                ("最近一次", "11-28 09:12 没有问到，渠道代码 ResourceUnavailable.TaxNetworkError"),
                ("近 1 小时全部查验", "10 次，1 次得到回答"),
            ),
        ),
        _SETTLED,
    ],
    next_try_at="2026-11-28T02:20:00Z",
)


def _field(field: str, label: str, *values: str | None, agreement: str = "same") -> Json:
    printed, stored, told = values
    return {
        "field": field,
        "label": label,
        "printed": printed,
        "stored": stored,
        "told": told,
        "agreement": agreement,
    }


_NUMBER = "26312000000000000017"
DIFFERS = _diagnosis(
    "differs",
    "税务局有这张发票，但内容与登记的不一致。",
    "input.mismatch",
    [
        _SENT,
        _step(
            "input",
            "cause",
            _cause(
                "input.mismatch",
                "号码对得上，但日期、金额或校验码与税务记录不同。",
                "compare",
                ("税务局回答", "11-28 09:12 有这张发票，但内容不一致"),
            ),
        ),
        _step(
            "upload_record", "clear", facts=(*_STORED, ("开票方是否已上传", "是：税务局有这张发票"))
        ),
        _step("sync_delay", "clear", facts=(("开票日期", "2026-11-18，已 10 天"),)),
        _HEALTHY,
        _SETTLED,
    ],
    comparison={
        "asked_at": "2026-11-28T01:12:00Z",
        "outcome": "MISMATCH",
        "is_sandbox": False,
        "told_fields": False,
        "rows": [
            _field("number", "发票号码", _NUMBER, _NUMBER, _NUMBER),
            _field("issued_on", "开票日期", "2026-11-18", "2026-11-18", None, agreement="unknown"),
            _field("amount_fen", "金额", "¥1,268.00", "¥1,286.00", None, agreement="differs"),
        ],
    },
)
_COMPANY = "演示科技（上海）有限公司"
TURNED = _diagnosis("good", "税务局已确认这张发票。", "", []) | {
    "leading": None,
    "comparison": {
        "asked_at": "2026-11-28T01:12:00Z",
        "outcome": "MATCH_VALID",
        "is_sandbox": False,
        "told_fields": True,
        "rows": [
            _field("number", "发票号码", _NUMBER, _NUMBER, _NUMBER),
            _field("issued_on", "开票日期", "2026-11-18", "2026-11-18", "2026-11-18"),
            _field(
                "seller_name",
                "销售方",
                None,
                "沙箱市听雨轩餐饮有限公司",
                "沙箱市听雨轩餐饮有限公司",
            ),
            _field("buyer_name", "购买方", None, "张三", _COMPANY, agreement="differs"),
            _field("total_fen", "价税合计", None, "¥1,130.00", "¥1,140.00", agreement="differs"),
        ],
    },
}
_BUYER_CHANGED = {
    "id": 9,
    "provider": "tencent",
    "is_sandbox": False,
    "outcome": "MATCH_VALID",
    "raw_code": "N",
    "message": "查验一致：税务局有这张发票，内容相符，状态正常。",
    "asked_at": "2026-11-28T01:12:00Z",
    "finished_at": "2026-11-28T01:12:01Z",
    "person_name": None,
    "evidence": False,
    "note": None,
    "differences": [
        {"field": "buyer_name", "label": "购买方", "stored": "张三", "told": _COMPANY},
        {"field": "total_fen", "label": "价税合计", "stored": "¥1,130.00", "told": "¥1,140.00"},
    ],
}


def diagnosed(status: str, diagnosis: Json) -> Replies:
    """An invoice in that state, with these causes."""
    return {_DETAIL: changed(verify_status=status), _DIAGNOSIS: answers(diagnosis)}


BROKEN_DIAGNOSIS: Replies = {
    _DETAIL: changed(verify_status="not_found"),
    _DIAGNOSIS: refuses(500, "unexpected"),
}
TURNED_ANSWER: Replies = {
    _DETAIL: changed(attempts=[_BUYER_CHANGED], is_sandbox=False),
    _DIAGNOSIS: answers(TURNED),
}
TOLD_IN_PART: Replies = {
    _DETAIL: changed(
        is_incomplete=True, buyer_name=None, buyer_tax_id=None, items=[], is_sandbox=False
    )
}
