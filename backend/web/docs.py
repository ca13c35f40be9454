"""/api/docs: the OpenAPI document as a page that needs no script and no outside host."""

from typing import Any

from apiflask import APIFlask
from flask import Response, render_template


def register(app: APIFlask) -> None:
    """Add the page; it renders the application's own document."""

    @app.get("/api/docs")
    @app.doc(hide=True)
    def api_docs() -> Response:
        document: dict[str, Any] = app.spec  # type: ignore[assignment]
        return Response(render_template("api_docs.html", spec=document), mimetype="text/html")
