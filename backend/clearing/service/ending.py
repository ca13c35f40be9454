"""What follows when a session has ended: rows set free, the device's dates, people told."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.clearing.models import ClearDevice, ClearSession
from backend.clearing.service import telling
from backend.clearing.service.nightly import plan_check
from backend.clearing.service.pausing import lift
from backend.clearing.service.reported import mark_reported
from backend.clearing.service.standing import units_of
from backend.clearing.states import ClearState


def end(session: Session, row: ClearSession, at: datetime) -> list[int]:
    """Note the end in the caller's transaction; gives outbox rows for ``ring``.

    Session, units, our invoices and the device's period change in it together (E26).
    """
    row.ended_at, row.pause, row.detail, row.is_unlisted = at, None, "", False
    lift(row)
    mark_reported(session, row)
    plan_check(session, row)
    _note_dates(session, row)
    audit.record(
        session,
        actor_id=None,
        action="clearing.ended",
        subject="clear_session",
        subject_id=row.id,
        facts={"session": row.session_no, "state": row.state, "code": row.code},
    )
    return telling.tell_ending(session, row)


def _note_dates(session: Session, row: ClearSession) -> None:
    """The bureau's new limit date, and up to which day the device is cleared."""
    if row.device_id is None:
        return
    cleared = [one for one in units_of(session, row.id) if one.state is ClearState.DONE]
    if not cleared:
        return
    device = session.get_one(ClearDevice, row.device_id, with_for_update=True)
    limits = [one.limit_date for one in cleared if one.limit_date is not None]
    if limits:
        device.limit_date = min(limits)
    until = max(one.period_end for one in cleared)
    device.cleared_until = max(until, device.cleared_until or until)
