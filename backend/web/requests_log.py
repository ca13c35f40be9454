"""One log line a request: route, status, time; never a path with ids, never a body."""

import time

import structlog
from apiflask import APIFlask
from flask import Response, g, request

from backend.infra import incidents, log_lines
from backend.infra.incidents import Failure
from backend.kernel import ids

_log = structlog.get_logger("http")
_UNSEEN = frozenset({"web.database_unavailable"})
"""What cannot be kept, since it is the database that failed: the process's log has it."""


def register(app: APIFlask) -> None:
    """Time every request; its id is X-Request-Id for the client and stands in its log lines.

    The id is the 错误编号 of a problem, too. What failed here or outside (5xx) is kept for
    tickets; a "no" that a person caused is not.
    """
    incidents.use(app)

    @app.before_request
    def _begin() -> None:
        g.request_id = ids.new_error_id()
        g.began_at = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=g.request_id)
        log_lines.listen()

    @app.after_request
    def _log_request(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "")
        if request.path in {"/healthz", "/readyz"}:
            return response
        _log.info(
            "request",
            method=request.method,
            route=str(request.url_rule or "unknown"),
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("began_at", time.perf_counter())) * 1000, 1),
            **_code(response),
        )
        _keep_failure(response, str(app.version))
        return response


def _code(response: Response) -> dict[str, str]:
    return {"code": g.problem_code} if response.status_code >= 400 and "problem_code" in g else {}


def _keep_failure(response: Response, version: str) -> None:
    code = g.get("problem_code")
    if response.status_code < 500 or code is None or code in _UNSEEN:
        return
    incidents.keep(
        Failure(
            error_id=g.request_id,
            code=code,
            status=response.status_code,
            method=request.method,
            route=str(request.url_rule or "unknown"),
            version=version,
        )
    )
