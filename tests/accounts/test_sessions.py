import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from backend.accounts import passwords
from backend.accounts.guard import COOKIE
from backend.accounts.models import LoginSession, PersonRow
from backend.accounts.rules import PersonState
from backend.infra.config import Settings
from backend.infra.db import db, transaction
from tests.accounts.forms import log_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, SUN, NewClient, SignIn

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def lin_has_an_account(join: Callable[..., int]) -> None:
    join(LIN)


def test_the_cookie_is_kept_from_scripts_and_other_sites(client: FlaskClient) -> None:
    log_in(client)

    cookie = client.get_cookie(COOKIE)

    assert cookie
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    assert cookie.path == "/"
    assert not cookie.secure


def test_the_cookie_travels_over_tls_only_when_it_came_so(client: FlaskClient) -> None:
    answer = log_in(client, base_url="https://localhost", headers={"Origin": "https://localhost"})

    assert "Secure" in answer.headers["Set-Cookie"]


def test_the_token_is_stored_hashed(app: APIFlask, client: FlaskClient) -> None:
    log_in(client)
    cookie = client.get_cookie(COOKIE)

    with app.app_context():
        stored = db.session.scalar(select(LoginSession.token_hash))

    assert cookie
    assert len(cookie.value) == 43
    assert stored != cookie.value


@both_databases
def test_every_login_gets_a_new_session_and_ends_the_old_one(
    client: FlaskClient, new_client: NewClient
) -> None:
    log_in(client)
    old = client.get_cookie(COOKIE)
    log_in(client)
    new = client.get_cookie(COOKIE)

    assert old
    assert new
    assert old.value != new.value
    thief = new_client()
    thief.set_cookie(COOKIE, old.value)
    assert thief.get("/api/session").get_json()["state"] == "anonymous"


def test_a_planted_session_does_not_become_the_victims(client: FlaskClient) -> None:
    client.set_cookie(COOKIE, "planted")

    log_in(client)

    cookie = client.get_cookie(COOKIE)
    assert cookie
    assert cookie.value != "planted"


@both_databases
def test_after_logout_the_session_is_dead_on_the_server_too(
    client: FlaskClient, new_client: NewClient
) -> None:
    log_in(client)
    cookie = client.get_cookie(COOKIE)

    assert client.post("/api/logout").status_code == 204

    assert cookie
    assert client.get_cookie(COOKIE) is None
    copy = new_client()
    copy.set_cookie(COOKIE, cookie.value)
    assert copy.get("/api/session").get_json()["state"] == "anonymous"


def test_logout_without_a_session_is_fine(client: FlaskClient) -> None:
    assert client.post("/api/logout").status_code == 204


@both_databases
def test_disabling_a_person_ends_all_his_sessions_for_good(
    sign_in: SignIn, join: Callable[..., int]
) -> None:
    phone, desk, sun = sign_in(LIN), sign_in(LIN), sign_in(SUN)
    person = f"/api/people/{join(LIN)}"

    sun.patch(person, json={"state": "disabled"})
    assert phone.get("/api/session").get_json()["state"] == "anonymous"
    sun.patch(person, json={"state": "active"})

    assert phone.get("/api/session").get_json()["state"] == "anonymous"
    assert desk.get("/api/session").get_json()["state"] == "anonymous"


def test_a_session_ends_after_seven_idle_days(sign_in: SignIn, clock: FakeClock) -> None:
    lin = sign_in(LIN)

    clock.pass_time(days=6)
    assert lin.get("/api/session").get_json()["state"] == "signed_in"
    clock.pass_time(days=6)
    assert lin.get("/api/session").get_json()["state"] == "signed_in"
    clock.pass_time(days=7)

    assert lin.get("/api/session").get_json()["state"] == "anonymous"


def test_a_session_ends_after_thirty_days_of_use(sign_in: SignIn, clock: FakeClock) -> None:
    lin = sign_in(LIN)
    states = []

    for _ in range(30):
        clock.pass_time(days=1)
        states.append(lin.get("/api/session").get_json()["state"])

    assert states == 29 * ["signed_in"] + ["anonymous"]


@both_databases
def test_use_is_noted_every_ten_minutes_only(
    app: APIFlask, sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)
    began = clock.now()
    seen = []

    for _ in range(3):
        clock.pass_time(minutes=5)
        lin.get("/api/session")
        with app.app_context():
            last_seen_at = db.session.scalar(select(func.max(LoginSession.last_seen_at)))
        assert last_seen_at
        seen.append((last_seen_at - began).total_seconds() / 60)

    assert seen == [0, 10, 10]


@pytest.mark.parametrize("token", ["", "x" * 4000, "'; --", "\u00e9"])
def test_a_made_up_session_is_nobodys(client: FlaskClient, token: str) -> None:
    client.set_cookie(COOKIE, token)

    assert client.get("/api/session").get_json()["state"] == "anonymous"
    assert client.get("/api/people").status_code == 401


@both_databases
def test_a_person_disabled_while_his_password_is_checked_gets_no_session(
    app: APIFlask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = passwords.is_right

    def disable_meanwhile(password: str, password_hash: str | None) -> bool:
        with transaction() as session:
            session.execute(update(PersonRow).values(state=PersonState.DISABLED))
        return real(password, password_hash)

    monkeypatch.setattr(passwords, "is_right", disable_meanwhile)

    assert log_in(client).get_json()["code"] == "accounts.disabled"


def test_an_ended_session_is_ended_at_once_although_it_was_just_looked_up(
    sign_in: SignIn,
) -> None:
    lin, sun = sign_in(LIN), sign_in(SUN)
    assert lin.get("/api/home").status_code == 200
    lin_id = lin.get("/api/session").get_json()["person"]["id"]

    sun.patch(f"/api/people/{lin_id}", json={"state": "disabled"})

    assert lin.get("/api/home").status_code == 401


def test_what_another_process_ends_is_ended_here_within_a_second(
    settings: Settings, sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)
    assert lin.get("/api/home").status_code == 200
    with closing(sqlite3.connect(settings.sqlite_path)) as elsewhere:
        elsewhere.execute("UPDATE login_session SET revoked_at = '2026-11-23 02:00:00.000000'")
        elsewhere.commit()

    clock.pass_time(seconds=1)

    assert lin.get("/api/home").status_code == 401
