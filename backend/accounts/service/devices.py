"""登录设备: a person sees where he is signed in, and ends it there."""

from typing import Any

from sqlalchemy import ColumnElement, select

from backend.accounts import rules
from backend.accounts.devices import describe_device
from backend.accounts.models import LoginSession
from backend.accounts.rules import LARGEST_ID
from backend.accounts.service.sessions import hash_token, revoke
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError


def list_sessions(person_id: int, token: str) -> list[dict[str, Any]]:
    """The living sessions of a person, newest use first; ``token`` tells which is this one."""
    current = hash_token(token)
    rows = db.session.scalars(
        select(LoginSession)
        .where(*_living(person_id))
        .order_by(LoginSession.last_seen_at.desc(), LoginSession.id.desc())
    )
    return [
        {
            "id": row.id,
            "device": describe_device(row.user_agent),
            "created_at": row.created_at,
            "last_seen_at": row.last_seen_at,
            "is_current": row.token_hash == current,
        }
        for row in rows
    ]


def end_session(person_id: int, session_id: int) -> None:
    """End one session; NotFoundError for another person's and for an ended one."""
    if not 0 < session_id <= LARGEST_ID:
        raise NotFoundError
    with transaction() as session:
        which = (LoginSession.id == session_id, *_living(person_id))
        if session.scalar(select(LoginSession.id).where(*which)) is None:
            raise NotFoundError
        revoke(session, LoginSession.id == session_id)
        audit.record(
            session,
            actor_id=person_id,
            action="accounts.session_ended",
            subject="login_session",
            subject_id=session_id,
        )


def end_other_sessions(person_id: int, token: str) -> None:
    """End every session of a person but the one with this token."""
    with transaction() as session:
        revoke(
            session,
            LoginSession.person_id == person_id,
            LoginSession.token_hash != hash_token(token),
        )
        audit.record(
            session,
            actor_id=person_id,
            action="accounts.other_sessions_ended",
            subject="person",
            subject_id=person_id,
        )


def _living(person_id: int) -> tuple[ColumnElement[bool], ...]:
    now = clock.now()
    return (
        LoginSession.person_id == person_id,
        LoginSession.revoked_at.is_(None),
        LoginSession.expires_at > now,
        LoginSession.last_seen_at > now - rules.SESSION_IDLE,
    )
