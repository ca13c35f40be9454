"""邀请: a link with which one person may sign up, into the company and roles the inviter chose."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session, joinedload

from backend.accounts.errors import InvitationExpiredError
from backend.accounts.models import Invitation, PersonRole, PersonRow
from backend.accounts.rules import (
    INVITATION_LIFETIME,
    LARGEST_ID,
    LINK_LIFETIME,
    PersonState,
    Role,
    normalise_name,
)
from backend.accounts.service import letters
from backend.accounts.service.people import usable_company
from backend.accounts.service.sessions import hash_token
from backend.accounts.service.setting_up import find_organisation_name
from backend.audit import service as audit
from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock, ids
from backend.kernel.errors import InvalidInputError, NotFoundError


@dataclass(frozen=True, slots=True)
class InvitationWish:
    """Who may use it (None = whoever has the link), and what he becomes."""

    email: str | None
    company_id: int | None
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation and its link, which is shown this once."""

    invitation: Invitation
    url: str = field(repr=False)


def invite(settings: Settings, actor_id: int, wish: InvitationWish) -> NewInvitation:
    """Make a link that works once within seven days; it is mailed when there is an address."""
    organisation = find_organisation_name() or ""
    end_reading()
    token, now = ids.new_token(), clock.now()
    mail_id: int | None = None
    with transaction() as session:
        row = Invitation(
            token_hash=hash_token(token),
            email=wish.email,
            company_id=usable_company(session, wish.company_id),
            roles=sorted(wish.roles),
            invited_by=actor_id,
            created_at=now,
            expires_at=now + INVITATION_LIFETIME,
        )
        session.add(row)
        session.flush()
        if wish.email is not None:
            letter = letters.invitation(organisation, settings.effective_public_url, token)
            mail_id = mail.post(
                session, settings, to=wish.email, subject=letter.subject, body=letter.body
            )
        _record(session, "accounts.invited", actor_id, row, roles=row.roles)
        invitation_id = row.id
    if mail_id is not None:
        mail.ring(mail_id)
    url = f"{settings.effective_public_url}/register#{token}"
    return NewInvitation(_whole(Invitation.id == invitation_id)[0], url)


def list_invitations() -> Sequence[Invitation]:
    """Those that can still be used, newest first."""
    return _whole(*_open())


def take_back(actor_id: int, invitation_id: int) -> None:
    """Make it worthless; NotFoundError when it is used or too old already."""
    if not 0 < invitation_id <= LARGEST_ID:
        raise NotFoundError
    with transaction() as session:
        row: Invitation | None = session.scalar(
            update(Invitation)
            .where(Invitation.id == invitation_id, *_open())
            .values(expires_at=clock.now())
            .returning(Invitation)
            .execution_options(synchronize_session=False)
        )
        if row is None:
            raise NotFoundError
        _record(session, "accounts.invitation_taken_back", actor_id, row)


def look_at_invitation(token: str) -> Invitation:
    """An open invitation, without using it; InvitationExpiredError otherwise."""
    found = _whole(Invitation.token_hash == hash_token(token), *_open())
    if not found:
        raise InvitationExpiredError
    return found[0]


def use_invitation(session: Session, token: str, email: str) -> Invitation:
    """Use it up in the caller's transaction; one UPDATE finds and uses it: of two one wins."""
    row: Invitation | None = session.scalar(
        update(Invitation)
        .where(Invitation.token_hash == hash_token(token), *_open())
        .values(used_at=clock.now(), used_by=None)
        .returning(Invitation)
        .execution_options(synchronize_session=False)
    )
    if row is None:
        raise InvitationExpiredError
    if row.email is not None and normalise_name(row.email) != normalise_name(email):
        message = "这个邀请发给了另一个邮箱。请填写收到邀请的邮箱，或请管理员重新邀请。"
        raise InvalidInputError([{"field": "email", "message": message}])
    return row


def reopen(session: Session) -> None:
    """Give back what registrations used that nobody confirmed; before their rows are dropped."""
    session.execute(
        update(Invitation)
        .where(_is_used_in_vain())
        .values(used_at=None, used_by=None)
        .execution_options(synchronize_session=False)
    )


def was_invited(session: Session, person_id: int) -> bool:
    """Whether the person signed up with an invitation."""
    return session.scalar(select(Invitation.id).where(Invitation.used_by == person_id)) is not None


def _whole(*which: ColumnElement[bool]) -> Sequence[Invitation]:
    return db.session.scalars(
        select(Invitation)
        .where(*which)
        .options(joinedload(Invitation.company))
        .order_by(Invitation.id.desc())
    ).all()


def _open() -> tuple[ColumnElement[bool], ...]:
    """Unused, young, and made by somebody who may still invite."""
    return (
        or_(Invitation.used_at.is_(None), _is_used_in_vain()),
        Invitation.expires_at > clock.now(),
        exists().where(
            PersonRow.id == Invitation.invited_by,
            PersonRow.state == PersonState.ACTIVE,
            PersonRole.person_id == PersonRow.id,
            PersonRole.role == Role.ADMINISTRATOR,
        ),
    )


def _is_used_in_vain() -> ColumnElement[bool]:
    """By a registration whose link ran out before it was confirmed."""
    return exists().where(
        PersonRow.id == Invitation.used_by,
        PersonRow.state == PersonState.UNCONFIRMED,
        PersonRow.created_at <= clock.now() - LINK_LIFETIME,
    )


def _record(session: Session, action: str, actor_id: int, row: Invitation, **facts: object) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="invitation",
        subject_id=row.id,
        facts=facts,
    )
