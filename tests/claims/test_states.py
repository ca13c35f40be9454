"""The state machine, driven through the API: what is in the table works, all else is refused."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from werkzeug.test import TestResponse

from backend.claims.rules.state_table import ACTIONS, PARTS, STATES
from backend.claims.rules.transitions import LIVING, MOVES, USAGE, actions, may
from backend.claims.states import ClaimAction as Act
from backend.claims.states import ClaimPart as Part
from backend.claims.states import ClaimStatus as Status
from backend.invoices.states import UsageStatus
from tests.claims.book import Book
from tests.personas import CHEN, FENG, LI, LIN, WANG, ZHAO, Persona

Claim = dict[str, Any]
PEOPLE: Mapping[Part, Persona] = {
    Part.CLAIMANT: LIN,
    Part.APPROVER: WANG,
    Part.CASHIER: ZHAO,
    Part.ACCOUNTANT: LI,
    Part.READER: FENG,
}
"""冯 wrote the claim by a delegation that has ended since: she reads it in every state."""
BY_OTHERS = {Act.RELEASE, Act.ARCHIVE, Act.WAIVE}
"""The system's (see test_idle); what needs a voucher (see money) or a hit (see test_asking)."""


def posted(action: str, **more: Any) -> Callable[[Book, Persona, Claim], TestResponse]:
    return lambda book, persona, claim: book.act(persona, claim, action, **more)


def attach(book: Book, persona: Persona, claim: Claim, role: str) -> TestResponse:
    return book.attach(persona, claim, b"<?xml version='1.0'?><EInvoice/>", role=role)


def detach(book: Book, persona: Persona, claim: Claim) -> TestResponse:
    known = book.get(LIN, claim)["attachments"]
    attachment_id = known[0]["id"] if known else 1
    return book.browser(persona).delete(f"/api/claims/{claim['id']}/attachments/{attachment_id}")


def pass_on(action: str) -> Callable[[Book, Persona, Claim], TestResponse]:
    return lambda book, persona, claim: book.act(persona, claim, action, person_id=book.join(CHEN))


SHUT = {Act.PAY: {403}}
"""Routes that only a role opens refuse others before they look for the claim."""
PAYMENT: dict[str, Any] = {"amount_fen": 10_600, "paid_on": "2026-11-23", "method": "bank"}
DO: Mapping[Act, Callable[[Book, Persona, Claim], TestResponse]] = {
    Act.SAVE: lambda book, persona, claim: book.put(persona, claim, purpose="改过的事由"),
    Act.ATTACH: lambda book, persona, claim: attach(book, persona, claim, "supporting_doc"),
    Act.DETACH: detach,
    Act.SUBMIT: posted("submit"),
    Act.WITHDRAW: posted("withdraw"),
    Act.CANCEL: posted("cancel"),
    Act.NUDGE: posted("nudge"),
    Act.APPROVE: posted("approve"),
    Act.REJECT: posted("reject", comment="不符合规定"),
    Act.RETURN: posted("return", comment="请补行程单"),
    Act.TRANSFER: pass_on("transfer"),
    Act.ADD_APPROVER: pass_on("add-approver"),
    Act.RETURN_FROM_PAYMENT: posted("return", comment="账户有误"),
    Act.PAY: lambda book, persona, claim: book.act(persona, claim, "pay", **PAYMENT),
    Act.ADD_SLIP: lambda book, persona, claim: attach(book, persona, claim, "bank_slip"),
}
SHARED_ROUTE = {Act.RETURN: Act.RETURN_FROM_PAYMENT, Act.RETURN_FROM_PAYMENT: Act.RETURN}


def written_by_another(book: Book) -> Claim:
    """林's draft with an attachment, written by 冯."""
    book.payee(LIN)
    delegation = book.delegate(LIN, FENG, "claim", days=1)
    claim = book.draft(FENG, [book.line_for(LIN)], claimant_id=book.join(LIN))
    book.end_delegation(LIN, delegation)
    book.attach(LIN, claim, PROOF)
    return book.get(LIN, claim)


def bring(book: Book, claim: Claim, status: Status) -> Claim:
    """Take a draft into this state."""
    for person, action, more in WAYS[status]:
        claim = book.do(person, book.get(person, claim), action, **more)
    if status in {Status.PAID, Status.ARCHIVED}:
        claim = book.paid(claim)
    if status is Status.ARCHIVED:
        claim = book.archived(claim)
    return book.get(LIN, claim)


PROOF = b"<?xml version='1.0'?><EInvoice><x/></EInvoice>"
Way = list[tuple[Persona, str, dict[str, Any]]]
_SUBMIT: Way = [(LIN, "submit", {})]
_SENT_BACK: Way = [*_SUBMIT, (WANG, "return", {"comment": "请补行程单"})]
_APPROVED: Way = [*_SUBMIT, (WANG, "approve", {})]
WAYS: Mapping[Status, Way] = {
    Status.DRAFT: [],
    Status.SUBMITTED: _SUBMIT,
    Status.IN_APPROVAL: [(LIN, "submit", {}), (CHEN, "approve", {})],
    Status.RETURNED: _SENT_BACK,
    Status.REJECTED: [*_SUBMIT, (WANG, "reject", {"comment": "不符合规定"})],
    Status.WITHDRAWN: [*_SUBMIT, (LIN, "withdraw", {})],
    Status.CANCELLED: [(LIN, "cancel", {})],
    Status.APPROVED: _APPROVED,
    Status.PAID: _APPROVED,
    Status.ARCHIVED: _APPROVED,
}


@pytest.mark.parametrize("status", Status)
def test_what_is_in_the_table_works_and_all_else_is_refused(book: Book, status: Status) -> None:
    # Between 陈's word and 王's the claim is in approval, and it is 王's turn.
    book.levels(*((CHEN, WANG) if status is Status.IN_APPROVAL else (WANG,)))
    book.join(CHEN)
    claim = bring(book, written_by_another(book), status)
    worked = 0

    for part, persona in PEOPLE.items():
        for action, do in DO.items():
            is_allowed = may(status, action, {part}) or (
                action in SHARED_ROUTE and may(status, SHARED_ROUTE[action], {part})
            )
            if is_allowed:
                draft = book.draft()
                if action is Act.DETACH:
                    draft = book.attach(LIN, draft, PROOF).get_json()
                fresh = bring(book, draft, status)
                answer = do(book, persona, fresh)
                assert answer.status_code in {200, 201}, (part, action, answer.get_json())
                after = book.get(persona, fresh)
                assert after["status"] in (MOVES[action].to or {status}) | _shared(action)
                worked += 1
            else:
                answer = do(book, persona, claim)
                reads = book.browser(persona).get(f"/api/claims/{claim['id']}").status_code
                refusals = {403, 409} if reads == 200 else {404} | SHUT.get(action, set())
                assert answer.status_code in refusals, (part, action, answer.get_json())

    assert book.get(LIN, claim) == claim
    assert worked >= len(set(actions(status, frozenset(PEOPLE))) - BY_OTHERS)


def _shared(action: Act) -> frozenset[Status]:
    return MOVES[SHARED_ROUTE[action]].to if action in SHARED_ROUTE else frozenset()


def test_every_action_is_driven_here_or_elsewhere() -> None:
    assert set(DO) | BY_OTHERS == set(Act) == set(MOVES)


def test_every_state_action_and_part_has_its_name_in_the_document() -> None:
    assert (set(STATES), set(ACTIONS), set(PARTS)) == (set(Status), set(Act), set(Part))


def test_only_claims_that_ended_without_payment_let_their_invoices_go() -> None:
    free = {status for status, usage in USAGE.items() if usage is UsageStatus.UNUSED}

    assert free == set(Status) - LIVING
    assert not any(MOVES[act].sources & {Status.ARCHIVED, Status.REJECTED} for act in Act)
