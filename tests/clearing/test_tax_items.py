"""Totals per tax item against our own ledger: by rate, or by invoice type."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.clearing.rules.tax_items import Issued, ItemSums, compare, rate_of

GOODS = {"tax_index": 1, "normal_fen": 11_300, "return_fen": 0, "name": "货物", "rate": "13"}
SERVICES = {"tax_index": 2, "normal_fen": 5_300, "return_fen": 1_060, "name": "服务", "rate": "6"}


def issued(*lines: tuple[str | None, int, int], red: bool = False, total: int = 0) -> Issued:
    """An invoice of lines (rate, without tax, tax)."""
    items = [{"tax_rate": rate, "amount_fen": fen, "tax_fen": tax} for rate, fen, tax in lines]
    sums = abs(sum(fen + tax for _, fen, tax in lines))
    return Issued("digital_special", red, total or sums, items)


def test_an_invoice_of_two_rates_is_split_over_the_tax_items_of_those_rates() -> None:
    sold = issued(("13%", 10_000, 1_300), ("6%", 5_000, 300))
    taken_back = issued(("0.06", -1_000, -60), red=True)

    lines = compare([GOODS, SERVICES], [sold, taken_back])

    assert lines == [
        ItemSums("货物 13%", 11_300, 0, 11_300, 0),
        ItemSums("服务 6%", 5_300, 1_060, 5_300, 1_060),
    ]


def test_items_of_one_rate_are_compared_together_for_an_invoice_knows_only_the_rate() -> None:
    more = {**GOODS, "tax_index": 3, "normal_fen": 1_130, "name": "加工"}

    (line,) = compare([GOODS, more], [issued(("13", 10_000, 1_300))])

    assert line == ItemSums("货物 13%、加工 13%", 12_430, 0, 11_300, 0)


def test_what_only_the_ledger_has_stands_by_itself_and_an_unnamed_item_is_not_compared() -> None:
    unnamed = {"tax_index": 9, "normal_fen": 100, "return_fen": 0}
    ours = [issued(("9%", 1_000, 90)), issued(total=500), issued(("***", 700, 0))]

    lines = compare([unnamed], ours)

    assert lines == [
        ItemSums("税目 9", 100, 0, None, None),
        ItemSums("没有税率的明细", None, None, 1_200, 0),
        ItemSums("税率 9%", None, None, 1_090, 0),
    ]


def test_a_number_of_a_tax_item_is_never_taken_for_a_rate() -> None:
    unnamed = {"tax_index": 13, "normal_fen": 100, "return_fen": 0, "name": "", "rate": None}

    lines = compare([unnamed], [issued(("13%", 100, 13))])

    assert lines == [
        ItemSums("税目 13", 100, 0, None, None),
        ItemSums("税率 13%", None, None, 113, 0),
    ]


def test_a_device_that_sums_by_types_is_compared_by_the_kind_of_the_invoice() -> None:
    by_type = {"tax_index": 4, "normal_fen": 900, "return_fen": 0, "name": "增值税专用发票",
               "rate": None, "type_code": "004"}  # fmt: skip
    ours = [Issued("special_vat", False, 850, []), Issued("roll", True, 20, [])]

    lines = compare([by_type], ours)

    assert lines == [
        ItemSums("增值税专用发票", 900, 0, 850, 0),
        ItemSums("卷票", None, None, 0, 20),
    ]


@pytest.mark.parametrize(
    ("printed", "rate"),
    [
        ("13%", "13"), ("0.13", "13"), ("13", "13"), ("1%", "1"), ("1", "1"), ("0.5%", "0.5"),
        ("0.005", "0.5"), ("0.03", "3"), ("免税", "0"), ("不征税", "0"), ("0%", "0"), ("10%", "10"),
        ("***", None), ("", None), (None, None), ("-3%", None), ("NaN", None), ("1000%", None),
    ],
)  # fmt: skip
def test_a_rate_is_read_from_every_way_in_which_it_is_printed(
    printed: str | None, rate: str | None
) -> None:
    assert rate_of(printed) == rate


RATES = st.sampled_from(["13%", "6%", "免税", "***", None])
LINES = st.lists(st.tuples(RATES, st.integers(0, 10**9), st.integers(0, 10**8)), max_size=4)


@given(st.lists(st.tuples(LINES, st.booleans(), st.integers(0, 10**9)), max_size=6))
def test_the_lines_always_come_to_the_sums_of_the_ledger(told: list[Any]) -> None:
    ours = [issued(*lines, red=red, total=total) for lines, red, total in told]

    lines = compare([GOODS, SERVICES], ours)

    normal = sum(one.our_normal_fen or 0 for one in lines)
    returned = sum(one.our_return_fen or 0 for one in lines)
    assert normal == sum(one.total_fen for one in ours if not one.is_red_letter)
    assert returned == sum(one.total_fen for one in ours if one.is_red_letter)
