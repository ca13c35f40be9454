"""查询结果为空: which condition keeps the invoices out, and numbers near to the typed one.

Asked only when a search found nothing. Every count stops behind its hundredth row; near numbers
are looked up by the index on the number, one probe for each of the few hundred slips that a hand
makes, so that nothing here grows with the wallet faster than the empty search itself did.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, func, select

from backend.infra.db import db
from backend.invoices import rules
from backend.invoices.models import Invoice
from backend.invoices.schemas import WalletQueryIn
from backend.invoices.service.asking import (
    Within,
    conditions,
    digits_of,
    how_to_find,
    kinds_of,
    values_within,
)
from backend.invoices.states import WalletCondition, WalletFilter

_COUNTED = 100
_NEAR = 3


def relax_own(person_id: int, asked: WalletQueryIn) -> dict[str, Any]:
    """The members of RelaxationsOut, about the person's own invoices."""
    active = list(_active(asked))
    relaxed = [{"condition": one, **_count(person_id, _without(asked, {one}))} for one in active]
    relaxed.sort(key=lambda one: (-one["count"], not one["is_more"]))
    return {
        "excludes_most": relaxed[0]["condition"] if relaxed and relaxed[0]["count"] else None,
        "relaxed": relaxed,
        "without_any": _count(person_id, _without(asked, set(active))),
        "near_numbers": _near_numbers(person_id, asked.q or ""),
    }


def _active(asked: WalletQueryIn) -> Iterator[WalletCondition]:
    """An empty group is a condition: the invoices that name none."""
    for condition in WalletCondition:
        value = getattr(asked, condition.value)
        is_search = condition is WalletCondition.SEARCH
        if value not in (None, WalletFilter.ALL) and (value or not is_search):
            yield condition


def _without(asked: WalletQueryIn, conditions: set[WalletCondition]) -> WalletQueryIn:
    kept = {name: value for name, value in asked if name not in conditions}
    return WalletQueryIn.model_construct(**kept)


def _count(person_id: int, asked: WalletQueryIn) -> dict[str, Any]:
    within = Within.of(asked)
    how, found_by = how_to_find(person_id, asked.q)
    values = {"owner_id": person_id, **values_within(within), **found_by}
    where = conditions(asked.filter, how, kinds_of(within))
    some = select(Invoice.id).where(*where).limit(_COUNTED + 1).subquery()
    count = db.session.connection().execute(select(func.count()).select_from(some), values).scalar()
    return {"count": min(count or 0, _COUNTED), "is_more": (count or 0) > _COUNTED}


def _near_numbers(person_id: int, typed: str) -> list[str]:
    """Numbers one slip away, else those that end as typed: people read the tail off a paper."""
    digits = digits_of(typed)
    if digits is None or _own_numbers(person_id, Invoice.number == digits):
        return []
    slips = rules.slips_of(digits)
    near = _own_numbers(person_id, Invoice.number.in_(slips)) if slips else []
    if not near and len(digits) >= rules.SHORTEST_TAIL:
        near = _own_numbers(person_id, Invoice.number.like(f"%{digits}"))
    likeliest = {number: place for place, number in enumerate(slips)}
    return sorted(near, key=lambda number: (likeliest.get(number, 0), number))[:_NEAR]


def _own_numbers(person_id: int, where: ColumnElement[bool]) -> list[str]:
    query = select(Invoice.number).where(Invoice.owner_id == person_id, where)
    return list(db.session.scalars(query.distinct().limit(_COUNTED)))
