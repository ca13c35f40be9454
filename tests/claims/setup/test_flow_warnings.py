"""What about flows will not go as it looks."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.rules import Role
from backend.claims.rules.flow_values import ByHead, ByPerson, ByRole, Conditions, Step
from backend.claims.rules.flow_warnings import (
    Surroundings,
    WrittenFlow,
    covers,
    find_warnings,
)
from backend.claims.states import ClaimKind, StepMode

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
QINGCHUAN, YUANSHAN = 1, 2
SALES, CENTRE, STORE = 10, 11, 20
AROUND = Surroundings(
    companies={QINGCHUAN: "晴川", YUANSHAN: "远山"},
    departments={SALES: "市场部", CENTRE: "华中区", STORE: "仓储部"},
    company_of={SALES: QINGCHUAN, CENTRE: QINGCHUAN, STORE: YUANSHAN},
    parents={SALES: None, CENTRE: SALES, STORE: None},
    heads={SALES},
    holders={(QINGCHUAN, Role.APPROVER), (QINGCHUAN, Role.ACCOUNTANT)},
    absent={7: "王建国"},
    retired_choices={("department_ids", 30): "外贸部"},
)
BY_PERSON = Step("总监", StepMode.ANY, (ByPerson(8),))


def written(
    conditions: Conditions, *steps: Step, name: str = "大额", is_active: bool = True
) -> WrittenFlow:
    return WrittenFlow(1, name, is_active, conditions, steps or (BY_PERSON,))


def codes(flow: WrittenFlow, before: Sequence[WrittenFlow] = ()) -> list[str]:
    return [one.code for one in find_warnings(flow, before, AROUND)]


@pytest.mark.parametrize(
    ("wide", "narrow", "is_covered"),
    [
        (Conditions(), Conditions(), True),
        (Conditions(), Conditions(min_fen=1), True),
        (Conditions(min_fen=1), Conditions(), False),
        (Conditions(min_fen=100), Conditions(min_fen=100, max_fen=200), True),
        (Conditions(max_fen=200), Conditions(min_fen=100), False),
        (Conditions(max_fen=200), Conditions(min_fen=100, max_fen=201), False),
        (Conditions(kinds=frozenset({ClaimKind.EXPENSE})), Conditions(), False),
        (Conditions(company_ids=frozenset({1})), Conditions(company_ids=frozenset({1, 2})), False),
        (Conditions(company_ids=frozenset({1, 2})), Conditions(company_ids=frozenset({2})), True),
        # A department lies in one company, and below its parent.
        (
            Conditions(company_ids=frozenset({QINGCHUAN})),
            Conditions(department_ids=frozenset({CENTRE})),
            True,
        ),
        (
            Conditions(department_ids=frozenset({SALES})),
            Conditions(department_ids=frozenset({CENTRE})),
            True,
        ),
        (
            Conditions(department_ids=frozenset({CENTRE})),
            Conditions(department_ids=frozenset({SALES})),
            False,
        ),
        (Conditions(expense_type_ids=frozenset({1})), Conditions(), False),
    ],
)
def test_a_flow_behind_a_wider_one_is_never_reached(
    wide: Conditions, narrow: Conditions, *, is_covered: bool
) -> None:
    assert covers(wide, narrow, AROUND) is is_covered
    assert ("unreachable" in codes(written(narrow), [written(wide)])) is is_covered


def test_a_flow_out_of_use_hides_nothing_and_is_hidden_by_nothing() -> None:
    off = written(Conditions(), is_active=False)

    assert codes(written(Conditions(min_fen=1)), [off]) == []
    assert codes(off, [written(Conditions())]) == []


def test_departments_of_another_company_exclude_every_claim() -> None:
    conditions = Conditions(
        company_ids=frozenset({YUANSHAN}), department_ids=frozenset({SALES, CENTRE})
    )

    assert codes(written(conditions)) == ["contradiction"]


def test_who_cannot_act_any_more_is_named() -> None:
    step = Step("总监", StepMode.ALL, (ByPerson(7), ByPerson(8)), copy_to=(7,))

    found = find_warnings(written(Conditions(), step), [], AROUND)

    assert [(one.code, one.step, one.is_serious) for one in found] == [
        ("person_disabled", 0, True),
        ("copy_disabled", 0, False),
    ]
    assert all("王建国" in one.message for one in found)


def test_a_choice_out_of_use_is_serious_when_no_other_is_left() -> None:
    alone = written(Conditions(department_ids=frozenset({30})))
    beside = written(Conditions(department_ids=frozenset({30, SALES})))

    serious = [
        [(one.code, one.is_serious) for one in find_warnings(flow, [], AROUND)]
        for flow in (alone, beside)
    ]

    assert serious[0][-1] == ("choice_retired", True)
    assert serious[1] == [("choice_retired", False)]


def test_a_role_that_nobody_has_is_told_for_the_companies_concerned() -> None:
    by_role = Step("会计复核", StepMode.ANY, (ByRole(Role.ACCOUNTANT),))

    everywhere = find_warnings(written(Conditions(), by_role), [], AROUND)
    here = codes(written(Conditions(company_ids=frozenset({QINGCHUAN})), by_role))

    assert [one.code for one in everywhere] == ["role_empty"]
    assert "远山" in everywhere[0].message
    assert "晴川" not in everywhere[0].message
    assert here == []


@pytest.mark.parametrize(
    ("departments", "levels_up", "missing"),
    [
        ({SALES}, 0, None),
        ({CENTRE}, 0, "华中区"),
        ({CENTRE}, 1, None),
        ({SALES}, 1, "市场部"),
        (set(), 0, "华中区、仓储部"),
    ],
)
def test_a_department_without_a_head_is_told(
    departments: set[int], levels_up: int, missing: str | None
) -> None:
    step = Step("部门", StepMode.ANY, (ByHead(levels_up),))
    flow = written(Conditions(department_ids=frozenset(departments)), step)

    found = find_warnings(flow, [], AROUND)

    assert [missing in one.message for one in found if missing] == ([True] if missing else [])
    assert len(found) == (0 if missing is None else 1)


BOUNDS = st.one_of(st.none(), st.integers(0, 6))
SOME = st.frozensets(st.sampled_from([1, 2]))


@st.composite
def some_conditions(draw: st.DrawFn) -> Conditions:
    least = draw(BOUNDS)
    most = draw(st.one_of(st.none(), st.integers((least or 0) + 1, 8)))
    kinds = draw(st.frozensets(st.sampled_from(ClaimKind)))
    return Conditions(draw(SOME), frozenset(), draw(SOME), kinds, least, most)


EVERY_CLAIM = [
    (company, frozenset({expense_type}), kind, total)
    for company in (1, 2)
    for expense_type in (1, 2, 3)
    for kind in ClaimKind
    for total in range(10)
]


@UNHURRIED
@given(some_conditions(), some_conditions())
def test_a_flow_covers_another_exactly_when_every_claim_of_it_fits(
    wide: Conditions, narrow: Conditions
) -> None:
    def fits(conditions: Conditions, claim: tuple[int, frozenset[int], ClaimKind, int]) -> bool:
        company, types, kind, total = claim
        return (
            (not conditions.company_ids or company in conditions.company_ids)
            and (not conditions.expense_type_ids or bool(types & conditions.expense_type_ids))
            and (not conditions.kinds or kind in conditions.kinds)
            and total >= (conditions.min_fen or 0)
            and (conditions.max_fen is None or total < conditions.max_fen)
        )

    is_covered = all(fits(wide, claim) for claim in EVERY_CLAIM if fits(narrow, claim))
    told = covers(wide, narrow, Surroundings(companies={1: "晴川", 2: "远山"}))

    assert not told or is_covered  # never a false alarm
    names_all = wide.company_ids == {1, 2} or wide.kinds == set(ClaimKind)
    assert told or not is_covered or names_all  # naming every one is as good as naming none
