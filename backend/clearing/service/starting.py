"""开始清卡: one session for a unit and period, whoever comes second joins it (F15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person, Role
from backend.audit import service as audit
from backend.clearing.errors import (
    AlreadyOpenError,
    MaintenanceError,
    NotPossibleNowError,
    StationAsleepError,
    TooManySessionsError,
)
from backend.clearing.labels import KINDS
from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow, DeskStation
from backend.clearing.rules.invented import is_invented
from backend.clearing.rules.starting import refuse_parameters, wanted_units
from backend.clearing.schemas.sessions import ClearStartIn
from backend.clearing.service.alarms import refuse_open
from backend.clearing.service.devices import see_device
from backend.clearing.service.hearing import is_alive
from backend.clearing.service.setting import read_settings
from backend.clearing.service.standing import command, lock_session, lock_station, note, units_of
from backend.clearing.states import ClearKind, ClearState, CommandKind
from backend.infra.db import after_collisions, end_reading, transaction
from backend.kernel import clock, ids
from backend.kernel.errors import InvalidInputError, NotFoundError

_NO_LENGTH = 8


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for, with the units that the card in the reader shows (None = unread)."""

    asked: ClearStartIn
    device: ClearDevice | None
    units: list[dict[str, Any]] | None


def start(person: Person, asked: ClearStartIn) -> str:
    """Begin; gives the session's number.

    AlreadyOpenError names the session that is there, OpenAlarmsError what is to be mended or
    acknowledged first, InvalidInputError given and allowed values (F10); TooManySessionsError,
    MaintenanceError, StationAsleepError, NotFoundError.
    """
    rules = read_settings()
    maintenance = rules.maintenance_now(clock.now())
    end_reading()
    if maintenance is not None:
        raise MaintenanceError(maintenance, rules.maintenance_until)
    refuse_parameters(asked.kind, asked.chosen, asked.reason, asked.over)
    return after_collisions(lambda: _start(person, asked))


def _start(person: Person, asked: ClearStartIn) -> str:
    with transaction() as session:
        if session.get(DeskStation, asked.station_id) is None:
            raise NotFoundError
        over = lock_session(session, person, asked.over) if asked.over else None
        station = lock_station(session, asked.station_id)
        if not is_alive(station, clock.now()):
            raise StationAsleepError
        taken = _take_over(session, over)
        wish = _look(session, person, station, asked, taken)
        _refuse_second(session, wish)
        _refuse_too_many(session, person, wish)
        acknowledged = refuse_open(session, station, asked.reader, over=asked.over)
        row = _open(session, person, wish, over)
        row.acknowledged = acknowledged
        _tell_station(session, row, person, wish)
        return row.session_no


def _take_over(session: Session, over: ClearSession | None) -> list[str] | None:
    """Units that the halted session lets go; None without one. NotPossibleNowError."""
    if over is None:
        return None
    if over.state is not ClearState.HALTED or over.is_taken_over:
        raise NotPossibleNowError
    over.is_taken_over = True
    halted = [one for one in units_of(session, over.id) if one.state is ClearState.HALTED]
    for one in halted:
        one.is_living = False
    session.flush()
    return [one.unit_id for one in halted]


def _look(
    session: Session,
    person: Person,
    station: DeskStation,
    asked: ClearStartIn,
    taken: list[str] | None,
) -> _Wish:
    readers = {one["name"]: one for one in station.report.get("readers", [])}
    if asked.reader not in readers:
        raise InvalidInputError(
            [
                {
                    "field": "reader",
                    "message": "这台工作站上没有这个读卡器，请重新选择。",
                    "given": asked.reader,
                    "allowed": "、".join(readers) or "（没有读卡器）",
                }
            ]
        )
    card = readers[asked.reader].get("card")
    if card is None:
        return _Wish(asked, None, None)
    device = see_device(session, card)
    is_foreign = device.company_id is not None and device.company_id != person.company_id
    if is_foreign and Role.ADMINISTRATOR not in person.roles:
        raise NotFoundError
    chosen = asked.chosen if taken is None or asked.chosen is not None else taken
    return _Wish(asked, device, wanted_units(asked.kind, chosen, card["units"]))


def _keys(wish: _Wish) -> list[tuple[str, date]]:
    return [(one["unit_id"], date.fromisoformat(one["period_start"])) for one in wish.units or ()]


def _refuse_second(session: Session, wish: _Wish) -> None:
    """The living session that has one of the units, or waits for the reader's list."""
    for unit_id, period_start in _keys(wish):
        held = session.execute(
            select(ClearSession.session_no, ClearUnitRow.state)
            .join(ClearUnitRow, ClearUnitRow.session_id == ClearSession.id)
            .where(
                ClearUnitRow.unit_id == unit_id,
                ClearUnitRow.period_start == period_start,
                ClearUnitRow.is_living,
            )
        ).first()
        if held is not None:
            raise AlreadyOpenError(held.session_no, is_done=held.state is ClearState.DONE)
    waiting = session.scalar(
        select(ClearSession.session_no).where(
            ClearSession.station_id == wish.asked.station_id,
            ClearSession.reader == wish.asked.reader,
            ClearSession.is_unlisted,
        )
    )
    if waiting is not None:
        raise AlreadyOpenError(waiting, is_done=False)


def _refuse_too_many(session: Session, person: Person, wish: _Wish) -> None:
    if Role.ADMINISTRATOR in person.roles:
        return
    most = read_settings().most_sessions
    for unit_id, period_start in _keys(wish):
        count = session.scalar(
            select(func.count()).where(
                ClearUnitRow.unit_id == unit_id,
                ClearUnitRow.period_start == period_start,
                ClearUnitRow.state != ClearState.ABORTED,
            )
        )
        if (count or 0) >= most:
            raise TooManySessionsError(count or 0)


def _open(session: Session, person: Person, wish: _Wish, over: ClearSession | None) -> ClearSession:
    asked, device = wish.asked, wish.device
    if device is None and over is not None and over.device_id is not None:
        device = session.get_one(ClearDevice, over.device_id)
    row = ClearSession(
        session_no=ids.new_dated_no("QK", clock.today(), length=_NO_LENGTH),
        station_id=asked.station_id,
        reader=asked.reader,
        kind=asked.kind,
        chosen=None if wish.units is None else [one["unit_id"] for one in wish.units],
        reason=asked.reason,
        over_id=over.id if over else None,
        device_id=device.id if device else None,
        company_id=device.company_id if device else None,
        operator_id=person.id,
        created_at=clock.now(),
        state=ClearState.NEW,
        is_unlisted=not wish.units,
        is_sandbox=device is not None and is_invented(device.taxpayer_no),
        needs_approval=asked.kind is ClearKind.SPECIAL or read_settings().needs_approval,
    )
    if asked.kind in {ClearKind.MONTHLY, ClearKind.ANNUAL}:
        row.chosen = None
    elif wish.units is None:
        row.chosen = asked.chosen
    session.add(row)
    session.flush()
    _hold_units(session, row, wish.units or ())
    note(session, row, "opened", f"{person.display_name} 开始{KINDS[row.kind]}")
    audit.record(
        session,
        actor_id=person.id,
        action="clearing.started",
        subject="clear_session",
        subject_id=row.id,
        facts={
            "session": row.session_no,
            "kind": row.kind,
            "reason": row.reason,
            "over": over.session_no if over else None,
        },
    )
    return row


def _hold_units(session: Session, row: ClearSession, units: Sequence[dict[str, Any]]) -> None:
    for one in units:
        session.add(
            ClearUnitRow(
                session_id=row.id,
                unit_id=one["unit_id"],
                label=one["label"],
                period_start=date.fromisoformat(one["period_start"]),
                period_end=date.fromisoformat(one["period_end"]),
                is_living=True,
                state=ClearState.NEW,
                fingerprint=one["fingerprint"],
                totals=one["totals"],
            )
        )
    session.flush()


def _tell_station(session: Session, row: ClearSession, person: Person, wish: _Wish) -> None:
    body: dict[str, Any] = {
        "kind": row.kind,
        "chosen": row.chosen,
        "reader": row.reader,
        "reason": row.reason,
    }
    is_over = wish.asked.over is not None
    command(
        session,
        row.station_id,
        CommandKind.SPECIAL if is_over else CommandKind.START,
        session_no=row.session_no,
        body=body | ({"over": wish.asked.over} if is_over else {}),
        made_by=person.id,
    )
