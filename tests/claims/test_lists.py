"""The lists of 报销: everybody's own boxes, page by page, and what waits for whom."""

from typing import Any

import pytest

from backend.accounts.rules import Role
from backend.web.pages import encode_cursor
from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import CHEN, FENG, LI, LIN, QINGCHUAN, SUN, WANG, ZHAO, ZHOU, Persona

AUDITOR = Persona("he", "何审", frozenset({Role.EMPLOYEE, Role.AUDITOR}), QINGCHUAN)


def box(book: Book, persona: Persona, name: str, **query: Any) -> list[int]:
    """Ids in one box, in their order."""
    answer = book.browser(persona).get("/api/claims", query_string={"box": name, **query})
    assert answer.status_code == 200, answer.get_json()
    return [one["id"] for one in answer.get_json()["items"]]


@both_databases
def test_a_claim_moves_from_box_to_box(book: Book) -> None:
    book.join(ZHAO)
    draft = book.draft()
    assert box(book, LIN, "mine") == [draft["id"]]
    book.join(WANG)

    submitted = book.do(LIN, draft, "submit")
    assert box(book, WANG, "to_approve") == [draft["id"]]
    assert box(book, WANG, "approved") == []

    book.do(WANG, submitted, "approve")
    assert box(book, WANG, "to_approve") == []
    assert box(book, WANG, "approved") == [draft["id"]]
    assert box(book, ZHAO, "to_pay") == [draft["id"]]


@both_databases
def test_pages_join_without_gap_or_repeat_newest_first(book: Book) -> None:
    made = [book.draft(lines=[])["id"] for _ in range(7)]
    lin, seen, cursor = book.browser(LIN), [], None

    while True:
        query = {"limit": 3, **({"cursor": cursor} if cursor else {})}
        page = lin.get("/api/claims", query_string=query).get_json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert seen == made[::-1]


@both_databases
def test_a_row_says_all_that_a_list_shows(book: Book) -> None:
    book.department("销售部", LIN)
    claim = book.submitted(lines=[book.line_for(LIN), book.line_for(LIN)])

    [row] = book.browser(LIN).get("/api/claims").get_json()["items"]

    whole = {name: claim[name] for name in row}
    assert row == whole
    assert (row["line_count"], row["waiting_for"], row["hits"]) == (2, ["王建国"], {"note": 2})
    assert (row["department"], row["claimant"]["display_name"]) == ("销售部", "林小满")


def test_who_must_act_is_told_in_every_state(book: Book) -> None:
    claims = [book.draft(), book.submitted(), book.returned(), book.approved()]

    waiting = [book.get(LIN, one)["waiting_for"] for one in claims]
    listed = book.browser(LIN).get("/api/claims").get_json()["items"]

    assert waiting == [[], ["王建国"], ["林小满"], ["出纳"]]
    assert [one["waiting_for"] for one in reversed(listed)] == waiting


def test_filters_and_search_narrow_a_box(book: Book) -> None:
    draft = book.draft(purpose="北京_出差 100%")
    returned = book.returned(purpose="成都出差")
    advance = book.draft(LIN, [line(amount_fen=500)], kind="advance", purpose="备用金")

    assert box(book, LIN, "mine", status="returned") == [returned["id"]]
    assert box(book, LIN, "mine", kind="advance") == [advance["id"]]
    assert box(book, LIN, "mine", q="出差") == [returned["id"], draft["id"]]
    assert box(book, LIN, "mine", q="100%") == [draft["id"]]
    assert box(book, LIN, "mine", q="_") == [draft["id"]]
    assert box(book, LIN, "mine", q="小满") == [advance["id"], returned["id"], draft["id"]]
    assert box(book, LIN, "mine", q=returned["claim_no"].lower()) == [returned["id"]]
    assert box(book, LIN, "mine", q="' OR 1=1 --") == []


@both_databases
def test_two_tasks_in_one_claim_are_one_row(book: Book) -> None:
    book.levels(WANG, WANG)
    claim = book.do(WANG, book.submitted(), "approve")
    book.delegate(CHEN, WANG, "approve")

    assert box(book, WANG, "to_approve") == [claim["id"]]
    assert box(book, WANG, "approved") == [claim["id"]]
    assert book.browser(WANG).get("/api/claims/counts").get_json()["to_approve"] == 1


def test_a_delegate_finds_what_waits_for_the_other_beside_his_own(book: Book) -> None:
    book.levels(WANG)
    for_wang = book.submitted()
    book.levels(CHEN)
    book.flow_off(1)
    for_chen = book.submitted()

    book.delegate(WANG, CHEN, "approve")

    assert box(book, CHEN, "to_approve") == [for_chen["id"], for_wang["id"]]
    assert box(book, CHEN, "to_approve", limit=1) == [for_chen["id"]]


def test_who_may_claim_for_another_finds_the_others_claims(book: Book) -> None:
    claim = book.draft()
    assert box(book, FENG, "mine") == []

    book.delegate(LIN, FENG, "claim")

    assert box(book, FENG, "mine") == [claim["id"]]


@both_databases
def test_the_books_list_what_was_handed_in_and_no_drafts(book: Book) -> None:
    book.draft()
    withdrawn = book.do(LIN, book.submitted(), "withdraw")
    seen = [book.submitted()["id"], book.returned()["id"], book.approved()["id"]]

    for persona in (ZHAO, LI, AUDITOR):
        assert box(book, persona, "company") == seen[::-1]
        path = f"/api/claims/{withdrawn['id']}"
        assert book.browser(persona).get(path).status_code == 404
    assert book.get(AUDITOR, {"id": seen[0]})["actions"] == []


@pytest.mark.parametrize("persona", [LIN, WANG, SUN])
def test_the_boxes_of_the_books_are_shut_to_others(book: Book, persona: Persona) -> None:
    for name in ("to_pay", "company"):
        answer = book.browser(persona).get(f"/api/claims?box={name}")
        assert (answer.status_code, answer.get_json()["code"]) == (403, "forbidden")


def test_an_accountant_pays_nothing_and_a_cashier_of_elsewhere_sees_nothing(book: Book) -> None:
    book.approved()
    elsewhere = Persona("qi", "戚远", frozenset({Role.EMPLOYEE, Role.CASHIER}), ZHOU.employer)

    assert book.browser(LI).get("/api/claims?box=to_pay").status_code == 403
    assert box(book, elsewhere, "to_pay") == []
    assert box(book, elsewhere, "company") == []


def test_people_who_are_copied_in_find_it_under_their_copies(book: Book) -> None:
    to_feng = [book.join(FENG)]
    book.flow({"name": "主管", "mode": "any", "approvers": [book.named(WANG)], "copy_to": to_feng})
    claim = book.submitted()
    assert box(book, FENG, "cc") == []

    book.do(WANG, claim, "approve")

    assert box(book, FENG, "cc") == [claim["id"]]
    seen = book.get(FENG, claim)
    assert (seen["actions"], seen["copied_to"][0]["display_name"]) == ([], "冯园")


@both_databases
def test_badges_count_what_waits(book: Book) -> None:
    book.draft()
    book.returned()
    book.submitted()
    book.approved()

    counts = {
        persona.username: book.browser(persona).get("/api/claims/counts").get_json()
        for persona in (LIN, WANG, ZHAO)
    }

    assert counts["lin"] == {"to_approve": 0, "to_pay": 0, "returned": 1, "drafts": 1}
    assert counts["wang"]["to_approve"] == 1
    assert counts["zhao"]["to_pay"] == 1


@pytest.mark.parametrize(
    "query",
    [
        *("box=all", "limit=0", "limit=101", "cursor=x", "status=open", "page=2"),
        *("q=" + "x" * 51, f"cursor={encode_cursor('1')}", f"cursor={encode_cursor(2**63)}"),
    ],
)
def test_a_wrong_query_is_a_422(book: Book, query: str) -> None:
    assert book.browser(LIN).get(f"/api/claims?{query}").status_code == 422


def test_a_cursor_beyond_everything_is_an_empty_page(book: Book) -> None:
    book.draft(lines=[])

    assert box(book, LIN, "mine", cursor=encode_cursor(-1)) == []
    assert len(box(book, LIN, "mine", cursor=encode_cursor(2**40))) == 1
    assert book.browser(LIN).get("/api/claims/99999999999999999999").status_code == 404


@both_databases
def test_the_first_step_offers_the_wallet_and_says_why_not(book: Book) -> None:
    free, taken = book.invoice(), book.invoice()
    claim = book.draft(lines=[line(taken)])
    lin = book.browser(LIN)

    page = lin.get("/api/claims/claimable").get_json()["items"]
    within = lin.get(f"/api/claims/claimable?claim_id={claim['id']}").get_json()["items"]

    by_id = {one["invoice"]["id"]: one for one in page}
    assert (by_id[free]["obstacles"], by_id[free]["claimable_fen"]) == ([], 10_600)
    assert claim["claim_no"] in by_id[taken]["obstacles"][0]["message"]
    assert [one["obstacles"] for one in within] == [[], []]
    assert (
        book.browser(WANG).get(f"/api/claims/claimable?claim_id={claim['id']}").status_code == 404
    )
