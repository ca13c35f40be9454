"""What the journal says of one session, worked out anew from its entries."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from backend.cards.values import Baseline, ClearTicket
from backend.clearing.rules import order
from backend.clearing.rules.keys import UnitKey
from backend.clearing.states import ClearKind, ClearState

ONE_MORE_TICKET = frozenset({"QK-401", "QK-402"})
"""Refusals after which another ticket may fit."""


class Noted(Protocol):
    """What is looked at of an entry; ``unit_id`` empty = the session as a whole."""

    @property
    def unit_id(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def body(self) -> Mapping[str, Any]: ...


@dataclass(slots=True)
class Upload:
    """A batch on its way: sent when it has a ``receipt``, taken by the bureau when an ``ack``."""

    kind: str
    count: int
    sha256: str
    receipt: str | None = None
    ack: bytes | None = None


@dataclass(slots=True)
class UnitMemory:
    """One unit as the journal knows it. ``sends`` counts writes of the present ticket."""

    unit_id: str
    label: str
    period_start: date
    period_end: date
    baseline: Baseline
    totals: dict[str, Any]
    state: ClearState = ClearState.LISTED
    ticket: ClearTicket | None = None
    sends: int = 0
    refusals: int = 0
    refused_code: str | None = None
    has_second_ticket: bool = False
    receipt: str | None = None
    code: str | None = None
    proof: str | None = None
    after: str | None = None
    was_reset: bool | None = None
    is_read_back_exactly: bool = True
    """Whether the device shows the ticket that was written; else only the month that is open."""
    limit_date: date | None = None
    """As the device showed it after the clearing; None = only the bureau says."""
    uploads: bool = False
    """Whether its device uploads invoices within the session."""
    upload: Upload | None = None
    uploaded: int = 0
    """Invoices that the device counts as uploaded since the session began."""
    rounds: dict[str, int] = field(default_factory=dict)
    """How often a batch went all the way and came back as waiting, by its hash."""
    former: frozenset[str] = frozenset()
    """Fingerprints that this session has submitted before the figures changed."""

    @property
    def key(self) -> UnitKey:
        """How the bureau knows it."""
        return UnitKey(self.unit_id, self.period_start, self.baseline.fingerprint)

    @property
    def wants_other_ticket(self) -> bool:
        """The first ticket did not fit: the bureau is asked for one more, and for no third."""
        did_not_fit = self.refused_code in ONE_MORE_TICKET
        return self.refusals == 1 and did_not_fit and not self.has_second_ticket

    @property
    def ticket_sha256(self) -> str | None:
        """Of the ticket at hand."""
        return hashlib.sha256(self.ticket.payload).hexdigest() if self.ticket else None


@dataclass(slots=True)
class SessionMemory:
    """One session. ``stage`` is how far it has come as a whole, up to CONFIRMED."""

    session_id: str
    kind: ClearKind = ClearKind.MONTHLY
    chosen: tuple[str, ...] | None = None
    stage: ClearState = ClearState.NEW
    identity: dict[str, Any] | None = None
    backup: dict[str, Any] | None = None
    warnings: list[dict[str, Any]] = field(default_factory=list)
    units: dict[str, UnitMemory] = field(default_factory=dict)
    invoices: dict[str, Any] | None = None
    """Those on the device, by state; None = not listed, or the device did not tell."""
    confirmed: dict[str, str] = field(default_factory=dict)
    """Fingerprint that a person has confirmed, by unit."""
    ending: ClearState | None = None
    is_paused: bool = False
    """A person has stopped it before the next act; nothing of its state changes."""

    @property
    def state(self) -> ClearState:
        """Where the session is, as the screen shows it."""
        if self.ending is not None:
            return self.ending
        if self.units and self.stage is ClearState.CONFIRMED:
            return order.session_state(one.state for one in self.units.values())
        return self.stage


def remember(session_id: str, entries: Iterable[Noted]) -> SessionMemory:
    """The session after all its entries."""
    memory = SessionMemory(session_id)
    for entry in entries:
        take(memory, entry)
    return memory


def take(memory: SessionMemory, entry: Noted) -> None:
    """One more entry. Unknown kinds are of no consequence (reads, notes)."""
    if not entry.unit_id:
        _take_of_session(memory, entry)
    elif entry.unit_id in memory.units:
        _take_of_unit(memory.units[entry.unit_id], entry)


def _take_of_session(memory: SessionMemory, entry: Noted) -> None:
    body = entry.body
    match entry.kind:
        case "session":
            memory.kind = ClearKind(body["clear_kind"])
            memory.chosen = None if body["chosen"] is None else tuple(body["chosen"])
        case "identified":
            memory.identity = dict(body)
        case "backed_up":
            memory.backup, memory.stage = dict(body), ClearState.BACKED_UP
        case "checked":
            memory.warnings, memory.stage = body["warnings"], ClearState.CHECKED
        case "listed":
            memory.invoices = body.get("invoices")
            _take_list(memory, body["units"])
        case "confirmed":
            _take_confirmation(memory, body["fingerprints"])
        case "paused" | "resumed":
            memory.is_paused = entry.kind == "paused"
        case "ended":
            memory.ending = ClearState(body["state"])
        case _:
            pass


def _take_list(memory: SessionMemory, units: list[dict[str, Any]]) -> None:
    """Units whose figures are new start again; those under way or ended stay as they are."""
    memory.stage = ClearState.LISTED
    for one in units:
        known = memory.units.get(one["unit_id"])
        is_new = known is None or known.baseline.fingerprint != one["fingerprint"]
        if known is not None and not is_new:
            continue
        memory.units[one["unit_id"]] = UnitMemory(
            unit_id=one["unit_id"],
            label=one["label"],
            period_start=date.fromisoformat(one["period_start"]),
            period_end=date.fromisoformat(one["period_end"]),
            baseline=Baseline(bytes.fromhex(one["control"]), one["fingerprint"]),
            totals=one["totals"],
            is_read_back_exactly=one.get("readback", "exact") == "exact",
            uploads=bool(one.get("uploads", False)),
            former=frozenset() if known is None else known.former | {known.baseline.fingerprint},
        )


def _take_confirmation(memory: SessionMemory, fingerprints: dict[str, str]) -> None:
    memory.confirmed.update(fingerprints)
    memory.stage = ClearState.CONFIRMED
    for unit in memory.units.values():
        if unit.state is ClearState.LISTED:
            unit.state = ClearState.CONFIRMED


def _take_of_unit(unit: UnitMemory, entry: Noted) -> None:
    body = entry.body
    if entry.kind.startswith("upload_"):
        _take_upload(unit, entry.kind, body)
        return
    match entry.kind:
        case "state":
            unit.state, unit.code = ClearState(body["state"]), body.get("code")
        case "submitted":
            unit.receipt = body["receipt"]
        case "ticket":
            limit = body["limit_date"]
            payload = bytes.fromhex(body["payload"])
            unit.has_second_ticket = unit.refusals > 0
            if unit.ticket is None or unit.ticket.payload != payload:
                unit.sends = 0
            unit.ticket = ClearTicket(
                unit.unit_id,
                unit.baseline.fingerprint,
                payload,
                date.fromisoformat(limit) if limit else None,
            )
        case "write_intent":
            unit.sends += 1
        case "write_refused":
            unit.refusals += 1
            unit.refused_code = body["code"]
        case "read":
            unit.proof, unit.after = body["proof"], body["control"]
            unit.was_reset = body["was_reset"]
            read_limit = body.get("limit_date")
            unit.limit_date = date.fromisoformat(read_limit) if read_limit else None
        case _:
            pass


def _take_upload(unit: UnitMemory, kind: str, body: Mapping[str, Any]) -> None:
    if kind == "upload_intent":
        unit.upload = Upload(body["type"], body["count"], body["sha256"])
        return
    if unit.upload is None:
        return
    match kind:
        case "upload_sent":
            unit.upload.receipt = body["receipt"]
        case "upload_acknowledged":
            unit.upload.ack = bytes.fromhex(body["ack"])
        case "upload_kept":
            digest = unit.upload.sha256
            unit.rounds[digest] = unit.rounds.get(digest, 0) + 1
            unit.uploaded += unit.upload.count
            unit.upload = None
        case _:
            unit.upload = None
