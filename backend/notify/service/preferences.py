"""提醒设置: which kinds reach a person how, his quiet hours, and the daily digest."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.notify.kinds import RULES, NoticeKind, group_of
from backend.notify.models import NoticePreference
from backend.notify.rules import QuietHours, Wishes
from backend.notify.service.calendar_feed import show_feed
from backend.notify.service.parts import outlets
from backend.notify.service.subscriptions import list_subscriptions, push_key
from backend.notify.service.wishes import wishes_of


def show_preferences(person: Person) -> dict[str, Any]:
    """Everything that 提醒设置 shows of a person's choices, browsers and calendar."""
    row = db.session.get(NoticePreference, person.id)
    wishes = Wishes() if row is None else wishes_of(row)
    feed = show_feed(person.id)
    return {
        "kinds": [_kind_shown(kind, wishes) for kind in NoticeKind if _may_choose(kind, person)],
        "quiet_from": _clock_time(wishes.quiet.from_minute) if wishes.quiet else None,
        "quiet_to": _clock_time(wishes.quiet.to_minute) if wishes.quiet else None,
        "wants_digest": wishes.wants_digest,
        "push_key": push_key(),
        "subscriptions": list_subscriptions(person.id),
        "sends_mail": bool(outlets().settings.smtp_url),
        "calendar_since": feed.created_at,
        "calendar_read_at": feed.last_read_at,
    }


def _may_choose(kind: NoticeKind, person: Person) -> bool:
    return not RULES[kind].roles or bool(RULES[kind].roles & person.roles)


def _kind_shown(kind: NoticeKind, wishes: Wishes) -> dict[str, Any]:
    return {
        "kind": kind,
        "label": RULES[kind].label,
        "group": group_of(kind),
        "channels": sorted(wishes.channels_of(kind)),
    }


def _clock_time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _minute(clock_time: str) -> int:
    hours, _, minutes = clock_time.partition(":")
    return int(hours) * 60 + int(minutes)


def change_preferences(person_id: int, wish: dict[str, Any]) -> None:
    """Keep all of a person's choices, as PreferencesIn has them.

    What equals the default is not kept, so that it follows when the default changes.
    """
    quiet = None
    if wish["quiet_from"] is not None:
        quiet = QuietHours(_minute(wish["quiet_from"]), _minute(wish["quiet_to"]))
    chosen = {one["kind"]: frozenset(one["channels"]) for one in wish["kinds"]}
    _keep(person_id, Wishes(chosen, quiet, wish["wants_digest"]))


def _keep(person_id: int, wishes: Wishes) -> None:
    with transaction() as session:
        row = session.get(NoticePreference, person_id, with_for_update=True)
        before = Wishes() if row is None else wishes_of(row)
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
