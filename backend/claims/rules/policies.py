"""规则: how a rule with its setting becomes hits on a claim. Which rules there are: the catalogue.

A hit says which rule, in which version, where, what was compared and who may waive it, so that
nobody has to guess why a claim was stopped.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backend.accounts.rules import Role
from backend.claims.rules.policy_cases import Case
from backend.claims.rules.policy_parameters import Parameter, defaults
from backend.claims.states import RuleLevel

_LONGEST_MESSAGE = 300
MAY_WAIVE = (Role.APPROVER, Role.ACCOUNTANT)
"""Whom a rule can let waive: nobody else sees a claim before it is paid, and judges it."""


class Need(StrEnum):
    """What a rule asks for beyond the claim, its invoices and their facts."""

    BUDGETS = "budgets"
    SPENT_ELSEWHERE = "spent_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found. ``anchor`` tells the findings of one rule apart and lasts.

    ``line_key`` None = the claim as a whole. ``level`` None = that of the rule's setting.
    """

    anchor: str
    message: str
    fields: Mapping[str, Any]
    line_key: str | None = None
    invoice_id: int | None = None
    level: RuleLevel | None = None


Check = Callable[[Case, Mapping[str, Any]], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the catalogue; ``level``, ``waived_by`` and the parameters are where it starts."""

    code: str
    title: str
    says: str
    level: RuleLevel
    check: Check
    parameters: tuple[Parameter, ...] = ()
    waived_by: tuple[Role, ...] = ()
    needs: frozenset[Need] = frozenset()

    @property
    def start(self) -> "RuleSetting":
        """The setting that counts until an administrator makes another."""
        return RuleSetting(
            level=self.level,
            parameters=defaults(self.parameters),
            waived_by=self.waived_by,
            version=0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """A rule as the organisation has set it; version 0 = as it was delivered."""

    level: RuleLevel
    parameters: Mapping[str, Any]
    waived_by: tuple[Role, ...]
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A rule that a claim hits; ``key`` tells hits apart and is the same in every submission.

    ``line_key`` and ``invoice_id`` None = the claim as a whole. ``waivers`` are role values.
    """

    key: str
    code: str
    rule_version: int
    level: RuleLevel
    message: str
    line_key: str | None = None
    invoice_id: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    waivers: tuple[str, ...] = ()


def apply(rule: Rule, setting: RuleSetting, case: Case) -> list[Hit]:
    """The hits of one rule on one claim; none while it is switched off."""
    if setting.level is RuleLevel.OFF:
        return []
    found = rule.check(case, setting.parameters)
    return [_hit(rule, setting, one) for one in found]


def _hit(rule: Rule, setting: RuleSetting, found: Finding) -> Hit:
    return Hit(
        key=f"{rule.code}:{found.anchor}",
        code=rule.code,
        rule_version=setting.version,
        level=found.level or setting.level,
        line_key=found.line_key,
        invoice_id=found.invoice_id,
        message=found.message[:_LONGEST_MESSAGE],
        fields=found.fields,
        waivers=tuple(role.value for role in setting.waived_by),
    )


def yuan(fen: int) -> str:
    """¥1,234.56 for messages."""
    sign, (whole, rest) = "-" if fen < 0 else "", divmod(abs(fen), 100)
    return f"{sign}¥{whole:,}.{rest:02d}"
