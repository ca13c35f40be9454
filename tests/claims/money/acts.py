"""What cashier and accountant send again and again."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TODAY = "2026-11-23"


def pay(browser: FlaskClient, claim_id: int, amount_fen: int = 113_000, **act: Any) -> TestResponse:
    """登记付款 today, of the version that approval left."""
    body = {"version": 4, "paid_on": TODAY, "amount_fen": amount_fen, **act}
    return browser.post(f"/api/claims/{claim_id}/pay", json=body)


def refused(answer: TestResponse, status: int, code: str) -> dict[str, Any]:
    """The problem of a refusal that is expected."""
    problem: dict[str, Any] = answer.get_json()
    assert (answer.status_code, problem["code"]) == (status, code), problem
    return problem


def done(answer: TestResponse, status: int = 200) -> dict[str, Any]:
    """The body of an answer that is expected to be a yes."""
    body: dict[str, Any] = answer.get_json()
    assert answer.status_code == status, body
    return body


def seen(*claim_ids: int, version: int = 4) -> list[dict[str, int]]:
    return [{"claim_id": one, "version": version} for one in claim_ids]
