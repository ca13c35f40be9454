"""发票修复: what stations have read from their devices once more, newest first."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.clearing.models import DeskEntry, DeskStation
from backend.clearing.schemas.desk import JournalEntryIn, SeenCardIn
from backend.clearing.service import telling
from backend.clearing.service.devices import find_device
from backend.clearing.service.status import show_card
from backend.infra.db import db
from backend.kernel.errors import InvalidInputError

_SHOWN = 10
_READ_AFRESH = "restored_from_device"


def list_repairs(person: Person) -> dict[str, Any]:
    """RepairsOut. A reading of a card of another company is left out."""
    query = (
        select(DeskEntry, DeskStation.name)
        .join(DeskStation, DeskStation.id == DeskEntry.station_id)
        # Repairs have names of their own; the range is served by the index on the names.
        .where(DeskEntry.session_no.between("repair-", "repair-~"), DeskEntry.kind == _READ_AFRESH)
        .order_by(DeskEntry.id.desc())
        .limit(_SHOWN)
    )
    rows = db.session.execute(query).all()
    repairs = [_repair(person, entry, name) for entry, name in rows]
    return {"items": [one for one in repairs if one is not None]}


def _repair(person: Person, entry: DeskEntry, station: str) -> dict[str, Any] | None:
    """None for a card that is not the person's, and for what is no reading of a card."""
    try:
        card = SeenCardIn.model_validate(entry.body.get("card")).model_dump()
    except InvalidInputError:
        return None
    shown = show_card(person, card)
    if shown is None:
        return None
    files = entry.body.get("files") or []
    return {
        "id": entry.id,
        "station_name": station,
        "reader": str(entry.body.get("reader", "")),
        "at": entry.received_at,
        "card": shown,
        "file_count": len(files),
        "byte_count": sum(len(one.get("hex", "")) // 2 for one in files),
        "hash": entry.hash,
    }


def told_of_repair(session: Session, station: DeskStation, entry: JournalEntryIn) -> list[int]:
    """Whoever wants to know hears that a card was read once more (H6); outbox rows for ``ring``."""
    if entry.kind != _READ_AFRESH:
        return []
    try:
        card = SeenCardIn.model_validate(entry.body.get("card")).model_dump()
    except InvalidInputError:
        return []
    device = find_device(session, card)
    label = device.label if device else card["taxpayer_name"]
    company_id = device.company_id if device else None
    return telling.tell_restored(session, company_id, label, f"repair:{station.id}:{entry.seq}")
