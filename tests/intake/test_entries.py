"""收票 by hand: checked field by field, kept like a scan."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.reading.kinds import InvoiceKind
from tests import payloads
from tests.personas import LIN, Persona

SignIn = Callable[[Persona], FlaskClient]
GOOD = {
    "kind": "digital_special",
    "number": "25990000000000000001",
    "issued_on": "2025-01-06",
    "amount_fen": 113_000,
}


def enter(browser: FlaskClient, body: dict[str, Any], key: str = "entry-0001") -> TestResponse:
    return browser.post(
        "/api/invoices",
        data=json.dumps(body),
        content_type="application/json",
        headers={"Idempotency-Key": key},
    )


def test_an_entry_is_kept_and_marked_as_typed(sign_in: SignIn) -> None:
    answer = enter(sign_in(LIN), GOOD | {"late_entry_reason": "纸质原件刚收到"})

    assert answer.status_code == 201
    kept = answer.get_json()["invoice"]
    assert kept["intake_channel"] == "manual"
    assert kept["late_entry_reason"] == "纸质原件刚收到"
    assert kept["amount_meaning"] == "with_tax"


def test_an_entry_of_a_scanned_invoice_is_its_duplicate(sign_in: SignIn) -> None:
    lin = sign_in(LIN)
    headers = {"Idempotency-Key": "scan-00001"}
    lin.post("/api/scans", json={"text": payloads.DIGITAL_SPECIAL}, headers=headers)

    answer = enter(lin, GOOD)

    assert answer.status_code == 200
    assert answer.get_json()["result"] == "duplicate"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": "123"}, "number"),
        ({"number": "２５９９0000000000000001"}, "number"),
        ({"number": "' OR 1=1 --"}, "number"),
        ({"issued_on": None}, "issued_on"),
        ({"issued_on": "2025-02-30"}, "issued_on"),
        ({"issued_on": "9999-12-31"}, "issued_on"),
        ({"issued_on": 0}, "issued_on"),
        ({"captured_at": 0}, "captured_at"),
        ({"captured_at": "2026-11-23T10:00:00"}, "captured_at"),
        ({"amount_fen": None}, "amount_fen"),
        ({"amount_fen": 1.5}, "amount_fen"),
        ({"amount_fen": "113000"}, "amount_fen"),
        ({"amount_fen": True}, "amount_fen"),
        ({"amount_fen": 10**30}, "amount_fen"),
        ({"code": "099002500111"}, "code"),
        ({"kind": "gold_bar"}, "kind"),
        ({"check_code": "<b>1</b>"}, "check_code"),
        ({"late_entry_reason": "x" * 201}, "late_entry_reason"),
        ({"late_entry_reason": "a\u0000b"}, "late_entry_reason"),
        ({"owner_id": 1}, "owner_id"),
    ],
)
def test_a_wrong_field_is_named(sign_in: SignIn, change: dict[str, Any], field: str) -> None:
    answer = enter(sign_in(LIN), GOOD | change)

    assert answer.status_code == 422
    errors = answer.get_json()["errors"]
    assert field in {error["field"] for error in errors}
    assert all(error["message"] for error in errors)


def test_a_kind_that_the_code_contradicts_is_kept_with_a_warning(sign_in: SignIn) -> None:
    toll_code = {"code": "099002500112", "number": "00000004", "check_code": "111222"}

    answer = enter(sign_in(LIN), GOOD | toll_code | {"kind": "electronic_ordinary"})

    assert answer.status_code == 201
    (warning,) = [one for one in answer.get_json()["invoice"]["warnings"] if "代码表明" in one]
    assert "选了电子普通发票" in warning
    assert "是通行费发票" in warning


def test_every_kind_is_described_for_the_form(client: FlaskClient) -> None:
    items = client.get("/api/kinds").get_json()["items"]

    assert {item["kind"] for item in items} == set(InvoiceKind)
    digital = next(item for item in items if item["kind"] == "digital_ordinary")
    assert digital["fields"]["code"] == "empty"
    assert digital["amount_label"] == "价税合计"
