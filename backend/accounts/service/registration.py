"""注册: a person signs up and proves that the e-mail address is his."""

from dataclasses import dataclass, field, replace

import structlog
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import (
    InvitationNeededError,
    LinkExpiredError,
    NotSetUpError,
    TooManyRegistrationsError,
    UsernameTakenError,
)
from backend.accounts.models import PersonRole, PersonRow
from backend.accounts.rules import (
    LINK_LIFETIME,
    REGISTRATION_PER_ADDRESS,
    LinkPurpose,
    NewPerson,
    PersonState,
    RegistrationMode,
    Role,
    mask_email,
    normalise_name,
)
from backend.accounts.service import letters, throttle
from backend.accounts.service.invitations import reopen, use_invitation, was_invited
from backend.accounts.service.links import expire_links, new_link, use_link
from backend.accounts.service.people import add_person, find_confirmed_owner, still_usable
from backend.accounts.service.policy import read_policy
from backend.accounts.service.setting_up import find_organisation_name
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Whose address was confirmed, and whether he still waits for an administrator."""

    username: str
    awaits_approval: bool


@dataclass(frozen=True, slots=True)
class SignUp:
    """Who signs up, from which network address, and with which invitation (None = without)."""

    new: NewPerson
    address: str
    invitation: str | None = field(default=None, repr=False)


def register(settings: Settings, wish: SignUp) -> str:
    """Keep an unconfirmed person and mail the link; gives the masked address.

    A known e-mail address gets the same answer and the same row, but its owner gets a mail
    without a link: only he learns that he has an account.
    """
    new = _admitted(wish)
    with passwords.pool.slot():
        _count(wish.address)
        _refuse_taken(new.username)
        password_hash = passwords.make_hash(new.password)
    with transaction() as session:
        _drop_stale(session, new.username)
        person = _add(session, wish, new, password_hash)
        mail_id = _send_letter(session, settings, person)
        _record(session, "accounts.registered", person.id)
    mail.ring(mail_id)
    _log.info("registered")
    return mask_email(new.email)


def _admitted(wish: SignUp) -> NewPerson:
    """The person as the organisation's settings let him in; a number nobody asks for is dropped."""
    if find_organisation_name() is None:
        raise NotSetUpError
    policy = read_policy()
    end_reading()
    if policy.registration_mode is RegistrationMode.INVITATION and wish.invitation is None:
        raise InvitationNeededError
    if policy.asks_mobile and wish.new.mobile is None:
        message = "单位要求登记手机号，请填写。"
        raise InvalidInputError([{"field": "mobile", "message": message}])
    return wish.new if policy.asks_mobile else replace(wish.new, mobile=None)


def _add(session: Session, wish: SignUp, new: NewPerson, password_hash: str) -> PersonRow:
    """The new person, with what his invitation says of company and roles."""
    invitation = use_invitation(session, wish.invitation, new.email) if wish.invitation else None
    person = add_person(
        session,
        new,
        password_hash=password_hash,
        state=PersonState.UNCONFIRMED,
        roles=frozenset(map(Role, invitation.roles)) if invitation else {Role.EMPLOYEE},
        company_id=still_usable(session, invitation.company_id) if invitation else None,
    )
    if invitation:
        invitation.used_by = person.id
    return person


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
    """A registration whose link ran out gives its name free, and its invitation."""
    reopen(session)
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
    owner = find_confirmed_owner(session, person.email_key)
    if owner is None:
        token = new_link(session, person.id, LinkPurpose.CONFIRM_EMAIL, LINK_LIFETIME)
        letter = letters.confirm(person.display_name, settings.effective_public_url, token)
    else:
        letter = letters.already_registered(owner, settings.effective_public_url)
    return mail.post(session, settings, to=person.email, subject=letter.subject, body=letter.body)


def confirm(settings: Settings, token: str) -> Confirmed:
    """Use up the link; its person may sign in, or waits for an administrator."""
    mail_ids: list[int] = []
    with transaction() as session:
        person_id = use_link(session, token, LinkPurpose.CONFIRM_EMAIL)
        if person_id is None:
            raise LinkExpiredError
        person = session.get_one(PersonRow, person_id, with_for_update=True)
        if person.state is not PersonState.UNCONFIRMED:
            raise LinkExpiredError
        person.state, person.confirmed_at = _state_after(session, person_id), clock.now()
        try:
            session.flush()
        except IntegrityError as error:  # another account has confirmed this address meanwhile
            raise LinkExpiredError from error
        expire_links(session, person.id)
        _record(session, "accounts.confirmed", person.id)
        waits = person.state is PersonState.AWAITING_APPROVAL
        if waits:
            mail_ids = _tell_administrators(session, settings, person)
        confirmed = Confirmed(person.username, waits)
    for mail_id in mail_ids:
        mail.ring(mail_id)
    return confirmed


def _state_after(session: Session, person_id: int) -> PersonState:
    """Whom an administrator has invited he need not approve; the setting of now decides."""
    is_open = read_policy(session).registration_mode is RegistrationMode.OPEN
    if is_open or was_invited(session, person_id):
        return PersonState.ACTIVE
    return PersonState.AWAITING_APPROVAL


def _tell_administrators(session: Session, settings: Settings, person: PersonRow) -> list[int]:
    letter = letters.awaiting_approval(
        person.display_name, person.username, settings.effective_public_url
    )
    addresses = session.scalars(
        select(PersonRow.email)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(PersonRow.state == PersonState.ACTIVE, PersonRole.role == Role.ADMINISTRATOR)
        .order_by(PersonRow.id)
    ).all()
    return [
        mail.post(session, settings, to=one, subject=letter.subject, body=letter.body)
        for one in addresses
    ]


def _record(session: Session, action: str, person_id: int) -> None:
    audit.record(session, actor_id=person_id, action=action, subject="person", subject_id=person_id)
