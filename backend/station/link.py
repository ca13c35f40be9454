"""The calls of a station to its server (docs/reference/desk.md). The station dials out only.

Three answers: done, no (ServerRefusedError), could not ask (ServerGoneError).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import requests

from backend.station.errors import ServerGoneError, ServerRefusedError, StationError
from backend.station.journal import Entry

LARGEST_FILE = 64_000_000
_LARGEST_ANSWER = 4_000_000
_CONNECT_S, _ANSWER_S = 5.0, 20.0
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Stop:
    """Why the station must not begin the next act; ``until`` (ISO 8601) when it ends, if known."""

    code: str
    message: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Pausing:
    """Who has paused a session, when (as the server spells it) and why (may be empty)."""

    by: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person asked for; ids grow."""

    id: int
    kind: str
    session_id: str | None
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What the server said: commands, or up to which entry it has the journal.

    ``pauses``, by session: these stop before their next act, the others do not.
    """

    stop: Stop | None
    pauses: Mapping[str, Pausing]
    commands: tuple[Command, ...] = ()
    until: int = 0


class ServerLink:
    """One line to the server. Not for several threads: each has its own."""

    def __init__(self, server: str, token: str | None, *, ca_file: str = "") -> None:
        self._server = server.rstrip("/")
        self._calls = requests.Session()
        self._calls.trust_env = False
        self._calls.verify = ca_file or True
        if token is not None:
            self._calls.headers["Authorization"] = f"Bearer {token}"

    def pair(self, *, code: str, name: str, public_key: str, version: str) -> tuple[str, str]:
        """Station id and token for a code."""
        body = {"code": code, "name": name, "public_key": public_key, "version": version}
        told = self._ask("POST", "/api/desk/pair", json=body, patience_s=60)
        return _read(lambda: (str(told["station_id"]), str(told["token"])))

    def commands(self, *, after: int, wait_s: int) -> Told:
        """Commands after that one; waits for the first so many seconds."""
        path = f"/api/desk/commands?after={after}&wait={wait_s}"
        told = self._ask("GET", path, patience_s=wait_s)
        return _read(
            lambda: Told(_stop(told), _pauses(told), tuple(map(_command, told["commands"])))
        )

    def send(self, entries: Sequence[Entry]) -> Told:
        """Mirror entries of the journal."""
        told = self._ask("POST", "/api/desk/events", json={"entries": [*map(_wire, entries)]})
        return _read(lambda: Told(_stop(told), _pauses(told), until=int(told["until"])))

    def heartbeat(self, body: Mapping[str, Any]) -> Told:
        """Say how the desk is."""
        told = self._ask("POST", "/api/desk/heartbeat", json=body)
        return _read(lambda: Told(_stop(told), _pauses(told)))

    def put_file(self, session_id: str, file: Path) -> None:
        """Hand a file of a session over; the server keeps it once."""
        content = file.read_bytes()
        path = f"/api/desk/sessions/{quote(session_id, safe='')}/files/{quote(file.name, safe='')}"
        headers = {
            "X-Content-SHA256": hashlib.sha256(content).hexdigest(),
            "Content-Type": "application/octet-stream",
        }
        self._ask("PUT", path, data=content, headers=headers, patience_s=60)

    def _ask(
        self, method: str, path: str, *, patience_s: float = 0, **content: Any
    ) -> dict[str, Any]:
        try:
            answer = self._calls.request(
                method,
                self._server + path,
                timeout=(_CONNECT_S, _ANSWER_S + patience_s),
                allow_redirects=False,
                **content,
            )
            told = answer.json() if 0 < len(answer.content) <= _LARGEST_ANSWER else {}
        except (requests.RequestException, ValueError) as error:
            raise ServerGoneError from error
        if answer.status_code // 100 == 2 and isinstance(told, dict):
            return told
        if answer.status_code // 100 == 4 and isinstance(told, dict) and "code" in told:
            raise ServerRefusedError(answer.status_code, str(told["code"]), _words(told))
        raise ServerGoneError


def checked_server(server: str, *, own: str = "") -> str:
    """The address; StationError when a token would travel in the clear. ``own``: this machine."""
    address = urlsplit(server)
    is_near = address.hostname in _LOOPBACK or server.rstrip("/") == own.rstrip("/")
    if address.scheme == "https" or (address.scheme == "http" and is_near):
        return server.rstrip("/")
    raise StationError(
        "station.server_not_safe",
        f"服务器地址应以 https:// 开头：{server}。只有本机地址可以用 http://。",
    )


def _words(told: Mapping[str, Any]) -> str:
    return str(told.get("detail") or told.get("message") or "服务器没有受理。")[:300]


def _stop(told: Mapping[str, Any]) -> Stop | None:
    stop = told.get("stop")
    if stop is None:
        return None
    until = stop.get("until")
    return Stop(str(stop["code"]), str(stop["message"]), None if until is None else str(until))


def _pauses(told: Mapping[str, Any]) -> dict[str, Pausing]:
    """None from a server that knows of no pauses."""
    return {
        str(one["session_id"]): Pausing(str(one["by"]), str(one["reason"]), str(one["at"]))
        for one in told.get("pauses", ())
    }


def _command(told: Mapping[str, Any]) -> Command:
    return Command(int(told["id"]), str(told["kind"]), told["session_id"], dict(told["body"]))


def _wire(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "session_id": entry.session_id,
        "unit_id": entry.unit_id,
        "kind": entry.kind,
        "body": entry.body,
        "written_at": entry.written_at.isoformat(),
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _read(make: Callable[[], Answer]) -> Answer:
    """An answer of another form is none."""
    try:
        return make()
    except (KeyError, TypeError, ValueError) as error:
        raise ServerGoneError from error
