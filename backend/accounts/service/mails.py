"""The outbox as administrators see it."""

from typing import Any

from sqlalchemy import select

from backend.accounts.rules import LARGEST_ID
from backend.infra.db import db
from backend.infra.mail import Mail, MailState
from backend.web.pages import decode_cursor, encode_cursor


def list_mails(*, limit: int, cursor: str | None) -> dict[str, Any]:
    """One page {"items", "next_cursor"}, newest first.

    Bodies are shown of the mails that nobody sends: the others are for their owners' eyes.
    """
    query = select(Mail).order_by(Mail.id.desc()).limit(limit + 1)
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(Mail.id < min(max(key[0], 0), LARGEST_ID))
    rows = db.session.scalars(query).all()
    next_cursor = encode_cursor(rows[limit - 1].id) if len(rows) > limit else None
    return {"items": [_shown(row) for row in rows[:limit]], "next_cursor": next_cursor}


def _shown(row: Mail) -> dict[str, Any]:
    return {
        "id": row.id,
        "to": row.to,
        "subject": row.subject,
        "body": row.body if row.state is MailState.LOCAL else "",
        "state": row.state,
        "created_at": row.created_at,
        "last_error": row.last_error,
    }
