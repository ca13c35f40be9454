"""审批流: which flow a claim takes, and who decides on each level: pure rules."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from backend.accounts.rules import Role
from backend.claims.rules.flow_values import (
    ApproverChoice,
    ByHead,
    ByPerson,
    ByRole,
    Conditions,
    Step,
)
from backend.claims.states import ClaimKind, StepMode

DEFAULT = Step("审批", StepMode.ANY, (ByRole(Role.APPROVER),))
"""The one level of a claim that no flow is for: any approver of the claimant's company."""


class NobodyLeftError(Exception):
    """A level has no approver left; ``level`` is its name."""

    def __init__(self, level: str) -> None:
        self.level = level
        super().__init__(level)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """What flows ask of a claim. ``own_ids``: claimant and creator, who never decide on it."""

    company_id: int
    department_id: int | None
    kind: ClaimKind
    total_fen: int
    expense_type_ids: frozenset[int]
    own_ids: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Who may decide: active people by role within the claimant's company, and heads.

    ``heads`` and ``parents`` are by department; ``people`` are all who may be named.
    """

    roles: Mapping[Role, Sequence[int]]
    people: Collection[int]
    heads: Mapping[int, Sequence[int]] = field(default_factory=dict)
    parents: Mapping[int, int | None] = field(default_factory=dict)

    def upwards(self, department_id: int | None) -> list[int]:
        """The department and those above it; ends also where a tree was tied into a ring."""
        way: list[int] = []
        while department_id is not None and department_id not in way:
            way.append(department_id)
            department_id = self.parents.get(department_id)
        return way


@dataclass(frozen=True, slots=True)
class Flow:
    """A configured flow: when it counts, and its levels."""

    conditions: Conditions
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of an approval with its people, never empty.

    ``is_stand_in``: nobody of those whom the flow names may decide, so others do.
    """

    name: str
    mode: StepMode
    approver_ids: tuple[int, ...]
    copy_to: tuple[int, ...] = ()
    is_stand_in: bool = field(default=False, compare=False)


def fits(conditions: Conditions, claim: ClaimFacts, directory: Directory) -> bool:
    """Whether a flow with these conditions is for this claim."""
    departments = frozenset(directory.upwards(claim.department_id))
    least, most = conditions.min_fen, conditions.max_fen
    return (
        _meets(conditions.company_ids, {claim.company_id})
        and _meets(conditions.department_ids, departments)
        and _meets(conditions.expense_type_ids, claim.expense_type_ids)
        and _meets(conditions.kinds, {claim.kind})
        and (least is None or claim.total_fen >= least)
        and (most is None or claim.total_fen < most)
    )


def _meets(wanted: Collection[object], there: Collection[object]) -> bool:
    return not wanted or any(one in wanted for one in there)


def choose(flows: Sequence[Flow], claim: ClaimFacts, directory: Directory) -> Flow | None:
    """The first that fits; None = the default level."""
    return next((one for one in flows if fits(one.conditions, claim, directory)), None)


def plan(flows: Sequence[Flow], claim: ClaimFacts, directory: Directory) -> list[Level]:
    """Every level that the claim must pass, by the first flow that fits, else the default one.

    Raises NobodyLeftError.
    """
    chosen = choose(flows, claim, directory)
    steps = chosen.steps if chosen is not None else (DEFAULT,)
    return [resolve(step, claim, directory) for step in steps]


def resolve(step: Step, claim: ClaimFacts, directory: Directory) -> Level:
    """The people of one level, without claimant and creator.

    A level that is left empty goes to the next head above, else to any approver of the company.
    Raises NobodyLeftError.
    """
    found: dict[int, None] = {}
    for choice in step.approvers:
        found |= dict.fromkeys(_named(choice, claim, directory))
    named = _without_own(list(found), claim)
    people = named or _stand_ins(step, claim, directory)
    if not people:
        raise NobodyLeftError(step.name)
    copies = tuple(one for one in step.copy_to if one in directory.people)
    return Level(step.name, step.mode, people, copies, is_stand_in=not named)


def _named(choice: ApproverChoice, claim: ClaimFacts, directory: Directory) -> Sequence[int]:
    match choice:
        case ByPerson(person_id):
            return [person_id] if person_id in directory.people else []
        case ByHead(levels_up):
            way = directory.upwards(claim.department_id)
            return directory.heads.get(way[levels_up], ()) if levels_up < len(way) else ()
        case ByRole(role):
            return directory.roles.get(role, ())


def _stand_ins(step: Step, claim: ClaimFacts, directory: Directory) -> tuple[int, ...]:
    """Heads above the level that was asked for, the nearest first; then any approver."""
    asked = [one.levels_up for one in step.approvers if isinstance(one, ByHead)]
    above = directory.upwards(claim.department_id)[min(asked) + 1 :] if asked else []
    heads = [directory.heads.get(department, ()) for department in above]
    for people in (*heads, directory.roles.get(Role.APPROVER, ())):
        left = _without_own(people, claim)
        if left:
            return left
    return ()


def _without_own(people: Sequence[int], claim: ClaimFacts) -> tuple[int, ...]:
    return tuple(one for one in people if one not in claim.own_ids)
