"""Codes for a new address: how often, and never without the password."""

from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.infra.db import db
from backend.infra.mail import Mail
from tests.accounts.test_profile import (
    ask_for_email,
    ask_for_mobile,
    everybody_has_an_account,
    lin,
)
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import PASSWORD

__all__ = ["everybody_has_an_account", "lin"]  # fixtures


@both_databases
def test_a_phone_left_open_is_not_enough_to_take_the_address(
    app: APIFlask, lin: FlaskClient
) -> None:
    answers = [ask_for_email(lin, password="Wrong-2026x") for _ in range(6)]

    assert [answer.status_code for answer in answers] == 5 * [422] + [429]
    assert answers[0].get_json()["errors"][0]["field"] == "password"
    with app.app_context():
        assert db.session.scalars(select(Mail.id)).all() == []


@both_databases
def test_right_passwords_are_not_counted_as_tries_when_codes_run_out(
    lin: FlaskClient, clock: FakeClock
) -> None:
    asked = [ask_for_email(lin, f"l{number}@example.com") for number in range(12)]

    assert {one.get_json()["code"] for one in asked[5:]} == {"accounts.too_many_codes"}
    change = {"old_password": PASSWORD, "password": "Baiyun-2027!"}
    assert lin.put("/api/me/password", json=change).status_code == 204


@both_databases
def test_nobody_asks_for_codes_without_end(lin: FlaskClient, clock: FakeClock) -> None:
    answers = [ask_for_email(lin, f"l{number}@example.com") for number in range(6)]

    assert [answer.status_code for answer in answers] == 5 * [202] + [429]
    assert answers[5].get_json()["code"] == "accounts.too_many_codes"
    clock.pass_time(seconds=300)
    assert ask_for_mobile(lin).status_code == 202


def test_nobodys_mailbox_is_filled_with_codes(lin: FlaskClient) -> None:
    answers = [ask_for_email(lin).status_code for _ in range(4)]

    assert answers == 3 * [202] + [429]
