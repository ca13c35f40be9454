"""What accountants ask of the books: by what they add up, whose, and over which days. Pure."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.accounts.rules import Role


class By(StrEnum):
    """What statistics add up for."""

    MONTH = "month"
    TYPE = "type"
    PERSON = "person"
    DEPARTMENT = "department"
    COMPANY = "company"


class Scope(StrEnum):
    """Whose claims: one's own, those that one's department bears, all of the company."""

    MINE = "mine"
    DEPARTMENT = "department"
    COMPANY = "company"


class Basis(StrEnum):
    """Which claims, on which day: submitted (and not given back), or paid."""

    SUBMITTED = "submitted"
    PAID = "paid"


NOBODY = 0
"""In the place of an id: lines or claims that have none."""
MOST_MONTHS = 60
_OF_COMPANY = frozenset({Role.ACCOUNTANT, Role.AUDITOR, Role.CASHIER})


@dataclass(frozen=True, slots=True)
class Days:
    """From and until these days, both included."""

    first: date
    last: date


def scopes_of(roles: AbstractSet[Role], *, has_company: bool, has_department: bool) -> list[Scope]:
    """What a person may ask for, the widest last."""
    scopes = [Scope.MINE]
    if Role.APPROVER in roles and has_department:
        scopes.append(Scope.DEPARTMENT)
    if _OF_COMPANY & roles and has_company:
        scopes.append(Scope.COMPANY)
    return scopes


def days_of(first: date | None, last: date | None, *, today: date) -> Days | None:
    """The days asked for; without a beginning twelve months. None: upside down or too long."""
    end = last or today
    begin = first or _months_back(end, 11)
    if begin > end or len(list(months_of(Days(begin, end)))) > MOST_MONTHS:
        return None
    return Days(begin, end)


def _months_back(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    return date(max(count // 12, 1), count % 12 + 1, 1)


def months_of(days: Days) -> Iterator[str]:
    """2026-01, 2026-02 ... : every month that has one of the days."""
    first = days.first.year * 12 + days.first.month - 1
    last = days.last.year * 12 + days.last.month - 1
    for count in range(first, min(last, first + MOST_MONTHS) + 1):
        yield f"{count // 12:04d}-{count % 12 + 1:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One sum. ``key`` is a month, or an id as text (``NOBODY`` for none)."""

    key: str
    label: str
    amount_fen: int
    claims: int
    lines: int


def ranked(groups: Sequence[Group], by: By, days: Days) -> list[Group]:
    """Months in their order, with those in which nothing was; else the largest sum first."""
    if by is not By.MONTH:
        return sorted(groups, key=lambda one: (-one.amount_fen, one.label, one.key))
    known = {one.key: one for one in groups}
    return [
        known.get(month) or Group(key=month, label=month, amount_fen=0, claims=0, lines=0)
        for month in months_of(days)
    ]
