"""Answers that are files: private, never run by the browser, never kept where others look."""

import hashlib
import io
from collections.abc import Iterator
from typing import IO
from urllib.parse import quote

from flask import Response, request

_PIECE = 256 * 1024


def download(content: bytes, name: str, media_type: str) -> Response:
    """The bytes as a download under the name that its sender gave it."""
    return _private(content, media_type, f"attachment; {_named(name)}")


def streamed(file: IO[bytes], name: str, media_type: str, *, is_shown: bool = False) -> Response:
    """An open file, from its beginning, piece by piece; it is closed with the answer.

    ``is_shown``: a browser may show it instead of keeping it; only for files that we made.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(0)

    def pieces() -> Iterator[bytes]:
        with file:
            while piece := file.read(_PIECE):
                yield piece

    disposition = f"{'inline' if is_shown else 'attachment'}; {_named(name)}"
    response = _private(pieces(), media_type, disposition)
    if is_shown:
        # A sandbox would keep the browser's own viewer shut; it lives apart from our pages anyway.
        response.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    response.call_on_close(file.close)  # also when nobody waits for the rest
    response.content_length = size
    return response


def picture(content: bytes, media_type: str = "image/webp") -> Response:
    """A picture to be shown in a page."""
    response = _private(content, media_type, "inline")
    # Kept by the browser, but asked for each time: another person may sign in on this phone.
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hashlib.sha256(content).hexdigest()[:32])
    response.make_conditional(request)
    return response


def _private(content: bytes | Iterator[bytes], media_type: str, disposition: str) -> Response:
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
