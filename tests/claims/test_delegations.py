"""代理: from a day to a day, to claim or to approve, never for one's own (R23)."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from tests.claims.book import Book
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import CHEN, FENG, LIN, WANG, ZHOU, Persona
from tests.races import run_at_once

Claim = dict[str, Any]
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def standing_still(clock: FakeClock) -> FakeClock:
    return clock


def wish(book: Book, to: Persona, kind: str, first: int, last: int) -> dict[str, Any]:
    """A delegation from and until so many days from today."""
    return {
        "delegate_id": book.join(to),
        "kind": kind,
        "starts_on": (TODAY + timedelta(days=first)).isoformat(),
        "ends_on": (TODAY + timedelta(days=last)).isoformat(),
    }


@both_databases
def test_a_delegate_approves_and_rejects_in_the_others_name_and_both_are_noted(book: Book) -> None:
    first, second = book.submitted(), book.submitted()
    book.delegate(WANG, FENG, "approve")

    approved = book.do(FENG, book.get(FENG, first), "approve")
    rejected = book.do(FENG, book.get(FENG, second), "reject", comment="重复报销")

    assert (approved["status"], rejected["status"]) == ("approved", "rejected")
    task = approved["steps"][0]["tasks"][0]
    assert task["approver"]["display_name"] == "王建国"
    assert task["acted_by"]["display_name"] == "冯园"
    assert approved["events"][-1]["actor"]["display_name"] == "冯园"
    assert approved["events"][-1]["acting_for"]["display_name"] == "王建国"


def test_it_counts_from_its_first_day_to_its_last(book: Book, clock: FakeClock) -> None:
    claim = book.submitted()
    book.browser(WANG).post("/api/me/delegations", json=wish(book, FENG, "approve", 1, 2))
    path = f"/api/claims/{claim['id']}"

    seen = []
    for _ in range(4):
        seen.append(book.browser(FENG).get(path).status_code)
        clock.pass_time(days=1)

    assert seen == [404, 200, 200, 404]


def test_ended_early_it_counts_no_more(book: Book, submitted_claim: Claim) -> None:
    delegation = book.delegate(WANG, FENG, "approve")
    assert book.get(FENG, submitted_claim)["actions"]

    book.end_delegation(WANG, delegation)

    assert book.browser(FENG).get(f"/api/claims/{submitted_claim['id']}").status_code == 404
    assert book.act(FENG, submitted_claim, "approve").status_code == 404


def test_a_delegate_never_approves_what_he_claims_himself(book: Book) -> None:
    claim = book.submitted(FENG)
    book.delegate(WANG, FENG, "approve")

    answer = book.act(FENG, claim, "approve")

    assert (answer.status_code, answer.get_json()["code"]) == (403, "claims.own_claim")
    inbox = book.browser(FENG).get("/api/claims?box=to_approve").get_json()["items"]
    assert inbox == []
    assert book.browser(FENG).get("/api/claims/counts").get_json()["to_approve"] == 0


def test_a_delegate_of_a_delegate_does_nothing(book: Book, submitted_claim: Claim) -> None:
    book.delegate(WANG, FENG, "approve")
    book.delegate(FENG, CHEN, "approve")

    assert book.browser(CHEN).get(f"/api/claims/{submitted_claim['id']}").status_code == 404


def test_to_approve_is_not_to_claim_and_the_other_way_round(
    book: Book, submitted_claim: Claim
) -> None:
    book.delegate(LIN, FENG, "approve")
    book.delegate(WANG, CHEN, "claim")

    assert book.browser(FENG).get(f"/api/claims/{submitted_claim['id']}").status_code == 404
    assert book.browser(CHEN).get(f"/api/claims/{submitted_claim['id']}").status_code == 404


@both_databases
def test_a_delegate_writes_and_hands_in_for_the_other_with_the_others_invoices(book: Book) -> None:
    book.payee(LIN)
    book.join(WANG)
    book.delegate(LIN, FENG, "claim")
    lin_id = book.join(LIN)
    claimable = book.browser(FENG).get(f"/api/claims/claimable?claimant_id={lin_id}")

    claim = book.draft(FENG, [book.line_for(LIN)], claimant_id=lin_id)
    submitted = book.do(FENG, book.save(FENG, claim, purpose="代林小满报销"), "submit")

    assert claimable.status_code == 200
    assert submitted["claimant"]["display_name"] == "林小满"
    assert submitted["created_by"]["display_name"] == "冯园"
    assert {one["acting_for"]["display_name"] for one in submitted["events"]} == {"林小满"}
    assert book.get(LIN, submitted)["actions"] == ["withdraw", "cancel", "nudge"]


def test_her_own_invoices_are_not_the_others(book: Book) -> None:
    book.delegate(LIN, FENG, "claim")
    new = {"claimant_id": book.join(LIN), "lines": [book.line_for(FENG)]}

    answer = book.browser(FENG).post(
        "/api/claims", json=new, headers={"Idempotency-Key": "wrong-wallet-1"}
    )

    assert answer.status_code == 422


def test_when_it_ends_the_writer_still_reads_and_no_longer_writes(book: Book) -> None:
    delegation = book.delegate(LIN, FENG, "claim")
    claim = book.draft(FENG, [book.line_for(LIN)], claimant_id=book.join(LIN))

    book.end_delegation(LIN, delegation)

    assert book.get(FENG, claim)["actions"] == []
    assert book.put(FENG, claim, purpose="晚了").status_code == 403
    assert book.browser(FENG).get("/api/claims").get_json()["items"][0]["id"] == claim["id"]


def test_the_wallet_of_another_is_open_to_delegates_only(book: Book) -> None:
    lin_id = book.join(LIN)

    for path in ("claimable", "advances"):
        answer = book.browser(FENG).get(f"/api/claims/{path}?claimant_id={lin_id}")
        assert (answer.status_code, answer.get_json()["code"]) == (403, "claims.not_delegated")


@pytest.mark.parametrize(
    ("first", "last", "is_taken"),
    [(0, 0, True), (5, 9, True), (3, 20, True), (6, 6, False), (20, 30, False)],
)
def test_two_of_one_kind_never_share_a_day(
    book: Book, first: int, last: int, is_taken: bool
) -> None:
    book.delegate(WANG, FENG, "approve", days=6)
    wang = book.browser(WANG)

    same = wang.post("/api/me/delegations", json=wish(book, CHEN, "approve", first, last))
    other = wang.post("/api/me/delegations", json=wish(book, CHEN, "claim", first, last))

    assert same.status_code == (409 if is_taken else 201)
    assert other.status_code == 201


@both_databases
def test_two_that_overlap_made_at_once_leave_one(book: Book) -> None:
    wishes = [wish(book, to, "approve", 0, 5) for to in (FENG, CHEN, FENG, CHEN)]
    browsers = [book.sign_in(WANG) for _ in wishes]

    def post(number: int) -> int:
        answer = browsers[number].post("/api/me/delegations", json=wishes[number])
        return answer.status_code

    statuses = run_at_once([partial(post, number) for number in range(4)])

    assert sorted(statuses) == [201, 409, 409, 409]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts_on": "2026-11-22"}, "starts_on"),
        ({"ends_on": "2026-11-22"}, "ends_on"),
        ({"delegate_id": 999_999}, "delegate_id"),
        ({"kind": "pay"}, "kind"),
        ({"person_id": 1}, "person_id"),
    ],
)
def test_a_wrong_wish_is_refused_at_its_field(
    book: Book, change: dict[str, Any], field: str
) -> None:
    wanted = wish(book, FENG, "approve", 0, 5) | change

    answer = book.browser(WANG).post("/api/me/delegations", json=wanted)

    assert answer.status_code == 422
    assert field in {one["field"] for one in answer.get_json()["errors"]}


def test_nobody_delegates_to_himself_or_to_another_company(book: Book) -> None:
    for to in (WANG, ZHOU):
        answer = book.browser(WANG).post(
            "/api/me/delegations", json=wish(book, to, "approve", 0, 5)
        )
        assert answer.status_code == 422


def test_both_sides_see_it_and_only_the_giver_ends_it(book: Book) -> None:
    delegation = book.delegate(WANG, FENG, "approve")
    path = f"/api/me/delegations/{delegation['id']}"

    assert book.browser(FENG).delete(path).status_code == 404
    assert book.browser(WANG).delete("/api/me/delegations/99999999999").status_code == 404
    received = book.browser(FENG).get("/api/me/delegations").get_json()["received"]
    assert [one["person"]["display_name"] for one in received] == ["王建国"]
    book.end_delegation(WANG, delegation)
    book.end_delegation(WANG, delegation)
    given = book.browser(WANG).get("/api/me/delegations").get_json()["given"]
    assert [one["is_ended"] for one in given] == [True]
