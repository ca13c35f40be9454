"""手机号: counts after a code mailed to the confirmed address, and stands in no list."""

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.accounts.models import Organisation
from backend.infra.db import transaction
from tests.accounts.forms import LatestMail
from tests.accounts.test_profile import (
    ask_for_mobile,
    code_in,
    everybody_has_an_account,
    lin,
    type_code,
)
from tests.databases import both_databases
from tests.personas import LIN, SUN, SignIn

__all__ = ["everybody_has_an_account", "lin"]  # fixtures


@both_databases
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800000000", "13800000000"),
        ("+86 138-0000-0000", "13800000000"),
        ("１３８００００００００", "13800000000"),
        ("+1 (415) 555-0100", "+14155550100"),
    ],
)
def test_a_mobile_number_counts_after_the_code_mailed_to_the_confirmed_address(
    lin: FlaskClient, latest_mail: LatestMail, typed: str, kept: str
) -> None:
    asked = ask_for_mobile(lin, typed)
    assert asked.get_json()["sent_to"] == "l***@example.com"
    assert latest_mail()["to"] == LIN.email
    assert lin.get("/api/me").get_json()["mobile"] is None

    answer = type_code(lin, code_in(latest_mail()), "mobile")

    assert answer.get_json()["mobile"] == kept


@pytest.mark.parametrize("mobile", ["", "1380000000", "12800000000", "+8612345", "call me", "+86"])
def test_what_is_no_mobile_number_is_refused(lin: FlaskClient, mobile: str) -> None:
    answer = ask_for_mobile(lin, mobile)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "mobile"


def test_a_mobile_number_is_removed_unless_the_organisation_asks_for_it(
    app: APIFlask, lin: FlaskClient, latest_mail: LatestMail
) -> None:
    ask_for_mobile(lin)
    type_code(lin, code_in(latest_mail()), "mobile")
    with app.app_context(), transaction() as session:
        session.get_one(Organisation, 1).asks_mobile = True

    assert lin.delete("/api/me/mobile").status_code == 422
    with app.app_context(), transaction() as session:
        session.get_one(Organisation, 1).asks_mobile = False

    assert lin.delete("/api/me/mobile").status_code == 204
    assert lin.get("/api/me").get_json()["mobile"] is None


def test_a_mobile_number_stands_in_no_list(
    lin: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
) -> None:
    ask_for_mobile(lin)
    type_code(lin, code_in(latest_mail()), "mobile")

    assert "13800000000" not in sign_in(SUN).get("/api/people").get_data(as_text=True)
