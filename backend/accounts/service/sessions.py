"""登录会话: opened at login, looked up by every request, ended at logout."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Row, bindparam, event, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from backend.accounts import rules
from backend.accounts.models import LoginSession, Organisation, PersonRole, PersonRow
from backend.accounts.rules import Person, PersonState
from backend.infra.db import db, transaction
from backend.kernel import clock, ids

_log = structlog.get_logger(__name__)

# One row for each role. Built once: this query runs before every signed-in request.
_LOOKUP = (
    select(
        PersonRow.id,
        PersonRow.username,
        PersonRow.display_name,
        PersonRow.company_id,
        PersonRole.role,
        LoginSession.id,
        LoginSession.last_seen_at,
        PersonRow.password_set_at,
        select(Organisation.password_days).scalar_subquery(),
    )
    .select_from(LoginSession)
    .join(PersonRow, PersonRow.id == LoginSession.person_id)
    .outerjoin(PersonRole, PersonRole.person_id == PersonRow.id)
    .where(
        LoginSession.token_hash == bindparam("token_hash"),
        LoginSession.revoked_at.is_(None),
        LoginSession.expires_at > bindparam("now"),
        LoginSession.last_seen_at > bindparam("idle_since"),
        PersonRow.state == PersonState.ACTIVE,
    )
)


@dataclass(frozen=True, slots=True)
class FoundSession:
    """A living session and its person."""

    id: int
    person: Person
    last_seen_at: datetime


def hash_token(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def open_session(session: Session, person_id: int, user_agent: str = "") -> str:
    """A new session in the caller's transaction; gives the cookie's token."""
    token, now = ids.new_token(), clock.now()
    session.add(
        LoginSession(
            token_hash=hash_token(token),
            person_id=person_id,
            created_at=now,
            expires_at=now + rules.SESSION_LIFETIME,
            last_seen_at=now,
            user_agent=user_agent[:255],
        )
    )
    return token


_FRESH = timedelta(seconds=1)
_recent: dict[str, tuple[datetime, FoundSession]] = {}
"""Sessions looked up within the last second: a screen asks several things at once.

Emptied by every commit of this process, so what it ends or changes counts at once here; what
another process ends counts here within that second.
"""


@event.listens_for(Session, "after_commit")
def _forget_recent(_session: Session) -> None:
    _recent.clear()


def find_session(token: str) -> FoundSession | None:
    """The living session with this token; None when it ended, or its person may not sign in."""
    now, token_hash = clock.now(), hash_token(token)
    looked_up_at, session = _recent.get(token_hash, (None, None))
    if looked_up_at is None or not timedelta(0) <= now - looked_up_at < _FRESH:
        session = _look_up(token_hash, now)
        if session is not None:
            _recent[token_hash] = now, session
    return session


def _look_up(token_hash: str, now: datetime) -> FoundSession | None:
    asked = {"token_hash": token_hash, "now": now, "idle_since": now - rules.SESSION_IDLE}
    # By the connection, not the session: half the cost, and there are no objects to track.
    found = db.session.connection().execute(_LOOKUP, asked).all()
    return _session_of(found, now) if found else None


def _session_of(found: Sequence[Row[*tuple[Any, ...]]], now: datetime) -> FoundSession:
    person_id, username, display_name, company_id, _, session_id, last_seen_at, *age = found[0]
    set_at, days = age
    person = Person(
        person_id,
        username,
        display_name,
        roles=frozenset(row[4] for row in found if row[4] is not None),
        company_id=company_id,
        must_change_password=rules.is_password_expired(set_at, days or 0, now),
    )
    return FoundSession(session_id, person, last_seen_at)


def note_seen(found: FoundSession) -> None:
    """Move the idle time-out on, at most every ten minutes; a failure to write hurts nobody."""
    now = clock.now()
    if now - found.last_seen_at < rules.LAST_SEEN_STEP:
        return
    try:
        with transaction() as session:
            session.execute(
                update(LoginSession).where(LoginSession.id == found.id).values(last_seen_at=now)
            )
    except OperationalError as error:
        _log.warning("session_not_noted", session_id=found.id, reason=type(error).__name__)


def log_out(token: str) -> None:
    """End the session with this token; an unknown or ended one is fine."""
    with transaction() as session:
        revoke_token(session, token)


def revoke_token(session: Session, token: str) -> None:
    """End the session with this token in the caller's transaction."""
    revoke(session, LoginSession.token_hash == hash_token(token))


def revoke_all(session: Session, person_id: int) -> None:
    """End every session of a person in the caller's transaction."""
    revoke(session, LoginSession.person_id == person_id)


def revoke(session: Session, *which: ColumnElement[bool]) -> None:
    """End the sessions that fit all of ``which`` in the caller's transaction."""
    session.execute(
        update(LoginSession)
        .where(*which, LoginSession.revoked_at.is_(None))
        .values(revoked_at=clock.now())
        .execution_options(synchronize_session=False)
    )
