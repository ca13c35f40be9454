"""Serves the built web client with its headers: CSP, caching, precompressed files."""

from pathlib import Path

from apiflask import APIFlask
from flask import Response, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

CSP = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "font-src 'self' data:; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": CSP,
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_TYPES = {
    ".wasm": "application/wasm",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def register(app: APIFlask, dist: Path) -> None:
    """Serve ``dist``; unknown paths without a dot are the client's own routes."""

    @app.after_request
    def _add_headers(response: Response) -> Response:
        if "Content-Security-Policy" not in response.headers:
            response.headers.extend(_HEADERS)
        if request.path.startswith("/api/") and "Cache-Control" not in response.headers:
            response.headers.add("Cache-Control", "no-store")
        return response

    def _client(path: str = "index.html") -> Response:
        if path.startswith("api/"):
            raise NotFound
        is_file = _is_file(dist, path)
        if not is_file and path != "index.html" and "." in path.rsplit("/", 1)[-1]:
            raise NotFound
        return _static(dist, path if is_file else "index.html")

    app.add_url_rule("/", "client_root", app.doc(hide=True)(_client), methods=["GET"])
    app.add_url_rule("/<path:path>", "client", app.doc(hide=True)(_client), methods=["GET"])


def _is_file(dist: Path, path: str) -> bool:
    try:
        return safe_join(str(dist), path) is not None and (dist / path).is_file()
    except OSError:  # a name longer than any disk takes
        return False


def _static(dist: Path, path: str) -> Response:
    if not (dist / path).is_file():
        return Response("网页尚未构建，请先运行 ./run setup。", 503, mimetype="text/plain")
    encoding, suffix = _best_encoding(dist, path)
    response = send_from_directory(dist, path + suffix, conditional=True, etag=True)
    response.content_type = _TYPES.get(Path(path).suffix, response.content_type)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.vary.add("Accept-Encoding")
    immutable = path.startswith("assets/")
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if immutable else "no-cache"
    )
    return response


def _best_encoding(dist: Path, path: str) -> tuple[str | None, str]:
    for name, suffix in _ENCODINGS:
        if request.accept_encodings.quality(name) and (dist / (path + suffix)).is_file():
            return name, suffix
    return None, ""
