"""Which state follows which, and what a session with several units is."""

from collections.abc import Iterable, Mapping

from backend.clearing.states import ClearState as State
from backend.clearing.states import Phase

MAIN = tuple(State)[: tuple(State).index(State.DONE) + 1]
"""The way from NEW to DONE."""
SIDE = frozenset(State) - frozenset(MAIN)
ENDED = frozenset({State.DONE, State.ABORTED, State.HALTED, State.SUPERSEDED})
"""Nothing more is done by itself."""
FREES_THE_PERIOD = frozenset({State.ABORTED, State.SUPERSEDED})
"""Another session may take the same unit and period."""
_SHARED = MAIN[: MAIN.index(State.CONFIRMED) + 1]
"""States that a session goes through as a whole, before its units go their own ways."""

PHASE: Mapping[State, Phase] = {
    **dict.fromkeys(MAIN[: MAIN.index(State.LISTED) + 1], Phase.PREPARE),
    **dict.fromkeys(
        MAIN[MAIN.index(State.CONFIRMED) : MAIN.index(State.WRITING) + 1], Phase.OPERATE
    ),
    State.VERIFIED: Phase.VERIFY,
    State.SERVER_CONFIRMED: Phase.VERIFY,
    State.DONE: Phase.CONFIRM,
}


def follows(now: State, then: State) -> bool:
    """Whether a unit or session may go from ``now`` to ``then``; a step is never skipped.

    Back to LISTED goes whoever finds new figures before the write. PARKED is no state of the
    way: it is noted beside the one reached, and left by going on from there.
    """
    if now in ENDED:
        return False
    if then is State.ABORTED:
        return may_abort(now)
    if then in SIDE:
        return True
    if then is State.LISTED:
        return now != State.LISTED and MAIN.index(State.CHECKED) <= MAIN.index(now) <= MAIN.index(
            State.WRITING
        )
    return MAIN.index(then) == MAIN.index(now) + 1 or (now, then) in _SHORT_CUTS


_SHORT_CUTS = frozenset(
    {
        (State.CONFIRMED, State.UPLOADED),  # a device that uploads nothing, or has nothing to
        (State.REPORT_INTENT, State.UPLOADING),  # the report was refused for what was not uploaded
        (State.REPORTED, State.TICKETED),  # compared at once
        (State.WRITING, State.TICKETED),  # the write did not take, or one new ticket is asked for
        (State.TICKETED, State.WAIT_COMPARE),
        (State.TICKETED, State.VERIFIED),  # the device shows the ticket already
        (State.WAIT_COMPARE, State.VERIFIED),
        (State.REPORTED, State.VERIFIED),
        (State.REPORT_INTENT, State.VERIFIED),
    }
)


def may_abort(now: State) -> bool:
    """Before anything left the house; later a session is only parked, halted or gone on with."""
    return now in MAIN and MAIN.index(now) < MAIN.index(State.REPORT_INTENT)


def session_state(units: Iterable[State]) -> State:
    """That of the least advanced unit still on its way; ended units do not hold others up.

    When all have ended: HALTED if one is, else DONE, else SUPERSEDED, else ABORTED.
    """
    states = list(units)
    under_way = [one for one in states if one not in ENDED]
    if under_way:
        return min(under_way, key=MAIN.index)
    for worst in (State.HALTED, State.DONE, State.SUPERSEDED, State.ABORTED):
        if worst in states:
            return worst
    return State.NEW
