"""What people chose, as the rules see it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.notify.kinds import Channel, NoticeKind
from backend.notify.models import NoticePreference
from backend.notify.rules import QuietHours, Wishes


def read_wishes(session: Session, people: Collection[int]) -> dict[int, Wishes]:
    """What these people chose; who never chose anything is absent."""
    rows = session.scalars(select(NoticePreference).where(NoticePreference.person_id.in_(people)))
    return {row.person_id: wishes_of(row) for row in rows}


def wishes_of(row: NoticePreference) -> Wishes:
    """The choices in a row."""
    chosen = {
        NoticeKind(kind): frozenset(Channel(one) for one in channels)
        for kind, channels in row.choices.items()
        if kind in NoticeKind.__members__.values()
    }
    quiet = None
    if row.quiet_from is not None and row.quiet_to is not None:
        quiet = QuietHours(row.quiet_from, row.quiet_to)
    return Wishes(chosen, quiet, row.wants_digest)
