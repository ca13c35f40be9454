"""Amounts are in yuan: the field for another currency is there, and nothing fills it yet."""

import pytest
from apiflask import APIFlask
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.infra.db import transaction
from backend.invoices.models import Invoice
from tests import payloads
from tests.databases import both_databases
from tests.personas import LIN, SignIn


@both_databases
def test_an_invoice_says_its_currency_and_takes_no_other(app: APIFlask, sign_in: SignIn) -> None:
    lin = sign_in(LIN)
    headers = {"Idempotency-Key": "scan-0001"}
    answer = lin.post("/api/scans", json={"text": payloads.SPECIAL}, headers=headers)
    assert answer.get_json()["invoice"]["currency"] == "CNY"

    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(update(Invoice).values(currency="USD"))
