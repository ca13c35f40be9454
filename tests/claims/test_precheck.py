"""预检 and 提交: what is missing is told before, and stops the claim."""

from typing import Any

import pytest

from backend.invoices.states import TaxStatus, VerifyStatus
from backend.reading.kinds import AmountMeaning
from tests.claims.book import OTHER, TRAINING, Book, line
from tests.personas import LIN, WANG, ZHOU

Claim = dict[str, Any]


def problems(book: Book, claim: Claim) -> dict[str, str]:
    """Messages by field, of 预检."""
    answer = book.browser(LIN).post(f"/api/claims/{claim['id']}/precheck").get_json()
    return {one["field"]: one["message"] for one in answer["problems"]}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount_fen": None}, "amount_fen"),
        ({"expense_type_id": None}, "expense_type_id"),
        ({"invoice_id": None}, "invoice_id"),
        ({"invoice_id": None, "expense_type_id": OTHER}, "no_invoice_reason"),
        ({"expense_type_id": TRAINING}, "attachments"),
        ({"amount_fen": 10_601}, "amount_fen"),
        ({"happened_on": "2099-01-01"}, "happened_on"),
    ],
)
def test_a_line_that_lacks_something_is_named_and_not_handed_in(
    book: Book, wrong: dict[str, Any], field: str
) -> None:
    book.join(WANG)
    claim = book.draft(lines=[line(book.invoice(), key="the-one-line") | wrong])

    told = problems(book, claim)
    answer = book.act(LIN, claim, "submit")

    assert f"lines.the-one-line.{field}" in told
    assert (answer.status_code, answer.get_json()["code"]) == (422, "claims.incomplete")
    assert answer.get_json()["errors"][0]["field"].startswith("lines.the-one-line.")
    assert book.get(LIN, claim) == claim


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"lines": []}, "lines"),
        ({"purpose": ""}, "purpose"),
        ({"payee_account_id": None}, "payee_account_id"),
    ],
)
def test_a_claim_that_lacks_something_is_not_handed_in(
    book: Book, wrong: dict[str, Any], field: str
) -> None:
    book.join(WANG)
    claim = book.save(LIN, book.draft(), **wrong)

    assert field in problems(book, claim)
    assert book.act(LIN, claim, "submit").get_json()["errors"][0]["field"] == field


def test_shares_must_add_up(book: Book) -> None:
    book.join(WANG)
    sales = book.department("销售部", LIN)
    shares = [{"department_id": sales, "amount_fen": 10_000}]

    claim = book.draft(lines=[line(book.invoice(), shares=shares, key="shared-line")])

    assert "分摊合计 ¥100.00" in problems(book, claim)["lines.shared-line.shares"]


def test_lines_of_one_invoice_never_ask_for_more_than_it_says(book: Book) -> None:
    book.join(WANG)
    invoice_id = book.invoice(total_fen=10_000)

    claim = book.draft(lines=[line(invoice_id, 6_000), line(invoice_id, 4_001)])

    assert all("最多可报 ¥100.00" in message for message in problems(book, claim).values())
    assert book.act(LIN, claim, "submit").status_code == 422


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"tax_status": TaxStatus.VOIDED}, "voided"),
        ({"tax_status": TaxStatus.PARTIALLY_RED}, "partially_red"),
        ({"tax_status": TaxStatus.FULLY_RED}, "fully_red"),
        ({"tax_status": TaxStatus.ABNORMAL}, "abnormal"),
        ({"is_incomplete": True}, "incomplete"),
        ({"is_red_letter": True}, "red_letter"),
        ({"total_fen": -10_600}, "red_letter"),
        ({"total_fen": None, "amount_meaning": AmountMeaning.WITHOUT_TAX}, "incomplete"),
        ({"total_fen": None, "amount_fen": None}, "incomplete"),
    ],
)
def test_an_invoice_that_cannot_be_claimed_is_not_taken_and_says_why(
    book: Book, columns: dict[str, Any], code: str
) -> None:
    invoice_id, claim = book.invoice(**columns), book.draft(lines=[])

    answer = book.put(LIN, claim, lines=[line(invoice_id)])

    assert (answer.status_code, answer.get_json()["code"]) == (409, "claims.not_claimable")
    assert [one["code"] for one in answer.get_json()["invoices"]] == [code]
    listed = book.browser(LIN).get("/api/claims/claimable").get_json()["items"]
    assert [one["code"] for one in listed[0]["obstacles"]] == [code]
    assert book.usage(invoice_id) == ["unused"]


def test_an_invoice_that_turned_red_in_a_draft_stops_it_at_the_end_only(book: Book) -> None:
    book.join(WANG)
    claim = book.draft()
    book.change(claim["lines"][0]["invoice"]["id"], tax_status=TaxStatus.FULLY_RED)

    saved = book.save(LIN, claim, purpose="照样可以保存")

    [message] = problems(book, saved).values()
    assert "已全额红冲" in message
    assert book.act(LIN, saved, "submit").status_code == 422


def test_an_unverified_invoice_is_no_obstacle_of_its_own(book: Book) -> None:
    invoice_id = book.invoice(verify_status=VerifyStatus.PENDING, settled_verify_status=None)

    assert book.draft(lines=[line(invoice_id)])["status"] == "draft"


def test_without_an_approver_nothing_is_handed_in_and_it_says_who_can_help(book: Book) -> None:
    claim = book.draft()

    assert "请联系管理员" in problems(book, claim)["flow"]
    answer = book.act(LIN, claim, "submit")
    assert (answer.status_code, answer.get_json()["code"]) == (409, "claims.no_approver")


def test_only_the_claimant_prechecks(book: Book, submitted_claim: Claim) -> None:
    path = f"/api/claims/{submitted_claim['id']}/precheck"

    assert book.browser(WANG).post(path).status_code == 403
    assert book.browser(ZHOU).post(path).status_code == 404


def test_a_supporting_document_fulfils_what_the_type_asks_for(book: Book) -> None:
    book.join(WANG)
    claim = book.draft(lines=[line(book.invoice(), key="training-01", expense_type_id=TRAINING)])

    with_proof = book.attach(LIN, claim, b"<?xml version='1.0'?><a/>", line_key="training-01")

    assert book.do(LIN, with_proof.get_json(), "submit")["status"] == "submitted"
