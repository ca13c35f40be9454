"""The way to a vendor's component on this machine: HTTP or TCP, bounded, one call at a time."""

import http.client
import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from backend.cards.component.messages import LARGEST
from backend.cards.component.profile import Framing
from backend.cards.errors import DeviceTimeoutError, ServiceDownError

_DOWN = (
    "厂商组件没有运行，或端口不对。请启动开票软件的组件服务，核对 COMPONENT_URL，系统会自动继续。"
)
_BROKEN = "厂商组件的回答不完整。请检查组件服务，系统会先读设备再决定下一步。"
_CHUNK = 65536


class ComponentAddressError(ValueError):
    """Not an address on this machine; the text says what is allowed."""


class ComponentLine:
    """``call`` raises ServiceDownError and DeviceTimeoutError only; for several threads."""

    def __init__(self, address: str, *, framing: Framing = "close") -> None:
        parts = urlsplit(address)
        is_known = parts.scheme in {"http", "tcp"} and parts.hostname is not None
        if not is_known or not _is_loopback(parts.hostname or "") or not parts.port:
            raise ComponentAddressError(
                f"{address!r}: only http://127.0.0.1:PORT/PATH or tcp://127.0.0.1:PORT"
            )
        self.address = address
        self._host, self._port = parts.hostname or "", parts.port
        self._path = (parts.path or "/") if parts.scheme == "http" else None
        self._framing = framing
        self._lock = threading.Lock()

    @property
    def is_busy(self) -> bool:
        """Whether a call is on its way."""
        return self._lock.locked()

    def call(self, message: bytes, *, timeout_s: float) -> bytes:
        """The whole answer, within ``timeout_s`` from the start."""
        deadline = time.monotonic() + timeout_s
        with self._lock:
            try:
                if self._path is not None:
                    return self._by_http(message, deadline)
                return self._by_tcp(message, deadline)
            except ConnectionRefusedError as error:
                raise ServiceDownError(_DOWN) from error
            except TimeoutError as error:
                raise DeviceTimeoutError from error
            except (OSError, http.client.HTTPException) as error:
                raise DeviceTimeoutError(_BROKEN) from error

    def _by_http(self, message: bytes, deadline: float) -> bytes:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=_left(deadline))
        try:
            headers = {"Content-Type": "text/xml", "Connection": "close"}
            connection.request("POST", self._path or "/", message, headers)
            answer = connection.getresponse()
            content = _whole(answer.read1, deadline)
            if answer.status != http.client.OK or answer.length:
                raise http.client.HTTPException("not a whole answer")
            return content
        finally:
            connection.close()

    def _by_tcp(self, message: bytes, deadline: float) -> bytes:
        address = (self._host, self._port)
        with socket.create_connection(address, timeout=_left(deadline)) as line:
            if self._framing == "length4":
                line.sendall(len(message).to_bytes(4) + message)
                length = int.from_bytes(_exactly(line, 4, deadline))
                return _exactly(line, length, deadline)
            line.sendall(message)
            line.shutdown(socket.SHUT_WR)
            return _whole(line.recv, deadline, line)


def _whole(
    receive: Callable[[int], bytes], deadline: float, line: socket.socket | None = None
) -> bytes:
    """Until the other side has said all; no more than LARGEST."""
    received = bytearray()
    while True:
        if line is not None:
            line.settimeout(_left(deadline))
        chunk = receive(_CHUNK)
        if not chunk:
            return bytes(received)
        received += chunk
        if len(received) > LARGEST:
            raise http.client.HTTPException("too long")
        _left(deadline)


def _exactly(line: socket.socket, count: int, deadline: float) -> bytes:
    if count > LARGEST:
        raise http.client.HTTPException("too long")
    received = b""
    while len(received) < count:
        line.settimeout(_left(deadline))
        chunk = line.recv(min(_CHUNK, count - len(received)))
        if not chunk:
            raise http.client.HTTPException("cut short")
        received += chunk
    return received


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
