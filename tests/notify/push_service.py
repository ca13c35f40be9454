"""A push service and the browsers behind it, on loopback: it checks the signature, they decrypt."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@dataclass
class FakeBrowser:
    """A browser with keys of its own that subscribed with the installation's public key."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = b"sixteen bytes!!!"

    @property
    def subscription(self) -> dict[str, Any]:
        """What PushSubscription.toJSON() gives, as far as the server takes it."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {
            "endpoint": self.endpoint,
            "keys": {"p256dh": packed(point), "auth": packed(self.auth)},
        }

    def decrypt(self, body: bytes) -> dict[str, str]:
        clear = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        payload: dict[str, str] = json.loads(clear)
        return payload


@dataclass(frozen=True)
class Received:
    """One push as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    def claims(self, public_key: str, origin: str) -> dict[str, Any]:
        """The VAPID claims, after everything that a push service checks (RFC 8292)."""
        scheme, _, parameters = self.headers["authorization"].partition(" ")
        assert scheme == "vapid"
        named = dict(part.strip().split("=", 1) for part in parameters.split(","))
        assert named["k"] == public_key
        signed, _, signature = named["t"].rpartition(".")
        raw = unpacked(signature)
        r, s = (int.from_bytes(half, "big") for half in (raw[:32], raw[32:]))
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpacked(public_key))
        point.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
        header, claims = (json.loads(unpacked(part)) for part in signed.split("."))
        assert header == {"typ": "JWT", "alg": "ES256"}
        assert claims["aud"] == origin
        assert time.time() < claims["exp"] <= time.time() + 24 * 3600
        assert claims["sub"].startswith("mailto:")
        taken: dict[str, Any] = claims
        return taken


@dataclass
class PushService:
    """Answers what the test wants; ``answers`` are used up first, one a push."""

    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    answers: list[int] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)
    is_stalled: bool = False
    port: int = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def browser(self, name: str = "lin") -> FakeBrowser:
        return FakeBrowser(f"{self.origin}/push/{name}")

    def taken(self) -> list[Received]:
        """What was answered with yes."""
        return [one for one in self.received if one.headers["x-answered"] == "201"]

    def answer(self, received: Received) -> int:
        self.reached.set()
        if self.is_stalled:
            self.let_go.wait(30)
        status = self.answers.pop(0) if self.answers else self.status
        received.headers["x-answered"] = str(status)
        self.received.append(received)
        return status


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        status = self.service.answer(Received(self.path, headers, body))
        self.send_response(status)
        for name, value in self.service.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Silent."""


@contextmanager
def serving_pushes(service: PushService, port: int = 0) -> Iterator[PushService]:
    """The service on 127.0.0.1, until the end."""
    handler = type("Handler", (_Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    service.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield service
    finally:
        service.let_go.set()
        server.shutdown()
        thread.join()
        server.server_close()
