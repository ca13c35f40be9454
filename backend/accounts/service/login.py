"""Signing in: every try is counted before its password is looked at."""

from dataclasses import dataclass, field

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import (
    AwaitingApprovalError,
    DisabledError,
    LockedError,
    TooManyTriesError,
    UnconfirmedError,
    WrongCredentialsError,
)
from backend.accounts.models import PersonRow
from backend.accounts.rules import (
    LOGIN_PER_ADDRESS,
    LOGIN_PER_NAME,
    PersonState,
    Tries,
    normalise_name,
)
from backend.accounts.service import letters, throttle
from backend.accounts.service.known_devices import MarkOf, key_of_device, new_mark
from backend.accounts.service.sessions import open_session, revoke_token
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import db, end_reading, transaction
from backend.kernel.errors import DomainError

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class LoginTry:
    """What a person typed, where from, and what his browser had so far (None = nothing)."""

    username: str
    password: str
    address: str
    old_token: str | None = None
    user_agent: str = ""
    mark_of: MarkOf = field(default=lambda _: None)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, the token of his session, and the mark that makes this browser known."""

    person_id: int
    token: str = field(repr=False)
    mark: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Counting:
    """Under which keys a try is counted: the browser's own, or the address's and the name's."""

    name_key: str
    address_key: str | None

    def take(self, session: Session) -> Tries:
        if self.address_key is not None:
            throttle.take(session, self.address_key, LOGIN_PER_ADDRESS, TooManyTriesError)
        return throttle.take(session, self.name_key, LOGIN_PER_NAME, LockedError)

    def was_right(self, session: Session) -> None:
        if self.address_key is not None:
            throttle.give_back(session, self.address_key, LOGIN_PER_ADDRESS)
        throttle.forget(session, self.name_key)


_REFUSALS: dict[PersonState, type[DomainError]] = {
    PersonState.UNCONFIRMED: UnconfirmedError,
    PersonState.AWAITING_APPROVAL: AwaitingApprovalError,
}


def log_in(settings: Settings, login: LoginTry) -> SignedIn:
    """A fresh session.

    An unknown name is answered as a wrong password is, at the same cost; 'not confirmed',
    'not approved' and 'disabled' are told only to who knows the password.
    """
    with passwords.pool.slot():
        person_id, password_hash = _find_hash(login.username)
        end_reading()
        counting = _counting(settings, login, person_id, password_hash)
        with transaction() as session:
            tries = counting.take(session)
        is_right = passwords.is_right(login.password, password_hash)
    if person_id is None or password_hash is None or not is_right:
        if tries.count == LOGIN_PER_NAME.free_tries:
            _note_lock(settings, person_id)
        raise _wrong(tries)
    state, token = _admit(login, counting, person_id, password_hash)
    if token is None:
        raise _REFUSALS.get(state, DisabledError)
    _log.info("signed_in", person_id=person_id)
    return SignedIn(person_id, token, new_mark(settings, person_id, password_hash))


def _counting(
    settings: Settings, login: LoginTry, person_id: int | None, password_hash: str | None
) -> _Counting:
    """A browser that is known needs no count of its address: it has few tries of its own."""
    if person_id is not None and password_hash is not None:
        mark = login.mark_of(person_id)
        key = key_of_device(settings, mark, person_id, password_hash)
        if key is not None:
            return _Counting(key, None)
    name_key = throttle.key_of_name(login.username)
    return _Counting(name_key, throttle.key_of_address("login", login.address))


def _find_hash(username: str) -> tuple[int | None, str | None]:
    found = db.session.execute(
        select(PersonRow.id, PersonRow.password_hash).where(
            PersonRow.username_key == normalise_name(username)
        )
    ).first()
    return (found[0], found[1]) if found else (None, None)


def _note_lock(settings: Settings, person_id: int | None) -> None:
    """Record that a lock begins, and tell the owner of the name, once for each row of wrong tries.

    A name that nobody has costs the same: one transaction and its record; and nothing is rung
    for the mail, the worker finds it.
    """
    with transaction() as session:
        audit.record(
            session,
            actor_id=None,
            action="accounts.locked",
            subject="person",
            subject_id=person_id,
        )
        owner = session.get(PersonRow, person_id or 0)
        if owner is not None and owner.state is PersonState.ACTIVE:
            letter = letters.locked(
                owner.display_name, owner.username, settings.effective_public_url
            )
            mail.post(session, settings, to=owner.email, subject=letter.subject, body=letter.body)


def _wrong(tries: Tries) -> WrongCredentialsError:
    _log.info("sign_in_refused", tries=tries.count)
    tries_left = max(LOGIN_PER_NAME.free_tries - tries.count, 0)
    wait_s = LOGIN_PER_NAME.wait_s(tries.count)
    if not wait_s:
        return WrongCredentialsError(
            f"用户名或密码不正确，还可再试 {tries_left} 次。请检查大小写和输入法后重试。",
            tries_left=tries_left,
        )
    return WrongCredentialsError(
        f"用户名或密码不正确，且尝试次数过多。请 {wait_s} 秒后再试；忘记密码请用“找回密码”。",
        tries_left=0,
        retry_after_s=wait_s,
    )


def _admit(
    login: LoginTry, counting: _Counting, person_id: int, checked_hash: str
) -> tuple[PersonState, str | None]:
    """State and, for an active person, the new token; the counted try was right either way.

    The row is locked, so that an administrator who disables the person at this moment comes
    before (no session) or after (this session is revoked too). A password that was changed
    while the old one was being checked opens nothing either.
    """
    with transaction() as session:
        counting.was_right(session)
        row = session.get(PersonRow, person_id, with_for_update=True)
        if row is not None and row.password_hash != checked_hash:
            raise WrongCredentialsError
        state = row.state if row else PersonState.DISABLED
        if state is not PersonState.ACTIVE:
            return state, None
        if login.old_token is not None:
            revoke_token(session, login.old_token)
        return state, open_session(session, person_id, login.user_agent)
