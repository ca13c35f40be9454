"""What is true decides: the device's own state against the bureau's, whatever the journal meant.

The table of clearing.md 8.2, for user cards and vendor components alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.cards.values import UnitState as Device
from backend.clearing.states import BureauKnows as Bureau

MOST_SENDS = 3
"""How often one ticket is sent at most, each time after a read that shows the device unchanged."""


class Next(StrEnum):
    """What to do with a unit now."""

    SUBMIT = "submit"
    WAIT = "wait"
    WRITE = "write"
    CONFIRM = "confirm"
    """Tell the bureau the result; the unit is cleared."""
    FINISH = "finish"
    LIST_AGAIN = "list_again"
    """New figures: a person looks and confirms again."""
    ABORT = "abort"
    SUPERSEDE = "supersede"
    CONFIRM_AND_SUPERSEDE = "confirm_and_supersede"
    HALT = "halt"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, with the clearing error code that explains it; None = all is as it should be."""

    next: Next
    code: str | None = None


def _halt(code: str) -> Decision:
    return Decision(Next.HALT, code)


_WAIT = Decision(Next.WAIT)
_FAILED = Decision(Next.WAIT, "QK-303")
_AGAIN = Decision(Next.LIST_AGAIN)
_TABLE: Mapping[Device, Mapping[Bureau, Decision]] = {
    Device.UNCHANGED: {
        Bureau.NONE: Decision(Next.SUBMIT),
        Bureau.RECEIVED: _WAIT,
        Bureau.FAILED: _FAILED,
        Bureau.ISSUED: Decision(Next.WRITE),
        Bureau.CLOSED: _halt("QK-404"),  # the card is older than the bureau's word
        Bureau.OTHER: _halt("QK-306"),
    },
    Device.REDECLARED: {
        Bureau.NONE: _AGAIN,
        Bureau.RECEIVED: _AGAIN,
        Bureau.FAILED: _AGAIN,
        Bureau.ISSUED: _AGAIN,
        Bureau.CLOSED: _halt("QK-404"),
        Bureau.OTHER: _halt("QK-306"),
    },
    Device.UNDECLARED: {
        Bureau.NONE: Decision(Next.ABORT, "QK-301"),
        Bureau.RECEIVED: _halt("QK-404"),
        Bureau.FAILED: _halt("QK-404"),
        Bureau.ISSUED: _halt("QK-404"),
        Bureau.CLOSED: _halt("QK-404"),
        Bureau.OTHER: _halt("QK-306"),
    },
    Device.CLEARED: {
        Bureau.NONE: _halt("QK-306"),
        Bureau.RECEIVED: _halt("QK-306"),
        Bureau.FAILED: _halt("QK-306"),
        Bureau.ISSUED: Decision(Next.CONFIRM),
        Bureau.CLOSED: Decision(Next.FINISH),
        Bureau.OTHER: _halt("QK-306"),
    },
    Device.FOREIGN: {
        Bureau.NONE: _halt("QK-404"),
        Bureau.RECEIVED: _halt("QK-404"),
        Bureau.FAILED: _halt("QK-404"),
        Bureau.ISSUED: _halt("QK-404"),
        Bureau.CLOSED: _halt("QK-404"),
        Bureau.OTHER: _halt("QK-404"),
    },
}


_BY_MONTH: Mapping[Device, Decision] = {
    Device.CLEARED: Decision(Next.CONFIRM),
    Device.FOREIGN: Decision(Next.SUPERSEDE, "QK-204"),
}


def decide(
    device: Device,
    bureau: Bureau,
    *,
    is_bureaus_ticket: bool = False,
    holds_new_figures: bool = False,
    holds_former_figures: bool = False,
    reads_months_only: bool = False,
) -> Decision:
    """The next act for one unit.

    ``is_bureaus_ticket``: what stands on the device is the ticket that the bureau names (its
    hash agrees). ``holds_new_figures``: the declaration that the bureau holds is the one now on
    the device. ``holds_former_figures``: it is one that this session submitted before the figures
    changed and a person confirmed the new ones; the bureau replaces it, or refuses to.
    ``reads_months_only``: the device shows the open month and no ticket (8.3). A later month is
    then the whole truth, whatever its component says of a bureau that it has just told.
    """
    if reads_months_only and device in _BY_MONTH:
        return _BY_MONTH[device]
    if device is Device.FOREIGN and is_bureaus_ticket:
        if bureau is Bureau.ISSUED:
            return Decision(Next.CONFIRM_AND_SUPERSEDE, "QK-204")
        if bureau is Bureau.CLOSED:
            return Decision(Next.SUPERSEDE, "QK-204")
    if device is Device.REDECLARED and bureau is Bureau.OTHER and holds_new_figures:
        return _AGAIN
    if device is Device.UNCHANGED and bureau is Bureau.OTHER and holds_former_figures:
        return Decision(Next.SUBMIT)
    return _TABLE[device][bureau]


def may_send_again(sends: int, device: Device) -> bool:
    """Whether the same ticket may be written once more: read first, and not for ever."""
    return device is Device.UNCHANGED and sends < MOST_SENDS
