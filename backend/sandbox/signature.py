"""TC3-HMAC-SHA256, recomputed from the bytes that arrived."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

SERVICE = "ocr"
WINDOW_S = 300
_AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 Credential=(?P<id>[^/,\s]+)/(?P<day>\d{4}-\d\d-\d\d)/(?P<service>[a-z]+)"
    r"/tc3_request, ?SignedHeaders=(?P<headers>[a-z0-9;-]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it arrived; header names in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


class AuthError(Exception):
    """The request is not signed by who it says; ``code`` is Tencent's."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def check(received: Received, *, secret_id: str, secret_key: str, now: datetime) -> None:
    """AuthError unless the signature fits the bytes, the key and the time."""
    match = _AUTHORIZATION.fullmatch(received.headers.get("authorization", ""))
    if match is None:
        raise AuthError("AuthFailure.InvalidAuthorization", "沙箱：Authorization 格式不正确")
    stamp = _check_time(received.headers.get("x-tc-timestamp", ""), now)
    signed = match["headers"].split(";")
    scope_is_right = match["service"] == SERVICE and match["day"] == f"{stamp:%Y-%m-%d}"
    if not scope_is_right or not {"content-type", "host"} <= set(signed):
        raise AuthError("AuthFailure.SignatureFailure", "沙箱：签名范围不正确")
    if not hmac.compare_digest(match["id"], secret_id):
        raise AuthError("AuthFailure.SecretIdNotFound", "沙箱：SecretId 不存在")
    expected = signature_of(received, signed, secret_key=secret_key, stamp=stamp)
    if not hmac.compare_digest(match["signature"], expected):
        raise AuthError("AuthFailure.SignatureFailure", "沙箱：签名不符")


def _check_time(text: str, now: datetime) -> datetime:
    if re.fullmatch(r"\d{1,11}", text, re.ASCII) is None:
        raise AuthError("AuthFailure.InvalidAuthorization", "沙箱：缺少 X-TC-Timestamp")
    stamp = datetime.fromtimestamp(int(text), UTC)
    if abs((now - stamp).total_seconds()) > WINDOW_S:
        raise AuthError("AuthFailure.SignatureExpire", "沙箱：签名已过期，请校准时钟")
    return stamp


def signature_of(
    received: Received,
    signed: list[str],
    *,
    secret_key: str,
    stamp: datetime,
    service: str = SERVICE,
) -> str:
    """What the signature has to be, in hex."""
    canonical_headers = "".join(
        f"{name}:{received.headers.get(name, '').strip().lower()}\n" for name in signed
    )
    canonical = "\n".join(
        (
            received.method,
            received.path,
            received.query,
            canonical_headers,
            ";".join(signed),
            hashlib.sha256(received.body).hexdigest(),
        )
    )
    day = f"{stamp:%Y-%m-%d}"
    text = "\n".join(
        (
            "TC3-HMAC-SHA256",
            str(int(stamp.timestamp())),
            f"{day}/{service}/tc3_request",
            hashlib.sha256(canonical.encode()).hexdigest(),
        )
    )
    key = f"TC3{secret_key}".encode()
    for part in (day, service, "tc3_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
