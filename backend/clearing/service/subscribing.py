"""订阅: whoever may look at clearings may ask to hear how each of them ends (E15)."""

from collections.abc import Sequence

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRole, PersonRow
from backend.accounts.rules import Person, PersonState, Role
from backend.audit import service as audit
from backend.clearing.models import ClearSubscription
from backend.infra.db import after_collisions, db, transaction
from backend.kernel import clock

_LOOKERS = (
    Role.CLEARING_OPERATOR,
    Role.ADMINISTRATOR,
    Role.APPROVER,
    Role.ACCOUNTANT,
    Role.AUDITOR,
)
"""Who may read about clearings (the guard's TAX_BOOKS)."""


def is_subscribed(person: Person) -> bool:
    """Whether this person hears of every clearing that he may see."""
    return db.session.get(ClearSubscription, person.id) is not None


def subscribe(person: Person, *, wants: bool) -> None:
    """From now on, or no more; the same wish twice changes nothing."""
    after_collisions(lambda: _subscribe(person, wants=wants))


def _subscribe(person: Person, *, wants: bool) -> None:
    with transaction() as session:
        has = session.get(ClearSubscription, person.id) is not None
        if has == wants:
            return
        if wants:
            session.add(ClearSubscription(person_id=person.id, since=clock.now()))
        else:
            session.execute(
                delete(ClearSubscription).where(ClearSubscription.person_id == person.id)
            )
        session.flush()
        audit.record(
            session,
            actor_id=person.id,
            action="clearing.subscribed" if wants else "clearing.unsubscribed",
            subject="person",
            subject_id=person.id,
        )


def subscribers(session: Session, company_id: int | None) -> Sequence[int]:
    """Active subscribers who may still look at clearings of this company; None = of any."""
    looking = select(PersonRole.person_id).where(PersonRole.role.in_(_LOOKERS))
    query = (
        select(PersonRow.id)
        .join(ClearSubscription, ClearSubscription.person_id == PersonRow.id)
        .where(PersonRow.state == PersonState.ACTIVE, PersonRow.id.in_(looking))
        .order_by(PersonRow.id)
    )
    if company_id is not None:
        sees_all = select(PersonRole.person_id).where(PersonRole.role == Role.ADMINISTRATOR)
        query = query.where(or_(PersonRow.company_id == company_id, PersonRow.id.in_(sees_all)))
    return session.scalars(query).all()
