"""The order of the steps, and what a session with several units is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.clearing.rules.order import ENDED, MAIN, follows, may_abort, session_state
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.states import ClearState as State


@pytest.mark.parametrize(("now", "then"), list(pairwise(MAIN)))
def test_each_step_follows_the_one_before(now: State, then: State) -> None:
    assert follows(now, then)


def test_no_step_is_skipped_on_the_way_to_the_write() -> None:
    for at, now in enumerate(MAIN):
        for then in MAIN[at + 2 :]:
            if then is State.WRITING:
                assert not follows(now, then), (now, then)


@pytest.mark.parametrize("now", sorted(ENDED))
@pytest.mark.parametrize("then", list(State))
def test_nothing_follows_an_end(now: State, then: State) -> None:
    assert not follows(now, then)


def test_a_session_is_given_up_only_before_anything_left_the_house() -> None:
    may = [one for one in MAIN if may_abort(one)]

    assert may == list(MAIN[: MAIN.index(State.REPORT_INTENT)])
    assert all(follows(one, State.ABORTED) is (one in may) for one in MAIN)


def test_a_session_is_where_its_least_advanced_unit_is() -> None:
    assert session_state([State.DONE, State.WAIT_COMPARE, State.TICKETED]) is State.WAIT_COMPARE
    assert session_state([State.DONE, State.HALTED]) is State.HALTED
    assert session_state([State.DONE, State.SUPERSEDED]) is State.DONE
    assert session_state([]) is State.NEW


@given(st.lists(st.sampled_from([one for one in State if one is not State.PARKED]), min_size=1))
def test_a_session_is_never_further_than_any_of_its_units(states: list[State]) -> None:
    whole = session_state(states)

    assert whole in states
    if whole not in ENDED:
        assert all(one in ENDED or MAIN.index(one) >= MAIN.index(whole) for one in states)


@pytest.mark.parametrize("code", ["QK-101", "QK-103", "QK-104", "QK-107"])
def test_what_has_lost_its_device_asks_for_the_same_one_and_waits_for_it(code: str) -> None:
    problem = PROBLEMS[code]

    assert "同一" in problem.remedy
    assert problem.parks
