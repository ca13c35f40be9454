"""验证码: six digits that prove one change; hashed, short-lived, with counted tries."""

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.accounts import passwords
from backend.accounts.errors import CodeExpiredError
from backend.accounts.models import OneTimeCode, PersonRow
from backend.accounts.rules import CODE_LIFETIME, CODE_TRIES, CodePurpose
from backend.infra.db import transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """A code that was typed right, and what it proves; to be used up with the change."""

    person_id: int
    purpose: CodePurpose
    target: str
    code_hash: str


def hash_code(code: str) -> str:
    """As slow as a password's: six digits would fall in a moment to who reads the database."""
    with passwords.pool.slot():
        return passwords.make_hash(code)


def keep_code(
    session: Session, person_id: int, purpose: CodePurpose, *, target: str, code_hash: str
) -> OneTimeCode:
    """A new code in the caller's transaction; the one before it is worthless."""
    # One after the other: two first codes at once would both be inserted.
    session.execute(select(PersonRow.id).where(PersonRow.id == person_id).with_for_update())
    now = clock.now()
    row = OneTimeCode(
        person_id=person_id,
        purpose=purpose,
        code_hash=code_hash,
        target=target,
        tries=0,
        created_at=now,
        expires_at=now + CODE_LIFETIME,
    )
    return session.merge(row)


def check_code(person_id: int, purpose: CodePurpose, typed: str) -> CheckedCode:
    """Count the try, then look at it; InvalidInputError while there are tries left."""
    code_hash, target, tries = _count(person_id, purpose)
    with passwords.pool.slot():
        is_right = passwords.is_right(typed, code_hash)
    if is_right:
        return CheckedCode(person_id, purpose, target, code_hash)
    left = CODE_TRIES - tries
    if left <= 0:
        raise CodeExpiredError
    message = f"验证码不正确，还可再试 {left} 次。请核对最近一封邮件。"
    raise InvalidInputError([{"field": "code", "message": message}])


def use_code(session: Session, checked: CheckedCode) -> None:
    """Use it up in the caller's transaction; of two at once one wins."""
    gone = session.scalar(
        delete(OneTimeCode)
        .where(
            OneTimeCode.person_id == checked.person_id,
            OneTimeCode.purpose == checked.purpose,
            OneTimeCode.code_hash == checked.code_hash,
        )
        .returning(OneTimeCode.person_id)
        .execution_options(synchronize_session=False)
    )
    if gone is None:
        raise CodeExpiredError


def _count(person_id: int, purpose: CodePurpose) -> tuple[str, str, int]:
    with transaction() as session:
        found = session.execute(
            update(OneTimeCode)
            .where(
                OneTimeCode.person_id == person_id,
                OneTimeCode.purpose == purpose,
                OneTimeCode.expires_at > clock.now(),
                OneTimeCode.tries < CODE_TRIES,
            )
            .values(tries=OneTimeCode.tries + 1)
            .returning(OneTimeCode.code_hash, OneTimeCode.target, OneTimeCode.tries)
            .execution_options(synchronize_session=False)
        ).first()
    if found is None:
        raise CodeExpiredError
    return found[0], found[1], found[2]
