"""备份与恢复: backups of clearings, and what their stations say when they open one again."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.clearing.errors import NoBackupYetError, StationAsleepError, StationRevokedError
from backend.clearing.models import (
    ClearCheck,
    ClearDevice,
    ClearSession,
    DeskCommand,
    DeskEntry,
    DeskStation,
)
from backend.clearing.schemas.backups import BackupDifference, BackupsIn
from backend.clearing.service.acting import may_operate
from backend.clearing.service.backup_answers import answers_of, newest_sound
from backend.clearing.service.backup_differences import differences_of, held_copies
from backend.clearing.service.hearing import is_alive
from backend.clearing.service.losses import losses_of
from backend.clearing.service.reported import reported_now
from backend.clearing.service.standing import command, is_visible, lock_session, note
from backend.clearing.states import ClearState, CommandKind
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.web.pages import decode_cursor, encode_cursor

_KINDS = {"check": CommandKind.BACKUP_CHECK, "take_out": CommandKind.BACKUP_TAKE_OUT}
_WORDS = {"check": "请工作站再次核验备份", "take_out": "请工作站取出备份里的文件"}
_SAME_WITHIN = timedelta(minutes=10)
"""Who presses twice while the station is still at it, asked once."""


def has_backup() -> Any:
    """The session's journal notes a backup."""
    return exists(
        select(DeskEntry.id).where(
            DeskEntry.session_no == ClearSession.session_no,
            DeskEntry.station_id == ClearSession.station_id,
            DeskEntry.kind == "backed_up",
        )
    )


def list_backups(person: Person, asked: BackupsIn) -> dict[str, Any]:
    """As BackupsOut: one page, newest first."""
    query = (
        select(ClearSession)
        .where(is_visible(person), has_backup())
        .order_by(ClearSession.id.desc())
        .limit(asked.limit + 1)
    )
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        query = query.where(ClearSession.id < key[0])
    rows = list(db.session.scalars(query))
    shown = rows[: asked.limit]
    return {
        "items": _rows(db.session(), shown),
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > asked.limit else None,
        "may_act": may_operate(person),
    }


def _rows(session: Session, rows: Sequence[ClearSession]) -> list[dict[str, Any]]:
    answers, copies = answers_of(session, rows), held_copies(session, rows)
    reported = reported_now(session, [one.id for one in rows])
    stations = _by_id(session, DeskStation, {one.station_id for one in rows})
    devices = _by_id(session, ClearDevice, {one.device_id for one in rows})
    checks = _by_id(session, ClearCheck, {one.id for one in rows})
    shown = []
    for row in rows:
        told = answers.get(row.session_no, [])
        differences = differences_of(session, row, told, copies, reported)
        device = devices.get(row.device_id or 0)
        shown.append(
            _row(row, stations[row.station_id])
            | {
                "device_label": device.label if device else "",
                "is_held": _is_held(row, copies),
                "differences": differences,
                "reported_now": _count_now(row, reported),
                "nightly": _nightly(session, row, checks.get(row.id), differences),
                "newest_sound": newest_sound(session, row) if differences else None,
                "answers": told,
            }
        )
    return shown


def _nightly(
    session: Session,
    row: ClearSession,
    check: ClearCheck | None,
    differences: Sequence[BackupDifference],
) -> dict[str, Any] | None:
    """As NightlyOut: a loss as it is now, else what the last night found."""
    is_loss = BackupDifference.INVOICES in differences
    found = losses_of(session, row).told() if is_loss else check and check.found
    if not found:
        return None
    times = {"checked_at": check and check.checked_at, "next_at": check and check.next_try_at}
    return {**found, **times}


def _by_id(session: Session, table: type[Any], ids: set[Any]) -> dict[int, Any]:
    return {one.id: one for one in session.scalars(select(table).where(table.id.in_(ids)))}


def _row(row: ClearSession, station: DeskStation) -> dict[str, Any]:
    backup = row.backup or {}
    return {
        "session_id": row.session_no,
        "kind": row.kind,
        "state": row.state,
        "is_rebuilt": row.is_rebuilt,
        "is_sandbox": row.is_sandbox,
        "station_id": station.id,
        "station_name": station.name,
        "station_is_alive": is_alive(station, clock.now()),
        "made_at": made_at(row),
        "file": backup.get("file", ""),
        "place": backup.get("place"),
        "sha256": backup.get("sha256", ""),
        "byte_count": backup.get("byte_count", 0),
        "card_files": backup.get("card_files"),
        "own_files": backup.get("own_files"),
        "product": _own_copy(backup.get("product") or {}),
        "reported_count": row.reported_count,
    }


def made_at(row: ClearSession) -> datetime:
    """When the station had read it again."""
    steps = {one["state"]: one["at"] for one in row.steps}
    at = steps.get(ClearState.BACKED_UP)
    return datetime.fromisoformat(at) if at else row.created_at


def _own_copy(product: Mapping[str, Any]) -> dict[str, Any] | None:
    """None: the product's data are on the server."""
    if product.get("where") != "here":
        return None
    names = ("file", "byte_count", "originals")
    return {name: product[name] for name in names} | {"place": product.get("place")}


def _is_held(row: ClearSession, copies: Mapping[tuple[int, str], str]) -> bool:
    backup = row.backup or {}
    return copies.get((row.id, backup.get("file", ""))) == backup.get("sha256")


def _count_now(row: ClearSession, reported: Mapping[int, tuple[int, str]]) -> int | None:
    return None if row.reported_count is None else reported.get(row.id, (0, ""))[0]


def ask_of_backup(person: Person, session_no: str, act: str) -> int:
    """再次核验 or 取出文件 by the session's station; id of the command.

    NotFoundError, NoBackupYetError, StationRevokedError, StationAsleepError.
    """
    with transaction() as session:
        row = lock_session(session, person, session_no)
        if not row.backup:
            raise NoBackupYetError
        _refuse_silent(session.get_one(DeskStation, row.station_id))
        asked = _asked_already(session, row, _KINDS[act])
        if asked is not None:
            return asked
        sent = command(
            session, row.station_id, _KINDS[act],
            session_no=session_no, body={}, made_by=person.id,
        )  # fmt: skip
        note(session, row, f"backup_{act}_asked", f"{person.display_name} {_WORDS[act]}")
        audit.record(
            session,
            actor_id=person.id,
            action=f"clearing.backup_{act}_asked",
            subject="clear_session",
            subject_id=row.id,
            facts={"session": session_no, "command": sent.id},
        )
        return sent.id


def _refuse_silent(station: DeskStation) -> None:
    """What nobody hears now is not written down to happen some day."""
    if station.revoked_at is not None:
        raise StationRevokedError
    if not is_alive(station, clock.now()):
        raise StationAsleepError


def _asked_already(session: Session, row: ClearSession, kind: CommandKind) -> int | None:
    waiting = session.scalars(
        select(DeskCommand.id).where(
            DeskCommand.station_id == row.station_id,
            DeskCommand.session_no == row.session_no,
            DeskCommand.kind == kind,
            DeskCommand.created_at > clock.now() - _SAME_WITHIN,
        )
    ).all()
    answered = {
        one["id"] for one in answers_of(session, [row]).get(row.session_no, ())
        if one["answered_at"] is not None
    }  # fmt: skip
    return next((one for one in waiting if one not in answered), None)
