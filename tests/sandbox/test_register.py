"""The sandbox's register: invented, the same every day, inside the window."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.taxid import check_tax_id
from backend.reading import qr
from backend.reading.kinds import InvoiceKind
from backend.reading.numbers import dedupe_key, derived_kind
from backend.sandbox.companies import DEMO_BUYER, OTHER_BUYER, invented_tax_id
from backend.sandbox.payloads import bulk_payload, demo_payloads, payload_text
from backend.sandbox.registry import (
    Entry,
    State,
    default_base,
    entries,
    find,
    same_day_entry,
)
from backend.verification.outcomes import Outcome

TODAY = date(2026, 11, 23)
REGISTER = entries(default_base(TODAY))
QR_KINDS = {"01", "04", "08", "10", "31", "32", "51"}


def test_the_register_holds_enough_of_every_kind_and_state() -> None:
    kinds = Counter(one.kind for one in REGISTER)

    assert len(REGISTER) >= 60
    assert {one.qr_type for one in REGISTER} == QR_KINDS
    assert kinds[InvoiceKind.TOLL] >= 3
    assert {one.state for one in REGISTER} == set(State)
    assert {one.buyer for one in REGISTER} == {DEMO_BUYER, OTHER_BUYER}


def test_every_invoice_is_of_the_region_that_does_not_exist() -> None:
    for entry in REGISTER:
        region = entry.number[2:4] if entry.code is None else entry.code.lstrip("0")[:2]
        assert region == "99"
        assert entry.seller.name.startswith("沙箱市")


def test_no_two_invoices_are_the_same_over_the_years() -> None:
    years = [entries(date(year, 1, 1)) for year in range(2021, 2028)]
    keys = [dedupe_key(one.code, one.number) for year in years for one in year]

    assert len(keys) == len(set(keys))


def test_what_was_printed_once_stays_the_same() -> None:
    printed = [payload_text(one) for one in REGISTER]

    assert printed == [payload_text(one) for one in entries(default_base(date(2026, 1, 1)))]
    for later in (date(2026, 12, 31), date(2027, 1, 1), date(2029, 6, 1)):
        for entry in REGISTER:
            assert find(entry.code, entry.number, today=later) == entry


def test_every_invoice_lies_inside_the_window_of_verification() -> None:
    for today in (date(2026, 1, 1), date(2026, 12, 31)):
        ages = [(today - one.issued_on).days for one in entries(default_base(today))]
        assert min(ages) > 1
        assert max(ages) < 365 * 2


@pytest.mark.parametrize("entry", REGISTER, ids=lambda one: one.number)
def test_amounts_add_up_and_the_kind_fits_the_code(entry: Entry) -> None:
    assert entry.total_fen == entry.amount_without_tax_fen + entry.tax_fen
    assert (entry.total_fen < 0) == (entry.state is State.RED_LETTER)
    assert derived_kind(entry.code) in {None, entry.kind}
    for party in (entry.buyer, entry.seller):
        check = check_tax_id(party.tax_id)
        assert (check.problem, check.warning) == (None, None)


@given(st.integers(0, 999_999))
def test_invented_tax_ids_are_well_formed(serial: int) -> None:
    check = check_tax_id(invented_tax_id(serial))

    assert (check.problem, check.warning) == (None, None)


def test_every_demo_code_is_read_as_an_invoice_of_its_own() -> None:
    payloads = demo_payloads(today=TODAY)

    readings = [qr.parse(one.text) for one in payloads]

    assert all(one.ok for one in readings)
    assert len({one.number for one in readings}) == len(payloads)
    assert {one.crc for one in readings} <= {qr.Crc.OK, qr.Crc.UNDETERMINED}
    expected = {one.expected for one in payloads}
    assert {
        Outcome.MATCH_VALID,
        Outcome.MATCH_VOID,
        Outcome.MATCH_RED_PARTIAL,
        Outcome.MATCH_RED_FULL,
        Outcome.MATCH_IS_RED_LETTER,
        Outcome.MISMATCH,
        Outcome.NOT_FOUND,
        Outcome.NOT_YET,
        Outcome.TOO_OLD,
    } <= expected


def test_the_code_of_today_is_another_one_tomorrow_and_known_then() -> None:
    today, tomorrow = same_day_entry(TODAY), same_day_entry(date(2026, 11, 24))

    assert today.number != tomorrow.number
    assert find(None, today.number, today=date(2026, 11, 24)) == today


@given(st.text("0123456789", min_size=15, max_size=15))
def test_any_number_may_be_looked_up(rest: str) -> None:
    find(None, f"26992{rest}", today=TODAY)


def test_bulk_codes_are_all_different_and_readable() -> None:
    texts = {bulk_payload(serial) for serial in range(300)}

    assert len(texts) == 300
    assert all(qr.parse(text).ok for text in texts)
