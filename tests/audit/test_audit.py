import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.audit import service as audit
from backend.audit.models import AuditRecord
from backend.infra.db import db, transaction
from tests.databases import both_databases
from tests.fakes import FakeClock


@both_databases
def test_a_record_says_who_did_what_and_when(app: APIFlask, clock: FakeClock) -> None:
    with app.app_context():
        with transaction() as session:
            audit.record(
                session,
                actor_id=7,
                action="accounts.confirmed",
                subject="person",
                subject_id=8,
                facts={"说明": "<b>'; --"},
            )

        record = db.session.scalars(select(AuditRecord)).one()
        assert (record.actor_id, record.action) == (7, "accounts.confirmed")
        assert (record.subject, record.subject_id) == ("person", 8)
        assert record.facts == {"说明": "<b>'; --"}
        assert record.recorded_at == clock.now()


def record_and_fail() -> None:
    with transaction() as session:
        audit.record(session, actor_id=None, action="a.tried", subject="person", subject_id=None)
        session.flush()
        raise ZeroDivisionError


@both_databases
def test_a_change_that_fails_leaves_no_record(app: APIFlask) -> None:
    with app.app_context():
        with pytest.raises(ZeroDivisionError):
            record_and_fail()

        assert db.session.scalars(select(AuditRecord)).all() == []
