"""Whether what a request carries was safe from listeners on its way (A6).

Safe is HTTPS, as gunicorn or a trusted proxy (TRUSTED_PROXIES) tells it, and a connection that
never left the machine: from loopback, to a loopback name, asked for by a page of a loopback
name, and not handed on by a proxy whose word nobody trusts.
"""

import ipaddress
from urllib.parse import urlsplit

from flask import request

from backend.web.context import settings

_HANDED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def is_private() -> bool:
    """Whether this request may carry a password."""
    return request.is_secure or never_left_the_machine()


def never_left_the_machine() -> bool:
    """Whether the person sits at the server itself."""
    if settings().trusted_proxies == 0 and any(name in request.headers for name in _HANDED_ON):
        return False
    origin = request.headers.get("Origin")  # a proxy that hides itself still hands this on
    if origin is not None and not _is_loopback(_name_in(origin)):
        return False
    return _is_loopback(request.remote_addr or "") and _is_loopback(_name_in(f"//{request.host}"))


def _name_in(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_loopback(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback
