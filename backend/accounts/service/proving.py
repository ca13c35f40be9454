"""Proof, fresh for one act, that it is the person himself: a mailed code, or his password."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from backend.accounts.errors import CodeExpiredError, TooManyCodesError
from backend.accounts.models import PersonRow
from backend.accounts.rules import CODES_PER_PERSON, CodePurpose, Person, mask_email
from backend.accounts.service import letters, throttle
from backend.accounts.service.changing_password import forget_tries, prove_password
from backend.accounts.service.codes import CheckedCode, check_code, hash_code, keep_code, use_code
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import transaction
from backend.kernel import ids


@dataclass(frozen=True, slots=True)
class MailedCode:
    """Where the code went, masked, and until when it counts."""

    sent_to: str
    expires_at: datetime


def mail_clearing_code(settings: Settings, person: Person, session_no: str) -> MailedCode:
    """Mail a code that confirms this one clearing. TooManyCodesError."""
    with transaction() as session:
        key = throttle.key_of_person("code", person.id)
        throttle.take(session, key, CODES_PER_PERSON, TooManyCodesError)
    code = ids.new_code()
    code_hash = hash_code(code)
    letter = letters.clearing_code(person.display_name, session_no, code)
    with transaction() as session:
        email = session.get_one(PersonRow, person.id).email
        row = keep_code(
            session,
            person.id,
            CodePurpose.CONFIRM_CLEARING,
            target=session_no,
            code_hash=code_hash,
        )
        mailed = MailedCode(mask_email(email), row.expires_at)
        mail_id = mail.post(session, settings, to=email, subject=letter.subject, body=letter.body)
    mail.ring(mail_id)
    return mailed


@dataclass(frozen=True, slots=True)
class Proof:
    """Looked at already; ``use`` belongs into the transaction of the act. None = by password."""

    person_id: int
    code: CheckedCode | None

    def use(self, session: Session) -> None:
        """A code counts once; after a right password its tries are forgotten."""
        if self.code is None:
            forget_tries(session, self.person_id)
        else:
            use_code(session, self.code)


def prove_by_code(person_id: int, session_no: str, typed: str) -> Proof:
    """InvalidInputError for a wrong code, CodeExpiredError for one of another clearing."""
    checked = check_code(person_id, CodePurpose.CONFIRM_CLEARING, typed)
    if checked.target != session_no:
        raise CodeExpiredError
    return Proof(person_id, checked)


def prove_by_password(person_id: int, typed: str) -> Proof:
    """InvalidInputError of field ``password`` for a wrong one; tries are counted."""
    prove_password(person_id, typed, "password")
    return Proof(person_id, None)
