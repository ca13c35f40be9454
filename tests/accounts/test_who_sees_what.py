"""Who sees what (R5): every route is walked by everybody, in search of one person's invoice.

林's invoice belongs to 林: colleagues, the administrator and a person of another company get 404
for it, and no list of theirs shows it. A person without a company (K4) keeps a wallet of his own.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.accounts.guard import OPEN_RULES, Permission, permission_of
from tests.personas import EVERYBODY, LIN, SUN, WANG, ZHOU, Persona, SignIn

NUMBER = "25990000000000007319"
PAYLOAD = f"01,32,,{NUMBER},106.00,20251120,"
WU = Persona("wu", "吴忧", frozenset(), None)
"""Belongs to no company."""
ANNOUNCED = {"Idempotency-Key": "somebody-looks-1"}
ENDS_THE_WALK = {"/api/logout", "/api/me/sessions", "/api/me/sessions/<int:session_id>"}


def scan(client: FlaskClient, key: str) -> Any:
    headers = {"Idempotency-Key": key}
    return client.post("/api/scans", json={"text": PAYLOAD}, headers=headers)


@pytest.fixture
def invoice(sign_in: SignIn) -> dict[str, Any]:
    """林's invoice."""
    kept: dict[str, Any] = scan(sign_in(LIN), "lin-scans-once").get_json()["invoice"]
    return kept


def doors(app: APIFlask, some_id: int) -> Iterator[tuple[str, str]]:
    """Method and path of every API route, with ``some_id`` wherever it wants one."""
    for rule in app.url_map.iter_rules():
        if rule.rule in OPEN_RULES | ENDS_THE_WALK or not rule.rule.startswith("/api/"):
            continue
        path = app.url_map.bind("").build(rule.endpoint, dict.fromkeys(rule.arguments, some_id))
        for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
            yield method, path


def all_text_of(answer: TestResponse) -> str:
    """Everything that an answer says; a workbook is a package of texts."""
    content = answer.get_data()
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())


@pytest.mark.parametrize("persona", [*(one for one in EVERYBODY if one is not LIN), WU])
def test_no_route_shows_one_persons_invoice_to_another(
    app: APIFlask, sign_in: SignIn, invoice: dict[str, Any], persona: Persona
) -> None:
    other, walked = sign_in(persona), 0

    for method, path in doors(app, invoice["id"]):
        answer = other.open(path, method=method, headers=ANNOUNCED)
        text = all_text_of(answer)
        assert answer.status_code < 500, (method, path, text)
        assert NUMBER not in text, (method, path)
        assert invoice["reference_no"] not in text, (method, path)
        walked += 1

    assert walked > 40
    assert sign_in(LIN).get(f"/api/invoices/{invoice['id']}").get_json()["number"] == NUMBER


@pytest.mark.parametrize("persona", [*(one for one in EVERYBODY if one is not LIN), WU])
def test_every_way_to_an_invoice_of_another_person_is_not_found(
    app: APIFlask, sign_in: SignIn, invoice: dict[str, Any], persona: Persona
) -> None:
    other = sign_in(persona)
    ways = [door for door in doors(app, invoice["id"]) if f"/invoices/{invoice['id']}" in door[1]]

    answers = {
        (method, path): other.open(path, method=method, json={}).status_code
        for method, path in ways
        if method == "GET"
    }

    assert set(answers.values()) == {404}
    assert len(ways) > 1


@pytest.mark.parametrize("persona", EVERYBODY)
def test_each_role_opens_only_the_routes_that_it_may(
    app: APIFlask, sign_in: SignIn, persona: Persona
) -> None:
    browser = sign_in(persona)

    for rule in app.url_map.iter_rules():
        if permission_of(app.view_functions[rule.endpoint]) is Permission.ADMINISTRATOR:
            path = app.url_map.bind("").build(rule.endpoint, dict.fromkeys(rule.arguments, 10**6))
            for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
                status = browser.open(path, method=method).status_code
                assert (status == 403) is (persona is not SUN), (method, path, status)


def test_a_search_for_its_number_finds_it_for_its_owner_only(
    sign_in: SignIn, invoice: dict[str, Any]
) -> None:
    found = {
        persona.username: len(sign_in(persona).get(f"/api/invoices?q={NUMBER}").get_json()["items"])
        for persona in (LIN, WANG, SUN, ZHOU, WU)
    }

    assert found == {"lin": 1, "wang": 0, "sun": 0, "zhou": 0, "wu": 0}


@pytest.mark.parametrize(
    ("persona", "name"),
    [(WANG, LIN.display_name), (SUN, LIN.display_name), (ZHOU, None), (WU, None)],
)
def test_a_duplicate_names_its_owner_to_colleagues_only(
    sign_in: SignIn, invoice: dict[str, Any], persona: Persona, name: str | None
) -> None:
    answer = scan(sign_in(persona), "scanned-again").get_json()

    assert answer["result"] == "duplicate"
    assert answer["invoice"] is None
    assert answer["duplicate"]["owner_name"] == name
    assert (answer["duplicate"]["registered_at"] is None) is (name is None)


def test_two_people_without_a_company_are_no_colleagues(
    sign_in: SignIn, invoice: dict[str, Any]
) -> None:
    other = Persona("zheng", "郑好", frozenset(), None)
    payload = PAYLOAD.replace(NUMBER, "25990000000000007320")
    sign_in(WU).post("/api/scans", json={"text": payload}, headers=ANNOUNCED)

    answer = sign_in(other).post("/api/scans", json={"text": payload}, headers=ANNOUNCED)

    assert answer.get_json()["duplicate"]["owner_name"] is None


def test_a_person_without_a_company_keeps_a_wallet_of_his_own(sign_in: SignIn) -> None:
    wu = sign_in(WU)

    kept = scan(wu, "wu-scans-once").get_json()["invoice"]

    assert kept["number"] == NUMBER
    assert [one["number"] for one in wu.get("/api/invoices").get_json()["items"]] == [NUMBER]
    assert wu.get(f"/api/invoices/{kept['id']}").status_code == 200
    assert wu.get("/api/home").status_code == 200


def test_an_invoice_stays_its_owners_when_he_changes_the_company(
    sign_in: SignIn, join: Callable[..., int], invoice: dict[str, Any]
) -> None:
    lin, zhou = sign_in(LIN), sign_in(ZHOU)
    yuanshan = zhou.get("/api/session").get_json()["person"]["company"]["id"]

    sign_in(SUN).patch(f"/api/people/{join(LIN)}", json={"company_id": yuanshan})

    assert lin.get(f"/api/invoices/{invoice['id']}").status_code == 200
    assert zhou.get(f"/api/invoices/{invoice['id']}").status_code == 404
