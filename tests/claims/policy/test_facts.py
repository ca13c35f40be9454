"""Facts of invoices as a pure matter: neighbours, files, ages, and the fingerprint."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.claims.rules.facts import (
    MOST_DISTANT,
    Buyer,
    Facts,
    OwnTitle,
    Printed,
    RestDay,
    Subject,
    fingerprint,
    is_near,
    run_of_keys,
    seller_of,
    work_out,
)
from backend.claims.rules.facts.neighbours import distance, is_similar, is_split
from backend.claims.rules.facts.value import is_image_only
from backend.claims.service.calendar import rest_day
from backend.invoices.states import VerifyStatus
from backend.reading.kinds import InvoiceKind
from backend.reading.numbers import dedupe_key

SELLER = {"seller_name": "虚构酒店", "seller_tax_id": "91990000MA0000HT0A"}
NOBODY: dict[str, str | None] = {"seller_name": None, "seller_tax_id": None}
DAY = date(2026, 11, 18)


def printed(number: str = "25990000000000000100", **members: Any) -> Printed:
    """An invoice of one seller of one day with a known total."""
    code = members.get("code")
    usual: dict[str, Any] = {
        "id": int(number[-6:]),
        "dedupe_key": dedupe_key(code, number),
        "kind": InvoiceKind.DIGITAL_ORDINARY,
        "code": None,
        "issued_on": DAY,
        "amount_fen": 10_600,
        "amount_meaning": "with_tax",
        "total_fen": None,
        **SELLER,
    }
    return Printed(number=number, **usual | members)


ONE = printed()
CODED = {"code": "099002500111", "kind": InvoiceKind.ELECTRONIC_ORDINARY}


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (printed("25990000000000000101"), 1),
        (printed("25990000000000000090"), 10),
        (printed("25990000000000000101", seller_tax_id="91990000MA0000ZZ0Z"), None),
        (printed("25990000000000000101", seller_tax_id=None), 1),
        (printed("25990000000000000101", seller_tax_id=None, seller_name="别家"), None),
        (printed("25990000000000000101", **NOBODY), None),
        (printed("00000101", **CODED), None),
    ],
)
def test_numbers_are_apart_only_within_one_sellers_run(other: Printed, apart: int | None) -> None:
    assert distance(ONE, other) == apart
    assert distance(other, ONE) == apart


def test_beside_the_same_code_an_unknown_seller_is_the_same_one() -> None:
    one, next_one = printed("00000100", **CODED, **NOBODY), printed("00000101", **CODED)
    other_code = printed("00000101", **CODED | {"code": "099002500112"})

    assert distance(one, next_one) == 1
    assert distance(one, other_code) is None


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (printed("25990000000000009999", amount_fen=1), True),
        (printed("25990000000000009999", issued_on=date(2026, 11, 19)), False),
        (printed("25990000000000009999", issued_on=None), False),
        (printed("25990000000000009999", **NOBODY), False),
    ],
)
def test_a_split_purchase_is_the_same_seller_on_the_same_day(other: Printed, is_one: bool) -> None:
    assert is_split(ONE, other) is is_one


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (printed("25990000000000009999"), True),
        (printed("25990000000000009999", amount_fen=10_000, total_fen=10_600), True),
        (printed("25990000000000009999", amount_fen=10_601), False),
        (printed("25990000000000009999", amount_meaning="without_tax"), False),
        (printed("25990000000000009999", amount_fen=None), False),
        (printed("25990000000000009999", issued_on=date(2026, 11, 19)), False),
        (printed("25990000000000009999", seller_tax_id="91990000MA0000ZZ0Z"), False),
        (printed("25990000000000009999", **NOBODY), True),
        (printed("25990000000000009999", **NOBODY, kind=InvoiceKind.RAIL_TICKET), False),
    ],
)
def test_a_similar_invoice_has_day_amount_and_seller_in_common(
    other: Printed, is_one: bool
) -> None:
    assert is_similar(ONE, other) is is_one
    assert is_similar(other, ONE) is is_one


def test_invoices_without_a_day_or_an_amount_are_similar_to_none() -> None:
    dayless, amountless = printed(issued_on=None), printed(amount_fen=None)

    assert not is_similar(dayless, replace(dayless, id=9))
    assert not is_similar(amountless, replace(amountless, id=9))


numbers = st.integers(0, 10**8 - 1).map(lambda number: f"{number:08d}")


@given(numbers, st.integers(-60, 60), st.sampled_from(["099002500111", "9900251130", None]))
def test_the_keys_of_a_run_hold_exactly_the_numbers_near(
    number: str, step: int, code: str | None
) -> None:
    other = int(number) + step
    if not 0 <= other < 10**8:
        return
    one = printed(number, code=code, dedupe_key=dedupe_key(code, number))
    run = run_of_keys(one)

    assert run is not None
    assert (run[0] <= dedupe_key(code, f"{other:08d}") <= run[1]) is (abs(step) <= MOST_DISTANT)


@pytest.mark.parametrize("number", ["A0000001", "１２３４５６７８", ""])
def test_a_number_that_is_no_plain_number_counts_in_no_run(number: str) -> None:
    one = replace(ONE, number=number, dedupe_key=f"|{number}")

    assert run_of_keys(one) is None
    assert distance(one, replace(one, id=9)) is None


def test_a_blockchain_invoice_counts_in_no_run() -> None:
    assert run_of_keys(replace(ONE, number="00000001", dedupe_key="sz|00000001|0af3")) is None


def test_the_seller_has_one_spelling() -> None:
    assert seller_of(" 虚构(武汉)酒店 ", "91990000ma0000ht0a") == {
        "seller_name": "虚构(武汉)酒店",
        "seller_tax_id": "91990000MA0000HT0A",
    }
    assert seller_of("虚构（武汉）酒店", "") == {
        "seller_name": "虚构(武汉)酒店",
        "seller_tax_id": None,
    }


@pytest.mark.parametrize(
    ("formats", "is_only"),
    [
        ((), True),
        (("jpeg",), True),
        (("heic", "png"), True),
        (("pdf",), False),
        (("jpeg", "ofd"), False),
        (("xml",), False),
    ],
)
def test_an_original_is_a_file_that_is_no_picture(formats: tuple[str, ...], is_only: bool) -> None:
    assert is_image_only(formats) is is_only


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 23), None),
        (date(2026, 11, 21), RestDay.WEEKEND),
        (date(2026, 10, 1), RestDay.HOLIDAY),
        (date(2026, 1, 4), None),  # a Sunday worked instead of a day at New Year
        (date(2030, 6, 1), RestDay.WEEKEND),  # nobody has announced that year's holidays
        (date(2030, 6, 3), None),
    ],
)
def test_a_made_up_working_day_is_no_weekend(day: date, kind: RestDay | None) -> None:
    assert rest_day(day) is kind


SUBJECT = Subject(
    printed=ONE,
    buyer=Buyer(InvoiceKind.DIGITAL_ORDINARY, "晴川", "91990000MA0000QC0W", is_told=True),
    verify_status=VerifyStatus.CONSISTENT,
    verified_at=datetime(2026, 11, 20, 17, 0, tzinfo=UTC),
    is_sandbox=False,
    is_by_hand=True,
    formats=("jpeg",),
)
OURS = [OwnTitle(1, "晴川", "91990000MA0000QC0W")]


def facts(subject: Subject = SUBJECT, *others: Printed) -> Facts:
    return work_out(subject, others, OURS, rest_day)


def test_ages_are_asked_with_a_day_and_counted_in_china() -> None:
    found = facts()

    assert found.days_since_issue(date(2026, 11, 23)) == 5
    assert found.verification_age_days(date(2026, 11, 23)) == 2  # verified on the 21st in China
    assert not found.is_cross_year(date(2026, 12, 31))
    assert found.is_cross_year(date(2027, 1, 1))


def test_what_is_not_known_has_no_age() -> None:
    found = facts(replace(SUBJECT, printed=printed(issued_on=None), verified_at=None))

    assert found.days_since_issue(DAY) is None
    assert found.verification_age_days(DAY) is None
    assert not found.is_cross_year(date(2030, 1, 1))


def test_an_invoice_is_no_neighbour_of_itself() -> None:
    twin = printed("25990000000000000101")

    assert facts(SUBJECT, ONE, twin).same_day == (twin.id,)


def test_no_more_than_a_hundred_neighbours_are_kept_the_nearest_of_them() -> None:
    crowd = [printed(f"259900000000{number:08d}", id=1000 + number) for number in range(300)]
    found = facts(replace(SUBJECT, printed=printed("25990000000000000150", id=1150)), *crowd)

    assert len(found.same_day) == len(found.similar) == len(found.consecutive) == 100
    assert [one.distance for one in found.consecutive[:3]] == [1, 1, 2]


members = st.fixed_dictionaries(
    {},
    optional={
        "issued_on": st.sampled_from([None, DAY, date(2026, 11, 21)]),
        "amount_fen": st.sampled_from([None, 0, 10_600]),
        "total_fen": st.sampled_from([None, 10_600]),
        "seller_tax_id": st.sampled_from([None, "91990000MA0000HT0A"]),
        "seller_name": st.sampled_from([None, "虚构酒店"]),
    },
)
some_printed = st.builds(
    lambda number, more: printed(f"2599000000000000{number:04d}", **more),
    st.integers(0, 200),
    members,
)


@given(some_printed, st.lists(some_printed, max_size=6, unique_by=lambda one: one.id))
def test_stored_facts_read_back_equal(one: Printed, others: list[Printed]) -> None:
    found = facts(replace(SUBJECT, printed=one), *others)

    assert Facts.from_json(found.as_json()) == found


@given(some_printed, some_printed)
def test_to_be_near_is_mutual(one: Printed, other: Printed) -> None:
    assert is_near(one, other) is is_near(other, one)


@given(some_printed, st.lists(some_printed, max_size=6, unique_by=lambda one: one.id))
def test_who_is_not_near_makes_no_difference(one: Printed, others: list[Printed]) -> None:
    subject = replace(SUBJECT, printed=one)
    near = [other for other in others if is_near(one, other)]

    assert facts(subject, *others) == facts(subject, *near)


@pytest.mark.parametrize(
    "changed",
    [
        {"printed": printed(total_fen=10_600)},
        {"printed": printed(issued_on=date(2026, 11, 17))},
        {"buyer": Buyer(InvoiceKind.DIGITAL_ORDINARY, "晴川", None, is_told=True)},
        {"verify_status": VerifyStatus.NOT_FOUND},
        {"verified_at": datetime(2026, 11, 20, 17, 1, tzinfo=UTC)},
        {"is_sandbox": True},
        {"is_by_hand": False},
        {"formats": ("jpeg", "pdf")},
    ],
)
def test_whatever_facts_rest_on_changes_their_fingerprint(changed: dict[str, Any]) -> None:
    before = fingerprint(SUBJECT, (), OURS, rest_day)

    assert fingerprint(SUBJECT, (), OURS, rest_day) == before
    assert fingerprint(replace(SUBJECT, **changed), (), OURS, rest_day) != before


def test_companies_neighbours_and_the_calendar_change_the_fingerprint_too() -> None:
    twin = printed("25990000000000000101")
    prints = {
        fingerprint(SUBJECT, (), OURS, rest_day),
        fingerprint(SUBJECT, (), [], rest_day),
        fingerprint(SUBJECT, (), OURS, lambda _day: RestDay.HOLIDAY),
        fingerprint(SUBJECT, (twin,), OURS, rest_day),
        fingerprint(SUBJECT, (replace(twin, amount_fen=1),), OURS, rest_day),
    }

    assert len(prints) == 5
