"""The words of the diagnosis: steps, causes with their evidence, and the one act of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backend.kernel.clock import BEIJING


class Step(StrEnum):
    """Where to look, in this order."""

    NETWORK = "network"
    INPUT = "input"
    UPLOAD_RECORD = "upload_record"
    SYNC_DELAY = "sync_delay"
    MAINTENANCE = "maintenance"
    SUPPORT = "support"


class Finding(StrEnum):
    """What looking there gave; ``UNKNOWN`` is no ``CLEAR``."""

    CAUSE = "cause"
    POSSIBLE = "possible"
    CLEAR = "clear"
    UNKNOWN = "unknown"


class Action(StrEnum):
    """The one thing to do about a cause."""

    WAIT = "wait"
    """Nothing: the next try is planned."""
    RETRY = "retry"
    PLAN = "plan"
    """Let it be asked by itself tomorrow."""
    COMPARE = "compare"
    """Look at the fields side by side."""
    OPEN_NEIGHBOUR = "open_neighbour"
    SCAN = "scan"
    """Scan the whole invoice anew."""
    ASK_ISSUER = "ask_issuer"
    """Copy a message for the seller."""
    TELL_ADMIN = "tell_admin"
    """Copy a message for the administrator."""
    BY_HAND = "by_hand"
    """Look at the official site and record what it says."""


class Standing(StrEnum):
    """What the tax office has said so far: 'could not ask' is never 'no'."""

    GOOD = "good"
    NOT_ASKED = "not_asked"
    NO_ANSWER = "no_answer"
    NOT_YET = "not_yet"
    DENIED = "denied"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of evidence: what it is, and what was seen."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why there is no good answer, what says so, and what to do.

    ``is_likely`` False = it may be, nothing speaks against it. ``link_id`` is the invoice that
    ``OPEN_NEIGHBOUR`` opens.
    """

    code: str
    step: Step
    is_likely: bool
    what: str
    action: Action
    facts: tuple[Fact, ...]
    link_id: int | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """One step of the path: its causes, or why there is none."""

    step: Step
    causes: tuple[Cause, ...]
    facts: tuple[Fact, ...] = ()
    is_known: bool = True

    @property
    def finding(self) -> Finding:
        """The step in one word."""
        if any(one.is_likely for one in self.causes):
            return Finding.CAUSE
        if self.causes:
            return Finding.POSSIBLE
        return Finding.CLEAR if self.is_known else Finding.UNKNOWN


def at(instant: datetime) -> str:
    """11-28 14:05 in China."""
    return instant.astimezone(BEIJING).strftime("%m-%d %H:%M")
