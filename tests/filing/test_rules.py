"""When a filing period ends: official years, the rules one by one, and years nobody knows yet."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.filing.gateway import AnnouncedHolidays
from backend.filing.official import OFFICIAL
from backend.filing.rules import (
    Calendar,
    DayKind,
    Deadline,
    DeadlineSource,
    Month,
    TableEntry,
    days_left,
    decide,
    entry_bounds,
    latest_reminder,
    reminder_days,
)
from tests.filing.calendars import MadeUpCalendar, days

# The State Taxation Administration's notices: the day each month's period ended.
OFFICIALLY = {
    2024: (15, 23, 15, 18, 22, 19, 15, 15, 18, 24, 15, 16),
    2026: (20, 24, 16, 20, 22, 15, 15, 17, 15, 26, 16, 15),
}
UNHURRIED = settings(deadline=None)  # a busy machine makes no example wrong
MONTHS = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))


def due_on(text: str, calendar: Calendar) -> date:
    return decide(Month.parse(text), None, calendar).due_on


@pytest.mark.parametrize(
    ("year", "number", "day"),
    [(year, number, day) for year in OFFICIALLY for number, day in enumerate(OFFICIALLY[year], 1)],
)
def test_the_algorithm_gives_the_official_day_of_every_month(
    year: int, number: int, day: int
) -> None:
    deadline = decide(Month(year, number), None, AnnouncedHolidays())

    assert deadline.due_on == date(year, number, day)
    assert deadline.source is DeadlineSource.ALGORITHM
    assert not deadline.provisional


def test_the_shipped_table_is_the_official_notice_of_2026() -> None:
    shipped = [OFFICIAL[Month(2026, number)] for number in range(1, 13)]

    assert [one.due_on.day for one in shipped] == list(OFFICIALLY[2026])
    assert {one.notice for one in shipped} == {"税总办征科函〔2025〕64号"}
    assert len(OFFICIAL) == 12


@pytest.mark.parametrize("number", range(1, 13))
def test_a_year_whose_holidays_nobody_has_announced_is_provisional(number: int) -> None:
    deadline = decide(Month(2027, number), None, AnnouncedHolidays())

    assert deadline.source is DeadlineSource.WEEKEND
    assert deadline.provisional
    assert deadline.due_on.weekday() < 5
    assert 0 <= (deadline.due_on - date(2027, number, 15)).days <= 2


def test_the_table_beats_the_algorithm() -> None:
    entry = TableEntry(date(2026, 5, 29), "某公告")

    deadline = decide(Month(2026, 5), entry, AnnouncedHolidays())

    assert deadline == Deadline(
        Month(2026, 5), date(2026, 5, 29), DeadlineSource.TABLE, notice="某公告"
    )
    assert not deadline.provisional


def test_the_table_beats_what_is_provisional() -> None:
    deadline = decide(Month(2027, 1), TableEntry(date(2027, 1, 20), None), AnnouncedHolidays())

    assert deadline.source is DeadlineSource.TABLE
    assert deadline.earliest_on == date(2027, 1, 20)


class TestTheAlgorithm:
    # In May 2028 the 1st is a Monday and so is the 15th.
    def test_two_holidays_put_nothing_off(self) -> None:
        assert due_on("2028-05", MadeUpCalendar(days("2028-05", 2, 3))) == date(2028, 5, 15)

    def test_three_holidays_put_the_end_off_by_three_working_days(self) -> None:
        assert due_on("2028-05", MadeUpCalendar(days("2028-05", 2, 3, 4))) == date(2028, 5, 18)

    def test_working_days_are_counted_over_the_weekend(self) -> None:
        holidays = days("2028-05", 1, 2, 3, 4, 5)  # and the weekend after them: seven days

        assert due_on("2028-05", MadeUpCalendar(holidays)) == date(2028, 5, 24)

    def test_a_weekend_joined_to_a_holiday_counts(self) -> None:
        assert due_on("2028-05", MadeUpCalendar(days("2028-05", 8))) == date(2028, 5, 18)

    def test_a_weekend_worked_through_does_not_join(self) -> None:
        calendar = MadeUpCalendar(days("2028-05", 8), make_up_days=days("2028-05", 7))

        assert due_on("2028-05", calendar) == date(2028, 5, 15)

    def test_rests_do_not_add_up(self) -> None:
        assert due_on("2028-05", MadeUpCalendar(days("2028-05", 2, 3, 10, 11))) == date(2028, 5, 15)

    def test_the_longest_of_two_rests_counts(self) -> None:
        holidays = days("2028-05", 2, 3, 4, 9, 10, 11, 12)  # three days; four and a weekend

        assert due_on("2028-05", MadeUpCalendar(holidays)) == date(2028, 5, 23)

    def test_a_holiday_is_cut_at_the_first(self) -> None:
        holidays = days("2028-04", 27, 28, 29, 30) | days("2028-05", 1, 2)

        assert due_on("2028-05", MadeUpCalendar(holidays)) == date(2028, 5, 15)

    def test_a_holiday_is_cut_at_the_fifteenth(self) -> None:
        holidays = days("2028-05", 15, 16, 17, 18)  # with its weekend three days are inside

        assert due_on("2028-05", MadeUpCalendar(holidays)) == date(2028, 5, 23)

    def test_a_last_day_on_a_weekend_moves_to_monday(self) -> None:
        assert due_on("2028-04", MadeUpCalendar()) == date(2028, 4, 17)

    def test_a_last_day_on_a_worked_weekend_stays(self) -> None:
        assert due_on("2028-04", MadeUpCalendar(make_up_days=days("2028-04", 15))) == date(
            2028, 4, 15
        )

    def test_a_make_up_day_after_the_fifteenth_is_a_working_day(self) -> None:
        calendar = MadeUpCalendar(days("2028-05", 1, 2, 3, 4, 5), days("2028-05", 20))

        assert due_on("2028-05", calendar) == date(2028, 5, 23)

    @pytest.mark.parametrize("ends_on", ["2028-05-01", "2028-05-15", "2028-05-18"])
    def test_a_calendar_that_ends_too_early_answers_nothing(self, ends_on: str) -> None:
        calendar = MadeUpCalendar(
            days("2028-05", 2, 3, 4), ends_on=date.fromisoformat(ends_on)
        )  # the 18th is the third working day

        deadline = decide(Month(2028, 5), None, calendar)

        assert deadline.source is DeadlineSource.WEEKEND
        assert deadline.due_on == date(2028, 5, 15)

    def test_a_calendar_that_ends_after_the_due_date_suffices(self) -> None:
        calendar = MadeUpCalendar(days("2028-05", 2, 3, 4), ends_on=date(2028, 5, 19))

        assert decide(Month(2028, 5), None, calendar).source is DeadlineSource.ALGORITHM

    def test_a_country_that_never_works_is_no_endless_search(self) -> None:
        class AlwaysRest:
            def kind_of(self, day: date) -> DayKind | None:
                return DayKind.HOLIDAY

        assert decide(Month(2028, 5), None, AlwaysRest()).source is DeadlineSource.WEEKEND


@UNHURRIED
@given(MONTHS)
def test_every_month_of_a_century_has_a_deadline_that_is_not_before_the_fifteenth(
    month: Month,
) -> None:
    deadline = decide(month, None, AnnouncedHolidays())

    assert month.day(15) <= deadline.earliest_on <= deadline.due_on <= entry_bounds(month)[1]
    assert deadline.provisional is (deadline.source is DeadlineSource.WEEKEND)


@UNHURRIED
@given(
    MONTHS,
    st.frozensets(st.integers(1, 28)),
    st.frozensets(st.integers(1, 28)),
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 12, 31))),
)
def test_no_calendar_makes_it_raise_or_end_on_a_day_of_rest(
    month: Month, holidays: frozenset[int], make_up: frozenset[int], ends_on: date | None
) -> None:
    calendar = MadeUpCalendar(
        days(str(month), *holidays), days(str(month), *make_up), ends_on or date.max
    )

    deadline = decide(month, None, calendar)

    assert deadline.due_on >= month.day(15)
    if not deadline.provisional:
        assert calendar.kind_of(deadline.due_on) is DayKind.WORKING


class TestMonth:
    @UNHURRIED
    @given(MONTHS)
    def test_a_month_is_read_as_it_is_written(self, month: Month) -> None:
        assert Month.parse(str(month)) == month

    @pytest.mark.parametrize(
        "text",
        ["", "2026", "2026-5", "2026-00", "2026-13", "2026-05-01", "1999-12", "2101-01",
         "２０２６-05", " 2026-05", "2026-05\n", "0000-01", "9999-12"],
    )  # fmt: skip
    def test_what_is_no_month_is_refused_in_words(self, text: str) -> None:
        with pytest.raises(ValueError, match="YYYY-MM"):
            Month.parse(text)

    @UNHURRIED
    @given(MONTHS, st.integers(-30, 30))
    def test_shifting_there_and_back_leads_home(self, month: Month, months: int) -> None:
        shifted = month.shifted(months)

        assert shifted.shifted(-months) == month
        assert (shifted > month) is (months > 0)


class TestReminding:
    def test_reminders_count_back_from_the_due_date(self) -> None:
        deadline = decide(Month(2026, 5), None, AnnouncedHolidays())

        assert reminder_days(deadline) == (date(2026, 5, 15), date(2026, 5, 19), date(2026, 5, 21))

    def test_reminders_of_a_provisional_deadline_count_back_from_the_fifteenth(self) -> None:
        deadline = decide(Month(2027, 8), None, AnnouncedHolidays())

        assert deadline.due_on == date(2027, 8, 16)  # the 15th is a Sunday, but may be worked
        assert deadline.earliest_on == date(2027, 8, 15)
        assert reminder_days(deadline) == (date(2027, 8, 8), date(2027, 8, 12), date(2027, 8, 14))

    @UNHURRIED
    @given(MONTHS)
    def test_every_reminder_comes_before_the_day_to_be_ready_by(self, month: Month) -> None:
        deadline = decide(month, None, AnnouncedHolidays())

        assert list(reminder_days(deadline)) == sorted(reminder_days(deadline))
        assert all(days_left(deadline, day) > 0 for day in reminder_days(deadline))

    @pytest.mark.parametrize(
        ("today", "due"),
        [
            ("2026-05-14", None),
            ("2026-05-15", "2026-05-15"),
            ("2026-05-18", "2026-05-15"),
            ("2026-05-19", "2026-05-19"),
            ("2026-05-22", "2026-05-21"),
            ("2026-05-23", None),
        ],
    )
    def test_the_latest_reminder_is_due_until_the_deadline_is_over(
        self, today: str, due: str | None
    ) -> None:
        deadline = decide(Month(2026, 5), None, AnnouncedHolidays())

        found = latest_reminder(deadline, date.fromisoformat(today))

        assert found == (due and date.fromisoformat(due))

    @pytest.mark.parametrize(
        ("month", "today", "left"),
        [
            ("2026-05", "2026-05-01", 21),
            ("2026-05", "2026-05-22", 0),
            ("2026-05", "2026-05-23", -1),
            ("2027-08", "2027-08-14", 1),
            ("2027-08", "2027-08-15", 0),
            ("2027-08", "2027-08-16", 0),
            ("2027-08", "2027-08-17", -1),
        ],
    )
    def test_the_days_left(self, month: str, today: str, left: int) -> None:
        deadline = decide(Month.parse(month), None, AnnouncedHolidays())

        assert days_left(deadline, date.fromisoformat(today)) == left


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [("2026-05", "2026-05-01", "2026-06-10"), ("2026-12", "2026-12-01", "2027-01-10"),
     ("2100-12", "2100-12-01", "2101-01-10")],
)  # fmt: skip
def test_a_notice_can_name_days_up_to_the_tenth_of_the_month_after(
    month: str, first: str, last: str
) -> None:
    bounds = entry_bounds(Month.parse(month))

    assert bounds == (date.fromisoformat(first), date.fromisoformat(last))
