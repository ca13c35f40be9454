"""One log line a request: route, status, time; never a path with ids, never a body."""

import time
import uuid

import structlog
from apiflask import APIFlask
from flask import Response, g, request

_log = structlog.get_logger("http")


def register(app: APIFlask) -> None:
    """Time every request; its id is X-Request-Id for the client and stands in its log lines."""

    @app.before_request
    def _begin() -> None:
        g.request_id = uuid.uuid4().hex[:16]
        g.began_at = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=g.request_id)

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
        )
        return response
