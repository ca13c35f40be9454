"""Turns supervisord's log lines into the few that a person at the terminal should see."""

import re
from collections import Counter
from dataclasses import dataclass, field

CANNOT_STAY_UP = 3
_EXITED = re.compile(r"exited: (?P<name>\S+) \((?P<how>.*?); (?:not )?expected\)")
_RUNNING = re.compile(r"success: (?P<name>\S+) entered RUNNING state")
_TROUBLE = re.compile(r"(?:^|[A-Z]{4} )(?P<text>(?:spawnerr|Error): .*)")


@dataclass(frozen=True, slots=True)
class Fall:
    """A child ended by itself, ``times`` in a row without staying up."""

    name: str
    how: str
    times: int

    @property
    def cannot_stay_up(self) -> bool:
        """Whether this has stopped looking like an accident."""
        return self.times >= CANNOT_STAY_UP

    @property
    def is_worth_a_line(self) -> bool:
        """A child that falls for hours fills no screen: told at 1, 2, 3, then each tenth time."""
        return self.times <= CANNOT_STAY_UP or self.times % 10 == 0


@dataclass(slots=True)
class Console:
    """Reads supervisord's log, line by line, and counts the falls of each child."""

    falls: Counter[str] = field(default_factory=Counter)

    def read(self, line: str) -> Fall | str | None:
        """A fall, a message of supervisord's own trouble, or None for a line of no interest."""
        if found := _EXITED.search(line):
            self.falls[found["name"]] += 1
            return Fall(found["name"], found["how"], self.falls[found["name"]])
        if found := _RUNNING.search(line):
            self.falls[found["name"]] = 0
        if found := _TROUBLE.search(line):
            return found["text"]
        return None
