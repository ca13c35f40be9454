from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts.models import Organisation, PersonRow
from backend.audit.models import AuditRecord
from backend.infra import jobs, mail
from backend.infra.config import Settings
from backend.infra.db import db, transaction
from backend.infra.mail import Mail
from tests.accounts.forms import NASTY, LatestMail, registration_of, token_in
from tests.databases import both_databases
from tests.fakes import FakeBell, FakeClock, FakeTransport
from tests.personas import LIN, SUN, WANG, NewClient, SignIn
from tests.races import run_at_once

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def set_up(join: Callable[..., int]) -> None:
    join(SUN)


@both_databases
@pytest.mark.parametrize("spelling", ["lin", "LIN", "ｌｉｎ"])
def test_a_taken_name_is_refused_however_it_is_spelt(
    client: FlaskClient, join: Callable[..., int], spelling: str
) -> None:
    join(LIN)

    answer = client.post("/api/registrations", json=registration_of(WANG, username=spelling))

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "accounts.username_taken"


@both_databases
def test_of_parallel_registrations_of_a_name_one_wins(new_client: NewClient) -> None:
    def register(number: int) -> Callable[[], int]:
        wish = registration_of(LIN, email=f"lin{number}@example.com")
        browser = new_client()
        return lambda: browser.post("/api/registrations", json=wish).status_code

    answers = run_at_once([register(number) for number in range(6)])

    assert sorted(answers) == [202] + 5 * [409]


@both_databases
def test_a_known_address_gets_the_same_answer_and_another_mail(
    client: FlaskClient, join: Callable[..., int], latest_mail: LatestMail
) -> None:
    join(LIN)
    unknown = client.post("/api/registrations", json=registration_of(WANG))

    known = client.post(
        "/api/registrations", json=registration_of(WANG, username="wang2", email="LIN@example.com")
    )

    assert known.status_code == unknown.status_code == 202
    assert known.get_json().keys() == unknown.get_json().keys()
    assert "“lin”" in latest_mail()["body"]
    assert "confirm#" not in latest_mail()["body"]
    # And neither does a second try tell the two apart.
    again = client.post("/api/registrations", json=registration_of(WANG, username="wang2"))
    assert again.status_code == 409


@both_databases
def test_a_name_is_free_again_when_its_link_ran_out(
    client: FlaskClient, clock: FakeClock, latest_mail: LatestMail
) -> None:
    client.post("/api/registrations", json=registration_of(LIN, email="typo@example.com"))
    clock.pass_time(hours=24)

    answer = client.post("/api/registrations", json=registration_of(LIN))

    assert answer.status_code == 202
    assert latest_mail()["to"] == LIN.email


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "小"),
        ("username", "<b>lin</b>"),
        ("username", "'; DROP TABLE person; --"),
        ("username", 32 * "\ufdfa"),  # each unfolds to eighteen signs
        ("display_name", ""),
        ("email", "lin example.com"),
        ("password", "Xiaolin-2026"),
        ("role", "administrator"),
        ("roles", ["administrator"]),
        ("is_admin", True),
    ],
)
def test_a_wrong_field_or_a_role_is_refused(
    app: APIFlask, client: FlaskClient, field: str, value: object
) -> None:
    answer = client.post("/api/registrations", json=registration_of(LIN, **{field: value}))

    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]
    with app.app_context():
        known = select(PersonRow).where(PersonRow.username == "lin")
        assert db.session.scalar(known) is None


@both_databases
def test_names_with_statements_and_markup_are_kept_as_text(
    client: FlaskClient, sign_in: SignIn
) -> None:
    for number, text in enumerate(NASTY):
        wish = registration_of(
            LIN, username=f"lin{number}", display_name=text, email=f"lin{number}@example.com"
        )
        assert client.post("/api/registrations", json=wish).status_code == (
            202 if text.isprintable() else 422
        )

    people = sign_in(SUN).get("/api/people").get_json()["items"]

    shown = {person["display_name"] for person in people}
    assert shown == {SUN.display_name} | {text for text in NASTY if text.isprintable()}


@both_databases
def test_one_address_may_not_register_without_end(client: FlaskClient, clock: FakeClock) -> None:
    def register(number: int) -> Any:
        return client.post(
            "/api/registrations",
            json=registration_of(LIN, username=f"l{number}", email=f"l{number}@example.com"),
        )

    answers = [register(number) for number in range(21)]

    assert [answer.status_code for answer in answers] == 20 * [202] + [429]
    assert answers[-1].get_json()["code"] == "accounts.too_many_registrations"
    assert answers[-1].headers["Retry-After"] == "30"
    clock.pass_time(seconds=30)
    assert register(21).status_code == 202


def test_nobody_registers_before_the_set_up(app: APIFlask, client: FlaskClient) -> None:
    with app.app_context(), transaction() as session:
        session.delete(session.get_one(Organisation, 1))

    answer = client.post("/api/registrations", json=registration_of(LIN))

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "accounts.not_set_up"


def test_the_record_names_the_person_and_no_address(
    app: APIFlask, client: FlaskClient, latest_mail: LatestMail
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    client.post("/api/registrations/confirm", json={"token": token_in(latest_mail())})

    with app.app_context():
        lin = db.session.scalar(select(PersonRow).where(PersonRow.username == "lin"))
        records = db.session.scalars(select(AuditRecord).order_by(AuditRecord.id)).all()

    assert lin
    assert [(one.action, one.subject_id) for one in records] == [
        ("accounts.registered", lin.id),
        ("accounts.confirmed", lin.id),
    ]
    assert all(LIN.email not in str(one.facts) for one in records)


class TestWithMailServer:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return replace(settings, smtp_url="smtp://127.0.0.1:9", public_url="https://pk.example/")

    def test_the_link_is_mailed_at_once(
        self, app: APIFlask, settings: Settings, client: FlaskClient
    ) -> None:
        office, bell = FakeTransport(), FakeBell()
        jobs.connect(app, settings, [mail.delivery(settings, office)], bell=bell)

        client.post("/api/registrations", json=registration_of(LIN))
        with app.app_context():
            jobs.run_due()

        (message,) = office.sent
        assert bell.rung == [("mail", 1)]
        assert message["To"] == LIN.email
        assert "https://pk.example/confirm#" in message.get_content()


def test_without_a_mail_server_the_mail_stays_in_the_outbox(
    app: APIFlask, client: FlaskClient
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))

    with app.app_context():
        kept = db.session.scalar(select(Mail))

    assert kept
    assert kept.state == "local"
