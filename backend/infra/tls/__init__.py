"""Certificates of the installation's own, so that phones on the local network have HTTPS."""

from backend.infra.tls.certificates import fingerprint, hosts_of
from backend.infra.tls.store import (
    Renewal,
    TlsError,
    read_authority,
    renew,
    server_context,
    server_file,
)

__all__ = [
    "Renewal",
    "TlsError",
    "fingerprint",
    "hosts_of",
    "read_authority",
    "renew",
    "server_context",
    "server_file",
]
