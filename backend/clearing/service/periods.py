"""清卡日历: every month of every device (E17, E28)."""

from calendar import monthrange
from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow
from backend.clearing.rules.dates import is_needed, period_state
from backend.clearing.service.devices import visible_devices
from backend.clearing.states import ClearState
from backend.filing import service as filing
from backend.filing.rules import Deadline, Month
from backend.infra.db import db
from backend.kernel import clock

Units = dict[tuple[int, str], list[tuple[ClearUnitRow, ClearSession]]]


def show_periods(person: Person, year: int | None) -> dict[str, Any]:
    """As PeriodsOut: the twelve tax periods of a year, of every device."""
    wanted = year or clock.today().year
    devices = visible_devices(person)
    deadlines = [*filing.list_year(wanted)[1:], filing.list_year(wanted + 1)[0]]
    units = _units([one.id for one in devices], wanted)
    return {
        "year": wanted,
        "devices": [
            {
                "device_id": one.id,
                "label": one.label,
                "months": [_month(one, deadline, units) for deadline in deadlines],
            }
            for one in devices
        ],
    }


def _units(device_ids: list[int], year: int) -> Units:
    rows = db.session.execute(
        select(ClearUnitRow, ClearSession)
        .join(ClearSession, ClearSession.id == ClearUnitRow.session_id)
        .where(
            ClearSession.device_id.in_(device_ids),
            ClearUnitRow.period_end.between(date(year, 1, 1), date(year, 12, 31)),
        )
        .order_by(ClearSession.id)
    )
    found: Units = defaultdict(list)
    for unit, session in rows:
        found[session.device_id or 0, unit.period_end.strftime("%Y-%m")].append((unit, session))
    return found


def _month(device: ClearDevice, deadline: Deadline, units: Units) -> dict[str, Any]:
    filing_month = deadline.month
    period = filing_month.shifted(-1)
    held = units.get((device.id, str(period)), [])
    last = {unit.unit_id: (unit, session) for unit, session in held}
    states = frozenset(unit.state for unit, _ in last.values())
    if ClearState.DONE in states and len(states) > 1:  # not all machines yet
        states -= {ClearState.DONE}
    state = period_state(
        needed=is_needed(device.cycle, filing_month) and not _is_before(device, period),
        states=states,
        filing_month=filing_month,
        deadline=deadline.due_on,
        today=clock.today(),
    )
    done = [session.ended_at for unit, session in held if unit.state is ClearState.DONE]
    ended = max((one for one in done if one is not None), default=None)
    return {
        "month": str(period),
        "state": state,
        "on": ended.astimezone(clock.BEIJING).date() if ended else None,
        "deadline": deadline.due_on,
        "session_id": held[-1][1].session_no if held else None,
    }


def _is_before(device: ClearDevice, period: Month) -> bool:
    """Periods before the device was known, or came into use, are nobody's to clear here."""
    last_day = period.day(monthrange(period.year, period.number)[1])
    first = device.valid_from or device.first_seen_at.astimezone(clock.BEIJING).date()
    known = device.first_seen_at.astimezone(clock.BEIJING).date()
    return last_day < first or Month.of(last_day) < Month.of(known).shifted(-1)
