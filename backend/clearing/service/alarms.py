"""告警 before a start (E2): what is open at a desk, and which of it a person has taken note of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.clearing.errors import OpenAlarmsError
from backend.clearing.models import (
    ClearAcknowledgement,
    ClearCheck,
    ClearDevice,
    ClearEvent,
    ClearSession,
    DeskStation,
)
from backend.clearing.rules.loss import words_of
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.schemas.alarms import LONGEST_ALARM
from backend.clearing.service.devices import find_device
from backend.clearing.service.standing import names_of
from backend.clearing.states import ClearState
from backend.kernel import clock

_RED = "red"
_BACKUP_FAILED = "QK-501"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One of them, as AlarmOut but for who has acknowledged it."""

    id: str
    what: str
    state: str
    detail: str
    cause: str
    remedy: str
    code: str | None = None
    reader: str | None = None
    session_id: str | None = None


def alarms_of(
    session: Session, station: DeskStation, devices: Mapping[str, ClearDevice]
) -> list[Alarm]:
    """What is open there now. ``devices``: those in its readers that may be told of, by reader."""
    told = [_of_station(station, one) for one in station.report.get("alarms", [])]
    for reader, device in devices.items():
        told += _of_device(session, reader, device)
    return told


def devices_in(session: Session, station: DeskStation) -> dict[str, ClearDevice]:
    """The known devices in a station's readers."""
    found = {}
    for reader in station.report.get("readers", []):
        device = find_device(session, reader["card"]) if reader.get("card") else None
        if device is not None:
            found[reader["name"]] = device
    return found


def _of_station(station: DeskStation, told: Mapping[str, Any]) -> Alarm:
    return Alarm(
        id=f"{station.id}:{told['alarm']}"[:LONGEST_ALARM],
        what=told["what"],
        state=told["state"],
        detail=told["detail"],
        cause=told["cause"],
        remedy=told["remedy"],
        code=told["code"],
        reader=told["reader"],
    )


def _of_device(session: Session, reader: str, device: ClearDevice) -> Iterator[Alarm]:
    """Earlier clearings of it that did not end well and that nobody has dealt with since."""
    last = session.scalars(
        select(ClearSession)
        .where(ClearSession.device_id == device.id, ClearSession.ended_at.is_not(None))
        .order_by(ClearSession.id.desc())
        .limit(1)
    ).first()
    if last is not None and _has_no_backup(session, last):
        yield _of_session(last, reader, "上次清卡没有备份成功", _BACKUP_FAILED)
    for row, check in _losses(session, device):
        yield _of_loss(row, check, reader)
    for halted in _halted(session, device):
        yield _of_session(halted, reader, "之前的清卡停在半路", halted.code)


def _losses(session: Session, device: ClearDevice) -> Sequence[Any]:
    """What the nightly look found wrong with any clearing of it."""
    return session.execute(
        select(ClearSession, ClearCheck)
        .join(ClearCheck, ClearCheck.id == ClearSession.id)
        .where(ClearSession.device_id == device.id, ClearCheck.digest.is_not(None))
        .order_by(ClearSession.id)
    ).all()


def _of_loss(row: ClearSession, check: ClearCheck, reader: str) -> Alarm:
    """Another loss is another alarm: a word on the first does not stand for it."""
    return Alarm(
        id=f"loss:{row.session_no}:{(check.digest or '')[:16]}",
        what="清卡后的数据核对有差异",
        state="yellow",
        detail=f"{row.session_no}：{words_of(check.found or {})}",
        cause="清卡不会删除任何发票，差异来自数据库损坏、恢复了旧备份，或有人改动",
        remedy="到“备份与恢复”核验备份并恢复，或做发票修复；再打开那次清卡逐步复核",
        reader=reader,
        session_id=row.session_no,
    )


def _halted(session: Session, device: ClearDevice) -> Sequence[ClearSession]:
    """Neither taken over nor followed by one that went well."""
    done = select(func.max(ClearSession.id)).where(
        ClearSession.device_id == device.id, ClearSession.state == ClearState.DONE
    )
    return session.scalars(
        select(ClearSession)
        .where(
            ClearSession.device_id == device.id,
            ClearSession.state == ClearState.HALTED,
            ClearSession.is_taken_over.is_(False),
            ClearSession.id > func.coalesce(done.scalar_subquery(), 0),
        )
        .order_by(ClearSession.id)
    ).all()


def _has_no_backup(session: Session, row: ClearSession) -> bool:
    if row.state is not ClearState.ABORTED or row.backup is not None:
        return False
    failed = select(ClearEvent.id).where(
        ClearEvent.session_id == row.id, ClearEvent.code == _BACKUP_FAILED
    )
    return session.scalar(failed.limit(1)) is not None


def _of_session(row: ClearSession, reader: str, what: str, code: str | None) -> Alarm:
    problem = PROBLEMS.get(code or "")
    return Alarm(
        id=f"session:{row.session_no}",
        what=what,
        state="yellow",
        detail=f"{row.session_no}" + (f"：{problem.phenomenon}" if problem else ""),
        cause=problem.cause if problem else "需要人工判断后再继续",
        remedy=f"先打开那次清卡查看；{problem.remedy}" if problem else "先打开那次清卡查看",
        code=code,
        reader=reader,
        session_id=row.session_no,
    )


def words_for(session: Session, alarms: Sequence[Alarm]) -> dict[str, ClearAcknowledgement]:
    """The acknowledgements that hold now, by alarm."""
    held = select(ClearAcknowledgement).where(
        ClearAcknowledgement.alarm.in_([one.id for one in alarms]),
        ClearAcknowledgement.ended_at.is_(None),
        ClearAcknowledgement.holds_until > clock.now(),
    )
    return {one.alarm: one for one in session.scalars(held)}


def shown(session: Session, alarms: Sequence[Alarm]) -> list[dict[str, Any]]:
    """As AlarmOut; red ones first."""
    words = words_for(session, alarms)
    names = names_of(session, [one.person_id for one in words.values()])
    ordered = sorted(alarms, key=lambda one: one.state != _RED)
    return [{**asdict(one), "acknowledged": _said(words.get(one.id), names)} for one in ordered]


def _said(word: ClearAcknowledgement | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    if word is None:
        return None
    return {
        "by": names.get(word.person_id, ""),
        "at": word.at,
        "reason": word.reason,
        "until": word.holds_until,
    }


def refuse_open(
    session: Session, station: DeskStation, reader: str, *, over: str | None
) -> list[dict[str, Any]]:
    """What a session begins under, as AlarmTakenOut. OpenAlarmsError names what is still open.

    ``over``: the halted session that is taken over; its own alarm is answered by that.
    """
    found = [
        one
        for one in alarms_of(session, station, devices_in(session, station))
        if one.reader in {None, reader} and (over is None or one.session_id != over)
    ]
    words = words_for(session, found)
    still_open = [one for one in found if one.state == _RED or one.id not in words]
    if still_open:
        raise OpenAlarmsError(
            [
                {"id": one.id, "what": one.what, "detail": one.detail, "remedy": one.remedy}
                for one in still_open
            ]
        )
    names = names_of(session, [one.person_id for one in words.values()])
    return [_taken(one, words[one.id], names) for one in found]


def _taken(alarm: Alarm, word: ClearAcknowledgement, names: Mapping[int, str]) -> dict[str, Any]:
    members = ("what", "detail", "cause", "remedy", "code")
    return {
        **{name: getattr(alarm, name) for name in members},
        "reason": word.reason,
        "by": names.get(word.person_id, ""),
        "at": word.at.isoformat(),
    }


def end_gone(session: Session, station: DeskStation, now: datetime) -> None:
    """Words on what the station does not tell of any more, or tells otherwise, have ended."""
    prefix = f"{station.id}:"
    told = {_of_station(station, one).id for one in station.report.get("alarms", [])}
    held = select(ClearAcknowledgement).where(
        ClearAcknowledgement.station_id == station.id,
        ClearAcknowledgement.ended_at.is_(None),
    )
    for word in session.scalars(held):
        if word.alarm.startswith(prefix) and word.alarm not in told:
            word.ended_at = now
