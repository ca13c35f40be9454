"""Units of a session as its journal lists them; who holds a unit and period, holds it alone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.clearing.models import ClearSession, ClearUnitRow
from backend.clearing.rules import order
from backend.clearing.rules.memory import SessionMemory, UnitMemory
from backend.clearing.service.standing import command, note, units_of
from backend.clearing.states import ClearState, CommandKind
from backend.kernel import clock


def follow_units(session: Session, row: ClearSession, memory: SessionMemory) -> None:
    """Bring unit rows up to the journal, and void what was said of figures that are gone."""
    if not memory.units:
        if memory.ending is not None:
            _let_all_go(session, row)
        return
    rows = {one.unit_id: one for one in units_of(session, row.id)}
    held = [_follow_unit(session, row, unit, rows.pop(unit.unit_id, None))
            for unit in memory.units.values()]  # fmt: skip
    for left in rows.values():  # seen in the reader at the start, and not on the card's list
        session.delete(left)
    row.is_unlisted = False
    session.flush()
    if not all(held):
        _give_up(session, row)
    _void_what_changed(session, row, memory)


def _follow_unit(
    session: Session, row: ClearSession, unit: UnitMemory, known: ClearUnitRow | None
) -> bool:
    """Whether the unit and period is this session's; a period that nobody knew may be taken."""
    is_new = known is None or known.period_start != unit.period_start
    is_free = not is_new or _holder(session, row, unit) is None
    one = known or ClearUnitRow(session_id=row.id, unit_id=unit.unit_id, is_living=True)
    if not is_free:
        one.is_living = False
    _fill(one, row, unit)
    session.add(one)
    return is_free


def _holder(session: Session, row: ClearSession, unit: UnitMemory) -> int | None:
    return session.scalar(
        select(ClearUnitRow.session_id).where(
            ClearUnitRow.unit_id == unit.unit_id,
            ClearUnitRow.period_start == unit.period_start,
            ClearUnitRow.session_id != row.id,
            ClearUnitRow.is_living,
        )
    )


def _give_up(session: Session, row: ClearSession) -> None:
    """Whoever comes second to a unit goes: nothing has been sent yet."""
    if row.abort_asked_at is not None or row.state in order.ENDED:
        return
    row.abort_asked_at = clock.now()
    command(
        session,
        row.station_id,
        CommandKind.ABORT,
        session_no=row.session_no,
        body={},
        made_by=None,
    )
    note(session, row, "duplicate", "同一机器和期间已在另一次清卡中，本次自动放弃", is_error=True)


def _fill(one: ClearUnitRow, row: ClearSession, unit: UnitMemory) -> None:
    one.label, one.totals = unit.label, unit.totals
    one.period_start, one.period_end = unit.period_start, unit.period_end
    one.fingerprint, one.state, one.code = unit.baseline.fingerprint, unit.state, unit.code
    one.before, one.after, one.was_reset = unit.baseline.control.hex(), unit.after, unit.was_reset
    one.receipt, one.proof_sha256 = unit.receipt, unit.proof
    one.ticket_sha256 = unit.ticket_sha256
    one.limit_date = (unit.ticket and unit.ticket.new_limit_date) or unit.limit_date
    if unit.state in order.FREES_THE_PERIOD or row.state is ClearState.ABORTED:
        one.is_living = False
        if row.state is ClearState.ABORTED:
            one.state = ClearState.ABORTED
    _refuse_too_long(one)


def _refuse_too_long(one: ClearUnitRow) -> None:
    """ValueError: the same answer from a database that would cut, and from one that would not."""
    for column in ClearUnitRow.__table__.columns:
        most, told = getattr(column.type, "length", None), getattr(one, column.key)
        if most is not None and isinstance(told, str) and len(told) > most:
            raise ValueError(column.key)


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
