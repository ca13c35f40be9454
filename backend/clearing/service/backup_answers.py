"""What stations were asked about backups and what they found, from commands and journals."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.clearing.models import ClearSession, DeskCommand, DeskEntry
from backend.clearing.rules.backup_problems import BACKUP_PROBLEMS
from backend.clearing.schemas.backups import BackupCopyOut, BackupFileOut
from backend.clearing.service.standing import names_of, ref
from backend.clearing.states import BackupProblem, CommandKind

_ACTS = {CommandKind.BACKUP_CHECK: "check", CommandKind.BACKUP_TAKE_OUT: "take_out"}
_KEPT, _LOOKED_BACK = 5, 24
Answer = dict[str, Any]


def answers_of(session: Session, rows: Sequence[ClearSession]) -> dict[str, list[Answer]]:
    """The newest ones of each session, newest first; as BackupAnswerOut."""
    commands = session.scalars(
        select(DeskCommand)
        .where(
            DeskCommand.session_no.in_([one.session_no for one in rows]),
            DeskCommand.station_id.in_({one.station_id for one in rows}),
            DeskCommand.kind.in_(_ACTS),
        )
        .order_by(DeskCommand.id.desc())
    ).all()
    found: dict[str, list[DeskCommand]] = {}
    for one in commands:
        kept = found.setdefault(one.session_no or "", [])
        if len(kept) < _KEPT:
            kept.append(one)
    shown = [one for kept in found.values() for one in kept]
    entries = _entries(session, shown)
    names = names_of(session, [one.made_by for one in shown])
    return {
        session_no: [
            _answer(one, entries.get((one.station_id, one.id)), ref(names, one.made_by))
            for one in kept
        ]
        for session_no, kept in found.items()
    }


def _entries(session: Session, commands: Sequence[DeskCommand]) -> dict[tuple[int, int], DeskEntry]:
    """The journal's answers by station and command; one of another session counts for nothing."""
    wanted = {f"backup-{one.id}": one for one in commands}
    rows = session.scalars(select(DeskEntry).where(DeskEntry.session_no.in_(wanted)))
    return {
        (one.station_id, wanted[one.session_no].id): one
        for one in rows
        if one.station_id == wanted[one.session_no].station_id
        and one.body.get("session") == wanted[one.session_no].session_no
    }


def _answer(asked: DeskCommand, entry: DeskEntry | None, by: dict[str, Any] | None) -> Answer:
    body = {} if entry is None else entry.body
    problem = _problem(body.get("problem"))
    return {
        "id": asked.id,
        "act": _ACTS[asked.kind],
        "asked_by": by,
        "asked_at": asked.created_at,
        "answered_at": entry and entry.received_at,
        "problem": problem,
        "detail": str(body.get("detail") or ""),
        "place": str(body.get("place") or ""),
        "folder": body.get("folder") and str(body["folder"]),
        **_contents(body),
    }


def _contents(body: dict[str, Any]) -> dict[str, Any]:
    """A station's words are data: what has another form is left out."""
    try:
        files = [BackupFileOut.model_validate(one) for one in body.get("files") or ()]
        told = body.get("product")
        product = None if told is None else BackupCopyOut.model_validate(told)
    except ValidationError:
        return {"files": [], "product": None}
    return {
        "files": [one.model_dump() for one in files],
        "product": product and product.model_dump(),
    }


def _problem(code: Any) -> dict[str, str] | None:
    if code is None:
        return None
    try:
        told = BACKUP_PROBLEMS[BackupProblem(str(code))]
    except ValueError:
        told = BACKUP_PROBLEMS[BackupProblem.CONTENT_DIFFERS]
    return {
        "code": str(code),
        "phenomenon": told.phenomenon,
        "cause": told.cause,
        "remedy": told.remedy,
    }


def last_check(answers: Sequence[Answer]) -> Answer | None:
    """The newest one that was answered; a take-out opens everything of the archive too."""
    return next((one for one in answers if one["answered_at"] is not None), None)


def newest_sound(session: Session, row: ClearSession) -> dict[str, Any] | None:
    """Of the same device, by the last word on it; None = there is none.

    One that was never opened again counts by the check that follows its writing.
    """
    if row.device_id is None:
        return None
    rows = session.scalars(
        select(ClearSession)
        .where(ClearSession.device_id == row.device_id)
        .order_by(ClearSession.id.desc())
        .limit(_LOOKED_BACK)
    ).all()
    answers = answers_of(session, rows)
    for one in rows:
        told = last_check(answers.get(one.session_no, ()))
        if one.backup and (told is None or told["problem"] is None):
            return {
                "session_id": one.session_no,
                "file": one.backup["file"],
                "checked_at": told["answered_at"] if told else _made_at(one),
            }
    return None


def _made_at(row: ClearSession) -> datetime:
    at = {one["state"]: one["at"] for one in row.steps}.get("BACKED_UP")
    return datetime.fromisoformat(at) if at else row.created_at
