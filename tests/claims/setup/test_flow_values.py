"""Flows as JSON and as values: nothing is lost; what is no flow is refused with its place."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.rules import LARGEST_ID
from backend.claims.rules.flow_values import (
    APPROVING_ROLES,
    HIGHEST_LEVEL,
    ByHead,
    ByPerson,
    ByRole,
    Conditions,
    FlowFormatError,
    Step,
    conditions_as_json,
    parse_conditions,
    parse_steps,
    people_in,
    steps_as_json,
)
from backend.claims.states import ClaimKind, StepMode
from backend.kernel.money import MAX_FEN

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
IDS = st.integers(1, LARGEST_ID)
SETS = st.frozensets(IDS, max_size=5)
CHOICES = st.one_of(
    st.builds(ByPerson, IDS),
    st.builds(ByHead, st.integers(0, HIGHEST_LEVEL)),
    st.builds(ByRole, st.sampled_from(APPROVING_ROLES)),
)
STEPS = st.builds(
    Step,
    st.text("审批总监 1", min_size=1, max_size=9).map(str.strip).filter(bool),
    st.sampled_from(StepMode),
    st.lists(CHOICES, min_size=1, max_size=5, unique=True).map(tuple),
    st.lists(IDS, max_size=4, unique=True).map(tuple),
)


@st.composite
def conditions(draw: st.DrawFn) -> Conditions:
    least = draw(st.one_of(st.none(), st.integers(0, MAX_FEN - 1)))
    most = draw(st.one_of(st.none(), st.integers((least or 0) + 1, MAX_FEN)))
    kinds = draw(st.frozensets(st.sampled_from(ClaimKind)))
    return Conditions(draw(SETS), draw(SETS), draw(SETS), kinds, least, most)


@UNHURRIED
@given(conditions())
def test_conditions_survive_being_stored(wanted: Conditions) -> None:
    assert parse_conditions(conditions_as_json(wanted)) == wanted


@UNHURRIED
@given(st.lists(STEPS, min_size=1, max_size=10))
def test_levels_survive_being_stored(wanted: list[Step]) -> None:
    written = steps_as_json(wanted)

    assert parse_steps(written) == tuple(wanted)
    assert people_in(wanted) == {
        *(one for step in wanted for one in step.copy_to),
        *(by.person_id for step in wanted for by in step.approvers if isinstance(by, ByPerson)),
    }


def test_what_is_missing_means_any() -> None:
    assert (
        parse_conditions({}) == parse_conditions({"kinds": None, "min_fen": None}) == Conditions()
    )


JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["name", "mode", "approvers", "by", "person_id", "role", "levels_up", "min_fen"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@UNHURRIED
@given(JUNK)
def test_whatever_is_no_flow_is_refused_in_words(written: Any) -> None:
    with pytest.raises(FlowFormatError) as caught:
        parse_steps([written])

    assert caught.value.message.endswith("。")
    assert caught.value.path.startswith("steps.0")


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("steps.0", []),
        (
            "steps.0.mode",
            {"name": "一级", "mode": ["any"], "approvers": [{"by": "department_head"}]},
        ),
        ("steps.0.approvers", {"name": "一级", "mode": "any", "approvers": {}}),
        ("steps.0.approvers.0.by", {"name": "一级", "mode": "any", "approvers": [7]}),
        ("steps.0.extra", {"name": "一级", "mode": "any", "approvers": [], "extra": 1}),
        (
            "steps.0.approvers.0.person_id",
            {"name": "一级", "mode": "any", "approvers": [{"by": "person", "person_id": True}]},
        ),
    ],
)
def test_the_place_of_what_is_wrong_is_named(path: str, step: Any) -> None:
    with pytest.raises(FlowFormatError) as caught:
        parse_steps([step])

    assert caught.value.path == path
