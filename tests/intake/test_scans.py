"""收票 by QR code: kept once, answered honestly."""

from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from backend.infra.db import db
from backend.infra.jobs import Jobs
from backend.infra.parts import part
from backend.reading.qr import build_title
from backend.web.idempotency import IdempotentAnswer
from tests import payloads
from tests.fakes import FakeClock
from tests.personas import LIN, WANG, ZHOU, Persona

SignIn = Callable[[Persona], FlaskClient]


def scan(browser: FlaskClient, text: str, key: str = "key-00000001", **more: Any) -> TestResponse:
    headers = {"Idempotency-Key": key}
    return browser.post("/api/scans", json={"text": text, **more}, headers=headers)


def wallet_of(browser: FlaskClient) -> list[dict[str, Any]]:
    answer: dict[str, Any] = browser.get("/api/invoices").get_json()
    items: list[dict[str, Any]] = answer["items"]
    return items


def test_a_scanned_invoice_is_kept_with_what_the_code_says(sign_in: SignIn) -> None:
    lin = sign_in(LIN)

    answer = scan(lin, payloads.DIGITAL_SPECIAL)

    assert answer.status_code == 201
    body = answer.get_json()
    assert body["result"] == "stored"
    assert body["reference_no"] == body["invoice"]["reference_no"]
    kept = body["invoice"]
    assert kept["kind"] == "digital_special"
    assert kept["number"] == "25990000000000000001"
    assert kept["code"] is None
    assert kept["amount_fen"] == 113_000
    assert kept["amount_meaning"] == "with_tax"
    assert kept["issued_on"] == "2025-01-06"
    assert kept["crc"] == "ok"
    assert [row["id"] for row in wallet_of(lin)] == [kept["id"]]


def test_first_answers_are_remembered_for_more_than_a_year_and_then_forgotten(
    app: APIFlask, sign_in: SignIn, clock: FakeClock
) -> None:
    scan(sign_in(LIN), payloads.SPECIAL)

    def answers_after_a_day_of_chores(**more: float) -> int:
        clock.pass_time(**more)
        with app.app_context():
            part(Jobs).do_dailies()
            return db.session.scalar(select(func.count()).select_from(IdempotentAnswer)) or 0

    assert answers_after_a_day_of_chores(days=399) == 1
    assert answers_after_a_day_of_chores(days=2) == 0


def test_a_repeat_under_the_same_key_gets_the_first_answer_and_stores_nothing(
    sign_in: SignIn,
) -> None:
    lin = sign_in(LIN)
    first = scan(lin, payloads.SPECIAL)

    again = scan(lin, payloads.SPECIAL)

    assert (again.status_code, again.get_json()) == (first.status_code, first.get_json())
    assert len(wallet_of(lin)) == 1


def test_the_same_key_with_another_body_is_a_conflict(sign_in: SignIn) -> None:
    lin = sign_in(LIN)
    scan(lin, payloads.SPECIAL)

    answer = scan(lin, payloads.ELECTRONIC)

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "web.idempotency_mismatch"
    assert len(wallet_of(lin)) == 1


def test_two_people_may_use_the_same_key(sign_in: SignIn) -> None:
    scan(sign_in(LIN), payloads.SPECIAL, key="shared-key")

    answer = scan(sign_in(ZHOU), payloads.ELECTRONIC, key="shared-key")

    assert answer.status_code == 201


@pytest.mark.parametrize("key", [None, "", "short", "x" * 65, "key with blank", "键键键键键键键键"])
def test_a_scan_without_a_usable_key_is_refused(sign_in: SignIn, key: str | None) -> None:
    headers = {"Idempotency-Key": key.encode().decode("latin-1")} if key is not None else {}

    answer = sign_in(LIN).post("/api/scans", json={"text": payloads.SPECIAL}, headers=headers)

    assert answer.status_code == 422
    assert answer.get_json()["code"] == "web.idempotency_key_missing"


def test_a_colleagues_scan_is_a_duplicate_that_names_the_owner(sign_in: SignIn) -> None:
    lin, wang = sign_in(LIN), sign_in(WANG)
    scan(lin, payloads.SPECIAL)
    before = wallet_of(lin)

    answer = scan(wang, payloads.SPECIAL_WITHOUT_COMMA)

    assert answer.status_code == 200
    body = answer.get_json()
    assert body["result"] == "duplicate"
    assert body["invoice"] is None
    assert body["duplicate"]["owner_name"] == LIN.display_name
    assert body["duplicate"]["is_mine"] is False
    assert wallet_of(wang) == []
    assert wallet_of(lin) == before


def test_a_stranger_learns_only_that_it_is_registered(sign_in: SignIn) -> None:
    scan(sign_in(LIN), payloads.SPECIAL)

    body = scan(sign_in(ZHOU), payloads.SPECIAL).get_json()

    assert body == {
        "result": "duplicate",
        "reference_no": None,
        "invoice": None,
        "duplicate": {
            "is_mine": False,
            "owner_name": None,
            "registered_at": None,
            "claim_no": None,
            "differs": [],
        },
    }


def test_my_own_second_scan_shows_my_invoice(sign_in: SignIn) -> None:
    lin = sign_in(LIN)
    first = scan(lin, payloads.SPECIAL).get_json()["invoice"]

    body = scan(lin, payloads.SPECIAL, key="another-key").get_json()

    assert body["result"] == "duplicate"
    assert body["duplicate"]["is_mine"] is True
    assert body["invoice"]["id"] == first["id"]


def test_the_same_invoice_with_other_data_is_a_conflict_to_show_not_a_second_row(
    sign_in: SignIn,
) -> None:
    lin = sign_in(LIN)
    scan(lin, "01,32,,25990000000000000002,106.00,20250107,,")

    body = scan(lin, "01,32,,25990000000000000002,107.00,20250108,,", key="key-2-xxxx").get_json()

    assert body["result"] == "duplicate"
    assert body["duplicate"]["differs"] == ["amount_fen", "issued_on"]
    assert wallet_of(lin)[0]["amount_fen"] == 10_600


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (build_title(payloads.TITLE), "title"),
        (payloads.OFFICIAL, "official_url"),
        ("https://example.com/?a=1", "unknown"),
        ("01,32,,2599,1.00,20250107,,", "invoice"),
        ("01,32,,25990000000000000002,1.00,20250230,,", "unknown"),
        ("'; DROP TABLE invoice; --", "unknown"),
        ("<script>alert(1)</script>", "unknown"),
    ],
)
def test_what_is_no_invoice_is_refused_and_named(sign_in: SignIn, text: str, family: str) -> None:
    lin = sign_in(LIN)

    answer = scan(lin, text)

    assert answer.status_code == 422
    problem = answer.get_json()
    assert problem["code"] == "intake.not_an_invoice"
    assert problem["family"] == family
    assert problem["detail"]
    assert wallet_of(lin) == []


def test_an_official_link_prefills_the_entry_form(sign_in: SignIn) -> None:
    prefill = scan(sign_in(LIN), payloads.OFFICIAL).get_json()["prefill"]

    assert prefill["code"] == "099002500111"
    assert prefill["number"] == "00000003"
    assert prefill["issued_on"] == "2025-01-04"
    assert prefill["amount_fen"] == 9_709


def test_padding_of_real_decoders_does_no_harm(sign_in: SignIn) -> None:
    text = "\ufeff " + payloads.SEVEN_FIELDS.replace(",", "，") + "\x00 "

    answer = scan(sign_in(LIN), text)

    assert answer.status_code == 201
    assert answer.get_json()["invoice"]["number"] == "00000005"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": None},
        {"text": 7},
        {"text": ["01"]},
        {"text": "x" * 4097},
        {"text": "x", "role": "administrator"},
        {"text": "x", "captured_at": "yesterday"},
        {"text": "x", "captured_at": "2026-11-23T10:00:00"},
        [],
        "text",
    ],
)
def test_a_wrong_body_is_a_clear_422(sign_in: SignIn, body: Any) -> None:
    answer = sign_in(LIN).post("/api/scans", json=body, headers={"Idempotency-Key": "key-00000001"})

    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["errors"]


def test_a_capture_time_of_a_phone_is_kept_but_not_one_from_the_future(
    sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)

    offline = scan(lin, payloads.SPECIAL, captured_at="2026-11-21T08:00:00Z").get_json()
    wrong = scan(
        lin, payloads.ELECTRONIC, key="key-2-xxxx", captured_at="2031-01-01T00:00:00Z"
    ).get_json()

    assert offline["invoice"]["captured_at"] == "2026-11-21T08:00:00.000Z"
    assert wrong["invoice"]["captured_at"] == "2026-11-23T02:00:00.000Z"


def test_nobody_scans_without_signing_in(client: FlaskClient) -> None:
    assert scan(client, payloads.SPECIAL).status_code == 401


def test_a_scan_from_another_site_is_refused(sign_in: SignIn) -> None:
    lin = sign_in(LIN)

    answer = lin.post(
        "/api/scans",
        json={"text": payloads.SPECIAL},
        headers={"Idempotency-Key": "key-00000001", "Origin": "https://evil.example"},
    )

    assert answer.status_code == 403
    assert answer.get_json()["code"] == "web.foreign_origin"
    assert wallet_of(lin) == []


def test_without_a_provider_the_invoice_waits_for_a_person(sign_in: SignIn) -> None:
    kept = scan(sign_in(LIN), payloads.SPECIAL).get_json()["invoice"]

    assert kept["verify_status"] == "unverified"
