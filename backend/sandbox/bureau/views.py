"""The pretend bureau over HTTP, and faults of its line on command."""

import base64
import binascii
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from flask import Flask, Response, jsonify, request

from backend.sandbox.broken_line import reset_connection
from backend.sandbox.bureau.office import Office, RefusalError


class LineFault(StrEnum):
    """What the line does to one call."""

    REQUEST_LOST = "request_lost"
    ANSWER_LOST = "answer_lost"
    HTTP_500 = "http_500"
    GARBAGE = "garbage"
    HALF_BODY = "half_body"
    SLOW = "slow"
    BUSY = "busy"


BUSY_S = 120
"""A busy bureau says in how many seconds to come again."""
_AFTER_THE_ACT = frozenset({LineFault.ANSWER_LOST, LineFault.GARBAGE, LineFault.HALF_BODY})


@dataclass
class Line:
    """Faults by path, each for the next so many calls."""

    slow_s: float = 1.0
    orders: dict[str, tuple[LineFault, int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def break_next(self, path: str, fault: LineFault, times: int = 1) -> None:
        """The next calls of this path suffer."""
        with self._lock:
            self.orders[path] = (fault, times)

    def take(self, path: str) -> LineFault | None:
        """The fault of this call."""
        with self._lock:
            fault, times = self.orders.pop(path, (None, 0))
            if fault is not None and times > 1:
                self.orders[path] = (fault, times - 1)
            return fault


def register_bureau(app: Flask, office: Office, line: Line) -> None:
    """Add the bureau's routes to a sandbox server."""

    def route(method: str, path: str, answer: Callable[[], dict[str, Any]]) -> None:
        def view() -> Response:
            return _answered(line, path, answer)

        app.add_url_rule(path, path, view, methods=[method])

    route("GET", "/bureau/time", lambda: {"now": office.now().isoformat(), "sandbox": True})
    route("POST", "/bureau/declarations", lambda: _submit(office))
    route("POST", "/bureau/status", lambda: dict(office.status(*_key())))
    route("POST", "/bureau/tickets", lambda: _ticket(office))
    route("POST", "/bureau/confirmations", lambda: _confirm(office))


def _answered(line: Line, path: str, answer: Callable[[], dict[str, Any]]) -> Response:
    fault = line.take(path)
    pause_if_slow(line, fault)
    if fault is not None and fault is not LineFault.SLOW and fault not in _AFTER_THE_ACT:
        return broken(fault)
    try:
        response = jsonify(answer())
    except RefusalError as refusal:
        response = jsonify({"code": refusal.code, "message": str(refusal)})
        response.status_code = 409
    except (KeyError, TypeError, ValueError, binascii.Error):
        response = jsonify({"code": "QK-402", "message": "沙箱：请求内容不完整。"})
        response.status_code = 422
    return broken(fault) if fault in _AFTER_THE_ACT else response


def is_after_the_act(fault: LineFault) -> bool:
    """Whether the call takes effect before its answer is spoilt."""
    return fault in _AFTER_THE_ACT


def pause_if_slow(line: Line, fault: LineFault | None) -> None:
    """What SLOW means."""
    if fault is LineFault.SLOW:
        time.sleep(line.slow_s)


def broken(fault: LineFault | None) -> Response:
    """The answer that nobody gets whole."""
    match fault:
        case LineFault.HTTP_500:
            return Response("沙箱：内部错误", 500)
        case LineFault.BUSY:
            return Response("沙箱：系统繁忙", 503, headers={"Retry-After": str(BUSY_S)})
        case LineFault.GARBAGE:
            return Response(b"\xff\xfe<html>", 200, content_type="application/json")
        case LineFault.HALF_BODY:
            half = Response(b'{"receipt": "SB', 200, content_type="application/json")
            half.headers["Content-Length"] = "4000"
            half.headers["Connection"] = "close"
            return half
        case _:
            return reset_connection()


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise TypeError("no JSON object")
    return body


def _key() -> tuple[str, date, str]:
    body = _body()
    return str(body["unit_id"]), date.fromisoformat(body["period_start"]), str(body["fingerprint"])


def _submit(office: Office) -> dict[str, Any]:
    body = _body()
    unit_id, start, fingerprint = _key()
    files = {name: base64.b64decode(one, validate=True) for name, one in body["files"].items()}
    period = (start, date.fromisoformat(body["period_end"]))
    return {"receipt": office.submit(unit_id, period, fingerprint, files)}


def _ticket(office: Office) -> dict[str, Any]:
    payload, limit_date = office.ticket(*_key())
    return {
        "payload": base64.b64encode(payload).decode(),
        "limit_date": limit_date.isoformat(),
        "sandbox": True,
    }


def _confirm(office: Office) -> dict[str, Any]:
    office.confirm(*_key())
    return {"ok": True}
