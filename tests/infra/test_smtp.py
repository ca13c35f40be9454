import smtplib
import ssl
import subprocess
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from backend.infra import mail
from backend.infra.config import Settings, SettingsError
from backend.infra.mail import RefusedError, SmtpTransport, smtp_transport
from tests.infra.post_office import PostOffice, Serve, to_port


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody trusts, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "30", "-subj", "/CN=127.0.0.1", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return certificate, key


@pytest.fixture
def server_tls(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    return context


@pytest.fixture
def trusted(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the certificate among those that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "pkt@example.com", "lin@example.com"
    made.set_content("x")
    return made


TLS_OPTION = {"smtp": "tls_context", "smtps": "ssl_context"}


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(
    office: PostOffice, serve: Serve, server_tls: ssl.SSLContext, scheme: str
) -> None:
    port = serve(**{TLS_OPTION[scheme]: server_tls})
    transport = SmtpTransport("127.0.0.1", port, is_tls=scheme == "smtps", timeout_s=2)

    with pytest.raises(ssl.SSLCertVerificationError):
        transport.send(message())

    assert office.received == []


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_trusted_server_gets_the_mail_over_tls(
    office: PostOffice,
    serve: Serve,
    server_tls: ssl.SSLContext,
    scheme: str,
    trusted: None,
) -> None:
    required = {"require_starttls": True} if scheme == "smtp" else {}
    port = serve(**{TLS_OPTION[scheme]: server_tls}, **required)

    SmtpTransport("127.0.0.1", port, is_tls=scheme == "smtps", timeout_s=2).send(message())

    assert len(office.received) == 1


@pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2"])
@pytest.mark.parametrize(("host", "is_sent"), [("127.0.0.1", True), ("127.0.0.2", False)])
def test_a_password_leaves_the_machine_over_tls_only(
    office: PostOffice, serve: Serve, host: str, is_sent: bool
) -> None:
    shown: list[bytes] = []

    def check(*asked: Any) -> AuthResult:
        shown.append(asked[4].password)
        return AuthResult(success=True)

    port = serve(host=host, authenticator=check, auth_require_tls=False)
    transport = SmtpTransport(host, port, is_tls=False, user="pkt", password="geheim", timeout_s=2)

    if is_sent:
        transport.send(message())
    else:
        with pytest.raises(smtplib.SMTPNotSupportedError):
            transport.send(message())

    assert shown == ([b"geheim"] if is_sent else [])


def test_a_server_that_hangs_is_left_after_the_time_out(office: PostOffice, serve: Serve) -> None:
    office.is_stalled = True
    transport = to_port(serve(), timeout_s=0.2)

    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        transport.send(message())


def test_a_refused_recipient_is_told_apart(office: PostOffice, serve: Serve) -> None:
    office.for_recipient = "553 <b>no</b>"

    with pytest.raises(RefusedError, match="553 <b>no</b>"):
        SmtpTransport("127.0.0.1", serve(), is_tls=False).send(message())


@pytest.mark.parametrize(
    ("url", "transport"),
    [
        ("smtp://mail.example", SmtpTransport("mail.example", 587, is_tls=False)),
        ("smtps://mail.example", SmtpTransport("mail.example", 465, is_tls=True)),
        (
            "smtp://p%40k:a%2Fb@mail.example:2525",
            SmtpTransport("mail.example", 2525, is_tls=False, user="p@k", password="a/b"),
        ),
    ],
)
def test_the_address_of_the_mail_server_is_understood(
    settings: Settings, url: str, transport: SmtpTransport
) -> None:
    assert smtp_transport(replace(settings, smtp_url=url)) == transport
    assert "a/b" not in repr(transport)


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://", "smtp://a:x"])
def test_an_address_that_is_none_is_told_at_the_start(settings: Settings, url: str) -> None:
    with pytest.raises(SettingsError, match="SMTP_URL"):
        mail.delivery(replace(settings, smtp_url=url))
