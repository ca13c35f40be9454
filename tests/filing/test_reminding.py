"""The tax clerk hears of the end of a filing period in good time, once a reminder, and of moves."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.accounts.rules import PersonState
from backend.filing import service
from backend.filing.rules import Month, TableEntry
from backend.infra.db import db
from backend.infra.jobs.engine import Jobs
from backend.infra.parts import part
from backend.notify.kinds import NoticeKind
from backend.notify.models import NoticeRow
from backend.notify.service.parts import sources
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, QIAN, SUN, WANG, Persona

Join = Callable[..., int]
DAY = timedelta(days=1)


@pytest.fixture
def morning(app: APIFlask, clock: FakeClock) -> Callable[[str], None]:
    """The chore of that morning runs."""

    def run(day: str) -> None:
        clock.instant = datetime.fromisoformat(f"{day}T08:00:00+08:00")
        with app.app_context():
            service.remind()

    return run


@pytest.fixture
def told(app: APIFlask) -> Callable[[int], list[str]]:
    """Titles of what a person was told, oldest first."""

    def read(person_id: int) -> list[str]:
        with app.app_context():
            rows = db.session.scalars(
                select(NoticeRow).where(NoticeRow.person_id == person_id).order_by(NoticeRow.id)
            ).all()
            assert {row.kind for row in rows} <= {NoticeKind.FILING_DEADLINE}
            assert {row.link for row in rows} <= {"/filing"}
            return [row.title for row in rows]

    return read


def move(app: APIFlask, actor_id: int, month: Month, due_on: date) -> None:
    with app.app_context():
        service.set_deadline(actor_id, month, TableEntry(due_on, None))


@both_databases
def test_the_tax_clerk_is_told_seven_three_and_one_day_before_once_each(
    join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
) -> None:
    qian, lin = join(QIAN), join(LIN)

    for number in range(14, 26):
        morning(f"2026-05-{number}")
        morning(f"2026-05-{number}")  # another worker, the same morning

    assert told(qian) == ["5 月申报还有 7 天截止", "5 月申报还有 3 天截止", "5 月申报还有 1 天截止"]
    assert told(lin) == []


def test_a_reminder_that_was_missed_is_made_up_for_with_the_days_that_are_left(
    join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
) -> None:
    qian = join(QIAN)

    morning("2026-05-17")  # the machine was off on the 15th and 16th
    morning("2026-05-22")

    assert told(qian) == ["5 月申报还有 5 天截止", "5 月申报今天截止"]


def test_a_deadline_that_has_moved_is_told_again(
    app: APIFlask, join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
) -> None:
    qian, sun = join(QIAN), join(SUN)
    morning("2026-05-19")

    move(app, sun, Month(2026, 5), date(2026, 5, 25))
    morning("2026-05-20")

    assert told(qian) == ["5 月申报还有 3 天截止", "5 月申报还有 5 天截止"]


def test_last_months_deadline_and_this_months_are_both_told(
    app: APIFlask, join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
) -> None:
    qian, sun = join(QIAN), join(SUN)
    move(app, sun, Month(2026, 11), date(2026, 12, 9))

    morning("2026-12-08")

    assert told(qian) == ["11 月申报还有 1 天截止", "12 月申报还有 7 天截止"]


def test_a_provisional_deadline_is_reminded_of_from_the_fifteenth(
    app: APIFlask, join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
) -> None:
    qian = join(QIAN)

    morning("2027-08-08")

    assert told(qian) == ["8 月申报还有 7 天截止"]
    with app.app_context():
        body = db.session.scalars(select(NoticeRow.body)).one()
    assert "暂定 2027-08-16" in body
    assert "请按 2027-08-15 准备" in body


@pytest.mark.parametrize(
    ("day", "body"),
    [
        ("2026-05-15", "截止日 2026-05-22（官方公告）。请核对抄报、申报和清卡是否都已完成。"),
        ("2025-06-12", "截止日 2025-06-16（按假日推算）。请核对抄报、申报和清卡是否都已完成。"),
    ],
)
def test_the_reminder_says_where_the_date_comes_from(
    app: APIFlask, join: Join, morning: Callable[[str], None], day: str, body: str
) -> None:
    join(QIAN)

    morning(day)

    with app.app_context():
        assert db.session.scalars(select(NoticeRow.body)).one() == body


class TestWhoIsTold:
    def test_the_administrators_where_there_is_no_tax_clerk(
        self, join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
    ) -> None:
        sun, wang = join(SUN), join(WANG)

        morning("2026-05-15")

        assert [len(told(one)) for one in (sun, wang)] == [1, 0]

    def test_the_tax_clerk_alone_where_there_is_one(
        self, join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
    ) -> None:
        sun, qian = join(SUN), join(QIAN)

        morning("2026-05-15")

        assert [len(told(one)) for one in (sun, qian)] == [0, 1]

    def test_the_administrators_when_the_tax_clerk_has_left(
        self, join: Join, morning: Callable[[str], None], told: Callable[[int], list[str]]
    ) -> None:
        sun, qian = join(SUN), join(QIAN, PersonState.DISABLED)

        morning("2026-05-15")

        assert [len(told(one)) for one in (sun, qian)] == [1, 0]

    def test_nobody_before_the_installation_is_set_up(
        self, app: APIFlask, morning: Callable[[str], None]
    ) -> None:
        morning("2026-05-15")

        with app.app_context():
            assert db.session.scalars(select(NoticeRow)).all() == []


def test_the_chore_is_among_the_daily_ones(app: APIFlask) -> None:
    with app.app_context():
        assert service.remind in [daily.do for daily in part(Jobs).dailies]


class TestTheCalendar:
    @staticmethod
    def entries(app: APIFlask, person_id: int) -> dict[str, tuple[str, date | None]]:
        with app.app_context():
            found = [entry for source in sources().calendar for entry in source.entries(person_id)]
            return {one.uid: (one.title, one.on) for one in found if one.uid.startswith("filing-")}

    def test_of_the_tax_clerk_has_the_deadlines_of_a_year(
        self, app: APIFlask, join: Join, clock: FakeClock
    ) -> None:
        entries = self.entries(app, join(QIAN))

        assert len(entries) == 12  # that of November is over
        assert entries["filing-2026-12"] == ("12 月申报截止", date(2026, 12, 15))
        assert entries["filing-2027-08"] == ("8 月申报截止（暂定）", date(2027, 8, 15))

    @pytest.mark.parametrize("persona", [LIN, SUN])
    def test_of_people_who_do_not_file_has_none(
        self, app: APIFlask, join: Join, clock: FakeClock, persona: Persona
    ) -> None:
        join(QIAN)

        assert self.entries(app, join(persona)) == {}

    def test_rings_when_the_reminders_come(
        self, app: APIFlask, join: Join, clock: FakeClock
    ) -> None:
        qian = join(QIAN)

        with app.app_context():
            entry = service.FilingDates().entries(qian)[0]

        assert entry.alarms == (7 * DAY, 3 * DAY, DAY)
        assert entry.link == "/filing"
