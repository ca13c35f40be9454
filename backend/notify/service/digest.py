"""每日摘要: at half past eight, what waits for each person who wants to hear it then."""

from collections.abc import Iterator, Sequence

import structlog
from sqlalchemy import select

from backend.accounts.models import PersonRow
from backend.accounts.rules import PersonState
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock
from backend.notify.kinds import NoticeKind
from backend.notify.models import NoticePreference
from backend.notify.service.notices import Notice
from backend.notify.service.own_dates import OwnDates
from backend.notify.service.parts import Todo, TodoSource, sources
from backend.notify.service.telling import put, ring

_log = structlog.get_logger(__name__)
_AT_ONCE = 100


def send_digests() -> None:
    """Run daily; twice on one day tells nobody twice."""
    for people in _by_hundreds():
        told = [(notice, lines) for one in people for notice, lines in _digest_of(one)]
        end_reading()
        with transaction() as session:
            new = put(session, told)
        ring(new.delivery_ids)


def _by_hundreds() -> Iterator[Sequence[int]]:
    last = 0
    while True:
        people = db.session.scalars(
            select(NoticePreference.person_id)
            .join(PersonRow, PersonRow.id == NoticePreference.person_id)
            .where(
                NoticePreference.wants_digest,
                NoticePreference.person_id > last,
                PersonRow.state == PersonState.ACTIVE,
            )
            .order_by(NoticePreference.person_id)
            .limit(_AT_ONCE)
        ).all()
        if not people:
            return
        last = people[-1]
        yield people


def _digest_of(person_id: int) -> list[tuple[Notice, list[dict[str, str]]]]:
    """One notice with its lines; none when nothing waits, or when a source fails for him."""
    try:
        todos = [one for source in _all_sources() for one in source.todos(person_id)]
    except Exception as error:  # noqa: BLE001 - one person's trouble is not the others'
        _log.error("digest_failed", person_id=person_id, exc_info=error)
        return []
    if not todos:
        return []
    return [(_notice_of(person_id, todos), [_line_of(todo) for todo in todos])]


def _all_sources() -> list[TodoSource]:
    return [OwnDates(), *sources().todos]


def _notice_of(person_id: int, todos: Sequence[Todo]) -> Notice:
    today = clock.today()
    count = sum(todo.count for todo in todos)
    return Notice(
        person_id=person_id,
        kind=NoticeKind.DIGEST,
        title=f"今日待办 {count} 件",
        body=f"{today.month} 月 {today.day} 日，有 {len(todos)} 类事情等您处理。",
        link="/",
        key=f"digest-{today.isoformat()}",
    )


def _line_of(todo: Todo) -> dict[str, str]:
    return {"text": f"{todo.label} {todo.count} {todo.unit}", "link": todo.link}
