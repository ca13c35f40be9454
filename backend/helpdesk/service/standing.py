"""What every verb of the help desk begins with: finding a ticket, and on which side one stands."""

from sqlalchemy.orm import Session

from backend.accounts.rules import LARGEST_ID, SUPPORT_ROLES, Person
from backend.helpdesk.models import Ticket
from backend.helpdesk.states import Side
from backend.infra.db import db
from backend.kernel.errors import NotFoundError


def is_support(person: Person) -> bool:
    """Whether the person answers tickets."""
    return bool(person.roles & SUPPORT_ROLES)


def find_ticket(person: Person, ticket_id: int) -> Ticket:
    """To look at: the owner's and support's; NotFoundError for everybody else."""
    return _seen(db.session(), person, ticket_id)


def lock_ticket(session: Session, person: Person, side: Side, ticket_id: int) -> Ticket:
    """To change, on one side; NotFoundError for who does not stand there."""
    row = _seen(session, person, ticket_id)
    if side is Side.OWNER and row.owner_id != person.id:
        raise NotFoundError
    session.refresh(row, with_for_update=True)
    return row


def _seen(session: Session, person: Person, ticket_id: int) -> Ticket:
    row = session.get(Ticket, ticket_id) if 0 < ticket_id <= LARGEST_ID else None
    if row is None or not (row.owner_id == person.id or is_support(person)):
        raise NotFoundError
    return row
