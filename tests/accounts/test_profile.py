"""个人信息: a name counts at once, an address or a number only after its one-time code."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts.models import OneTimeCode, PersonRow
from backend.accounts.rules import PersonState
from backend.audit.models import AuditRecord
from backend.infra.db import db
from backend.infra.mail import Mail
from tests.accounts.forms import LatestMail, log_in, reset_token_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, PASSWORD, SUN, WANG, NewClient, SignIn
from tests.races import run_at_once

pytestmark = pytest.mark.usefixtures("clock")

NEW = "lin@mail.example.com"


@pytest.fixture(autouse=True)
def everybody_has_an_account(join: Callable[..., int]) -> None:
    for persona in (SUN, LIN):
        join(persona)


@pytest.fixture
def lin(sign_in: SignIn) -> FlaskClient:
    return sign_in(LIN)


def ask_for_email(client: FlaskClient, email: str = NEW, password: str = PASSWORD) -> Any:
    return client.post("/api/me/email-change", json={"email": email, "password": password})


def ask_for_mobile(client: FlaskClient, mobile: str = "13800000000") -> Any:
    return client.post("/api/me/mobile-change", json={"mobile": mobile})


def type_code(client: FlaskClient, code: str, what: str = "email") -> Any:
    return client.post(f"/api/me/{what}-change/confirm", json={"code": code})


def code_in(mail: dict[str, Any]) -> str:
    found = re.search(r"^\d{6}$", mail["body"], re.MULTILINE)
    assert found
    return found[0]


def another(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


@both_databases
def test_a_new_name_counts_at_once(lin: FlaskClient) -> None:
    answer = lin.patch("/api/me", json={"display_name": "林晓"})

    assert answer.status_code == 200
    assert lin.get("/api/session").get_json()["person"]["display_name"] == "林晓"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", ""),
        ("display_name", "x" * 51),
        ("display_name", "两\n行"),
        ("roles", ["administrator"]),
        ("email", NEW),
        ("company_id", 2),
    ],
)
def test_nothing_else_is_changed_without_a_code(lin: FlaskClient, field: str, value: Any) -> None:
    answer = lin.patch("/api/me", json={"display_name": "林晓"} | {field: value})

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


@both_databases
def test_a_new_address_counts_after_the_code_that_was_mailed_there(
    app: APIFlask, lin: FlaskClient, latest_mail: LatestMail
) -> None:
    asked = ask_for_email(lin)
    sent = latest_mail()
    assert asked.status_code == 202
    assert asked.get_json()["sent_to"] == "l***@mail.example.com"
    assert sent["to"] == NEW
    assert lin.get("/api/me").get_json()["person"]["email"] == LIN.email
    assert lin.get("/api/me").get_json()["pending"][0]["target"] == NEW

    answer = type_code(lin, code_in(sent))

    assert answer.get_json()["person"]["email"] == NEW
    assert answer.get_json()["pending"] == []
    told = latest_mail()
    assert told["to"] == LIN.email
    assert "邮箱已更改" in told["subject"]
    assert NEW not in told["body"]
    with app.app_context():
        actions = db.session.scalars(select(AuditRecord.action).order_by(AuditRecord.id)).all()
    assert list(actions) == ["accounts.change_email_asked", "accounts.email_changed"]


def test_the_new_address_is_where_a_forgotten_password_is_reset(
    client: FlaskClient, lin: FlaskClient, latest_mail: LatestMail
) -> None:
    client.post("/api/password-resets", json={"email": LIN.email})
    old_link = reset_token_in(latest_mail())
    ask_for_email(lin)
    type_code(lin, code_in(latest_mail()))

    looked = client.post("/api/password-resets/look", json={"token": old_link})
    client.post("/api/password-resets", json={"email": NEW})

    assert looked.status_code == 410
    assert latest_mail()["to"] == NEW


@both_databases
def test_a_code_works_once_however_it_is_typed(lin: FlaskClient, latest_mail: LatestMail) -> None:
    ask_for_email(lin)
    code = code_in(latest_mail())
    wide = f" {code[:3]} {code[3:]} ".translate({48 + n: 0xFF10 + n for n in range(10)})

    answers = [type_code(lin, typed) for typed in (wide, code)]

    assert [answer.status_code for answer in answers] == [200, 410]
    assert answers[1].get_json()["code"] == "accounts.code_expired"


@both_databases
def test_of_parallel_uses_of_a_code_one_wins(lin: FlaskClient, latest_mail: LatestMail) -> None:
    ask_for_email(lin)
    code = code_in(latest_mail())

    answers = run_at_once([lambda: type_code(lin, code).status_code] * 4)

    assert sorted(answers) == [200] + 3 * [410]


@both_databases
def test_of_codes_that_are_asked_for_at_once_the_last_one_counts(
    app: APIFlask, lin: FlaskClient
) -> None:
    answers = run_at_once([lambda: ask_for_mobile(lin).status_code] * 4)

    assert answers == 4 * [202]
    with app.app_context():
        assert len(db.session.scalars(select(OneTimeCode.target)).all()) == 1


@pytest.mark.parametrize(("minutes", "status"), [(9.9, 200), (10, 410)])
def test_a_code_lives_for_ten_minutes(
    lin: FlaskClient, clock: FakeClock, latest_mail: LatestMail, minutes: float, status: int
) -> None:
    ask_for_email(lin)
    code = code_in(latest_mail())

    clock.pass_time(minutes=minutes)

    assert type_code(lin, code).status_code == status


@both_databases
def test_five_wrong_tries_make_a_code_worthless(lin: FlaskClient, latest_mail: LatestMail) -> None:
    ask_for_email(lin)
    code = code_in(latest_mail())

    answers = [type_code(lin, another(code)) for _ in range(5)]

    assert [answer.status_code for answer in answers] == 4 * [422] + [410]
    assert "还可再试 4 次" in answers[0].get_json()["errors"][0]["message"]
    assert type_code(lin, code).status_code == 410


def test_a_new_code_makes_the_one_before_worthless(
    lin: FlaskClient, latest_mail: LatestMail
) -> None:
    ask_for_email(lin)
    first = code_in(latest_mail())
    ask_for_email(lin, "l2@example.com")
    second = code_in(latest_mail())

    if first != second:
        assert type_code(lin, first).status_code == 422
    assert type_code(lin, second).get_json()["person"]["email"] == "l2@example.com"


def test_a_code_belongs_to_one_person_and_one_purpose(
    lin: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
) -> None:
    ask_for_email(lin)
    code = code_in(latest_mail())

    assert type_code(sign_in(WANG), code).status_code == 410
    assert type_code(lin, code, "mobile").status_code == 410


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "٣٣٣٣٣٣"])
def test_what_is_no_code_costs_no_try(lin: FlaskClient, latest_mail: LatestMail, code: str) -> None:
    ask_for_email(lin)
    right = code_in(latest_mail())

    refused = [type_code(lin, code).status_code for _ in range(6)]

    assert set(refused) == {422}
    assert type_code(lin, right).status_code == 200


def test_a_code_is_stored_hashed(app: APIFlask, lin: FlaskClient, latest_mail: LatestMail) -> None:
    ask_for_email(lin)
    code = code_in(latest_mail())

    with app.app_context():
        kept = db.session.scalars(select(OneTimeCode.code_hash)).one()

    assert kept.startswith("$argon2id$")
    assert code not in latest_mail()["subject"]


@both_databases
def test_an_address_of_somebody_else_is_answered_alike_and_never_taken(
    app: APIFlask, lin: FlaskClient, join: Callable[..., int]
) -> None:
    join(WANG)

    free, taken = ask_for_email(lin), ask_for_email(lin, "WANG@example.com")

    assert free.status_code == taken.status_code == 202
    assert free.get_json().keys() == taken.get_json().keys()
    with app.app_context():
        letter = db.session.scalars(select(Mail).order_by(Mail.id.desc())).first()
    assert letter
    assert letter.to == "WANG@example.com"
    assert re.search(r"\d{6}", letter.body) is None
    assert type_code(lin, "000000").status_code == 422


def test_an_address_that_somebody_confirms_meanwhile_is_not_taken(
    lin: FlaskClient, join: Callable[..., int], latest_mail: LatestMail
) -> None:
    ask_for_email(lin, WANG.email)
    code = code_in(latest_mail())
    join(WANG)

    assert type_code(lin, code).status_code == 410
    assert lin.get("/api/me").get_json()["person"]["email"] == LIN.email


def test_a_stranger_who_only_registered_with_an_address_keeps_nobody_out(
    lin: FlaskClient, join: Callable[..., int], latest_mail: LatestMail
) -> None:
    join(WANG, PersonState.UNCONFIRMED)
    ask_for_email(lin, WANG.email)

    assert type_code(lin, code_in(latest_mail())).status_code == 200


@pytest.mark.parametrize("email", [LIN.email, "LIN@example.com", "no address"])
def test_the_present_address_and_a_wrong_one_are_refused(lin: FlaskClient, email: str) -> None:
    answer = ask_for_email(lin, email)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "email"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/me"),
        ("PATCH", "/api/me"),
        ("POST", "/api/me/email-change"),
        ("POST", "/api/me/email-change/confirm"),
        ("POST", "/api/me/mobile-change"),
        ("POST", "/api/me/mobile-change/confirm"),
        ("DELETE", "/api/me/mobile"),
    ],
)
def test_a_profile_is_closed_to_who_is_not_signed_in(
    new_client: NewClient, method: str, path: str
) -> None:
    assert new_client().open(path, method=method).status_code == 401


def test_the_name_to_sign_in_with_stays(client: FlaskClient, lin: FlaskClient) -> None:
    lin.patch("/api/me", json={"display_name": "林晓"})

    assert log_in(client, "lin").status_code == 200


def test_no_address_stands_in_the_records(
    app: APIFlask, lin: FlaskClient, latest_mail: LatestMail
) -> None:
    ask_for_email(lin)
    type_code(lin, code_in(latest_mail()))

    with app.app_context():
        facts = str(db.session.scalars(select(AuditRecord.facts)).all())
        row = db.session.scalars(select(PersonRow).where(PersonRow.username == "lin")).one()

    assert row.email == NEW
    assert NEW not in facts
