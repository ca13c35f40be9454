"""首次设置: the first account becomes administrator, once and never again."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import SetupClosedError
from backend.accounts.models import Organisation
from backend.accounts.rules import NewPerson, PersonState, Role
from backend.accounts.service.people import add_person
from backend.accounts.service.sessions import open_session
from backend.audit import service as audit
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock


def find_organisation_name() -> str | None:
    """The organisation's name; None while the installation waits for its set-up."""
    name: str | None = db.session.scalar(select(Organisation.name))
    return name


def set_up(organisation_name: str, new: NewPerson, user_agent: str = "") -> tuple[int, str]:
    """Name the organisation and make its first administrator; gives his id and session token.

    Whoever inserts the organisation's row has won; that row stays even without people.
    """
    if find_organisation_name() is not None:
        raise SetupClosedError
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
        return person.id, open_session(session, person.id, user_agent)


def _insert_organisation(session: Session, name: str) -> None:
    session.add(Organisation(id=1, name=name, created_at=clock.now()))
    try:
        session.flush()
    except IntegrityError as error:
        raise SetupClosedError from error
