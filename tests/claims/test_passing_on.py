"""转交, 加签 and 批量同意."""

from typing import Any

import pytest
from apiflask import APIFlask

from backend.accounts.rules import PersonState
from backend.claims.models import PolicyHit
from backend.claims.states import RuleLevel
from backend.infra.db import transaction
from backend.kernel import clock
from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import CHEN, FENG, LIN, QINGCHUAN, SUN, WANG, ZHOU, Persona

Claim = dict[str, Any]


@both_databases
def test_a_task_is_handed_to_a_colleague_who_then_decides(
    book: Book, submitted_claim: Claim
) -> None:
    passed = book.do(
        WANG, submitted_claim, "transfer", person_id=book.join(CHEN), comment="我在休假"
    )

    assert passed["waiting_for"] == ["陈立"]
    assert book.act(WANG, passed, "approve").status_code == 403
    approved = book.do(CHEN, passed, "approve")
    assert approved["status"] == "approved"
    tasks = approved["steps"][0]["tasks"]
    assert [one["state"] for one in tasks] == ["transferred", "approved"]
    assert tasks[1]["transferred_from"]["display_name"] == "王建国"


@both_databases
def test_one_more_approver_comes_right_after_this_level(book: Book) -> None:
    book.levels(WANG, CHEN)
    claim = book.submitted()

    added = book.do(WANG, claim, "add-approver", person_id=book.join(FENG))
    assert [(one["position"], one["name"]) for one in added["steps"]] == [
        (1, "王建国审批"),
        (2, "加签"),
        (3, "陈立审批"),
    ]
    assert added["waiting_for"] == ["王建国"]

    after = book.do(WANG, added, "approve")
    assert after["waiting_for"] == ["冯园"]
    assert book.do(FENG, after, "approve")["waiting_for"] == ["陈立"]


def test_two_added_one_after_the_other_both_decide(book: Book, submitted_claim: Claim) -> None:
    once = book.do(WANG, submitted_claim, "add-approver", person_id=book.join(FENG))
    twice = book.do(WANG, once, "add-approver", person_id=book.join(CHEN))

    claim = book.do(WANG, twice, "approve")

    assert claim["waiting_for"] == ["陈立"]
    assert book.do(CHEN, claim, "approve")["waiting_for"] == ["冯园"]


@pytest.mark.parametrize("action", ["transfer", "add-approver"])
def test_it_never_goes_to_claimant_or_writer(book: Book, action: str) -> None:
    book.payee(LIN)
    book.join(WANG)
    book.delegate(LIN, FENG, "claim")
    claim = book.draft(FENG, [book.line_for(LIN)], claimant_id=book.join(LIN))
    submitted = book.do(FENG, claim, "submit")

    for persona in (LIN, FENG):
        answer = book.act(WANG, submitted, action, person_id=book.join(persona))
        assert (answer.status_code, answer.get_json()["code"]) == (403, "claims.own_claim")


@pytest.mark.parametrize("action", ["transfer", "add-approver"])
def test_it_goes_to_active_colleagues_only(book: Book, submitted_claim: Claim, action: str) -> None:
    gone = Persona("gone", "高离", frozenset(), QINGCHUAN)

    for person_id in (book.join(ZHOU), book.join(gone, PersonState.DISABLED), 999_999):
        answer = book.act(WANG, submitted_claim, action, person_id=person_id)
        assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid_input")


def test_nobody_is_asked_twice_on_one_level(book: Book) -> None:
    book.flow({"name": "主管", "mode": "all", "approvers": [book.named(WANG), book.named(CHEN)]})
    claim = book.submitted()

    to_other = book.act(WANG, claim, "transfer", person_id=book.join(CHEN))
    to_himself = book.act(WANG, claim, "add-approver", person_id=book.join(WANG))

    assert to_other.get_json()["code"] == "claims.already_approver"
    assert to_himself.get_json()["code"] == "claims.already_approver"


def test_only_who_is_asked_passes_it_on(book: Book, submitted_claim: Claim) -> None:
    answer = book.act(LIN, submitted_claim, "transfer", person_id=book.join(CHEN))

    assert (answer.status_code, answer.get_json()["code"]) == (403, "claims.own_claim")


def put_hit(app: APIFlask, claim: Claim, level: RuleLevel) -> None:
    """A rule that the submitted claim hits."""
    with app.app_context(), transaction() as session:
        session.add(
            PolicyHit(
                claim_id=claim["id"],
                round=claim["round"],
                key="weekend:1",
                code="weekend",
                rule_version=1,
                level=level,
                message="周末消费",
                fields={},
                waive_reason="",
                created_at=clock.now(),
            )
        )


def submitted_without_hits(book: Book) -> Claim:
    claim = book.submitted(lines=[line(book.invoice_with_original())])
    assert claim["rule_hits"] == []
    return claim


def approve_many(book: Book, *claims: Claim) -> list[dict[str, Any]]:
    seen = [{"claim_id": one["id"], "version": one["version"]} for one in claims]
    answer = book.browser(WANG).post("/api/claims/approve-many", json={"claims": seen})
    items: list[dict[str, Any]] = answer.get_json()["items"]
    return items


@both_databases
def test_many_are_approved_at_once_and_each_has_its_own_answer(app: APIFlask, book: Book) -> None:
    fine, stale, hit = (submitted_without_hits(book) for _ in range(3))
    put_hit(app, hit, RuleLevel.WARN)
    seen_earlier = stale | {"version": stale["version"] - 1}

    answers = approve_many(book, fine, seen_earlier, hit, {"id": 999_999, "version": 1})

    assert [one["code"] for one in answers] == [
        None,
        "claims.stale",
        "claims.has_hits",
        "not_found",
    ]
    assert [one["is_done"] for one in answers] == [True, False, False, False]
    assert book.get(LIN, fine)["status"] == "approved"
    assert book.get(LIN, hit)["status"] == "submitted"


def test_a_claim_with_a_hit_is_approved_by_who_has_opened_it(app: APIFlask, book: Book) -> None:
    claim = submitted_without_hits(book)
    put_hit(app, claim, RuleLevel.WARN)

    seen = book.get(WANG, claim)

    assert (seen["hits"], seen["rule_hits"][0]["message"]) == ({"warn": 1}, "周末消费")
    assert book.do(WANG, seen, "approve")["status"] == "approved"


def test_a_batch_is_bounded_and_not_empty(book: Book) -> None:
    wang = book.browser(WANG)

    for claims in ([], [{"claim_id": 1, "version": 1}] * 51):
        answer = wang.post("/api/claims/approve-many", json={"claims": claims})
        assert answer.status_code == 422


def test_an_administrator_approves_nothing_in_a_batch(book: Book, submitted_claim: Claim) -> None:
    seen = [{"claim_id": submitted_claim["id"], "version": submitted_claim["version"]}]

    answer = book.browser(SUN).post("/api/claims/approve-many", json={"claims": seen})

    assert answer.get_json()["items"][0]["code"] == "not_found"
