"""Units of a session as its journal lists them; who holds a unit and period, holds it alone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.clearing.models import ClearSession, ClearUnitRow
from backend.clearing.rules import order
from backend.clearing.rules.memory import SessionMemory, UnitMemory
from backend.clearing.service.standing import command, note, units_of
from backend.clearing.states import ClearState, CommandKind
from backend.kernel import clock

_FIGURES_KNOWN = order.MAIN.index(ClearState.LISTED)


def follow_units(session: Session, row: ClearSession, memory: SessionMemory) -> None:
    """Bring unit rows up to the journal, and void what was said of figures that are gone."""
    if not memory.units:
        if memory.ending is not None:
            _let_all_go(session, row)
        return
    rows = {one.unit_id: one for one in units_of(session, row.id)}
    for unit in memory.units.values():
        known = rows.pop(unit.unit_id, None)
        _fill(known or _added(session, row, unit), row, unit)
    for left in rows.values():  # seen in the reader at the start, and not on the card's list
        session.delete(left)
    row.is_unlisted = False
    _void_what_changed(session, row, memory)


def _added(session: Session, row: ClearSession, unit: UnitMemory) -> ClearUnitRow:
    """A unit that nobody knew at the start. Whoever comes second gives up: nothing is sent yet."""
    holder = session.scalar(
        select(ClearUnitRow).where(
            ClearUnitRow.unit_id == unit.unit_id,
            ClearUnitRow.period_start == unit.period_start,
            ClearUnitRow.is_living,
        )
    )
    added = ClearUnitRow(session_id=row.id, unit_id=unit.unit_id, is_living=holder is None)
    session.add(added)
    if holder is not None and row.abort_asked_at is None:
        row.abort_asked_at = clock.now()
        command(
            session,
            row.station_id,
            CommandKind.ABORT,
            session_no=row.session_no,
            body={},
            made_by=None,
        )
        text = "这台机器的这一期已在另一次清卡中，本次自动放弃"
        note(session, row, "duplicate", text, unit_id=unit.unit_id, is_error=True)
    return added


def _fill(one: ClearUnitRow, row: ClearSession, unit: UnitMemory) -> None:
    one.label, one.totals = unit.label, unit.totals
    one.period_start, one.period_end = unit.period_start, unit.period_end
    one.fingerprint, one.state, one.code = unit.baseline.fingerprint, unit.state, unit.code
    one.before, one.after, one.was_reset = unit.baseline.control.hex(), unit.after, unit.was_reset
    one.receipt, one.proof_sha256 = unit.receipt, unit.proof
    one.ticket_sha256 = unit.ticket_sha256
    one.limit_date = unit.ticket.new_limit_date if unit.ticket else None
    if unit.state in order.FREES_THE_PERIOD or row.state is ClearState.ABORTED:
        one.is_living = False
        if row.state is ClearState.ABORTED:
            one.state = ClearState.ABORTED


def _let_all_go(session: Session, row: ClearSession) -> None:
    """Ended before there was a list."""
    row.is_unlisted = False
    for one in units_of(session, row.id):
        one.is_living, one.state = False, ClearState.ABORTED


def _void_what_changed(session: Session, row: ClearSession, memory: SessionMemory) -> None:
    """Approval and confirmation stand for figures: other figures, and neither stands (A10)."""
    now = {one.unit_id: one.baseline.fingerprint for one in memory.units.values()}
    for word, name in (("approved", "复核"), ("confirmed", "确认")):
        held = getattr(row, word)
        if held and any(now.get(unit) != one for unit, one in held.items()):
            setattr(row, word, {})
            setattr(row, f"{word}_by", None)
            setattr(row, f"{word}_at", None)
            note(session, row, f"{word}_void", f"数据有变，之前的{name}已作废", is_error=True)


def is_before_list(state: ClearState) -> bool:
    """Whether nobody has figures yet."""
    return state in order.MAIN and order.MAIN.index(state) < _FIGURES_KNOWN
