"""Lists of sessions: all, of one state, of one device, of some days."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow, DeskStation
from backend.clearing.rules.order import PHASE
from backend.clearing.schemas.sessions import ClearListIn
from backend.clearing.service.standing import is_visible, names_of, ref
from backend.clearing.states import ClearState
from backend.infra.db import db
from backend.kernel import clock
from backend.web.pages import decode_cursor, encode_cursor

_OF_ROW = (
    "kind", "state", "pause", "code", "percent", "device_id", "station_id", "reader",
    "created_at", "ended_at", "is_sandbox", "is_taken_over", "is_rebuilt",
)  # fmt: skip


def list_sessions(
    person: Person, asked: ClearListIn, *, ended_only: bool = False
) -> dict[str, Any]:
    """One page, newest first."""
    query = select(ClearSession).where(is_visible(person)).order_by(ClearSession.id.desc())
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        query = query.where(ClearSession.id < key[0])
    if asked.state is not None:
        query = query.where(ClearSession.state == asked.state)
    if asked.device_id is not None:
        query = query.where(ClearSession.device_id == asked.device_id)
    if asked.first is not None:
        begins = datetime.combine(asked.first, time(), clock.BEIJING)
        query = query.where(ClearSession.created_at >= begins)
    if asked.last is not None:
        ends = datetime.combine(asked.last, time(), clock.BEIJING) + timedelta(days=1)
        query = query.where(ClearSession.created_at < ends)
    if asked.open_only:
        query = query.where(ClearSession.ended_at.is_(None))
    if ended_only:
        query = query.where(ClearSession.ended_at.is_not(None))
    rows = list(db.session.scalars(query.limit(asked.limit + 1)))
    shown = rows[: asked.limit]
    return {
        "items": rows_of(shown),
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > asked.limit else None,
    }


def rows_of(rows: Sequence[ClearSession]) -> list[dict[str, Any]]:
    """As ClearSessionRow."""
    session = db.session()
    units: dict[int, list[ClearUnitRow]] = {one.id: [] for one in rows}
    for unit in session.scalars(select(ClearUnitRow).where(ClearUnitRow.session_id.in_(units))):
        units[unit.session_id].append(unit)
    names = names_of(session, [one.operator_id for one in rows])
    stations = {
        one.id: one.name
        for one in session.scalars(
            select(DeskStation).where(DeskStation.id.in_({one.station_id for one in rows}))
        )
    }
    devices = {
        one.id: one.label
        for one in session.scalars(
            select(ClearDevice).where(ClearDevice.id.in_({one.device_id for one in rows}))
        )
    }
    return [
        {
            **{name: getattr(one, name) for name in _OF_ROW},
            "id": one.session_no,
            "next_try_at": one.next_try_at if one.ended_at is None else None,
            "phase": PHASE.get(one.state),
            "device_label": devices.get(one.device_id or 0, ""),
            "station_name": stations.get(one.station_id, ""),
            "operator": ref(names, one.operator_id),
            "unit_count": len(units[one.id]),
            "done_count": sum(unit.state is ClearState.DONE for unit in units[one.id]),
            "period_start": min((unit.period_start for unit in units[one.id]), default=None),
            "period_end": max((unit.period_end for unit in units[one.id]), default=None),
            "is_signed_off": one.signed_off_at is not None,
        }
        for one in rows
    ]
