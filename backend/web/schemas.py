"""Base models of what comes in and what goes out, with messages for people in Chinese."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails

from backend.kernel.errors import InvalidInputError

_MESSAGES = {
    "missing": "此项必填。",
    "extra_forbidden": "不认识的字段，请去掉。",
    "string_type": "这里应为文字。",
    "string_too_short": "内容太短，至少 {min_length} 个字符。",
    "string_too_long": "内容太长，最多 {max_length} 个字符。",
    "string_pattern_mismatch": "格式不正确。",
    "int_type": "这里应为整数。",
    "int_parsing": "这里应为整数。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "date_from_datetime_parsing": "日期应为 YYYY-MM-DD，且真实存在。",
    "date_parsing": "日期应为 YYYY-MM-DD，且真实存在。",
    "enum": "不在可选范围内。",
    "literal_error": "不在可选范围内。",
    "too_long": "数量太多，最多 {max_length} 项。",
}


def _say(error: ErrorDetails) -> dict[str, str]:
    """Field path and a Chinese message; never the rejected input itself."""
    if error["type"] == "value_error":
        message = str(error["ctx"]["error"])
    else:
        template = _MESSAGES.get(error["type"], "内容不正确，请检查后再试。")
        message = template.format(**error.get("ctx", {}))
    return {"field": ".".join(map(str, error["loc"])) or "body", "message": message}


class In(BaseModel):
    """Input: unknown members are refused; a wrong one raises InvalidInputError.

    Control characters are refused in every text (PostgreSQL cannot store NUL), but for the
    members named in ``raw_members``.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    raw_members: ClassVar[frozenset[str]] = frozenset()

    @field_validator("*", mode="after")
    @classmethod
    def _refuse_control_characters(cls, value: Any, info: ValidationInfo) -> Any:
        raw = info.field_name in cls.raw_members
        if isinstance(value, str) and not raw and any(_is_control(sign) for sign in value):
            raise ValueError("含有不可见的控制字符，请删除后再试。")
        return value

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """As in Pydantic, but a wrong input is a DomainError."""
        if not isinstance(obj, dict):
            raise InvalidInputError([{"field": "body", "message": "应为一个 JSON 对象。"}])
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            raise InvalidInputError([_say(one) for one in details]) from None


def _is_control(sign: str) -> bool:
    return (ord(sign) < 32 and sign not in "\t\n\r") or 0xD800 <= ord(sign) <= 0xDFFF


def _must_be_no_number(value: Any) -> Any:
    if isinstance(value, int | float):
        raise ValueError("这里应为文字。")  # noqa: TRY004 - Pydantic reports ValueError
    return value


DayIn = Annotated[date, BeforeValidator(_must_be_no_number)]
"""YYYY-MM-DD; Pydantic alone would take 0 for the first day of 1970."""
InstantIn = Annotated[AwareDatetime, BeforeValidator(_must_be_no_number)]
"""ISO 8601 with its zone; no number of seconds."""


class Out(BaseModel):
    """Output, built from objects or dictionaries; an error of it tells no values to a log."""

    model_config = ConfigDict(from_attributes=True, hide_input_in_errors=True)


def iso_utc(instant: datetime) -> str:
    """2026-11-23T03:04:05.678Z."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


UtcInstant = Annotated[datetime, PlainSerializer(iso_utc, return_type=str, when_used="json")]


class Problem(Out):
    """An error as application/problem+json (RFC 9457); ``code`` is stable, ``detail`` Chinese.

    ``instance`` ends in the 错误编号, under which the log has this answer; it is X-Request-Id.
    """

    type: str
    title: str
    status: int
    code: str
    detail: str
    instance: str | None = None
