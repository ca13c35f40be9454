"""How printed forms name states, and how they write days, instants and amounts."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from backend.claims.states import ClaimKind, ClaimStatus, LineDecision, RuleLevel, TaskState
from backend.kernel.clock import BEIJING
from backend.kernel.money import text_from_fen

TITLES: Mapping[ClaimKind, str] = MappingProxyType(
    {ClaimKind.EXPENSE: "费用报销单", ClaimKind.ADVANCE: "借款单"}
)
NOT_IN_FORCE = frozenset(
    {
        ClaimStatus.DRAFT,
        ClaimStatus.RETURNED,
        ClaimStatus.REJECTED,
        ClaimStatus.WITHDRAWN,
        ClaimStatus.CANCELLED,
    }
)
"""A sheet in one of these states says so across its whole face."""
LEVELS: Mapping[RuleLevel, str] = MappingProxyType(
    {RuleLevel.BLOCK: "阻止", RuleLevel.WARN: "警告", RuleLevel.NOTE: "提示", RuleLevel.OFF: "停用"}
)
CONCLUSIONS: Mapping[TaskState, str] = MappingProxyType(
    {
        TaskState.WAITING: "待审批",
        TaskState.OPEN: "待审批",
        TaskState.APPROVED: "同意",
        TaskState.REJECTED: "驳回",
        TaskState.RETURNED: "退回补正",
        TaskState.TRANSFERRED: "转交",
        TaskState.CLOSED: "无需处理",
    }
)
REDUCTIONS: Mapping[LineDecision, str] = MappingProxyType(
    {
        LineDecision.PENDING: "",
        LineDecision.APPROVED: "审批意见",
        LineDecision.REDUCED: "核减",
        LineDecision.REFUSED: "不予报销",
    }
)

_BREAK = "\u200b"
_RUN = re.compile(r"[!-~\u00a1-\u024f]{11,}")
_PIECE = 8


def soft(text: str | None) -> str:
    """One paragraph that can be broken anywhere: a long run of Latin signs gets places to."""
    plain = " ".join((text or "").split())
    return _RUN.sub(
        lambda run: _BREAK.join(run[0][at : at + _PIECE] for at in range(0, len(run[0]), _PIECE)),
        plain,
    )


def yuan(fen: int | None) -> str:
    """¥1,234.50; empty for what is not known."""
    if fen is None:
        return ""
    whole, _, rest = text_from_fen(abs(fen)).partition(".")
    return f"{'-' if fen < 0 else ''}¥{int(whole):,}.{rest}"


def day(value: date | str | None) -> str:
    """2026-11-23; empty for what is not known."""
    return value.isoformat() if isinstance(value, date) else value or ""


def moment(value: datetime | str | None) -> str:
    """2026-11-23 10:00 in China; empty for what has not happened."""
    if value is None:
        return ""
    instant = datetime.fromisoformat(value) if isinstance(value, str) else value
    return instant.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def name_of(person: Mapping[str, Any] | None) -> str:
    """Of a PersonRef; 系统 for nobody."""
    return soft(person["display_name"]) if person else "系统"
