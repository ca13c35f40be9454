"""Every rule against its golden table, and what all rules have in common."""

from dataclasses import replace

import pytest

from backend.claims.rules.policies import MAY_WAIVE, apply
from backend.claims.rules.policy_catalogue import RULES
from backend.claims.rules.policy_parameters import checked, defaults
from backend.claims.states import RuleLevel
from tests.claims.policy.cases import Row, judge
from tests.claims.policy.golden import GOLDEN

ROWS = [
    pytest.param(code, row, id=f"{code}: {row.says}")
    for code, table in GOLDEN.items()
    for row in table
]


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_a_rule_judges_as_its_golden_table_says(code: str, row: Row) -> None:
    hits = judge(code, row)

    assert tuple(hit.level for hit in hits) == row.hits
    told = dict(hits[0].fields) if hits else {}
    assert {name: told[name] for name in row.fields} == row.fields


def test_every_rule_has_a_table_with_claims_that_hit_it_and_claims_that_do_not() -> None:
    assert GOLDEN.keys() == RULES.keys()
    for code, table in GOLDEN.items():
        assert {bool(row.hits) for row in table} == {True, False}, code


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_a_hit_can_be_shown_and_stored(code: str, row: Row) -> None:
    hits = judge(code, row)

    assert len({hit.key for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.code == code
        assert len(hit.key) <= 120
        assert 0 < len(hit.message) <= 300
        assert hit.message.endswith("。")
        assert hit.fields
        lines = {line.key for line in row.case.lines}
        assert hit.line_key is None or hit.line_key in lines
        assert hit.invoice_id is None or hit.invoice_id in row.case.invoices


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_a_rule_that_is_switched_off_hits_nothing(code: str, row: Row) -> None:
    rule = RULES[code]
    parameters = {**rule.start.parameters, **row.parameters}

    off = replace(rule.start, level=RuleLevel.OFF, parameters=parameters)

    assert apply(rule, off, row.case) == []


def test_a_hit_names_the_version_of_its_rule_and_who_may_waive_it() -> None:
    rule = RULES["title_tax_id"]
    case = next(row.case for row in GOLDEN[rule.code] if row.hits)

    [hit, *_] = apply(rule, replace(rule.start, version=4), case)

    assert hit.rule_version == 4
    assert hit.waivers == ("accountant",)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_as_delivered_is_described_and_right(code: str) -> None:
    rule = RULES[code]

    assert rule.code == code
    assert len(code) <= 40
    assert rule.title
    assert rule.says.endswith("。")
    assert checked(rule.parameters, defaults(rule.parameters)) == rule.start.parameters
    assert set(rule.waived_by) <= set(MAY_WAIVE)
    assert rule.level is not RuleLevel.OFF
    assert all(one.label for one in rule.parameters)
