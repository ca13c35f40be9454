"""到期事项 (H7): certificates, devices and other things with a last day, each with one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.accounts.rules import LARGEST_ID, PersonState
from backend.audit import service as audit
from backend.infra import jobs
from backend.infra.db import db, transaction
from backend.infra.jobs import Claim, JobState, Work
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.notify import rules
from backend.notify.errors import ItemClosedError
from backend.notify.kinds import NoticeKind
from backend.notify.models import DatedItem
from backend.notify.service.notices import Notice
from backend.notify.service.telling import ring, tell
from backend.notify.states import ItemKind
from backend.web.pages import decode_cursor, encode_cursor

WORK = "notify.dated_items"
_FACTS = ("title", "kind", "due_on", "person_id", "lead_days", "note")


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """A dated item as an administrator registers it."""

    title: str
    kind: ItemKind
    due_on: date
    person_id: int
    lead_days: Sequence[int]
    note: str


def list_items(
    *, person_id: int | None, is_closed: bool, limit: int, cursor: str | None
) -> dict[str, Any]:
    """One page {"items", "next_cursor"} by last day; ``person_id`` None = of everybody."""
    query = _with_names().where(DatedItem.is_closed.is_(is_closed))
    if person_id is not None:
        query = query.where(DatedItem.person_id == person_id)
    key = decode_cursor(cursor, int, int)
    place = tuple_(DatedItem.due_on, DatedItem.id)
    if key is not None:
        query = query.where(place > (_day(key[0]), min(max(key[1], 0), LARGEST_ID)))
    query = query.order_by(DatedItem.due_on, DatedItem.id).limit(limit + 1)
    rows = db.session.execute(query).all()
    last = rows[limit - 1][0] if len(rows) > limit else None
    next_cursor = encode_cursor(last.due_on.toordinal(), last.id) if last else None
    return {"items": [_shown(*row) for row in rows[:limit]], "next_cursor": next_cursor}


def show_item(item_id: int) -> dict[str, Any]:
    """One item with its person's name; NotFoundError when there is none."""
    found = None
    if 0 < item_id <= LARGEST_ID:
        found = db.session.execute(_with_names().where(DatedItem.id == item_id)).first()
    if found is None:
        raise NotFoundError
    return _shown(*found)


def add_item(actor_id: int, facts: ItemFacts) -> dict[str, Any]:
    """Register an item; InvalidInputError when nobody active is responsible."""
    with transaction() as session:
        _refuse_person(session, facts.person_id)
        row = DatedItem(is_closed=False, created_at=clock.now(), attempts=0, deaths=0)
        _apply(row, {name: getattr(facts, name) for name in _FACTS})
        session.add(row)
        session.flush()
        _record(session, actor_id, row, "notify.item_added", list(_FACTS))
        item_id = row.id
    return show_item(item_id)


def change_item(actor_id: int, item_id: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change what is named; a new last day (a renewed certificate) reminds anew."""
    show_item(item_id)
    with transaction() as session:
        row = _locked_open(session, item_id)
        if "person_id" in changes:
            _refuse_person(session, changes["person_id"])
        _apply(row, changes)
        _record(session, actor_id, row, "notify.item_changed", sorted(changes))
    return show_item(item_id)


def close_item(actor_id: int, item_id: int) -> dict[str, Any]:
    """办结: it was dealt with and reminds no more; it stays on the list of the closed ones."""
    show_item(item_id)
    with transaction() as session:
        row = _locked_open(session, item_id)
        row.is_closed, row.closed_at = True, clock.now()
        row.state, row.next_try_at, row.lease_until = JobState.DONE, None, None
        _record(session, actor_id, row, "notify.item_closed", [])
    return show_item(item_id)


def remind(claim: Claim) -> None:
    """The worker's part: tell the responsible person how many days are left."""
    with transaction() as session:
        if not jobs.held(session, DatedItem, claim):
            return
        row, now = session.get_one(DatedItem, claim.row_id), clock.now()
        left = rules.latest_step(rules.item_steps(row.due_on, row.lead_days), now)
        told = [] if left is None else tell(session, [_notice_of(row, left)])
        jobs.settle(session, DatedItem, claim, attempts=0, **_planned(row.due_on, row, now))
    ring(told)


def work() -> Work:
    """Dated items as background work."""
    return Work(name=WORK, table=DatedItem, do=remind)


def _planned(due_on: date, row: DatedItem, now: datetime) -> dict[str, Any]:
    next_try_at = rules.next_item_step(due_on, row.lead_days, now)
    state = JobState.DONE if next_try_at is None else JobState.WAITING
    return {"state": state, "next_try_at": next_try_at}


def _notice_of(row: DatedItem, left: int) -> Notice:
    when = f"还有 {left} 天到期" if left > 0 else "今天到期" if left == 0 else "已经到期"
    return Notice(
        person_id=row.person_id,
        kind=NoticeKind.DATED_ITEM,
        title=f"{row.title}{when}",
        body=f"到期日 {row.due_on.isoformat()}，由您负责。{row.note}",
        link="/reminders",
        key=f"dated-item-{row.id}-{row.due_on.isoformat()}-{left}",
    )


def _apply(row: DatedItem, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        setattr(row, name, sorted(set(value), reverse=True) if name == "lead_days" else value)
    planned = _planned(row.due_on, row, clock.now())
    row.state, row.next_try_at, row.lease_until = planned["state"], planned["next_try_at"], None


def _locked_open(session: Session, item_id: int) -> DatedItem:
    row = session.get_one(DatedItem, item_id, with_for_update=True)
    if row.is_closed:
        raise ItemClosedError
    return row


def _refuse_person(session: Session, person_id: int) -> None:
    person = session.get(PersonRow, person_id)
    if person is None or person.state is not PersonState.ACTIVE:
        message = "没有这个在用的人员，请从列表中选择责任人。"
        raise InvalidInputError([{"field": "person_id", "message": message}])


def _with_names() -> Select[DatedItem, str]:
    return select(DatedItem, PersonRow.display_name).join(
        PersonRow, PersonRow.id == DatedItem.person_id
    )


def _shown(row: DatedItem, person_name: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FACTS} | {
        "id": row.id,
        "person_name": person_name,
        "days_left": (row.due_on - clock.today()).days,
        "is_closed": row.is_closed,
        "closed_at": row.closed_at,
    }


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _record(session: Session, actor_id: int, row: DatedItem, action: str, what: list[str]) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="dated_item",
        subject_id=row.id,
        facts={"title": row.title, "due_on": row.due_on.isoformat(), "what": what},
    )
