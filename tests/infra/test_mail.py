import os
import smtplib
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import EmailMessage

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.infra import jobs, mail
from backend.infra.config import Settings
from backend.infra.db import db, transaction
from backend.infra.mail import Mail
from backend.kernel import clock as kernel_clock
from tests.databases import both_databases
from tests.fakes import FakeClock, FakeTransport
from tests.infra.post_office import PostOffice, Serve, free_port, to_port
from tests.races import run_at_once


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
