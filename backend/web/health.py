"""/healthz: the process answers. /readyz: it can serve people (database and migrations)."""

from collections.abc import Callable

from apiflask import APIFlask
from flask import Response

from backend.web.answers import json_answer
from backend.web.problems import problem


def register(app: APIFlask, is_ready: Callable[[], bool]) -> None:
    """Add both routes; ``is_ready`` asks the database."""

    @app.get("/healthz")
    @app.doc(hide=True)
    def healthz() -> Response:
        return json_answer({"ok": True})

    @app.get("/readyz")
    @app.doc(hide=True)
    def readyz() -> Response:
        if is_ready():
            return json_answer({"ok": True})
        detail = "数据库暂时无法访问，系统稍后会自动恢复。请稍候再试。"
        return problem(503, "web.not_ready", detail, headers={"Retry-After": "5"})
