"""Notices by mail, through a real SMTP server on loopback: at least once, shown once."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.accounts.models import PersonRow
from backend.accounts.rules import PersonState
from backend.infra.config import Settings
from backend.infra.db import db, transaction
from backend.infra.mail import Mail
from backend.notify.kinds import NoticeKind
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.infra.conftest import office, serve
from tests.infra.post_office import PostOffice, Serve, free_port, to_port
from tests.notify.conftest import Desk
from tests.personas import LIN, SUN, WANG, SignIn
from tests.races import run_at_once

__all__ = ["office", "serve"]  # fixtures


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(
        settings,
        smtp_url="smtp://127.0.0.1:9",
        mail_from="票卡通 <pkt@example.com>",
        public_url="https://piao.example.com",
    )


@both_databases
def test_a_notice_comes_by_mail_with_its_deep_link(
    desk: Desk, office: PostOffice, serve: Serve
) -> None:
    desk.use(transport=to_port(serve()))
    desk.tell(desk.notice(LIN))

    desk.work()

    (message,) = office.received
    assert message["To"] == "lin@example.com"
    assert message["Subject"] == "票卡通：王建国的报销单待审批"
    text = message.get_content()
    assert "林小满，您好！" in text
    assert "差旅 ¥1,234.56" in text
    assert "https://piao.example.com/claims/12" in text
    assert "https://piao.example.com/notifications" in text
    assert desk.states() == [("email", "done")]


@both_databases
def test_an_outage_delays_mails_and_each_arrives_once(
    desk: Desk, office: PostOffice, serve: Serve, clock: FakeClock
) -> None:
    port = free_port()
    desk.use(transport=to_port(port))
    desk.tell(*(desk.notice(persona) for persona in (LIN, WANG, SUN)))

    desk.work()
    rows = desk.rows()
    assert {row.state for row in rows} == {"waiting"}
    assert all("ConnectionRefusedError" in (row.last_error or "") for row in rows)
    assert desk.work() == 0  # not before its time

    serve(port)
    clock.pass_time(seconds=6)
    desk.work()
    clock.pass_time(hours=1)
    desk.work()

    assert sorted(message["To"] for message in office.received) == [
        "lin@example.com",
        "sun@example.com",
        "wang@example.com",
    ]
    assert {row.state for row in desk.rows()} == {"done"}


@both_databases
def test_of_parallel_workers_each_mail_is_sent_by_one(
    desk: Desk, office: PostOffice, serve: Serve
) -> None:
    desk.use(transport=to_port(serve(), timeout_s=20))
    desk.tell(*(desk.notice(LIN, key=str(number)) for number in range(40)))

    run_at_once([desk.work] * 4)

    ids = [message["Message-ID"] for message in office.received]
    assert len(ids) == len(set(ids)) == 40


def test_a_refusal_for_good_is_dead_at_once_with_its_reason(
    desk: Desk, office: PostOffice, serve: Serve
) -> None:
    office.for_recipient = "550 no such user"
    desk.use(transport=to_port(serve()))
    desk.tell(desk.notice(LIN))

    desk.work()

    (row,) = desk.rows()
    assert row.state == "dead"
    assert row.last_error == "收件服务器拒收：550 no such user"


def test_after_too_many_tries_a_mail_is_dead(desk: Desk, clock: FakeClock) -> None:
    desk.use(transport=to_port(free_port()))
    desk.tell(desk.notice(LIN))

    tries = 0
    while desk.states() == [("email", "waiting")]:
        tries += desk.work()
        clock.pass_time(hours=1)

    assert tries == 16
    assert desk.states() == [("email", "dead")]


def test_a_person_who_may_not_sign_in_gets_no_mail(
    desk: Desk, app: APIFlask, office: PostOffice, serve: Serve, join: Callable[..., int]
) -> None:
    desk.use(transport=to_port(serve()))
    lin_id = join(LIN)
    desk.tell(desk.notice(LIN))
    with app.app_context(), transaction() as session:
        session.get_one(PersonRow, lin_id).state = PersonState.DISABLED

    desk.work()

    assert office.received == []
    assert desk.states() == [("email", "gone")]


def test_without_a_mail_server_the_mails_lie_in_the_local_outbox(
    desk: Desk, settings: Settings, sign_in: SignIn
) -> None:
    desk.use(replace(settings, smtp_url=""))
    desk.tell(desk.notice(LIN))

    desk.work()

    assert desk.states() == [("email", "done")]
    with desk.app.app_context():
        (mail,) = db.session.scalars(select(Mail)).all()
    assert (mail.to, mail.state) == ("lin@example.com", "local")
    assert "/claims/12" in mail.body


def test_what_nobody_wants_by_mail_stays_in_the_inbox(desk: Desk) -> None:
    ids = desk.tell(desk.notice(LIN, kind=NoticeKind.CLAIM_CC))

    assert ids == []
    assert desk.rows() == []
