import re
from collections.abc import Callable

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts import service
from backend.accounts.models import OneTimeLink, PersonRow
from backend.accounts.rules import PersonState
from backend.infra.db import db
from tests.accounts.forms import NASTY, LatestMail, log_in, registration_of, token_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, SUN, WANG, NewClient, SignIn
from tests.races import run_at_once

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def set_up(join: Callable[..., int]) -> None:
    join(SUN)


@both_databases
def test_who_confirms_his_address_may_sign_in(client: FlaskClient, latest_mail: LatestMail) -> None:
    answer = client.post("/api/registrations", json=registration_of(LIN))
    assert answer.status_code == 202
    assert answer.get_json() == {"email_masked": "l***@example.com"}
    assert log_in(client, "lin").get_json()["code"] == "accounts.unconfirmed"

    token = token_in(latest_mail())
    confirmation = client.post("/api/registrations/confirm", json={"token": token})

    assert confirmation.get_json() == {"username": "lin", "awaits_approval": False}
    assert log_in(client, "lin").get_json()["person"]["roles"] == ["employee"]


@both_databases
def test_a_link_works_once(client: FlaskClient, latest_mail: LatestMail) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    token = token_in(latest_mail())

    answers = [client.post("/api/registrations/confirm", json={"token": token}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 410]
    assert answers[1].get_json()["code"] == "accounts.link_expired"


@both_databases
def test_of_parallel_clicks_on_a_link_one_wins(
    client: FlaskClient, new_client: NewClient, latest_mail: LatestMail
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
    latest_mail: LatestMail,
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
    app: APIFlask, client: FlaskClient, latest_mail: LatestMail
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))
    token = token_in(latest_mail())

    with app.app_context():
        stored = db.session.scalar(select(OneTimeLink.token_hash))

    assert stored != token
    assert re.fullmatch("[0-9a-f]{64}", str(stored))


@both_databases
def test_a_strangers_registration_does_not_keep_the_owner_of_the_address_out(
    client: FlaskClient, latest_mail: LatestMail
) -> None:
    client.post("/api/registrations", json=registration_of(WANG, email=LIN.email))
    strangers = token_in(latest_mail())

    client.post("/api/registrations", json=registration_of(LIN))
    confirmed = client.post("/api/registrations/confirm", json={"token": token_in(latest_mail())})

    assert confirmed.status_code == 200
    late = client.post("/api/registrations/confirm", json={"token": strangers})
    assert late.status_code == 410


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
    app: APIFlask, client: FlaskClient, latest_mail: LatestMail
) -> None:
    client.post("/api/registrations", json=registration_of(LIN))

    with app.app_context():
        service.tidy()

    answer = client.post("/api/registrations/confirm", json={"token": token_in(latest_mail())})
    assert answer.status_code == 200


@both_databases
def test_an_administrator_may_confirm_for_a_person(
    client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
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
