"""E26: session, machines, our invoices and the period change together, or none of them does."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow, DeskEntry
from backend.clearing.service import ending, telling
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.invoices.states import TaxStatus
from tests.claims.book import Book
from tests.clearing.test_desk_books import issue
from tests.clearing.test_desk_page import cleared
from tests.clearing.test_mirroring import begin, shown
from tests.clearing.test_rebuilding import lose_records, rebuild
from tests.clearing.wire import PRINT, UNIT, Wire, card, unit
from tests.personas import LIN, SignIn

SECOND = "0000000087654321"


@pytest.fixture
def book(app: APIFlask, sign_in: SignIn, join: Callable[..., int]) -> Book:
    """What the card's taxpayer has issued: in the period, after it, void; and what others have."""
    made = Book(app, sign_in, join)
    issue(made, 12_000)
    issue(made, -100, is_red_letter=True)
    issue(made, 5_000, issued_on=date(2026, 11, 1))
    issue(made, 6_000, tax_status=TaxStatus.VOIDED)
    made.invoice(LIN, 7_000, seller_tax_id="9900000000000099", issued_on=date(2026, 10, 8))
    return made


def marked(app: APIFlask) -> list[int | None]:
    """Amounts of the invoices that some clearing has reported."""
    with app.app_context():
        rows = select(Invoice.total_fen).where(Invoice.reported_in_session_id.is_not(None))
        return sorted(db.session.scalars(rows).all(), key=lambda fen: fen or 0)


def standing(app: APIFlask) -> tuple[Any, ...]:
    """Session, machine, period, invoices and journal, as the database has them."""
    with app.app_context():
        session = db.session
        return (
            session.scalar(select(ClearSession.state)),
            session.scalar(select(ClearUnitRow.state)),
            session.scalar(select(ClearDevice.cleared_until)),
            session.scalar(select(ClearSession.reported_count)),
            session.scalar(select(func.count()).select_from(DeskEntry)),
            marked(app),
        )


def test_invoices_of_the_period_carry_the_session_that_reported_them(
    app: APIFlask, qian: FlaskClient, wire: Wire, book: Book
) -> None:
    unreported = [_detail(book, one)["is_reported"] for one in (1, 3)]
    cleared(qian, wire)

    assert unreported == [False, False]
    assert [_detail(book, one)["is_reported"] for one in (1, 3)] == [True, False]
    assert standing(app) == ("DONE", "DONE", date(2026, 10, 31), 2, 9, [-100, 12_000])


def _detail(book: Book, invoice_id: int) -> dict[str, Any]:
    """What its owner is shown of an invoice."""
    return dict(book.sign_in(LIN).get(f"/api/invoices/{invoice_id}").get_json())


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("breaks_at", ["mark_reported", "_note_dates", "tell_ending"])
def test_a_crash_at_any_place_leaves_none_and_the_next_delivery_all(
    app: APIFlask, qian: FlaskClient, wire: Wire, monkeypatch: pytest.MonkeyPatch, breaks_at: str
) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    last = [
        wire.entry(session_id, "confirmed", fingerprints={UNIT: PRINT}, by="钱多多"),
        wire.entry(session_id, "state", UNIT, state="DONE", code=None),
        wire.entry(session_id, "ended", state="DONE"),
    ]
    before = standing(app)

    def crash(*_: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        where = telling if breaks_at == "tell_ending" else ending
        broken.setattr(where, breaks_at, crash)
        assert wire.post(*last).status_code == 500
    after_crash = standing(app)
    wire.post(*last)

    assert before[:2] == ("LISTED", "LISTED")
    assert after_crash == before
    assert standing(app) == ("DONE", "DONE", date(2026, 10, 31), 2, 8, [-100, 12_000])


@pytest.mark.usefixtures("book")
def test_while_a_machine_of_the_device_is_left_no_invoice_counts_as_reported(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    machines: dict[str, Any] = {"machines": [UNIT, SECOND], "taxpayer_no": "9900000000000011",
                "device_no": "9900000000000011"}  # fmt: skip

    def clear(no: str, unit_id: str) -> None:
        body: dict[str, Any] = {"clear_kind": "GROUP", "chosen": [unit_id]}
        wire.post(
            wire.entry(no, "session", **body),
            wire.entry(no, "identified", **machines),
            wire.listed(no, unit(unit_id)),
            wire.entry(no, "confirmed", fingerprints={unit_id: PRINT}, by="钱多多"),
            wire.entry(no, "state", unit_id, state="DONE", code=None),
            wire.entry(no, "ended", state="DONE"),
        )

    wire.beat(card(unit(), unit(SECOND)))
    clear("QK261101-FIRSTONE", UNIT)
    first = marked(app)
    clear("QK261101-SECONDON", SECOND)

    assert (first, marked(app)) == ([], [-100, 12_000])


@pytest.mark.usefixtures("book")
def test_a_rebuilt_record_has_its_invoices_again(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    session_id = cleared(qian, wire)
    lose_records(app)

    rebuild(qian, session_id)

    assert marked(app) == [-100, 12_000]
    assert shown(qian, session_id)["is_rebuilt"] is True


def test_what_was_not_cleared_reports_nothing(
    app: APIFlask, qian: FlaskClient, wire: Wire, book: Book
) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)

    wire.ends(session_id, "ABORTED")

    assert marked(app) == []
