import re
from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts import service
from backend.accounts.models import OneTimeLink, Organisation, PersonRow
from backend.accounts.rules import PersonState
from backend.audit.models import AuditRecord
from backend.infra.db import db, transaction
from backend.infra.mail import Mail
from tests.accounts.forms import NASTY, registration_of
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, PASSWORD, SUN, WANG, NewClient, SignIn
from tests.races import run_at_once

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def set_up(join: Callable[..., int]) -> None:
    join(SUN)


@pytest.fixture
def latest_mail(sign_in: SignIn) -> Callable[[], dict[str, Any]]:
    """What the administrator finds on top of the local outbox."""

    def read() -> dict[str, Any]:
        mail: dict[str, Any] = sign_in(SUN).get("/api/mails").get_json()["items"][0]
        return mail

    return read


def token_in(mail: dict[str, Any]) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000/confirm#(\S+)", mail["body"])
    assert found
    return found[1]


def log_in(client: FlaskClient, username: str) -> Any:
    return client.post("/api/login", json={"username": username, "password": PASSWORD})


@both_databases
def test_who_confirms_his_address_may_sign_in(
    client: FlaskClient, latest_mail: Callable[[], dict[str, Any]]
) -> None:
    answer = client.post("/api/registrations", json=registration_of(LIN))
    assert answer.status_code == 202
    assert answer.get_json() == {"email_masked": "l***@example.com"}
    assert log_in(client, "lin").get_json()["code"] == "accounts.unconfirmed"

    token = token_in(latest_mail())
    confirmation = client.post("/api/registrations/confirm", json={"token": token})

    assert confirmation.get_json() == {"username": "lin"}
    assert log_in(client, "lin").get_json()["person"]["roles"] == ["employee"]


@both_databases
def test_a_link_works_once(client: FlaskClient, latest_mail: Callable[[], dict[str, Any]]) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    token = token_in(latest_mail())

    answers = [client.post("/api/registrations/confirm", json={"token": token}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 410]
    assert answers[1].get_json()["code"] == "accounts.link_expired"


@both_databases
def test_of_parallel_clicks_on_a_link_one_wins(
    client: FlaskClient, new_client: NewClient, latest_mail: Callable[[], dict[str, Any]]
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    token = token_in(latest_mail())

    def click() -> int:
        return new_client().post("/api/registrations/confirm", json={"token": token}).status_code

    assert sorted(run_at_once([click] * 6)) == [200] + 5 * [410]


@pytest.mark.parametrize(("hours", "status"), [(23.9, 200), (24, 410)])
def test_a_link_lives_for_a_day(
    client: FlaskClient,
    clock: FakeClock,
    latest_mail: Callable[[], dict[str, Any]],
    hours: float,
    status: int,
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    token = token_in(latest_mail())

    clock.pass_time(hours=hours)

    answer = client.post("/api/registrations/confirm", json={"token": token})
    assert answer.status_code == status


@both_databases
@pytest.mark.parametrize("token", ["x", "x" * 128, *NASTY])
def test_an_unknown_link_is_answered_like_a_used_one(client: FlaskClient, token: str) -> None:
    answer = client.post("/api/registrations/confirm", json={"token": token})

    assert answer.status_code == 410
    assert answer.get_json()["code"] == "accounts.link_expired"


def test_tokens_are_stored_hashed(
    app: APIFlask, client: FlaskClient, latest_mail: Callable[[], dict[str, Any]]
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    token = token_in(latest_mail())

    with app.app_context():
        stored = db.session.scalar(select(OneTimeLink.token_hash))

    assert stored != token
    assert re.fullmatch("[0-9a-f]{64}", str(stored))


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
    client: FlaskClient, join: Callable[..., int], latest_mail: Callable[[], dict[str, Any]]
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
def test_a_strangers_registration_does_not_keep_the_owner_of_the_address_out(
    client: FlaskClient, latest_mail: Callable[[], dict[str, Any]]
) -> None:
    client.post("/api/registrations", json=registration_of(WANG, email=LIN.email))
    strangers = token_in(latest_mail())

    client.post("/api/registrations", json=registration_of(LIN))
    confirmed = client.post("/api/registrations/confirm", json={"token": token_in(latest_mail())})

    assert confirmed.status_code == 200
    late = client.post("/api/registrations/confirm", json={"token": strangers})
    assert late.status_code == 410


@both_databases
def test_a_name_is_free_again_when_its_link_ran_out(
    client: FlaskClient, clock: FakeClock, latest_mail: Callable[[], dict[str, Any]]
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
    app: APIFlask, client: FlaskClient, latest_mail: Callable[[], dict[str, Any]]
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


@both_databases
def test_housekeeping_drops_what_time_made_useless(
    app: APIFlask, client: FlaskClient, clock: FakeClock, sign_in: SignIn
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    sign_in(WANG)
    clock.pass_time(days=31)

    with app.app_context():
        service.tidy()
        service.tidy()

        people = db.session.scalars(select(PersonRow.username)).all()
        assert sorted(people) == ["sun", "wang"]
        assert db.session.scalars(select(OneTimeLink.id)).all() == []


def test_a_fresh_registration_survives_housekeeping(
    app: APIFlask, client: FlaskClient, latest_mail: Callable[[], dict[str, Any]]
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))

    with app.app_context():
        service.tidy()

    answer = client.post("/api/registrations/confirm", json={"token": token_in(latest_mail())})
    assert answer.status_code == 200


def test_without_a_mail_server_the_mail_stays_in_the_outbox(
    app: APIFlask, client: FlaskClient
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))

    with app.app_context():
        mail = db.session.scalar(select(Mail))

    assert mail
    assert mail.state == "local"


@both_databases
def test_an_administrator_may_confirm_for_a_person(
    client: FlaskClient, sign_in: SignIn, latest_mail: Callable[[], dict[str, Any]]
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    token = token_in(latest_mail())
    sun = sign_in(SUN)
    lin = sun.get("/api/people").get_json()["items"][-1]

    changed = sun.patch(f"/api/people/{lin['id']}", json={"state": PersonState.ACTIVE})

    assert changed.get_json()["state"] == "active"
    assert log_in(client, "lin").status_code == 200
    late = client.post("/api/registrations/confirm", json={"token": token})
    assert late.status_code == 410
