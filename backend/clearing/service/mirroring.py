"""The station's journal, mirrored: every entry once, in order, in its chain (E13)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.clearing.errors import JournalBrokenError, JournalForkedError
from backend.clearing.models import DeskEntry, DeskStation
from backend.clearing.rules.chain import body_text, chain_hash
from backend.clearing.schemas.desk import JournalEntryIn
from backend.clearing.service import telling
from backend.clearing.service.commands import stop_of
from backend.clearing.service.following import follow
from backend.clearing.service.pausing import pauses_of
from backend.clearing.service.repairs import told_of_repair
from backend.clearing.service.standing import lock_station
from backend.infra.db import after_collisions, transaction
from backend.kernel import clock


def mirror(station_id: int, entries: Sequence[JournalEntryIn]) -> dict[str, Any]:
    """Take what is new; what is known already is looked at, and counts once.

    Answers up to where the journal is held; after a gap the station sends again from there.
    JournalForkedError for another history, JournalBrokenError for an altered entry.
    """
    until, deliveries = after_collisions(lambda: _mirror(station_id, entries))
    telling.ring(deliveries)
    return {"until": until, "stop": stop_of(station_id), "pauses": pauses_of(station_id)}


def _mirror(station_id: int, entries: Sequence[JournalEntryIn]) -> tuple[int, list[int]]:
    with transaction() as session:
        station = lock_station(session, station_id)
        _refuse_other_history(session, station, entries)
        new = [one for one in entries if _take(session, station, one)]
        deliveries = []
        for session_no in dict.fromkeys(one.session_id for one in new):
            fresh = {one.seq for one in new if one.session_id == session_no}
            deliveries += follow(session, station, session_no, fresh)
        deliveries += [one for entry in new for one in told_of_repair(session, station, entry)]
        return station.mirrored_until, deliveries


def _refuse_other_history(
    session: Session, station: DeskStation, entries: Sequence[JournalEntryIn]
) -> None:
    known = {one.seq: one.hash for one in entries if one.seq <= station.mirrored_until}
    held = session.execute(
        select(DeskEntry.seq, DeskEntry.hash).where(
            DeskEntry.station_id == station.id, DeskEntry.seq.in_(known)
        )
    )
    if any(known[row.seq] != row.hash for row in held):
        raise JournalForkedError


def _take(session: Session, station: DeskStation, entry: JournalEntryIn) -> bool:
    """Whether it was the next one."""
    if entry.seq != station.mirrored_until + 1:
        return False
    if entry.previous != station.last_hash:
        raise JournalForkedError
    content = (entry.session_id, entry.unit_id, entry.kind, body_text(entry.body), entry.written_at)
    if chain_hash(entry.previous, *content) != entry.hash:
        raise JournalBrokenError
    session.add(
        DeskEntry(
            station_id=station.id,
            seq=entry.seq,
            session_no=entry.session_id,
            unit_id=entry.unit_id,
            kind=entry.kind,
            body=entry.body,
            written_at=entry.written_at,
            previous=entry.previous,
            hash=entry.hash,
            received_at=clock.now(),
        )
    )
    station.mirrored_until, station.last_hash = entry.seq, entry.hash
    return True
