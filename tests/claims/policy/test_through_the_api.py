"""The way of a claim through the rules as people go it: check, be stopped, be let through."""

from functools import partial
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.claims.rules.policy_catalogue import RULES
from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import LI, LIN, QIAN, SUN, WANG, ZHAO
from tests.races import run_at_once

ELSEWHERE = "91990000MA0000XX0X"


def set_rule(book: Book, code: str, level: str, **parameters: Any) -> None:
    rule = RULES[code]
    wish = {
        "version": 0,
        "level": level,
        "parameters": {**rule.start.parameters, **parameters},
        "waived_by": [role.value for role in rule.waived_by],
    }
    answer = book.browser(SUN).put(f"/api/policies/{code}", json=wish)
    assert answer.status_code == 200, answer.get_json()


def precheck(book: Book, claim: dict[str, Any]) -> dict[str, Any]:
    answer = book.browser(LIN).post(f"/api/claims/{claim['id']}/precheck")
    assert answer.status_code == 200, answer.get_json()
    body: dict[str, Any] = answer.get_json()
    return body


def hit_of(claim: dict[str, Any], code: str) -> dict[str, Any]:
    found = [one for one in claim["rule_hits"] if one["code"] == code]
    assert len(found) == 1, claim["rule_hits"]
    hit: dict[str, Any] = found[0]
    return hit


def waive(book: Book, persona: Any, claim: dict[str, Any], hit: dict[str, Any]) -> TestResponse:
    path = f"/api/claims/{claim['id']}/hits/{hit['id']}/waive"
    return book.browser(persona).post(path, json={"reason": "已核对合同"})


def foreign_draft(book: Book) -> dict[str, Any]:
    """林's draft over an invoice with somebody else's 税号."""
    return book.draft(lines=[line(book.invoice(buyer_tax_id=ELSEWHERE))])


def test_a_check_shows_rule_fields_and_who_may_waive(book: Book) -> None:
    book.join(WANG)
    draft = foreign_draft(book)

    hit = hit_of(precheck(book, draft), "title_tax_id")

    assert (hit["title"], hit["level"]) == ("税号不符", "block")
    assert hit["fields"]["buyer_tax_id"] == ELSEWHERE
    assert hit["fields"]["company_tax_id"] == "91990000MA0000QC0W"
    assert hit["waivers"] == ["accountant"]
    assert hit["line_key"] == draft["lines"][0]["key"]


@both_databases
def test_a_blocked_claim_is_let_through_by_whom_the_rule_lets(book: Book) -> None:
    for persona in (WANG, LI):
        book.join(persona)
    draft = foreign_draft(book)

    refused = book.act(LIN, draft, "submit")
    asked = book.act(LIN, draft, "submit", comment="销售方不肯重开")
    waiting = book.get(LI, draft)
    waived = waive(book, LI, draft, hit_of(waiting, "title_tax_id"))
    seen_on = book.browser(LI).get(f"/api/claims/{draft['id']}")
    handed_in = book.do(LIN, book.get(LIN, draft), "submit")

    assert (refused.status_code, asked.status_code, waived.status_code) == (422, 422, 200)
    assert seen_on.status_code == 200  # who let it through is not shut out by having done so
    assert refused.get_json()["code"] == "claims.blocked"
    assert hit_of(waiting, "title_tax_id")["may_waive"]
    assert handed_in["status"] == "submitted"
    stays = hit_of(handed_in, "title_tax_id")
    assert stays["waived_by"]["display_name"] == LI.display_name
    assert (stays["level"], stays["waive_reason"]) == ("block", "已核对合同")


def test_a_waiver_does_not_cover_another_invoice(book: Book) -> None:
    for persona in (WANG, LI):
        book.join(persona)
    draft = foreign_draft(book)
    book.act(LIN, draft, "submit", comment="销售方不肯重开")
    waive(book, LI, draft, hit_of(book.get(LI, draft), "title_tax_id"))
    other = [line(book.invoice(buyer_tax_id=ELSEWHERE))]
    changed = book.save(LIN, book.get(LIN, draft), lines=other)

    answer = book.act(LIN, changed, "submit")

    assert answer.status_code == 422
    assert answer.get_json()["code"] == "claims.blocked"


def warned(book: Book) -> dict[str, Any]:
    """林's submitted claim over an invoice without a 税号: approvers and accountants may waive."""
    return book.submitted(lines=[line(book.invoice(buyer_tax_id=None))])


def test_an_approver_waives_what_only_warns(book: Book) -> None:
    claim = warned(book)
    hit = hit_of(book.get(WANG, claim), "title_name")

    answer = waive(book, WANG, claim, hit)
    again = waive(book, WANG, claim, hit)

    assert hit["may_waive"]
    assert answer.status_code == 200
    assert hit_of(answer.get_json(), "title_name")["waived_by"]["display_name"] == WANG.display_name
    assert again.status_code == 409


def test_whoever_decides_the_claim_may_waive_without_the_role(book: Book) -> None:
    book.levels(QIAN)
    claim = warned(book)
    hit = hit_of(book.get(QIAN, claim), "title_name")

    answer = waive(book, QIAN, claim, hit)

    assert hit["may_waive"]
    assert answer.status_code == 200


@pytest.mark.parametrize(("persona", "status"), [(LIN, 403), (ZHAO, 403), (SUN, 404), (QIAN, 404)])
def test_others_are_refused_or_see_nothing(book: Book, persona: Any, status: int) -> None:
    claim = warned(book)
    hit = hit_of(book.get(WANG, claim), "title_name")

    assert waive(book, persona, claim, hit).status_code == status
    assert hit_of(book.get(WANG, claim), "title_name")["waived_by"] is None


def test_a_changed_rule_leaves_submitted_claims_as_they_were_judged(book: Book) -> None:
    claim = warned(book)

    set_rule(book, "title_name", "block")
    newer = book.draft(lines=[line(book.invoice(buyer_tax_id=None))])

    assert hit_of(book.get(LIN, claim), "title_name")["level"] == "warn"
    assert hit_of(precheck(book, newer), "title_name")["level"] == "block"


def set_budget(book: Book, department_id: int, period: str, amount_fen: int) -> None:
    wish = {"department_id": department_id, "period": period, "amount_fen": amount_fen}
    assert book.browser(SUN).put("/api/budgets", json=wish).status_code == 200


def day_line(book: Book, amount_fen: int) -> dict[str, Any]:
    return line(book.invoice(total_fen=amount_fen), amount_fen, happened_on="2026-11-20")


def test_a_check_shows_what_is_left_of_the_budget(book: Book) -> None:
    book.join(WANG)
    sales = book.department("销售部", LIN)
    set_budget(book, sales, "2026-11", 50_000)
    draft = book.draft(lines=[day_line(book, 60_000)], department_id=sales)

    checked = precheck(book, draft)

    [left] = checked["budgets"]
    assert (left["used_fen"], left["this_claim_fen"], left["left_fen"]) == (0, 60_000, -10_000)
    assert hit_of(checked, "over_budget")["fields"]["left_fen"] == -10_000


@both_databases
def test_two_claims_handed_in_at_once_cannot_both_use_up_one_budget(book: Book) -> None:
    book.join(WANG)
    sales = book.department("销售部", LIN, QIAN)
    set_rule(book, "over_budget", "block")
    set_budget(book, sales, "2026-11", 100_000)
    people = (LIN, QIAN, LIN, QIAN)
    drafts: list[tuple[FlaskClient, dict[str, Any]]] = []
    for persona in people:
        invoice_id = book.invoice(persona, total_fen=60_000)
        one = line(invoice_id, 60_000, happened_on="2026-11-20")
        draft = book.draft(persona, lines=[one], department_id=sales)
        drafts.append((book.sign_in(persona), draft))

    def submit(browser: FlaskClient, claim: dict[str, Any]) -> int:
        body = {"version": claim["version"]}
        return browser.post(f"/api/claims/{claim['id']}/submit", json=body).status_code

    answers = run_at_once([partial(submit, *one) for one in drafts])

    assert sorted(answers) == [200, 422, 422, 422]
