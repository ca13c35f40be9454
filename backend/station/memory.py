"""What the journal says of one session; the server works it out with the same code."""

from backend.clearing.rules.memory import (
    ONE_MORE_TICKET,
    SessionMemory,
    UnitMemory,
    remember,
    take,
)

__all__ = ["ONE_MORE_TICKET", "SessionMemory", "UnitMemory", "remember", "take"]
