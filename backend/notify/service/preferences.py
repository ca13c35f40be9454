"""提醒设置: which kinds reach a person how, his quiet hours, and the daily digest."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.notify.kinds import RULES, Channel, NoticeKind
from backend.notify.models import NoticePreference
from backend.notify.rules import QuietHours, Wishes


def read_wishes(session: Session, people: Collection[int]) -> dict[int, Wishes]:
    """What these people chose; who never chose anything is absent."""
    rows = session.scalars(select(NoticePreference).where(NoticePreference.person_id.in_(people)))
    return {row.person_id: _wishes_of(row) for row in rows}


def show_wishes(person_id: int) -> Wishes:
    """What one person chose."""
    row = db.session.get(NoticePreference, person_id)
    return Wishes() if row is None else _wishes_of(row)


def change_wishes(person_id: int, wishes: Wishes) -> None:
    """Keep all of a person's choices; what equals the default is not kept, so that it follows."""
    with transaction() as session:
        row = session.get(NoticePreference, person_id, with_for_update=True)
        before = Wishes() if row is None else _wishes_of(row)
        if row is None:
            row = NoticePreference(person_id=person_id)
            session.add(row)
        row.choices = {
            kind.value: sorted(channels)
            for kind, channels in wishes.chosen.items()
            if channels != RULES[kind].channels
        }
        row.quiet_from = wishes.quiet.from_minute if wishes.quiet else None
        row.quiet_to = wishes.quiet.to_minute if wishes.quiet else None
        row.wants_digest = wishes.wants_digest
        row.changed_at = clock.now()
        _record(session, person_id, before, wishes)


def _wishes_of(row: NoticePreference) -> Wishes:
    chosen = {
        NoticeKind(kind): frozenset(Channel(one) for one in channels)
        for kind, channels in row.choices.items()
        if kind in NoticeKind.__members__.values()
    }
    quiet = None
    if row.quiet_from is not None and row.quiet_to is not None:
        quiet = QuietHours(row.quiet_from, row.quiet_to)
    return Wishes(chosen, quiet, row.wants_digest)


def _record(session: Session, person_id: int, before: Wishes, after: Wishes) -> None:
    audit.record(
        session,
        actor_id=person_id,
        action="notify.preferences_changed",
        subject="notice_preference",
        subject_id=person_id,
        facts=_facts(before, after),
    )


def _facts(before: Wishes, after: Wishes) -> dict[str, Any]:
    kinds = [
        kind.value for kind in NoticeKind if before.channels_of(kind) != after.channels_of(kind)
    ]
    return {
        "kinds": kinds,
        "quiet": after.quiet is not None,
        "digest": after.wants_digest,
    }
