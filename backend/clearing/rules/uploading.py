"""未上传的发票 at the pre-check (F11): which, how many, since when, and what to do about it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from backend.cards.values import OfflineQueue
from backend.clearing.rules.line import Line
from backend.kernel.money import text_from_fen

_WHAT = "发票已全部上传"
_LIMITS = "未超过离线限制"
_HERE = "确认清卡后先上传，再抄报"
_THERE = "请先在官方开票软件里上传，再回来清卡"
_STOCK = "未使用的发票不受影响"
UPLOAD_FIRST = frozenset({"QK-207", "QK-208", "QK-209"})
"""Refusals that an upload takes away."""


def lines_of(queue: OfflineQueue | None, *, uploads: bool, now: datetime) -> Iterator[Line]:
    """What was not uploaded would be missing from the report.

    It stops the start only where this device's driver cannot upload (``uploads``).
    """
    if queue is None:
        return
    if not queue.count:
        yield Line(_WHAT)
        return
    remedy = _HERE if uploads else _THERE
    text = f"{described(queue)}。{remedy}；{_STOCK}"
    yield Line(_WHAT, "QK-207", text, is_red=not uploads)
    passed = _passed(queue, now)
    if passed:
        text = f"{described(queue)}，{passed}。{remedy}"
        yield Line(_LIMITS, "QK-208", text, is_red=not uploads)


def advice(queue: OfflineQueue) -> str:
    """What waits, and where it can be uploaded."""
    return f"{described(queue)}。{_THERE}；{_STOCK}。"


def described(queue: OfflineQueue) -> str:
    """By invoice type, where the device tells types: it names no single invoice."""
    return "；".join(_described(one) for one in queue.parts or (queue,))


def _described(queue: OfflineQueue) -> str:
    label = f"{queue.label} " if queue.label else ""
    since = "" if queue.oldest_at is None else f"，最早 {queue.oldest_at:%Y-%m-%d}"
    return f"{label}{queue.count} 份未上传，合计 {text_from_fen(queue.amount_fen)} 元{since}"


def _passed(queue: OfflineQueue, now: datetime) -> str:
    """Which offline limits are passed; empty = none that the device tells."""
    found = []
    hours, most = queue.limit_hours, queue.limit_fen
    since = queue.oldest_at or now
    if hours is not None and now - since > timedelta(hours=hours):
        found.append(f"已超过离线时长 {hours} 小时")
    if most is not None and queue.amount_fen > most:
        found.append(f"已超过离线金额 {text_from_fen(most)} 元")
    return "，".join(found)
