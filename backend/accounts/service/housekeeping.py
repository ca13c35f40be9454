"""What time makes useless goes: ended sessions, used links, dead registrations, old counts."""

from datetime import timedelta

from sqlalchemy import delete, or_

from backend.accounts.models import (
    Invitation,
    LoginSession,
    OneTimeCode,
    OneTimeLink,
    PersonRow,
)
from backend.accounts.rules import UNCONFIRMED_KEPT, PersonState
from backend.accounts.service import throttle
from backend.infra.db import transaction
from backend.kernel import clock

_KEPT = timedelta(days=30)


def tidy() -> None:
    """Run daily; safe at any time and twice."""
    now = clock.now()
    old = now - _KEPT
    with transaction() as session:
        for statement in (
            delete(LoginSession).where(
                or_(LoginSession.expires_at < now, LoginSession.revoked_at < old)
            ),
            delete(OneTimeLink).where(OneTimeLink.expires_at < old),
            delete(OneTimeCode).where(OneTimeCode.expires_at < now),
            delete(Invitation).where(Invitation.expires_at < old),
            delete(PersonRow).where(
                PersonRow.state == PersonState.UNCONFIRMED,
                PersonRow.created_at < now - UNCONFIRMED_KEPT,
            ),
        ):
            session.execute(statement.execution_options(synchronize_session=False))
        throttle.delete_old(session)
