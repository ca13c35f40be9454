"""配对: a station gets its token for a code that a person has read from the page."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person, ThrottlePolicy
from backend.accounts.service import throttle
from backend.audit import service as audit
from backend.clearing.errors import (
    PairingCodeError,
    TooManyPairingTriesError,
    UnknownStationError,
)
from backend.clearing.models import DeskStation, PairingCode
from backend.clearing.rules.chain import FIRST
from backend.clearing.schemas.desk import PairIn
from backend.clearing.service.standing import lock_station
from backend.infra.db import db, transaction
from backend.kernel import clock, ids
from backend.kernel.errors import NotFoundError

_CODE_LENGTH = 8
_CODE_LIFETIME = timedelta(minutes=10)
_KEPT = timedelta(days=1)
_PER_ADDRESS = ThrottlePolicy(free_tries=10, forgotten_after=timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class NewCode:
    """Shown once; the database knows its hash only."""

    code: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Paired:
    """What a station takes away; the token is shown once."""

    station_id: int
    token: str = field(repr=False)


def make_code(person: Person) -> NewCode:
    """A code for one station, good for ten minutes."""
    code, now = ids.new_letters(_CODE_LENGTH), clock.now()
    expires_at = now + _CODE_LIFETIME
    with transaction() as session:
        session.execute(
            delete(PairingCode)
            .where(PairingCode.expires_at < now - _KEPT)
            .execution_options(synchronize_session=False)
        )
        session.add(
            PairingCode(
                code_hash=_hash_of_code(code),
                made_by=person.id,
                created_at=now,
                expires_at=expires_at,
            )
        )
        audit.record(
            session,
            actor_id=person.id,
            action="clearing.pairing_code_made",
            subject="desk_station",
            subject_id=None,
        )
    return NewCode(code, expires_at)


def pair(wish: PairIn, old_token: str | None, address: str) -> Paired:
    """PairingCodeError for a code that does not count; tries are counted by address.

    A station that shows its old token keeps its row, and with it its journal and sessions.
    """
    key = throttle.key_of_address("desk-pair", address)
    with transaction() as session:
        throttle.take(session, key, _PER_ADDRESS, TooManyPairingTriesError)
    token = ids.new_token()
    with transaction() as session:
        code = session.get(PairingCode, _hash_of_code(wish.code), with_for_update=True)
        if code is None or code.used_at is not None or code.expires_at <= clock.now():
            raise PairingCodeError
        code.used_at = clock.now()
        station = _known(session, wish, old_token) or _new(session)
        station.name, station.public_key = wish.name, wish.public_key
        station.version, station.token_hash = wish.version, _hashed(token)
        station.paired_by, station.paired_at = code.made_by, clock.now()
        session.flush()
        throttle.give_back(session, key, _PER_ADDRESS)
        audit.record(
            session,
            actor_id=code.made_by,
            action="clearing.station_paired",
            subject="desk_station",
            subject_id=station.id,
            facts={"name": wish.name, "version": wish.version},
        )
        return Paired(station.id, token)


def _known(session: Session, wish: PairIn, old_token: str | None) -> DeskStation | None:
    if not old_token:
        return None
    return session.scalar(
        select(DeskStation)
        .where(
            DeskStation.token_hash == _hashed(old_token),
            DeskStation.name == wish.name,
            DeskStation.revoked_at.is_(None),
        )
        .with_for_update()
    )


def _new(session: Session) -> DeskStation:
    station = DeskStation(mirrored_until=0, last_hash=FIRST, report={})
    session.add(station)
    return station


def station_of(token: str | None) -> int:
    """Id of the station that has this token; UnknownStationError."""
    wanted = _hashed(token) if token else ""
    found = db.session.execute(
        select(DeskStation.id, DeskStation.token_hash).where(
            DeskStation.token_hash == wanted, DeskStation.revoked_at.is_(None)
        )
    ).first()
    if found is None or not hmac.compare_digest(found.token_hash, wanted):
        raise UnknownStationError
    return int(found.id)


def revoke(person: Person, station_id: int) -> None:
    """停用: its token counts no more from this moment on."""
    with transaction() as session:
        if session.get(DeskStation, station_id) is None:
            raise NotFoundError
        station = lock_station(session, station_id)
        if station.revoked_at is None:
            station.revoked_at = clock.now()
            audit.record(
                session,
                actor_id=person.id,
                action="clearing.station_revoked",
                subject="desk_station",
                subject_id=station_id,
            )


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _hash_of_code(typed: str) -> str:
    """Small letters, blanks and dashes are fine."""
    return _hashed("".join(typed.upper().replace("-", "").split()))
