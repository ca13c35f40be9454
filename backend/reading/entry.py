"""手工录入: what is missing or wrong in typed fields, by the needs of the kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from backend.kernel.money import MAX_FEN
from backend.reading import numbers
from backend.reading.forms import CheckForm, Need, NumberForm, VerifyForm, amount_label
from backend.reading.kinds import FACTS, InvoiceKind


class FieldProblem(NamedTuple):
    """The field's name, and in Chinese what is wrong and what to do."""

    field: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Fields that a person typed for one invoice; None or empty means left out."""

    kind: InvoiceKind
    code: str | None = None
    number: str | None = None
    issued_on: date | None = None
    amount_fen: int | None = None
    check_code: str | None = None


class _Shape(NamedTuple):
    pattern: re.Pattern[str]
    wording: str


_DIGITS_8 = _Shape(re.compile(r"\d{8}", re.ASCII), "8位数字")
_DIGITS_20 = _Shape(re.compile(r"\d{20}", re.ASCII), "20位数字")
_VAT_CODE = _Shape(re.compile(r"\d{10}|\d{12}", re.ASCII), "10位或12位数字")

_CODES = {
    NumberForm.CODED: _VAT_CODE,
    NumberForm.DIGITAL: _VAT_CODE,
    NumberForm.DIGITAL_PAPER: _VAT_CODE,
    NumberForm.FISCAL: _DIGITS_8,
    NumberForm.FREE: _Shape(re.compile(r"[0-9A-Za-z]{1,12}", re.ASCII), "不超过12位的数字或字母"),
}
_NUMBERS = {
    NumberForm.CODED: _DIGITS_8,
    NumberForm.DIGITAL: _DIGITS_20,
    NumberForm.DIGITAL_PAPER: _Shape(re.compile(r"\d{8}|\d{20}", re.ASCII), "8位或20位数字"),
    NumberForm.FISCAL: _Shape(re.compile(r"\d{10}", re.ASCII), "10位数字"),
    NumberForm.FREE: _Shape(re.compile(r"[0-9A-Za-z]{1,32}", re.ASCII), "不超过32位的数字或字母"),
}
_CHECK_CODES = {
    CheckForm.LAST_SIX: _Shape(re.compile(r"\d{6}|\d{20}", re.ASCII), "后6位（或全部20位）数字"),
    CheckForm.FIVE_SIGNS: _Shape(re.compile(r"[0-9A-Za-z]{5}", re.ASCII), "5位数字或字母"),
    CheckForm.SIX_SIGNS: _Shape(re.compile(r"[0-9A-Za-z]{6}", re.ASCII), "6位数字或字母"),
}


def problems_of(entry: Entry, *, today: date) -> list[FieldProblem]:
    """Every field that stops the entry from being kept and verified; empty means good."""
    form = FACTS[entry.kind].form
    return [
        *_text_problems("code", "发票代码", entry.code, form.code, _CODES[form.number_form]),
        *_text_problems(
            "number", "发票号码", entry.number, form.number, _NUMBERS[form.number_form]
        ),
        *_date_problems(entry.issued_on, form.issued_on, today),
        *_amount_problems(entry.amount_fen, form),
        *_text_problems(
            "check_code",
            "校验码",
            entry.check_code,
            form.check_code,
            _CHECK_CODES[form.check_form],
        ),
    ]


def _text_problems(
    field: str, label: str, value: str | None, need: Need, shape: _Shape
) -> Iterator[FieldProblem]:
    if not value:
        if need is Need.REQUIRED:
            yield FieldProblem(field, f"请填写{label}：{shape.wording}，见票面。")
    elif need is Need.EMPTY:
        yield FieldProblem(field, f"这种发票没有{label}，请清空；若票面印有，请重新选择发票种类。")
    elif shape.pattern.fullmatch(value) is None:
        strange = "" if value.isascii() and value.isdigit() else "或含有其他字符"
        told = f"现在填了{len(value)}位{strange}"
        yield FieldProblem(field, f"{label}应为{shape.wording}，{told}，请对照票面修改。")


def _date_problems(issued_on: date | None, need: Need, today: date) -> Iterator[FieldProblem]:
    if issued_on is None:
        if need is Need.REQUIRED:
            yield FieldProblem("issued_on", "请填写开票日期，见票面右上角。")
    elif issued_on > today:
        yield FieldProblem(
            "issued_on", f"开票日期不能晚于今天（{today.isoformat()}），请对照票面修改。"
        )


def _amount_problems(amount_fen: int | None, form: VerifyForm) -> Iterator[FieldProblem]:
    label = amount_label(form.form_amount)
    if amount_fen is None:
        if form.amount is Need.REQUIRED:
            yield FieldProblem("amount_fen", f"请填写{label}，见票面。")
    elif amount_fen == 0 and form.amount is Need.REQUIRED:
        yield FieldProblem("amount_fen", f"{label}不能为0，请对照票面修改。")
    elif abs(amount_fen) > MAX_FEN:
        yield FieldProblem("amount_fen", f"{label}过大，请检查小数点后重填。")


def dedupe_key_of(entry: Entry) -> str:
    """The key of a typed invoice, the same that a scan of it would get.

    Raises ValueError without a number: check ``problems_of`` first.
    """
    if not entry.number:
        raise ValueError("an entry without a number has no key")
    return numbers.dedupe_key(entry.code, entry.number)
