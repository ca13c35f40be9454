"""Telling people, in the transaction of what happened: inbox rows and what goes out of the house.

Both stand or fall with the change that they tell of. The worker delivers afterwards.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.infra import jobs
from backend.kernel import clock
from backend.notify.kinds import RULES, Channel
from backend.notify.models import Delivery, NoticeRow, PushSubscription, Robot
from backend.notify.rules import Wishes
from backend.notify.service.notices import Notice
from backend.notify.service.wishes import read_wishes
from backend.notify.states import DeliveryState

WORKS: Mapping[Channel, str] = {channel: f"notify.{channel}" for channel in Channel}
_LONGEST_TITLE = 100
_LONGEST_BODY = 1000
Lines = Sequence[dict[str, str]]


def tell(session: Session, notices: Sequence[Notice]) -> list[int]:
    """Put notices into inboxes and outbox, in the caller's transaction.

    A key that the person knows is skipped without a word. Gives the ids of the new outbox rows
    for ``ring`` after the commit; none when the inbox is all.
    """
    return put(session, [(notice, None) for notice in notices]).delivery_ids


def ring(ids: Sequence[int]) -> None:
    """After the commit: the worker looks into the outbox at once."""
    if ids:
        for name in WORKS.values():
            jobs.ring(name, ids[0])


@dataclass(frozen=True, slots=True)
class Told:
    """What was new: inbox rows, and outbox rows."""

    notice_ids: list[int]
    delivery_ids: list[int]


def put(session: Session, notices: Sequence[tuple[Notice, Lines | None]]) -> Told:
    """As ``tell``; a digest brings lines with links of their own."""
    now = clock.now()
    new = _put_into_inboxes(session, notices, now)
    if not new:
        return Told([], [])
    people = {notice.person_id for notice in new.values()}
    wishes = read_wishes(session, people)
    browsers = _browsers_of(session, people, now)
    groups = _groups(session)
    rows: list[dict[str, Any]] = []
    for notice_id, notice in new.items():
        wish = wishes.get(notice.person_id, Wishes())
        rows += _own_ways(notice_id, notice, wish, browsers, now)
        rows += _group_ways(notice_id, notice, groups, now)
    return Told(list(new), _put_into_outbox(session, rows))


def _put_into_inboxes(
    session: Session, notices: Sequence[tuple[Notice, Lines | None]], now: datetime
) -> dict[int, Notice]:
    """The notices that are new, by id."""
    if not notices:
        return {}
    by_key = {(notice.person_id, notice.key): notice for notice, _ in notices}
    rows = [
        {
            "person_id": notice.person_id,
            "kind": notice.kind,
            "title": _clipped(notice.title, _LONGEST_TITLE),
            "body": _clipped(notice.body, _LONGEST_BODY),
            "link": notice.link,
            "lines": lines,
            "key": notice.key,
            "created_at": now,
        }
        for notice, lines in notices
    ]
    insert = _insert(session, NoticeRow).on_conflict_do_nothing()
    put = session.execute(
        insert.returning(NoticeRow.id, NoticeRow.person_id, NoticeRow.key), rows
    ).all()
    return {row.id: by_key[row.person_id, row.key] for row in sorted(put)}


def _put_into_outbox(session: Session, rows: Sequence[dict[str, Any]]) -> list[int]:
    if not rows:
        return []
    insert = _insert(session, Delivery).on_conflict_do_nothing()
    return sorted(session.execute(insert.returning(Delivery.id), rows).scalars())


def _own_ways(
    notice_id: int,
    notice: Notice,
    wish: Wishes,
    browsers: Mapping[int, Sequence[int]],
    now: datetime,
) -> list[dict[str, Any]]:
    channels = wish.channels_of(notice.kind)
    targets = [(Channel.EMAIL, 0)] if Channel.EMAIL in channels else []
    if Channel.WEBPUSH in channels:
        targets += [(Channel.WEBPUSH, one) for one in browsers.get(notice.person_id, ())]
    due_at = wish.due_at(notice.kind, now)
    return [_outbox_row(notice_id, channel, one, now, due_at) for channel, one in targets]


def _group_ways(
    notice_id: int, notice: Notice, groups: Sequence[Robot], now: datetime
) -> list[dict[str, Any]]:
    return [
        _outbox_row(notice_id, Channel.ROBOT, robot.id, now, now)
        | {"group_key": f"{robot.id}:{notice.key}"}
        for robot in groups
        if notice.kind in robot.kinds and RULES[notice.kind].group_text
    ]


def _outbox_row(
    notice_id: int, channel: Channel, target_id: int, now: datetime, due_at: datetime
) -> dict[str, Any]:
    return {
        "notice_id": notice_id,
        "channel": channel,
        "target_id": target_id,
        "group_key": None,
        "state": DeliveryState.WAITING,
        "created_at": now,
        "next_try_at": due_at,
        "attempts": 0,
        "deaths": 0,
    }


def _browsers_of(session: Session, people: Collection[int], now: datetime) -> dict[int, list[int]]:
    """Subscriptions that can be reached, by person."""
    rows = session.execute(
        select(PushSubscription.person_id, PushSubscription.id)
        .where(
            PushSubscription.person_id.in_(people),
            or_(PushSubscription.paused_until.is_(None), PushSubscription.paused_until <= now),
        )
        .order_by(PushSubscription.id)
    )
    found: dict[int, list[int]] = {}
    for person_id, subscription_id in rows:
        found.setdefault(person_id, []).append(subscription_id)
    return found


def _groups(session: Session) -> Sequence[Robot]:
    return session.scalars(select(Robot).where(Robot.is_active).order_by(Robot.id)).all()


def _insert(session: Session, table: type[NoticeRow] | type[Delivery]) -> Any:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


def _clipped(text: str, longest: int) -> str:
    """Texts of features may hold what people typed: too long a one is cut, visibly."""
    clean = text.replace("\0", " ").strip()
    return clean if len(clean) <= longest else f"{clean[: longest - 1]}…"
