"""What about a set of approval flows will not go as it looks: pure rules.

A warning never keeps a flow from being saved: people leave and departments close at any time.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
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

_NAMED_AT_MOST = 3
ROLE_NAMES: Mapping[Role, str] = {
    Role.APPROVER: "审批人",
    Role.ACCOUNTANT: "会计",
    Role.ADMINISTRATOR: "管理员",
}


@dataclass(frozen=True, slots=True)
class WrittenFlow:
    """A flow as it is written."""

    id: int
    name: str
    is_active: bool
    conditions: Conditions
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The organisation around the flows.

    ``companies`` are names of those in use; ``departments`` names, ``company_of`` and
    ``parents`` of all, ``heads`` those with an active head. ``holders`` are (company, role)
    with an active person. ``absent`` names people who cannot act; ``retired_choices`` are
    (condition, id) out of use.
    """

    companies: Mapping[int, str]
    departments: Mapping[int, str] = field(default_factory=dict)
    company_of: Mapping[int, int] = field(default_factory=dict)
    parents: Mapping[int, int | None] = field(default_factory=dict)
    heads: Collection[int] = frozenset()
    holders: Collection[tuple[int, Role]] = frozenset()
    absent: Mapping[int, str] = field(default_factory=dict)
    retired_choices: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def way_up(self, department_id: int) -> list[int]:
        """The department and those above it."""
        way: list[int] = []
        at: int | None = department_id
        while at is not None and at not in way:
            way.append(at)
            at = self.parents.get(at)
        return way


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing; ``step`` is the place of the level, None = the flow as a whole."""

    code: str
    message: str
    step: int | None = None
    is_serious: bool = True


def find_warnings(
    flow: WrittenFlow, before: Sequence[WrittenFlow], around: Surroundings
) -> list[Finding]:
    """What is to be said of a flow; ``before`` are those that are tried first."""
    return [
        *_about_reach(flow, before, around),
        *_about_choices(flow, around),
        *(
            warning
            for place, step in enumerate(flow.steps)
            for warning in _about_step(place, step, flow.conditions, around)
        ),
    ]


def covers(wide: Conditions, narrow: Conditions, around: Surroundings) -> bool:
    """Whether every claim that fits ``narrow`` fits ``wide`` too."""
    return (
        _contains(wide.company_ids, companies_of(narrow, around))
        and _contains_departments(wide.department_ids, narrow.department_ids, around)
        and _contains(wide.expense_type_ids, narrow.expense_type_ids)
        and _contains(wide.kinds, narrow.kinds)
        and (wide.min_fen or 0) <= (narrow.min_fen or 0)
        and (
            wide.max_fen is None or (narrow.max_fen is not None and narrow.max_fen <= wide.max_fen)
        )
    )


def companies_of(conditions: Conditions, around: Surroundings) -> frozenset[int] | None:
    """The companies whose claims can fit; None = any, empty = the conditions exclude each other."""
    if not conditions.department_ids:
        return conditions.company_ids or None
    of_departments = frozenset(
        around.company_of[one] for one in conditions.department_ids if one in around.company_of
    )
    if not conditions.company_ids:
        return of_departments
    return of_departments & conditions.company_ids


def _contains(wide: Collection[object], narrow: Collection[object] | None) -> bool:
    return not wide or (bool(narrow) and set(narrow or ()) <= set(wide))


def _contains_departments(
    wide: Collection[int], narrow: Collection[int], around: Surroundings
) -> bool:
    if not wide:
        return True
    return bool(narrow) and all(set(around.way_up(one)) & set(wide) for one in narrow)


def _about_reach(
    flow: WrittenFlow, before: Sequence[WrittenFlow], around: Surroundings
) -> Iterator[Finding]:
    if not flow.is_active:
        return
    if companies_of(flow.conditions, around) == frozenset():
        yield Finding("contradiction", "所选部门都不属于所选公司，没有单据能符合这些条件。")
        return
    for other in before:
        if other.is_active and covers(other.conditions, flow.conditions, around):
            message = f"永远轮不到：符合条件的单据都会先进入排在前面的「{other.name}」。"
            yield Finding("unreachable", f"{message}请调整顺序或条件。")
            return


def _about_choices(flow: WrittenFlow, around: Surroundings) -> Iterator[Finding]:
    chosen = [
        ("company_ids", "公司", flow.conditions.company_ids),
        ("department_ids", "部门", flow.conditions.department_ids),
        ("expense_type_ids", "费用类型", flow.conditions.expense_type_ids),
    ]
    for member, word, ids in chosen:
        names = [
            around.retired_choices[member, one]
            for one in sorted(ids)
            if (member, one) in around.retired_choices
        ]
        if names:
            message = f"条件中的{word}已停用：{_listed(names)}。"
            yield Finding("choice_retired", message, is_serious=len(names) == len(ids))


def _about_step(
    place: int, step: Step, conditions: Conditions, around: Surroundings
) -> Iterator[Finding]:
    absent = [one.person_id for one in step.approvers if isinstance(one, ByPerson)]
    names = [around.absent[one] for one in absent if one in around.absent]
    if names:
        message = f"「{step.name}」指定的审批人已停用：{_listed(names)}。请改选在用的人员。"
        yield Finding("person_disabled", message, place)
    copied = [around.absent[one] for one in step.copy_to if one in around.absent]
    if copied:
        message = f"「{step.name}」的抄送人已停用：{_listed(copied)}。"
        yield Finding("copy_disabled", message, place, is_serious=False)
    for choice in step.approvers:
        yield from _about_choice(place, step.name, choice, _Scope(conditions, around))


@dataclass(frozen=True, slots=True)
class _Scope:
    conditions: Conditions
    around: Surroundings

    @property
    def companies(self) -> list[int]:
        """In use, whose claims can fit."""
        wanted = companies_of(self.conditions, self.around)
        return [one for one in self.around.companies if wanted is None or one in wanted]

    @property
    def departments(self) -> list[int]:
        """Named in the conditions; without any, those of the companies in scope."""
        if self.conditions.department_ids:
            return sorted(self.conditions.department_ids)
        companies = set(self.companies)
        return [one for one, company in self.around.company_of.items() if company in companies]


def _about_choice(
    place: int, name: str, choice: ApproverChoice, scope: _Scope
) -> Iterator[Finding]:
    match choice:
        case ByPerson():
            return
        case ByRole(role):
            missing = [one for one in scope.companies if (one, role) not in scope.around.holders]
            if missing:
                where = _listed([scope.around.companies[one] for one in missing])
                who = ROLE_NAMES[role]
                message = f"「{name}」：{where}没有在用的{who}，届时改由其他审批人处理。"
                yield Finding("role_empty", message, place, is_serious=False)
        case ByHead(levels_up):
            headless = [one for one in scope.departments if _is_headless(one, levels_up, scope)]
            if headless:
                where = _listed([scope.around.departments[one] for one in headless])
                which = "负责人" if levels_up == 0 else f"上 {levels_up} 级负责人"
                message = f"「{name}」：{where}没有{which}，届时改由更上级负责人或审批人处理。"
                yield Finding("no_head", message, place, is_serious=False)


def _is_headless(department_id: int, levels_up: int, scope: _Scope) -> bool:
    way = scope.around.way_up(department_id)
    return levels_up >= len(way) or way[levels_up] not in scope.around.heads


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(names[:_NAMED_AT_MOST])
    return shown if len(names) <= _NAMED_AT_MOST else f"{shown} 等 {len(names)} 个"
