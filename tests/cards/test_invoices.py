"""Invoices of a device in stretches: each number once, in exactly one state."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backend.cards.invoices import (
    DeviceInvoiceStatus,
    InvoiceScope,
    InvoiceStretch,
    Numbers,
    Place,
    UsedRoll,
    arrange,
    joined,
)

CODE, OTHER_CODE = "99002511300100000001", "99002511300100000002"
DAY = date(2026, 10, 3)


def numbers(first: int, last: int, code: str = CODE) -> Numbers:
    return Numbers(code, first, last)


def roll(first: int, last: int, *, issued: int, voided: int = 0, code: str = CODE) -> UsedRoll:
    return UsedRoll(
        numbers=numbers(first, last, code),
        normal_count=issued,
        return_count=0,
        void_count=voided,
        normal_fen=issued * 100,
        return_fen=0,
        first_day=DAY,
        last_day=DAY,
    )


some_numbers = st.builds(
    lambda code, first, count: Numbers(code, first, first + count),
    st.sampled_from([CODE, OTHER_CODE]),
    st.integers(1, 60),
    st.integers(0, 25),
)


@st.composite
def some_rolls(draw: st.DrawFn) -> list[UsedRoll]:
    found = []
    for one in draw(st.lists(some_numbers, max_size=8)):
        voided = draw(st.integers(0, one.count))
        issued = draw(st.integers(0, one.count - voided))
        found.append(roll(one.first, one.last, issued=issued, voided=voided, code=one.invoice_code))
    return found


def told(scope: InvoiceScope) -> list[tuple[str, int]]:
    return [
        (one.numbers.invoice_code, number)
        for one in scope.stretches
        if one.numbers is not None
        for number in range(one.numbers.first, one.numbers.last + 1)
    ]


@given(some_rolls(), st.lists(some_numbers, max_size=2), st.lists(some_numbers, max_size=5))
def test_every_number_the_device_tells_is_in_one_stretch_and_in_exactly_one_state(
    rolls: list[UsedRoll], handed_out: list[Numbers], bought: list[Numbers]
) -> None:
    scope = arrange(rolls, handed_out=handed_out, bought=bought)

    each = Counter(told(scope))
    wanted = {
        (one.invoice_code, number)
        for one in [*(used.numbers for used in rolls), *handed_out, *bought]
        for number in range(one.first, one.last + 1)
    }
    assert set(each.values()) <= {1}
    assert each.keys() == wanted
    for one in scope.stretches:
        assert min(one.blank, one.issued, one.voided) >= 0
        assert one.numbers is not None
        assert one.count == one.numbers.count
    assert sum(scope.total(one) for one in DeviceInvoiceStatus) == len(wanted)


@given(some_rolls(), st.lists(some_numbers, max_size=5))
def test_a_gap_holds_only_numbers_of_which_the_device_tells_nothing(
    rolls: list[UsedRoll], bought: list[Numbers]
) -> None:
    scope = arrange(rolls, bought=bought)

    known = set(told(scope))
    for gap in scope.gaps:
        inside = {(gap.invoice_code, at) for at in range(gap.first, gap.last + 1)}
        assert not inside & known
        assert {(gap.invoice_code, gap.first - 1), (gap.invoice_code, gap.last + 1)} <= known


@given(some_rolls(), st.lists(some_numbers, max_size=5))
def test_joined_stretches_tell_the_same_invoices(
    rolls: list[UsedRoll], bought: list[Numbers]
) -> None:
    scope = arrange(rolls, bought=bought)

    short = InvoiceScope(stretches=tuple(joined(scope.stretches)))
    assert Counter(told(short)) == Counter(told(scope))
    assert [short.total(one) for one in DeviceInvoiceStatus] == [
        scope.total(one) for one in DeviceInvoiceStatus
    ]


def test_what_is_used_of_a_bought_segment_is_no_stock_any_more() -> None:
    scope = arrange(
        [roll(1, 100, issued=100)], handed_out=[numbers(101, 200)], bought=[numbers(1, 500)]
    )

    assert [(one.place, one.numbers, one.status) for one in scope.stretches] == [
        (Place.USAGE, numbers(1, 100), DeviceInvoiceStatus.ISSUED),
        (Place.REGISTER, numbers(101, 200), DeviceInvoiceStatus.BLANK),
        (Place.STOCK, numbers(201, 500), DeviceInvoiceStatus.BLANK),
    ]
    assert (scope.gaps, scope.overlaps, scope.short) == ((), (), ())


def test_a_gap_between_used_rolls_is_named_and_unused_stock_between_them_is_none() -> None:
    scope = arrange(
        [roll(1, 10, issued=10), roll(21, 30, issued=10), roll(41, 50, issued=10)],
        bought=[numbers(31, 40)],
    )

    assert scope.gaps == (numbers(11, 20),)


def test_numbers_on_record_twice_are_named_and_counted_once() -> None:
    scope = arrange([roll(1, 10, issued=10), roll(8, 12, issued=4, voided=1)])

    assert scope.overlaps == (numbers(8, 10),)
    assert [(one.numbers, one.issued, one.voided) for one in scope.stretches] == [
        (numbers(1, 12), 11, 1)
    ]


def test_a_roll_with_fewer_invoices_than_numbers_is_named_unless_it_is_the_last() -> None:
    scope = arrange([roll(1, 10, issued=8), roll(11, 20, issued=3)])

    assert [one.numbers for one in scope.short] == [numbers(1, 10)]
    assert scope.total(DeviceInvoiceStatus.BLANK) == 9


def test_a_roll_with_spoilt_invoices_has_no_single_state() -> None:
    mixed = InvoiceStretch(place=Place.USAGE, numbers=numbers(1, 10), issued=9, voided=1)

    assert mixed.status is None
    assert InvoiceStretch(place=Place.USAGE, voided=2).status is DeviceInvoiceStatus.VOIDED
