"""已了解: a person takes note of an alarm, with the reason why a clearing may begin (E2)."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.clearing.errors import AlarmChangedError, AlarmMustGoError
from backend.clearing.models import ClearAcknowledgement, ClearDevice, DeskStation
from backend.clearing.schemas.alarms import AcknowledgeIn
from backend.clearing.service.alarms import Alarm, alarms_of, devices_in, shown, words_for
from backend.clearing.service.devices import visible_devices
from backend.clearing.service.setting import read_settings
from backend.clearing.service.standing import lock_station
from backend.infra.db import after_collisions, db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError


def devices_seen(session: Session, person: Person, station: DeskStation) -> dict[str, ClearDevice]:
    """The devices in its readers that this person may see, by reader."""
    visible = {one.id for one in visible_devices(person)}
    found = devices_in(session, station).items()
    return {reader: device for reader, device in found if device.id in visible}


def acknowledge(person: Person, station_id: int, wish: AcknowledgeIn) -> dict[str, Any]:
    """Take note of it; a second word of the same alarm changes nothing. As AlarmOut.

    NotFoundError, AlarmChangedError when it is gone or another, AlarmMustGoError for a red one.
    """
    alarm = after_collisions(lambda: _acknowledge(person, station_id, wish))
    return shown(db.session(), [alarm])[0]


def _acknowledge(person: Person, station_id: int, wish: AcknowledgeIn) -> Alarm:
    with transaction() as session:
        known = session.get(DeskStation, station_id)
        if known is None or known.revoked_at is not None:
            raise NotFoundError
        station = lock_station(session, station_id)
        found = alarms_of(session, station, devices_seen(session, person, station))
        alarm = next((one for one in found if one.id == wish.alarm), None)
        if alarm is None:
            raise AlarmChangedError
        if alarm.state == "red":
            raise AlarmMustGoError
        if not words_for(session, [alarm]):
            _note(session, person, station_id, alarm, wish.reason)
        return alarm


def _note(session: Session, person: Person, station_id: int, alarm: Alarm, reason: str) -> None:
    now, hours = clock.now(), read_settings().alarm_hours
    session.execute(
        update(ClearAcknowledgement)
        .where(ClearAcknowledgement.alarm == alarm.id, ClearAcknowledgement.ended_at.is_(None))
        .values(ended_at=now)
    )
    row = ClearAcknowledgement(
        station_id=station_id,
        alarm=alarm.id,
        told=asdict(alarm),
        reason=reason,
        person_id=person.id,
        at=now,
        holds_until=now + timedelta(hours=hours),
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        actor_id=person.id,
        action="clearing.alarm_acknowledged",
        subject="desk_station",
        subject_id=station_id,
        facts={"alarm": asdict(alarm), "reason": reason, "hours": hours},
    )
