"""注册: a person signs up and proves that the e-mail address is his."""

import structlog
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import (
    LinkExpiredError,
    NotSetUpError,
    TooManyRegistrationsError,
    UsernameTakenError,
)
from backend.accounts.models import PersonRow
from backend.accounts.rules import (
    LINK_LIFETIME,
    REGISTRATION_PER_ADDRESS,
    LinkPurpose,
    NewPerson,
    PersonState,
    Role,
    mask_email,
    normalise_name,
)
from backend.accounts.service import letters, throttle
from backend.accounts.service.links import expire_links, new_link, use_link
from backend.accounts.service.people import add_person
from backend.accounts.service.setting_up import find_organisation_name
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock

_log = structlog.get_logger(__name__)


def register(settings: Settings, new: NewPerson, address: str) -> str:
    """Keep an unconfirmed person and mail the link; gives the masked address.

    A known e-mail address gets the same answer and the same row, but its owner gets a mail
    without a link: only he learns that he has an account.
    """
    if find_organisation_name() is None:
        raise NotSetUpError
    end_reading()
    with passwords.pool.slot():
        _count(address)
        _refuse_taken(new.username)
        password_hash = passwords.make_hash(new.password)
    with transaction() as session:
        _drop_stale(session, new.username)
        person = add_person(
            session,
            new,
            password_hash=password_hash,
            state=PersonState.UNCONFIRMED,
            roles=frozenset({Role.EMPLOYEE}),
        )
        mail_id = _send_letter(session, settings, person)
        _record(session, "accounts.registered", person.id)
    mail.ring(mail_id)
    _log.info("registered")
    return mask_email(new.email)


def _count(address: str) -> None:
    key = throttle.key_of_address("registration", address)
    with transaction() as session:
        throttle.take(session, key, REGISTRATION_PER_ADDRESS, TooManyRegistrationsError)


def _refuse_taken(username: str) -> None:
    """A courtesy before the costly hash; the unique constraint decides."""
    state_and_age = select(PersonRow.state, PersonRow.created_at).where(
        PersonRow.username_key == normalise_name(username)
    )
    held = db.session.execute(state_and_age).first()
    end_reading()
    if held is None:
        return
    if held[0] is not PersonState.UNCONFIRMED or held[1] > clock.now() - LINK_LIFETIME:
        raise UsernameTakenError


def _drop_stale(session: Session, username: str) -> None:
    """A registration whose link ran out gives its name free."""
    session.execute(
        delete(PersonRow)
        .where(
            PersonRow.username_key == normalise_name(username),
            PersonRow.state == PersonState.UNCONFIRMED,
            PersonRow.created_at <= clock.now() - LINK_LIFETIME,
        )
        .execution_options(synchronize_session=False)
    )


def _send_letter(session: Session, settings: Settings, person: PersonRow) -> int:
    owner = _confirmed_owner(session, person.email_key)
    if owner is None:
        token = new_link(session, person.id, LinkPurpose.CONFIRM_EMAIL, LINK_LIFETIME)
        letter = letters.confirm(person.display_name, settings.effective_public_url, token)
    else:
        letter = letters.already_registered(owner, settings.effective_public_url)
    return mail.post(session, settings, to=person.email, subject=letter.subject, body=letter.body)


def _confirmed_owner(session: Session, email_key: str) -> str | None:
    username: str | None = session.scalar(
        select(PersonRow.username).where(
            PersonRow.email_key == email_key, PersonRow.state != PersonState.UNCONFIRMED
        )
    )
    return username


def confirm(token: str) -> str:
    """Use up the link and activate its person; gives the user name."""
    with transaction() as session:
        person_id = use_link(session, token, LinkPurpose.CONFIRM_EMAIL)
        if person_id is None:
            raise LinkExpiredError
        person = session.get_one(PersonRow, person_id, with_for_update=True)
        if person.state is not PersonState.UNCONFIRMED:
            raise LinkExpiredError
        person.state, person.confirmed_at = PersonState.ACTIVE, clock.now()
        try:
            session.flush()
        except IntegrityError as error:  # another account has confirmed this address meanwhile
            raise LinkExpiredError from error
        expire_links(session, person.id)
        _record(session, "accounts.confirmed", person.id)
        return person.username


def _record(session: Session, action: str, person_id: int) -> None:
    audit.record(session, actor_id=person_id, action=action, subject="person", subject_id=person_id)
