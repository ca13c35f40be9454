"""Faults that a virtual card or its reader can be told to have, each at one moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class FaultKind(StrEnum):
    """What goes wrong."""

    PULLED_BEFORE = "pulled_before"
    """The card is out before it has executed the command."""
    PULLED_AFTER = "pulled_after"
    """It has executed it, and nobody hears the answer."""
    ANSWER_LOST = "answer_lost"
    """As PULLED_AFTER, but the card stays in the reader."""
    MUTE = "mute"
    """It executes nothing and says nothing."""
    STATUS = "status"
    """It executes nothing and answers ``status``."""
    SWAPPED = "swapped"
    """Another card is in the reader from now on."""
    TORN = "torn"
    """Power fails while EF01 is written: the record is neither old nor new."""
    SERVICE_DOWN = "service_down"
    READER_GONE = "reader_gone"
    BUSY = "busy"
    DO = "do"
    """Something else happens first (``action``): a register declares anew, a clock jumps."""


@dataclass(slots=True)
class Fault:
    """One fault, at the ``count``-th command whose instruction byte is ``instruction``.

    ``instruction`` None = any command. It strikes ``times`` in a row.
    """

    kind: FaultKind
    instruction: int | None = None
    count: int = 1
    times: int = 1
    status: int = 0
    action: Callable[[], None] = lambda: None
    seen: int = field(default=0, init=False)

    def strikes(self, apdu: bytes) -> bool:
        """Counts the command; whether this is the moment."""
        if self.instruction is not None and apdu[1] != self.instruction:
            return False
        self.seen += 1
        return self.count <= self.seen < self.count + self.times


CLEAR_INSTRUCTION = 0xE8
"""Instruction byte of C0E8."""
