"""How a network breaks: for the pretend provider and the pretend bureau alike."""

import contextlib
import socket
import struct

from flask import Response, request


def reset_connection() -> Response:
    """Closing with a zero linger sends RST, as a broken network does."""
    connection: socket.socket | None = request.environ.get(
        "gunicorn.socket"
    ) or request.environ.get("werkzeug.socket")
    if connection is not None:
        with contextlib.suppress(OSError):
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            connection.close()
            # A server that still holds the file behind it would answer after all.
            connection.shutdown(socket.SHUT_RDWR)
    return Response(b"", 200)
