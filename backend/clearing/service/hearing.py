"""Heartbeats: how each desk is, which devices it sees, how its sessions stand."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.clearing.models import ClearSession, DeskStation
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.schemas.desk import HeartbeatIn, RunningIn
from backend.clearing.service import telling
from backend.clearing.service.alarms import end_gone
from backend.clearing.service.commands import stop_of
from backend.clearing.service.devices import see_device
from backend.clearing.service.pausing import PAUSED, pauses_of
from backend.clearing.service.standing import lock_station, note
from backend.clearing.service.stock import see_stock
from backend.infra.db import transaction
from backend.kernel import clock

STALE_AFTER = timedelta(seconds=15)


def hear(station_id: int, told: HeartbeatIn) -> dict[str, Any]:
    """Keep what the desk says of itself; answers whether it must stop."""
    report = told.model_dump(mode="json", exclude={"sessions", "clock"})
    now = clock.now()
    report["clock_off_s"] = round((told.clock - now).total_seconds())
    with transaction() as session:
        station = lock_station(session, station_id)
        station.seen_at = now
        before = station.report
        if before != report:
            station.report = report
            end_gone(session, station, now)
        for reader in report["readers"]:
            if reader["card"] is not None:
                device = see_device(session, reader["card"])
                if _card_before(before, reader["name"]) != reader["card"]:
                    see_stock(session, device, reader["card"]["stock"])
        deliveries = [
            one for running in told.sessions for one in _take(session, station, running, now)
        ]
    telling.ring(deliveries)
    return {"stop": stop_of(station_id), "pauses": pauses_of(station_id)}


def _card_before(report: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """The card that this reader held at the last heartbeat: stock is looked at when it changes."""
    readers = report.get("readers", [])
    return next((one.get("card") for one in readers if one["name"] == name), None)


def is_alive(station: DeskStation, now: datetime) -> bool:
    """Heard lately."""
    is_heard = station.seen_at is not None and now - station.seen_at <= STALE_AFTER
    return is_heard and station.revoked_at is None


def _take(session: Session, station: DeskStation, running: RunningIn, now: datetime) -> list[int]:
    """What the desk says of one of its sessions; a change is a line of the live log."""
    row = session.scalar(
        select(ClearSession)
        .where(
            ClearSession.session_no == running.session_id,
            ClearSession.station_id == station.id,
            ClearSession.ended_at.is_(None),
        )
        .with_for_update()
    )
    if row is None:
        return []
    before = (row.pause, row.code, row.detail)
    row.pause, row.code = running.pause, running.code
    row.detail, row.percent = running.detail, running.percent
    row.next_try_at = running.next_try_at
    if before != (row.pause, row.code, row.detail):
        row.paused_since = now if running.pause in telling.PAUSES else None
        _note_change(session, row)
    return telling.told_when_parked_long(session, row, now)


def _note_change(session: Session, row: ClearSession) -> None:
    if row.code == PAUSED:
        return  # the journal itself says it, with who and why
    problem = PROBLEMS.get(row.code or "")
    if row.pause in telling.PAUSES or problem is not None:
        text = problem.phenomenon if problem else telling.PAUSES.get(row.pause or "", "")
        if row.detail and row.detail != text:
            text = f"{text}：{row.detail}" if text else row.detail
        note(
            session,
            row,
            f"pause.{row.pause}",
            text,
            code=row.code,
            is_error=row.pause == "parked",
        )
