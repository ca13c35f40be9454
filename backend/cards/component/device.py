"""A tax device behind its vendor's component. Implements TaxDevice. Not verified on hardware.

A clear unit is a group of invoice types. Nothing of the device can be read back exactly: a
clearing shows in the month up to which one may invoice, and that alone is taken for success.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from datetime import datetime

from backend.cards.component import facts, invoices, uploads
from backend.cards.component.client import ComponentClient, Holder, is_done_already
from backend.cards.component.facts import TypeMonitor, TypeTotals
from backend.cards.component.figures import fingerprint_of, sums_of
from backend.cards.component.messages import Output
from backend.cards.component.profile import TYPE_NAMES, group_name
from backend.cards.component.tickets import tickets_in
from backend.cards.errors import (
    CardChangedError,
    DeviceError,
    OutcomeUnknownError,
    ProtocolError,
    RefusedError,
)
from backend.cards.invoices import InvoiceScope, Place
from backend.cards.profile import BackupScope
from backend.cards.values import (
    Baseline,
    Cap,
    ClearTicket,
    ClearUnit,
    Declaration,
    Identity,
    Monitor,
    OfflineQueue,
    RawFile,
    Reading,
    Secret,
    Segment,
    Totals,
    UnitState,
    UploadAck,
    UploadBatch,
)

_CAPS = frozenset({Cap.COLLECTS, Cap.MONTH_READBACK, Cap.HAS_CLOCK, Cap.HAS_TOTALS})
_NOTHING_OPEN = "这类发票没有等待清卡的所属期：本期已清卡，或所属期还没有结束。"


class ComponentDevice:
    """The device that is inserted now, asked afresh by every method. Not for several threads."""

    def __init__(self, client: ComponentClient) -> None:
        profile = client.profile
        has = {
            Cap.ONE_TICKET_FOR_ALL: profile.has_one_ticket,
            Cap.NEEDS_SECRET: profile.wants_secret,
            Cap.UPLOADS: profile.uploads,
        }
        self.caps = _CAPS | {cap for cap, is_there in has.items() if is_there}
        self.is_unlocked = False
        self._client = client
        self._device_no: str | None = None

    def identify(self) -> Identity:
        """Taxpayer, device and its groups."""
        holder = self._holder()
        return Identity(
            taxpayer_no=holder.taxpayer_no,
            taxpayer_name=holder.taxpayer_name,
            device_no=holder.device_no,
            machines=tuple(self._unit_id(holder, one) for one in self._groups(holder)),
            valid_from=facts.day(holder.started) if holder.started else None,
            valid_until=None,
            version=holder.version,
        )

    def unlock(self, secret: Secret) -> None:
        """Tried once, by asking who the device is."""
        self._client.keep(secret)
        try:
            self._holder()
        except DeviceError:
            self._client.keep(None)
            raise
        self.is_unlocked = True

    def clock(self) -> datetime | None:
        """The device's own, in China's time."""
        return facts.instant(self._holder().clock)

    def units(self) -> list[ClearUnit]:
        """Groups with a closed period that is not cleared yet."""
        holder = self._holder()
        found = [self._unit(holder, one) for one in self._groups(holder)]
        return [one for one in found if one is not None]

    def monitor(self, unit_id: str) -> Monitor:
        """What is open now, type by type."""
        holder = self._holder()
        monitors = self._waiting(holder, unit_id)
        limits = [one.limit for one in monitors if one.limit is not None]
        reports = [one.last_report for one in monitors if one.last_report is not None]
        return Monitor(
            limit_date=min(limits, default=None),
            last_report_on=max(reports, default=None),
            raw=facts.control_of(monitors),
        )

    def totals(self, unit_id: str) -> list[Totals]:
        """Figures of the waiting period."""
        holder = self._holder()
        return [sums_of(self._figures(holder, self._waiting(holder, unit_id)))]

    def stock(self) -> list[Segment]:
        """Counts by type; which numbers they are, the invoicing software knows."""
        scope = self.invoices()
        is_told = Place.STOCK not in scope.unread
        return [
            Segment("", 0, 0, left=one.blank if is_told else None, kind=one.kind, label=one.label)
            for one in scope.stretches
        ]

    def invoices(self, *, with_usage: bool = True) -> InvoiceScope:
        """Counts of each type and its open period: a component tells no numbers."""
        del with_usage  # there are no long files
        return invoices.scope_of(self._client, self._holder())

    def offline(self) -> OfflineQueue:
        """Invoices that were not uploaded yet, of all types together (HQLXSJ)."""
        holder = self._holder()
        return invoices.queue_of(self._client, holder, holder.types)

    def pending(self, unit_id: str) -> Iterator[UploadBatch]:
        """Batches of all types of the unit (FPSC)."""
        holder = self._holder()
        return uploads.batches(self._client, holder, unit_id, self._types(holder, unit_id))

    def acknowledge(self, unit_id: str, ack: UploadAck) -> None:
        """FPGX."""
        holder = self._holder()
        if ack.kind not in self._types(holder, unit_id):
            raise ProtocolError
        uploads.keep(self._client, holder, ack)

    def dump(self, scope: BackupScope) -> Iterator[RawFile]:
        """Every answer about the device as JSON: a component shows no file of it."""
        del scope
        holder = self._holder()
        yield RawFile("SKPXXCX", json.dumps(astuple(holder), ensure_ascii=False).encode())
        for code in holder.types:
            monitor = self._client.of_type("JKSJCX", holder, code)
            yield _raw("JKSJCX", code, monitor)
            yield _raw("TJXXCX", code, self._figures_of(holder, facts.monitor_of(code, monitor)))
            yield _raw("HQLXSJ", code, self._client.of_type("HQLXSJ", holder, code))

    def collect(self, unit_id: str) -> Declaration:
        """SJCB of every waiting type; may be repeated while the period is the same."""
        holder = self._holder()
        monitors = self._waiting(holder, unit_id)
        if not monitors:
            raise RefusedError("QK-301", _NOTHING_OPEN)
        figures = self._figures(holder, monitors)
        further = self._client.further("0")
        files = {"qtxx": further.encode()}
        for one in monitors:
            told = self._client.of_type("SJCB", holder, one.type_code, jzlx="1")
            kept = {name: told.fields.get(name, "") for name in ("sq", "fphz", "szfphz", "qtxx")}
            files[one.type_code] = json.dumps(kept, sort_keys=True).encode()
        return Declaration(
            unit_id,
            min(one.start for one in monitors),
            max(one.end for one in monitors),
            fingerprint_of(monitors, figures),
            files,
        )

    def apply(self, ticket: ClearTicket) -> None:
        """JKHC, once a type. Whatever is no clear refusal leaves the outcome unknown."""
        holder = self._holder()
        if ticket.unit_id.partition("-")[0] != holder.device_no:
            raise RefusedError("QK-402", "清卡凭据属于另一台设备，没有写入。请联系税务机关。")
        for code, (sealed, clock_part) in tickets_in(ticket.payload).items():
            try:
                self._client.of_type("JKHC", holder, code, fpjkmw=sealed, szjkmw=clock_part)
            except RefusedError as error:
                if not is_done_already(error):
                    raise
            except CardChangedError:
                raise  # it was not ours that was asked, and nothing was written to it
            except DeviceError as error:
                raise OutcomeUnknownError from error

    def state(self, unit_id: str, before: Baseline, ticket: ClearTicket | None) -> Reading:
        """By month: cleared are all types, or the unit is as it was, or its figures are new."""
        del ticket, unit_id
        holder = self._holder()
        former = facts.monitors_in(before.control)
        now = [self._monitor(holder, one.type_code) for one in former]
        control = facts.control_of(now)
        state = self._judge(holder, former, now, before)
        proof = hashlib.sha256(control).hexdigest()
        limits = [one.limit for one in now if one.limit is not None]
        return Reading(
            state,
            proof,
            control,
            was_reset=state is UnitState.CLEARED,
            limit_date=min(limits, default=None) if state is UnitState.CLEARED else None,
        )

    def close(self) -> None:
        """A component holds no connection."""
        self.is_unlocked = False

    def _holder(self) -> Holder:
        """CardChangedError when another device was put in since the first question."""
        holder = self._client.holder(self._device_no)
        self._device_no = holder.device_no
        return holder

    def _groups(self, holder: Holder) -> list[tuple[str, ...]]:
        """Groups of the profile that the device has a type of."""
        groups = self._client.profile.groups
        return [one for one in groups if set(one) & set(holder.types)]

    @staticmethod
    def _unit_id(holder: Holder, group: tuple[str, ...]) -> str:
        return f"{holder.device_no}-{group_name(group)}"

    def _monitor(self, holder: Holder, code: str) -> TypeMonitor:
        return invoices.monitor_of(self._client, holder, code)

    def _waiting(self, holder: Holder, unit_id: str) -> list[TypeMonitor]:
        """Types of the unit with a closed period."""
        today = facts.instant(holder.clock).date()
        monitors = [self._monitor(holder, one) for one in self._types(holder, unit_id)]
        return [one for one in monitors if one.can_be_cleared(today)]

    def _types(self, holder: Holder, unit_id: str) -> list[str]:
        """Of the unit, those that it issues. ProtocolError for a unit that is none of its."""
        group = self._client.profile.group_of(unit_id.partition("-")[2])
        if group is None or unit_id.partition("-")[0] != holder.device_no:
            raise ProtocolError
        return [one for one in group if one in holder.types]

    def _figures_of(self, holder: Holder, monitor: TypeMonitor) -> Output:
        return invoices.figures_of(self._client, holder, monitor)

    def _figures(self, holder: Holder, monitors: Sequence[TypeMonitor]) -> dict[str, TypeTotals]:
        return {one.type_code: facts.totals_of(self._figures_of(holder, one)) for one in monitors}

    def _unit(self, holder: Holder, group: tuple[str, ...]) -> ClearUnit | None:
        unit_id = self._unit_id(holder, group)
        monitors = self._waiting(holder, unit_id)
        if not monitors:
            return None
        figures = self._figures(holder, monitors)
        named = [TYPE_NAMES.get(one.type_code, one.type_code) for one in monitors]
        label = named[0] if len(named) == 1 else f"{named[0]}等 {len(named)} 类"
        return ClearUnit(
            unit_id=unit_id,
            label=label,
            period_start=min(one.start for one in monitors),
            period_end=max(one.end for one in monitors),
            fingerprint=fingerprint_of(monitors, figures),
            totals=sums_of(figures),
        )

    def _judge(
        self,
        holder: Holder,
        former: Sequence[TypeMonitor],
        now: Sequence[TypeMonitor],
        before: Baseline,
    ) -> UnitState:
        pairs = list(zip(now, former, strict=True))
        if all(one.is_past(then) for one, then in pairs):
            return UnitState.CLEARED
        if any((one.start, one.end) != (then.start, then.end) and not one.is_past(then)
               for one, then in pairs):  # fmt: skip
            return UnitState.REDECLARED
        same = fingerprint_of(former, self._figures(holder, former)) == before.fingerprint
        return UnitState.UNCHANGED if same else UnitState.REDECLARED


def _raw(call: str, code: str, told: Output) -> RawFile:
    content = {"fields": dict(told.fields), "groups": [dict(one) for one in told.groups]}
    return RawFile(f"{call}-{code}", json.dumps(content, ensure_ascii=False).encode())
