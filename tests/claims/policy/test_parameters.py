"""What an administrator may set, and how he is told what is wrong."""

from typing import Any

import pytest

from backend.claims.rules.policy_catalogue import RULES
from backend.claims.rules.policy_parameters import MOST_LIMITS, checked
from backend.kernel.errors import InvalidInputError
from backend.kernel.money import MAX_FEN

ROW = {"type": 2, "grade": "*", "city": "武汉", "limit_fen": 50_000, "per": "line"}
WEEKEND = {"holidays": False, "types": [1, 2]}


def wrong_fields(code: str, given: dict[str, Any]) -> list[str]:
    with pytest.raises(InvalidInputError) as refusal:
        checked(RULES[code].parameters, given)
    errors: list[dict[str, str]] = refusal.value.facts["errors"]
    assert all(one["message"].endswith("。") for one in errors)
    return [one["field"] for one in errors]


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("title_name", {}),
        ("weekend", WEEKEND),
        ("weekend", {"holidays": True, "types": []}),
        ("consecutive_numbers", {"distance": 1}),
        ("consecutive_numbers", {"distance": 50}),
        ("not_verified", {"refused_level": "warn", "must_from_fen": MAX_FEN}),
        ("over_limit", {"limits": [ROW, ROW | {"per": "day"}, ROW | {"city": "*"}]}),
    ],
)
def test_what_is_within_the_bounds_is_kept_as_it_is(code: str, given: dict[str, Any]) -> None:
    assert checked(RULES[code].parameters, given) == given


@pytest.mark.parametrize(
    ("code", "given", "field"),
    [
        ("title_name", {"days": 3}, "parameters.days"),
        ("weekend", {"holidays": False}, "parameters.types"),
        ("weekend", WEEKEND | {"holidays": 1}, "parameters.holidays"),
        ("weekend", WEEKEND | {"types": 1}, "parameters.types"),
        ("weekend", WEEKEND | {"types": [0]}, "parameters.types"),
        ("weekend", WEEKEND | {"types": [True]}, "parameters.types"),
        ("weekend", WEEKEND | {"types": [1, 1]}, "parameters.types"),
        ("weekend", WEEKEND | {"types": list(range(1, 103))}, "parameters.types"),
        ("consecutive_numbers", {"distance": 0}, "parameters.distance"),
        ("consecutive_numbers", {"distance": 51}, "parameters.distance"),
        ("consecutive_numbers", {"distance": 3.0}, "parameters.distance"),
        ("consecutive_numbers", {"distance": True}, "parameters.distance"),
        ("consecutive_numbers", {"distance": None}, "parameters.distance"),
        (
            "not_verified",
            {"refused_level": "off", "must_from_fen": 0},
            "parameters.refused_level",
        ),
        ("not_verified", {"refused_level": [], "must_from_fen": 0}, "parameters.refused_level"),
        (
            "not_verified",
            {"refused_level": "warn", "must_from_fen": -1},
            "parameters.must_from_fen",
        ),
        ("over_limit", {"limits": {}}, "parameters.limits"),
        ("over_limit", {"limits": [ROW] * (MOST_LIMITS + 1)}, "parameters.limits"),
        ("over_limit", {"limits": [ROW, ROW]}, "parameters.limits.1"),
        ("over_limit", {"limits": [ROW | {"more": 1}]}, "parameters.limits.0"),
        ("over_limit", {"limits": ["a row"]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"type": 0}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"type": "2"}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"grade": ""}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"city": " 武汉"}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"city": "武" * 41}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"city": "武\x00汉"}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"limit_fen": 0}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"limit_fen": MAX_FEN + 1}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"per": "week"}]}, "parameters.limits.0"),
        ("over_limit", {"limits": [ROW | {"per": []}]}, "parameters.limits.0"),
    ],
)
def test_what_is_out_of_bounds_is_named(code: str, given: dict[str, Any], field: str) -> None:
    assert wrong_fields(code, given) == [field]


def test_every_wrong_parameter_is_named_at_once() -> None:
    given = {"refused_level": "off", "must_from_fen": "100", "more": 1}

    assert wrong_fields("not_verified", given) == [
        "parameters.more",
        "parameters.refused_level",
        "parameters.must_from_fen",
    ]
