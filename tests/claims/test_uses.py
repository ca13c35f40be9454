"""使用记录: in which claims an invoice sits and sat."""

import pytest

from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import LIN, WANG, ZHOU, Persona


@both_databases
def test_an_invoice_tells_the_claim_that_holds_it_and_the_former_ones(book: Book) -> None:
    invoice_id = book.invoice()
    former = book.submitted(lines=[line(invoice_id)])
    book.do(LIN, former, "withdraw")
    present = book.submitted(lines=[line(invoice_id)])

    told = book.browser(LIN).get(f"/api/invoices/{invoice_id}/claims").get_json()["items"]

    assert [(one["claim_no"], one["status"], one["is_living"]) for one in told] == [
        (present["claim_no"], "submitted", True),
        (former["claim_no"], "withdrawn", False),
    ]
    assert told[0]["claim_id"] == present["id"]


def test_an_invoice_that_was_never_claimed_has_no_uses(book: Book) -> None:
    invoice_id = book.invoice()

    told = book.browser(LIN).get(f"/api/invoices/{invoice_id}/claims")

    assert told.get_json() == {"items": []}


@pytest.mark.parametrize("persona", [WANG, ZHOU], ids=lambda one: one.username)
def test_the_uses_of_another_persons_invoice_are_not_told(book: Book, persona: Persona) -> None:
    invoice_id = book.invoice()

    answer = book.browser(persona).get(f"/api/invoices/{invoice_id}/claims")

    assert answer.status_code == 404


def test_nobody_is_told_without_a_sign_in(book: Book) -> None:
    assert book.app.test_client().get("/api/invoices/1/claims").status_code == 401
