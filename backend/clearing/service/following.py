"""From the mirrored journal to the session's row: the same pure code as the station's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DataError
from sqlalchemy.orm import Session

from backend.clearing.errors import JournalBrokenError
from backend.clearing.labels import is_error, line_of
from backend.clearing.models import ClearSession, DeskEntry, DeskStation
from backend.clearing.rules import order
from backend.clearing.rules.invented import is_invented
from backend.clearing.rules.memory import SessionMemory, take
from backend.clearing.schemas.desk import SeenScopeIn
from backend.clearing.service import telling
from backend.clearing.service.devices import see_device
from backend.clearing.service.ending import end
from backend.clearing.service.listing_units import follow_units
from backend.clearing.service.standing import ENDINGS, note
from backend.clearing.states import ClearKind, ClearState
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

_NONSENSE = (KeyError, TypeError, ValueError, AttributeError, DataError, InvalidInputError)
"""Of a journal that no station of ours writes; DataError is what a database cannot hold."""


@dataclass
class Followed:
    """What all entries of a session come to."""

    memory: SessionMemory
    steps: list[dict[str, Any]] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    code: str | None = None
    ended_at: datetime | None = None


def follow(session: Session, station: DeskStation, session_no: str, fresh: set[int]) -> list[int]:
    """Bring the session's row up to its journal; ``fresh`` are the numbers of new entries.

    Gives outbox rows for ``ring``. Sessions that are none of ours (repairs) are left alone.
    """
    try:
        session.flush()
        deliveries = _follow(session, station, session_no, fresh)
        session.flush()
    except _NONSENSE as error:
        raise JournalBrokenError from error
    return deliveries


def _follow(session: Session, station: DeskStation, session_no: str, fresh: set[int]) -> list[int]:
    entries = session.scalars(
        select(DeskEntry)
        .where(DeskEntry.station_id == station.id, DeskEntry.session_no == session_no)
        .order_by(DeskEntry.seq)
    ).all()
    row = _row_of(session, station, session_no) or _rebuilt(session, station, entries)
    if row is None:
        return []
    return _apply(session, row, _follow_entries(session, row, entries, fresh))


def _row_of(session: Session, station: DeskStation, session_no: str) -> ClearSession | None:
    """A station that was paired anew brings the sessions of the one that it was before."""
    row = session.scalar(
        select(ClearSession).where(ClearSession.session_no == session_no).with_for_update()
    )
    if row is not None and row.station_id != station.id:
        before = session.get_one(DeskStation, row.station_id)
        if before.revoked_at is None:
            raise JournalBrokenError
        row.station_id = station.id
    return row


def _rebuilt(
    session: Session, station: DeskStation, entries: Sequence[DeskEntry]
) -> ClearSession | None:
    """恢复生成 (E23): our record was lost, or never made, and the desk has cleared all the same."""
    begun = next((one for one in entries if one.kind == "session"), None)
    if begun is None:
        return None
    chosen = begun.body.get("chosen")
    row = ClearSession(
        session_no=begun.session_no,
        station_id=station.id,
        reader=str(begun.body.get("reader") or "")[:120],
        kind=ClearKind(begun.body["clear_kind"]),
        chosen=chosen,
        reason=begun.body.get("reason"),
        operator_id=station.paired_by,
        created_at=datetime.fromisoformat(begun.written_at),
        state=ClearState.NEW,
        is_unlisted=False,
        is_sandbox=False,
        is_rebuilt=True,
        needs_approval=False,
    )
    session.add(row)
    session.flush()
    return row


def _follow_entries(
    session: Session, row: ClearSession, entries: Sequence[DeskEntry], fresh: set[int]
) -> Followed:
    followed = Followed(SessionMemory(row.session_no))
    state: ClearState | None = None
    for entry in entries:
        take(followed.memory, entry)
        _take_more(followed, entry)
        if followed.memory.state is not state:
            state = followed.memory.state
            followed.steps.append({"state": state.value, "at": entry.written_at})
        if entry.seq in fresh:
            row.state, row.percent = state, percent(state)
            _note(session, row, entry)
    row.state = followed.memory.state
    row.percent = percent(row.state)
    return followed


def _take_more(followed: Followed, entry: DeskEntry) -> None:
    """What the station itself need not remember."""
    match entry.kind:
        case "checked":
            followed.checks = list(entry.body.get("lines", entry.body["warnings"]))
        case "check_failed":
            followed.checks = list(entry.body["lines"])
        case "ended":
            followed.code = entry.body.get("code")
            followed.ended_at = datetime.fromisoformat(entry.written_at)
        case "bureau_refused" | "state" if entry.body.get("code"):
            followed.code = str(entry.body["code"])
        case _:
            pass


def _note(session: Session, row: ClearSession, entry: DeskEntry) -> None:
    note(
        session,
        row,
        entry.kind,
        line_of(entry.kind, entry.body),
        at=datetime.fromisoformat(entry.written_at),
        unit_id=entry.unit_id,
        code=entry.body.get("code"),
        is_error=is_error(entry.kind, entry.body),
        seq=entry.seq,
    )


def _apply(session: Session, row: ClearSession, followed: Followed) -> list[int]:
    memory = followed.memory
    row.steps, row.checks = followed.steps, followed.checks
    row.backup = memory.backup
    row.invoices = _scope_of(memory)
    if memory.identity is not None and row.identity is None:
        _bind(session, row, memory.identity)
    follow_units(session, row, memory)
    if memory.ending is None or row.ended_at is not None:
        return _ask_for_approval(session, row)
    row.code = followed.code
    return end(session, row, followed.ended_at or clock.now())


def _scope_of(memory: SessionMemory) -> dict[str, Any] | None:
    """InvalidInputError for what no station of ours writes."""
    if memory.invoices is None:
        return None
    return SeenScopeIn.model_validate(memory.invoices).model_dump(mode="json")


def _ask_for_approval(session: Session, row: ClearSession) -> list[int]:
    """Once for each set of figures (A10): nothing can be confirmed before the second word."""
    is_asked = row.state is ClearState.LISTED and row.needs_approval and not row.approved
    if not is_asked:
        return []
    session.flush()
    return telling.tell_waits_for_approval(session, row)


def _bind(session: Session, row: ClearSession, identity: dict[str, Any]) -> None:
    device = see_device(session, identity)
    row.identity, row.device_id, row.company_id = identity, device.id, device.company_id
    row.is_sandbox = is_invented(device.taxpayer_no)


def percent(state: ClearState) -> int:
    """How far along the way, 0 to 100; ended is 100."""
    if state in ENDINGS:
        return 100
    return order.MAIN.index(state) * 100 // (len(order.MAIN) - 1)
