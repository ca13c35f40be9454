"""Claim, lease, back-off and dead letter of rows that stand for work to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, literal, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.kernel import clock


class JobState(StrEnum):
    """A table may have more states of its own; these three mean the same everywhere."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


class JobColumns:
    """Columns of such a row; the table itself declares ``id`` and ``state``.

    ``lease_until`` is set while a worker holds the row and is the worker's proof of holding it.
    ``attempts`` counts claims, ``deaths`` those in a row whose worker never came back.
    """

    next_try_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    deaths: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(String(500))


@dataclass(frozen=True, slots=True)
class Claim:
    """One row held by this worker until ``lease_until``; ``attempt`` counts from 1."""

    row_id: int
    lease_until: datetime
    attempt: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one look found: rows to work on, and ids of rows that became dead letters by it."""

    claims: list[Claim]
    dead_ids: list[int]


DIED = "处理进程多次意外中止，已停止自动重试。请联系管理员查看日志后重试。"


def claim_due(
    session: Session,
    table: Any,
    *,
    lease: timedelta,
    limit: int,
    max_deaths: int,
    row_id: int | None = None,
    only: Sequence[ColumnElement[bool]] = (),
) -> Claimed:
    """Take up to ``limit`` due rows (or the one named, if it is due) in one statement.

    ``only`` narrows the table to the rows of one kind of work.

    A row whose lease has run out was left by a dead worker: it is due again, until that has
    happened ``max_deaths`` times.
    """
    now = clock.now()
    due = select(table.id).where(is_due(table, now), *only)
    due = due.order_by(table.next_try_at, table.id)
    if row_id is not None:
        due = due.where(table.id == row_id)
    chosen = due.limit(limit).with_for_update(skip_locked=True).cte("due")
    deaths = table.deaths + case((table.lease_until.is_not(None), 1), else_=0)
    is_dead = deaths >= max_deaths
    found = session.execute(
        update(table)
        .where(table.id.in_(select(chosen.c.id)))
        .values(
            deaths=deaths,
            attempts=table.attempts + case((is_dead, 0), else_=1),
            state=case((is_dead, JobState.DEAD.value), else_=table.state),
            lease_until=case((is_dead, None), else_=literal(now + lease, table.lease_until.type)),
            last_error=case((is_dead, DIED), else_=table.last_error),
        )
        .returning(table.id, table.lease_until, table.attempts)
        .execution_options(synchronize_session=False)
    )
    rows = found.all()
    return Claimed(
        claims=[Claim(*row) for row in rows if row.lease_until is not None],
        dead_ids=[row.id for row in rows if row.lease_until is None],
    )


def is_due(table: Any, now: datetime) -> ColumnElement[bool]:
    """Waiting, its time come, and held by nobody alive."""
    return and_(
        table.state == JobState.WAITING.value,
        table.next_try_at <= now,
        or_(table.lease_until.is_(None), table.lease_until < now),
    )


def settle(session: Session, table: Any, claim: Claim, **values: Any) -> bool:
    """Write how one try ended and let the row go.

    False, and nothing written, when the lease was lost meanwhile: somebody else has the row.
    """
    settled = session.execute(
        update(table)
        .where(table.id == claim.row_id, table.lease_until == claim.lease_until)
        .values(lease_until=None, deaths=0, **values)
        .returning(table.id)
        .execution_options(synchronize_session=False)
    )
    return settled.first() is not None


def settle_all(
    session: Session, table: Any, claims: Sequence[Claim], **values: Any
) -> frozenset[int]:
    """As ``settle``, for rows claimed together that ended the same way; gives those still held."""
    leases = {claim.lease_until for claim in claims}
    settled = session.execute(
        update(table)
        .where(
            table.id.in_([claim.row_id for claim in claims]),
            table.lease_until.in_(sorted(leases)),
        )
        .values(lease_until=None, deaths=0, **values)
        .returning(table.id)
        .execution_options(synchronize_session=False)
    )
    return frozenset(settled.scalars())


def held(session: Session, table: Any, claim: Claim) -> bool:
    """Whether the claim still holds; locks the row until the end of the transaction."""
    query = select(table.id).where(table.id == claim.row_id, table.lease_until == claim.lease_until)
    return session.execute(query.with_for_update()).first() is not None


def backoff(attempt: int, *, base_s: float, cap_s: float, spread: float) -> timedelta:
    """Pause after failed try ``attempt`` (1, 2, ...): doubling up to ``cap_s``.

    ``spread`` in [0, 1) moves it within its upper half, so that what failed together does not
    come back together.
    """
    full = min(cap_s, base_s * 2.0 ** min(attempt - 1, 60))
    return timedelta(seconds=full * (0.5 + spread / 2))
