"""税控设备: noted when a station sees one, and what people decide about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.accounts.models import Company, PersonRow
from backend.accounts.rules import Person, PersonState, Role
from backend.audit import service as audit
from backend.clearing.models import ClearDevice
from backend.clearing.schemas.status import DeviceChangeIn
from backend.clearing.states import Cycle
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError


def find_device(session: Session, card: Mapping[str, Any]) -> ClearDevice | None:
    """The device that a card says it is: the same taxpayer and number, and a machine in common."""
    rows = session.scalars(
        select(ClearDevice)
        .where(
            ClearDevice.taxpayer_no == card["taxpayer_no"],
            ClearDevice.device_no == card["device_no"],
        )
        .order_by(ClearDevice.id)
    ).all()
    machines = set(card["machines"])
    return next((one for one in rows if machines & set(one.machines)), None)


def see_device(session: Session, card: Mapping[str, Any]) -> ClearDevice:
    """Note the device with what the card says of it now; a first one is made known."""
    row = find_device(session, card)
    if row is None:
        row = _make_known(session, card)
    told = {
        "machines": sorted(card["machines"]),
        "taxpayer_name": card.get("taxpayer_name") or row.taxpayer_name,
        "version": card.get("version") or row.version,
        "valid_from": _day(card.get("valid_from")) or row.valid_from,
        "valid_until": _day(card.get("valid_until")) or row.valid_until,
    }
    for name, value in told.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    if clock.now().date() != row.seen_at.date():
        row.seen_at = clock.now()
    return row


def _make_known(session: Session, card: Mapping[str, Any]) -> ClearDevice:
    """Of two stations that see it at one moment one makes it, the other finds it."""
    now = clock.now()
    machines = sorted(card["machines"])
    key = "|".join([card["taxpayer_no"], card["device_no"], machines[0] if machines else ""])
    company_id = session.scalar(
        select(Company.id).where(Company.tax_id == card["taxpayer_no"]).limit(1)
    )
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    session.execute(
        dialect.insert(ClearDevice)
        .values(
            identity_key=key[:120],
            taxpayer_no=card["taxpayer_no"],
            taxpayer_name=card.get("taxpayer_name") or "",
            device_no=card["device_no"],
            machines=machines,
            version=card.get("version") or "",
            company_id=company_id,
            label=card.get("taxpayer_name") or f"税控设备 {card['device_no'][-4:]}",
            cycle=Cycle.MONTHLY,
            first_seen_at=now,
            seen_at=now,
        )
        .on_conflict_do_nothing()
    )
    return session.scalars(select(ClearDevice).where(ClearDevice.identity_key == key[:120])).one()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def visible_devices(person: Person) -> list[ClearDevice]:
    """Of the person's company, and those whose company nobody knows."""
    query = select(ClearDevice).order_by(ClearDevice.id)
    if Role.ADMINISTRATOR not in person.roles:
        query = query.where(
            or_(ClearDevice.company_id.is_(None), ClearDevice.company_id == person.company_id)
        )
    return list(db.session.scalars(query))


def change_device(person: Person, device_id: int, wish: DeviceChangeIn) -> None:
    """Label, responsible person, cycle; a member that was left out stays. NotFoundError."""
    changes = wish.model_dump(exclude_unset=True)
    known = {one.id for one in visible_devices(person)}
    if device_id not in known:
        raise NotFoundError
    with transaction() as session:
        row = session.get_one(ClearDevice, device_id, with_for_update=True)
        _refuse_wrong(session, row, changes)
        before = {name: getattr(row, name) for name in changes}
        for name, value in changes.items():
            setattr(row, name, value)
        audit.record(
            session,
            actor_id=person.id,
            action="clearing.device_changed",
            subject="clear_device",
            subject_id=device_id,
            facts={"before": before, "after": changes},
        )


def _refuse_wrong(session: Session, row: ClearDevice, changes: Mapping[str, Any]) -> None:
    empty = [name for name in ("label", "cycle") if changes.get(name, "") is None]
    if empty:
        raise InvalidInputError([{"field": empty[0], "message": "此项不能为空。"}])
    person_id = changes.get("responsible_id")
    if person_id is None:
        return
    found = session.get(PersonRow, person_id)
    if (
        found is None
        or found.state is not PersonState.ACTIVE
        or (row.company_id is not None and found.company_id != row.company_id)
    ):
        message = "没有找到这位同事，或已停用。请重新选择责任人。"
        raise InvalidInputError([{"field": "responsible_id", "message": message}])
