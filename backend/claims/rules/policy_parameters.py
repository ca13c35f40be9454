"""Parameters of rules as data: what an administrator can set, within which bounds, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from backend.kernel.errors import InvalidInputError
from backend.kernel.money import MAX_FEN

ANY = "*"
MOST_LIMITS = 200
_MOST_TYPES = 100
_LARGEST_ID = 2**31 - 1
_LONGEST = {"grade": 20, "city": 40}


class ParameterKind(StrEnum):
    """What a parameter is, so that an editor can be drawn from it."""

    COUNT = "count"
    MONEY = "money"
    """In fen; 0 = 不设."""
    SWITCH = "switch"
    CHOICE = "choice"
    EXPENSE_TYPES = "expense_types"
    """Ids of expense types; none = all."""
    LIMITS = "limits"
    """超标 table: rows of {type, grade, city, limit_fen, per}; * = any."""


class LimitPer(StrEnum):
    """What a limit is compared with."""

    LINE = "line"
    DAY = "day"


LIMIT_PER_LABELS: Mapping[LimitPer, str] = MappingProxyType(
    {LimitPer.LINE: "每笔", LimitPer.DAY: "每天合计"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing to set; ``help`` says what it does and what the bounds mean."""

    name: str
    kind: ParameterKind
    label: str
    default: Any
    help: str = ""
    unit: str = ""
    minimum: int = 0
    maximum: int = MAX_FEN
    options: tuple[tuple[str, str], ...] = ()


Problems = list[dict[str, str]]


def checked(parameters: Sequence[Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """``given`` when every parameter is there and right; InvalidInputError names each wrong one."""
    problems: Problems = []
    known = {one.name for one in parameters}
    for name in sorted(given.keys() - known):
        problems.append(_problem(name, "这条规则没有这个参数，请去掉。"))
    for one in parameters:
        if one.name in given:
            problems += _problems_of(one, given[one.name])
        else:
            problems.append(_problem(one.name, "此项必填。"))
    if problems:
        raise InvalidInputError(problems)
    return {one.name: given[one.name] for one in parameters}


def defaults(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """What counts until somebody sets something else."""
    return {one.name: one.default for one in parameters}


def _problem(name: str, message: str) -> dict[str, str]:
    return {"field": f"parameters.{name}", "message": message}


def _problems_of(one: Parameter, value: Any) -> Problems:
    match one.kind:
        case ParameterKind.COUNT | ParameterKind.MONEY:
            return _number_problems(one, value)
        case ParameterKind.SWITCH:
            return [] if isinstance(value, bool) else [_problem(one.name, "应为是或否。")]
        case ParameterKind.CHOICE:
            is_offered = isinstance(value, str) and value in dict(one.options)
            return [] if is_offered else [_problem(one.name, "不在可选范围内。")]
        case ParameterKind.EXPENSE_TYPES:
            return _type_problems(one, value)
        case ParameterKind.LIMITS:
            return _limit_problems(one, value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number_problems(one: Parameter, value: Any) -> Problems:
    if not _is_whole(value):
        return [_problem(one.name, "这里应为整数。")]
    if one.minimum <= value <= one.maximum:
        return []
    if one.kind is ParameterKind.MONEY:
        return [_problem(one.name, "金额不能为负，也不能过大。")]
    return [_problem(one.name, f"应在 {one.minimum} 至 {one.maximum} {one.unit}之间。")]


def _type_problems(one: Parameter, value: Any) -> Problems:
    if not isinstance(value, list) or len(value) > _MOST_TYPES:
        return [_problem(one.name, f"应为费用类型的列表，最多 {_MOST_TYPES} 项。")]
    if not all(_is_whole(part) and 0 < part <= _LARGEST_ID for part in value):
        return [_problem(one.name, "费用类型不存在，请重新选择。")]
    if len(set(value)) != len(value):
        return [_problem(one.name, "同一个费用类型选了两次，请去掉一个。")]
    return []


def _limit_problems(one: Parameter, value: Any) -> Problems:
    if not isinstance(value, list) or len(value) > MOST_LIMITS:
        return [_problem(one.name, f"应为标准的列表，最多 {MOST_LIMITS} 行。")]
    problems: Problems = []
    seen: dict[tuple[Any, ...], int] = {}
    for place, row in enumerate(value):
        wrong = _row_problem(row)
        if wrong is None:
            first = seen.setdefault((row["type"], row["grade"], row["city"], row["per"]), place)
            wrong = None if first == place else f"与第 {first + 1} 行的条件相同，请合并为一行。"
        if wrong is not None:
            problems.append(_problem(f"{one.name}.{place}", wrong))
    return problems


def _row_problem(row: Any) -> str | None:
    if not isinstance(row, dict) or row.keys() != {"type", "grade", "city", "limit_fen", "per"}:
        return "应有费用类型、职级、城市、金额和计算方式，且没有其他内容。"
    if not _is_whole(row["type"]) or not 0 < row["type"] <= _LARGEST_ID:
        return "请选择费用类型。"
    for name, label in (("grade", "职级"), ("city", "城市")):
        if not _is_text(row[name], _LONGEST[name]):
            return f"{label}应为 1 至 {_LONGEST[name]} 个字，不限时写 {ANY}。"
    if not _is_whole(row["limit_fen"]) or not 0 < row["limit_fen"] <= MAX_FEN:
        return "标准金额应大于 0。"
    if not isinstance(row["per"], str) or row["per"] not in set(LimitPer):
        return "请选择按每笔还是每天合计。"
    return None


def _is_text(value: Any, longest: int) -> bool:
    return (
        isinstance(value, str)
        and value == value.strip()
        and 0 < len(value) <= longest
        and value.isprintable()
    )
