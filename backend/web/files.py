"""Answers that are files: private, never run by the browser, never kept where others look."""

import hashlib
from urllib.parse import quote

from flask import Response, request


def download(content: bytes, name: str, media_type: str) -> Response:
    """The bytes as a download under the name that its sender gave it."""
    return _private(content, media_type, f"attachment; {_named(name)}")


def picture(content: bytes) -> Response:
    """A WebP picture to be shown in a page."""
    response = _private(content, "image/webp", "inline")
    # Kept by the browser, but asked for each time: another person may sign in on this phone.
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hashlib.sha256(content).hexdigest()[:32])
    response.make_conditional(request)
    return response


def _private(content: bytes, media_type: str, disposition: str) -> Response:
    response = Response(content, content_type=media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = disposition
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _named(name: str) -> str:
    """RFC 6266: plain letters for old browsers, the real name for the others."""
    plain = "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in ".-_ ") else "_" for sign in name
    )
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
