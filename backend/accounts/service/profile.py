"""个人信息: a person's own name at once; his e-mail address and mobile number after a code."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.errors import CodeExpiredError, TooManyCodesError
from backend.accounts.models import OneTimeCode, PersonRow
from backend.accounts.rules import (
    CODES_PER_PERSON,
    RESET_PER_EMAIL,
    CodePurpose,
    Person,
    mask_email,
    normalise_name,
)
from backend.accounts.service import letters, throttle
from backend.accounts.service.changing_password import forget_tries, prove_password
from backend.accounts.service.codes import check_code, hash_code, keep_code, use_code
from backend.accounts.service.links import expire_links
from backend.accounts.service.people import find_confirmed_owner, find_person
from backend.accounts.service.policy import read_policy
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock, ids
from backend.kernel.errors import InvalidInputError

_CHANGES = (CodePurpose.CHANGE_EMAIL, CodePurpose.CHANGE_MOBILE)


@dataclass(frozen=True, slots=True)
class EmailWish:
    """The address to be, and the password that shows who asks."""

    email: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SentCode:
    """Where the code went, masked, and until when it counts."""

    sent_to: str
    expires_at: datetime


def show_profile(person_id: int) -> dict[str, Any]:
    """The person's own record, when his password ends (None = never), and open changes."""
    row, days = find_person(person_id), read_policy().password_days
    pending = db.session.scalars(
        select(OneTimeCode)
        .where(
            OneTimeCode.person_id == person_id,
            OneTimeCode.expires_at > clock.now(),
            OneTimeCode.purpose.in_(_CHANGES),
        )
        .order_by(OneTimeCode.purpose)
    ).all()
    return {
        "person": row,
        "mobile": row.mobile,
        "password_set_at": row.password_set_at,
        "password_ends_at": row.password_set_at + timedelta(days=days) if days else None,
        "pending": pending,
    }


def change_display_name(person_id: int, display_name: str) -> None:
    """Counts at once."""
    with transaction() as session:
        session.get_one(PersonRow, person_id, with_for_update=True).display_name = display_name
        _record(session, "accounts.name_changed", person_id)


def start_email_change(settings: Settings, person: Person, wish: EmailWish) -> SentCode:
    """Mail a code to the new address; the same answer for one that somebody else has.

    The password is asked for, since whoever has the mailbox can reset it: a phone left open
    must not be enough to take an account over.
    """
    if normalise_name(wish.email) == find_person(person.id).email_key:
        raise _wrong("email", "这就是现在的邮箱，不必更改。请填写新的邮箱。")
    end_reading()
    prove_password(person.id, wish.password, "password")
    with transaction() as session:
        forget_tries(session, person.id)
    with transaction() as session:  # its refusal must not make the right password a wrong try
        _count(session, person.id)
        throttle.take(
            session, throttle.key_of_email("code", wish.email), RESET_PER_EMAIL, TooManyCodesError
        )
        is_free = find_confirmed_owner(session, normalise_name(wish.email)) is None
    code = ids.new_code()
    wanted = _Code(person.id, CodePurpose.CHANGE_EMAIL, target=wish.email, to=wish.email)
    if is_free:
        return _send(settings, wanted, code, letters.change_code(person.display_name, "邮箱", code))
    # Nobody can type a token: a code for another one's address never fits.
    letter = letters.address_in_use(settings.effective_public_url)
    return _send(settings, wanted, ids.new_token(), letter)


def confirm_email_change(settings: Settings, person_id: int, typed: str) -> None:
    """The new address counts; the old one is told, and links that were sent there are dead."""
    checked = check_code(person_id, CodePurpose.CHANGE_EMAIL, typed)
    with transaction() as session:
        use_code(session, checked)
        row = session.get_one(PersonRow, person_id, with_for_update=True)
        old, row.email = row.email, checked.target
        row.email_key = normalise_name(checked.target)
        try:
            session.flush()
        except IntegrityError as error:  # somebody else has confirmed it meanwhile
            raise CodeExpiredError from error
        expire_links(session, person_id)
        letter = letters.email_changed(row.display_name, mask_email(row.email))
        mail_id = _post(session, settings, old, letter)
        _record(session, "accounts.email_changed", person_id)
    mail.ring(mail_id)


def start_mobile_change(settings: Settings, person: Person, mobile: str) -> SentCode:
    """Mail a code to the confirmed address: there is no gateway for short messages."""
    with transaction() as session:
        _count(session, person.id)
        email = session.get_one(PersonRow, person.id).email
    code = ids.new_code()
    wanted = _Code(person.id, CodePurpose.CHANGE_MOBILE, target=mobile, to=email)
    return _send(settings, wanted, code, letters.change_code(person.display_name, "手机号", code))


def confirm_mobile_change(person_id: int, typed: str) -> None:
    """The new number counts."""
    checked = check_code(person_id, CodePurpose.CHANGE_MOBILE, typed)
    with transaction() as session:
        use_code(session, checked)
        session.get_one(PersonRow, person_id, with_for_update=True).mobile = checked.target
        _record(session, "accounts.mobile_changed", person_id)


def remove_mobile(person_id: int) -> None:
    """Forget the number; fine when there is none, InvalidInputError where one is asked for."""
    if read_policy().asks_mobile:
        raise _wrong("mobile", "单位要求登记手机号，不能删除。可以更换为新的号码。")
    with transaction() as session:
        session.get_one(PersonRow, person_id, with_for_update=True).mobile = None
        _record(session, "accounts.mobile_removed", person_id)


@dataclass(frozen=True, slots=True)
class _Code:
    """Whose code it is, what it proves, and to which address it goes."""

    person_id: int
    purpose: CodePurpose
    target: str
    to: str


def _send(settings: Settings, wanted: _Code, secret: str, letter: letters.Letter) -> SentCode:
    code_hash = hash_code(secret)
    with transaction() as session:
        row = keep_code(
            session, wanted.person_id, wanted.purpose, target=wanted.target, code_hash=code_hash
        )
        sent = SentCode(mask_email(wanted.to), row.expires_at)
        mail_id = _post(session, settings, wanted.to, letter)
        _record(session, f"accounts.{wanted.purpose}_asked", wanted.person_id)
    mail.ring(mail_id)
    return sent


def _count(session: Session, person_id: int) -> None:
    key = throttle.key_of_person("code", person_id)
    throttle.take(session, key, CODES_PER_PERSON, TooManyCodesError)


def _post(session: Session, settings: Settings, to: str, letter: letters.Letter) -> int:
    return mail.post(session, settings, to=to, subject=letter.subject, body=letter.body)


def _wrong(name: str, message: str) -> InvalidInputError:
    return InvalidInputError([{"field": name, "message": message}])


def _record(session: Session, action: str, person_id: int) -> None:
    audit.record(session, actor_id=person_id, action=action, subject="person", subject_id=person_id)
