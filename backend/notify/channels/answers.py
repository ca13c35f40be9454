"""What became of one try to deliver, and how many are tried at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Sent:
    """The other side took it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The other side said no, and will say it again; ``reason`` is for the administrator."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """There is nobody there any more, and nobody to blame."""

    reason: str


@dataclass(frozen=True, slots=True)
class CouldNotAsk:
    """No answer, or "later": try again, not before ``wait_s`` when the other side named it."""

    reason: str
    wait_s: int = 0
    is_unreachable: bool = False


Answer = Sent | Refused | Gone | CouldNotAsk
Task = TypeVar("Task")


def in_parallel(
    tasks: Sequence[Task], send: Callable[[Task], Answer], side_of: Callable[[Task], str]
) -> list[Answer]:
    """Send all, several at once; gives the answers in the order of ``tasks``.

    ``side_of`` names the other side: one that could not be reached is not waited for again in
    this round, so that a dead server costs one time-out and not one for each task.
    """
    unreached: dict[str, CouldNotAsk] = {}

    def send_unless_dead(task: Task) -> Answer:
        side = side_of(task)
        known = unreached.get(side)
        if known is not None:
            return known
        answer = send(task)
        if isinstance(answer, CouldNotAsk) and answer.is_unreachable:
            unreached[side] = answer
        return answer

    if len(tasks) == 1:
        return [send_unless_dead(tasks[0])]
    with ThreadPoolExecutor(min(_AT_ONCE, max(len(tasks), 1)), "deliver") as pool:
        return list(pool.map(send_unless_dead, tasks))
