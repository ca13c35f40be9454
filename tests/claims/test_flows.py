"""审批流: pure rules of which flow a claim takes and who decides on each level."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts.rules import Role
from backend.claims.rules.flow_values import (
    ByHead,
    ByPerson,
    ByRole,
    Conditions,
    Step,
    parse_conditions,
)
from backend.claims.rules.flows import (
    DEFAULT,
    ClaimFacts,
    Directory,
    Flow,
    NobodyLeftError,
    fits,
    plan,
    resolve,
)
from backend.claims.states import ClaimKind, StepMode

LIN, WANG, CHEN, FENG, BOSS = 1, 2, 3, 4, 5
SALES, REGION, WHOLE = 10, 11, 12
PEOPLE = Directory(
    roles={Role.APPROVER: [WANG, CHEN]},
    people=frozenset({LIN, WANG, CHEN, FENG, BOSS}),
    heads={SALES: [WANG], REGION: [CHEN], WHOLE: [BOSS]},
    parents={SALES: REGION, REGION: WHOLE, WHOLE: None},
)


def claim(**changes: Any) -> ClaimFacts:
    usual: dict[str, Any] = {
        "company_id": 1,
        "department_id": SALES,
        "kind": ClaimKind.EXPENSE,
        "total_fen": 100_000,
        "expense_type_ids": frozenset({2}),
        "own_ids": frozenset({LIN}),
    }
    return ClaimFacts(**(usual | changes))


def step(*approvers: Any, mode: StepMode = StepMode.ANY, copy_to: tuple[int, ...] = ()) -> Step:
    return Step("主管审批", mode, approvers, copy_to)


@pytest.mark.parametrize(
    ("conditions", "does_fit"),
    [
        ({}, True),
        ({"company_ids": [1, 7]}, True),
        ({"company_ids": [7]}, False),
        ({"department_ids": [SALES]}, True),
        ({"department_ids": [WHOLE]}, True),
        ({"department_ids": [99]}, False),
        ({"expense_type_ids": [2, 3]}, True),
        ({"expense_type_ids": [3]}, False),
        ({"kinds": ["expense"]}, True),
        ({"kinds": ["advance"]}, False),
        ({"min_fen": 100_000}, True),
        ({"min_fen": 100_001}, False),
        ({"max_fen": 100_000}, False),
        ({"max_fen": 100_001}, True),
        ({"min_fen": 1, "max_fen": 200_000, "company_ids": [1], "kinds": ["expense"]}, True),
        ({"min_fen": 1, "max_fen": 200_000, "company_ids": [7], "kinds": ["expense"]}, False),
    ],
)
def test_a_flow_is_for_the_claims_that_meet_all_its_conditions(
    conditions: dict[str, Any], does_fit: bool
) -> None:
    assert fits(parse_conditions(conditions), claim(), PEOPLE) is does_fit


def test_a_claim_without_a_department_meets_no_condition_on_departments() -> None:
    assert not fits(
        Conditions(department_ids=frozenset({SALES})), claim(department_id=None), PEOPLE
    )


@given(
    st.integers(0, 10**12), st.lists(st.integers(1, 10**12), min_size=1, max_size=5, unique=True)
)
def test_flows_that_join_by_amount_leave_no_gap_and_no_overlap(
    total_fen: int, bounds: list[int]
) -> None:
    edges = [None, *sorted(bounds), None]
    ranges = [Conditions(min_fen=a, max_fen=b) for a, b in itertools.pairwise(edges)]

    fitting = [one for one in ranges if fits(one, claim(total_fen=total_fen), PEOPLE)]

    assert len(fitting) == 1


def test_the_first_flow_that_fits_counts_and_else_the_default() -> None:
    small = Flow(Conditions(max_fen=50_000), (step(ByPerson(FENG)),))
    large = Flow(Conditions(min_fen=50_000), (step(ByPerson(CHEN)), step(ByPerson(BOSS))))
    later = Flow(Conditions(), (step(ByPerson(WANG)),))

    assert [one.approver_ids for one in plan([small, large, later], claim(), PEOPLE)] == [
        (CHEN,),
        (BOSS,),
    ]
    [only] = plan([small], claim(), PEOPLE)
    assert (only.name, only.approver_ids) == (DEFAULT.name, (WANG, CHEN))


@pytest.mark.parametrize(
    ("approvers", "own", "found"),
    [
        ([ByPerson(FENG)], {LIN}, (FENG,)),
        ([ByHead(0)], {LIN}, (WANG,)),
        ([ByHead(2)], {LIN}, (BOSS,)),
        ([ByRole(Role.APPROVER)], {LIN}, (WANG, CHEN)),
        ([ByHead(0), ByRole(Role.APPROVER)], {LIN}, (WANG, CHEN)),
        ([ByHead(0)], {WANG}, (CHEN,)),
        ([ByHead(0)], {WANG, CHEN}, (BOSS,)),
        ([ByHead(3)], {LIN}, (WANG, CHEN)),
        ([ByPerson(99)], {LIN}, (WANG, CHEN)),
        ([ByPerson(LIN)], {LIN}, (WANG, CHEN)),
        ([ByRole(Role.ACCOUNTANT)], {LIN}, (WANG, CHEN)),
        ([ByRole(Role.APPROVER)], {LIN, WANG}, (CHEN,)),
    ],
)
def test_a_level_finds_its_people_or_the_next_ones_up(
    approvers: list[Any], own: set[int], found: tuple[int, ...]
) -> None:
    level = resolve(step(*approvers), claim(own_ids=frozenset(own)), PEOPLE)

    assert level.approver_ids == found


def test_a_level_without_anybody_left_names_itself() -> None:
    with pytest.raises(NobodyLeftError) as error:
        resolve(step(ByRole(Role.APPROVER)), claim(own_ids=frozenset({WANG, CHEN})), PEOPLE)

    assert error.value.level == "主管审批"


def test_departments_tied_into_a_ring_come_to_an_end() -> None:
    ring = Directory(roles={}, people=(), parents={SALES: REGION, REGION: SALES})

    with pytest.raises(NobodyLeftError):
        resolve(step(ByHead(0)), claim(), ring)


def test_people_who_left_are_not_copied_in() -> None:
    level = resolve(step(ByPerson(CHEN), copy_to=(FENG, 99)), claim(), PEOPLE)

    assert level.copy_to == (FENG,)


_people = st.integers(1, 6)
_choices = st.one_of(
    st.builds(ByPerson, _people),
    st.builds(ByHead, st.integers(0, 3)),
    st.builds(ByRole, st.sampled_from([Role.APPROVER, Role.ACCOUNTANT, Role.ADMINISTRATOR])),
)


@given(
    steps=st.lists(st.lists(_choices, min_size=1, max_size=4), min_size=1, max_size=4),
    roles=st.dictionaries(st.sampled_from(list(Role)), st.lists(_people, max_size=4)),
    heads=st.dictionaries(st.sampled_from([SALES, REGION, WHOLE]), st.lists(_people, max_size=3)),
    own=st.frozensets(_people, min_size=1, max_size=2),
)
def test_whatever_is_configured_nobody_ever_decides_on_his_own(
    steps: list[list[Any]],
    roles: dict[Role, list[int]],
    heads: dict[int, list[int]],
    own: frozenset[int],
) -> None:
    directory = Directory(
        roles=roles, people=frozenset(range(1, 7)), heads=heads, parents=PEOPLE.parents
    )
    flow = Flow(Conditions(), tuple(step(*approvers) for approvers in steps))

    try:
        levels = plan([flow], claim(own_ids=own), directory)
    except NobodyLeftError:
        assert own >= set(roles.get(Role.APPROVER, []))
        return

    assert len(levels) == len(steps)
    assert all(level.approver_ids for level in levels)
    assert not any(own & set(level.approver_ids) for level in levels)
