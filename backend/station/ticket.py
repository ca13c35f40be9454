"""Whether a clear ticket may be written to the unit that it was fetched for."""

from backend.cards.values import ClearTicket
from backend.clearing.rules.memory import UnitMemory


def wrong_ticket(ticket: ClearTicket, unit: UnitMemory) -> str | None:
    """What is wrong with a ticket for this unit; None when it may be written (QK-402)."""
    old = unit.baseline.control
    if not ticket.payload:
        return "length"
    return _misfit(ticket, unit, old) if unit.is_read_back_exactly else None


def _misfit(ticket: ClearTicket, unit: UnitMemory, old: bytes) -> str | None:
    if len(ticket.payload) != len(old):
        return "length"
    if ticket.payload[:8] != old[:8]:
        return "number"
    if ticket.payload[8] != old[8]:
        return "key id"
    if ticket.payload == old:
        return "not newer"
    if ticket.new_limit_date is not None and ticket.new_limit_date <= unit.period_end:
        return "limit date"
    return None
