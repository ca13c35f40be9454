"""What the administrator decides about clearing, and what follows from the time of day."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.clearing.models import ClearSettings
from backend.clearing.schemas.status import ClearSettingsIn
from backend.clearing.schemas.stock import DEFAULT_THRESHOLD
from backend.filing import service as filing
from backend.infra.db import db, transaction
from backend.kernel import clock

_ONLY = 1
_SOON = timedelta(hours=24)
_LAST_DAYS = 3
"""Days before the deadline on which the bureau is crowded."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings in force; the defaults are those of an installation that changed none."""

    needs_approval: bool = False
    most_sessions: int = 3
    maintenance_from: datetime | None = None
    maintenance_until: datetime | None = None
    maintenance_text: str = ""
    peak_from: int = 9
    peak_until: int = 17
    stock_threshold: int = DEFAULT_THRESHOLD
    alarm_hours: int = 24

    def maintenance_now(self, now: datetime) -> str | None:
        """What to say while the bureau is being maintained; None = it is not."""
        begins, ends = self.maintenance_from, self.maintenance_until
        if begins is None or ends is None or not begins <= now < ends:
            return None
        until = ends.astimezone(clock.BEIJING).strftime("%m-%d %H:%M")
        why = self.maintenance_text or "税局系统维护"
        return f"{why}，{until} 结束。期间不开始新的步骤，已做的都在，结束后自动继续。"


def read_settings() -> Rules:
    """From the database, or the defaults."""
    row = db.session.get(ClearSettings, _ONLY)
    if row is None:
        return Rules()
    return Rules(
        row.needs_approval,
        row.most_sessions,
        row.maintenance_from,
        row.maintenance_until,
        row.maintenance_text,
        row.peak_from,
        row.peak_until,
        row.stock_threshold,
        row.alarm_hours,
    )


def change_settings(person: Person, wish: ClearSettingsIn) -> Rules:
    """Counts from the next start on; maintenance at once."""
    with transaction() as session:
        row = session.get(ClearSettings, _ONLY, with_for_update=True)
        if row is None:
            row = ClearSettings(id=_ONLY)
            session.add(row)
        for name, value in wish.model_dump().items():
            setattr(row, name, value)
        row.changed_by, row.changed_at = person.id, clock.now()
        audit.record(
            session,
            actor_id=person.id,
            action="clearing.settings_changed",
            subject="clear_settings",
            subject_id=_ONLY,
            facts=wish.model_dump(mode="json"),
        )
    return read_settings()


def show_settings() -> dict[str, Any]:
    """As ClearSettingsOut."""
    return asdict(read_settings())


def warnings() -> list[dict[str, Any]]:
    """Maintenance and peak hours, as ClearWarningOut."""
    rules, now = read_settings(), clock.now()
    maintenance = rules.maintenance_now(now)
    found: list[dict[str, Any]] = []
    if maintenance is not None:
        found.append(_warning("maintenance", maintenance, rules.maintenance_until, stops=True))
    elif rules.maintenance_from is not None and now < rules.maintenance_from <= now + _SOON:
        begins = rules.maintenance_from.astimezone(clock.BEIJING).strftime("%m-%d %H:%M")
        why = rules.maintenance_text or "税局系统维护"
        text = f"{why}，{begins} 开始。请在此之前办完，或等维护结束。"
        found.append(_warning("maintenance_soon", text, None))
    if _is_peak(rules, now):
        text = (
            f"临近征期截止，{rules.peak_from}:00–{rules.peak_until}:00 税局系统繁忙，"
            "可能变慢；不急可避开这段时间。"
        )
        found.append(_warning("peak_hours", text, _end_of_peak(rules, now)))
    return found


def _warning(
    code: str, message: str, again_at: datetime | None, *, stops: bool = False
) -> dict[str, Any]:
    return {"code": code, "message": message, "stops": stops, "again_at": again_at}


def _is_peak(rules: Rules, now: datetime) -> bool:
    local = now.astimezone(clock.BEIJING)
    left = (filing.next_deadline(local.date()).due_on - local.date()).days
    return left <= _LAST_DAYS and rules.peak_from <= local.hour < rules.peak_until


def _end_of_peak(rules: Rules, now: datetime) -> datetime:
    """The first full hour after it, of the same day in China."""
    today = now.astimezone(clock.BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(hours=rules.peak_until)
