"""首次设置: the first account becomes administrator, once and never again."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import SetupClosedError, WrongSetupCodeError
from backend.accounts.models import Organisation
from backend.accounts.rules import NewPerson, PersonState, Role
from backend.accounts.service.people import add_person
from backend.accounts.service.sessions import open_session
from backend.audit import service as audit
from backend.infra.config import Settings, load_secrets
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock


def find_organisation_name() -> str | None:
    """The organisation's name; None while the installation waits for its set-up."""
    name: str | None = db.session.scalar(select(Organisation.name))
    return name


@dataclass(frozen=True, slots=True)
class SetupTry:
    """Who asks to set the installation up: at the machine itself, or with the code it shows."""

    is_at_the_machine: bool
    code: str | None
    user_agent: str = ""


def setup_code(settings: Settings) -> str:
    """设置码: what the terminal shows, so that not just any visitor becomes administrator.

    Fifty bits, good until the set-up; nothing counts the guesses, and none will hit.
    """
    key = load_secrets(settings.piaokatong_data).blind_key.encode()
    digest = hmac.digest(key, b"setup", hashlib.sha256)
    text = base64.b32encode(digest).decode()[:10]
    return f"{text[:5]}-{text[5:]}"


def set_up(
    settings: Settings, organisation_name: str, new: NewPerson, setup_try: SetupTry
) -> tuple[int, str]:
    """Name the organisation and make its first administrator; gives his id and session token.

    Whoever inserts the organisation's row has won; that row stays even without people.
    """
    if find_organisation_name() is not None:
        raise SetupClosedError
    if not setup_try.is_at_the_machine and not _is_right(setup_try.code, setup_code(settings)):
        raise WrongSetupCodeError
    end_reading()
    with passwords.pool.slot():
        password_hash = passwords.make_hash(new.password)
    with transaction() as session:
        _insert_organisation(session, organisation_name)
        person = add_person(
            session,
            new,
            password_hash=password_hash,
            state=PersonState.ACTIVE,
            roles=frozenset({Role.EMPLOYEE, Role.ADMINISTRATOR}),
        )
        audit.record(
            session,
            actor_id=person.id,
            action="accounts.set_up",
            subject="person",
            subject_id=person.id,
        )
        return person.id, open_session(session, person.id, setup_try.user_agent)


def _is_right(typed: str | None, code: str) -> bool:
    return hmac.compare_digest((typed or "").strip().upper().encode(), code.encode())


def _insert_organisation(session: Session, name: str) -> None:
    session.add(Organisation(id=1, name=name, created_at=clock.now()))
    try:
        session.flush()
    except IntegrityError as error:
        raise SetupClosedError from error
