"""Words for kinds, states and journal entries of clearing."""

from collections.abc import Mapping
from typing import Any

from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.states import ClearKind, ClearState

KINDS: Mapping[ClearKind, str] = {
    ClearKind.MONTHLY: "普通清卡",
    ClearKind.GROUP: "专项清卡",
    ClearKind.ANNUAL: "年度清卡",
    ClearKind.SPECIAL: "特殊清卡",
}
STATES: Mapping[ClearState, str] = {
    ClearState.NEW: "已开始",
    ClearState.BACKED_UP: "已备份",
    ClearState.CHECKED: "预检通过",
    ClearState.LISTED: "等待核对",
    ClearState.CONFIRMED: "已确认",
    ClearState.UPLOADING: "上传中",
    ClearState.UPLOADED: "已上传",
    ClearState.REPORT_INTENT: "准备抄报",
    ClearState.REPORTED: "已抄报",
    ClearState.WAIT_COMPARE: "等待申报比对",
    ClearState.TICKETED: "已取得清卡凭据",
    ClearState.WRITING: "正在写卡",
    ClearState.VERIFIED: "已读回验证",
    ClearState.SERVER_CONFIRMED: "税局已确认",
    ClearState.DONE: "清卡成功",
    ClearState.ABORTED: "已放弃",
    ClearState.PARKED: "已暂停",
    ClearState.HALTED: "已停止，需要处理",
    ClearState.SUPERSEDED: "已在别处清卡",
}
_ENTRIES: Mapping[str, str] = {
    "session": "开始清卡",
    "identified": "已认出卡片",
    "backup_intent": "开始备份",
    "backed_up": "备份完成，已读回核对",
    "check_failed": "预检没有通过",
    "checked": "预检通过",
    "listed": "已列出待清数据",
    "list_again": "卡里有新的数据，需要重新核对",
    "confirmed": "已确认清卡",
    "upload_intent": "向税局上传发票",
    "upload_sent": "税局已收到这批发票，等待回执",
    "upload_acknowledged": "税局已确认这批发票",
    "upload_kept": "设备已记为已上传",
    "upload_refused": "税局没有接收这批发票",
    "submit_intent": "向税局抄报",
    "submitted": "税局已收到抄报",
    "ticket": "已取得清卡凭据",
    "write_intent": "开始写卡",
    "written": "写卡完成",
    "write_unknown": "写卡后没有收到应答，将重新读卡",
    "write_refused": "卡片没有接受凭据",
    "bureau_refused": "税局没有受理",
    "read": "已重新读卡",
    "confirm_intent": "向税局确认结果",
    "restored_from_device": "已从卡片重新读取",
    "paused": "已暂停在下一步之前",
    "resumed": "暂停解除，继续进行",
}
_ERRORS = frozenset(
    {"check_failed", "upload_refused", "write_unknown", "write_refused", "bureau_refused"}
)
_BAD_STATES = frozenset({ClearState.HALTED})


def is_error(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether the line shows under 错误."""
    return kind in _ERRORS or body.get("state") in _BAD_STATES


def line_of(kind: str, body: Mapping[str, Any]) -> str:
    """A journal entry in words; an unknown kind by its own name."""
    if kind in {"state", "ended"}:
        text = STATES.get(_state(body), str(body.get("state")))
    else:
        text = _ENTRIES.get(kind, kind)
    problem = PROBLEMS.get(str(body.get("code")))
    if kind.startswith("upload_") and "count" in body:
        text = f"{text}（{body['count']} 份）"
    why = body.get("why") or (problem.phenomenon if problem else None)
    return f"{text}：{why}" if why else text


def _state(body: Mapping[str, Any]) -> ClearState:
    try:
        return ClearState(str(body.get("state")))
    except ValueError:
        return ClearState.PARKED
