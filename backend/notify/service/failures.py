"""投递失败: what could not be delivered for good, for the administrator to 重试 or 放弃."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.accounts.rules import LARGEST_ID
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError
from backend.notify.errors import NotDeadError
from backend.notify.kinds import RULES, Channel, NoticeKind
from backend.notify.models import Delivery, NoticeRow, Robot
from backend.notify.service.telling import ring
from backend.notify.states import DeliveryState
from backend.web.pages import decode_cursor, encode_cursor

_MOST_AT_ONCE = 1000


def list_failures(*, limit: int, cursor: str | None) -> dict[str, Any]:
    """One page {"items", "next_cursor", "dead", "waiting"} of dead deliveries, newest first.

    What was told stays with the person whom it concerns: the list says the kind only.
    """
    query = (
        select(Delivery, NoticeRow.kind, PersonRow.display_name, Robot.name)
        .join(NoticeRow, NoticeRow.id == Delivery.notice_id)
        .join(PersonRow, PersonRow.id == NoticeRow.person_id)
        .outerjoin(Robot, (Robot.id == Delivery.target_id) & (Delivery.channel == Channel.ROBOT))
        .where(Delivery.state == DeliveryState.DEAD)
        .order_by(Delivery.id.desc())
        .limit(limit + 1)
    )
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(Delivery.id < min(max(key[0], 0), LARGEST_ID))
    rows = db.session.execute(query).all()
    next_cursor = encode_cursor(rows[limit - 1][0].id) if len(rows) > limit else None
    return {"items": [_shown(*row) for row in rows[:limit]], "next_cursor": next_cursor} | _counts()


def _shown(
    delivery: Delivery, kind: NoticeKind, person_name: str, robot_name: str | None
) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "channel": delivery.channel,
        "kind_label": RULES[kind].label,
        "to": robot_name if delivery.channel is Channel.ROBOT else person_name,
        "attempts": delivery.attempts,
        "reason": delivery.last_error or "",
        "created_at": delivery.created_at,
        "settled_at": delivery.settled_at,
    }


def _counts() -> dict[str, int]:
    """How many are dead, and how many wait."""
    counted = {
        state: db.session.scalar(
            select(func.count()).select_from(Delivery).where(Delivery.state == state)
        )
        or 0
        for state in (DeliveryState.DEAD, DeliveryState.WAITING)
    }
    return {"dead": counted[DeliveryState.DEAD], "waiting": counted[DeliveryState.WAITING]}


def retry(actor_id: int, delivery_id: int) -> None:
    """Try a dead delivery again, from the beginning."""
    with transaction() as session:
        _refuse_unless_dead(session, delivery_id)
        _revive(session, [delivery_id])
        _record(session, actor_id, "notify.delivery_retried", delivery_id, 1)
    ring([delivery_id])


def retry_all(actor_id: int) -> int:
    """Try the newest thousand dead deliveries again; gives how many. For the end of an outage."""
    dead = (
        select(Delivery.id)
        .where(Delivery.state == DeliveryState.DEAD)
        .order_by(Delivery.id.desc())
        .limit(_MOST_AT_ONCE)
    )
    with transaction() as session:
        revived = _revive(session, session.scalars(dead).all())
        if revived:
            _record(session, actor_id, "notify.deliveries_retried", None, len(revived))
    ring(revived)
    return len(revived)


def give_up(actor_id: int, delivery_id: int) -> None:
    """Let a dead delivery go; the notice stays in the inbox."""
    with transaction() as session:
        _refuse_unless_dead(session, delivery_id)
        session.execute(
            update(Delivery)
            .where(Delivery.id == delivery_id)
            .values(state=DeliveryState.GIVEN_UP, settled_at=clock.now())
            .execution_options(synchronize_session=False)
        )
        _record(session, actor_id, "notify.delivery_given_up", delivery_id, 1)


def _refuse_unless_dead(session: Session, delivery_id: int) -> None:
    if not 0 < delivery_id <= LARGEST_ID:
        raise NotFoundError
    row = session.get(Delivery, delivery_id, with_for_update=True)
    if row is None:
        raise NotFoundError
    if row.state is not DeliveryState.DEAD:
        raise NotDeadError


def _revive(session: Session, delivery_ids: Sequence[int]) -> list[int]:
    revived = session.execute(
        update(Delivery)
        .where(Delivery.id.in_(delivery_ids), Delivery.state == DeliveryState.DEAD)
        .values(
            state=DeliveryState.WAITING,
            next_try_at=clock.now(),
            settled_at=None,
            lease_until=None,
            attempts=0,
            deaths=0,
        )
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return list(revived.scalars())


def _record(
    session: Session, actor_id: int, action: str, delivery_id: int | None, count: int
) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="delivery",
        subject_id=delivery_id,
        facts={"count": count},
    )
