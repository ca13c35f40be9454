"""The virtual card behind a real pcscd: speaks to the virtual reader driver (vpcd) over TCP.

A frame is a 2-byte big-endian length and its payload; one byte of payload is control. Without
TCP_QUICKACK after every receive each command costs 40 ms (vsmartcard issue 322).
"""

import socket
import threading
from contextlib import suppress
from typing import Final

from backend.cards.virtual.card import VirtualCard

ATR: Final = bytes.fromhex("3B6C0000") + b"PIAOKATONG01"
"""Offers T=0 only, so that 61xx and 6Cxx reach the driver unchanged."""
_OFF, _ON, _RESET, _GET_ATR = 0, 1, 2, 4


class VpcdCard:
    """One virtual card in one slot, served by a thread until it is pulled."""

    def __init__(self, card: VirtualCard, port: int, host: str = "127.0.0.1") -> None:
        self.card = card
        self._socket = socket.create_connection((host, port), timeout=10)
        self._socket.settimeout(None)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._thread = threading.Thread(target=self._serve, name="vpcd", daemon=True)
        self._thread.start()

    def pull(self) -> None:
        """Take the card out."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        """Until the line breaks; whatever breaks it, the card is out then."""
        with suppress(OSError, EOFError), self._socket:
            while True:
                self._handle(self._receive())

    def _handle(self, payload: bytes) -> None:
        if len(payload) != 1:
            self._send(self.card.answer(payload))
        elif payload[0] == _GET_ATR:
            self._send(ATR)
        elif payload[0] in {_OFF, _ON, _RESET}:
            self.card.reset()

    def _receive(self) -> bytes:
        return self._exactly(int.from_bytes(self._exactly(2)))

    def _exactly(self, count: int) -> bytes:
        received = b""
        while len(received) < count:
            chunk = self._socket.recv(count - len(received))
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            if not chunk:
                raise EOFError
            received += chunk
        return received

    def _send(self, payload: bytes) -> None:
        self._socket.sendall(len(payload).to_bytes(2) + payload)
