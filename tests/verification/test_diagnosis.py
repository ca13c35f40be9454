"""为什么查不到 is honest: the likeliest cause first, its evidence, one act, and no made-up no."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.invoices.states import IntakeChannel
from backend.verification.outcomes import CONCLUSIVE, Outcome
from backend.verification.rules.diagnosis import (
    Finding,
    Health,
    Standing,
    Step,
    diagnose,
    halves,
    is_one_edit,
)
from tests.verification.diagnosis_cases import CASES, LACKS, ODD, Case
from tests.verification.diagnosis_evidence import NOW, days, evidence, neighbour, told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_the_causes_follow_from_the_evidence(case: Case) -> None:
    found = diagnose(case.evidence)

    leading = found.leading and (found.leading.code, found.leading.action.value)
    assert (found.standing, leading) == (case.standing, case.leading)
    assert case.also <= {cause.code for cause in found.causes}


def test_the_table_is_large_and_says_everything_once() -> None:
    sentences = [case.sentence for case in CASES]

    assert len(set(sentences)) == len(sentences) >= 80


_TRIES = st.lists(
    st.builds(
        told,
        st.sampled_from(Outcome),
        st.sampled_from(["raw", "local", "ClientNetworkError", "Interrupted", None]),
        ago=st.integers(1, 10_000),
    ),
    max_size=4,
)
_KNOWN = st.fixed_dictionaries(
    {
        "tries": _TRIES,
        "issued_on": st.none() | st.integers(-3, 3000).map(days),
        "channel": st.sampled_from(IntakeChannel),
        "crc": st.sampled_from(["ok", "mismatch", "absent"]),
        "oddities": st.sampled_from([(), ODD]),
        "obstacles": st.sampled_from([(), LACKS]),
        "neighbour": st.sampled_from([None, neighbour(), neighbour(day=True)]),
        "asked_today": st.integers(0, 5),
        "provider": st.sampled_from(["tencent", None]),
        "is_sandbox": st.booleans(),
        "is_planned": st.booleans(),
        "has_given_up": st.booleans(),
        "health": st.builds(Health, answered=st.integers(0, 9), failed=st.integers(0, 9)),
        "maintenance_until": st.sampled_from([None, NOW + timedelta(hours=1)]),
    }
)


@given(_KNOWN)
def test_whatever_is_known_the_path_is_whole_and_there_is_a_first_thing_to_do(
    known: dict[str, Any],
) -> None:
    found = diagnose(evidence(**known))

    if found.standing is Standing.GOOD:
        assert found.causes == ()
        return
    assert [one.step for one in found.steps] == list(Step)
    assert found.leading in found.causes
    assert all(cause.facts and cause.what for cause in found.causes)
    assert all(one.causes or one.facts for one in found.steps)
    assert all(cause.step is one.step for one in found.steps for cause in one.causes)


@given(_KNOWN)
def test_could_not_ask_is_never_told_as_no(known: dict[str, Any]) -> None:
    tries = [one for one in known["tries"] if one.outcome not in CONCLUSIVE]

    found = diagnose(evidence(**(known | {"tries": tries})))

    assert found.standing not in {Standing.DENIED, Standing.DIFFERS, Standing.GOOD}
    assert "upload.issuer_late" not in {cause.code for cause in found.causes}


def test_what_nobody_looked_at_is_unknown_and_not_clear() -> None:
    found = diagnose(evidence(health=Health()))

    findings = {one.step: one.finding for one in found.steps}
    assert findings[Step.NETWORK] is Finding.UNKNOWN
    assert findings[Step.MAINTENANCE] is Finding.UNKNOWN
    assert findings[Step.INPUT] is Finding.CLEAR


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("12345678", "12345678", False),
        ("12345678", "12345679", True),
        ("12345678", "02345678", True),
        ("12345678", "1234678", True),
        ("1234678", "12345678", True),
        ("12345678", "123456789", True),
        ("12345678", "12354678", True),
        ("12345678", "21345679", False),
        ("12345678", "12346587", False),
        ("12345678", "123456", False),
        ("", "1", True),
    ],
)
def test_one_slip_of_the_finger_makes_numbers_neighbours(
    one: str, other: str, is_near: bool
) -> None:
    assert is_one_edit(one, other) is is_near


@given(st.text("0123456789", min_size=8, max_size=20), st.data())
def test_a_neighbour_shares_one_half(number: str, drawn: st.DataObject) -> None:
    place = drawn.draw(st.integers(0, len(number) - 1))
    sign = drawn.draw(st.sampled_from(["", *"0123456789"]))

    other = number[:place] + sign + number[place + 1 :]

    beginning, ending = halves(number)
    assert other.startswith(beginning) or other.endswith(ending)
