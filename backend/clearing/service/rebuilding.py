"""恢复生成 (E23, F22): a record that was lost is made again from the journal that is held here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person, Role
from backend.audit import service as audit
from backend.clearing.errors import NothingLostError
from backend.clearing.models import ClearFile, ClearSession, DeskEntry, DeskStation
from backend.clearing.rules.memory import SessionMemory, remember
from backend.clearing.service import telling
from backend.clearing.service.acting import may_operate
from backend.clearing.service.devices import find_device
from backend.clearing.service.following import follow
from backend.clearing.service.parts import clear_desk
from backend.clearing.service.standing import lock_station, note
from backend.infra.db import after_collisions, db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError

_MOST = 50
_BEGIN = "session"


def list_lost(person: Person | None) -> dict[str, Any]:
    """As LostRecordsOut: what the journal knows of, and our records do not.

    ``person`` None: whoever works on the server itself, and sees all.
    """
    begun = db.session.execute(
        select(DeskEntry, DeskStation.name)
        .join(DeskStation, DeskStation.id == DeskEntry.station_id)
        .where(
            DeskEntry.kind == _BEGIN,
            ~exists(select(ClearSession.id).where(ClearSession.session_no == DeskEntry.session_no)),
        )
        .order_by(DeskEntry.id.desc())
        .limit(_MOST)
    ).all()
    found = {one.session_no: (one, name) for one, name in reversed(begun)}
    items = [_lost(person, one, name) for one, name in reversed(found.values())]
    return {
        "items": [one for one in items if one is not None],
        "may_act": person is None or may_operate(person),
    }


def _lost(person: Person | None, begun: DeskEntry, station: str) -> dict[str, Any] | None:
    entries = _entries(db.session(), begun.station_id, begun.session_no)
    memory = remember(begun.session_no, entries)
    if not _may_see(db.session(), person, memory):
        return None
    return {
        "session_id": begun.session_no,
        "station_name": station,
        "started_at": datetime.fromisoformat(begun.written_at),
        "taxpayer_no": memory.identity and str(memory.identity["taxpayer_no"]),
        "state": memory.state,
        "entries": len(entries),
    }


def _entries(session: Session, station_id: int, session_no: str) -> Sequence[DeskEntry]:
    return session.scalars(
        select(DeskEntry)
        .where(DeskEntry.station_id == station_id, DeskEntry.session_no == session_no)
        .order_by(DeskEntry.seq)
    ).all()


def _may_see(session: Session, person: Person | None, memory: SessionMemory) -> bool:
    """As with sessions: those of the own company, and those whose company nobody knows."""
    if person is None or Role.ADMINISTRATOR in person.roles or memory.identity is None:
        return True
    device = find_device(session, memory.identity)
    return device is None or device.company_id in {None, person.company_id}


def rebuild(person: Person | None, session_no: str) -> str:
    """Make the record again; gives its number. ``person`` as above.

    NothingLostError, NotFoundError.
    """
    deliveries = after_collisions(lambda: _rebuild(person, session_no))
    telling.ring(deliveries)
    return session_no


def _rebuild(person: Person | None, session_no: str) -> list[int]:
    with transaction() as session:
        station_id = session.scalar(
            select(func.max(DeskEntry.station_id)).where(
                DeskEntry.session_no == session_no, DeskEntry.kind == _BEGIN
            )
        )
        if station_id is None:
            raise NotFoundError
        entries = _entries(session, station_id, session_no)
        if not _may_see(session, person, remember(session_no, entries)):
            raise NotFoundError
        station = lock_station(session, station_id)
        _refuse_known(session, session_no)
        deliveries = follow(session, station, session_no, {one.seq for one in entries})
        row = session.scalars(
            select(ClearSession).where(ClearSession.session_no == session_no)
        ).one()
        _find_archive(session, row)
        who = "管理员在服务器上" if person is None else f"{person.display_name} "
        note(session, row, "rebuilt", f"{who}由日志恢复了这次清卡的记录")
        audit.record(
            session,
            actor_id=None if person is None else person.id,
            action="clearing.rebuilt",
            subject="clear_session",
            subject_id=row.id,
            facts={"session": session_no, "entries": len(entries)},
        )
        return deliveries


def _refuse_known(session: Session, session_no: str) -> None:
    known = select(ClearSession.id).where(ClearSession.session_no == session_no)
    if session.scalar(known) is not None:
        raise NothingLostError


def _find_archive(session: Session, row: ClearSession) -> None:
    """The sealed archive that the station handed over is still kept under its hash."""
    backup = row.backup
    if not backup or not clear_desk().files.holds(str(backup["sha256"])):
        return
    session.add(
        ClearFile(
            session_id=row.id,
            name=str(backup["file"]),
            sha256=str(backup["sha256"]),
            byte_count=int(backup["byte_count"]),
            received_at=clock.now(),
        )
    )
