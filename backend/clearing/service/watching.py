"""The live log of a session: lines after one, at once or as they come (SSE)."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import orjson

from backend.accounts.rules import Person, Role
from backend.clearing.errors import TooManyStreamsError
from backend.clearing.schemas.sessions import ClearLogLineOut
from backend.clearing.service.parts import Streams, clear_desk
from backend.clearing.service.showing import list_lines
from backend.clearing.service.standing import find_session
from backend.infra.closing import closing
from backend.kernel.errors import NotFoundError

LOOK_EVERY_S, COMMENT_EVERY_S, LONGEST_S = 0.15, 15.0, 600.0


def read_log(person: Person, session_no: str, after: int) -> dict[str, Any]:
    """As ClearLogOut; NotFoundError."""
    row = find_session(person, session_no)
    return {
        "lines": list_lines(row.id, after=after),
        "state": row.state,
        "has_ended": row.ended_at is not None,
    }


_READERS = frozenset(
    {
        Role.CLEARING_OPERATOR,
        Role.ADMINISTRATOR,
        Role.APPROVER,
        Role.ACCOUNTANT,
        Role.AUDITOR,
    }
)
"""Who reads about clearings (the guard's TAX_BOOKS), for routes that ask for less."""


def log_extract(person: Person, session_no: str) -> list[str]:
    """The last lines of a session's log and how it stands, as text for a ticket; NotFoundError.

    From the live log, which holds words and codes; entries of the journal name the taxpayer.
    """
    if not person.roles & _READERS:
        raise NotFoundError
    row = find_session(person, session_no)
    head = f"{row.session_no} {row.kind} {row.state} {row.pause or ''} {row.code or ''}"
    return [" ".join(head.split()), *(_as_text(one) for one in list_lines(row.id))]


def _as_text(line: dict[str, Any]) -> str:
    seen = f"{line['at'].isoformat(timespec='seconds')} {line['state']} {line['kind']}"
    return " ".join(f"{seen} {line['unit_id']} {line['code'] or ''} {line['text']}".split())


class LiveLog:
    """One open stream. ``look`` gives new lines after one; it is asked again and again.

    Whoever makes one closes it: it counts against the two that a person may have open.
    """

    def __init__(
        self, streams: Streams, person_id: int, look: Callable[[int], dict[str, Any]]
    ) -> None:
        self._streams = streams
        self._person_id = person_id
        self._look = look
        if not streams.enter(person_id):
            raise TooManyStreamsError

    def close(self) -> None:
        """Nobody listens any more."""
        self._streams.leave(self._person_id)

    def pieces(
        self, after: int, *, now: Callable[[], float] = time.monotonic, longest_s: float = LONGEST_S
    ) -> Iterator[bytes]:
        """Events as text/event-stream, until the session or this process ends, ten minutes at most.

        The page then asks again, after the last line that it has.
        """
        began = spoken = now()
        yield b"retry: 1000\n\n"
        while now() - began < longest_s and not closing.is_set():
            told = self._look(after)
            for line in told["lines"]:
                after = line["id"]
                yield _event(line)
            if told["lines"]:
                spoken = now()
            elif told["has_ended"]:
                yield b"event: ended\ndata: {}\n\n"
                return
            elif now() - spoken >= COMMENT_EVERY_S:
                spoken = now()
                yield b": still here\n\n"
            closing.wait(LOOK_EVERY_S)


def watch(person: Person, look: Callable[[int], dict[str, Any]]) -> LiveLog:
    """A live log of what ``look`` gives; TooManyStreamsError for the third of a person."""
    return LiveLog(clear_desk().streams, person.id, look)


def _event(line: dict[str, Any]) -> bytes:
    shown = ClearLogLineOut.model_validate(line).model_dump(mode="json")
    return b"id: %d\nevent: line\ndata: %s\n\n" % (line["id"], orjson.dumps(shown))
