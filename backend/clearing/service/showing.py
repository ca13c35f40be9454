"""One session, whole, as the asking person sees it and may act on it."""

from collections.abc import Sequence
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person, Role
from backend.clearing.models import (
    ClearDevice,
    ClearEvent,
    ClearFile,
    ClearSession,
    ClearUnitRow,
    DeskStation,
)
from backend.clearing.rules import order, scope
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.service import telling
from backend.clearing.service.acting import may_operate
from backend.clearing.service.hearing import is_alive
from backend.clearing.service.ledger import ledgers_of
from backend.clearing.service.listing import rows_of
from backend.clearing.service.pausing import shown_pause
from backend.clearing.service.setting import warnings
from backend.clearing.service.shown_totals import totals_of
from backend.clearing.service.standing import find_session, names_of, ref, units_of
from backend.clearing.service.status import next_date
from backend.clearing.states import ClearState, RegisterUpdate
from backend.infra.db import db
from backend.kernel import clock

_LINES = 200
_PAST = 5
"""So many earlier clearings of a device say what is usual."""
_SLOW = 2.0
_WAITS = frozenset({ClearState.LISTED, ClearState.WAIT_COMPARE})
"""What lasts as long as people take says nothing of the device."""
_AFTER_WAITS = frozenset({ClearState.CONFIRMED, ClearState.TICKETED})
_SECRET_CODES = frozenset({"QK-111"})
_OF_UNIT = (
    "unit_id", "label", "period_start", "period_end", "state", "code", "fingerprint",
    "limit_date", "before", "after", "receipt", "ticket_sha256", "proof_sha256",
)  # fmt: skip


def show_session(person: Person, session_no: str) -> dict[str, Any]:
    """As ClearSessionOut; NotFoundError."""
    row = find_session(person, session_no)
    session = db.session()
    units = units_of(session, row.id)
    station = session.get_one(DeskStation, row.station_id)
    device = session.get(ClearDevice, row.device_id) if row.device_id else None
    dated = next_date(device) if device else None
    names = names_of(session, [row.confirmed_by, row.approved_by, row.signed_off_by])
    usual = _usual(row)
    return {
        **rows_of([row])[0],
        "reason": row.reason,
        "detail": row.detail,
        "problem": problem_of(row.code),
        "station_is_alive": is_alive(station, clock.now()),
        "station_public_key": station.public_key,
        "over": _session_no(row.over_id),
        "taken_over_by": _taken_over_by(row),
        "identity": row.identity,
        "chosen": row.chosen,
        "units": [_unit(row, one) for one in units],
        "invoices": scope.shown(row.invoices),
        "ledgers": ledgers_of(row, units),
        "steps": _steps(row, usual),
        "usual_s": sum(usual.values()) if usual else None,
        "is_slow": _is_slow(row, usual),
        "checks": [_check(one) for one in row.checks],
        "acknowledged": row.acknowledged,
        "warnings": warnings() if row.ended_at is None else [],
        "needs_approval": row.needs_approval,
        "approvers": _approvers(session, row),
        "confirmed_by": ref(names, row.confirmed_by),
        "confirmed_at": row.confirmed_at,
        "approved_by": ref(names, row.approved_by),
        "approved_at": row.approved_at,
        "signed_off_by": ref(names, row.signed_off_by),
        "signed_off_at": row.signed_off_at,
        "has_register_updated": row.register_update,
        "next_date": dated["date"] if dated and row.state is ClearState.DONE else None,
        "paused": shown_pause(session, row),
        "needs": needs_of(row),
        "may": may_of(person, row, units),
        "backup": _backup(row),
        "log": list_lines(row.id),
    }


def _approvers(session: Session, row: ClearSession) -> list[str]:
    """Who may still give the second word, by name."""
    if not needs_of(row)["approval"]:
        return []
    names = names_of(session, telling.approvers(session, row))
    return list(names.values())


def needs_of(row: ClearSession) -> dict[str, bool]:
    """As ClearNeedsOut."""
    is_listed = row.state is ClearState.LISTED
    return {
        "approval": is_listed and row.needs_approval and not row.approved,
        "confirmation": is_listed and not row.confirmed,
        "secret": row.ended_at is None and row.code in _SECRET_CODES,
        "sign_off": row.state is ClearState.DONE and _is_open(row),
    }


def _is_open(row: ClearSession) -> bool:
    return row.signed_off_at is None or row.register_update is RegisterUpdate.LATER


def may_of(person: Person, row: ClearSession, units: Sequence[ClearUnitRow]) -> dict[str, bool]:
    """As ClearMayOut: the same conditions as those of the acts."""
    operates, needs = may_operate(person), needs_of(row)
    is_running = row.ended_at is None
    approves = operates or Role.APPROVER in person.roles
    is_other = person.id not in {row.operator_id, row.confirmed_by}
    states = [row.state, *(one.state for one in units)]
    is_abortable = all(order.may_abort(one) for one in states)
    return {
        "confirm": operates
        and needs["confirmation"]
        and not needs["approval"]
        and row.abort_asked_at is None,
        "approve": approves and is_other and needs["approval"] and row.abort_asked_at is None,
        "unlock": operates and is_running,
        "resume": operates and is_running,
        "pause": operates and is_running and not is_abortable and row.pause_asked_at is None,
        "abort": operates and is_running and row.abort_asked_at is None and is_abortable,
        "sign_off": operates and needs["sign_off"],
        "take_over": operates and row.state is ClearState.HALTED and not row.is_taken_over,
    }


def problem_of(code: str | None) -> dict[str, str] | None:
    """现象, 原因, 怎么办 of a QK code; None for another one."""
    problem = PROBLEMS.get(code or "")
    if problem is None:
        return None
    return {
        "code": str(code),
        "phenomenon": problem.phenomenon,
        "cause": problem.cause,
        "remedy": problem.remedy,
    }


def list_lines(session_id: int, *, after: int | None = None) -> list[dict[str, Any]]:
    """Lines of the live log in order: those after one, or the last of all."""
    query = select(ClearEvent).where(ClearEvent.session_id == session_id)
    if after is None:
        newest = db.session.scalars(query.order_by(ClearEvent.id.desc()).limit(_LINES))
        return [_line(one) for one in reversed(newest.all())]
    later = query.where(ClearEvent.id > after).order_by(ClearEvent.id).limit(_LINES)
    return [_line(one) for one in db.session.scalars(later)]


def _line(one: ClearEvent) -> dict[str, Any]:
    names = ("id", "at", "kind", "state", "percent", "unit_id", "code", "text", "is_error")
    return {name: getattr(one, name) for name in names}


def _unit(row: ClearSession, one: ClearUnitRow) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in _OF_UNIT},
        "problem": problem_of(one.code),
        "totals": totals_of(one.totals),
        "is_confirmed": row.confirmed.get(one.unit_id) == one.fingerprint,
        "is_approved": row.approved.get(one.unit_id) == one.fingerprint,
    }


def _session_no(session_id: int | None) -> str | None:
    if session_id is None:
        return None
    return db.session.scalar(select(ClearSession.session_no).where(ClearSession.id == session_id))


def _taken_over_by(row: ClearSession) -> str | None:
    return db.session.scalar(
        select(ClearSession.session_no)
        .where(ClearSession.over_id == row.id)
        .order_by(ClearSession.id.desc())
        .limit(1)
    )


def _usual(row: ClearSession) -> dict[str, float]:
    """Median seconds to each state over the device's last successful clearings."""
    if row.device_id is None:
        return {}
    past = db.session.scalars(
        select(ClearSession.steps)
        .where(
            ClearSession.device_id == row.device_id,
            ClearSession.state == ClearState.DONE,
            ClearSession.id != row.id,
        )
        .order_by(ClearSession.id.desc())
        .limit(_PAST)
    ).all()
    seen: dict[str, list[float]] = {}
    for steps in past:
        for state, took_s in durations(steps):
            seen.setdefault(state, []).append(took_s)
    return {
        state: median(took) for state, took in seen.items() if ClearState(state) not in _AFTER_WAITS
    }


def durations(steps: Sequence[dict[str, Any]]) -> list[tuple[str, float]]:
    """Each state with the seconds since the one before it."""
    instants = [datetime.fromisoformat(one["at"]) for one in steps]
    before = [*instants[:1], *instants]
    return [
        (one["state"], (at - earlier).total_seconds())
        for one, at, earlier in zip(steps, instants, before, strict=False)
    ]


def _steps(row: ClearSession, usual: dict[str, float]) -> list[dict[str, Any]]:
    took = durations(row.steps)
    return [
        {
            "state": one["state"],
            "at": datetime.fromisoformat(one["at"]),
            "took_s": took_s,
            "usual_s": usual.get(one["state"]),
        }
        for one, (_, took_s) in zip(row.steps, took, strict=True)
    ]


def _is_slow(row: ClearSession, usual: dict[str, float]) -> bool:
    """Twice as long in its present state as this device ever needs for a step (F23)."""
    if row.ended_at is not None or not row.steps or not usual or row.state in _WAITS:
        return False
    since = datetime.fromisoformat(row.steps[-1]["at"])
    longest = max(*usual.values(), 5.0)
    return (clock.now() - since).total_seconds() > _SLOW * longest


def _check(line: dict[str, Any]) -> dict[str, Any]:
    problem = PROBLEMS.get(line.get("code") or "")
    colour = "red" if line.get("is_red") else "yellow" if line.get("code") else "green"
    return {
        "what": line["what"],
        "state": colour,
        "detail": line.get("detail", ""),
        "code": line.get("code"),
        "remedy": problem.remedy if problem else "",
        "is_alarm": False,
    }


def _backup(row: ClearSession) -> dict[str, Any] | None:
    if row.backup is None:
        return None
    held = db.session.scalar(
        select(ClearFile.sha256).where(
            ClearFile.session_id == row.id, ClearFile.name == row.backup["file"]
        )
    )
    return {
        "file": row.backup["file"],
        "sha256": row.backup["sha256"],
        "byte_count": row.backup["byte_count"],
        "is_verified": True,  # the station notes a backup only after it has read it again
        "is_held": held == row.backup["sha256"],
        "product": row.backup.get("product"),
    }
