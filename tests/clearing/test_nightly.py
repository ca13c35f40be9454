"""夜间核对 (F21): what a clearing reported is looked at every night; loss is told, life is not."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update

from backend.audit.models import AuditRecord
from backend.clearing.models import ClearCheck, ClearReported, ClearSession
from backend.clearing.rules.loss import next_night
from backend.infra.db import db, transaction
from backend.infra.jobs import run_due
from backend.invoices.models import Invoice
from backend.invoices.states import TaxStatus
from backend.kernel.clock import BEIJING
from tests.claims.book import Book
from tests.clearing.test_alarms import acknowledge, alarms, start
from tests.clearing.test_backups import answers, ask, backups
from tests.clearing.test_desk_books import issue
from tests.clearing.test_desk_page import cleared
from tests.clearing.test_rebuilding import lose_records, rebuild
from tests.clearing.wire import Json, Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import LI, LIN, SignIn


@pytest.fixture
def book(app: APIFlask, sign_in: SignIn, join: Callable[..., int]) -> Book:
    """Three invoices that the card's taxpayer has issued in the period."""
    made = Book(app, sign_in, join)
    for fen in (12_000, 300, 4_500):
        issue(made, fen)
    return made


def next_morning(app: APIFlask, clock: FakeClock) -> None:
    """A night has gone by, and the worker has done what was due in it."""
    clock.pass_time(days=1)
    with app.app_context():
        run_due()


def change(app: APIFlask, fen: int, **values: Any) -> None:
    with app.app_context(), transaction() as session:
        session.execute(update(Invoice).where(Invoice.total_fen == fen).values(**values))


def number_of(app: APIFlask, fen: int) -> str:
    with app.app_context():
        return db.session.scalars(select(Invoice.number).where(Invoice.total_fen == fen)).one()


def lose(app: APIFlask, fen: int) -> None:
    """What no verb of the product does: a row is gone from the ledger."""
    with app.app_context(), transaction() as session:
        session.execute(delete(Invoice).where(Invoice.total_fen == fen))


def notices(browser: FlaskClient) -> list[Json]:
    told = browser.get("/api/notices").get_json()["items"]
    return [one for one in told if "核对有差异" in one["title"]]


@pytest.mark.usefixtures("book")
def test_a_night_that_finds_everything_is_noted_and_tells_nobody(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    cleared(qian, wire)
    assert backups(qian)[0]["nightly"] is None

    next_morning(app, clock)
    [row] = backups(qian)

    nightly = row["nightly"]
    names = ("missing", "altered", "verified", "added")
    assert [nightly[f"{name}_count"] for name in names] == [0, 0, 0, 0]
    assert nightly["checked_at"] < nightly["next_at"]
    assert (row["differences"], notices(qian)) == ([], [])


@pytest.mark.usefixtures("book")
def test_what_is_gone_or_altered_is_told_once_to_finance_with_its_numbers(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock, sign_in: SignIn
) -> None:
    gone, altered = number_of(app, 300), number_of(app, 4_500)
    accountant, session_id = sign_in(LI), cleared(qian, wire)
    lose(app, 300)
    change(app, 4_500, total_fen=4_501)

    next_morning(app, clock)
    next_morning(app, clock)

    [row] = backups(qian)
    assert (row["differences"], row["reported_count"], row["reported_now"]) == (["invoices"], 3, 2)
    assert (row["nightly"]["missing"], row["nightly"]["altered"]) == ([gone], [altered])
    for person in (qian, accountant):
        [told] = notices(person)
        assert all(word in told["body"] for word in (session_id, gone, altered, "不会删除任何发票"))
        assert told["link"] == "/clearing/backups"
    with app.app_context():
        found = select(AuditRecord).where(AuditRecord.action == "clearing.loss_found")
        assert [one.facts["missing"] for one in db.session.scalars(found)] == [[gone]]


@pytest.mark.usefixtures("book")
def test_a_loss_is_an_alarm_until_it_is_acknowledged_or_mended_and_another_one_is_a_new_alarm(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    session_id = cleared(qian, wire)
    change(app, 4_500, reported_in_session_id=None)
    next_morning(app, clock)
    assert wire.beat(card(unit(month=12))).status_code == 200

    (alarm,) = alarms(qian)
    refused = start(qian, wire)
    assert alarm["session_id"] == session_id
    assert "缺少 1 张" in alarm["detail"]
    assert (refused.status_code, refused.get_json()["code"]) == (409, "clearing.open_alarms")
    assert acknowledge(qian, wire, alarm["id"]).status_code == 201
    change(app, 300, total_fen=301)
    next_morning(app, clock)
    assert wire.beat(card(unit(month=12))).status_code == 200
    (other,) = alarms(qian)
    assert (other["id"] == alarm["id"], other["acknowledged"]) == (False, None)

    change(app, 301, total_fen=300)
    change(app, 4_500, reported_in_session_id=1)
    next_morning(app, clock)
    assert wire.beat(card(unit(month=12))).status_code == 200

    assert (alarms(qian), backups(qian)[0]["differences"]) == ([], [])


def test_what_happens_in_life_after_a_clearing_is_no_loss(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock, book: Book
) -> None:
    late = cleared(qian, wire)
    later = clock.instant + timedelta(hours=1)
    change(app, 300, tax_status=TaxStatus.VOIDED, verified_at=later)
    change(app, 4_500, tax_status=TaxStatus.FULLY_RED)
    change(app, 12_000, tax_fen=1_381, verified_at=later)
    issue(book, 700)
    issue(book, -4_500, is_red_letter=True)
    issue(book, 900, tax_status=TaxStatus.VOIDED)
    issue(book, 5_000, issued_on=date(2026, 11, 1))
    book.invoice(LIN, 7_000, seller_tax_id="9900000000000099", issued_on=date(2026, 10, 8))

    next_morning(app, clock)
    [row] = backups(qian)

    assert (row["session_id"], row["differences"]) == (late, [])
    nightly = row["nightly"]
    assert (nightly["missing"], nightly["altered"]) == ([], [])
    assert (nightly["verified_count"], nightly["added_count"]) == (3, 2)
    assert set(nightly["added"]) == {number_of(app, 700), number_of(app, -4_500)}
    assert (notices(qian), alarms(qian)) == ([], [])


@pytest.mark.usefixtures("book")
def test_a_backup_that_its_station_found_bad_is_an_alarm_too(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    session_id = cleared(qian, wire)
    command = ask(qian, session_id).get_json()["id"]
    answers(wire, command, session_id, problem="file_altered")

    next_morning(app, clock)
    assert wire.beat(card(unit(month=12))).status_code == 200

    assert "备份有问题" in alarms(qian)[0]["detail"]
    assert "备份有问题" in notices(qian)[0]["body"]


@pytest.mark.usefixtures("book")
def test_an_older_clearing_is_written_down_by_the_first_night_that_finds_it_whole(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    cleared(qian, wire)
    with app.app_context(), transaction() as session:  # as before this was recorded one by one
        session.execute(delete(ClearReported))
    next_morning(app, clock)
    lose(app, 300)

    next_morning(app, clock)

    assert backups(qian)[0]["nightly"]["missing_count"] == 1
    with app.app_context(), transaction() as session:
        session.execute(delete(ClearReported))
    next_morning(app, clock)
    [row] = backups(qian)
    assert (row["differences"], row["nightly"]["missing"]) == (["invoices"], [])


def test_what_was_lost_and_is_scanned_again_is_there(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock, book: Book
) -> None:
    number = number_of(app, 300)
    cleared(qian, wire)
    lose(app, 300)
    next_morning(app, clock)
    lost = backups(qian)[0]["nightly"]["missing"]

    issue(book, 301)
    change(app, 301, number=number, total_fen=300, amount_fen=300)
    next_morning(app, clock)

    [row] = backups(qian)
    assert lost == [number]
    assert (row["nightly"]["missing"], row["nightly"]["added"]) == ([], [number])


@pytest.mark.usefixtures("book")
def test_a_rebuilt_record_is_looked_at_again(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    session_id = cleared(qian, wire)
    with app.app_context(), transaction() as session:
        session.execute(delete(ClearCheck))
    lose_records(app)
    rebuild(qian, session_id)

    next_morning(app, clock)

    assert backups(qian)[0]["nightly"]["missing_count"] == 0


def test_a_session_that_did_not_clear_has_nothing_to_look_at(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    wire.until_listed("QK261101-UNFINISH")
    wire.ends("QK261101-UNFINISH", "ABORTED")

    with app.app_context():
        assert db.session.scalars(select(ClearSession.state)).all() == ["ABORTED"]
        assert db.session.scalars(select(ClearCheck)).all() == []


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (datetime(2026, 11, 28, 0, 30, tzinfo=BEIJING), datetime(2026, 11, 28, 1, tzinfo=BEIJING)),
        (datetime(2026, 11, 28, 1, 0, tzinfo=BEIJING), datetime(2026, 11, 29, 1, tzinfo=BEIJING)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=BEIJING), datetime(2027, 1, 1, 1, tzinfo=BEIJING)),
    ],
)
def test_the_next_look_is_in_the_coming_night(now: datetime, first: datetime) -> None:
    assert next_night(now, 0.0) == first
    assert first < next_night(now, 0.99) < first + timedelta(hours=3)
