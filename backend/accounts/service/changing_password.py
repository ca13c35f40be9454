"""修改密码: who knows the old password chooses a new one."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import TooManyPasswordTriesError
from backend.accounts.models import LoginSession, PersonRow
from backend.accounts.rules import LOGIN_PER_NAME, Person
from backend.accounts.service import letters, throttle
from backend.accounts.service.links import expire_links
from backend.accounts.service.resetting import refuse_weak
from backend.accounts.service.sessions import hash_token, revoke
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """The password so far, the one to be, and the token of the session that stays."""

    old: str = field(repr=False)
    new: str = field(repr=False)
    token: str = field(repr=False)


def change_password(settings: Settings, person: Person, change: PasswordChange) -> None:
    """Set the password, end all other sessions and open links, tell the owner by mail.

    Wrong old passwords are counted by person: a phone left open is no place to guess.
    """
    old_hash = prove_password(person.id, change.old, "old_password")
    _refuse(change, person.username)
    with passwords.pool.slot():
        new_hash = passwords.make_hash(change.new)
    with transaction() as session:
        forget_tries(session, person.id)
        row = session.get_one(PersonRow, person.id, with_for_update=True)
        if row.password_hash != old_hash:  # changed elsewhere while we were hashing
            raise _wrong("old_password")
        row.password_hash, row.password_set_at = new_hash, clock.now()
        others = LoginSession.token_hash != hash_token(change.token)
        revoke(session, LoginSession.person_id == person.id, others)
        expire_links(session, person.id)
        audit.record(
            session,
            actor_id=person.id,
            action="accounts.password_changed",
            subject="person",
            subject_id=person.id,
        )
        letter = letters.password_changed(row.display_name, settings.effective_public_url)
        mail_id = mail.post(
            session, settings, to=row.email, subject=letter.subject, body=letter.body
        )
    mail.ring(mail_id)


def prove_password(person_id: int, typed: str, name: str) -> str:
    """The hash that the typed password fits; a wrong one is InvalidInputError of field ``name``.

    The try is counted before; ``forget_tries`` belongs into the transaction of what it allows.
    """
    with transaction() as session:
        key = throttle.key_of_person("old-password", person_id)
        throttle.take(session, key, LOGIN_PER_NAME, TooManyPasswordTriesError)
    with passwords.pool.slot():
        held = db.session.scalar(select(PersonRow.password_hash).where(PersonRow.id == person_id))
        end_reading()
        if held is None or not passwords.is_right(typed, held):
            raise _wrong(name)
    return held


def forget_tries(session: Session, person_id: int) -> None:
    """The password was right: start counting anew."""
    throttle.forget(session, throttle.key_of_person("old-password", person_id))


def _refuse(change: PasswordChange, username: str) -> None:
    refuse_weak(change.new, username)
    if change.new == change.old:
        message = "新密码与原密码相同，请换一个。"
        raise InvalidInputError([{"field": "password", "message": message}])


def _wrong(name: str) -> InvalidInputError:
    which = "原密码" if name == "old_password" else "密码"
    message = f"{which}不正确，请检查大小写后重填；忘记了请退出后找回密码。"
    return InvalidInputError([{"field": name, "message": message}])
