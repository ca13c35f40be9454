"""People: creating, listing and changing them."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload, selectinload

from backend.accounts.errors import EmailTakenError, LastAdministratorError, UsernameTakenError
from backend.accounts.models import (
    Company,
    DepartmentMember,
    Organisation,
    PersonRole,
    PersonRow,
)
from backend.accounts.rules import LARGEST_ID, NewPerson, Person, PersonState, Role, normalise_name
from backend.accounts.service import letters
from backend.accounts.service.links import expire_links
from backend.accounts.service.sessions import revoke_all
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.web.pages import decode_cursor, encode_cursor

WHOLE = (
    joinedload(PersonRow.company),
    joinedload(PersonRow.membership).joinedload(DepartmentMember.department),
    selectinload(PersonRow.role_rows),
)
"""What a person is shown and changed with."""


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What an administrator changes; None leaves it. ``company_id`` counts if ``has_company``."""

    state: PersonState | None = None
    roles: frozenset[Role] | None = None
    company_id: int | None = None
    has_company: bool = False


def add_person(
    session: Session,
    new: NewPerson,
    *,
    password_hash: str,
    state: PersonState,
    roles: AbstractSet[Role],
    company_id: int | None = None,
) -> PersonRow:
    """A new person in the caller's transaction; the unique constraint on the name decides."""
    now = clock.now()
    row = PersonRow(
        username=new.username,
        username_key=normalise_name(new.username),
        display_name=new.display_name,
        email=new.email,
        email_key=normalise_name(new.email),
        mobile=new.mobile,
        password_hash=password_hash,
        password_set_at=now,
        state=state,
        company_id=company_id,
        created_at=now,
        confirmed_at=None if state is PersonState.UNCONFIRMED else now,
        role_rows=[PersonRole(role=role) for role in sorted(roles)],
    )
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:
        raise UsernameTakenError from error
    return row


def find_person(person_id: int) -> PersonRow:
    """A person with roles and company; NotFoundError when there is none."""
    if not 0 < person_id <= LARGEST_ID:
        raise NotFoundError
    row = db.session.scalar(select(PersonRow).where(PersonRow.id == person_id).options(*WHOLE))
    if row is None:
        raise NotFoundError
    return row


def as_asking(person_id: int) -> Person:
    """The person as a request of his would be seen; NotFoundError when there is none."""
    row = find_person(person_id)
    return Person(
        row.id,
        row.username,
        row.display_name,
        roles=frozenset(row.roles),
        company_id=row.company_id,
    )


def first_administrator() -> Person | None:
    """Who answers for what this machine does by itself; None before the set-up."""
    person_id = db.session.scalar(
        select(PersonRow.id)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(PersonRow.state == PersonState.ACTIVE, PersonRole.role == Role.ADMINISTRATOR)
        .order_by(PersonRow.id)
        .limit(1)
    )
    return None if person_id is None else as_asking(person_id)


def find_confirmed_owner(session: Session, email_key: str) -> str | None:
    """The user name of whoever has proved that the address is his; None while nobody has."""
    username: str | None = session.scalar(
        select(PersonRow.username).where(
            PersonRow.email_key == email_key, PersonRow.state != PersonState.UNCONFIRMED
        )
    )
    return username


def list_people(
    *,
    limit: int,
    cursor: str | None,
    state: PersonState | None = None,
    company_id: int | None = None,
    search: str = "",
) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of people in the order they came; None = any.

    ``search`` is a part of the name or of the user name.
    """
    query = select(PersonRow).options(*WHOLE).order_by(PersonRow.id).limit(limit + 1)
    if state is not None:
        query = query.where(PersonRow.state == state)
    if company_id is not None:
        query = query.where(PersonRow.company_id == company_id)
    if search:
        query = query.where(
            PersonRow.display_name.icontains(search, autoescape=True)
            | PersonRow.username_key.contains(normalise_name(search), autoescape=True)
        )
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(PersonRow.id > min(max(key[0], 0), LARGEST_ID))
    rows = db.session.scalars(query).all()
    next_cursor = encode_cursor(rows[limit - 1].id) if len(rows) > limit else None
    return {"items": rows[:limit], "next_cursor": next_cursor}


def change_person(
    settings: Settings, actor_id: int, person_id: int, change: PersonChange
) -> PersonRow:
    """Apply an administrator's change.

    To activate is to confirm the address for the person; to disable ends his sessions. Who
    waited for approval is told by mail. LastAdministratorError keeps one active administrator.
    """
    mail_id: int | None = None
    find_person(person_id)
    with transaction() as session:
        # One change of people at a time: two administrators who remove each other at the same
        # moment must not both find the other one still there.
        session.execute(select(Organisation.id).with_for_update())
        row = session.get_one(PersonRow, person_id, options=WHOLE, populate_existing=True)
        before = _facts(row)
        _apply(session, row, change)
        _keep_an_administrator(session)
        _record_change(session, actor_id, row, before)
        if before["state"] is PersonState.AWAITING_APPROVAL and row.state is PersonState.ACTIVE:
            mail_id = _tell_approved(session, settings, row)
    if mail_id is not None:
        mail.ring(mail_id)
    return find_person(person_id)


def _tell_approved(session: Session, settings: Settings, row: PersonRow) -> int:
    letter = letters.approved(row.display_name, row.username, settings.effective_public_url)
    return mail.post(session, settings, to=row.email, subject=letter.subject, body=letter.body)


def _apply(session: Session, row: PersonRow, change: PersonChange) -> None:
    if change.roles is not None:
        held = {one.role: one for one in row.role_rows}
        row.role_rows = [held.get(role) or PersonRole(role=role) for role in sorted(change.roles)]
    if change.has_company and change.company_id != row.company_id:
        row.company_id = usable_company(session, change.company_id)
        row.membership = None  # departments are a company's own
    if change.state is not None and change.state is not row.state:
        _set_state(session, row, change.state)


def usable_company(session: Session, company_id: int | None) -> int | None:
    """The id again, when the company exists and is in use."""
    company = None if company_id is None else session.get(Company, company_id)
    if company_id is not None and (company is None or company.is_retired):
        message = "没有这家公司，或已停用。请从列表中选择。"
        raise InvalidInputError([{"field": "company_id", "message": message}])
    return company_id


def still_usable(session: Session, company_id: int | None) -> int | None:
    """The id again, or None when the company was retired since it was chosen."""
    company = None if company_id is None else session.get(Company, company_id)
    return None if company is None or company.is_retired else company.id


def _set_state(session: Session, row: PersonRow, state: PersonState) -> None:
    row.state = state
    if state is PersonState.ACTIVE:
        row.confirmed_at = row.confirmed_at or clock.now()
    try:
        session.flush()
    except IntegrityError as error:
        raise EmailTakenError from error
    if state is PersonState.DISABLED:
        revoke_all(session, row.id)
    expire_links(session, row.id)


def _keep_an_administrator(session: Session) -> None:
    left = session.scalar(
        select(func.count())
        .select_from(PersonRow)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(PersonRow.state == PersonState.ACTIVE, PersonRole.role == Role.ADMINISTRATOR)
    )
    if not left:
        raise LastAdministratorError


def _facts(row: PersonRow) -> dict[str, Any]:
    return {
        "state": row.state,
        "roles": list(row.roles),
        "company_id": row.company_id,
        "department_id": row.membership.department_id if row.membership else None,
    }


def _record_change(session: Session, actor_id: int, row: PersonRow, before: dict[str, Any]) -> None:
    after = _facts(row)
    facts = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if facts:
        audit.record(
            session,
            actor_id=actor_id,
            action="accounts.person_changed",
            subject="person",
            subject_id=row.id,
            facts=facts,
        )
