import asyncio
import os
import smtplib
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from apiflask import APIFlask
from sqlalchemy import select

from backend.infra import jobs, mail
from backend.infra.config import Settings, SettingsError
from backend.infra.db import db, transaction
from backend.infra.mail import Mail, RefusedError, SmtpTransport, smtp_transport
from backend.kernel import clock as kernel_clock
from tests.databases import both_databases
from tests.fakes import FakeClock, FakeTransport
from tests.races import run_at_once

Serve = Callable[..., int]


@dataclass
class PostOffice:
    """What a real SMTP server does with a message, as the test wants it."""

    answer: str = "250 OK"
    for_recipient: str = "250 OK"
    received: list[EmailMessage] = field(default_factory=list)
    is_stalled: bool = False
    reached: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(  # noqa: N802 - the library finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.for_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.for_recipient

    async def handle_DATA(  # noqa: N802 - the library finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.reached.set()
        if self.is_stalled:
            while self.is_stalled:  # noqa: ASYNC110 - the test's thread ends it
                await asyncio.sleep(0.01)
            return "451 too late"
        if self.answer.startswith("250"):
            content = envelope.original_content or b""
            message = message_from_bytes(content, policy=policy.default)
            assert isinstance(message, EmailMessage)
            self.received.append(message)
        return self.answer


@dataclass
class PostRoom:
    """The application's outbox and the server of the other side."""

    app: APIFlask
    settings: Settings
    office: PostOffice

    def use(self, server: int | FakeTransport) -> None:
        """Give the application another mail server: a port of 127.0.0.1 or a transport."""
        transport = to_port(server) if isinstance(server, int) else server
        jobs.connect(self.app, self.settings, [mail.delivery(self.settings, transport)])

    def post(self) -> None:
        with self.app.app_context(), transaction() as session:
            mail.post(
                session,
                self.settings,
                to="lin@example.com",
                subject="票卡通：确认",
                body="链接 #tok\n",
            )

    def work(self) -> int:
        """How many rows a worker found to do."""
        with self.app.app_context():
            return jobs.run_due()

    @property
    def row(self) -> Mail:
        with self.app.app_context():
            return db.session.scalars(select(Mail)).one()


def to_port(port: int, timeout_s: float = 2) -> SmtpTransport:
    return SmtpTransport("127.0.0.1", port, is_tls=False, timeout_s=timeout_s)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def office() -> PostOffice:
    return PostOffice()


@pytest.fixture
def serve(office: PostOffice) -> Iterator[Serve]:
    """Starts the office on 127.0.0.1; gives the port."""
    running: list[Controller] = []

    def start(port: int = 0, host: str = "127.0.0.1", **options: Any) -> int:
        controller = Controller(office, hostname=host, port=port or free_port(), **options)
        controller.start()
        running.append(controller)
        return int(controller.port)

    yield start
    office.is_stalled = False
    for controller in running:
        controller.stop(no_assert=True)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, smtp_url="smtp://127.0.0.1:9", mail_from="票卡通 <pkt@example.com>")


@pytest.fixture
def room(app: APIFlask, settings: Settings, office: PostOffice) -> PostRoom:
    return PostRoom(app, settings, office)


@both_databases
def test_a_mail_reaches_the_server_and_its_body_is_forgotten(
    room: PostRoom, clock: FakeClock, serve: Serve
) -> None:
    room.use(serve())
    room.post()

    room.work()

    (message,) = room.office.received
    assert message["To"] == "lin@example.com"
    assert message["From"] == "票卡通 <pkt@example.com>"
    assert message["Subject"] == "票卡通：确认"
    assert message.get_content().replace("\r\n", "\n") == "链接 #tok\n"
    row = room.row
    assert (row.state, row.body, row.sent_at) == ("sent", "", clock.now())


@both_databases
def test_a_mail_survives_an_outage_and_is_delivered_once(
    room: PostRoom, clock: FakeClock, serve: Serve
) -> None:
    port = free_port()
    room.use(port)
    room.post()

    room.work()
    row = room.row
    assert row.state == "waiting"
    assert "ConnectionRefusedError" in (row.last_error or "")
    assert row.body
    assert room.work() == 0  # not before its time

    serve(port)
    clock.pass_time(seconds=6)
    room.work()
    clock.pass_time(hours=1)
    room.work()

    assert len(room.office.received) == 1
    assert room.row.state == "sent"


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(
    room: PostRoom, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = serve()
    room.office.is_stalled = True
    room.post()
    environment = os.environ | {
        "PIAOKATONG_DATA": str(room.settings.piaokatong_data),
        "SMTP_URL": f"smtp://127.0.0.1:{port}",
        "VERIFY_PROVIDER": "manual",
    }
    with subprocess.Popen(
        [sys.executable, "app.py", "worker"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as worker:
        assert room.office.reached.wait(20)
        worker.kill()
    room.office.is_stalled = False

    room.use(port)
    assert room.work() == 0  # the dead worker's lease still stands
    after_the_lease = FakeClock(kernel_clock.now() + timedelta(minutes=4))
    monkeypatch.setattr(kernel_clock, "now", after_the_lease.now)
    room.work()
    room.work()

    assert len(room.office.received) == 1
    assert room.row.state == "sent"


@both_databases
def test_a_worker_that_dies_after_the_servers_yes_sends_the_same_message_again(
    room: PostRoom, clock: FakeClock
) -> None:
    class DyingTransport(FakeTransport):
        def send(self, message: EmailMessage) -> None:
            super().send(message)
            if len(self.sent) == 1:
                raise KeyboardInterrupt

    office = DyingTransport()
    room.use(office)
    room.post()

    with pytest.raises(KeyboardInterrupt):
        room.work()
    clock.pass_time(minutes=4)
    room.work()

    first, second = office.sent
    assert first["Message-ID"] == second["Message-ID"]


@both_databases
def test_of_parallel_workers_one_sends(room: PostRoom, clock: FakeClock) -> None:
    office = FakeTransport()
    room.use(office)
    for _ in range(5):
        room.post()

    run_at_once([room.work] * 4)

    assert len(office.sent) == 5


@both_databases
def test_a_refusal_for_good_ends_the_tries(room: PostRoom, clock: FakeClock, serve: Serve) -> None:
    room.office.for_recipient = "550 no such\0user"
    room.use(serve())
    room.post()

    room.work()

    row = room.row
    assert row.state == "dead"
    assert row.last_error == "收件服务器拒收，不再重试：550 no such user"


@pytest.mark.parametrize(
    ("recipient", "answer"), [("450 greylisted", "250 OK"), ("250 OK", "552 mailbox full")]
)
def test_any_other_no_is_tried_again(
    room: PostRoom, clock: FakeClock, serve: Serve, recipient: str, answer: str
) -> None:
    room.office.for_recipient, room.office.answer = recipient, answer
    room.use(serve())
    room.post()

    room.work()
    assert room.row.state == "waiting"
    room.office.for_recipient = room.office.answer = "250 OK"
    clock.pass_time(seconds=6)
    room.work()

    assert room.row.state == "sent"


@both_databases
def test_after_too_many_tries_a_mail_is_dead_with_its_reason(
    room: PostRoom, clock: FakeClock
) -> None:
    office = FakeTransport(failures=[smtplib.SMTPServerDisconnected("gone") for _ in range(99)])
    room.use(office)
    room.post()

    tries = 0
    while room.row.state == "waiting":
        tries += room.work()
        clock.pass_time(hours=1)

    assert tries == 16
    assert "SMTPServerDisconnected gone" in (room.row.last_error or "")


def test_when_the_server_is_taken_away_the_mail_is_read_in_the_outbox(
    room: PostRoom, clock: FakeClock
) -> None:
    room.post()

    jobs.connect(room.app, room.settings, [mail.delivery(replace(room.settings, smtp_url=""))])
    room.work()

    row = room.row
    assert (row.state, row.body) == ("local", "链接 #tok\n")


def test_a_mail_of_a_transaction_that_fails_is_never_sent(room: PostRoom) -> None:
    office = FakeTransport()
    room.use(office)

    def post_and_fail() -> None:
        with transaction() as session:
            mail.post(session, room.settings, to="lin@example.com", subject="x", body="y")
            raise ZeroDivisionError

    with room.app.app_context(), pytest.raises(ZeroDivisionError):
        post_and_fail()
    room.work()

    assert office.sent == []


def test_old_mails_are_forgotten_but_not_those_that_wait(room: PostRoom, clock: FakeClock) -> None:
    room.post()
    with room.app.app_context(), transaction() as session:
        local = replace(room.settings, smtp_url="")
        mail.post(session, local, to="wang@example.com", subject="x", body="y")
    clock.pass_time(days=31)

    with room.app.app_context():
        mail.tidy()

    assert room.row.to == "lin@example.com"


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
