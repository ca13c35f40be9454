"""What an approval flow says: when it counts, and who approves; from JSON and back.

As JSON, conditions are ``{"company_ids", "department_ids", "expense_type_ids", "kinds",
"min_fen", "max_fen"}``, a step is ``{"name", "mode", "approvers", "copy_to"}`` and an approver
``{"by": "person", "person_id"}``, ``{"by": "department_head", "levels_up"}`` or
``{"by": "role", "role"}``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backend.accounts.rules import LARGEST_ID, Role
from backend.claims.states import ClaimKind, StepMode
from backend.kernel.money import MAX_FEN

MOST_STEPS = 10
MOST_APPROVERS = 20
MOST_COPIES = 20
MOST_CHOICES = 100
HIGHEST_LEVEL = 3
LONGEST_NAME = 50
APPROVING_ROLES = (Role.APPROVER, Role.ACCOUNTANT, Role.ADMINISTRATOR)


class FlowFormatError(ValueError):
    """What was written is no flow; ``path`` names the member, ``message`` is for people."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


class ApproverBy(StrEnum):
    """How an approver is named."""

    PERSON = "person"
    DEPARTMENT_HEAD = "department_head"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class ByPerson:
    """One person, by name."""

    person_id: int


@dataclass(frozen=True, slots=True)
class ByHead:
    """The heads of the claim's department (0), or of the one so many levels above it."""

    levels_up: int = 0


@dataclass(frozen=True, slots=True)
class ByRole:
    """Everybody of the claimant's company who has the role."""

    role: Role


ApproverChoice = ByPerson | ByHead | ByRole


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a flow counts; all must hold, and an empty one holds always.

    A department stands for those under it too. Expense types: at least one line has one of
    them. The total is at least ``min_fen`` and below ``max_fen``; None = no bound.
    """

    company_ids: frozenset[int] = frozenset()
    department_ids: frozenset[int] = frozenset()
    expense_type_ids: frozenset[int] = frozenset()
    kinds: frozenset[ClaimKind] = frozenset()
    min_fen: int | None = None
    max_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One level: all of its people must agree (会签), or any one of them (或签)."""

    name: str
    mode: StepMode
    approvers: tuple[ApproverChoice, ...]
    copy_to: tuple[int, ...] = field(default=())


def parse_conditions(written: object, path: str = "conditions") -> Conditions:
    """Conditions from their JSON; members may be missing. Raises FlowFormatError."""
    members = _object(written, path, optional=_CONDITION_MEMBERS)
    bounds = [
        _whole(members.get(name), f"{path}.{name}", 0, MAX_FEN)
        if members.get(name) is not None
        else None
        for name in ("min_fen", "max_fen")
    ]
    least, most = bounds
    if least is not None and most is not None and least >= most:
        raise FlowFormatError(f"{path}.max_fen", "金额上限应大于下限，否则没有单据能符合。")
    return Conditions(
        company_ids=frozenset(_ids(members.get("company_ids"), f"{path}.company_ids")),
        department_ids=frozenset(_ids(members.get("department_ids"), f"{path}.department_ids")),
        expense_type_ids=frozenset(
            _ids(members.get("expense_type_ids"), f"{path}.expense_type_ids")
        ),
        kinds=frozenset(_kinds(members.get("kinds"), f"{path}.kinds")),
        min_fen=least,
        max_fen=most,
    )


def parse_steps(written: object, path: str = "steps") -> tuple[Step, ...]:
    """The levels, in their order; at least one. Raises FlowFormatError."""
    items = _list(written, path, MOST_STEPS)
    if not items:
        raise FlowFormatError(path, "至少要有一级审批。")
    return tuple(_step(item, f"{path}.{place}") for place, item in enumerate(items))


def conditions_as_json(conditions: Conditions) -> dict[str, Any]:
    """Conditions as they are stored: all members, ids in order."""
    return {
        "company_ids": sorted(conditions.company_ids),
        "department_ids": sorted(conditions.department_ids),
        "expense_type_ids": sorted(conditions.expense_type_ids),
        "kinds": [kind.value for kind in ClaimKind if kind in conditions.kinds],
        "min_fen": conditions.min_fen,
        "max_fen": conditions.max_fen,
    }


def steps_as_json(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Levels as they are stored."""
    return [
        {
            "name": step.name,
            "mode": step.mode.value,
            "approvers": [_choice_as_json(choice) for choice in step.approvers],
            "copy_to": list(step.copy_to),
        }
        for step in steps
    ]


def people_in(steps: Sequence[Step]) -> set[int]:
    """Everybody who is named, to approve or to be told."""
    return set(_named(steps))


def _named(steps: Sequence[Step]) -> Iterator[int]:
    for step in steps:
        yield from step.copy_to
        yield from (one.person_id for one in step.approvers if isinstance(one, ByPerson))


_CONDITION_MEMBERS = frozenset(Conditions.__slots__)
_STEP_MEMBERS = frozenset({"name", "mode", "approvers"})


def _step(written: object, path: str) -> Step:
    members = _object(written, path, required=_STEP_MEMBERS, optional={"copy_to"})
    choices = [
        _choice(item, f"{path}.approvers.{place}")
        for place, item in enumerate(
            _list(members["approvers"], f"{path}.approvers", MOST_APPROVERS)
        )
    ]
    if not choices:
        raise FlowFormatError(f"{path}.approvers", "这一级还没有审批人，请至少添加一位。")
    if len(set(choices)) < len(choices):
        raise FlowFormatError(f"{path}.approvers", "同一审批人在这一级出现了两次，请去掉一个。")
    copies = _ids(members.get("copy_to"), f"{path}.copy_to", MOST_COPIES)
    return Step(_name(members["name"], path), _mode(members["mode"], path), tuple(choices), copies)


def _choice(written: object, path: str) -> ApproverChoice:
    match _by(written, path):
        case ApproverBy.PERSON:
            members = _object(written, path, required={"by", "person_id"})
            return ByPerson(_whole(members["person_id"], f"{path}.person_id", 1, LARGEST_ID))
        case ApproverBy.DEPARTMENT_HEAD:
            members = _object(written, path, required={"by"}, optional={"levels_up"})
            levels = members.get("levels_up", 0)
            return ByHead(_whole(levels, f"{path}.levels_up", 0, HIGHEST_LEVEL))
        case ApproverBy.ROLE:
            members = _object(written, path, required={"by", "role"})
            return ByRole(_role(members["role"], f"{path}.role"))


def _by(written: object, path: str) -> ApproverBy:
    by = written.get("by") if isinstance(written, Mapping) else None
    if not isinstance(by, str) or by not in set(ApproverBy):
        raise FlowFormatError(f"{path}.by", "请选择审批人的来源：指定人员、部门负责人或角色。")
    return ApproverBy(by)


def _choice_as_json(choice: ApproverChoice) -> dict[str, Any]:
    match choice:
        case ByPerson(person_id):
            return {"by": ApproverBy.PERSON.value, "person_id": person_id}
        case ByHead(levels_up):
            return {"by": ApproverBy.DEPARTMENT_HEAD.value, "levels_up": levels_up}
        case ByRole(role):
            return {"by": ApproverBy.ROLE.value, "role": role.value}


def _object(
    written: object,
    path: str,
    *,
    required: Collection[str] = (),
    optional: Collection[str] = (),
) -> Mapping[str, Any]:
    if not isinstance(written, Mapping):
        raise FlowFormatError(path, "应为一个 JSON 对象。")
    for name in required:
        if name not in written:
            raise FlowFormatError(f"{path}.{name}", "此项必填。")
    for name in written:
        if name not in required and name not in optional:
            raise FlowFormatError(f"{path}.{name}", "不认识的字段，请去掉。")
    return written


def _list(written: object, path: str, most: int) -> list[Any]:
    if not isinstance(written, list | tuple):
        raise FlowFormatError(path, "应为一个列表。")
    if len(written) > most:
        raise FlowFormatError(path, f"数量太多，最多 {most} 项。")
    return list(written)


def _whole(written: object, path: str, least: int, most: int) -> int:
    if not isinstance(written, int) or isinstance(written, bool):
        raise FlowFormatError(path, "这里应为整数。")
    if not least <= written <= most:
        raise FlowFormatError(path, f"应在 {least} 与 {most} 之间。")
    return written


def _ids(written: object, path: str, most: int = MOST_CHOICES) -> tuple[int, ...]:
    """Ids once each, in their order; missing or null = none."""
    items = [] if written is None else _list(written, path, most)
    ids = (_whole(item, f"{path}.{place}", 1, LARGEST_ID) for place, item in enumerate(items))
    return tuple(dict.fromkeys(ids))


def _kinds(written: object, path: str) -> list[ClaimKind]:
    items = [] if written is None else _list(written, path, len(ClaimKind))
    if any(not isinstance(item, str) or item not in set(ClaimKind) for item in items):
        raise FlowFormatError(path, "单据种类只能是报销单或借款单。")
    return [ClaimKind(item) for item in items]


def _name(written: object, path: str) -> str:
    if not isinstance(written, str) or not 1 <= len(written.strip()) <= LONGEST_NAME:
        raise FlowFormatError(f"{path}.name", f"请给这一级起个名字，最多 {LONGEST_NAME} 个字符。")
    return written.strip()


def _mode(written: object, path: str) -> StepMode:
    if not isinstance(written, str) or written not in set(StepMode):
        raise FlowFormatError(f"{path}.mode", "只能是会签（all）或或签（any）。")
    return StepMode(written)


def _role(written: object, path: str) -> Role:
    if not isinstance(written, str) or written not in APPROVING_ROLES:
        raise FlowFormatError(path, "这个角色不能审批，请选审批人、会计或管理员。")
    return Role(written)
