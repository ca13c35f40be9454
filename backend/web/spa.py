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
_NOT_SHARED = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>没有收到分享的文件 · 票卡通</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>:root{color-scheme:light dark;font:1rem/1.7 system-ui,sans-serif}
body{max-width:32rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.25rem}</style>
<h1>没有收到分享的文件</h1>
<p>这台手机上的票卡通还没有准备好接收分享，可能刚安装、刚修复过，或浏览器清理过数据。
文件没有上传，仍在原来的应用里。</p>
<p>请先<a href="/upload">打开票卡通</a>，等页面显示后再分享一次；
也可以在那里用「文件」直接选择。</p>
"""
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def register(app: APIFlask, dist: Path) -> None:
    """Serve ``dist``; unknown paths without a dot are the client's own routes.

    What phones share is taken by the service worker; where there is none, a page says what to do.
    """

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

    def _share() -> Response:
        return Response(_NOT_SHARED, 200, mimetype="text/html")

    app.add_url_rule("/share", "share", app.doc(hide=True)(_share), methods=["POST"])
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
