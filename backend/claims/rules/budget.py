"""预算: which spending counts in which budget, and what is left. All money in fen."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Self

_PERIOD = re.compile(r"(20[0-9]{2})(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A month (2026-11) or a year (2026), by its first and last day."""

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """ValueError, in words for people, for anything else."""
        found = _PERIOD.fullmatch(text)
        if found is None:
            raise ValueError("期间应写作 2026（全年）或 2026-11（一个月）。")
        year, month = int(found[1]), int(found[2] or 1)
        following = date(year + 1, 1, 1)
        if found[2] and month < 12:
            following = date(year, month + 1, 1)
        return cls(text, date(year, month, 1), following - timedelta(days=1))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def periods_of(day: date) -> tuple[str, str]:
    """The month and the year in which spending of ``day`` counts."""
    return f"{day:%Y-%m}", f"{day:%Y}"


@dataclass(frozen=True, slots=True)
class Spending:
    """What one department bears of one line, on the day on which it counts."""

    department_id: int
    expense_type_id: int | None
    day: date
    fen: int


@dataclass(frozen=True, slots=True)
class BudgetOf:
    """A budget: of which department, for what (None = any expense type), when, how much."""

    id: int
    department_id: int
    expense_type_id: int | None
    period: Period
    amount_fen: int

    def covers(self, spending: Spending) -> bool:
        """Whether the spending counts in this budget."""
        is_of_type = self.expense_type_id in {None, spending.expense_type_id}
        is_of_department = self.department_id == spending.department_id
        return is_of_department and is_of_type and spending.day in self.period


@dataclass(frozen=True, slots=True)
class BudgetLeft:
    """A budget beside what others have used of it and what this claim would take.

    ``department`` and ``expense_type`` are names; None = of any type.
    """

    budget: BudgetOf
    department: str
    expense_type: str | None
    used_fen: int
    this_claim_fen: int

    @property
    def name(self) -> str:
        """销售部 · 差旅费."""
        return " · ".join(part for part in (self.department, self.expense_type) if part)

    @property
    def left_fen(self) -> int:
        """After this claim; below 0 = exceeded."""
        return self.budget.amount_fen - self.used_fen - self.this_claim_fen

    def exceeds(self, percent: int) -> bool:
        """Whether more than ``percent`` of it is gone after this claim."""
        taken = self.used_fen + self.this_claim_fen
        return taken * 100 > self.budget.amount_fen * percent


def total(budget: BudgetOf, spendings: Iterable[Spending]) -> int:
    """What of the spendings counts in the budget."""
    return sum(one.fen for one in spendings if budget.covers(one))


def scaled(shares: Mapping[int, int], granted_fen: int) -> dict[int, int]:
    """分摊 of a line of which only ``granted_fen`` was approved, in the proportion of its shares.

    The parts add up to ``granted_fen`` exactly: what rounding leaves goes, fen by fen, to those
    who lost most by it, at a tie to the lower department id.
    """
    asked = sum(shares.values())
    if not 0 <= granted_fen <= asked:
        raise ValueError("nothing is granted beyond what was asked")
    if asked == 0:
        return {}
    parts = {who: fen * granted_fen // asked for who, fen in shares.items()}
    lost = sorted(shares, key=lambda who: (-(shares[who] * granted_fen % asked), who))
    for who in lost[: granted_fen - sum(parts.values())]:
        parts[who] += 1
    return parts


@dataclass(frozen=True, slots=True)
class Entry:
    """What one claim spent when it was submitted, for looking back."""

    claim_id: int
    submitted_at: datetime
    spending: Spending


class Ledger:
    """A budget's spending in the order in which it was submitted."""

    def __init__(self, budget: BudgetOf, entries: Iterable[Entry]) -> None:
        """``entries`` may hold spending that does not count in it."""
        own = sorted(
            (one for one in entries if budget.covers(one.spending)),
            key=lambda one: one.submitted_at,
        )
        self._moments = [one.submitted_at for one in own]
        self._sums = [0, *accumulate(one.spending.fen for one in own)]

    def used_before(self, moment: datetime) -> int:
        """What earlier submissions had taken."""
        return self._sums[bisect_left(self._moments, moment)]
