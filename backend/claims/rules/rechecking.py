"""付款前复查: whether an invoice may be paid on what 查验 says of it now (docs/decisions/015).

Yes, no, and could not ask stay apart to the end: only a yes lets a payment pass by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from backend.invoices.states import TaxStatus, VerifyStatus
from backend.verification.outcomes import CONCLUSIVE, MESSAGES, Outcome

PATIENCE = timedelta(minutes=10)
"""A question that no worker has taken up for so long counts as one that could not be asked."""

TURNED = frozenset(
    {TaxStatus.VOIDED, TaxStatus.PARTIALLY_RED, TaxStatus.FULLY_RED, TaxStatus.ABNORMAL}
)
_NO = frozenset({VerifyStatus.INCONSISTENT, VerifyStatus.NOT_FOUND})


class RecheckState(StrEnum):
    """复查 of one invoice."""

    CONSISTENT = "consistent"
    """Asked lately: in force."""
    LAST_VERDICT = "last_verdict"
    """Nobody can be asked about this kind: its last verdict counts."""
    NEEDED = "needed"
    """The last answer is too old, and nobody has asked since."""
    PENDING = "pending"
    UNAVAILABLE = "unavailable"
    """未能查验: it was tried, and nobody answered. No verdict."""
    DISAGREES = "disagrees"
    """查无此票 or 信息不一致."""
    PRETENDED = "pretended"
    """Only the sandbox has seen it: never money outside the demo."""
    TURNED = "turned"
    """Voided, reversed, out of control, or a red letter."""


NEEDS_REASON = frozenset({RecheckState.UNAVAILABLE, RecheckState.DISAGREES})
"""A person may pay all the same, and says why."""
UNANSWERED = frozenset({RecheckState.NEEDED, RecheckState.PENDING})

_WORST_FIRST = (
    RecheckState.TURNED,
    RecheckState.PRETENDED,
    RecheckState.DISAGREES,
    RecheckState.UNAVAILABLE,
    RecheckState.NEEDED,
    RecheckState.PENDING,
    RecheckState.LAST_VERDICT,
    RecheckState.CONSISTENT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of one invoice. ``settled`` is the last answer that was a yes or a no.

    ``can_ask`` False = no provider answers for it. ``asked_for_at`` is when an answer was last
    wanted, ``last_outcome`` and ``last_ended_at`` are of the last attempt that ended.
    """

    settled: VerifyStatus | None
    verify_status: VerifyStatus
    tax_status: TaxStatus
    is_red_letter: bool
    is_pretended: bool
    verified_at: datetime | None
    can_ask: bool
    is_waiting: bool
    asked_for_at: datetime | None
    last_outcome: Outcome | None
    last_ended_at: datetime | None


def recheck_state(seen: Standing, *, now: datetime, max_age: timedelta) -> RecheckState:
    """Where the recheck of one invoice stands; an answer older than ``max_age`` is none."""
    if seen.tax_status in TURNED or seen.is_red_letter:
        return RecheckState.TURNED
    if seen.is_pretended:
        return RecheckState.PRETENDED
    if not seen.can_ask:
        return _by_last_verdict(seen)
    if seen.verified_at is None or seen.verified_at <= now - max_age:
        return _by_asking(seen, now=now, max_age=max_age)
    if _is_asked_since(seen.verified_at, seen) and _is_under_way(seen, now):
        return RecheckState.PENDING
    return _by_answer(seen.settled)


def _by_last_verdict(seen: Standing) -> RecheckState:
    if seen.verify_status is VerifyStatus.NOT_REQUIRED or seen.settled is VerifyStatus.CONSISTENT:
        return RecheckState.LAST_VERDICT
    return RecheckState.DISAGREES if seen.settled in _NO else RecheckState.UNAVAILABLE


def _by_answer(settled: VerifyStatus | None) -> RecheckState:
    if settled is VerifyStatus.CONSISTENT:
        return RecheckState.CONSISTENT
    return RecheckState.DISAGREES if settled in _NO else RecheckState.UNAVAILABLE


def _by_asking(seen: Standing, *, now: datetime, max_age: timedelta) -> RecheckState:
    if not _is_asked_since(now - max_age, seen):
        return RecheckState.NEEDED
    if _has_ended(seen) and seen.last_outcome not in CONCLUSIVE:
        return RecheckState.UNAVAILABLE
    if not seen.is_waiting:
        return RecheckState.NEEDED
    return RecheckState.PENDING if _is_under_way(seen, now) else RecheckState.UNAVAILABLE


def _is_asked_since(instant: datetime, seen: Standing) -> bool:
    return seen.asked_for_at is not None and seen.asked_for_at > instant


def _has_ended(seen: Standing) -> bool:
    """Whether an attempt has ended since an answer was last wanted."""
    asked, ended = seen.asked_for_at, seen.last_ended_at
    return asked is not None and ended is not None and ended >= asked


def _is_under_way(seen: Standing, now: datetime) -> bool:
    """Whether an answer may come any moment."""
    asked = seen.asked_for_at
    is_patient = asked is not None and now < asked + PATIENCE
    return seen.is_waiting and is_patient and not _has_ended(seen)


def worst(states: Iterable[RecheckState]) -> RecheckState | None:
    """What decides about the claim; None = it has no invoices, nothing to ask."""
    found = set(states)
    return next((state for state in _WORST_FIRST if state in found), None)


_HOW_TURNED: Mapping[TaxStatus, str] = {
    TaxStatus.VOIDED: "发票已作废",
    TaxStatus.PARTIALLY_RED: "发票已部分红冲",
    TaxStatus.FULLY_RED: "发票已全额红冲",
    TaxStatus.ABNORMAL: "发票异常（失控）",
}
_NEVER_BEGUN = "复查排队已超过 10 分钟，还没有开始。请联系管理员检查后台任务。"
_NO_VERDICT = "这张发票不能在线查验，也没有人工查验结论。"


def how_turned(tax_status: TaxStatus) -> str:
    """What has become of a turned invoice; a red letter stands as it was issued."""
    return _HOW_TURNED.get(tax_status, "这是一张红字（负数）发票")


_WORDS: Mapping[RecheckState, str] = {
    RecheckState.CONSISTENT: "复查一致，票面正常。",
    RecheckState.LAST_VERDICT: "这种发票不能在线复查，以最近一次结论为准。",
    RecheckState.NEEDED: "上次结论已过时，需要复查。",
    RecheckState.PENDING: "正在复查，请稍候。",
    RecheckState.PRETENDED: "只有沙箱的模拟结论，不能付款。请配置真实的查验服务。",
}


def words_of(state: RecheckState, seen: Standing) -> str:
    """What a person is told of the state."""
    if state is RecheckState.UNAVAILABLE:
        return _why_unavailable(seen)
    if state is RecheckState.DISAGREES:
        is_missing = seen.settled is VerifyStatus.NOT_FOUND
        return MESSAGES[Outcome.NOT_FOUND if is_missing else Outcome.MISMATCH]
    if state is RecheckState.TURNED:
        return f"{how_turned(seen.tax_status)}，不能付款。"
    return _WORDS[state]


def _why_unavailable(seen: Standing) -> str:
    if not seen.can_ask:
        return _NO_VERDICT
    if seen.last_outcome is None or seen.last_outcome in CONCLUSIVE:
        return _NEVER_BEGUN
    return f"未能查验（不等于发票有问题）：{MESSAGES[seen.last_outcome]}"
