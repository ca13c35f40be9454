"""Fields side by side: the printed code, what is stored, what the tax office told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from backend.reading.kinds import AmountMeaning

_TEXTS: Mapping[str, str] = {
    "seller_name": "销售方",
    "seller_tax_id": "销售方税号",
    "buyer_name": "购买方",
    "buyer_tax_id": "购买方税号",
}
_SUMS: Mapping[str, str] = {
    "amount_without_tax_fen": "不含税金额",
    "tax_fen": "税额",
    "total_fen": "价税合计",
}
KEPT = (*_TEXTS, *_SUMS, "items")
"""Fields of an answer that are kept beside what stood before it."""


class Agreement(StrEnum):
    """How the values of one field stand to each other; ``UNKNOWN``: nobody can tell yet."""

    SAME = "same"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field in words; None = not printed, not stored, not told."""

    field: str
    label: str
    printed: str | None = None
    stored: str | None = None
    told: str | None = None
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What identifies an invoice and is asked about; of the printed code or of the record."""

    number: str | None = None
    code: str | None = None
    issued_on: date | None = None
    amount_fen: int | None = None
    amount_meaning: str = AmountMeaning.UNKNOWN
    check_code: str | None = None


def differences(stood: Mapping[str, Any], told: Mapping[str, Any]) -> list[Row]:
    """Fields in which an answer says something else than what stood before it."""
    return [row for row in _rows_of_answer(stood, told) if row.agreement is Agreement.DIFFERS]


def side_by_side(
    printed: Face | None,
    stored: Face,
    *,
    stood: Mapping[str, Any],
    told: Mapping[str, Any] | None,
    asked: Mapping[str, Any],
) -> list[Row]:
    """All fields that can be compared. ``told`` None: the office said 'differs' and no more.

    ``asked`` are the names of the fields that were in the question: one of them must differ then.
    """
    rows = [*_rows_of_face(printed, stored, told, asked)]
    return rows if told is None else [*rows, *_rows_of_answer(stood, told)]


def _rows_of_face(
    printed: Face | None, stored: Face, told: Mapping[str, Any] | None, asked: Mapping[str, Any]
) -> list[Row]:
    """The office knows number and code, else it would not have spoken; told facts fit the day."""
    paper = printed or Face()
    found = []
    for field, label in (("number", "发票号码"), ("code", "发票代码"), ("issued_on", "开票日期")):
        own = _text(getattr(stored, field))
        answer = None if told is None and field == "issued_on" else own
        found.append(_row(field, label, _text(getattr(paper, field)), own, answer, asked=asked))
    found.append(_amount_row(paper, stored, told, asked))
    found.append(_check_code_row(paper, stored, told, asked))
    return [row for row in found if row.printed or row.stored]


def _row(
    field: str,
    label: str,
    printed: str | None,
    stored: str | None,
    told: str | None,
    *,
    asked: Mapping[str, Any],
) -> Row:
    if printed is not None and stored is not None and printed != stored:
        agreement = Agreement.DIFFERS
    elif told is not None:
        agreement = Agreement.SAME if told == stored else Agreement.DIFFERS
    else:
        is_suspect = asked.get(field) is not None
        agreement = Agreement.UNKNOWN if is_suspect else Agreement.SAME
    return Row(
        field=field, label=label, printed=printed, stored=stored, told=told, agreement=agreement
    )


def _amount_row(
    paper: Face, stored: Face, told: Mapping[str, Any] | None, asked: Mapping[str, Any]
) -> Row:
    answer = None if told is None else _amount_told(stored, told)
    printed, own = _money(paper.amount_fen), _money(stored.amount_fen)
    return _row("amount_fen", "金额", printed, own, answer, asked=asked)


def _amount_told(stored: Face, told: Mapping[str, Any]) -> str | None:
    """The told amount that means the same; of an unclear meaning, the one that fits, if any."""
    total, without_tax = told.get("total_fen"), told.get("amount_without_tax_fen")
    if stored.amount_meaning == AmountMeaning.WITH_TAX:
        return _money(total)
    if stored.amount_meaning == AmountMeaning.WITHOUT_TAX:
        return _money(without_tax)
    return _money(stored.amount_fen) if stored.amount_fen in {total, without_tax} else None


def _check_code_row(
    paper: Face, stored: Face, told: Mapping[str, Any] | None, asked: Mapping[str, Any]
) -> Row:
    """Typed ones are often the last six signs only: those are compared."""
    own, answer = stored.check_code, None if told is None else told.get("check_code")
    if own and answer and str(answer).endswith(own):
        answer = own
    return _row("check_code", "校验码", paper.check_code, own, answer, asked=asked)


def _rows_of_answer(stood: Mapping[str, Any], told: Mapping[str, Any]) -> list[Row]:
    texts = [(name, label, stood.get(name), told.get(name)) for name, label in _TEXTS.items()]
    sums = [
        (name, label, _money(stood.get(name)), _money(told.get(name)))
        for name, label in _SUMS.items()
    ]
    items = ("items", "明细", _items(stood.get("items")), _items(told.get("items")))
    return [
        Row(
            field=name,
            label=label,
            stored=before,
            told=after,
            agreement=_agreement(before, after),
        )
        for name, label, before, after in (*texts, *sums, items)
        if after is not None
    ]


def _agreement(before: str | None, after: str | None) -> Agreement:
    return Agreement.SAME if before in (None, after) else Agreement.DIFFERS


def _money(fen: int | None) -> str | None:
    if fen is None:
        return None
    whole, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}¥{whole:,}.{cents:02d}"


def _text(value: date | str | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value or None


def _items(items: Sequence[Mapping[str, Any]] | None) -> str | None:
    """Names and amounts, enough to see a change; None when there is none."""
    told = [
        " ".join(part for part in (one.get("name"), _money(one.get("amount_fen"))) if part)
        for one in items or ()
    ]
    return "；".join(told) or None
