"""CSRF: a request that may change something must come from our own pages.

Browsers say where a request comes from, and no page can forge that: Sec-Fetch-Site (sent to
https and localhost), else Origin, else Referer. A program that is no browser sends none of
them; without a cookie it acts in nobody's name and is let in, with a cookie it must name the
server's own address as Origin. Only the host is compared, since a proxy may end TLS in front.
"""

from urllib.parse import urlsplit

from apiflask import APIFlask
from flask import request

from backend.kernel.errors import DomainError

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_TAKES_NOTHING = frozenset({"/share"})
_DEFAULT_PORTS = frozenset({80, 443})


class ForeignOriginError(DomainError):
    """The request was made by a page of another site."""

    code = "web.foreign_origin"
    status = 403
    message = "请求来自其他网站，为了您的账号安全已拒绝。请从票卡通页面重新操作。"


def register(app: APIFlask) -> None:
    """Check every request before anything else looks at it."""
    app.before_request(_refuse_foreign)


def _refuse_foreign() -> None:
    is_harmless = request.method in _SAFE or request.path in _TAKES_NOTHING
    if not is_harmless and not _is_own():
        raise ForeignOriginError


def _is_own() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    source = request.headers.get("Origin") or request.headers.get("Referer")
    if source is None:
        return not request.cookies
    return _host_of(source) == _host_of(f"{request.scheme}://{request.host}")


def _host_of(url: str) -> tuple[str, int | None] | str:
    """Host and port; a default port of either scheme counts as none. A wrong URL equals none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if host is None:
        return url
    return host, None if port in _DEFAULT_PORTS else port
