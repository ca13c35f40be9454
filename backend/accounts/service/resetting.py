"""找回密码: a mailed link that works once lets its owner choose a new password."""

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import (
    ResetLinkExpiredError,
    ResetNotPossibleError,
    TooManyResetsError,
)
from backend.accounts.models import PersonRow
from backend.accounts.rules import (
    RESET_LIFETIME,
    RESET_PER_ADDRESS,
    RESET_PER_EMAIL,
    LinkPurpose,
    PersonState,
    find_password_problems,
    mask_email,
    normalise_name,
)
from backend.accounts.service import letters, throttle
from backend.accounts.service.links import expire_links, find_person_of_link, new_link, use_link
from backend.accounts.service.people import find_person
from backend.accounts.service.sessions import revoke_all
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import end_reading, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

_log = structlog.get_logger(__name__)


def ask_for_reset(settings: Settings, email: str, address: str) -> str:
    """Mail a link to the owner of the address, if it has one; gives the masked address.

    The answer and the counted tries are the same for an address that nobody has.
    """
    with transaction() as session:
        key = throttle.key_of_address("reset", address)
        throttle.take(session, key, RESET_PER_ADDRESS, TooManyResetsError)
        key = throttle.key_of_email("reset", email)
        throttle.take(session, key, RESET_PER_EMAIL, TooManyResetsError)
        owner = _active_owner(session, email)
        mail_id = None if owner is None else _send_link(session, settings, owner)
        if owner is not None:
            _record(session, "accounts.reset_asked", owner.id, actor_id=None)
    if mail_id is not None:
        mail.ring(mail_id)
    return mask_email(email)


def start_reset(settings: Settings, actor_id: int, person_id: int) -> str:
    """Mail a link to a person on an administrator's word; gives the masked address.

    The administrator sees no password and chooses none; both names stand in the audit record.
    """
    actor, person = find_person(actor_id), find_person(person_id)
    if person.state is not PersonState.ACTIVE:
        raise ResetNotPossibleError
    names = {"by": actor.username, "person": person.username}
    email = person.email
    end_reading()
    with transaction() as session:
        mail_id = _send_link(session, settings, session.get_one(PersonRow, person_id))
        _record(session, "accounts.reset_started", person_id, actor_id=actor_id, names=names)
    mail.ring(mail_id)
    return mask_email(email)


def look_at_reset(token: str) -> str:
    """The user name whose password the link may change; the link stays unused."""
    return _owner_of(token).username


def reset_password(settings: Settings, token: str, password: str) -> str:
    """Use up the link, set the password, end every session; gives the user name.

    The count of wrong tries starts anew: whoever reads the mail is the owner.
    """
    owner = _owner_of(token)
    username = owner.username
    end_reading()
    refuse_weak(password, username)
    with passwords.pool.slot():
        password_hash = passwords.make_hash(password)
    with transaction() as session:
        throttle.forget(session, throttle.key_of_name(username))
        person = _use(session, token)
        person.password_hash, person.password_set_at = password_hash, clock.now()
        revoke_all(session, person.id)
        expire_links(session, person.id)
        _record(session, "accounts.password_reset", person.id, actor_id=person.id)
        letter = letters.password_changed(person.display_name, settings.effective_public_url)
        mail_id = mail.post(
            session, settings, to=person.email, subject=letter.subject, body=letter.body
        )
    mail.ring(mail_id)
    _log.info("password_reset")
    return username


def _active_owner(session: Session, email: str) -> PersonRow | None:
    return session.scalar(
        select(PersonRow).where(
            PersonRow.email_key == normalise_name(email), PersonRow.state == PersonState.ACTIVE
        )
    )


def _send_link(session: Session, settings: Settings, person: PersonRow) -> int:
    token = new_link(session, person.id, LinkPurpose.RESET, RESET_LIFETIME)
    letter = letters.reset(
        person.display_name, person.username, settings.effective_public_url, token
    )
    return mail.post(session, settings, to=person.email, subject=letter.subject, body=letter.body)


def _owner_of(token: str) -> PersonRow:
    owner = find_person_of_link(token, LinkPurpose.RESET)
    if owner is None or owner.state is not PersonState.ACTIVE:
        raise ResetLinkExpiredError
    return owner


def refuse_weak(password: str, username: str) -> None:
    """InvalidInputError that names what the password lacks."""
    problems = find_password_problems(password, username)
    if problems:
        message = f"密码还需要：{'；'.join(problems)}。"
        raise InvalidInputError([{"field": "password", "message": message}])


def _use(session: Session, token: str) -> PersonRow:
    person_id = use_link(session, token, LinkPurpose.RESET)
    if person_id is None:
        raise ResetLinkExpiredError
    person = session.get_one(PersonRow, person_id, with_for_update=True)
    if person.state is not PersonState.ACTIVE:
        raise ResetLinkExpiredError
    return person


def _record(
    session: Session,
    action: str,
    person_id: int,
    *,
    actor_id: int | None,
    names: dict[str, str] | None = None,
) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="person",
        subject_id=person_id,
        facts=names,
    )
