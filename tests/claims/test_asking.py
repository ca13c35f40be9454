"""A rule stops a claim: it may be mended, or those who may waive the rule are asked."""

from typing import Any

import pytest

from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import LI, LIN, SUN, WANG, ZHAO, ZHOU

Claim = dict[str, Any]
OTHERS_TAX_ID = "91990000MA0000XX0X"


@pytest.fixture
def stopped(book: Book) -> Claim:
    """A draft over an invoice that was issued to another company; 李 is accountant."""
    book.join(WANG)
    book.join(LI)
    invoice_id = book.invoice(buyer_tax_id=OTHERS_TAX_ID)
    return book.draft(lines=[line(invoice_id)])


def hit_of(claim: Claim) -> dict[str, Any]:
    hit: dict[str, Any] = next(one for one in claim["rule_hits"] if one["level"] == "block")
    return hit


@both_databases
def test_without_a_reason_it_is_refused_and_nothing_is_written(book: Book, stopped: Claim) -> None:
    answer = book.act(LIN, stopped, "submit")

    told = answer.get_json()
    assert (answer.status_code, told["code"], told["is_asked"]) == (422, "claims.blocked", False)
    assert [one["level"] for one in told["hits"]] == ["block"]
    assert book.get(LIN, stopped) == stopped
    assert book.browser(LI).get(f"/api/claims/{stopped['id']}").status_code == 404


@both_databases
def test_with_a_reason_those_who_may_waive_it_are_asked_and_then_it_goes(
    book: Book, stopped: Claim
) -> None:
    answer = book.act(LIN, stopped, "submit", comment="客户代开，已说明")
    assert (answer.status_code, answer.get_json()["is_asked"]) == (422, True)
    asked = book.get(LIN, stopped)
    assert (asked["status"], asked["version"]) == ("draft", 2)
    [notice] = book.browser(LI).get("/api/notices").get_json()["items"]
    assert (notice["link"], notice["body"]) == (f"/claims/{stopped['id']}", "客户代开，已说明")

    seen = book.get(LI, stopped)
    assert (seen["actions"], hit_of(seen)["may_waive"]) == (["waive"], True)
    path = f"/api/claims/{stopped['id']}/hits/{hit_of(seen)['id']}/waive"
    answer = book.browser(LI).post(path, json={"reason": "情况属实"})
    assert answer.status_code == 200
    assert hit_of(answer.get_json())["waived_by"]["display_name"] == "李静"

    submitted = book.do(LIN, book.get(LIN, stopped), "submit")
    assert submitted["status"] == "submitted"
    assert hit_of(submitted)["waive_reason"] == "情况属实"


def test_only_who_may_waive_what_stops_it_can_see_the_draft(book: Book, stopped: Claim) -> None:
    book.act(LIN, stopped, "submit", comment="请豁免")
    path = f"/api/claims/{stopped['id']}"

    seen = {
        persona.username: book.browser(persona).get(path).status_code
        for persona in (LI, WANG, ZHAO, SUN, ZHOU)
    }

    assert seen == {"li": 200, "wang": 404, "zhao": 404, "sun": 404, "zhou": 404}


def test_the_claimant_waives_nothing_of_his_own(book: Book) -> None:
    book.join(WANG)
    claim = book.draft(LI, [line(book.invoice(LI, buyer_tax_id=OTHERS_TAX_ID))])
    book.act(LI, claim, "submit", comment="请豁免")
    own = book.get(LI, claim)

    path = f"/api/claims/{claim['id']}/hits/{hit_of(own)['id']}/waive"
    answer = book.browser(LI).post(path, json={"reason": "自己来"})

    assert not hit_of(own)["may_waive"]
    assert answer.status_code == 403


def test_what_was_waived_for_one_invoice_does_not_cover_another(book: Book, stopped: Claim) -> None:
    book.act(LIN, stopped, "submit", comment="请豁免")
    seen = book.get(LI, stopped)
    path = f"/api/claims/{stopped['id']}/hits/{hit_of(seen)['id']}/waive"
    book.browser(LI).post(path, json={"reason": "情况属实"})

    other = line(book.invoice(buyer_tax_id=OTHERS_TAX_ID))
    changed = book.save(LIN, book.get(LIN, stopped), lines=[other])

    assert book.act(LIN, changed, "submit").get_json()["code"] == "claims.blocked"


@pytest.mark.parametrize("hit_id", [999_999, 99_999_999_999])
def test_a_hit_that_there_is_not_is_not_found(book: Book, stopped: Claim, hit_id: int) -> None:
    book.act(LIN, stopped, "submit", comment="请豁免")

    path = f"/api/claims/{stopped['id']}/hits/{hit_id}/waive"
    assert book.browser(LI).post(path, json={"reason": "情况属实"}).status_code == 404
