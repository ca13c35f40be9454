"""审批流: which flow a claim takes, and who decides on each level: pure rules.

A flow is data that an administrator wrote (``problems_of`` checks it):

- conditions ``{"company_ids", "department_ids", "expense_type_ids", "kinds", "min_fen",
  "max_fen"}``: each may be missing or empty = any. The claim's total is at least ``min_fen`` and
  less than ``max_fen``, so that flows join without gap. ``expense_type_ids`` fits when one line
  is of such a type.
- steps ``[{"name", "mode": "all" | "any", "approvers": [...], "copy_to": [person ids]}]`` where
  an approver is ``{"by": "person", "person_id"}``, ``{"by": "department_head", "levels_up":
  0..3}`` or ``{"by": "role", "role": "approver" | "accountant" | "administrator"}``.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from backend.accounts.rules import LARGEST_ID, Role
from backend.claims.states import ClaimKind, StepMode

MOST_LEVELS_UP = 3
MOST_STEPS = 10
APPROVER_ROLES = (Role.APPROVER, Role.ACCOUNTANT, Role.ADMINISTRATOR)
DEFAULT_NAME = "审批"


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

    roles: Mapping[str, Sequence[int]]
    people: Collection[int]
    heads: Mapping[int, Sequence[int]] = field(default_factory=dict)
    parents: Mapping[int, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of an approval with its people, never empty."""

    name: str
    mode: StepMode
    approver_ids: tuple[int, ...]
    copy_to: tuple[int, ...] = ()


class FlowLike(Protocol):
    """A configured flow."""

    @property
    def conditions(self) -> dict[str, Any]: ...
    @property
    def steps(self) -> list[dict[str, Any]]: ...


Flow = TypeVar("Flow", bound=FlowLike)

_DEFAULT_STEP: dict[str, Any] = {
    "name": DEFAULT_NAME,
    "mode": "any",
    "approvers": [{"by": "role", "role": Role.APPROVER}],
}


def fits(conditions: Mapping[str, Any], claim: ClaimFacts) -> bool:
    """Whether a flow with these conditions is for this claim."""
    wanted_types = set(conditions.get("expense_type_ids") or ())
    least, most = conditions.get("min_fen"), conditions.get("max_fen")
    return (
        _is_among(claim.company_id, conditions.get("company_ids"))
        and _is_among(claim.department_id, conditions.get("department_ids"))
        and _is_among(claim.kind, conditions.get("kinds"))
        and (not wanted_types or bool(wanted_types & claim.expense_type_ids))
        and (least is None or claim.total_fen >= least)
        and (most is None or claim.total_fen < most)
    )


def _is_among(value: object, wanted: Collection[object] | None) -> bool:
    return not wanted or value in wanted


def choose_flow(flows: Sequence[Flow], claim: ClaimFacts) -> Flow | None:
    """The first of the active flows, in their order, that fits; None = the default level."""
    return next((flow for flow in flows if fits(flow.conditions, claim)), None)


def plan(flow: FlowLike | None, claim: ClaimFacts, directory: Directory) -> list[Level]:
    """Every level that the claim must pass. Raises NobodyLeftError."""
    steps = (flow.steps if flow is not None else None) or [_DEFAULT_STEP]
    return [resolve(step, claim, directory) for step in steps]


def resolve(step: Mapping[str, Any], claim: ClaimFacts, directory: Directory) -> Level:
    """The people of one level, without claimant and creator.

    A level that is left empty goes to the next head above, else to any approver of the company.
    Raises NobodyLeftError.
    """
    found: dict[int, None] = {}
    for wish in step["approvers"]:
        found |= dict.fromkeys(_named(wish, claim, directory))
    people = tuple(one for one in found if one not in claim.own_ids)
    people = people or _stand_ins(step, claim, directory)
    if not people:
        raise NobodyLeftError(step["name"])
    copies = [one for one in step.get("copy_to") or () if one in directory.people]
    return Level(step["name"], StepMode(step["mode"]), people, tuple(copies))


def _named(wish: Mapping[str, Any], claim: ClaimFacts, directory: Directory) -> Sequence[int]:
    match wish["by"]:
        case "person":
            return [wish["person_id"]] if wish["person_id"] in directory.people else []
        case "department_head":
            departments = _upwards(claim.department_id, directory)
            up = wish.get("levels_up", 0)
            return directory.heads.get(departments[up], ()) if up < len(departments) else ()
        case _:
            return directory.roles.get(wish["role"], ())


def _stand_ins(step: Mapping[str, Any], claim: ClaimFacts, directory: Directory) -> tuple[int, ...]:
    """Heads above the level that was asked for, the nearest first; then any approver."""
    asked = [one.get("levels_up", 0) for one in step["approvers"] if one["by"] == "department_head"]
    above = _upwards(claim.department_id, directory)[min(asked) + 1 :] if asked else []
    candidates = [directory.heads.get(department, ()) for department in above]
    for people in (*candidates, directory.roles.get(Role.APPROVER, ())):
        left = tuple(one for one in people if one not in claim.own_ids)
        if left:
            return left
    return ()


def _upwards(department_id: int | None, directory: Directory) -> list[int]:
    """The department and those above it; ends also where a tree was tied into a ring."""
    way: list[int] = []
    while department_id is not None and department_id not in way:
        way.append(department_id)
        department_id = directory.parents.get(department_id)
    return way


def problems_of(
    conditions: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]
) -> list[dict[str, str]]:
    """What is wrong with a flow as written, by field; empty = it can be used."""
    found = _problems_of_conditions(conditions)
    if not 1 <= len(steps) <= MOST_STEPS:
        found.append(_problem("steps", f"请设置 1 到 {MOST_STEPS} 级审批。"))
    for number, step in enumerate(steps):
        found += _problems_of_step(f"steps.{number}", step)
    return found


_LISTS = ("company_ids", "department_ids", "expense_type_ids")


def _problems_of_conditions(conditions: Mapping[str, Any]) -> list[dict[str, str]]:
    found = [
        _problem(f"conditions.{name}", "请从列表中选择。")
        for name in _LISTS
        if not all(_is_id(one) for one in conditions.get(name) or ())
    ]
    if set(conditions) - {*_LISTS, "kinds", "min_fen", "max_fen"}:
        found.append(_problem("conditions", "有不认识的条件，请去掉。"))
    if not set(conditions.get("kinds") or ()) <= set(ClaimKind):
        found.append(_problem("conditions.kinds", "请从列表中选择。"))
    amounts = [conditions.get("min_fen"), conditions.get("max_fen")]
    if not all(one is None or (type(one) is int and one >= 0) for one in amounts):
        found.append(_problem("conditions.min_fen", "金额应为不小于 0 的整数（分）。"))
    elif None not in amounts and amounts[0] >= amounts[1]:  # type: ignore[operator] # both numbers
        found.append(_problem("conditions.max_fen", "金额上限应大于下限。"))
    return found


def _problems_of_step(path: str, step: Mapping[str, Any]) -> list[dict[str, str]]:
    found = []
    name = step.get("name")
    if not isinstance(name, str) or not 1 <= len(name.strip()) <= 50:
        found.append(_problem(f"{path}.name", "请填写这一级的名称，最多 50 个字符。"))
    if step.get("mode") not in set(StepMode):
        found.append(_problem(f"{path}.mode", "请选择会签（全部同意）或或签（一人同意）。"))
    approvers = step.get("approvers") or []
    if not approvers or not all(_is_usable(one) for one in approvers):
        found.append(_problem(f"{path}.approvers", "请至少选择一位审批人，并检查每一项。"))
    if not all(_is_id(one) for one in step.get("copy_to") or ()):
        found.append(_problem(f"{path}.copy_to", "请从列表中选择抄送人。"))
    return found


def _is_usable(wish: Mapping[str, Any]) -> bool:
    match wish.get("by"):
        case "person":
            return _is_id(wish.get("person_id"))
        case "department_head":
            up = wish.get("levels_up", 0)
            return type(up) is int and 0 <= up <= MOST_LEVELS_UP
        case "role":
            return wish.get("role") in APPROVER_ROLES
        case _:
            return False


def _is_id(value: object) -> bool:
    return type(value) is int and 0 < value <= LARGEST_ID


def _problem(path: str, message: str) -> dict[str, str]:
    return {"field": path, "message": message}
