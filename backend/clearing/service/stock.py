"""发票库存: noted when a station sees it, and what people note of 领购, 保管 and 核销 (D4).

Issuing itself (开具) stays in the official software: we only see how many are left.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person, PersonState
from backend.audit import service as audit
from backend.clearing.errors import StockWrittenOffError
from backend.clearing.models import ClearDevice, StockSegment
from backend.clearing.schemas.stock import StockListIn, StockNoteIn, WriteOffIn
from backend.clearing.service.acting import may_operate
from backend.clearing.service.devices import visible_devices
from backend.clearing.service.standing import names_of, ref
from backend.clearing.states import StockState
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.web.pages import decode_cursor, encode_cursor

_OF_ROW = (
    "id", "device_id", "kind", "label", "invoice_code", "first_number", "last_number", "count",
    "left", "first_seen_at", "seen_at", "gone_at", "kept_since", "written_off_on",
    "registration_ref",
)  # fmt: skip


def see_stock(
    session: Session, device: ClearDevice, told: Sequence[Mapping[str, Any]] | None
) -> None:
    """Note what the device tells of its stock now; None = it does not tell, and nothing changes.

    The device is locked: two stations may see it at one moment.
    """
    if told is None:
        return
    session.get_one(ClearDevice, device.id, with_for_update=True)
    known = {
        (one.kind, one.invoice_code, one.last_number): one
        for one in session.scalars(select(StockSegment).where(StockSegment.device_id == device.id))
    }
    for one in told:
        if not one["is_handed_out"]:
            key = (one["kind"], one["invoice_code"], one["last_number"])
            row = known.pop(key, None) or _first_seen(session, device, one)
            _bring_up(row, one)
    for gone in known.values():
        if gone.gone_at is None:
            gone.gone_at, gone.left = clock.now(), 0


def _first_seen(session: Session, device: ClearDevice, told: Mapping[str, Any]) -> StockSegment:
    now = clock.now()
    row = StockSegment(
        device_id=device.id,
        kind=told["kind"],
        label=told["label"],
        invoice_code=told["invoice_code"],
        first_number=told["first_number"],
        last_number=told["last_number"],
        count=_count(told),
        first_seen_at=now,
        seen_at=now,
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        actor_id=None,
        action="clearing.stock_seen",
        subject="stock_segment",
        subject_id=row.id,
        facts={"device": device.label, "code": row.invoice_code, "count": row.count},
    )
    return row


def _count(told: Mapping[str, Any]) -> int:
    if not told["invoice_code"]:
        return int(told["left"] or 0)
    return int(told["last_number"]) - int(told["first_number"]) + 1


def _left(told: Mapping[str, Any]) -> int | None:
    """Where numbers are told, they are what is left; a count that is not told stays unknown."""
    if told["left"] is None and told["invoice_code"]:
        return _count(told)
    return told["left"]  # type: ignore[no-any-return] # JSON of our own station


def _bring_up(row: StockSegment, told: Mapping[str, Any]) -> None:
    row.left, row.gone_at, row.seen_at = _left(told), None, clock.now()
    row.count = max(row.count, _count(told))
    row.label = told["label"] or row.label
    if row.bought_on is None and told["bought_on"]:
        row.bought_on = date.fromisoformat(told["bought_on"])


def list_stock(person: Person, asked: StockListIn) -> dict[str, Any]:
    """As StockPageOut: segments on devices that the person may see, newest first."""
    devices = {one.id: one.label for one in visible_devices(person)}
    query = (
        select(StockSegment)
        .where(StockSegment.device_id.in_(devices))
        .order_by(StockSegment.id.desc())
    )
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        query = query.where(StockSegment.id < key[0])
    if asked.device_id is not None:
        query = query.where(StockSegment.device_id == asked.device_id)
    if asked.state is not None:
        query = query.where(*_STATES[asked.state])
    rows = list(db.session.scalars(query.limit(asked.limit + 1)))
    shown = rows[: asked.limit]
    return {
        "items": _shown(shown, devices),
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > asked.limit else None,
        "may_note": may_operate(person),
    }


_IS_OPEN = StockSegment.written_off_on.is_(None)
_IS_THERE = StockSegment.gone_at.is_(None) & (StockSegment.left.is_(None) | (StockSegment.left > 0))
_STATES: Mapping[StockState, tuple[ColumnElement[bool], ...]] = {
    StockState.IN_STOCK: (_IS_OPEN, _IS_THERE),
    StockState.USED_UP: (_IS_OPEN, ~_IS_THERE),
    StockState.WRITTEN_OFF: (~_IS_OPEN,),
}


def state_of(row: StockSegment) -> StockState:
    """The same in words."""
    if row.written_off_on is not None:
        return StockState.WRITTEN_OFF
    is_there = row.gone_at is None and row.left != 0
    return StockState.IN_STOCK if is_there else StockState.USED_UP


def _shown(rows: Sequence[StockSegment], devices: Mapping[int, str]) -> list[dict[str, Any]]:
    people = [id_ for one in rows for id_ in (one.buyer_id, one.keeper_id, one.written_off_by)]
    names = names_of(db.session(), people)
    return [
        {
            **{name: getattr(one, name) for name in _OF_ROW},
            "device_label": devices[one.device_id],
            "state": state_of(one),
            "bought_on": one.bought_on or one.first_seen_at.astimezone(clock.BEIJING).date(),
            "is_bought_told": one.bought_on is not None,
            "buyer": ref(names, one.buyer_id),
            "keeper": ref(names, one.keeper_id),
            "written_off_by": ref(names, one.written_off_by),
        }
        for one in rows
    ]


def note_stock(person: Person, segment_id: int, wish: StockNoteIn) -> dict[str, Any]:
    """领购 and 保管. NotFoundError, StockWrittenOffError, InvalidInputError."""
    changes = wish.model_dump(exclude_unset=True)
    with transaction() as session:
        row = _lock(session, person, segment_id)
        _refuse_wrong(session, row, changes)
        before = {name: _json(getattr(row, name)) for name in changes}
        for name, value in changes.items():
            setattr(row, name, value)
        after = {name: _json(value) for name, value in changes.items()}
        _record(session, person, row, "clearing.stock_noted", before=before, after=after)
    return _one(person, segment_id)


def write_off(person: Person, segment_id: int, wish: WriteOffIn) -> dict[str, Any]:
    """核销, once, under the reference of the tax system. NotFoundError, StockWrittenOffError."""
    with transaction() as session:
        row = _lock(session, person, segment_id)
        _refuse_wrong(session, row, {"written_off_on": wish.on})
        row.written_off_on, row.written_off_by = wish.on, person.id
        row.registration_ref = wish.registration_ref
        facts = {"left": row.left, **wish.model_dump(mode="json")}
        _record(session, person, row, "clearing.stock_written_off", **facts)
    return _one(person, segment_id)


def _lock(session: Session, person: Person, segment_id: int) -> StockSegment:
    known = [one.id for one in visible_devices(person)]
    row = session.scalar(
        select(StockSegment)
        .where(StockSegment.id == segment_id, StockSegment.device_id.in_(known))
        .with_for_update()
    )
    if row is None:
        raise NotFoundError
    if row.written_off_on is not None:
        raise StockWrittenOffError
    return row


def _refuse_wrong(session: Session, row: StockSegment, changes: Mapping[str, Any]) -> None:
    for name in ("bought_on", "kept_since", "written_off_on"):
        told = changes.get(name)
        if told is not None and told > clock.today():
            raise _invalid("on" if name == "written_off_on" else name, "日期不能晚于今天。")
    device = session.get_one(ClearDevice, row.device_id)
    for name in ("buyer_id", "keeper_id"):
        if changes.get(name) is not None and not _is_ours(session, device, changes[name]):
            raise _invalid(name, "没有找到这位同事，或已停用。请重新选择。")


def _is_ours(session: Session, device: ClearDevice, person_id: int) -> bool:
    found = session.get(PersonRow, person_id)
    if found is None or found.state is not PersonState.ACTIVE:
        return False
    return device.company_id is None or found.company_id == device.company_id


def _json(value: date | int | None) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def _invalid(field: str, message: str) -> InvalidInputError:
    return InvalidInputError([{"field": field, "message": message}])


def _record(session: Session, person: Person, row: StockSegment, action: str, **facts: Any) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=action,
        subject="stock_segment",
        subject_id=row.id,
        facts=facts,
    )


def _one(person: Person, segment_id: int) -> dict[str, Any]:
    devices = {one.id: one.label for one in visible_devices(person)}
    row = db.session.get_one(StockSegment, segment_id)
    return _shown([row], devices)[0]
