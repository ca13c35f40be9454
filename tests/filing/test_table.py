"""The administrator's table: on both databases, over the API, with its refusals and its record."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from alembic import command
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select, text

from backend.audit.models import AuditRecord
from backend.filing import service
from backend.filing.models import FilingDeadline
from backend.filing.official import OFFICIAL
from backend.filing.rules import DeadlineSource, Month, TableEntry
from backend.infra.config import Settings
from backend.infra.db import db
from backend.infra.migrate import alembic_config, upgrade
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, QIAN, SUN, WANG, ZHAO, ZHOU, Persona, SignIn
from tests.races import run_at_once

NOTICE = "税总办征科函〔2026〕99号"


@pytest.fixture
def sun(sign_in: SignIn, clock: FakeClock) -> FlaskClient:
    return sign_in(SUN)


def year(client: FlaskClient, number: int) -> dict[str, Any]:
    items = client.get(f"/api/filing?year={number}").get_json()["items"]
    return {one["month"]: one for one in items}


def enter(client: FlaskClient, month: str, due_on: object, **more: object) -> Any:
    return client.put(f"/api/filing/{month}", json={"due_on": due_on, **more})


def audited(app: APIFlask) -> list[tuple[str, dict[str, Any]]]:
    with app.app_context():
        rows = db.session.scalars(
            select(AuditRecord)
            .where(AuditRecord.subject == "filing_deadline")
            .order_by(AuditRecord.id)
        )
        return [(row.action, row.facts) for row in rows]


@both_databases
def test_a_new_installation_begins_with_the_shipped_notices(app: APIFlask) -> None:
    with app.app_context():
        rows = db.session.scalars(select(FilingDeadline).order_by(FilingDeadline.month)).all()
        kept = {row.month: TableEntry(row.due_on, row.notice) for row in rows}

        assert kept == {str(month): entry for month, entry in OFFICIAL.items()}
        assert {row.changed_by for row in rows} == {None}
        assert all(row.changed_at.tzinfo is UTC for row in rows)


@both_databases
def test_the_table_goes_and_comes_with_the_schema(settings: Settings) -> None:
    command.downgrade(alembic_config(settings), "0008")
    command.downgrade(alembic_config(settings), "-1")
    upgrade(settings)

    engine = create_engine(settings.effective_database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM filing_deadline")).scalar() == 12
    engine.dispose()


@both_databases
def test_a_year_shows_its_twelve_deadlines_and_where_each_comes_from(
    sun: FlaskClient, sign_in: SignIn
) -> None:
    enter(sun, "2027-01", "2027-01-20", notice=NOTICE)

    lin = sign_in(LIN)

    assert [one["due_on"] for one in year(lin, 2026).values()] == [
        entry.due_on.isoformat() for entry in OFFICIAL.values()
    ]
    assert {one["source"] for one in year(lin, 2024).values()} == {"algorithm"}
    assert year(lin, 2027)["2027-01"] == {
        "month": "2027-01",
        "due_on": "2027-01-20",
        "source": "table",
        "provisional": False,
        "notice": NOTICE,
        "earliest_on": "2027-01-20",
    }
    assert year(lin, 2027)["2027-08"] == {
        "month": "2027-08",
        "due_on": "2027-08-16",
        "source": "weekend",
        "provisional": True,
        "notice": None,
        "earliest_on": "2027-08-15",
    }


def test_without_a_year_the_present_one_is_shown(sign_in: SignIn, clock: FakeClock) -> None:
    clock.instant = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)  # midnight in China

    assert sign_in(LIN).get("/api/filing").get_json()["year"] == 2027


@both_databases
def test_an_entry_is_made_corrected_and_taken_back(app: APIFlask, sun: FlaskClient) -> None:
    made = enter(sun, "2027-02", "2027-02-23", notice=f" {NOTICE} ")
    assert made.status_code == 200
    assert made.get_json()["source"] == "table"
    assert made.get_json()["notice"] == NOTICE

    corrected = enter(sun, "2027-02", "2027-02-24", notice="")
    assert corrected.get_json() == made.get_json() | {
        "due_on": "2027-02-24",
        "earliest_on": "2027-02-24",
        "notice": None,
    }
    assert year(sun, 2027)["2027-02"] == corrected.get_json()

    assert sun.delete("/api/filing/2027-02").status_code == 204
    assert year(sun, 2027)["2027-02"]["source"] == "weekend"
    first = {"due_on": "2027-02-23", "notice": NOTICE}
    second = {"due_on": "2027-02-24", "notice": None}
    assert audited(app) == [
        ("filing.deadline_set", {"month": "2027-02", "before": None, "after": first}),
        ("filing.deadline_set", {"month": "2027-02", "before": first, "after": second}),
        ("filing.deadline_removed", {"month": "2027-02", "before": second}),
    ]


def test_a_shipped_entry_that_is_removed_is_worked_out(sun: FlaskClient) -> None:
    assert sun.delete("/api/filing/2026-05").status_code == 204

    assert year(sun, 2026)["2026-05"]["source"] == "algorithm"
    assert year(sun, 2026)["2026-05"]["due_on"] == "2026-05-22"


def test_who_entered_it_and_when_is_kept(app: APIFlask, sun: FlaskClient, clock: FakeClock) -> None:
    enter(sun, "2026-05", "2026-05-25")

    me = sun.get("/api/session").get_json()["person"]["id"]
    with app.app_context():
        row = db.session.get_one(FilingDeadline, "2026-05")
        assert (row.changed_by, row.changed_at) == (me, clock.now())


@both_databases
def test_of_parallel_first_entries_one_stays_and_all_are_recorded(
    app: APIFlask, sun: FlaskClient
) -> None:
    me = sun.get("/api/session").get_json()["person"]["id"]

    def enter_at_once(day: int) -> None:
        with app.app_context():
            service.set_deadline(me, Month(2027, 3), TableEntry(date(2027, 3, day), None))

    run_at_once([partial(enter_at_once, day) for day in (16, 17, 18)])

    facts = [facts for _, facts in audited(app)]
    assert len(facts) == 3
    assert facts[0]["before"] is None
    assert [one["before"] for one in facts[1:]] == [one["after"] for one in facts[:-1]]
    assert year(sun, 2027)["2027-03"]["due_on"] == facts[-1]["after"]["due_on"]


class TestTheNextDeadline:
    @pytest.mark.parametrize(
        ("today", "due_on", "left"),
        [
            ("2026-11-23", "2026-12-15", 22),
            ("2026-12-15", "2026-12-15", 0),
            ("2026-12-16", "2027-01-15", 30),
            ("2026-05-16", "2026-05-22", 6),
            ("2026-01-01", "2026-01-20", 19),
        ],
    )
    def test_is_the_first_that_is_not_over(
        self, sign_in: SignIn, clock: FakeClock, today: str, due_on: str, left: int
    ) -> None:
        clock.instant = datetime.fromisoformat(f"{today}T10:00:00+08:00")

        shown = sign_in(LIN).get("/api/filing/next").get_json()

        assert (shown["month"], shown["due_on"]) == (due_on[:7], due_on)
        assert shown["days_left"] == left

    def test_may_be_last_months_when_a_notice_put_it_off(
        self, sun: FlaskClient, sign_in: SignIn, clock: FakeClock
    ) -> None:
        enter(sun, "2026-11", "2026-12-02")
        clock.instant = datetime(2026, 12, 1, 16, 30, tzinfo=UTC)  # 2 December in China

        shown = sign_in(LIN).get("/api/filing/next").get_json()

        assert (shown["month"], shown["days_left"]) == ("2026-11", 0)

    def test_counts_a_provisional_one_to_the_fifteenth(
        self, sign_in: SignIn, clock: FakeClock
    ) -> None:
        clock.instant = datetime(2027, 8, 10, 2, 0, tzinfo=UTC)

        shown = sign_in(LIN).get("/api/filing/next").get_json()

        assert shown["provisional"] is True
        assert (shown["due_on"], shown["earliest_on"]) == ("2027-08-16", "2027-08-15")
        assert shown["days_left"] == 5


class TestRefusals:
    @pytest.mark.parametrize("due_on", ["2026-05-01", "2026-06-10"])
    def test_the_outermost_days_are_taken(self, sun: FlaskClient, due_on: str) -> None:
        assert enter(sun, "2026-05", due_on).status_code == 200

    @pytest.mark.parametrize("due_on", ["2026-04-30", "2026-06-11", "2025-05-22", "9999-12-31"])
    def test_a_day_that_no_notice_can_name_is_refused_in_words(
        self, sun: FlaskClient, due_on: str
    ) -> None:
        answer = enter(sun, "2026-05", due_on)

        assert answer.status_code == 422
        assert answer.get_json()["errors"] == [
            {
                "field": "due_on",
                "message": "2026-05 的截止日应在 2026-05-01 至 2026-06-10 之间：不会早于当月，"
                "最晚顺延到下月上旬。请对照公告核对月份和日期。",
            }
        ]
        assert year(sun, 2026)["2026-05"]["due_on"] == "2026-05-22"

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({}, "due_on"),
            ({"due_on": None}, "due_on"),
            ({"due_on": 0}, "due_on"),
            ({"due_on": "2026-02-30"}, "due_on"),
            ({"due_on": "2026-05-22", "notice": "号" * 101}, "notice"),
            ({"due_on": "2026-05-22", "notice": "a\x00"}, "notice"),
            ({"due_on": "2026-05-22", "source": "table"}, "source"),
        ],
    )
    def test_a_wrong_member_is_named(
        self, sun: FlaskClient, body: dict[str, object], field: str
    ) -> None:
        answer = sun.put("/api/filing/2026-05", json=body)

        assert answer.status_code == 422
        assert [one["field"] for one in answer.get_json()["errors"]] == [field]

    @pytest.mark.parametrize("month", ["2026-13", "2026-5", "1999-12", "2101-01", "May", "1000000"])
    @pytest.mark.parametrize("method", ["PUT", "DELETE"])
    def test_what_is_no_month_is_refused(self, sun: FlaskClient, method: str, month: str) -> None:
        body = {"due_on": "2026-05-22"} if method == "PUT" else None

        answer = sun.open(f"/api/filing/{month}", method=method, json=body)

        assert answer.status_code == 422
        assert answer.get_json()["errors"][0]["field"] == "month"

    def test_what_is_not_in_the_table_cannot_be_removed(
        self, app: APIFlask, sun: FlaskClient
    ) -> None:
        assert sun.delete("/api/filing/2027-01").status_code == 404
        assert audited(app) == []

    @pytest.mark.parametrize("asked", ["1999", "2101", "x", "", "2026&more=1"])
    def test_a_year_beyond_the_calendar_is_refused(self, sun: FlaskClient, asked: str) -> None:
        assert sun.get(f"/api/filing?year={asked}").status_code == 422

    @pytest.mark.parametrize("persona", [LIN, WANG, ZHAO, QIAN, ZHOU])
    def test_only_an_administrator_changes_the_table(
        self, sign_in: SignIn, persona: Persona
    ) -> None:
        browser = sign_in(persona)

        assert enter(browser, "2026-05", "2026-05-25").status_code == 403
        assert browser.delete("/api/filing/2026-05").status_code == 403
        assert year(browser, 2026)["2026-05"]["due_on"] == "2026-05-22"

    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("GET", "/api/filing"),
            ("GET", "/api/filing/next"),
            ("PUT", "/api/filing/2026-05"),
            ("DELETE", "/api/filing/2026-05"),
        ],
    )
    def test_a_stranger_sees_and_changes_nothing(
        self, client: FlaskClient, method: str, path: str
    ) -> None:
        assert client.open(path, method=method).status_code == 401


@both_databases
def test_one_month_is_found_by_itself(app: APIFlask) -> None:
    with app.app_context():
        assert service.find_deadline(Month(2026, 2)).source is DeadlineSource.TABLE
        assert service.find_deadline(Month(2024, 6)).due_on == date(2024, 6, 19)
        assert service.find_deadline(Month(2100, 12)).provisional
