"""Yes, no and could not ask stay apart: what each leaves to the cashier."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.claims.rules.rechecking import (
    NEEDS_REASON,
    PATIENCE,
    UNANSWERED,
    RecheckState,
    Standing,
    recheck_state,
    words_of,
    worst,
)
from backend.invoices.states import TaxStatus, VerifyStatus
from backend.verification.outcomes import CONCLUSIVE, Outcome

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
DAY = timedelta(hours=24)
FRESH, STALE = NOW - timedelta(hours=23), NOW - timedelta(hours=25)
JUST_NOW = NOW - timedelta(minutes=1)


def standing(**changes: Any) -> Standing:
    """An invoice that was found in force an hour too long ago."""
    values: dict[str, Any] = {
        "settled": VerifyStatus.CONSISTENT,
        "verify_status": VerifyStatus.CONSISTENT,
        "tax_status": TaxStatus.NORMAL,
        "is_red_letter": False,
        "is_pretended": False,
        "verified_at": STALE,
        "can_ask": True,
        "is_waiting": False,
        "asked_for_at": STALE,
        "last_outcome": Outcome.MATCH_VALID,
        "last_ended_at": STALE,
    }
    return Standing(**(values | changes))


def state_of(**changes: Any) -> RecheckState:
    return recheck_state(standing(**changes), now=NOW, max_age=DAY)


ASKED = {"asked_for_at": JUST_NOW, "is_waiting": True}
BUSY = {"last_outcome": Outcome.PROVIDER_BUSY, "last_ended_at": JUST_NOW}


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"verified_at": FRESH}, RecheckState.CONSISTENT),
        ({}, RecheckState.NEEDED),
        ({"verified_at": None, "settled": None, "asked_for_at": None}, RecheckState.NEEDED),
        (ASKED, RecheckState.PENDING),
        (ASKED | BUSY, RecheckState.UNAVAILABLE),
        (ASKED | BUSY | {"verified_at": FRESH}, RecheckState.CONSISTENT),
        (ASKED | {"verified_at": FRESH}, RecheckState.PENDING),
        (ASKED | {"verified_at": FRESH, "is_waiting": False}, RecheckState.CONSISTENT),
        (ASKED | {"verified_at": NOW}, RecheckState.CONSISTENT),
        (
            {"asked_for_at": NOW - PATIENCE, "is_waiting": True},
            RecheckState.UNAVAILABLE,
        ),
        # Asked so long ago that whatever came of it is too old as well.
        ({"is_waiting": True, **BUSY, "last_ended_at": STALE}, RecheckState.NEEDED),
        ({"verified_at": FRESH, "settled": VerifyStatus.NOT_FOUND}, RecheckState.DISAGREES),
        ({"verified_at": FRESH, "settled": VerifyStatus.INCONSISTENT}, RecheckState.DISAGREES),
        ({"verified_at": FRESH, "settled": VerifyStatus.OUT_OF_WINDOW}, RecheckState.UNAVAILABLE),
        ({"verified_at": FRESH, "settled": VerifyStatus.MALFORMED}, RecheckState.UNAVAILABLE),
        ({"can_ask": False}, RecheckState.LAST_VERDICT),
        (
            {"can_ask": False, "settled": None, "verify_status": VerifyStatus.NOT_REQUIRED},
            RecheckState.LAST_VERDICT,
        ),
        (
            {"can_ask": False, "settled": None, "verify_status": VerifyStatus.UNVERIFIED},
            RecheckState.UNAVAILABLE,
        ),
        ({"can_ask": False, "settled": VerifyStatus.NOT_FOUND}, RecheckState.DISAGREES),
        ({"is_pretended": True, "verified_at": FRESH}, RecheckState.PRETENDED),
        ({"tax_status": TaxStatus.VOIDED, "verified_at": FRESH}, RecheckState.TURNED),
        ({"tax_status": TaxStatus.PARTIALLY_RED}, RecheckState.TURNED),
        ({"tax_status": TaxStatus.FULLY_RED, "can_ask": False}, RecheckState.TURNED),
        ({"tax_status": TaxStatus.ABNORMAL}, RecheckState.TURNED),
        ({"is_red_letter": True}, RecheckState.TURNED),
    ],
)
def test_each_standing_has_its_state(changes: dict[str, Any], state: RecheckState) -> None:
    assert state_of(**changes) is state


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - CONCLUSIVE))
def test_no_failed_question_ever_becomes_a_no(outcome: Outcome) -> None:
    seen = standing(**ASKED, last_outcome=outcome, last_ended_at=JUST_NOW)

    assert recheck_state(seen, now=NOW, max_age=DAY) is RecheckState.UNAVAILABLE
    assert "不等于发票有问题" in words_of(RecheckState.UNAVAILABLE, seen)


instants = st.none() | st.integers(0, 72 * 60).map(lambda ago: NOW - timedelta(minutes=ago))
standings = st.builds(
    Standing,
    settled=st.none() | st.sampled_from(list(VerifyStatus)),
    verify_status=st.sampled_from(list(VerifyStatus)),
    tax_status=st.sampled_from(list(TaxStatus)),
    is_red_letter=st.booleans(),
    is_pretended=st.booleans(),
    verified_at=instants,
    can_ask=st.booleans(),
    is_waiting=st.booleans(),
    asked_for_at=instants,
    last_outcome=st.none() | st.sampled_from(list(Outcome)),
    last_ended_at=instants,
)


@given(standings)
def test_only_a_yes_in_force_passes_by_itself(seen: Standing) -> None:
    state = recheck_state(seen, now=NOW, max_age=DAY)

    if state in {RecheckState.CONSISTENT, RecheckState.LAST_VERDICT}:
        assert seen.tax_status in {TaxStatus.NORMAL, TaxStatus.UNKNOWN}
        assert not seen.is_red_letter
        assert not seen.is_pretended
        said_yes = seen.settled is VerifyStatus.CONSISTENT
        assert said_yes or seen.verify_status is VerifyStatus.NOT_REQUIRED
    if state is RecheckState.CONSISTENT:
        assert seen.verified_at is not None
        assert NOW - seen.verified_at < DAY


@given(standings)
def test_every_state_is_told_in_words(seen: Standing) -> None:
    assert words_of(recheck_state(seen, now=NOW, max_age=DAY), seen).endswith("。")


@given(st.lists(st.sampled_from(list(RecheckState)), min_size=1))
def test_the_worst_invoice_decides_about_the_claim(states: list[RecheckState]) -> None:
    decides = worst(states)

    assert decides in states
    if RecheckState.TURNED in states:
        assert decides is RecheckState.TURNED
    elif NEEDS_REASON & set(states) and RecheckState.PRETENDED not in states:
        assert decides in NEEDS_REASON
    elif UNANSWERED & set(states) and RecheckState.PRETENDED not in states:
        assert decides in UNANSWERED


def test_a_claim_without_invoices_has_nothing_to_be_asked() -> None:
    assert worst([]) is None
