"""Asks the web server whether it is ready, and the LAN kit whether it listens."""

import http.client
import socket
import time

from backend.infra.config import Settings

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - recognised, not bound


def wait_until_ready(settings: Settings, *, timeout_s: float = 60.0) -> bool:
    """True once /readyz answers 200 and every port listens; False after ``timeout_s``."""
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        if _is_ready(settings) and all(map(_listens, _other_addresses(settings))):
            return True
        time.sleep(0.1)
    return False


def _is_ready(settings: Settings) -> bool:
    host = EVERYWHERE.get(settings.host, settings.host)
    connection = http.client.HTTPConnection(host, settings.port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _other_addresses(settings: Settings) -> list[tuple[str, int]]:
    host = EVERYWHERE.get(settings.tls_host, settings.tls_host)
    return [(host, settings.tls_port), (host, settings.onboard_port)] if settings.tls else []


def _listens(address: tuple[str, int]) -> bool:
    try:
        socket.create_connection(address, timeout=2).close()
    except OSError:
        return False
    return True
