"""The authority's certificate in the forms that phones install."""

import plistlib
import uuid

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from backend.infra import tls

_NAMESPACE = uuid.UUID("6f0b6c0e-9d1c-4f57-8a3e-2f6f1f5f2a90")


def as_der(authority: x509.Certificate) -> bytes:
    """For Android, 鸿蒙 and Windows."""
    return authority.public_bytes(Encoding.DER)


def as_pem(authority: x509.Certificate) -> bytes:
    """For Linux, macOS and programs."""
    return authority.public_bytes(Encoding.PEM)


def as_mobileconfig(authority: x509.Certificate) -> bytes:
    """Apple's configuration profile (Configuration Profile Reference, com.apple.security.root).

    The same certificate gives the same identifiers: a second installation replaces the first.
    """
    mark = tls.fingerprint(authority)
    root = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": "piaokatong.lan.root",
        "PayloadUUID": _uuid("root", mark),
        "PayloadDisplayName": "票卡通本地 CA",
        "PayloadDescription": "让本机信任局域网内的票卡通。",
        "PayloadCertificateFileName": "piaokatong-ca.cer",
        "PayloadContent": as_der(authority),
    }
    profile = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": "piaokatong.lan",
        "PayloadUUID": _uuid("profile", mark),
        "PayloadDisplayName": "票卡通",
        "PayloadOrganization": "票卡通",
        "PayloadDescription": "安装票卡通的本地 CA 证书，只对局域网内的地址有效。",
        "PayloadRemovalDisallowed": False,
        "PayloadContent": [root],
    }
    return plistlib.dumps(profile)


def _uuid(part: str, mark: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{part} {mark}")).upper()
