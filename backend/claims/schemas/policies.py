"""规则 as administrators see and set them."""

from typing import Any

from pydantic import Field

from backend.accounts.rules import Role
from backend.claims.rules.policy_parameters import ParameterKind
from backend.claims.schemas.claims import PersonRef
from backend.claims.states import RuleLevel
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant

_LARGEST_ID = 2**31 - 1
MOST_MONTHS = 24


class OptionOut(Out):
    """One of a few values of a parameter."""

    value: str
    label: str


class ParameterOut(Out):
    """What can be set of a rule, so that an editor can be drawn from it. Money in fen."""

    name: str
    kind: ParameterKind
    label: str
    help: str
    unit: str
    minimum: int
    maximum: int
    options: list[OptionOut]


class RuleOut(Out):
    """A rule as it counts now; ``version`` 0 = as it was delivered. ``hits`` are of 30 days."""

    code: str
    title: str
    says: str
    level: RuleLevel
    default_level: RuleLevel
    parameters: dict[str, Any]
    settable: list[ParameterOut]
    waived_by: list[Role]
    version: int
    changed_by: PersonRef | None
    changed_at: UtcInstant | None
    hits: int


class TypeRef(Out):
    """An expense type to choose from."""

    id: int
    name: str
    is_retired: bool


class PoliciesOut(Out):
    """Every rule, and what parameters are chosen from."""

    items: list[RuleOut]
    expense_types: list[TypeRef]
    grades: list[str]


class RuleIn(In):
    """A rule as it is to be, from the one that was seen as ``version``."""

    version: int = Field(ge=0, le=_LARGEST_ID, strict=True)
    level: RuleLevel
    parameters: dict[str, Any] = Field(default_factory=dict)
    waived_by: list[Role] = Field(default_factory=list, max_length=len(Role))


class ReplayIn(In):
    """A rule to be tried on the claims of the last months."""

    level: RuleLevel
    parameters: dict[str, Any] = Field(default_factory=dict)
    months: int = Field(default=3, ge=1, le=MOST_MONTHS, strict=True)


class ReplayedClaimOut(Out):
    """A claim that comes out differently; None = not hit. ``hits`` counts those afterwards."""

    claim_no: str
    total_fen: int
    submitted_at: UtcInstant
    before: RuleLevel | None
    after: RuleLevel | None
    hits: int


class ReplayOut(Out):
    """Claims hit by strongest level before and after the change, and those that differ.

    ``left_out`` are older claims of these months that were not tried.
    """

    claims: int
    left_out: int
    before: dict[RuleLevel, int]
    after: dict[RuleLevel, int]
    changed: list[ReplayedClaimOut]


class RuleVersionsIn(In):
    """Query of what a rule was."""

    limit: int = Field(default=20, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class RuleVersionOut(Out):
    """What a rule was from ``changed_at`` on."""

    version: int
    level: RuleLevel
    parameters: dict[str, Any]
    waived_by: list[Role]
    changed_by: PersonRef | None
    changed_at: UtcInstant | None


class RuleVersionsOut(Out):
    """Newest first; the last is the rule as it was delivered."""

    items: list[RuleVersionOut]
    next_cursor: str | None
