"""What an exported list is: its columns, what was filtered, and its rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backend.kernel.errors import DomainError

MOST_ROWS = 50_000


class SheetFormat(StrEnum):
    """XLSX is for people, CSV for programs."""

    XLSX = "xlsx"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        if self is SheetFormat.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Kind(StrEnum):
    """How a value is written."""

    TEXT = "text"
    MONEY = "money"
    """Fen in, yuan with two decimals out."""
    COUNT = "count"
    DAY = "day"
    INSTANT = "instant"
    """To the minute, Beijing time."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` names the member of a row; dots lead into members of members.

    ``words`` turns values into what people call them; ``is_summed`` adds them up at the end.
    """

    title: str
    key: str
    kind: Kind = Kind.TEXT
    width: int = 14
    words: Mapping[str, str] = field(default_factory=dict)
    is_summed: bool = False

    def value_in(self, row: Mapping[str, Any]) -> Any:
        """None for what is not known; a list becomes one text."""
        value: Any = row
        for part in self.key.split("."):
            value = None if value is None else value[part]
        if isinstance(value, list | tuple):
            value = "、".join(str(one) for one in value)
        if isinstance(value, bool):
            value = "是" if value else "否"
        return self.words.get(value, value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``remarks`` are names and values that stand in the file: the filter, who made it, when."""

    title: str
    columns: Sequence[Column]
    remarks: Sequence[tuple[str, str]]
    rows: Iterable[Mapping[str, Any]]


class TooManyRowsError(DomainError):
    """A list is longer than one file takes."""

    code = "web.too_many_rows"
    status = 422
    message = (
        f"筛选结果超过 {MOST_ROWS:,} 行，一个文件放不下，没有导出。"
        "请缩小日期范围或增加筛选条件，分几次导出。"
    )
