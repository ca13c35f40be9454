"""Facts are gathered in few queries by index, kept once, and never stale."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, or_, select, text
from sqlalchemy.orm import Session

from backend.accounts.models import Company
from backend.claims.models import InvoiceFacts
from backend.claims.rules.facts import Facts, Title, is_near
from backend.claims.service.facts import facts_of
from backend.claims.service.neighbours import COMPARED, conditions, neighbours_of, printed_of
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice, InvoiceFile
from backend.invoices.service import attach
from backend.kernel import clock
from tests.claims.policy.shelf import DAY, Shelf, file_of
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, WANG


def read(app: APIFlask, *invoice_ids: int, keep: bool = False) -> dict[int, Facts]:
    """The facts, in a transaction of its own when they are to be kept."""
    query = select(Invoice).where(Invoice.id.in_(invoice_ids))
    with app.app_context():
        if not keep:
            return facts_of(db.session(), list(db.session.scalars(query)), keep=False)
        with transaction() as session:
            return facts_of(session, list(session.scalars(query)), keep=True)


def stored(app: APIFlask, invoice_id: int) -> InvoiceFacts | None:
    with app.app_context():
        return db.session.get(InvoiceFacts, invoice_id)


@both_databases
def test_facts_are_kept_once_and_stay_while_nothing_changes(
    app: APIFlask, shelf: Shelf, clock: FakeClock
) -> None:
    invoice_id = shelf.invoice(LIN)
    first = read(app, invoice_id, keep=True)
    row = stored(app, invoice_id)

    clock.pass_time(days=1)
    again = read(app, invoice_id, keep=True)
    later = stored(app, invoice_id)

    assert again == first
    assert row is not None
    assert later is not None
    assert (later.basis, later.computed_at) == (row.basis, row.computed_at)
    assert Facts.from_json(row.facts) == first[invoice_id]


def test_who_only_looks_writes_nothing(app: APIFlask, shelf: Shelf) -> None:
    invoice_id = shelf.invoice(LIN)

    found = read(app, invoice_id)

    assert found[invoice_id].title is Title.OK
    assert stored(app, invoice_id) is None


def _new_neighbour(_app: APIFlask, shelf: Shelf, _invoice_id: int) -> None:
    shelf.invoice(WANG)


def _new_file(app: APIFlask, _shelf: Shelf, invoice_id: int) -> None:
    with app.app_context(), transaction() as session:
        attach(session, session.get_one(Invoice, invoice_id), file_of(invoice_id, "ofd"))


def _new_verdict(_app: APIFlask, shelf: Shelf, invoice_id: int) -> None:
    shelf.judge_again(invoice_id, is_by_hand=True)


def _renamed_company(app: APIFlask, _shelf: Shelf, _invoice_id: int) -> None:
    with app.app_context(), transaction() as session:
        session.scalars(select(Company)).one().title = "晴川集团"


@pytest.mark.parametrize(
    ("change", "member"),
    [
        (_new_neighbour, "same_day"),
        (_new_file, "is_image_only"),
        (_new_verdict, "is_by_hand"),
        (_renamed_company, "title"),
    ],
)
def test_facts_are_fresh_whatever_they_rest_on_changes(
    app: APIFlask, shelf: Shelf, change: Any, member: str
) -> None:
    invoice_id = shelf.invoice(LIN, file_format="jpeg")
    before = read(app, invoice_id, keep=True)[invoice_id]

    change(app, shelf, invoice_id)
    seen = read(app, invoice_id)[invoice_id]
    kept = read(app, invoice_id, keep=True)[invoice_id]
    row = stored(app, invoice_id)

    assert getattr(seen, member) != getattr(before, member)
    assert kept == seen
    assert row is not None
    assert Facts.from_json(row.facts) == seen


def test_a_neighbour_that_loses_its_seller_is_one_no_longer(app: APIFlask, shelf: Shelf) -> None:
    invoice_id, other = shelf.invoice(LIN), shelf.invoice(WANG)
    before = read(app, invoice_id, keep=True)[invoice_id]

    shelf.judge_again(other, seller_name="别家", seller_tax_id="91990000MA0000ZZ0Z")

    assert before.same_day == (other,)
    assert read(app, invoice_id)[invoice_id].same_day == ()


def _count(shelf: Shelf, app: APIFlask, ids: list[int]) -> int:
    with shelf.statements() as seen:
        read(app, *ids)
    return len([one for one in seen if one.startswith("SELECT")])


def test_facts_of_a_whole_claim_take_as_many_queries_as_those_of_one_invoice(
    app: APIFlask, shelf: Shelf
) -> None:
    ids = [shelf.invoice(LIN) for _ in range(20)]

    assert _count(shelf, app, ids) == _count(shelf, app, ids[:1]) == 5


@both_databases
def test_neighbours_are_found_by_index(app: APIFlask, shelf: Shelf) -> None:
    ids = [shelf.invoice(LIN), shelf.invoice(WANG, is_verified=False, total_fen=500)]
    with app.app_context():
        session = db.session()
        rows = session.scalars(select(Invoice).where(Invoice.id.in_(ids)))
        printed = [printed_of({name: getattr(one, name) for name in COMPARED}) for one in rows]
        asked = or_(*(condition for one in printed for condition in conditions(one)))

        plan = _explained(session, select(Invoice.id).where(asked))

    assert "ix_invoice_day_" in plan
    assert "dedupe_key" in plan
    assert "Seq Scan" not in plan
    assert "SCAN invoice" not in plan


def _explained(session: Session, query: Any) -> str:
    dialect = session.get_bind().dialect
    sql = str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    if dialect.name == "postgresql":
        session.execute(text("SET enable_seqscan = off"))
        return "\n".join(session.scalars(text(f"EXPLAIN {sql}")))
    return "\n".join(str(row[3]) for row in session.execute(text(f"EXPLAIN QUERY PLAN {sql}")))


rows = st.fixed_dictionaries(
    {
        "place": st.integers(0, 120),
        "code": st.sampled_from([None, "099002500111", "099002500112"]),
        "kind": st.sampled_from(["digital_ordinary", "electronic_ordinary"]),
        "issued_on": st.sampled_from([None, DAY, DAY + timedelta(days=1)]),
        "amount_fen": st.sampled_from([None, 10_600, 500]),
        "amount_meaning": st.sampled_from(["with_tax", "without_tax", "unknown"]),
        "total_fen": st.sampled_from([None, 10_600, 500]),
        "seller_name": st.sampled_from([None, "虚构酒店", "虚构 酒店", "别家"]),
        "seller_tax_id": st.sampled_from([None, None, "91990000MA0000HT0A", "91990000MA0000ZZ0Z"]),
    }
)


@both_databases
@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(some=st.lists(rows, min_size=2, max_size=12, unique_by=lambda one: one["place"]))
def test_the_database_finds_exactly_the_neighbours_that_the_definition_names(
    app: APIFlask, shelf: Shelf, some: list[dict[str, Any]]
) -> None:
    owner_id = shelf.join(LIN)
    with app.app_context():
        with transaction() as session:
            session.execute(delete(InvoiceFile))
            session.execute(delete(Invoice))
            session.add_all(_row(owner_id, one) for one in some)
        session = db.session()
        stored_rows = list(session.scalars(select(Invoice).order_by(Invoice.id)))
        printed = [
            printed_of({name: getattr(one, name) for name in COMPARED}) for one in stored_rows
        ]

        found = neighbours_of(session, printed)

    for one in printed:
        expected = [other for other in printed if other.id != one.id and is_near(one, other)]
        assert found[one.id] == expected


def _row(owner_id: int, members: dict[str, Any]) -> Invoice:
    told = dict(members)
    place, code = told.pop("place"), told["code"]
    number = f"2599{place:016d}" if code is None else f"{place:08d}"
    return Invoice(
        dedupe_key=number if code is None else f"{code}|{number}",
        reference_no=f"PK{place}",
        number=number,
        owner_id=owner_id,
        verify_status="unverified",
        intake_channel="manual",
        captured_at=clock.now(),
        created_at=clock.now(),
        status_changed_at=clock.now(),
        **told,
    )


def test_two_who_judge_one_invoice_at_once_both_go_on(app: APIFlask, shelf: Shelf) -> None:
    invoice_id = shelf.invoice(LIN)
    first = read(app, invoice_id, keep=True)
    with app.app_context(), transaction() as session:
        session.get_one(InvoiceFacts, invoice_id).basis = "another's"

    second = read(app, invoice_id, keep=True)
    row = stored(app, invoice_id)

    assert second == first
    assert row is not None
    assert row.basis != "another's"


def test_facts_know_the_day_on_which_the_invoice_was_issued(app: APIFlask, shelf: Shelf) -> None:
    saturday = shelf.invoice(LIN, issued_on=date(2026, 11, 21))

    found = read(app, saturday)[saturday]

    assert found.rest_day is not None
    assert replace(found, rest_day=None).rest_day is None
