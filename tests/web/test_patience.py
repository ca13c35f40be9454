"""A client that stops in mid-request costs the server a thread for seconds, not for ever."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from backend.infra import migrate, tls
from backend.infra.config import Settings
from backend.infra.lan import Machine
from tests.supervise.conftest import free_port

HERE = Machine((ip_address("127.0.0.1"),), ("localhost",), "127.0.0.1")
THREADS = 2
Stall = Callable[[socket.socket], None]


@contextmanager
def running(folder: Path, *options: str) -> Iterator[int]:
    """The product under gunicorn with two threads and a second of patience; gives its port."""
    migrate.upgrade(Settings(piaokatong_data=folder))
    port = free_port()
    environment = os.environ | {
        "PIAOKATONG_DATA": str(folder),
        "PORT": str(port),
        "WEB_THREADS": str(THREADS),
        "CLIENT_PATIENCE_S": "1",
    }
    command = (sys.executable, "-m", "gunicorn", "app:app", *options)
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until_open(port)
            yield port
        finally:
            server.terminate()


def wait_until_open(port: int) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.1)


def in_mid_body(client: socket.socket) -> None:
    client.sendall(b"POST /api/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90\r\n\r\n{")


def in_mid_headers(client: socket.socket) -> None:
    client.sendall(b"GET /healthz HTTP/1.1\r\nHo")


def in_mid_handshake(client: socket.socket) -> None:
    client.sendall(b"\x16")


def stall(stack: ExitStack, port: int, how: Stall) -> None:
    """As many clients as there are threads, and one more, stop in the middle."""
    for _ in range(THREADS + 1):
        how(stack.enter_context(socket.create_connection(("127.0.0.1", port))))


def ask(port: int, trusted: ssl.SSLContext | None = None) -> int:
    """Status of /healthz, over HTTPS when there is somebody to trust."""
    if trusted is None:
        server = HTTPConnection("127.0.0.1", port, timeout=30)
    else:
        server = HTTPSConnection("127.0.0.1", port, timeout=30, context=trusted)
    with closing(server):
        server.request("GET", "/healthz")
        return server.getresponse().status


@pytest.mark.parametrize("how", [in_mid_body, in_mid_headers])
def test_clients_that_stop_in_mid_request_do_not_stop_the_server(
    tmp_path: Path, how: Stall
) -> None:
    with running(tmp_path) as port, ExitStack() as stack:
        stall(stack, port, how)

        assert ask(port) == 200


def test_phones_that_stop_in_mid_handshake_do_not_stop_the_lan_kit(tmp_path: Path) -> None:
    authority = tls.renew(tmp_path, HERE).authority
    trusted = ssl.create_default_context(cadata=authority.public_bytes(Encoding.DER))
    file = str(tls.server_file(tmp_path))
    with running(tmp_path, "--certfile", file, "--keyfile", file) as port, ExitStack() as stack:
        stall(stack, port, in_mid_handshake)

        assert ask(port, trusted) == 200
