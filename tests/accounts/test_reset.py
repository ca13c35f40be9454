"""找回密码: the owner of the mailbox chooses a new password, and nobody else learns anything."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts import passwords
from backend.accounts.models import OneTimeLink, PersonRow
from backend.accounts.rules import PersonState
from backend.audit.models import AuditRecord
from backend.infra.db import db, transaction
from backend.infra.mail import Mail
from tests.accounts.forms import NASTY, LatestMail, log_in, reset_token_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, PASSWORD, SUN, WANG, NewClient, SignIn
from tests.races import run_at_once

pytestmark = pytest.mark.usefixtures("clock")

NEW = "Baiyun-2027!"


@pytest.fixture(autouse=True)
def lin_has_an_account(join: Callable[..., int]) -> None:
    join(SUN)
    join(LIN)


def ask(client: FlaskClient, email: str = LIN.email) -> Any:
    return client.post("/api/password-resets", json={"email": email})


def reset(client: FlaskClient, token: str, password: str = NEW) -> Any:
    form = {"token": token, "password": password}
    return client.post("/api/password-resets/confirm", json=form)


@both_databases
def test_the_mailed_link_leads_to_a_new_password(
    client: FlaskClient, latest_mail: LatestMail
) -> None:
    assert ask(client).get_json() == {"email_masked": "l***@example.com"}
    token = reset_token_in(latest_mail())
    looked = client.post("/api/password-resets/look", json={"token": token})
    assert looked.get_json() == {"username": "lin"}

    answer = reset(client, token)

    assert answer.get_json() == {"username": "lin"}
    assert log_in(client, password=PASSWORD).status_code == 401
    assert log_in(client, password=NEW).status_code == 200
    assert "密码已更改" in latest_mail()["subject"]


@both_databases
def test_a_reset_link_works_once(client: FlaskClient, latest_mail: LatestMail) -> None:
    ask(client)
    token = reset_token_in(latest_mail())

    answers = [reset(client, token) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 410]
    assert answers[1].get_json()["code"] == "accounts.reset_link_expired"
    looked = client.post("/api/password-resets/look", json={"token": token})
    assert looked.status_code == 410


@both_databases
def test_of_parallel_resets_by_one_link_one_wins(
    client: FlaskClient, new_client: NewClient, latest_mail: LatestMail
) -> None:
    ask(client)
    token = reset_token_in(latest_mail())

    answers = run_at_once([lambda: reset(new_client(), token).status_code] * 4)

    assert sorted(answers) == [200] + 3 * [410]


@pytest.mark.parametrize(("minutes", "status"), [(29.9, 200), (30, 410)])
def test_a_reset_link_lives_for_half_an_hour(
    client: FlaskClient, clock: FakeClock, latest_mail: LatestMail, minutes: float, status: int
) -> None:
    ask(client)
    token = reset_token_in(latest_mail())

    clock.pass_time(minutes=minutes)

    assert reset(client, token).status_code == status


def test_a_used_link_makes_the_other_open_ones_worthless(
    client: FlaskClient, latest_mail: LatestMail
) -> None:
    ask(client)
    first = reset_token_in(latest_mail())
    ask(client)
    second = reset_token_in(latest_mail())

    assert reset(client, second).status_code == 200

    assert reset(client, first).status_code == 410


@both_databases
def test_an_unknown_address_gets_the_same_answer_and_no_mail(
    app: APIFlask, client: FlaskClient
) -> None:
    known, unknown = ask(client), ask(client, "l@example.com")

    assert known.status_code == unknown.status_code == 202
    assert known.get_json() == unknown.get_json()
    with app.app_context():
        assert db.session.scalars(select(Mail.to)).all() == [LIN.email]


@pytest.mark.parametrize("state", [PersonState.UNCONFIRMED, PersonState.DISABLED])
def test_who_may_not_sign_in_gets_no_link(
    app: APIFlask, client: FlaskClient, join: Callable[..., int], state: PersonState
) -> None:
    join(WANG, state)

    assert ask(client, WANG.email).status_code == 202

    with app.app_context():
        assert db.session.scalars(select(Mail.id)).all() == []


def test_a_link_of_a_person_who_was_disabled_is_dead(
    client: FlaskClient, join: Callable[..., int], sign_in: SignIn, latest_mail: LatestMail
) -> None:
    ask(client)
    token = reset_token_in(latest_mail())

    sign_in(SUN).patch(f"/api/people/{join(LIN)}", json={"state": "disabled"})

    assert reset(client, token).status_code == 410


@both_databases
def test_a_reset_ends_every_login_session(
    client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
) -> None:
    phone, desk, wang = sign_in(LIN), sign_in(LIN), sign_in(WANG)
    ask(client)

    reset(client, reset_token_in(latest_mail()))

    assert phone.get("/api/session").get_json()["state"] == "anonymous"
    assert desk.get("/api/session").get_json()["state"] == "anonymous"
    assert wang.get("/api/session").get_json()["state"] == "signed_in"


def test_a_reset_opens_the_lock_of_wrong_passwords(
    client: FlaskClient, latest_mail: LatestMail
) -> None:
    for _ in range(5):
        log_in(client, password="Wrong-2026x")
    assert log_in(client).status_code == 429
    ask(client)

    reset(client, reset_token_in(latest_mail()))

    assert log_in(client, password=NEW).status_code == 200


@pytest.mark.parametrize("password", ["short-1A", "alllowercase-1", "Xx-LIN-2026!"])
def test_a_weak_password_is_refused_and_the_link_stays_good(
    client: FlaskClient, latest_mail: LatestMail, password: str
) -> None:
    ask(client)
    token = reset_token_in(latest_mail())

    refused = reset(client, token, password)

    assert refused.status_code == 422
    assert refused.get_json()["errors"][0]["field"] == "password"
    assert reset(client, token).status_code == 200


@both_databases
def test_nobodys_mailbox_is_filled(client: FlaskClient, clock: FakeClock) -> None:
    for email in (LIN.email, "nobody@example.com"):
        answers = [ask(client, email) for _ in range(4)]
        assert [one.status_code for one in answers] == 3 * [202] + [429]
        assert answers[3].get_json()["code"] == "accounts.too_many_resets"
        assert answers[3].headers["Retry-After"] == "300"

    clock.pass_time(seconds=300)

    assert ask(client).status_code == 202


def test_one_network_may_not_ask_for_many(client: FlaskClient) -> None:
    answers = [ask(client, f"a{number}@example.com").status_code for number in range(21)]

    assert answers == 20 * [202] + [429]


@both_databases
@pytest.mark.parametrize("token", ["x", "x" * 128, *NASTY])
def test_an_unknown_reset_link_is_answered_like_a_used_one(client: FlaskClient, token: str) -> None:
    looked = client.post("/api/password-resets/look", json={"token": token})

    assert looked.status_code == reset(client, token).status_code == 410
    assert looked.get_json()["code"] == "accounts.reset_link_expired"


def test_a_link_to_confirm_an_address_resets_no_password(
    client: FlaskClient, latest_mail: LatestMail
) -> None:
    registration = {"username": "wang", "display_name": "王", "password": PASSWORD}
    client.post("/api/registrations", json=registration | {"email": WANG.email})
    token = re.search(r"/confirm#(\S+)", latest_mail()["body"])
    assert token

    assert reset(client, token[1]).status_code == 410


def test_the_token_of_a_reset_is_stored_hashed(
    app: APIFlask, client: FlaskClient, latest_mail: LatestMail
) -> None:
    ask(client)
    token = reset_token_in(latest_mail())

    with app.app_context():
        stored = db.session.scalar(select(OneTimeLink.token_hash))

    assert re.fullmatch("[0-9a-f]{64}", str(stored))
    assert stored != token


@both_databases
def test_an_administrator_starts_a_reset_and_both_names_are_recorded(
    app: APIFlask, client: FlaskClient, join: Callable[..., int], sign_in: SignIn
) -> None:
    lin_id, sun_id = join(LIN), join(SUN)

    answer = sign_in(SUN).post(f"/api/people/{lin_id}/password-reset")

    assert answer.status_code == 202
    assert answer.get_json() == {"email_masked": "l***@example.com"}
    with app.app_context():
        sent = db.session.scalars(select(Mail)).one()
        noted = db.session.scalars(
            select(AuditRecord).where(AuditRecord.action == "accounts.reset_started")
        ).one()
    assert sent.to == LIN.email
    assert (noted.actor_id, noted.subject_id) == (sun_id, lin_id)
    assert noted.facts == {"by": "sun", "person": "lin"}
    assert log_in(client).status_code == 200  # nothing changed yet


@pytest.mark.parametrize("state", [PersonState.UNCONFIRMED, PersonState.DISABLED])
def test_no_reset_is_started_for_who_may_not_sign_in(
    join: Callable[..., int], sign_in: SignIn, state: PersonState
) -> None:
    wang_id = join(WANG, state)

    answer = sign_in(SUN).post(f"/api/people/{wang_id}/password-reset")

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "accounts.reset_not_possible"


def test_only_administrators_start_a_reset_for_others(
    client: FlaskClient, join: Callable[..., int], sign_in: SignIn
) -> None:
    path = f"/api/people/{join(LIN)}/password-reset"

    assert client.post(path).status_code == 401
    assert sign_in(WANG).post(path).status_code == 403
    assert sign_in(SUN).post("/api/people/999999/password-reset").status_code == 404


@both_databases
def test_a_password_that_changes_while_the_old_one_is_checked_opens_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = passwords.is_right

    def change_meanwhile(password: str, password_hash: str | None) -> bool:
        with transaction() as session:
            row = session.scalars(select(PersonRow).where(PersonRow.username == "lin")).one()
            row.password_hash = "another"
        return real(password, password_hash)

    monkeypatch.setattr(passwords, "is_right", change_meanwhile)

    assert log_in(client).get_json()["code"] == "accounts.wrong_credentials"
