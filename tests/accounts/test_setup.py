from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select

from backend.accounts.models import Organisation, PersonRow
from backend.accounts.service import setup_code
from backend.application import prepare
from backend.audit.models import AuditRecord
from backend.infra.config import Settings
from backend.infra.db import db, transaction
from tests.accounts.forms import NASTY, setup_by
from tests.databases import both_databases
from tests.personas import LIN, SUN, NewClient
from tests.races import run_at_once


@both_databases
def test_the_first_account_becomes_administrator_and_is_signed_in(
    app: APIFlask, client: FlaskClient
) -> None:
    assert client.get("/api/session").get_json()["state"] == "setup"

    answer = client.post("/api/setup", json=setup_by(SUN))

    assert answer.status_code == 201
    assert answer.get_json()["person"]["roles"] == ["employee", "administrator"]
    assert answer.get_json()["person"]["state"] == "active"
    assert answer.get_json()["organisation_name"] == "晴川集团"
    assert client.get("/api/session").get_json()["state"] == "signed_in"
    assert client.get("/api/people").status_code == 200
    with app.app_context():
        assert db.session.scalars(select(AuditRecord.action)).all() == ["accounts.set_up"]


@both_databases
def test_set_up_works_once(client: FlaskClient, new_client: NewClient) -> None:
    client.post("/api/setup", json=setup_by(SUN))

    answer = new_client().post("/api/setup", json=setup_by(LIN))

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "accounts.setup_closed"


@both_databases
def test_of_parallel_set_ups_one_wins(app: APIFlask, new_client: NewClient) -> None:
    def set_up(number: int) -> Callable[[], int]:
        wish = setup_by(SUN, username=f"sun{number}", email=f"sun{number}@example.com")
        browser = new_client()
        return lambda: browser.post("/api/setup", json=wish).status_code

    answers = run_at_once([set_up(number) for number in range(8)])

    assert sorted(answers) == [201] + 7 * [409]
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(PersonRow)) == 1
        assert db.session.scalar(select(func.count()).select_from(Organisation)) == 1


@both_databases
def test_set_up_stays_closed_when_all_people_are_gone(
    app: APIFlask, client: FlaskClient, new_client: NewClient
) -> None:
    client.post("/api/setup", json=setup_by(SUN))
    with app.app_context(), transaction() as session:
        session.execute(delete(PersonRow))

    answer = new_client().post("/api/setup", json=setup_by(LIN))

    assert answer.status_code == 409
    assert new_client().get("/api/session").get_json()["state"] == "anonymous"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("organisation_name", ""),
        ("organisation_name", "晴" * 101),
        ("organisation_name", "晴\n川"),
        ("organisation_name", None),
        ("username", "s"),
        ("username", "sun zhi"),
        ("username", "s" * 33),
        ("username", 7),
        ("display_name", " "),
        ("display_name", "孙\u0000"),
        ("email", "sun"),
        ("email", "sun@"),
        ("email", "sun@example.com\nBcc: x@example.com"),
        ("email", "孙@example.com"),
        ("password", "short"),
        ("password", "A1-" + "a" * 126),
        ("role", "administrator"),
        ("roles", ["administrator"]),
        ("state", "active"),
        ("id", 1),
    ],
)
def test_a_wrong_field_is_named(client: FlaskClient, field: str, value: object) -> None:
    answer = client.post("/api/setup", json=setup_by(SUN, **{field: value}))

    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]
    assert client.get("/api/session").get_json()["state"] == "setup"


@both_databases
@pytest.mark.parametrize("text", NASTY)
def test_statements_and_markup_are_kept_as_text(client: FlaskClient, text: str) -> None:
    answer = client.post(
        "/api/setup", json=setup_by(SUN, organisation_name=f"川{text}", display_name=f"孙{text}")
    )

    if text.isprintable():
        assert answer.status_code == 201
        assert answer.get_json()["organisation_name"] == f"川{text}"
        assert answer.get_json()["person"]["display_name"] == f"孙{text}"
    else:
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff", b"{}" * 2, b'{"username": "\\ud800"}'],
)
def test_a_body_that_is_no_form_is_bad_input(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/api/setup", data=body, content_type="application/json")

    assert answer.status_code in {400, 422}
    assert answer.content_type == "application/problem+json"


AWAY: dict[str, Any] = {
    "base_url": "https://fapiao.local",
    "headers": {"Origin": "https://fapiao.local"},
    "environ_overrides": {"REMOTE_ADDR": "192.168.1.7"},
}


@pytest.mark.parametrize("code", [None, "", "AAAAA-AAAAA", "设置码"])
def test_a_visitor_from_elsewhere_does_not_become_administrator(
    client: FlaskClient, code: str | None
) -> None:
    answer = client.post("/api/setup", json=setup_by(SUN, setup_code=code), **AWAY)

    assert answer.status_code == 403
    assert answer.get_json()["code"] == "accounts.wrong_setup_code"
    assert client.get("/api/session").get_json()["state"] == "setup"


def test_who_reads_the_code_off_the_terminal_may_set_up_from_elsewhere(
    client: FlaskClient, settings: Settings
) -> None:
    code = setup_code(settings)

    answer = client.post("/api/setup", json=setup_by(SUN, setup_code=f" {code.lower()}"), **AWAY)

    assert answer.status_code == 201


def test_the_terminal_shows_the_code_until_the_set_up(
    settings: Settings, client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(settings)
    assert setup_code(settings) in capsys.readouterr().err
    client.post("/api/setup", json=setup_by(SUN))

    prepare(settings)

    assert "设置码" not in capsys.readouterr().err
