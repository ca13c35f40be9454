"""P6: an invoice sits in at most one living claim, and the database says so."""

from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy.exc import IntegrityError

from backend.claims.models import ClaimInvoice
from backend.infra.db import transaction
from tests import payloads
from tests.claims.book import Book, line, new_key
from tests.databases import both_databases
from tests.personas import LIN, WANG, ZHOU, Persona


@both_databases
def test_a_second_claim_of_one_invoice_is_refused_and_names_the_first(book: Book) -> None:
    invoice_id = book.invoice()
    first, second = book.draft(lines=[line(invoice_id)]), book.draft()

    answer = book.put(LIN, second, lines=[line(invoice_id)])

    assert (answer.status_code, answer.get_json()["code"]) == (409, "claims.invoice_taken")
    [taken] = answer.get_json()["invoices"]
    assert (taken["invoice_id"], taken["claim_no"]) == (invoice_id, first["claim_no"])
    assert taken["claimant"] == LIN.display_name
    assert book.get(LIN, second) == second


@both_databases
def test_the_index_refuses_a_second_living_claim_whoever_writes_it(
    app: APIFlask, book: Book
) -> None:
    invoice_id = book.invoice()
    book.draft(lines=[line(invoice_id)])
    other = book.draft(lines=[])

    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.add(ClaimInvoice(claim_id=other["id"], invoice_id=invoice_id, is_living=True))


def test_a_removed_line_lets_its_invoice_go(book: Book) -> None:
    kept, gone = book.invoice(), book.invoice()
    claim = book.draft(lines=[line(kept), line(gone)])

    saved = book.save(LIN, claim, lines=[line(kept)])

    assert saved["total_fen"] == 10_600
    assert book.usage(kept, gone) == ["locked", "unused"]
    assert book.draft(lines=[line(gone)])["status"] == "draft"


def test_a_returned_claim_keeps_its_lock_and_a_paid_one_for_ever(book: Book) -> None:
    returned = book.returned()
    paid = book.paid(book.approved())
    ids = [one["lines"][0]["invoice"]["id"] for one in (returned, paid)]
    other = book.draft(lines=[])

    answers = [book.put(LIN, other, lines=[line(one)]) for one in ids]

    assert [one.get_json()["code"] for one in answers] == ["claims.invoice_taken"] * 2
    assert book.usage(*ids) == ["locked", "paid"]


def test_two_invoices_are_taken_together_or_not_at_all(book: Book) -> None:
    taken, free = book.invoice(), book.invoice()
    book.draft(lines=[line(taken)])
    other = book.draft(lines=[])

    answer = book.put(LIN, other, lines=[line(free), line(taken)])

    assert answer.status_code == 409
    assert book.usage(free) == ["unused"]


def test_the_lock_of_a_refused_line_ends_when_the_claim_is_approved(book: Book) -> None:
    granted, refused = book.invoice(), book.invoice()
    claim = book.submitted(lines=[line(granted), line(refused, key="refused-line")])
    cut = {"key": "refused-line", "approved_fen": 0, "reason": "私人用餐"}

    approved = book.do(WANG, claim, "approve", lines=[cut])

    assert approved["approved_fen"] == 10_600
    assert book.usage(granted, refused) == ["to_pay", "unused"]


def test_one_invoice_may_be_split_over_lines_of_one_claim(book: Book) -> None:
    invoice_id = book.invoice(total_fen=10_000)
    parts = [line(invoice_id, 6_000), line(invoice_id, 4_000)]

    claim = book.submitted(lines=parts)

    assert (claim["status"], claim["total_fen"]) == ("submitted", 10_000)
    assert [one["left_fen"] for one in claim["lines"]] == [6_000, 4_000]


def test_a_colleague_cannot_claim_it_even_when_it_is_free(book: Book) -> None:
    answer = book.browser(WANG).post(
        "/api/claims",
        json={"lines": [line(book.invoice(LIN))]},
        headers={"Idempotency-Key": "wang-tries-it"},
    )

    assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid_input")
    assert "claim_no" not in answer.get_data(as_text=True)


def scan(book: Book, persona: Persona) -> dict[str, Any]:
    answer = book.browser(persona).post(
        "/api/scans", json={"text": payloads.DIGITAL_SPECIAL}, headers=new_key()
    )
    told: dict[str, Any] = answer.get_json()
    return told


@pytest.mark.parametrize(("persona", "is_told"), [(LIN, True), (WANG, True), (ZHOU, False)])
def test_who_scans_a_claimed_invoice_is_told_the_claim_if_he_is_a_colleague(
    book: Book, persona: Persona, is_told: bool
) -> None:
    invoice_id = scan(book, LIN)["invoice"]["id"]
    claim = book.draft(lines=[line(invoice_id)])

    again = scan(book, persona)

    assert again["result"] == "duplicate"
    assert again["duplicate"]["claim_no"] == (claim["claim_no"] if is_told else None)


def test_a_scan_of_a_free_invoice_names_no_claim(book: Book) -> None:
    scan(book, LIN)

    assert scan(book, LIN)["duplicate"]["claim_no"] is None
