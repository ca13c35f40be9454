"""统计 and 台账 as screens ask for them: days filled in, long ends cut off."""

from datetime import date
from typing import Any

from backend.accounts.rules import Person
from backend.claims.rules.books import MOST_MONTHS, Days, days_of
from backend.claims.schemas.books import LedgerFilterIn, LedgerIn, StatisticsIn
from backend.claims.service.adding_up import Question, Statistics, add_up
from backend.claims.service.ledger_rows import LedgerFilter, list_ledger
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

_MOST_SHOWN = 100


def statistics(person: Person, asked: StatisticsIn) -> dict[str, Any]:
    """The members of StatisticsOut. ForbiddenError for a scope that is not the person's."""
    days = usable_days(asked.first, asked.last)
    found = add_up(person, question_of(asked, days))
    shown, rest = found.groups[:_MOST_SHOWN], found.groups[_MOST_SHOWN:]
    return {
        "by": asked.by,
        "scope": found.scope,
        "scopes": found.scopes,
        "first": days.first,
        "last": days.last,
        "items": shown,
        "rest": {"groups": len(rest), "amount_fen": sum(one.amount_fen for one in rest)}
        if rest
        else None,
        **_whole(found),
    }


def _whole(found: Statistics) -> dict[str, int]:
    return {"amount_fen": found.amount_fen, "claims": found.claims, "lines": found.lines}


def question_of(asked: StatisticsIn, days: Days) -> Question:
    """What the screen asks, in the terms of the sums."""
    return Question(
        by=asked.by,
        scope=asked.scope,
        basis=asked.basis,
        days=days,
        type_id=asked.type_id,
        department_id=asked.department_id,
        person_id=asked.person_id,
    )


def usable_days(first: date | None, last: date | None) -> Days:
    """The days asked for; InvalidInputError when they are upside down or too many."""
    days = days_of(first, last, today=clock.today())
    if days is None:
        message = f"开始日期不能晚于结束日期，也不能超过 {MOST_MONTHS} 个月。请调整日期后重试。"
        raise InvalidInputError([{"field": "from", "message": message}])
    return days


def ledger(person: Person, asked: LedgerIn) -> dict[str, Any]:
    """The members of LedgerPageOut."""
    days = usable_days(asked.first, asked.last)
    wanted = ledger_filter(asked, days)
    page = list_ledger(person, wanted, limit=asked.limit, cursor=asked.cursor)
    return {
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
        **page,
    }


def ledger_filter(asked: LedgerFilterIn, days: Days) -> LedgerFilter:
    """What the screen asks, in the terms of the list."""
    return LedgerFilter(
        days=days,
        kind=asked.kind,
        status=asked.status,
        type_id=asked.type_id,
        department_id=asked.department_id,
        person_id=asked.person_id,
        search=asked.q,
    )
