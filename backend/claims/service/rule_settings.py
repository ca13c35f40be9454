"""规则 as the organisation has set them: the catalogue, and what administrators changed of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Role
from backend.claims.models import PolicyRule, PolicyRuleVersion
from backend.claims.rules.policies import Rule, RuleSetting
from backend.claims.rules.policy_catalogue import RULES
from backend.claims.rules.policy_parameters import defaults


def settings_in_force(session: Session) -> dict[str, RuleSetting]:
    """By code, every rule of the catalogue."""
    rows = {row.code: row for row in session.scalars(select(PolicyRule))}
    return {
        code: setting_of(rule, rows[code]) if code in rows else rule.start
        for code, rule in RULES.items()
    }


def setting_of(rule: Rule, row: PolicyRule | PolicyRuleVersion) -> RuleSetting:
    """A row as the rule reads it."""
    return RuleSetting(
        level=row.level,
        parameters=completed(rule, row.parameters),
        waived_by=tuple(Role(one) for one in row.waived_by),
        version=row.version,
    )


def completed(rule: Rule, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters that came with a newer version of the product start at their defaults."""
    start = defaults(rule.parameters)
    return {name: stored.get(name, value) for name, value in start.items()}
