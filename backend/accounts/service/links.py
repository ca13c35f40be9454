"""Links that work once: made for a mail, used by one click."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import OneTimeLink, PersonRow
from backend.accounts.rules import LinkPurpose
from backend.accounts.service.sessions import hash_token
from backend.infra.db import db
from backend.kernel import clock, ids


def new_link(session: Session, person_id: int, purpose: LinkPurpose, lifetime: timedelta) -> str:
    """A link in the caller's transaction; gives its token, of which only the hash is kept."""
    token, now = ids.new_token(), clock.now()
    session.add(
        OneTimeLink(
            token_hash=hash_token(token),
            purpose=purpose,
            person_id=person_id,
            created_at=now,
            expires_at=now + lifetime,
        )
    )
    return token


def find_person_of_link(token: str, purpose: LinkPurpose) -> PersonRow | None:
    """Whose open link it is, without using it; None when it is used, too old or unknown."""
    return db.session.scalar(
        select(PersonRow)
        .join(OneTimeLink, OneTimeLink.person_id == PersonRow.id)
        .where(*_open(token, purpose))
    )


def use_link(session: Session, token: str, purpose: LinkPurpose) -> int | None:
    """Its person, or None; one UPDATE finds and uses it: of two clicks at once one wins."""
    person_id: int | None = session.scalar(
        update(OneTimeLink)
        .where(*_open(token, purpose))
        .values(used_at=clock.now())
        .returning(OneTimeLink.person_id)
        .execution_options(synchronize_session=False)
    )
    return person_id


def expire_links(session: Session, person_id: int) -> None:
    """Make every open link of a person worthless."""
    session.execute(
        update(OneTimeLink)
        .where(OneTimeLink.person_id == person_id, OneTimeLink.used_at.is_(None))
        .values(used_at=clock.now())
        .execution_options(synchronize_session=False)
    )


def _open(token: str, purpose: LinkPurpose) -> tuple[ColumnElement[bool], ...]:
    return (
        OneTimeLink.token_hash == hash_token(token),
        OneTimeLink.purpose == purpose,
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > clock.now(),
    )
