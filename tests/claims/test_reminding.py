"""Owners hear of invoices that nobody has claimed; what waits and what comes stands in digests."""

from datetime import date, datetime, timedelta

import pytest
from apiflask import APIFlask

from backend.claims import service
from backend.claims.rules import reminding as rules
from backend.invoices.states import TaxStatus
from backend.kernel.clock import BEIJING
from tests.claims.book import Book, line
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import CHEN, LIN, WANG, ZHAO, Persona


@pytest.fixture
def clock(clock: FakeClock) -> FakeClock:
    clock.instant = datetime(2026, 6, 1, 9, tzinfo=BEIJING)
    return clock


def on(app: APIFlask, book: Book, clock: FakeClock, day: str) -> None:
    """The chore of that morning runs, twice."""
    clock.instant = datetime.fromisoformat(f"{day}T09:00:00+08:00")
    book.browsers.clear()
    for _ in range(2):
        with app.app_context():
            service.remind()


def told(book: Book, persona: Persona) -> list[str]:
    """Titles in an inbox, the newest first."""
    items = book.browser(persona).get("/api/notices").get_json()["items"]
    return [one["title"] for one in items]


@both_databases
def test_invoices_that_nobody_claims_are_named_once_a_week(
    app: APIFlask, book: Book, clock: FakeClock
) -> None:
    for _ in range(2):
        book.invoice(issued_on=date(2026, 5, 30))
    book.invoice(issued_on=date(2026, 5, 30), tax_status=TaxStatus.VOIDED)
    book.join(WANG)

    on(app, book, clock, "2026-06-30")
    assert told(book, LIN) == []
    for day in ("2026-07-01", "2026-07-02", "2026-07-07"):
        on(app, book, clock, day)

    assert told(book, LIN) == ["2 张发票超过 30 天未报销"] * 2
    assert told(book, WANG) == []


def test_the_last_days_for_a_claim_are_told_in_two_stages(
    app: APIFlask, book: Book, clock: FakeClock
) -> None:
    book.invoice(issued_on=date(2026, 6, 1))  # to be claimed by November 28
    book.draft(lines=[line(book.invoice(issued_on=date(2026, 6, 1)))])
    titles: list[str] = []

    for day in ("2026-11-13", "2026-11-14", "2026-11-15", "2026-11-25", "2026-11-28", "2026-11-29"):
        on(app, book, clock, day)
        titles = [one for one in told(book, LIN) if "报销期限" in one]

    assert [one.split("，")[1] for one in titles] == ["最早的还有 3 天", "最早的还有 14 天"]


def test_the_ending_year_is_told_twice(app: APIFlask, book: Book, clock: FakeClock) -> None:
    book.invoice(issued_on=date(2026, 11, 20))

    for day in ("2026-12-09", "2026-12-10", "2026-12-24", "2026-12-31", "2027-01-02"):
        on(app, book, clock, day)

    assert [one for one in told(book, LIN) if "2026 年" in one] == [
        "1 张 2026 年的发票还没有报销"
    ] * 2


@pytest.mark.parametrize(
    ("left", "stage"), [(15, None), (14, 14), (4, 14), (3, 3), (0, 3), (-1, None)]
)
def test_stages_of_a_deadline(left: int, stage: int | None) -> None:
    assert rules.deadline_stage(left) == stage


def test_the_digest_counts_what_waits_for_each(app: APIFlask, book: Book) -> None:
    book.join(ZHAO)
    book.levels(WANG)
    book.submitted()
    book.returned()
    book.approved()

    def waiting(persona: Persona) -> dict[str, int]:
        person_id = book.join(persona)
        with app.app_context():
            return {one.label: one.count for one in service.ClaimTodos().todos(person_id)}

    assert waiting(LIN) == {"退回我补正": 1}
    assert waiting(WANG) == {"待我审批": 1}
    assert waiting(ZHAO) == {"待我付款": 1}
    assert waiting(CHEN) == {}


def test_the_calendar_knows_the_last_days_of_invoices(
    app: APIFlask, book: Book, clock: FakeClock
) -> None:
    book.invoice(issued_on=date(2026, 6, 1))
    book.invoice(issued_on=date(2026, 6, 1))
    person_id = book.join(LIN)
    clock.instant += timedelta(days=150)

    with app.app_context():
        entries = service.ClaimDates().entries(person_id)

    assert [(one.on, one.title) for one in entries] == [(date(2026, 11, 28), "2 张发票报销期限")]


def test_a_reminder_about_a_claim_is_for_those_who_may_read_it(book: Book) -> None:
    claim = book.submitted()
    wish = {
        "text": "催一下",
        "due_at": "2026-06-02T09:00:00+08:00",
        "link": f"/claims/{claim['id']}",
    }

    assert book.browser(LIN).post("/api/reminders", json=wish).status_code == 201
    assert book.browser(CHEN).post("/api/reminders", json=wish).status_code == 422
