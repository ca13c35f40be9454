"""Counted tries: atomic under parallel requests, on both databases."""

import hashlib

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.accounts.models import LoginThrottle
from backend.accounts.rules import (
    LOGIN_PER_ADDRESS,
    LOGIN_PER_NAME,
    REGISTRATION_PER_ADDRESS,
    RESET_PER_ADDRESS,
    RESET_PER_EMAIL,
    ThrottlePolicy,
    Tries,
    count_try,
    give_back_try,
    network_of,
    normalise_name,
    wait_left_s,
)
from backend.kernel import clock
from backend.kernel.errors import DomainError


def key_of_name(name: str) -> str:
    """The key of a user name as typed, whether somebody has it or not."""
    return _hashed("name", normalise_name(name))


def key_of_email(purpose: str, email: str) -> str:
    """The key of an e-mail address as typed, whether somebody has it or not."""
    return _hashed(f"{purpose}-mail", normalise_name(email))


def key_of_person(purpose: str, person_id: int) -> str:
    """The key of a person who is signed in."""
    return _hashed(purpose, str(person_id))


def key_of_device(nonce: str) -> str:
    """The key of a browser in which somebody has signed in before."""
    return _hashed("device", nonce)


def key_of_address(purpose: str, address: str) -> str:
    """The key of a network address for one purpose."""
    return _hashed(purpose, network_of(address))


def _hashed(kind: str, text: str) -> str:
    return f"{kind}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:48]}"


def take(session: Session, key: str, policy: ThrottlePolicy, refusal: type[DomainError]) -> Tries:
    """Count one try in the caller's transaction; ``refusal`` when its time has not come.

    The row is locked from the read to the commit, so of parallel tries each sees the count
    of the one before. Take the keys of one transaction in one order, the address first.
    """
    now = clock.now()
    row = _locked_row(session, key)
    before = Tries(row.tries, row.last_try_at, row.locked_until)
    wait_s = wait_left_s(before, now)
    if wait_s:
        raise refusal(retry_after_s=wait_s)
    after = count_try(before, policy, now)
    row.tries, row.last_try_at, row.locked_until = after.count, after.last_at, after.locked_until
    return after


def give_back(session: Session, key: str, policy: ThrottlePolicy) -> None:
    """Take one counted try off again: it was right."""
    row = _locked_row(session, key)
    after = give_back_try(Tries(row.tries, row.last_try_at, row.locked_until), policy)
    row.tries, row.locked_until = after.count, after.locked_until


def forget(session: Session, key: str) -> None:
    """Start counting anew under this key; the row stays, since others may wait for its lock."""
    row = _locked_row(session, key)
    row.tries, row.locked_until = 0, None


def delete_old(session: Session) -> None:
    """Drop keys that nobody has tried for longer than any policy remembers."""
    remembered = (
        LOGIN_PER_NAME,
        LOGIN_PER_ADDRESS,
        REGISTRATION_PER_ADDRESS,
        RESET_PER_ADDRESS,
        RESET_PER_EMAIL,
    )
    longest = max(policy.forgotten_after for policy in remembered)
    session.execute(
        delete(LoginThrottle)
        .where(LoginThrottle.last_try_at < clock.now() - longest)
        .execution_options(synchronize_session=False)
    )


def _locked_row(session: Session, key: str) -> LoginThrottle:
    values = {"key": key, "tries": 0, "last_try_at": clock.now(), "locked_until": None}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(LoginThrottle).values(values).on_conflict_do_nothing()
    while True:
        session.execute(insert)
        row = session.get(LoginThrottle, key, with_for_update=True)
        if row is not None:  # None: delete_old() came between
            return row
