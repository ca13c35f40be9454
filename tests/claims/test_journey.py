"""A claim from draft to 待支付, and every way back."""

from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import LIN, WANG


@both_databases
def test_a_claim_goes_from_draft_to_approved(book: Book) -> None:
    invoice_id = book.invoice()
    draft = book.draft(lines=[line(invoice_id)])
    assert (draft["status"], draft["version"], draft["total_fen"]) == ("draft", 1, 10_600)
    assert draft["claim_no"].startswith("BX")
    assert book.usage(invoice_id) == ["locked"]
    book.join(WANG)

    submitted = book.do(LIN, draft, "submit")
    assert (submitted["status"], submitted["waiting_for"]) == ("submitted", ["王建国"])
    assert book.usage(invoice_id) == ["in_approval"]

    approved = book.do(WANG, submitted, "approve")
    assert (approved["status"], approved["approved_fen"]) == ("approved", 10_600)
    assert approved["payable_fen"] == 10_600
    assert [one["action"] for one in approved["events"]] == ["save", "submit", "approve"]
    assert book.usage(invoice_id) == ["to_pay"]


@both_databases
def test_returned_it_is_mended_and_sent_again(book: Book) -> None:
    invoice_id = book.invoice()
    claim = book.submitted(lines=[line(invoice_id)])

    returned = book.do(WANG, claim, "return", comment="请补行程单")
    assert (returned["status"], returned["waiting_for"]) == ("returned", ["林小满"])
    assert book.usage(invoice_id) == ["locked"]

    again = book.do(LIN, book.save(LIN, returned, purpose="成都出差（补）"), "submit")
    assert (again["status"], again["round"], again["version"]) == ("submitted", 2, 5)
    assert book.do(WANG, again, "approve")["status"] == "approved"


@both_databases
def test_rejected_withdrawn_and_cancelled_claims_let_their_invoices_go(book: Book) -> None:
    rejected = book.submitted()
    withdrawn, cancelled = book.submitted(), book.submitted()
    ids = [one["lines"][0]["invoice"]["id"] for one in (rejected, withdrawn, cancelled)]

    book.do(WANG, rejected, "reject", comment="不是公务")
    book.do(LIN, withdrawn, "withdraw")
    book.do(LIN, cancelled, "cancel")

    assert book.usage(*ids) == ["unused"] * 3
    assert book.draft(lines=[line(one) for one in ids])["total_fen"] == 31_800


def test_a_withdrawn_claim_takes_its_invoice_again_when_it_is_sent(book: Book) -> None:
    claim = book.submitted()
    withdrawn = book.do(LIN, claim, "withdraw")

    again = book.do(LIN, withdrawn, "submit")

    assert again["status"] == "submitted"
    assert book.usage(again["lines"][0]["invoice"]["id"]) == ["in_approval"]


def test_the_precheck_shows_the_way_and_writes_nothing(book: Book) -> None:
    book.join(WANG)
    draft = book.draft(lines=[line(book.invoice_with_original())])

    answer = book.browser(LIN).post(f"/api/claims/{draft['id']}/precheck").get_json()

    assert (answer["version"], answer["problems"], answer["rule_hits"]) == (1, [], [])
    assert [task["approver"]["display_name"] for task in answer["flow"][0]["tasks"]] == ["王建国"]
    assert book.get(LIN, draft)["version"] == 1
