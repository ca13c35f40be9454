"""预算 as a pure matter: periods, what counts where, shares that add up, looking back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.claims.rules.budget import (
    BudgetLeft,
    BudgetOf,
    Entry,
    Ledger,
    Period,
    Spending,
    periods_of,
    scaled,
    total,
)

NOVEMBER = Period.parse("2026-11")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2099", date(2099, 1, 1), date(2099, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    period = Period.parse(text)

    assert (period.first, period.last) == (first, last)
    assert first in period
    assert last in period
    assert first - timedelta(days=1) not in period
    assert last + timedelta(days=1) not in period


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-00", "2026-1", "2026-11-01", "1999"])
def test_what_is_no_period_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="期间应写作"):
        Period.parse(text)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    month, year = periods_of(day)

    assert day in Period.parse(month)
    assert day in Period.parse(year)


@pytest.mark.parametrize(
    ("spending", "counts"),
    [
        (Spending(3, 2, date(2026, 11, 30), 100), True),
        (Spending(4, 2, date(2026, 11, 30), 100), False),
        (Spending(3, 1, date(2026, 11, 30), 100), False),
        (Spending(3, None, date(2026, 11, 30), 100), False),
        (Spending(3, 2, date(2026, 12, 1), 100), False),
    ],
)
def test_spending_counts_by_department_type_and_day(spending: Spending, counts: bool) -> None:
    budget = BudgetOf(1, 3, 2, NOVEMBER, 1000)

    assert budget.covers(spending) is counts
    assert total(budget, [spending, spending]) == (200 if counts else 0)


def test_a_budget_of_any_type_counts_all_types() -> None:
    budget = BudgetOf(1, 3, None, NOVEMBER, 1000)
    spendings = [Spending(3, one, date(2026, 11, 2), 100) for one in (1, 2, None)]

    assert total(budget, spendings) == 300


shares = st.dictionaries(st.integers(1, 30), st.integers(1, 10**9), max_size=20)


@given(shares, st.data())
def test_what_was_granted_is_shared_out_to_the_last_fen(
    borne: dict[int, int], data: st.DataObject
) -> None:
    asked = sum(borne.values())
    granted = data.draw(st.integers(0, asked))

    parts = scaled(borne, granted)

    assert sum(parts.values()) == (granted if borne else 0)
    for who, fen in parts.items():
        exact = borne[who] * granted / asked
        assert 0 <= fen <= borne[who]
        assert abs(fen - exact) < 1.001


@given(shares)
def test_granted_in_full_every_share_stays_as_it_is(borne: dict[int, int]) -> None:
    assert scaled(borne, sum(borne.values())) == borne


def test_at_a_tie_the_odd_fen_goes_to_the_lower_department() -> None:
    assert scaled({9: 50, 4: 50}, 99) == {9: 49, 4: 50}


@pytest.mark.parametrize("granted", [-1, 101])
def test_nothing_is_shared_out_that_was_not_asked(granted: int) -> None:
    with pytest.raises(ValueError, match="beyond what was asked"):
        scaled({1: 100}, granted)


def test_a_budget_says_what_is_left_and_when_too_much_is_gone() -> None:
    left = BudgetLeft(BudgetOf(1, 3, None, NOVEMBER, 1000), "销售部", None, 700, 201)

    assert left.left_fen == 99
    assert left.name == "销售部"
    assert left.exceeds(90)
    assert not left.exceeds(91)


entries = st.lists(
    st.builds(
        lambda hour, department, fen: Entry(
            hour,
            datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=hour),
            Spending(department, 2, date(2026, 11, 5), fen),
        ),
        st.integers(0, 500),
        st.sampled_from([3, 4]),
        st.integers(1, 10**6),
    ),
    max_size=30,
)


@given(entries, st.integers(-1, 501))
def test_a_ledger_tells_what_had_been_used_before_a_moment(spent: list[Entry], hour: int) -> None:
    budget = BudgetOf(1, 3, None, NOVEMBER, 1000)
    moment = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=hour)

    earlier = [one.spending for one in spent if one.submitted_at < moment]

    assert Ledger(budget, spent).used_before(moment) == total(budget, earlier)
