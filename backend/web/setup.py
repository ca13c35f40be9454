"""Flask settings that every answer depends on."""

from collections.abc import Callable
from typing import Any

from apiflask import APIFlask
from werkzeug.middleware.proxy_fix import ProxyFix

from backend.infra.config import Settings
from backend.web import context, openapi, problems
from backend.web.json import OrjsonProvider

BODY_LIMIT = 12 * 1024 * 1024
"""Bytes of the largest request: one screenshot of 10 MB and its form."""


class _SynchronousAPIFlask(APIFlask):
    """No view is a coroutine: the look at every call, several deep, is spared."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


def build_flask(settings: Settings, version: str) -> APIFlask:
    """An APIFlask without routes: JSON, limits, error answers, OpenAPI address."""
    app = _SynchronousAPIFlask(
        "backend",
        title="票卡通 API",
        version=version,
        spec_path="/api/openapi.json",
        docs_path=None,
        json_errors=False,
        static_folder=None,  # type: ignore[arg-type]  # Flask takes None; APIFlask's hint is narrower
        template_folder="web/templates",
    )
    app.json = OrjsonProvider(app)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    # The parser counts what it holds back of a file, too: 64 KB at a time, and a little more.
    app.config["MAX_FORM_MEMORY_SIZE"] = 4 * 64 * 1024
    context.attach(app, settings)
    problems.register(app)
    openapi.register(app)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app
