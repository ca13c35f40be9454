"""An idle draft lets its invoices go; 催办; and what people are told."""

from typing import Any

import pytest
from apiflask import APIFlask

from backend.claims import service
from backend.claims.models import ClaimSettings
from backend.infra.db import transaction
from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import CHEN, FENG, LIN, WANG, ZHAO, Persona

Claim = dict[str, Any]


def later(book: Book, clock: FakeClock, **duration: float) -> None:
    """Time passes; a sign-in of that age has ended."""
    clock.pass_time(**duration)
    book.browsers.clear()


def run_chore(app: APIFlask) -> None:
    with app.app_context():
        service.release_idle()


def told(book: Book, persona: Persona) -> list[tuple[str, str]]:
    """Kind and link of the notices in an inbox, the newest first."""
    items = book.browser(persona).get("/api/notices").get_json()["items"]
    return [(one["kind"], one["link"]) for one in items]


@both_databases
def test_a_draft_that_nobody_touched_lets_its_invoice_go_and_says_so(
    app: APIFlask, book: Book, clock: FakeClock
) -> None:
    claim = book.draft()
    invoice_id = claim["lines"][0]["invoice"]["id"]
    later(book, clock, days=29, hours=23)
    run_chore(app)
    assert book.usage(invoice_id) == ["locked"]

    later(book, clock, hours=2)
    run_chore(app)
    run_chore(app)

    seen = book.get(LIN, claim)
    assert book.usage(invoice_id) == ["unused"]
    assert (seen["status"], seen["version"], seen["line_count"]) == ("draft", 2, 1)
    assert (seen["events"][-1]["action"], seen["events"][-1]["actor"]) == ("release", None)
    assert told(book, LIN) == [("invoice_unclaimed", f"/claims/{claim['id']}")]


def test_saved_again_it_takes_the_invoice_again(
    app: APIFlask, book: Book, clock: FakeClock
) -> None:
    claim = book.draft()
    later(book, clock, days=31)
    run_chore(app)

    book.save(LIN, book.get(LIN, claim))

    assert book.usage(claim["lines"][0]["invoice"]["id"]) == ["locked"]


def test_if_it_was_claimed_elsewhere_meanwhile_the_draft_says_where(
    app: APIFlask, book: Book, clock: FakeClock
) -> None:
    claim = book.draft()
    later(book, clock, days=31)
    run_chore(app)
    other = book.draft(lines=[line(claim["lines"][0]["invoice"]["id"])])

    answer = book.act(LIN, book.get(LIN, claim), "submit")

    assert answer.get_json()["invoices"][0]["claim_no"] == other["claim_no"]


def test_only_drafts_lie_idle(app: APIFlask, book: Book, clock: FakeClock) -> None:
    claims = [book.submitted(), book.returned(), book.approved()]
    ids = [one["lines"][0]["invoice"]["id"] for one in claims]

    later(book, clock, days=400)
    run_chore(app)

    assert book.usage(*ids) == ["in_approval", "locked", "to_pay"]


def test_how_long_is_the_organisations_choice(app: APIFlask, book: Book, clock: FakeClock) -> None:
    claim = book.draft()
    with app.app_context(), transaction() as session:
        settings = session.get(ClaimSettings, 1) or ClaimSettings(id=1)
        settings.draft_idle_days = 7
        session.add(settings)

    later(book, clock, days=8)
    run_chore(app)

    assert book.usage(claim["lines"][0]["invoice"]["id"]) == ["unused"]


@both_databases
def test_a_nudge_reaches_who_must_act_and_not_twice_in_four_hours(
    book: Book, clock: FakeClock
) -> None:
    claim = book.submitted()

    nudged = book.do(LIN, claim, "nudge", comment="急用")
    again = book.act(LIN, nudged, "nudge")
    later(book, clock, hours=4)
    last = book.do(LIN, nudged, "nudge")

    assert nudged["version"] == claim["version"]
    assert (again.status_code, again.get_json()["code"]) == (429, "claims.nudged_lately")
    assert int(again.headers["Retry-After"]) == 4 * 3600
    assert [one["action"] for one in last["events"]][-2:] == ["nudge", "nudge"]
    assert [kind for kind, _ in told(book, WANG)] == ["claim_nudged"] * 2 + ["claim_waiting"]


def test_everybody_hears_of_what_concerns_him_and_of_nothing_else(book: Book) -> None:
    book.join(ZHAO)
    to_feng = [book.join(FENG)]
    book.flow(
        {"name": "主管", "mode": "any", "approvers": [book.named(WANG)], "copy_to": to_feng},
        {"name": "财务", "mode": "any", "approvers": [book.named(CHEN)]},
    )
    link = f"/claims/{book.do(CHEN, book.do(WANG, book.submitted(), 'approve'), 'approve')['id']}"

    assert told(book, WANG) == [("claim_waiting", link)]
    assert told(book, FENG) == [("claim_cc", link)]
    assert told(book, CHEN) == [("claim_waiting", link)]
    assert told(book, LIN) == [("claim_approved", link)]
    assert told(book, ZHAO) == [("claim_to_pay", link)]


@pytest.mark.parametrize(
    ("action", "kind"), [("return", "claim_returned"), ("reject", "claim_rejected")]
)
def test_a_no_is_told_with_its_reason(book: Book, action: str, kind: str) -> None:
    claim = book.submitted()

    book.do(WANG, claim, action, comment="请补行程单")

    [notice] = book.browser(LIN).get("/api/notices").get_json()["items"]
    assert (notice["kind"], notice["body"]) == (kind, "请补行程单")


def test_who_stands_in_is_told_too_and_who_gets_it_by_transfer(book: Book) -> None:
    book.join(WANG)
    book.delegate(WANG, FENG, "approve")
    claim = book.submitted()

    book.do(WANG, claim, "transfer", person_id=book.join(CHEN))

    assert [kind for kind, _ in told(book, FENG)] == ["claim_waiting"]
    assert [kind for kind, _ in told(book, CHEN)] == ["claim_transferred"]


def test_a_refused_act_tells_nobody(book: Book) -> None:
    claim = book.submitted()
    before = told(book, WANG)

    book.act(WANG, claim, "reject")
    book.act(LIN, claim | {"version": 1}, "withdraw")

    assert told(book, WANG) == before
    assert told(book, LIN) == []
