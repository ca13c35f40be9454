"""借款 and 冲销: an advance is paid out, and settled once, however many ask at once."""

from functools import partial
from typing import Any

import pytest

from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import LIN, WANG
from tests.races import run_at_once

Claim = dict[str, Any]


def settle(advance: Claim, amount_fen: int) -> list[dict[str, int]]:
    return [{"advance_id": advance["id"], "amount_fen": amount_fen}]


def left(book: Book) -> list[int]:
    items = book.browser(LIN).get("/api/claims/advances").get_json()["items"]
    return [one["left_fen"] for one in items]


@both_databases
def test_an_advance_is_settled_by_a_claim_and_what_is_over_is_paid(book: Book) -> None:
    advance = book.advance(8_000)
    assert advance["claim_no"].startswith("JK")
    assert advance["advance_left_fen"] == 8_000

    claim = book.submitted(offsets=settle(advance, 8_000))

    assert (claim["offset_fen"], claim["payable_fen"]) == (8_000, 2_600)
    assert claim["offsets"][0]["left_fen"] == 0
    assert left(book) == []
    assert book.do(WANG, claim, "approve")["payable_fen"] == 2_600


@both_databases
def test_more_than_the_advance_has_is_refused(book: Book) -> None:
    advance = book.advance(8_000)
    book.draft(offsets=settle(advance, 5_000))
    other = book.draft()

    answer = book.put(LIN, other, offsets=settle(advance, 3_001))

    assert (answer.status_code, answer.get_json()["code"]) == (409, "claims.advance_exceeded")
    assert answer.get_json()["left_fen"] == 3_000
    assert book.save(LIN, other, offsets=settle(advance, 3_000))["offset_fen"] == 3_000


@pytest.mark.parametrize(("action", "by"), [("withdraw", LIN), ("cancel", LIN), ("reject", WANG)])
def test_what_ends_without_payment_lets_the_advance_go(book: Book, action: str, by: Any) -> None:
    advance = book.advance(8_000)
    claim = book.submitted(offsets=settle(advance, 8_000))

    ended = book.do(by, claim, action, comment="不报了")

    assert left(book) == [8_000]
    assert ended["offsets"][0]["amount_fen"] == 8_000


def test_a_withdrawn_claim_takes_its_offset_again_if_it_is_still_there(book: Book) -> None:
    advance = book.advance(8_000)
    withdrawn = book.do(LIN, book.submitted(offsets=settle(advance, 8_000)), "withdraw")
    other = book.draft(offsets=settle(advance, 8_000))

    refused = book.act(LIN, withdrawn, "submit")
    book.do(LIN, other, "cancel")

    assert refused.get_json()["code"] == "claims.advance_exceeded"
    assert book.do(LIN, withdrawn, "submit")["offset_fen"] == 8_000


def test_never_more_is_settled_than_the_claim_asks_for(book: Book) -> None:
    advance = book.advance(50_000)
    draft = book.draft(offsets=settle(advance, 20_000))
    assert draft["payable_fen"] == 0

    submitted = book.do(LIN, draft, "submit")

    assert (submitted["offset_fen"], submitted["payable_fen"]) == (10_600, 0)
    assert left(book) == [39_400]


def test_when_less_is_granted_less_is_settled(book: Book) -> None:
    first, second = book.advance(6_000), book.advance(6_000)
    offsets = settle(first, 6_000) + settle(second, 4_000)
    claim = book.submitted(lines=[line(book.invoice(), key="dinner-01")], offsets=offsets)
    cut = {"key": "dinner-01", "approved_fen": 7_000, "reason": "超出标准"}

    approved = book.do(WANG, claim, "approve", lines=[cut])

    assert (approved["offset_fen"], approved["payable_fen"]) == (7_000, 0)
    assert [one["amount_fen"] for one in approved["offsets"]] == [6_000, 1_000]
    assert left(book) == [5_000]


def test_a_claim_that_is_wholly_settled_needs_no_account(book: Book) -> None:
    advance = book.advance(20_000)
    draft = book.draft(offsets=settle(advance, 10_600))

    claim = book.do(LIN, book.save(LIN, draft, payee_account_id=None), "submit")

    assert (claim["payee"], claim["payable_fen"]) == (None, 0)


def test_an_advance_that_is_not_paid_or_anothers_cannot_be_settled(book: Book) -> None:
    book.join(WANG)
    wanted = [line(amount_fen=5_000)]
    unpaid = book.draft(LIN, wanted, kind="advance", repay_by="2099-12-31")
    claim = book.draft()

    for advance in (unpaid, book.draft(WANG), claim):
        answer = book.put(LIN, claim, offsets=settle(advance, 100))
        assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid_input")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"repay_by": None}, "repay_by"), ({"repay_by": "2020-01-01"}, "repay_by")],
)
def test_an_advance_says_until_when_it_is_paid_back(
    book: Book, wrong: dict[str, Any], field: str
) -> None:
    book.join(WANG)
    draft = book.draft(LIN, [line(amount_fen=5_000)], kind="advance", repay_by="2099-12-31")

    answer = book.act(LIN, book.save(LIN, draft, **wrong), "submit")

    assert [one["field"] for one in answer.get_json()["errors"]] == [field]


def test_an_advance_takes_no_invoice_and_settles_no_other(book: Book) -> None:
    advance = book.advance(8_000)
    draft = book.draft(LIN, [line(amount_fen=5_000)], kind="advance")

    with_invoice = book.put(LIN, draft, lines=[line(book.invoice())])
    with_offset = book.put(LIN, draft, offsets=settle(advance, 100))

    assert [with_invoice.status_code, with_offset.status_code] == [422, 422]


@both_databases
def test_one_advance_asked_for_by_many_at_once_is_settled_once(book: Book) -> None:
    advance = book.advance(10_000)
    drafts = [book.draft() for _ in range(4)]
    browsers = [book.sign_in(LIN) for _ in drafts]

    def save(number: int) -> int:
        body = {**book.body(drafts[number]), "offsets": settle(advance, 6_000)}
        return browsers[number].put(f"/api/claims/{drafts[number]['id']}", json=body).status_code

    statuses = run_at_once([partial(save, number) for number in range(4)])

    assert sorted(statuses) == [200, 409, 409, 409]
    assert left(book) == [4_000]
