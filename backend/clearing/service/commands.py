"""What stations are told: commands in order, and why they must not go on."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.clearing.models import ClearSession, DeskCommand, DeskStation
from backend.clearing.rules import order
from backend.clearing.service.pausing import pauses_of
from backend.clearing.service.setting import read_settings
from backend.clearing.service.standing import command, lock_station
from backend.clearing.states import CommandKind
from backend.infra.closing import closing
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError

_LOOK_EVERY_S = 0.2
_MOST = 50
_SECRET_LIFETIME = timedelta(minutes=10)
"""A PIN that was typed so long ago is forgotten, sealed or not."""


def list_commands(station_id: int, *, after: int, wait_s: int) -> dict[str, Any]:
    """Commands after that one, at once when there are some; else the first within ``wait_s``.

    Whoever asks for what comes after a command has it: a sealed PIN in it is forgotten.
    """
    _forget_secrets(station_id, after)
    give_up_at = time.monotonic() + wait_s
    while True:
        rows = _after(station_id, after)
        if rows or closing.is_set() or time.monotonic() >= give_up_at:
            stop = stop_of(station_id)
            return {
                "commands": [_shown(one) for one in rows],
                "stop": stop,
                "pauses": pauses_of(station_id),
            }
        end_reading()
        closing.wait(_LOOK_EVERY_S)


def _after(station_id: int, after: int) -> Sequence[DeskCommand]:
    rows = (
        select(DeskCommand)
        .where(DeskCommand.station_id == station_id, DeskCommand.id > after)
        .order_by(DeskCommand.id)
        .limit(_MOST)
    )
    return db.session.scalars(rows).all()


def _shown(row: DeskCommand) -> dict[str, Any]:
    body = row.body if row.sealed is None else row.body | {"sealed": row.sealed}
    return {
        "id": row.id,
        "kind": row.kind,
        "session_id": row.session_no,
        "body": body,
        "created_at": row.created_at,
    }


def _forget_secrets(station_id: int, until: int) -> None:
    known = select(DeskCommand.id).where(
        DeskCommand.station_id == station_id,
        DeskCommand.id <= until,
        DeskCommand.sealed.is_not(None),
    )
    has_some = db.session.scalar(known.limit(1)) is not None
    end_reading()
    if has_some:
        with transaction() as session:
            session.execute(
                update(DeskCommand)
                .where(DeskCommand.id.in_(known))
                .values(sealed=None)
                .execution_options(synchronize_session=False)
            )


def forget_old_secrets(now: datetime) -> None:
    """PINs that no station fetched in time."""
    with transaction() as session:
        session.execute(
            update(DeskCommand)
            .where(DeskCommand.created_at < now - _SECRET_LIFETIME, DeskCommand.sealed.is_not(None))
            .values(sealed=None)
            .execution_options(synchronize_session=False)
        )


def stop_of(station_id: int) -> dict[str, Any] | None:
    """Why this station must not begin the next act; None = it may."""
    rules = read_settings()
    maintenance = rules.maintenance_now(clock.now())
    if maintenance is not None:
        until = rules.maintenance_until
        return {"code": "clearing.maintenance", "message": maintenance, "until": until}
    asked = select(ClearSession.state).where(
        ClearSession.station_id == station_id,
        ClearSession.abort_asked_at.is_not(None),
        ClearSession.ended_at.is_(None),
    )
    if any(order.may_abort(state) for state in db.session.scalars(asked)):
        message = "有人要求放弃这次清卡，正在停下。"
        return {"code": "clearing.abort_asked", "message": message, "until": None}
    return None


def send_to_station(person: Person, station_id: int, kind: CommandKind, reader: str) -> int:
    """预检 or 发票修复 of a reader; id of the command. NotFoundError."""
    with transaction() as session:
        known = session.get(DeskStation, station_id)
        if known is None or known.revoked_at is not None:
            raise NotFoundError
        lock_station(session, station_id)
        sent = command(
            session,
            station_id,
            kind,
            session_no=None,
            body={"reader": reader},
            made_by=person.id,
        )
        audit.record(
            session,
            actor_id=person.id,
            action=f"clearing.{kind}_asked",
            subject="desk_station",
            subject_id=station_id,
            facts={"reader": reader},
        )
        return sent.id
