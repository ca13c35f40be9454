"""What is left of each kind, what is used a month, what to buy (D5)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow, StockSegment
from backend.clearing.rules import stock as rules
from backend.clearing.rules.scope import used_by_kind
from backend.clearing.service.devices import visible_devices
from backend.clearing.service.setting import read_settings
from backend.clearing.states import ClearState, Cycle
from backend.infra.db import db
from backend.kernel import clock
from backend.notify.kinds import NoticeKind
from backend.notify.service import Notice

_LINK = "/clearing/stock"
NO_KIND = "发票"
"""Of a device that knows no invoice types."""


def show_kinds(person: Person) -> dict[str, Any]:
    """As StockKindsOut."""
    threshold = read_settings().stock_threshold
    rows = [
        kind
        for device in visible_devices(person)
        for kind in kinds_of(db.session(), device, threshold)
    ]
    return {"items": rows, "threshold": threshold}


def kinds_of(session: Session, device: ClearDevice, threshold: int) -> list[dict[str, Any]]:
    """As StockKindOut; none for a device that never told its stock."""
    left: dict[str, int | None] = {}
    labels: dict[str, str] = {}
    segments = session.scalars(select(StockSegment).where(StockSegment.device_id == device.id))
    for one in segments:
        is_there = one.gone_at is None and one.written_off_on is None
        known = left.setdefault(one.kind, 0)
        if is_there:
            left[one.kind] = None if known is None or one.left is None else known + one.left
        labels[one.kind] = one.label or labels.get(one.kind, "") or NO_KIND
    used = _used(session, device) if left else {}
    found = []
    for kind, count in sorted(left.items()):
        months = used.get(kind, {})
        use = rules.monthly_use(months)
        found.append(
            {
                "device_id": device.id,
                "device_label": device.label,
                "kind": kind,
                "label": labels[kind],
                "left": count,
                "monthly_use": use,
                "months": len(months),
                "proposal": rules.proposal(count, use),
                "is_low": device.cycle is not Cycle.NONE and rules.is_low(count, threshold),
            }
        )
    return found


def _used(session: Session, device: ClearDevice) -> dict[str, dict[str, int]]:
    """Invoices used by kind and month, from what was cleared: a later session of a month wins."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = session.execute(
        select(ClearUnitRow, ClearSession)
        .join(ClearSession, ClearSession.id == ClearUnitRow.session_id)
        .where(ClearSession.device_id == device.id, ClearUnitRow.state == ClearState.DONE)
        .order_by(ClearUnitRow.id)
    )
    for unit, row in rows:
        month = f"{unit.period_end:%Y-%m}"
        by_kind = used_by_kind(row.invoices)
        for kind, count in by_kind.items():
            found[kind][month] = count
        if not by_kind:
            told = unit.totals
            count = told["normal_count"] + told["return_count"] + told["void_count"]
            found[""][month] = found[""].get(month, 0) + count
    return found


def low_stock(session: Session, device: ClearDevice, people: Sequence[int]) -> Iterator[Notice]:
    """库存不足: told anew each week until there is more."""
    year, week, _ = clock.today().isocalendar()
    threshold = read_settings().stock_threshold
    for kind in kinds_of(session, device, threshold):
        if not kind["is_low"]:
            continue
        title = f"{device.label} {kind['label']}只剩 {kind['left']} 份"
        key = f"stock:{device.id}:{kind['kind']}:{year}-{week}"
        for one in people:
            yield Notice(one, NoticeKind.CLEARING, title, _advice(kind, threshold), _LINK, key)


def _advice(kind: dict[str, Any], threshold: int) -> str:
    low = f"已低于提醒线 {threshold} 份。请在官方开票软件或税务局领购。"
    if kind["monthly_use"] is None:
        return f"{low}用量记录不足（已清卡 {kind['months']} 个月），无法建议数量。"
    use = f"{low}近几个月平均每月用 {kind['monthly_use']} 份，"
    if not kind["proposal"]:
        return f"{use}余量够用两个月，暂不必领购。"
    return f"{use}建议领购{kind['label']} {kind['proposal']} 份，够用两个月。"
