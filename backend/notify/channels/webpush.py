"""Web push: an encrypted word to the browser's own push service, signed with our VAPID key.

The push service belongs to the browser's maker and may be out of reach (in mainland China it
often is): a push is never the only way. It carries the kind of a notice and a path, no more.
"""

import base64
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parseaddr
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.notify.channels.answers import (
    Answer,
    CouldNotAsk,
    Gone,
    Refused,
    Sent,
    in_parallel,
)

_TIMEOUT_S = (5.0, 10.0)
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256: private numbers lie below it."""
_SERVICES = (
    "fcm.googleapis.com",
    "android.googleapis.com",
    "jmt17.google.com",
    "updates.push.services.mozilla.com",
    "web.push.apple.com",
)
_FAMILIES = (".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_EXPIRES_AFTER_S = 12 * 3600
_SIGNED_FOR_S = 3600
_LONGEST_WAIT_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Push:
    """One word to one browser. ``tag`` makes a repeat replace the first one on the screen."""

    endpoint: str
    p256dh: str
    auth: str
    text: str
    link: str
    tag: str
    lasts_s: int
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class PushServices:
    """Whom the server may call on a browser's word; ``further`` are hosts from the settings.

    Everything else is refused: an endpoint is what a stranger's browser says, and the server
    must not be made to call addresses inside the house. A loopback host:port may be http.
    """

    further: frozenset[str] = frozenset()

    def allows(self, endpoint: str) -> bool:
        """Whether the endpoint lies at a push service."""
        try:
            url = urlsplit(endpoint)
            host, port = url.hostname or "", url.port
        except ValueError:
            return False
        if url.username or url.password or url.fragment:
            return False
        if host in _LOOPBACK:
            return url.scheme in {"http", "https"} and url.netloc in self.further
        is_known = host in _SERVICES or host.endswith(_FAMILIES) or host in self.further
        return url.scheme == "https" and port in {None, 443} and is_known


class _Session(requests.Session):
    """Follows nobody elsewhere: an address that was allowed must not lead to one that is not."""

    def post(self, url: Any, *args: Any, **options: Any) -> requests.Response:
        options["allow_redirects"] = False
        if urlsplit(str(url)).hostname in _LOOPBACK:
            options["proxies"] = {"http": None, "https": None}
        return super().post(url, *args, **options)


@dataclass(frozen=True, slots=True)
class _Signature:
    """VAPID headers, signed at that second of the Unix clock."""

    at: float
    headers: dict[str, str]


@dataclass(frozen=True)
class PushChannel:
    """Signs with the installation's key (``vapid_key``: 64 hexadecimal digits)."""

    vapid_key: str = field(repr=False)
    mail_from: str
    services: PushServices
    _signatures: dict[str, _Signature] = field(default_factory=dict, repr=False)

    @cached_property
    def _private_key(self) -> ec.EllipticCurvePrivateKey:
        number = int(self.vapid_key, 16) % (_ORDER - 1) + 1
        return ec.derive_private_key(number, ec.SECP256R1())

    @cached_property
    def public_key(self) -> str:
        """What a browser needs to subscribe: the uncompressed point, base64url."""
        point = self._private_key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return base64.urlsafe_b64encode(point).decode().rstrip("=")

    @cached_property
    def _http(self) -> _Session:
        session = _Session()
        for scheme in ("https://", "http://"):
            session.mount(scheme, requests.adapters.HTTPAdapter(pool_maxsize=32))
        return session

    def send_all(self, pushes: Sequence[Push]) -> list[Answer]:
        """What became of each push, in their order."""
        return in_parallel(pushes, self._send, lambda push: urlsplit(push.endpoint).netloc)

    def _send(self, push: Push) -> Answer:
        # It brings an asynchronous HTTP client along, which would slow every start.
        from pywebpush import WebPusher, WebPushException

        if not self.services.allows(push.endpoint):
            return Gone("浏览器给出的推送地址不在允许之列")
        keys = {"p256dh": push.p256dh, "auth": push.auth}
        try:
            pusher = WebPusher({"endpoint": push.endpoint, "keys": keys}, self._http)
            reply = pusher.send(
                json.dumps(_payload_of(push), ensure_ascii=False),
                _headers_of(push) | self._signature_for(push.endpoint),
                ttl=push.lasts_s,
                timeout=_TIMEOUT_S,
            )
        except requests.RequestException as error:
            reason = f"连不上浏览器的推送服务：{type(error).__name__}"
            return CouldNotAsk(reason, is_unreachable=True)
        except (WebPushException, ValueError):
            return Gone("浏览器给出的密钥无法使用")
        return _read(reply)

    def _signature_for(self, endpoint: str) -> dict[str, str]:
        """Signed once an hour for each push service: it names the service, not the push."""
        from py_vapid import Vapid02

        url = urlsplit(endpoint)
        audience, now = f"{url.scheme}://{url.netloc}", time.time()
        signed = self._signatures.get(audience)
        if signed is None or not 0 <= now - signed.at < _SIGNED_FOR_S:
            sub = f"mailto:{parseaddr(self.mail_from)[1]}"
            claims = {"sub": sub, "aud": audience, "exp": int(now) + _EXPIRES_AFTER_S}
            signed = _Signature(now, Vapid02(self._private_key).sign(claims))
            self._signatures[audience] = signed
        return signed.headers


def _payload_of(push: Push) -> Mapping[str, str]:
    return {"text": push.text, "link": push.link, "tag": push.tag}


def _headers_of(push: Push) -> dict[str, str]:
    return {"Topic": push.tag[-32:], "Urgency": "high" if push.is_urgent else "normal"}


def _read(reply: requests.Response) -> Answer:
    status = reply.status_code
    if 200 <= status < 300:
        return Sent()
    if status in {404, 410}:
        return Gone("浏览器已取消订阅")
    if status == 429 or status >= 500:
        wait = reply.headers.get("Retry-After", "")
        wait_s = min(int(wait), _LONGEST_WAIT_S) if wait.isascii() and wait.isdigit() else 0
        return CouldNotAsk(f"推送服务暂不接受：HTTP {status}", wait_s)
    return Refused(f"推送服务拒绝：HTTP {status}")
