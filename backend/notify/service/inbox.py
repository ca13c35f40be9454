"""消息: a person's notices, read and unread."""

from typing import Any

from sqlalchemy import func, select, update

from backend.accounts.rules import LARGEST_ID
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError
from backend.notify.kinds import RULES
from backend.notify.models import NoticeRow
from backend.web.pages import decode_cursor, encode_cursor

_MOST_COUNTED = 100


def list_notices(
    person_id: int, *, unread_only: bool, limit: int, cursor: str | None
) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of a person's notices, newest first."""
    query = (
        select(NoticeRow)
        .where(NoticeRow.person_id == person_id)
        .order_by(NoticeRow.id.desc())
        .limit(limit + 1)
    )
    if unread_only:
        query = query.where(NoticeRow.read_at.is_(None))
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(NoticeRow.id < min(max(key[0], 0), LARGEST_ID))
    rows = db.session.scalars(query).all()
    return {
        "items": [_shown(row) for row in rows[:limit]],
        "next_cursor": encode_cursor(rows[limit - 1].id) if len(rows) > limit else None,
    }


def _shown(row: NoticeRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "kind_label": RULES[row.kind].label,
        "title": row.title,
        "body": row.body,
        "link": row.link,
        "lines": row.lines or [],
        "created_at": row.created_at,
        "is_read": row.read_at is not None,
    }


def count_unread(person_id: int) -> int:
    """How many a person has not read; counting stops at 100: no badge shows more."""
    unread = (
        select(NoticeRow.id)
        .where(NoticeRow.person_id == person_id, NoticeRow.read_at.is_(None))
        .limit(_MOST_COUNTED)
        .subquery()
    )
    return db.session.scalar(select(func.count()).select_from(unread)) or 0


def mark_read(person_id: int, notice_id: int) -> None:
    """One notice is read; NotFoundError for another person's. Twice is fine."""
    if not 0 < notice_id <= LARGEST_ID:
        raise NotFoundError
    with transaction() as session:
        row = session.get(NoticeRow, notice_id)
        if row is None or row.person_id != person_id:
            raise NotFoundError
        row.read_at = row.read_at or clock.now()


def mark_all_read(person_id: int, up_to_id: int) -> int:
    """全部已读: all that the person has seen listed, not what came since; gives how many."""
    with transaction() as session:
        marked = session.execute(
            update(NoticeRow)
            .where(
                NoticeRow.person_id == person_id,
                NoticeRow.read_at.is_(None),
                NoticeRow.id <= up_to_id,
            )
            .values(read_at=clock.now())
            .returning(NoticeRow.id)
            .execution_options(synchronize_session=False)
        )
        return len(marked.all())
