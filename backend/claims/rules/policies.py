"""What a rule says about a claim."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.claims.states import RuleLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A rule that is hit; ``key`` tells hits of one rule apart, ``waivers`` are role values.

    ``line_key`` and ``invoice_id`` None = the claim as a whole.
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
