"""A small real server for a station: the calls of docs/reference/desk.md, kept in memory."""

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

from backend.clearing.rules.chain import chain_hash

CODE, TOKEN = "7K3M9QAB", "token-of-the-station"


@dataclass
class DeskServer:
    """What the station told, and what it is to be told."""

    code: str | None = CODE
    token: str = TOKEN
    stop: dict[str, str] | None = None
    pauses: list[dict[str, str]] = field(default_factory=list)
    is_gone: bool = False
    paired: list[dict[str, Any]] = field(default_factory=list)
    commands: list[dict[str, Any]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    heartbeats: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    on_events: Callable[["DeskServer"], None] = lambda _server: None
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self, kind: str, session_id: str | None = None, /, **body: Any) -> None:
        number = len(self.commands) + 1
        told = {"id": number, "kind": kind, "session_id": session_id, "body": body}
        self.commands.append({**told, "created_at": "2026-11-05T04:00:00+00:00"})

    def kinds(self, session_id: str) -> list[str]:
        return [one["kind"] for one in self.entries if one["session_id"] == session_id]

    def states(self, session_id: str) -> dict[str, str]:
        """The last state of each unit."""
        return {
            one["unit_id"]: one["body"]["state"]
            for one in self.entries
            if one["session_id"] == session_id and one["kind"] == "state"
        }

    def ending(self, session_id: str) -> str | None:
        ends = [
            str(one["body"]["state"])
            for one in self.entries
            if one["session_id"] == session_id and one["kind"] == "ended"
        ]
        return ends[-1] if ends else None

    def confirm_list(self, session_id: str) -> None:
        """What the operator does: he confirms the figures that were listed last."""
        listed = [
            one["body"]["units"]
            for one in self.entries
            if one["session_id"] == session_id and one["kind"] == "listed"
        ][-1]
        prints = {one["unit_id"]: one["fingerprint"] for one in listed}
        self.command("confirm", session_id, fingerprints=prints, by="钱多多")

    def take(self, entries: list[dict[str, Any]]) -> Response:
        for entry in entries:
            if entry["seq"] <= len(self.entries):
                if self.entries[entry["seq"] - 1]["hash"] != entry["hash"]:
                    return _problem(409, "desk.journal_forked")
                continue
            assert entry["seq"] == len(self.entries) + 1, "a gap in the journal"
            assert _is_chained(entry, self.entries), "the chain is broken"
            self.entries.append(entry)
        self.on_events(self)
        return jsonify({"until": len(self.entries), "stop": self.stop, "pauses": self.pauses})


def _is_chained(entry: dict[str, Any], before: list[dict[str, Any]]) -> bool:
    import json

    text = json.dumps(entry["body"], ensure_ascii=False, sort_keys=True)
    content = [entry[one] for one in ("session_id", "unit_id", "kind")]
    previous = before[-1]["hash"] if before else "0" * 64
    hashed = chain_hash(previous, *content, text, entry["written_at"])
    return bool(entry["previous"] == previous and entry["hash"] == hashed)


def _problem(status: int, code: str) -> Response:
    response = jsonify({"code": code, "detail": "没有受理"})
    response.status_code = status
    return response


@contextlib.contextmanager
def serving() -> Iterator[DeskServer]:
    """On a port of its own until the end of the test."""
    state = DeskServer()
    server = make_server("127.0.0.1", 0, _app(state), threaded=True)
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _app(state: DeskServer) -> Flask:
    app = Flask("desk server")

    @app.before_request
    def _guard() -> Response | None:
        if state.is_gone:
            return Response("", 502)
        if request.path == "/api/desk/pair":
            return None
        sent = request.headers.get("Authorization")
        return None if sent == f"Bearer {state.token}" else _problem(401, "desk.unknown_station")

    @app.post("/api/desk/pair")
    def _pair() -> tuple[Response, int] | Response:
        told = request.get_json()
        if told["code"] != state.code:
            return _problem(403, "desk.code_not_valid")
        state.code = None
        state.paired.append(told)
        return jsonify({"station_id": "station-1", "token": state.token}), 201

    @app.get("/api/desk/commands")
    def _commands() -> Response:
        after = int(request.args["after"])
        end = time.monotonic() + min(float(request.args["wait"]), 1.0)
        while not (found := state.commands[after:]) and time.monotonic() < end:
            time.sleep(0.02)
        return jsonify({"commands": found, "stop": state.stop, "pauses": state.pauses})

    @app.post("/api/desk/events")
    def _events() -> Response:
        return state.take(request.get_json()["entries"])

    @app.post("/api/desk/heartbeat")
    def _heartbeat() -> Response:
        state.heartbeats.append(request.get_json())
        return jsonify({"stop": state.stop, "pauses": state.pauses})

    _add_files(app, state)
    return app


def _add_files(app: Flask, state: DeskServer) -> None:
    @app.put("/api/desk/sessions/<session_id>/files/<name>")
    def _file(session_id: str, name: str) -> tuple[Response, int] | Response:
        content = request.get_data()
        if hashlib.sha256(content).hexdigest() != request.headers["X-Content-SHA256"]:
            return _problem(422, "desk.file_broken")
        if state.files.setdefault(f"{session_id}/{name}", content) != content:
            return _problem(409, "desk.file_differs")
        return jsonify({}), 201
