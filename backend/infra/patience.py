"""A client that stops in the middle of a handshake or a request gives its thread back.

gunicorn's threads read from blocking sockets without a limit: as many phones that leave the
network in mid-upload as there are threads would stop the server until its restart.
"""

import ssl
from functools import cache
from socket import socket
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from backend.infra.closing import closing
from backend.infra.config import read_settings


@cache
def _patience_s() -> float:
    return float(read_settings().client_patience_s)


class _Patient(socket):
    """Its blocking mode waits only as long as something moves now and then."""

    def setblocking(self, flag: bool, /) -> None:
        self.settimeout(_patience_s() if flag else 0.0)


class PatientTlsSocket(_Patient, ssl.SSLSocket):
    """What a TLS context makes of a patient socket; set as its ``sslsocket_class``."""


class _PatientListener:
    """Accepts patient sockets."""

    def __init__(self, listener: Any) -> None:
        self._listener = listener

    def accept(self) -> tuple[socket, Any]:
        connection, address = self._listener.accept()
        return _Patient(fileno=connection.detach()), address

    def getsockname(self) -> Any:
        return self._listener.getsockname()


class PatientWorker(ThreadWorker):  # type: ignore[misc] # the library has no types
    """gunicorn's gthread, over patient sockets; streams hear of its end."""

    def accept(self, listener: Any) -> None:
        super().accept(_PatientListener(listener))

    def handle_exit(self, sig: int, frame: Any) -> None:
        closing.set()
        super().handle_exit(sig, frame)
