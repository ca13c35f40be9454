"""One line of the desk's pre-check, and what makes it an alarm (E1, E2)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from backend.clearing.rules.problems import PROBLEMS

CARD_CODES = {"empty": "QK-103", "busy": "QK-106", "mute": "QK-107", "unsupported": "QK-108"}
"""By the state of a reader."""
_CARD_ALARMS = frozenset({"busy", "mute"})


class Colour(StrEnum):
    """RED stops a start."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Check:
    """One line. ``code`` None = no QK code; ``remedy`` is empty when all is well.

    ``alarm`` names what must be gone, or be acknowledged by a person, before a start; another
    name is another alarm. None = no alarm. ``reader`` None = it concerns the whole desk.
    """

    what: str
    state: Colour = Colour.GREEN
    detail: str = ""
    code: str | None = None
    remedy: str = ""
    cause: str = ""
    alarm: str | None = None
    reader: str | None = None

    def shown(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def trouble(
    what: str,
    code: str,
    *,
    state: Colour = Colour.RED,
    detail: str = "",
    alarm: str | None = None,
    reader: str | None = None,
) -> Check:
    """A line in the words of its QK code."""
    problem = PROBLEMS[code]
    shown = detail or problem.phenomenon
    return Check(what, state, shown, code, problem.remedy, problem.cause, alarm, reader)


def card_trouble(reader: str, state: str) -> Check:
    """Of a reader whose card is none that can be cleared; one that is stuck is an alarm."""
    alarm = f"card_{state}:{reader}" if state in _CARD_ALARMS else None
    code = CARD_CODES[state]
    shown = f"{reader}：{PROBLEMS[code].phenomenon}"
    return trouble("卡", code, detail=shown, alarm=alarm, reader=reader)


def has_red(lines: Sequence[Check]) -> bool:
    """Whether a start must wait."""
    return any(one.state is Colour.RED for one in lines)
