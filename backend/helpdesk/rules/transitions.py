"""Whose act leads from which state to which."""

from collections.abc import Mapping

from backend.helpdesk.states import Side, TicketAct, TicketState

_OPEN, _ANSWERED, _WAITING = TicketState.OPEN, TicketState.ANSWERED, TicketState.WAITING
_SOLVED, _CLOSED = TicketState.SOLVED, TicketState.CLOSED
LIVING = (_OPEN, _ANSWERED, _WAITING)
ENDED = (_SOLVED, _CLOSED)
_Steps = Mapping[TicketState, TicketState]


def _to(state: TicketState, *before: TicketState) -> _Steps:
    return dict.fromkeys(before, state)


def _stays(*states: TicketState) -> _Steps:
    return {state: state for state in states}


TABLE: Mapping[tuple[Side, TicketAct], _Steps] = {
    (Side.OWNER, TicketAct.REPLY): _to(_OPEN, *LIVING),
    (Side.OWNER, TicketAct.RESOLVE): _to(_SOLVED, *LIVING),
    (Side.OWNER, TicketAct.CLOSE): _to(_CLOSED, *LIVING, _SOLVED),
    (Side.OWNER, TicketAct.REOPEN): _to(_OPEN, *ENDED),
    (Side.OWNER, TicketAct.APPOINT): _stays(*LIVING),
    (Side.OWNER, TicketAct.ATTACH): _stays(*LIVING),
    (Side.OWNER, TicketAct.TRY_STEP): _stays(*LIVING, _SOLVED),
    (Side.SUPPORT, TicketAct.ANSWER): _to(_ANSWERED, *LIVING),
    (Side.SUPPORT, TicketAct.ASK): _to(_WAITING, *LIVING),
    (Side.SUPPORT, TicketAct.RESOLVE): _to(_SOLVED, *LIVING),
    (Side.SUPPORT, TicketAct.CLOSE): _to(_CLOSED, *LIVING, _SOLVED),
    (Side.SUPPORT, TicketAct.APPOINT): _stays(*LIVING),
}
"""What is not here is not allowed; only the owner opens a ticket again."""


def after(side: Side, act: TicketAct, state: TicketState) -> TicketState | None:
    """The state that follows; None when the act is not allowed."""
    return TABLE.get((side, act), {}).get(state)


def allowed(side: Side, state: TicketState) -> list[TicketAct]:
    """What this side may do now."""
    return [act for (one, act), steps in TABLE.items() if one is side and state in steps]
