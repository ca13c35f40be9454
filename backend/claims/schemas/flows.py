"""Approval flows as administrators write them, and a claim to try them on."""

from typing import Annotated, Literal

from pydantic import Field

from backend.accounts.rules import Role
from backend.accounts.schemas import CompanyRefOut, Line
from backend.claims.rules.flow_values import (
    HIGHEST_LEVEL,
    LONGEST_NAME,
    MOST_APPROVERS,
    MOST_CHOICES,
    MOST_COPIES,
    MOST_STEPS,
    ApproverBy,
)
from backend.claims.schemas.claims import PersonRef
from backend.claims.schemas.settings import DepartmentOut
from backend.claims.states import ClaimKind, StepMode
from backend.kernel.money import MAX_FEN
from backend.web.schemas import In, Out, UtcInstant

_LARGEST_ID = 2**31 - 1
Id = Annotated[int, Field(ge=1, le=_LARGEST_ID, strict=True)]
Ids = Annotated[list[Id], Field(default_factory=list, max_length=MOST_CHOICES)]
Fen = Annotated[int, Field(ge=0, le=MAX_FEN, strict=True)]
Version = Annotated[int, Field(ge=1, le=_LARGEST_ID, strict=True)]


class ConditionsIn(In):
    """When a flow counts; empty = always. The total is at least ``min_fen``, below ``max_fen``."""

    company_ids: Ids
    department_ids: Ids
    expense_type_ids: Ids
    kinds: list[ClaimKind] = Field(default_factory=list, max_length=len(ClaimKind))
    min_fen: Fen | None = None
    max_fen: Fen | None = None


class PersonApproverIn(In):
    """A person by name."""

    by: Literal[ApproverBy.PERSON]
    person_id: Id


class HeadApproverIn(In):
    """The heads of the claim's department, or of one so many levels above."""

    by: Literal[ApproverBy.DEPARTMENT_HEAD]
    levels_up: int = Field(default=0, ge=0, le=HIGHEST_LEVEL, strict=True)


class RoleApproverIn(In):
    """Everybody of the claimant's company with a role."""

    by: Literal[ApproverBy.ROLE]
    role: Literal[Role.APPROVER, Role.ACCOUNTANT, Role.ADMINISTRATOR]


ApproverIn = Annotated[
    PersonApproverIn | HeadApproverIn | RoleApproverIn, Field(discriminator="by")
]


class StepIn(In):
    """One level: 会签 (all) or 或签 (any), and who is told (抄送)."""

    name: Line = Field(min_length=1, max_length=LONGEST_NAME)
    mode: StepMode
    approvers: list[ApproverIn] = Field(min_length=1, max_length=MOST_APPROVERS)
    copy_to: list[Id] = Field(default_factory=list, max_length=MOST_COPIES)


class FlowWayIn(In):
    """For which claims a flow is, and through whom they go."""

    conditions: ConditionsIn
    steps: list[StepIn] = Field(min_length=1, max_length=MOST_STEPS)


class FlowIn(FlowWayIn):
    """A new 审批流; it comes last."""

    name: Line = Field(min_length=1, max_length=LONGEST_NAME)
    is_active: bool = True


class FlowChangeIn(FlowIn):
    """All of a flow, as a change of what was seen as ``version``."""

    version: Version


class FlowRemovalIn(In):
    """Query of a removal: the version that was seen."""

    version: int = Field(ge=1, le=_LARGEST_ID)


class ConditionsOut(Out):
    """When a flow counts."""

    company_ids: list[int]
    department_ids: list[int]
    expense_type_ids: list[int]
    kinds: list[ClaimKind]
    min_fen: int | None
    max_fen: int | None


class PersonApproverOut(Out):
    """A person by name."""

    by: Literal["person"]
    person_id: int


class HeadApproverOut(Out):
    """Heads of the claim's department, or of one above."""

    by: Literal["department_head"]
    levels_up: int


class RoleApproverOut(Out):
    """Everybody of the claimant's company with a role."""

    by: Literal["role"]
    role: Literal["approver", "accountant", "administrator"]


class FlowStepOut(Out):
    """One level of a flow."""

    name: str
    mode: StepMode
    approvers: list[
        Annotated[PersonApproverOut | HeadApproverOut | RoleApproverOut, Field(discriminator="by")]
    ]
    copy_to: list[int]


class FlowWarningOut(Out):
    """What will not go as it looks; ``step`` is the place of the level, None = the whole flow.

    ``is_serious``: the flow does nothing, or somebody named cannot act.
    """

    code: str
    message: str
    step: int | None
    is_serious: bool


class FlowOut(Out):
    """审批流; the first active one that fits a claim counts."""

    id: int
    name: str
    is_active: bool
    conditions: ConditionsOut
    steps: list[FlowStepOut]
    version: int
    changed_by: PersonRef
    changed_at: UtcInstant
    warnings: list[FlowWarningOut]


class NamedTypeOut(Out):
    """An expense type by name."""

    id: int
    name: str
    is_retired: bool


class NamedPersonOut(Out):
    """A person whom a flow names; only an active one can act."""

    id: int
    display_name: str
    is_active: bool


class FlowNamesOut(Out):
    """What ids in flows stand for: everything that can be chosen, and the people named."""

    companies: list[CompanyRefOut]
    departments: list[DepartmentOut]
    expense_types: list[NamedTypeOut]
    people: list[NamedPersonOut]


class FlowsOut(Out):
    """All flows in the order in which they are tried."""

    items: list[FlowOut]
    names: FlowNamesOut


class FlowAndNamesOut(Out):
    """One flow."""

    flow: FlowOut
    names: FlowNamesOut


class DraftFlowIn(FlowWayIn):
    """A flow that is not saved: in the place of ``flow_id``, or after all others."""

    flow_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID, strict=True)
    name: Line = Field(default="", max_length=LONGEST_NAME)


class TrialIn(In):
    """A claim that somebody might hand in."""

    company_id: Id
    department_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID, strict=True)
    claimant_id: Id
    kind: ClaimKind = ClaimKind.EXPENSE
    total_fen: Fen
    expense_type_ids: Ids
    draft: DraftFlowIn | None = None


class TrialStepOut(Out):
    """Who would have to agree on one level.

    ``is_stand_in``: nobody of those whom the flow names may decide, so others do.
    """

    name: str
    mode: StepMode
    people: list[PersonRef]
    copy_to: list[PersonRef]
    is_stand_in: bool


class PassedOverOut(Out):
    """A flow that was tried before and does not fit, and why."""

    name: str
    reasons: list[str]


class TrialOut(Out):
    """Which way such a claim would go.

    ``is_default``: no flow fits, any approver of the company decides. ``is_draft``: the flow
    that is being edited. ``problem`` says why nobody could approve it; steps are empty then.
    """

    flow_id: int | None
    flow_name: str | None
    is_default: bool
    is_draft: bool
    steps: list[TrialStepOut]
    passed_over: list[PassedOverOut]
    problem: str | None
