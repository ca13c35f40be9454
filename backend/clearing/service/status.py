"""The start page of the desk: stations, readers, cards, devices, the next date, warnings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person, Role
from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow, DeskStation
from backend.clearing.rules import scope
from backend.clearing.rules.dates import next_filing_month
from backend.clearing.rules.invented import is_invented
from backend.clearing.service.acknowledging import devices_seen
from backend.clearing.service.acting import may_operate
from backend.clearing.service.alarms import alarms_of, shown
from backend.clearing.service.devices import find_device, visible_devices
from backend.clearing.service.hearing import is_alive
from backend.clearing.service.setting import warnings
from backend.clearing.service.shown_totals import totals_of
from backend.clearing.service.standing import is_visible, names_of, ref
from backend.clearing.service.subscribing import is_subscribed
from backend.filing import service as filing
from backend.infra.db import db
from backend.kernel import clock

_SEGMENT = {
    "rolls": None, "left": None, "kind": "", "label": "", "is_handed_out": False, "bought_on": None,
}  # fmt: skip
"""What an older station does not tell of a segment."""
_OF_STATION = ("service", "clock_off_s", "disk_free", "power")
_OF_DEVICE = (
    "id", "label", "taxpayer_no", "taxpayer_name", "device_no", "machines", "version",
    "valid_from", "valid_until", "cycle", "limit_date", "cleared_until", "seen_at",
)  # fmt: skip


def show_status(person: Person) -> dict[str, Any]:
    """As ClearStatusOut."""
    devices = list_devices(person)["items"]
    stations = _stations(person)
    dates = [one["next"] for one in devices if one["next"] is not None]
    cards = [
        reader["card"]
        for station in stations
        for reader in station["readers"]
        if reader["card"] is not None
    ]
    return {
        "stations": stations,
        "devices": devices,
        "next": min(dates, key=lambda one: one["date"], default=None),
        "has_no_device": not devices and not stations,
        "is_sandbox": any(is_invented(one["taxpayer_no"]) for one in [*devices, *cards]),
        "warnings": warnings(),
        "may_operate": may_operate(person),
        "is_subscribed": is_subscribed(person),
        "may_set": Role.ADMINISTRATOR in person.roles,
    }


def list_devices(person: Person) -> dict[str, Any]:
    """As ClearDevicesOut."""
    rows = visible_devices(person)
    names = names_of(db.session(), [one.responsible_id for one in rows])
    return {"items": [_device(one, names) for one in rows]}


def show_device(person: Person, device_id: int) -> dict[str, Any]:
    """One of them, which the person may see."""
    found: dict[str, Any] = next(
        one for one in list_devices(person)["items"] if one["id"] == device_id
    )
    return found


def next_date(device: ClearDevice) -> dict[str, Any] | None:
    """As NextClearingOut: the earlier of 锁死日期 and filing deadline; None = out of use."""
    today = clock.today()
    month = next_filing_month(device.cycle, device.cleared_until, today)
    if month is None:
        return None
    due_on, source = filing.find_deadline(month).due_on, "filing"
    if device.limit_date is not None and device.limit_date < due_on:
        due_on, source = device.limit_date, "bureau"
    return {
        "device_id": device.id,
        "label": device.label,
        "date": due_on,
        "source": source,
        "days_left": (due_on - today).days,
    }


def _device(device: ClearDevice, names: dict[int, str]) -> dict[str, Any]:
    sessions = (
        select(ClearSession)
        .where(ClearSession.device_id == device.id)
        .order_by(ClearSession.id.desc())
    )
    last = db.session.scalars(sessions.limit(1)).first()
    opened = db.session.scalars(sessions.where(ClearSession.ended_at.is_(None)).limit(1)).first()
    return {
        **{name: getattr(device, name) for name in _OF_DEVICE},
        "responsible": ref(names, device.responsible_id),
        "next": next_date(device),
        "open_session_id": opened.session_no if opened else None,
        "open_state": opened.state if opened else None,
        "last_session_id": last.session_no if last else None,
        "last_state": last.state if last else None,
        "last_ended_at": last.ended_at if last else None,
    }


def _stations(person: Person) -> list[dict[str, Any]]:
    rows = db.session.scalars(
        select(DeskStation).where(DeskStation.revoked_at.is_(None)).order_by(DeskStation.id)
    ).all()
    return [_station(person, one) for one in rows]


def _station(person: Person, row: DeskStation) -> dict[str, Any]:
    report = row.report
    return {
        "id": row.id,
        "name": row.name,
        "is_alive": is_alive(row, clock.now()),
        "seen_at": row.seen_at,
        "version": row.version,
        "public_key": row.public_key,
        "versions": report.get("versions", {}),
        **{name: report.get(name) for name in _OF_STATION},
        "readers": [_reader(person, row, one) for one in report.get("readers", [])],
        "checks": [_check(one) for one in report.get("checks", [])],
        "alarms": _alarms(person, row),
        "unsent": report.get("unsent", 0),
        "backup_places": report.get("backup_places", []),
        "printers": report.get("printers", []),
        "hosts": report.get("hosts", []),
    }


def _check(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: told[name] for name in ("what", "state", "detail", "code", "remedy")},
        "is_alarm": told.get("alarm") is not None,
    }


def _alarms(person: Person, row: DeskStation) -> list[dict[str, Any]]:
    session = db.session()
    return shown(session, alarms_of(session, row, devices_seen(session, person, row)))


def _reader(person: Person, station: DeskStation, told: Mapping[str, Any]) -> dict[str, Any]:
    session_no = db.session.scalar(
        select(ClearSession.session_no)
        .where(
            ClearSession.station_id == station.id,
            ClearSession.reader == told["name"],
            ClearSession.ended_at.is_(None),
            is_visible(person),
        )
        .order_by(ClearSession.id.desc())
        .limit(1)
    )
    return {
        "name": told["name"],
        "state": told["state"],
        "card": show_card(person, told.get("card")),
        "session_id": session_no,
    }


def show_card(person: Person, card: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """None also for a card of a company that is not the person's."""
    if card is None:
        return None
    device = find_device(db.session(), card)
    visible = {one.id for one in visible_devices(person)}
    if device is not None and device.id not in visible:
        return None
    return {
        **{name: card.get(name) for name in (
            "taxpayer_no", "taxpayer_name", "device_no", "machines",
            "valid_from", "valid_until", "version",
        )},
        "device_id": device.id if device else None,
        "units": [_unit(one) for one in card["units"]],
        "stock": segments_of(card),
        "invoices": scope.shown(card.get("invoices")),
    }  # fmt: skip


def segments_of(card: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """As StockSegmentOut; None = the card does not tell its stock."""
    stock = card.get("stock")
    return None if stock is None else [_SEGMENT | one for one in stock]


def _unit(told: Mapping[str, Any]) -> dict[str, Any]:
    session_no = db.session.scalar(
        select(ClearSession.session_no)
        .join(ClearUnitRow, ClearUnitRow.session_id == ClearSession.id)
        .where(
            ClearUnitRow.unit_id == told["unit_id"],
            ClearUnitRow.period_start == date.fromisoformat(told["period_start"]),
            ClearUnitRow.is_living,
        )
    )
    return {**told, "totals": totals_of(told["totals"]), "session_id": session_no}
