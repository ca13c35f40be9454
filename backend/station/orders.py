"""A command on its way through a thread of the station."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.station.link import Command


@dataclass(frozen=True, slots=True)
class Order:
    """``done`` is called once the command's outcome is in the journal."""

    command: Command
    done: Callable[[], None]
