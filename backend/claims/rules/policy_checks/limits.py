"""超标: spending of a type against what is allowed for the grade and the city."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from backend.claims.rules.policies import Finding, yuan
from backend.claims.rules.policy_cases import Case, LineCase
from backend.claims.rules.policy_parameters import ANY, LimitPer
from backend.claims.states import ClaimKind

Row = Mapping[str, Any]


def over_limit(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """Lines, and the claimant's whole day where the table says so, above the limit that fits."""
    if case.kind is ClaimKind.ADVANCE:
        return
    yield from _by_line(case, _rows(parameters, LimitPer.LINE))
    yield from _by_day(case, _rows(parameters, LimitPer.DAY))


def find_limit(
    rows: Iterable[Row], type_id: int | None, grade: str | None, city: str
) -> Row | None:
    """The row that fits best: the one with most conditions, at a tie the one that names the city.

    None: nothing is limited.
    """
    fitting = [
        row
        for row in rows
        if row["type"] == type_id and _fits(row["grade"], grade) and _fits(row["city"], city)
    ]
    return max(fitting, key=_exactness, default=None)


def _exactness(row: Row) -> tuple[int, bool]:
    names_city, names_grade = row["city"] != ANY, row["grade"] != ANY
    return names_city + names_grade, names_city


def _fits(wanted: str, actual: str | None) -> bool:
    return wanted == ANY or _plain(wanted) == _plain(actual or "")


def _plain(text: str) -> str:
    """北京市 is 北京; width, case and blanks do not count."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).removesuffix("市")


def _rows(parameters: Mapping[str, Any], per: LimitPer) -> list[Row]:
    return [row for row in parameters["limits"] if row["per"] == per]


def _by_line(case: Case, rows: Sequence[Row]) -> Iterator[Finding]:
    for line in case.lines:
        row = find_limit(rows, line.expense_type_id, case.grade, line.city)
        if row is not None and line.amount_fen is not None and line.amount_fen > row["limit_fen"]:
            anchor = f"l{line.key}"
            yield _found(case, line, row, spent_fen=line.amount_fen, anchor=anchor, what="这笔")


def _by_day(case: Case, rows: Sequence[Row]) -> Iterator[Finding]:
    """Split over several claims, a day's spending is still one day's."""
    for (type_id, day), lines in _days(case).items():
        fitting = [find_limit(rows, type_id, case.grade, line.city) for line in lines]
        limits = [row for row in fitting if row is not None]
        if not limits:
            continue
        row = max(limits, key=lambda one: int(one["limit_fen"]))
        here = sum(line.amount_fen or 0 for line in lines)
        spent = here + case.spent_elsewhere.get((type_id, day), 0)
        if spent > row["limit_fen"]:
            anchor = f"d{type_id}-{day.isoformat()}"
            what = f"{day.isoformat()} 合计"
            yield _found(case, lines[0], row, spent_fen=spent, anchor=anchor, what=what)


def _days(case: Case) -> dict[tuple[int, date], list[LineCase]]:
    days: defaultdict[tuple[int, date], list[LineCase]] = defaultdict(list)
    for line in case.lines:
        day = day_of(case, line)
        if line.expense_type_id is not None and day is not None:
            days[line.expense_type_id, day].append(line)
    return days


def day_of(case: Case, line: LineCase) -> date | None:
    """发生日期, else the invoice's own date; None when neither is known."""
    if line.happened_on is not None or line.invoice_id is None:
        return line.happened_on
    return case.invoices[line.invoice_id].facts.issued_on


def _found(
    case: Case, line: LineCase, row: Row, *, spent_fen: int, anchor: str, what: str
) -> Finding:
    name = case.type_names.get(row["type"], "这类费用")
    where = "、".join(row[key] for key in ("grade", "city") if row[key] != ANY)
    standard = f"{where}的标准" if where else "标准"
    over = spent_fen - row["limit_fen"]
    return Finding(
        anchor=anchor,
        line_key=line.key,
        invoice_id=line.invoice_id,
        message=(
            f"{name}{what} {yuan(spent_fen)}，超过{standard} {yuan(row['limit_fen'])}，"
            f"多 {yuan(over)}，请说明或按标准报销。"
        ),
        fields={
            "expense_type": name,
            "spent_fen": spent_fen,
            "limit_fen": row["limit_fen"],
            "over_fen": over,
            "grade": case.grade,
            "city": line.city or None,
            "per": row["per"],
        },
    )
