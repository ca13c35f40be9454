"""What every verb of clearing begins with: finding what the person may see, and noting events."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person, Role
from backend.clearing.models import (
    ClearEvent,
    ClearSession,
    ClearUnitRow,
    DeskCommand,
    DeskStation,
)
from backend.clearing.states import ClearState, CommandKind
from backend.infra.db import db
from backend.kernel import clock
from backend.kernel.errors import NotFoundError

_LONGEST_TEXT = 500


def is_visible(person: Person) -> ColumnElement[bool]:
    """Sessions of the person's company, and of devices whose company nobody knows."""
    if Role.ADMINISTRATOR in person.roles:
        return true()
    return or_(ClearSession.company_id.is_(None), ClearSession.company_id == person.company_id)


def find_session(person: Person, session_no: str) -> ClearSession:
    """To look at; NotFoundError for another company's."""
    row = db.session.scalar(
        select(ClearSession).where(ClearSession.session_no == session_no, is_visible(person))
    )
    if row is None:
        raise NotFoundError
    return row


def lock_session(session: Session, person: Person, session_no: str) -> ClearSession:
    """To change. Its station is locked before it, as everywhere; NotFoundError."""
    station_id = session.scalar(
        select(ClearSession.station_id).where(
            ClearSession.session_no == session_no, is_visible(person)
        )
    )
    if station_id is None:
        raise NotFoundError
    lock_station(session, station_id)
    return session.scalars(
        select(ClearSession)
        .where(ClearSession.session_no == session_no)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def lock_station(session: Session, station_id: int) -> DeskStation:
    """One writer at a time: ids of commands and events then grow as they are committed."""
    return session.get_one(DeskStation, station_id, with_for_update=True, populate_existing=True)


def units_of(session: Session, session_id: int) -> list[ClearUnitRow]:
    """In the order of the machines."""
    rows = select(ClearUnitRow).where(ClearUnitRow.session_id == session_id)
    return list(session.scalars(rows.order_by(ClearUnitRow.unit_id)))


def command(
    session: Session,
    station_id: int,
    kind: CommandKind,
    *,
    session_no: str | None,
    body: dict[str, Any],
    made_by: int | None,
    sealed: str | None = None,
) -> DeskCommand:
    """Tell the station, whose row the caller has locked."""
    row = DeskCommand(
        station_id=station_id,
        session_no=session_no,
        kind=kind,
        body=body,
        sealed=sealed,
        made_by=made_by,
        created_at=clock.now(),
    )
    session.add(row)
    session.flush()
    return row


def note(
    session: Session,
    row: ClearSession,
    kind: str,
    text: str,
    *,
    at: datetime | None = None,
    unit_id: str = "",
    code: str | None = None,
    is_error: bool = False,
    seq: int | None = None,
) -> None:
    """One line of the live log, in the order of the commits of the session's station."""
    session.add(
        ClearEvent(
            session_id=row.id,
            at=at or clock.now(),
            kind=kind,
            state=row.state,
            percent=row.percent,
            unit_id=unit_id,
            code=code,
            text=text[:_LONGEST_TEXT],
            is_error=is_error,
            seq=seq,
        )
    )
    session.flush()


def names_of(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    """Display names by id."""
    wanted = {one for one in ids if one is not None}
    rows = session.execute(
        select(PersonRow.id, PersonRow.display_name).where(PersonRow.id.in_(wanted))
    )
    return {row.id: row.display_name for row in rows}


def ref(names: dict[int, str], person_id: int | None) -> dict[str, Any] | None:
    """As ClearPersonRef; None stays None."""
    if person_id is None:
        return None
    return {"id": person_id, "display_name": names.get(person_id, "")}


ENDINGS = frozenset({ClearState.DONE, ClearState.ABORTED, ClearState.HALTED, ClearState.SUPERSEDED})
