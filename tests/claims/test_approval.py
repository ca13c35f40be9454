"""审批: levels, 会签 and 或签, line by line, and never one's own."""

from typing import Any

import pytest

from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.personas import CHEN, FENG, LI, LIN, SUN, WANG, ZHAO, ZHOU, Persona

Claim = dict[str, Any]


@both_databases
def test_either_of_two_may_say_yes_and_the_other_need_not_any_more(book: Book) -> None:
    book.flow({"name": "主管", "mode": "any", "approvers": [book.named(WANG), book.named(CHEN)]})
    claim = book.submitted()

    approved = book.do(CHEN, claim, "approve", comment="同意")

    assert approved["status"] == "approved"
    tasks = {t["approver"]["display_name"]: t["state"] for t in approved["steps"][0]["tasks"]}
    assert tasks == {"王建国": "closed", "陈立": "approved"}
    assert book.act(WANG, approved, "approve").get_json()["code"] == "claims.not_your_turn"


@both_databases
def test_all_must_say_yes_where_all_are_asked(book: Book) -> None:
    book.flow({"name": "会签", "mode": "all", "approvers": [book.named(WANG), book.named(CHEN)]})
    claim = book.submitted()

    half = book.do(WANG, claim, "approve")
    assert (half["status"], half["waiting_for"]) == ("in_approval", ["陈立"])
    assert book.act(WANG, half, "approve").status_code == 403

    assert book.do(CHEN, half, "approve")["status"] == "approved"


@both_databases
def test_levels_follow_each_other_and_each_may_send_it_back(book: Book) -> None:
    book.levels(WANG, CHEN)
    claim = book.submitted()
    assert claim["waiting_for"] == ["王建国"]
    assert book.act(CHEN, claim, "approve").status_code == 403

    second = book.do(WANG, claim, "approve")
    assert (second["status"], second["waiting_for"]) == ("in_approval", ["陈立"])
    assert [one["state"] for one in second["steps"]] == ["passed", "open"]

    returned = book.do(CHEN, second, "return", comment="金额写错了")
    assert [one["state"] for one in returned["steps"]] == ["passed", "ended"]
    assert returned["events"][-1]["comment"] == "金额写错了"

    again = book.do(LIN, returned, "submit")
    assert (again["round"], again["waiting_for"]) == (2, ["王建国"])


def test_one_no_among_all_ends_it(book: Book) -> None:
    book.flow({"name": "会签", "mode": "all", "approvers": [book.named(WANG), book.named(CHEN)]})
    half = book.do(WANG, book.submitted(), "approve")

    rejected = book.do(CHEN, half, "reject", comment="不符合规定")

    assert (rejected["status"], rejected["waiting_for"]) == ("rejected", [])
    assert rejected["actions"] == []


@pytest.mark.parametrize("action", ["reject", "return"])
def test_a_no_needs_its_reason(book: Book, submitted_claim: Claim, action: str) -> None:
    answer = book.act(WANG, submitted_claim, action)

    assert (answer.status_code, answer.get_json()["code"]) == (422, "claims.reason_missing")
    assert book.get(LIN, submitted_claim)["version"] == submitted_claim["version"]


@both_databases
def test_less_may_be_granted_line_by_line_and_never_more_again(book: Book) -> None:
    book.levels(WANG, CHEN)
    claim = book.submitted(lines=[line(book.invoice(), key="dinner-01"), book.line_for(LIN)])
    cut = {"key": "dinner-01", "approved_fen": 8_000, "reason": "超出标准"}

    second = book.do(WANG, claim, "approve", lines=[cut])
    more = book.act(CHEN, second, "approve", lines=[cut | {"approved_fen": 8_001}])
    approved = book.do(CHEN, second, "approve", lines=[cut | {"approved_fen": 7_000}])

    assert (more.status_code, more.get_json()["code"]) == (422, "invalid_input")
    assert (approved["approved_fen"], approved["payable_fen"]) == (17_600, 17_600)
    assert [one["decision"] for one in approved["lines"]] == ["reduced", "approved"]
    assert approved["lines"][0]["decision_reason"] == "超出标准"
    assert approved["events"][-1]["facts"]["cut"] == [
        {"key": "dinner-01", "from_fen": 8_000, "to_fen": 7_000}
    ]


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ({"key": "dinner-01", "approved_fen": 1}, "claims.reason_missing"),
        ({"key": "dinner-01", "approved_fen": 10_601, "reason": "x"}, "invalid_input"),
        ({"key": "dinner-02", "approved_fen": 1, "reason": "x"}, "invalid_input"),
        ({"key": "dinner-01", "approved_fen": -1, "reason": "x"}, "invalid_input"),
        ({"key": "dinner-01", "approved_fen": 0, "reason": "x"}, "claims.nothing_approved"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused_whole(
    book: Book, decision: dict[str, Any], code: str
) -> None:
    claim = book.submitted(lines=[line(book.invoice(), key="dinner-01")])

    answer = book.act(WANG, claim, "approve", lines=[decision])

    assert (answer.status_code, answer.get_json()["code"]) == (422, code)
    assert book.get(WANG, claim) == book.get(WANG, claim) | {"version": claim["version"]}


@both_databases
def test_an_approval_of_an_older_version_is_refused(book: Book, submitted_claim: Claim) -> None:
    withdrawn = book.do(LIN, submitted_claim, "withdraw")
    again = book.do(LIN, withdrawn, "submit")

    answer = book.act(WANG, submitted_claim, "approve")

    told = answer.get_json()
    assert (answer.status_code, told["code"]) == (409, "claims.stale")
    assert (told["claim_status"], told["version"]) == ("submitted", again["version"])
    assert (told["changed_by"], told["last_action"]) == ("林小满", "submit")


def test_who_signs_twice_on_two_phones_signs_once(book: Book, submitted_claim: Claim) -> None:
    book.do(WANG, submitted_claim, "approve")

    answer = book.act(WANG, submitted_claim, "approve")

    assert answer.get_json()["code"] == "claims.stale"
    assert answer.get_json()["changed_by"] == "王建国"


def test_an_approver_never_decides_on_his_own_claim(book: Book) -> None:
    book.join(CHEN)
    claim = book.do(WANG, book.draft(WANG), "submit")

    answer = book.act(WANG, claim, "approve")

    assert claim["waiting_for"] == ["陈立"]
    assert (answer.status_code, answer.get_json()["code"]) == (403, "claims.own_claim")


def test_nor_on_one_that_he_wrote_for_somebody_else(book: Book) -> None:
    book.payee(LIN)
    book.join(CHEN)
    book.delegate(LIN, WANG, "claim")
    claim = book.draft(WANG, [book.line_for(LIN)], claimant_id=book.join(LIN))

    submitted = book.do(WANG, claim, "submit")

    assert submitted["waiting_for"] == ["陈立"]
    assert book.act(WANG, submitted, "approve").get_json()["code"] == "claims.own_claim"
    assert submitted["events"][-1]["acting_for"]["display_name"] == "林小满"


@pytest.mark.parametrize("persona", [ZHAO, LI])
def test_the_books_read_what_was_handed_in_and_decide_nothing(book: Book, persona: Persona) -> None:
    claim = book.submitted(lines=[line(book.invoice_with_original())])  # nothing to waive

    assert book.get(persona, claim)["actions"] == []
    assert book.act(persona, claim, "approve").status_code == 403


@pytest.mark.parametrize("persona", [SUN, FENG, ZHOU])
def test_others_do_not_even_find_it(book: Book, submitted_claim: Claim, persona: Persona) -> None:
    for action in ("approve", "reject", "return", "withdraw", "cancel", "nudge", "submit"):
        assert book.act(persona, submitted_claim, action, comment="x").status_code == 404


def test_the_approver_sees_lines_with_everything_in_one_answer(
    book: Book, submitted_claim: Claim
) -> None:
    seen = book.get(WANG, submitted_claim)

    [only] = seen["lines"]
    assert only["invoice"]["number"].startswith("2599")
    assert (only["left_fen"], only["decision"]) == (10_600, "pending")
    assert seen["actions"] == ["approve", "reject", "return", "transfer", "add_approver"]
    assert seen["payee"]["account_number"] == "**** 2222"
