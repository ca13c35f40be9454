"""暂停: a person lets one session stop before its next act, until somebody goes on with it."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.clearing.errors import CanStillAbortError, HasEndedError
from backend.clearing.models import ClearSession
from backend.clearing.rules import order
from backend.clearing.service.standing import (
    command,
    lock_session,
    names_of,
    note,
    ref,
    units_of,
)
from backend.clearing.states import CommandKind
from backend.infra.db import db, transaction
from backend.kernel import clock

PAUSED = "clearing.paused"
"""The station's word that it has stopped for a person."""


def pause(person: Person, session_no: str, reason: str) -> None:
    """Stop before the next act; an act that runs is ended first. A second person changes nothing.

    HasEndedError; CanStillAbortError while it can be given up; NotFoundError.
    """
    with transaction() as session:
        row = lock_session(session, person, session_no)
        if row.ended_at is not None:
            raise HasEndedError
        if can_abort(session, row):
            raise CanStillAbortError
        if row.pause_asked_at is not None:
            return
        row.pause_asked_at, row.pause_asked_by = clock.now(), person.id
        row.pause_reason = reason
        command(
            session, row.station_id, CommandKind.PAUSE,
            session_no=session_no, body={}, made_by=person.id,
        )  # fmt: skip
        why = f"：{reason}" if reason else ""
        note(session, row, "person_paused", f"{person.display_name} 要求暂停{why}")
        audit.record(
            session,
            actor_id=person.id,
            action="clearing.paused",
            subject="clear_session",
            subject_id=row.id,
            facts={"session": session_no, "reason": reason},
        )


def can_abort(session: Session, row: ClearSession) -> bool:
    """Whether nothing has left the house."""
    states = [row.state, *(one.state for one in units_of(session, row.id))]
    return all(order.may_abort(one) for one in states)


def lift(row: ClearSession) -> None:
    """Somebody goes on with it, or it has ended."""
    row.pause_asked_at, row.pause_asked_by, row.pause_reason = None, None, ""


def pauses_of(station_id: int) -> list[dict[str, Any]]:
    """As PauseOut: sessions of this station that stop before their next act, and who said so."""
    rows = db.session.scalars(
        select(ClearSession).where(
            ClearSession.station_id == station_id,
            ClearSession.pause_asked_at.is_not(None),
            ClearSession.ended_at.is_(None),
        )
    ).all()
    names = names_of(db.session(), [one.pause_asked_by for one in rows])
    return [
        {
            "session_id": one.session_no,
            "by": names.get(one.pause_asked_by or 0, ""),
            "reason": one.pause_reason,
            "at": one.pause_asked_at,
        }
        for one in rows
    ]


def shown_pause(session: Session, row: ClearSession) -> dict[str, Any] | None:
    """As PausedOut; None = nobody has."""
    at: datetime | None = row.pause_asked_at
    if at is None:
        return None
    names = names_of(session, [row.pause_asked_by])
    return {
        "by": ref(names, row.pause_asked_by),
        "at": at,
        "reason": row.pause_reason,
        "is_held": row.code == PAUSED,
    }
