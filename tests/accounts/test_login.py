import threading
from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts import passwords
from backend.accounts.errors import BusyError
from backend.accounts.guard import COOKIE
from backend.accounts.models import LoginThrottle, PersonRow
from backend.accounts.passwords import PasswordPool
from backend.accounts.rules import PersonState, Role
from backend.audit.models import AuditRecord
from backend.infra.db import db, transaction
from backend.infra.mail import Mail
from tests.accounts.forms import NASTY, log_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, PASSWORD, WANG, NewClient, Persona
from tests.races import run_at_once

pytestmark = pytest.mark.usefixtures("clock")


def fail(client: FlaskClient, times: int, username: str = "lin") -> list[Any]:
    return [log_in(client, username, "Wrong-2026x") for _ in range(times)]


@pytest.fixture(autouse=True)
def lin_has_an_account(join: Callable[..., int]) -> None:
    join(LIN)


@both_databases
@pytest.mark.parametrize("spelling", ["lin", "LIN", "ｌｉｎ", " lin"])
def test_the_right_password_signs_in_however_the_name_is_spelt(
    client: FlaskClient, spelling: str
) -> None:
    answer = log_in(client, spelling)

    assert answer.status_code == 200
    assert answer.get_json()["state"] == "signed_in"
    assert answer.get_json()["person"]["username"] == "lin"
    assert client.get("/api/session").get_json()["state"] == "signed_in"


@both_databases
@pytest.mark.parametrize("username", ["lin", "nobody", *NASTY])
def test_wrong_and_unknown_names_are_answered_alike(client: FlaskClient, username: str) -> None:
    answers = fail(client, 6, username)

    assert [answer.status_code for answer in answers] == 5 * [401] + [429]
    assert [answer.get_json().get("tries_left") for answer in answers[:5]] == [4, 3, 2, 1, 0]
    assert answers[4].get_json()["retry_after_s"] == 30
    assert answers[5].get_json()["code"] == "accounts.locked"
    assert answers[5].headers["Retry-After"] == "30"


def test_an_unknown_name_costs_a_check_too(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str | None] = []

    def spy(password: str, password_hash: str | None) -> bool:
        checked.append(password_hash)
        return real(password, password_hash)

    real = passwords.is_right
    monkeypatch.setattr(passwords, "is_right", spy)
    log_in(client, "nobody")
    log_in(client, "lin", "Wrong-2026x")

    assert len(checked) == 2
    assert checked[0] is None
    assert passwords._hash_of_nobody().startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert (checked[1] or "").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@both_databases
def test_the_wait_grows_with_every_wrong_try(client: FlaskClient, clock: FakeClock) -> None:
    fail(client, 5)
    waits = []

    for _ in range(7):
        refused = log_in(client)
        assert refused.status_code == 429
        waits.append(refused.get_json()["retry_after_s"])
        clock.pass_time(seconds=waits[-1])
        fail(client, 1)

    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_the_lock_opens_with_time(client: FlaskClient, clock: FakeClock) -> None:
    fail(client, 5)

    clock.pass_time(seconds=29)
    assert log_in(client).status_code == 429
    clock.pass_time(seconds=1)
    assert log_in(client).status_code == 200


def test_a_right_password_starts_the_count_anew(client: FlaskClient) -> None:
    fail(client, 4)
    log_in(client)

    assert fail(client, 1)[0].get_json()["tries_left"] == 4


def test_another_name_is_not_locked_with_it(client: FlaskClient, join: Callable[..., int]) -> None:
    join(WANG)
    fail(client, 6)

    assert log_in(client, "wang").status_code == 200


@both_databases
def test_parallel_guesses_are_no_more_than_the_free_ones(
    new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "pool", PasswordPool(workers=4, queue=8, patience_s=20))

    def guess() -> int:
        return int(log_in(new_client(), password="Wrong-2026x").status_code)

    answers = run_at_once([guess] * 12)

    assert sorted(answers) == 5 * [401] + 7 * [429]


@both_databases
def test_one_address_may_not_try_names_without_end(
    client: FlaskClient, join: Callable[..., int], new_client: NewClient
) -> None:
    join(WANG)
    elsewhere = new_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.9"

    answers = [log_in(client, f"name{number}", "Wrong-2026x") for number in range(51)]

    assert [answer.status_code for answer in answers] == 50 * [401] + [429]
    assert log_in(client, "wang").status_code == 429
    assert log_in(elsewhere, "wang", base_url="https://localhost").status_code == 200


@both_databases
def test_right_logins_do_not_lock_an_office(
    app: APIFlask, client: FlaskClient, new_client: NewClient
) -> None:
    for _ in range(3):
        assert log_in(new_client()).status_code == 200

    with app.app_context():
        counted = db.session.scalars(select(LoginThrottle.tries)).all()

    assert set(counted) == {0}


@both_databases
@pytest.mark.parametrize("state", [PersonState.UNCONFIRMED, PersonState.DISABLED])
def test_only_who_knows_the_password_learns_why_he_may_not_come_in(
    client: FlaskClient, join: Callable[..., int], state: PersonState
) -> None:
    join(WANG, state)

    stranger = log_in(client, "wang", "Wrong-2026x")
    owner = log_in(client, "wang")

    assert stranger.get_json()["code"] == "accounts.wrong_credentials"
    assert owner.status_code == 403
    assert owner.get_json()["code"] == f"accounts.{state}"
    assert client.get_cookie(COOKIE) is None


@both_databases
def test_the_owner_is_told_once_when_a_lock_begins(
    app: APIFlask, client: FlaskClient, clock: FakeClock
) -> None:
    fail(client, 5)
    for _ in range(3):
        clock.pass_time(minutes=15)
        fail(client, 1)

    with app.app_context():
        letters = db.session.scalars(select(Mail)).all()

    assert [letter.to for letter in letters] == [LIN.email]
    assert "多次输错" in letters[0].subject


def test_four_wrong_tries_and_a_right_one_trouble_nobody(
    app: APIFlask, client: FlaskClient
) -> None:
    fail(client, 4)
    log_in(client)

    with app.app_context():
        assert db.session.scalars(select(Mail.id)).all() == []


def test_a_lock_of_a_name_that_nobody_has_is_recorded_and_mailed_to_nobody(
    app: APIFlask, client: FlaskClient
) -> None:
    fail(client, 6, "nobody")

    with app.app_context():
        noted = db.session.scalars(
            select(AuditRecord).where(AuditRecord.action == "accounts.locked")
        ).all()
        assert db.session.scalars(select(Mail.id)).all() == []
    assert [one.subject_id for one in noted] == [None]


def test_too_many_tries_from_one_network_are_not_called_a_locked_name(
    client: FlaskClient,
) -> None:
    for number in range(50):
        log_in(client, f"name{number}", "Wrong-2026x")

    assert log_in(client).get_json()["code"] == "accounts.too_many_tries"


def test_when_too_many_wait_the_rest_come_back_later(
    app: APIFlask, client: FlaskClient, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = PasswordPool(workers=1, queue=0, patience_s=5)
    monkeypatch.setattr(passwords, "pool", pool)
    release = threading.Event()
    entered = threading.Event()

    def occupy() -> None:
        with pool.slot():
            entered.set()
            release.wait(10)

    busy = threading.Thread(target=occupy)
    busy.start()
    entered.wait(10)
    refused = log_in(client)
    release.set()
    busy.join()

    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "3"
    assert log_in(client).status_code == 200
    with app.app_context():  # the refused try was not counted
        assert set(db.session.scalars(select(LoginThrottle.tries))) == {0}


def test_who_waits_too_long_for_his_turn_is_sent_away() -> None:
    pool = PasswordPool(workers=1, queue=1, patience_s=0.05)

    with pool.slot(), pytest.raises(BusyError), pool.slot():
        raise AssertionError


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"username": "lin"},
        {"username": "lin", "password": ""},
        {"username": "", "password": PASSWORD},
        {"username": ["lin"], "password": PASSWORD},
        {"username": "lin", "password": "x" * 129},
        {"username": "x" * 255, "password": PASSWORD},
        {"username": "lin\u0000", "password": PASSWORD},
        {"username": "lin", "password": PASSWORD, "remember": True},
    ],
)
def test_an_incomplete_or_odd_form_is_bad_input(client: FlaskClient, form: Any) -> None:
    assert client.post("/api/login", json=form).status_code == 422


def test_blanks_around_a_password_belong_to_it(client: FlaskClient) -> None:
    assert log_in(client, password=f" {PASSWORD}").status_code == 401


class TestAKnownBrowser:
    """Where 林 has signed in before, a stranger's guesses cannot keep her out."""

    @pytest.fixture
    def phone(self, new_client: NewClient) -> FlaskClient:
        phone = new_client()
        log_in(phone)
        phone.post("/api/logout")
        return phone

    @both_databases
    def test_the_owner_comes_in_while_a_stranger_locks_the_name(
        self, client: FlaskClient, phone: FlaskClient
    ) -> None:
        fail(client, 6)

        assert log_in(phone).status_code == 200
        assert log_in(client).get_json()["code"] == "accounts.locked"  # no free tries won

    @both_databases
    def test_it_has_no_more_tries_than_others(
        self, phone: FlaskClient, client: FlaskClient
    ) -> None:
        answers = fail(phone, 6)

        assert [answer.status_code for answer in answers] == 5 * [401] + [429]
        assert log_in(client).status_code == 200

    def test_a_network_that_tried_too_often_does_not_keep_it_out(
        self, client: FlaskClient, phone: FlaskClient
    ) -> None:
        for number in range(51):
            log_in(client, f"name{number}", "Wrong-2026x")

        assert log_in(client).get_json()["code"] == "accounts.too_many_tries"
        assert log_in(phone).status_code == 200

    def test_it_is_known_to_one_person_only(
        self, client: FlaskClient, phone: FlaskClient, join: Callable[..., int]
    ) -> None:
        held = phone.get_cookie("pkt_known", path="/api/login")
        assert held
        stolen = held.value.replace(f"{join(LIN)}:", f"{join(WANG)}:")
        phone.set_cookie("pkt_known", stolen, path="/api/login")
        fail(client, 5, "wang")

        assert log_in(phone, "wang").status_code == 429

    @pytest.mark.parametrize("forged", ["", ".", "x.y", "é.é", "x" * 4000, "~:~1:~:2~"])
    def test_a_forged_mark_helps_nobody(
        self, client: FlaskClient, join: Callable[..., int], forged: str
    ) -> None:
        client.set_cookie("pkt_known", f"{join(LIN)}:{forged}", path="/api/login")
        fail(client, 5)

        assert log_in(client).status_code == 429

    def test_a_new_password_makes_it_unknown(
        self, app: APIFlask, client: FlaskClient, phone: FlaskClient
    ) -> None:
        with app.app_context(), transaction() as session:
            row = session.scalars(select(PersonRow).where(PersonRow.username == "lin")).one()
            row.password_hash = passwords.make_hash("Baiyun-2027!")
        fail(client, 5)

        assert log_in(phone, password="Baiyun-2027!").status_code == 429

    def test_a_shared_browser_knows_the_last_eight_people_in_one_small_cookie(
        self, client: FlaskClient, phone: FlaskClient, join: Callable[..., int]
    ) -> None:
        others = [Persona(f"guest{n}", "客人", frozenset({Role.EMPLOYEE}), None) for n in range(8)]
        for one in others:
            join(one)
            log_in(phone, one.username)

        held = phone.get_cookie("pkt_known", path="/api/login")
        assert held
        assert len(held.value) < 1200
        assert held.value.count("~") == 7
        fail(client, 5, "lin")
        fail(client, 5, "guest0")
        assert log_in(phone, "guest0").status_code == 200
        assert log_in(phone, "lin").status_code == 429

    def test_signing_in_again_pushes_nobody_out(
        self, client: FlaskClient, phone: FlaskClient, join: Callable[..., int]
    ) -> None:
        join(WANG)
        for _ in range(9):
            log_in(phone, "wang")
        fail(client, 5)

        assert log_in(phone).status_code == 200

    def test_its_mark_is_sent_to_the_sign_in_only(
        self, client: FlaskClient, join: Callable[..., int]
    ) -> None:
        answer = log_in(client, base_url="https://localhost")

        marks = [one for one in answer.headers.getlist("Set-Cookie") if "pkt_known" in one]
        assert len(marks) == 1
        assert {"Path=/api/login", "Secure", "HttpOnly", "SameSite=Lax"} <= set(
            marks[0].split("; ")
        )
