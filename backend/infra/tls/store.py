"""Keeps the authority and the server certificate in the data folder, and renews what is due."""

import os
import secrets
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from backend.infra.lan import Machine
from backend.infra.patience import PatientTlsSocket
from backend.infra.tls.certificates import (
    Certified,
    hosts_of,
    make_authority,
    make_server_certificate,
    permitted_hosts,
    read_pem,
)
from backend.kernel import clock
from backend.kernel.errors import DomainError

RENEWED_BEFORE_END = timedelta(days=30)
_AUTHORITY, _SERVER = "authority.pem", "server.pem"
_PUBLIC = "authority.crt"
"""Without a key: for whoever has to trust the authority."""


class TlsError(DomainError):
    """The certificates cannot be made or used; the text is for the person at the terminal."""

    status = 500

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is in force now, and whether this look at it has changed something."""

    authority: x509.Certificate
    server: x509.Certificate
    is_new_authority: bool
    is_new_server: bool


def folder_in(data_folder: Path) -> Path:
    """Where the certificates and their keys are kept."""
    return data_folder / "tls"


def server_file(data_folder: Path) -> Path:
    """Certificate and key of the server, as ``ssl`` loads them."""
    return folder_in(data_folder) / _SERVER


def read_authority(data_folder: Path) -> x509.Certificate:
    """The authority's certificate, for phones; TlsError when there is none.

    From a file of its own: who hands it out to strangers never holds the key.
    """
    path = folder_in(data_folder) / _PUBLIC
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except FileNotFoundError as error:
        raise TlsError("tls.missing", f"还没有本地证书 ({path})，请先运行 ./run tls。") from error
    except ValueError as error:
        raise TlsError("tls.damaged", _damaged(path)) from error


def renew(data_folder: Path, machine: Machine) -> Renewal:
    """Make what is missing or due. Only the holder of the data folder's lock may call this.

    The authority stays as long as it can, since every phone has to be told of a new one. A
    server certificate is due 30 days before its end and when ``machine`` has got an address or
    a name that it lacks. TlsError when the authority may not sign the machine's ``host``.
    """
    folder = folder_in(data_folder)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        authority, is_new_authority = _kept_or_made(
            folder / _AUTHORITY, _lasts, lambda: make_authority(machine, clock.now())
        )
        _publish(folder / _PUBLIC, authority.certificate)
        _refuse_unless_permitted(machine, authority.certificate, folder)
        server, is_new_server = _kept_or_made(
            folder / _SERVER,
            lambda one: _lasts(one) and _serves(one, authority, machine),
            lambda: make_server_certificate(authority, machine, clock.now()),
        )
    except OSError as error:
        raise TlsError("tls.not_writable", _not_writable(folder, error)) from error
    return Renewal(authority.certificate, server.certificate, is_new_authority, is_new_server)


def server_context(path: str) -> ssl.SSLContext:
    """For accepting connections with the certificate in ``path`` as it is now.

    Made once per certificate: one made for every connection would cost more than the handshake.
    """
    return _context(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _context(path: str, _changed_at: int) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(path)
    context.sslsocket_class = PatientTlsSocket
    return context


def _kept_or_made(
    path: Path, is_good: Callable[[Certified], bool], make: Callable[[], Certified]
) -> tuple[Certified, bool]:
    kept = _read(path)
    if kept is not None and is_good(kept):
        return kept, False
    made = make()
    _write(path, made.as_pem())
    return made, True


def _publish(path: Path, certificate: x509.Certificate) -> None:
    content = certificate.public_bytes(Encoding.PEM)
    if not path.exists() or path.read_bytes() != content:
        _write(path, content)


def _lasts(one: Certified) -> bool:
    return one.certificate.not_valid_after_utc - clock.now() > RENEWED_BEFORE_END


def _serves(one: Certified, authority: Certified, machine: Machine) -> bool:
    try:
        one.certificate.verify_directly_issued_by(authority.certificate)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, a new one is made
        return False
    return hosts_of(one.certificate).issuperset(permitted_hosts(machine, authority.certificate))


def _refuse_unless_permitted(machine: Machine, authority: x509.Certificate, folder: Path) -> None:
    hosts = {str(one.value) for one in permitted_hosts(machine, authority)}
    if machine.host and machine.host not in hosts:
        raise TlsError("tls.not_permitted", _not_permitted(machine.host, folder))


def _read(path: Path) -> Certified | None:
    """None when there is no such file; TlsError when it holds something else."""
    try:
        return read_pem(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise TlsError("tls.damaged", _damaged(path)) from error


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)  # on a full disk no half of a key stays behind


def _not_writable(folder: Path, error: OSError) -> str:
    return (
        f"无法写入证书目录 {folder}: {error.strerror}。请修正权限或磁盘后再启动。\n"
        f"The certificates' folder {folder} cannot be written ({error.strerror})."
        " Mend its permissions or disk, then start again."
    )


def _damaged(path: Path) -> str:
    return (
        f"证书文件 {path} 已损坏，无法使用。请从备份恢复；没有备份就删除它再启动"
        "（删除 authority.pem 后，每部手机都要重新安装证书）。\n"
        f"{path} is damaged. Restore it from a backup, or delete it and start again"
        " (without authority.pem every phone has to install the new certificate)."
    )


def _not_permitted(host: str, folder: Path) -> str:
    return (
        f"本机的 CA 证书不允许用于 {host}：它只对私有网络和创建时的地址有效。"
        f"请改用局域网地址，或删除 {folder} 再启动（每部手机都要重新安装证书）。\n"
        f"This installation's CA may not sign {host}: it is good for private networks and the"
        f" addresses of its making. Use a LAN address, or delete {folder} and start again"
        " (every phone has to install the new certificate)."
    )
