"""What a component tells of invoices: by type, in counts. It names no numbers."""

from collections.abc import Iterable
from dataclasses import replace

from backend.cards.component import facts
from backend.cards.component.client import ComponentClient, Holder
from backend.cards.component.facts import TypeMonitor
from backend.cards.component.messages import Output
from backend.cards.component.profile import TYPE_NAMES
from backend.cards.invoices import InvoiceScope, InvoiceStretch, Place, Uneven
from backend.cards.values import OfflineQueue


def monitor_of(client: ComponentClient, holder: Holder, code: str) -> TypeMonitor:
    """监控数据 (JKSJCX) of one type. DeviceError."""
    return facts.monitor_of(code, client.of_type("JKSJCX", holder, code))


def figures_of(client: ComponentClient, holder: Holder, monitor: TypeMonitor) -> Output:
    """统计 (TJXXCX) of one type and its period. DeviceError."""
    period = {"qsrq": f"{monitor.start:%Y%m%d}", "zzrq": f"{monitor.end:%Y%m%d}"}
    return client.of_type("TJXXCX", holder, monitor.type_code, **period)


def queue_of(client: ComponentClient, holder: Holder, codes: Iterable[str]) -> OfflineQueue:
    """What these types have not uploaded yet (HQLXSJ). DeviceError."""
    queues = [_limited(client, holder, _queue(client, holder, one)) for one in codes]
    times = [one.oldest_at for one in queues if one.oldest_at is not None]
    return OfflineQueue(
        count=sum(one.count for one in queues),
        oldest_at=min(times, default=None),
        amount_fen=sum(one.amount_fen for one in queues),
        parts=tuple(one for one in queues if one.count),
        limit_hours=min((one.limit_hours for one in queues if one.limit_hours), default=None),
        limit_fen=min((one.limit_fen for one in queues if one.limit_fen), default=None),
    )


def _limited(client: ComponentClient, holder: Holder, queue: OfflineQueue) -> OfflineQueue:
    """With the limits of its type; where nothing waits they are of no interest."""
    if not queue.count:
        return queue
    told = client.of_type("JKSJCX", holder, queue.kind).fields
    return replace(
        queue,
        limit_hours=facts.count(told.get("lxkpsc", "0")) or None,
        limit_fen=facts.fen(told.get("lxzsljje", "0")) or None,
    )


def _queue(client: ComponentClient, holder: Holder, code: str) -> OfflineQueue:
    told = client.of_type("HQLXSJ", holder, code).fields
    since = told.get("wscfpsj", "")
    return OfflineQueue(
        count=facts.count(told.get("wscfpzs", "0")),
        oldest_at=facts.instant(since) if since.strip("0 ") else None,
        amount_fen=facts.fen(told.get("wscfpljje", "0")),
        kind=code,
        label=TYPE_NAMES.get(code, code),
    )


def scope_of(client: ComponentClient, holder: Holder) -> InvoiceScope:
    """Counts of every type in its open period, and whether its stock comes out. DeviceError."""
    told = [_type(client, holder, one) for one in holder.types]
    has_stock = all(stock.left is not None for _, stock in told)
    return InvoiceScope(
        stretches=tuple(stretch for stretch, _ in told),
        uneven=tuple(
            Uneven(stretch.label, stock.expected, stock.left)
            for stretch, stock in told
            if stock.left is not None and stock.expected not in {None, stock.left}
        ),
        unread=() if has_stock else (Place.STOCK,),
    )


def _type(
    client: ComponentClient, holder: Holder, code: str
) -> tuple[InvoiceStretch, facts.TypeStock]:
    figures = figures_of(client, holder, monitor_of(client, holder, code))
    totals, stock = facts.totals_of(figures), facts.stock_of(figures)
    stretch = InvoiceStretch(
        place=Place.TOTALS,
        kind=code,
        label=TYPE_NAMES.get(code, code),
        blank=stock.left or 0,
        issued=totals.normal_count + totals.red_count,
        voided=totals.void_count,
        waiting=_queue(client, holder, code).count,
    )
    return stretch, stock
