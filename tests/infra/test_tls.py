"""The certificates of the LAN kit, judged by openssl and by Python's own TLS."""

import errno
import os
import shutil
import ssl
import stat
import subprocess
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from backend.infra import tls
from backend.infra.lan import Machine
from backend.infra.tls.certificates import make_authority, make_server_certificate
from backend.kernel import clock as kernel_clock
from tests.fakes import FakeClock

HOME = Machine((ip_address("192.168.1.20"),), ("finance-pc", "finance-pc.local"), "192.168.1.20")
MOVED = Machine((ip_address("10.0.0.7"),), ("finance-pc", "finance-pc.local"), "10.0.0.7")
OFFLINE = Machine((), ("finance-pc",), "")
CAMPUS = Machine((ip_address("203.0.113.9"),), ("finance-pc",), "203.0.113.9")


def verdict(folder: Path, renewal: tls.Renewal, *asked: str) -> str:
    """What openssl says about the server's certificate when it trusts the authority only."""
    if shutil.which("openssl") is None:
        pytest.skip("OpenSSL is not installed: apt-get install openssl")
    authority, server = folder / "ca.pem", folder / "server.pem"
    authority.write_bytes(renewal.authority.public_bytes(Encoding.PEM))
    server.write_bytes(renewal.server.public_bytes(Encoding.PEM))
    only = ("-no-CApath", "-no-CAstore", "-CAfile", str(authority))
    done = subprocess.run(
        ["openssl", "verify", "-x509_strict", "-purpose", "sslserver", *asked, *only, str(server)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "asked",
    [
        ("-verify_ip", "192.168.1.20"),
        ("-verify_ip", "127.0.0.1"),
        ("-verify_hostname", "finance-pc"),
        ("-verify_hostname", "finance-pc.local"),
        ("-verify_hostname", "localhost"),
    ],
)
def test_the_chain_holds_for_every_address_and_name_of_the_machine(
    tmp_path: Path, asked: tuple[str, str]
) -> None:
    renewal = tls.renew(tmp_path, HOME)

    assert verdict(tmp_path, renewal, *asked).endswith(": OK\n")


@pytest.mark.parametrize(
    "asked", [("-verify_ip", "192.168.1.21"), ("-verify_hostname", "example.com")]
)
def test_the_chain_holds_for_nothing_else(tmp_path: Path, asked: tuple[str, str]) -> None:
    renewal = tls.renew(tmp_path, HOME)

    assert "mismatch" in verdict(tmp_path, renewal, *asked)


@pytest.mark.parametrize(
    "host",
    [
        x509.DNSName("bank.example.com"),
        x509.IPAddress(ip_address("203.0.113.9")),
        x509.DNSName("notlocal"),
    ],
)
def test_a_stolen_key_of_the_authority_cannot_pretend_to_be_another_site(
    tmp_path: Path, host: x509.GeneralName, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = make_authority(HOME, kernel_clock.now())
    monkeypatch.setattr(
        "backend.infra.tls.certificates.permitted_hosts", lambda _machine, _authority: [host]
    )

    forged = make_server_certificate(authority, HOME, kernel_clock.now())
    renewal = tls.Renewal(authority.certificate, forged.certificate, True, True)

    assert "permitted subtree violation" in verdict(tmp_path, renewal)


def test_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        tls.renew(tmp_path, HOME)
    finally:
        os.umask(former)

    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "tls").iterdir()}
    assert files == {"authority.crt": 0o600, "authority.pem": 0o600, "server.pem": 0o600}
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700


def test_no_browser_refuses_the_certificate_for_its_life_or_use(tmp_path: Path) -> None:
    server = tls.renew(tmp_path, HOME).server

    life = server.not_valid_after_utc - server.not_valid_before_utc
    uses = server.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert life <= timedelta(days=398)
    assert list(uses) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert server.not_valid_before_utc < kernel_clock.now() - timedelta(hours=12)


def test_nothing_changes_while_everything_is_good(tmp_path: Path) -> None:
    first = tls.renew(tmp_path, HOME)

    second = tls.renew(tmp_path, HOME)

    assert (second.authority, second.server) == (first.authority, first.server)
    assert not second.is_new_server
    assert not second.is_new_authority


def test_a_certificate_is_renewed_a_month_before_its_end(tmp_path: Path, clock: FakeClock) -> None:
    first = tls.renew(tmp_path, HOME)

    clock.pass_time(days=360)
    early = tls.renew(tmp_path, HOME)
    clock.pass_time(days=10)
    late = tls.renew(tmp_path, HOME)

    assert early.server == first.server
    assert late.is_new_server
    assert late.authority == first.authority
    assert late.server.not_valid_after_utc > clock.now() + timedelta(days=390)


def test_a_new_address_gets_a_new_certificate_of_the_same_authority(tmp_path: Path) -> None:
    first = tls.renew(tmp_path, HOME)

    moved = tls.renew(tmp_path, MOVED)

    assert moved.is_new_server
    assert moved.authority == first.authority
    assert verdict(tmp_path, moved, "-verify_ip", "10.0.0.7").endswith(": OK\n")


def test_a_lost_network_takes_nothing_from_the_certificate(tmp_path: Path) -> None:
    tls.renew(tmp_path, HOME)

    assert not tls.renew(tmp_path, OFFLINE).is_new_server


def test_the_authority_is_replaced_before_it_would_end(tmp_path: Path, clock: FakeClock) -> None:
    first = tls.renew(tmp_path, HOME)

    clock.pass_time(days=3640)
    last = tls.renew(tmp_path, HOME)

    assert last.is_new_authority
    assert last.authority != first.authority
    assert verdict(tmp_path, last, "-attime", str(int(clock.now().timestamp()))).endswith(": OK\n")


def test_no_certificate_outlives_its_authority(tmp_path: Path, clock: FakeClock) -> None:
    tls.renew(tmp_path, HOME)

    clock.pass_time(days=3500)
    late = tls.renew(tmp_path, HOME)

    assert not late.is_new_authority
    assert late.server.not_valid_after_utc <= late.authority.not_valid_after_utc


def test_an_authority_made_on_a_public_address_is_good_for_it(tmp_path: Path) -> None:
    renewal = tls.renew(tmp_path, CAMPUS)

    assert verdict(tmp_path, renewal, "-verify_ip", "203.0.113.9").endswith(": OK\n")


def test_an_address_that_the_authority_may_not_sign_is_refused_with_the_way_out(
    tmp_path: Path,
) -> None:
    tls.renew(tmp_path, HOME)

    with pytest.raises(tls.TlsError, match=r"203\.0\.113\.9.*删除") as refused:
        tls.renew(tmp_path, CAMPUS)

    assert refused.value.code == "tls.not_permitted"


def test_a_name_that_the_authority_may_not_sign_is_left_out_of_the_others(tmp_path: Path) -> None:
    tls.renew(tmp_path, HOME)
    renamed = Machine(HOME.addresses, ("boss-pc", "boss-pc.local"), HOME.host)

    server = tls.renew(tmp_path, renamed).server

    names = {str(one.value) for one in tls.hosts_of(server)}
    assert names == {"192.168.1.20", "127.0.0.1", "boss-pc.local", "localhost"}


@pytest.mark.parametrize("name", ["authority.pem", "server.pem"])
def test_a_damaged_file_is_named_and_kept(tmp_path: Path, name: str) -> None:
    tls.renew(tmp_path, HOME)
    path = tmp_path / "tls" / name
    path.write_text("-----BEGIN", encoding="ascii")

    with pytest.raises(tls.TlsError, match=name) as refused:
        tls.renew(tmp_path, HOME)

    assert refused.value.code == "tls.damaged"
    assert path.read_text("ascii") == "-----BEGIN"


def test_a_certificate_of_a_former_authority_is_replaced(tmp_path: Path) -> None:
    tls.renew(tmp_path, HOME)
    (tmp_path / "tls" / "authority.pem").unlink()

    renewal = tls.renew(tmp_path, HOME)

    assert renewal.is_new_authority
    assert renewal.is_new_server
    assert verdict(tmp_path, renewal).endswith(": OK\n")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "tls").write_text("a file in the way", encoding="ascii")

    with pytest.raises(tls.TlsError, match="无法写入证书目录"):
        tls.renew(tmp_path, HOME)


def test_the_authority_is_missed_by_name_before_the_first_start(tmp_path: Path) -> None:
    with pytest.raises(tls.TlsError, match=r"\./run tls"):
        tls.read_authority(tmp_path)


def test_connections_get_a_renewed_certificate_without_a_restart(tmp_path: Path) -> None:
    tls.renew(tmp_path, HOME)
    path = tls.server_file(tmp_path)
    first = tls.server_context(str(path))
    same = tls.server_context(str(path))

    tls.renew(tmp_path, MOVED)

    assert same is first
    assert tls.server_context(str(path)) is not first
    assert first.minimum_version is ssl.TLSVersion.TLSv1_2


def test_who_hands_out_the_certificate_needs_no_key(tmp_path: Path) -> None:
    renewal = tls.renew(tmp_path, HOME)
    (tmp_path / "tls" / "authority.pem").unlink()

    assert tls.read_authority(tmp_path) == renewal.authority


def test_a_full_disk_leaves_no_half_of_a_key_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(tls.TlsError, match="No space left"):
        tls.renew(tmp_path, HOME)

    assert list((tmp_path / "tls").iterdir()) == []
