"""P6 under load: many people and phones at once never claim twice, lose or double a change."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from tests.claims import ledger
from tests.claims.book import Book, as_draft, line, new_key
from tests.databases import both_databases
from tests.personas import CHEN, FENG, LI, LIN, WANG, ZHAO, Persona
from tests.races import run_at_once

Claim = dict[str, Any]
EXPECTED = {200, 403, 404, 409, 422, 429}


def at_once(book: Book, acts: list[tuple[Persona, str, Claim]]) -> list[int]:
    """Statuses of acts that each come from a phone of their own at the same moment."""

    def act(browser: FlaskClient, action: str, claim: Claim) -> int:
        body = {"version": claim["version"]}
        return browser.post(f"/api/claims/{claim['id']}/{action}", json=body).status_code

    calls = [partial(act, book.sign_in(persona), action, claim) for persona, action, claim in acts]
    return run_at_once(calls)


@both_databases
def test_six_claims_of_one_invoice_submitted_at_once_give_one_winner(
    app: APIFlask, book: Book
) -> None:
    invoice_id = book.invoice()
    claims = []
    for _ in range(6):
        claim = book.submitted(lines=[line(invoice_id)])
        claims.append(book.do(LIN, claim, "withdraw"))

    statuses = at_once(book, [(LIN, "submit", claim) for claim in claims])

    assert sorted(statuses) == [200, *[409] * 5]
    ledger.check(app)


@both_databases
def test_six_drafts_that_name_one_invoice_at_once_give_one_winner(
    app: APIFlask, book: Book
) -> None:
    invoice_id, drafts = book.invoice(), [book.draft(lines=[]) for _ in range(6)]
    phones = [book.sign_in(LIN) for _ in drafts]

    def save(phone: FlaskClient, claim: Claim) -> int:
        body = as_draft(claim) | {"lines": [line(invoice_id)]}
        return phone.put(f"/api/claims/{claim['id']}", json=body).status_code

    statuses = run_at_once([partial(save, *one) for one in zip(phones, drafts, strict=True)])

    assert sorted(statuses) == [200, *[409] * 5]
    ledger.check(app)


@both_databases
def test_one_draft_made_by_a_phone_that_asks_four_times_at_once_is_one(book: Book) -> None:
    body, key = {"purpose": "成都出差", "lines": [book.line_for(LIN)]}, new_key()
    phones = [book.sign_in(LIN) for _ in range(4)]

    def create(phone: FlaskClient) -> tuple[int, str]:
        answer = phone.post("/api/claims", json=body, headers=key)
        return answer.status_code, answer.text

    answers = set(run_at_once([partial(create, one) for one in phones]))

    assert len(answers) == 1
    assert answers.pop()[0] == 201
    assert len(book.browser(LIN).get("/api/claims").get_json()["items"]) == 1


@both_databases
@pytest.mark.parametrize(
    "acts",
    [
        [(LIN, "submit"), (LIN, "submit"), (LIN, "cancel"), (LIN, "submit")],
        [(WANG, "approve"), (LIN, "withdraw"), (CHEN, "approve"), (LIN, "cancel")],
        [(WANG, "approve"), (WANG, "approve"), (CHEN, "approve"), (CHEN, "approve")],
    ],
)
def test_of_acts_on_one_version_exactly_one_happens(
    app: APIFlask, book: Book, acts: list[tuple[Persona, str]]
) -> None:
    book.flow({"name": "会签", "mode": "all", "approvers": [book.named(WANG), book.named(CHEN)]})
    claim = book.draft() if acts[0][1] == "submit" else book.submitted()

    statuses = at_once(book, [(persona, action, claim) for persona, action in acts])

    assert sorted(statuses) == [200, 409, 409, 409]
    assert book.get(LIN, claim)["version"] == claim["version"] + 1
    ledger.check(app)


@dataclass
class Office:
    """Claims that many people work on at once, and every change that was answered with yes."""

    book: Book
    invoices: list[int]
    advance_id: int
    claims: list[int] = field(default_factory=list)
    done: list[tuple[int, str]] = field(default_factory=list)

    def work(self, phone: FlaskClient, chance: random.Random, steps: int) -> None:
        """One person's day: looks at a claim, does something with it, goes on."""
        for _ in range(steps):
            claim_id = chance.choice(self.claims)
            answer = phone.get(f"/api/claims/{claim_id}")
            assert answer.status_code in {200, 404}
            if answer.status_code == 200:
                self._act(phone, chance, answer.get_json())

    def _act(self, phone: FlaskClient, chance: random.Random, claim: Claim) -> None:
        known = [one for one in claim["actions"] if one in _HOW]
        action = chance.choice(known or list(_HOW))
        if chance.random() < 0.1:  # a stale screen, or a button that should not be there
            claim, action = claim | {"version": claim["version"] - 1}, chance.choice(list(_HOW))
        answer = _HOW[action](self, phone, chance, claim)
        assert answer.status_code in EXPECTED, (action, answer.get_data(as_text=True))
        if answer.status_code == 200:
            self.done.append((claim["id"], action))

    def save(self, phone: FlaskClient, chance: random.Random, claim: Claim) -> Any:
        """Some of the invoices, in parts or whole, and something of the advance."""
        chosen = chance.sample(self.invoices, chance.randint(1, 2))
        amounts = {one: chance.choice([5_000, 10_600]) for one in chosen}
        offsets = [{"advance_id": self.advance_id, "amount_fen": chance.choice([4_000, 9_000])}]
        body = as_draft(claim) | {
            "purpose": f"出差 {chance.random()}",
            "lines": [line(one, amount) for one, amount in amounts.items()],
            "offsets": offsets if chance.random() < 0.4 else [],
        }
        return phone.put(f"/api/claims/{claim['id']}", json=body)


Doing = Callable[[Office, FlaskClient, random.Random, Claim], Any]


def _posted(path: str) -> Doing:
    def post(office: Office, phone: FlaskClient, chance: random.Random, claim: Claim) -> Any:
        body: dict[str, Any] = {"version": claim["version"], "comment": "理由"}
        if path == "approve" and claim["lines"] and chance.random() < 0.3:
            cut = {"key": claim["lines"][0]["key"], "approved_fen": 3_000, "reason": "超标"}
            body["lines"] = [cut]
        return phone.post(f"/api/claims/{claim['id']}/{path}", json=body)

    return post


_HOW: dict[str, Doing] = {
    "save": Office.save,
    "submit": _posted("submit"),
    "withdraw": _posted("withdraw"),
    "approve": _posted("approve"),
    "return": _posted("return"),
    "return_from_payment": _posted("return"),
    "nudge": _posted("nudge"),
}


def run_office(app: APIFlask, book: Book, *, seed: int, claims: int, steps: int) -> None:
    """Seven people on seven phones; then every rule is checked, and no change was lost."""
    advance = book.advance(12_000)
    book.flow(
        {"name": "主管", "mode": "all", "approvers": [book.named(WANG), book.named(CHEN)]},
        {"name": "财务", "mode": "any", "approvers": [book.named(LI)]},
    )
    book.delegate(LIN, FENG, "claim")
    office = Office(book, [book.invoice() for _ in range(3)], advance["id"])
    office.claims = [book.draft(lines=[])["id"] for _ in range(claims)]
    before = ledger.check(app)
    phones = [book.sign_in(one) for one in (LIN, LIN, FENG, WANG, CHEN, LI, ZHAO)]
    days = [
        partial(office.work, phone, random.Random(f"{seed}/{number}"), steps)  # noqa: S311 - a schedule
        for number, phone in enumerate(phones)
    ]

    run_at_once(days)

    happened = ledger.check(app) - before
    assert happened == Counter(office.done)
    assert {action for _, action in office.done} >= {"save", "submit"}


@both_databases
def test_whatever_many_people_do_at_once_every_rule_holds(app: APIFlask, book: Book) -> None:
    run_office(app, book, seed=1, claims=3, steps=10)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@both_databases
@pytest.mark.parametrize("seed", range(2, 8))
def test_the_same_for_a_whole_day(app: APIFlask, book: Book, seed: int) -> None:
    run_office(app, book, seed=seed, claims=5, steps=60)
