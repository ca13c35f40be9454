"""One change of the set-up at a time."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Organisation


def take_turn(session: Session) -> None:
    """Wait for every other change of the organisation's set-up; until the transaction ends.

    Positions in lists and versions are read, compared and written under it.
    """
    session.execute(select(Organisation.id).with_for_update())
