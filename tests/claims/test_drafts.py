"""Drafts: made once, saved as a whole, incomplete as long as one likes."""

from typing import Any

import pytest

from tests.claims.book import OFFICE, OTHER, Book, as_draft, line, new_key
from tests.databases import both_databases
from tests.personas import FENG, LIN, QINGCHUAN, WANG, ZHOU, Persona

Claim = dict[str, Any]


@both_databases
def test_one_key_makes_one_draft_and_repeats_its_first_answer(book: Book) -> None:
    lin, key = book.browser(LIN), new_key()
    new = {"purpose": "成都出差", "lines": [line(book.invoice(), key="line-once")]}

    first = lin.post("/api/claims", json=new, headers=key)
    again = lin.post("/api/claims", json=new, headers=key)

    assert first.status_code == again.status_code == 201
    assert first.get_json() == again.get_json()
    assert len(lin.get("/api/claims").get_json()["items"]) == 1


def test_one_key_with_another_body_is_refused(book: Book) -> None:
    lin, key = book.browser(LIN), new_key()
    lin.post("/api/claims", json={"purpose": "成都出差"}, headers=key)

    answer = lin.post("/api/claims", json={"purpose": "北京出差"}, headers=key)

    assert (answer.status_code, answer.get_json()["code"]) == (409, "web.idempotency_mismatch")


def test_a_new_draft_without_a_key_is_refused(book: Book) -> None:
    answer = book.browser(LIN).post("/api/claims", json={})

    assert answer.get_json()["code"] == "web.idempotency_key_missing"


def test_an_empty_draft_is_kept_and_filled_in_later(book: Book) -> None:
    claim = book.draft(lines=[], purpose="")
    half = line(book.invoice(), amount_fen=None, expense_type_id=None)

    saved = book.save(LIN, claim, lines=[half])

    assert (saved["total_fen"], saved["line_count"], saved["version"]) == (0, 1, 2)
    assert saved["lines"][0]["left_fen"] == 10_600


def test_lines_keep_their_keys_their_order_and_all_that_was_typed(book: Book) -> None:
    first = line(book.invoice(), key="key-first", city="成都", happened_on="2026-11-20")
    second = line(None, 500, key="key-second", no_invoice_reason="地铁无票", expense_type_id=OTHER)
    claim = book.draft(lines=[first, second])

    saved = book.save(LIN, claim, lines=[second, first])

    assert [one["key"] for one in saved["lines"]] == ["key-second", "key-first"]
    assert as_draft(saved)["lines"][1] == first | {"no_invoice_reason": "", "shares": []}
    assert saved["lines"][0]["no_invoice_reason"] == "地铁无票"


@both_databases
def test_a_save_for_an_older_version_is_refused_with_what_happened(
    book: Book, draft: Claim
) -> None:
    book.save(LIN, draft, purpose="别处改过")

    answer = book.put(LIN, draft, purpose="我也来改")

    told = answer.get_json()
    assert (answer.status_code, told["code"]) == (409, "claims.stale")
    assert (told["version"], told["claim_status"]) == (2, "draft")
    assert (told["changed_by"], told["last_action"]) == ("林小满", "save")
    assert book.get(LIN, draft)["purpose"] == "别处改过"


def test_the_same_content_again_changes_nothing_whatever_its_version(
    book: Book, draft: Claim
) -> None:
    saved = book.save(LIN, draft, purpose="改过的事由")

    again = book.save(LIN, draft, purpose="改过的事由")

    assert again == saved
    assert saved["version"] == 2


def test_a_new_draft_begins_with_ones_department_and_usual_account(book: Book) -> None:
    sales = book.department("销售部", LIN)

    claim = book.draft(lines=[])

    assert (claim["department_id"], claim["department"]) == (sales, "销售部")
    assert claim["payee"]["holder"] == LIN.display_name


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"lines": [line(expense_type_id=999)]}, "expense_type_id"),
        ({"lines": [line(key="twice-used"), line(key="twice-used")]}, "lines"),
        ({"lines": [line(999_999)]}, "lines"),
        ({"department_id": 999}, "department_id"),
        ({"payee_account_id": 999}, "payee_account_id"),
        ({"offsets": [{"advance_id": 999, "amount_fen": 1}]}, "offsets"),
        ({"offsets": [{"advance_id": 9, "amount_fen": 1}] * 2}, "offsets"),
        ({"lines": [line(shares=[{"department_id": 999, "amount_fen": 1}])]}, "shares"),
        ({"lines": [line(amount_fen=2**53 - 1), line(amount_fen=1)]}, "lines"),
        ({"lines": [line(amount_fen=0)]}, "amount_fen"),
        ({"lines": [line(amount_fen=1.5)]}, "amount_fen"),
        ({"lines": [line(key="short")]}, "key"),
        ({"lines": [line(extra="x")]}, "extra"),
        ({"purpose": "x" * 201}, "purpose"),
        ({"purpose": "a\u0000b"}, "purpose"),
        ({"lines": [line() for _ in range(201)]}, "lines"),
        ({"version": 0}, "version"),
    ],
)
def test_what_can_never_be_right_is_refused_at_once(
    book: Book, draft: Claim, wrong: dict[str, Any], field: str
) -> None:
    answer = book.put(LIN, draft, **wrong)

    assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid_input")
    assert field in answer.get_json()["errors"][0]["field"]
    assert book.get(LIN, draft) == draft


def test_a_department_of_another_company_and_anothers_account_are_refused(book: Book) -> None:
    claim = book.draft(lines=[])
    other_account = book.payee(WANG)

    answer = book.put(LIN, claim, payee_account_id=other_account)

    assert answer.get_json()["errors"][0]["field"] == "payee_account_id"


def test_without_a_company_nobody_can_claim(book: Book) -> None:
    alone = Persona("wu", "吴忧", frozenset(), None)

    answer = book.browser(alone).post("/api/claims", json={}, headers=new_key())

    assert (answer.status_code, answer.get_json()["code"]) == (409, "claims.no_company")


def test_nobody_claims_for_a_colleague_without_being_asked(book: Book) -> None:
    new = {"claimant_id": book.join(LIN)}

    for persona in (FENG, WANG, ZHOU):
        answer = book.browser(persona).post("/api/claims", json=new, headers=new_key())
        assert (answer.status_code, answer.get_json()["code"]) == (403, "claims.not_delegated")


def test_a_former_claim_is_begun_again_without_invoices_and_files(book: Book) -> None:
    former = book.draft(
        lines=[
            line(book.invoice(), purpose="高铁", city="成都"),
            line(None, 300, no_invoice_reason="无票", expense_type_id=OTHER, purpose="停车"),
        ],
        purpose="每月客户拜访",
    )

    answer = book.browser(LIN).post(f"/api/claims/{former['id']}/copy", headers=new_key())

    again = answer.get_json()
    assert (answer.status_code, again["status"], again["purpose"]) == (201, "draft", "每月客户拜访")
    assert [one["purpose"] for one in again["lines"]] == ["高铁", "停车"]
    assert [one["invoice"] for one in again["lines"]] == [None, None]
    assert [one["amount_fen"] for one in again["lines"]] == [None, 300]
    assert again["claim_no"] != former["claim_no"]


def test_a_claim_of_somebody_else_is_not_begun_again(book: Book, submitted_claim: Claim) -> None:
    path = f"/api/claims/{submitted_claim['id']}/copy"

    assert book.browser(WANG).post(path, headers=new_key()).status_code == 403
    assert book.browser(ZHOU).post(path, headers=new_key()).status_code == 404


def test_a_line_may_be_shared_among_departments(book: Book) -> None:
    book.department("销售部", LIN)
    sales, research = book.department("华东区"), book.department("研发部")
    shares = [
        {"department_id": sales, "amount_fen": 6_000},
        {"department_id": research, "amount_fen": 4_600},
    ]

    claim = book.submitted(lines=[line(book.invoice(), shares=shares, expense_type_id=OFFICE)])

    told = claim["lines"][0]["shares"]
    assert [(one["department"], one["amount_fen"]) for one in told] == [
        ("华东区", 6_000),
        ("研发部", 4_600),
    ]
    assert claim["company"] == QINGCHUAN.title
