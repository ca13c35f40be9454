"""Neighbours of invoices: found by index, for many at once."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from backend.claims.rules.facts import Printed, is_near, run_of_keys, seller_of
from backend.invoices.models import Invoice

_BATCH = 50
"""Asked for together: each has up to six conditions, and SQLite takes a thousand."""
COMPARED = (
    *("id", "dedupe_key", "kind", "code", "number", "issued_on"),
    *("amount_fen", "amount_meaning", "total_fen", "seller_name", "seller_tax_id"),
)
_COLUMNS = tuple(getattr(Invoice, name) for name in COMPARED)


def printed_of(row: Mapping[str, Any]) -> Printed:
    """From the columns ``COMPARED``."""
    return Printed(**dict(row) | seller_of(row["seller_name"], row["seller_tax_id"]))


def neighbours_of(session: Session, printed: Sequence[Printed]) -> dict[int, list[Printed]]:
    """By id those that share run, day and seller, or day and amount with it, by ascending id."""
    found: dict[int, list[Printed]] = {}
    for start in range(0, len(printed), _BATCH):
        some = printed[start : start + _BATCH]
        asked = or_(*(condition for one in some for condition in conditions(one)))
        rows = session.execute(select(*_COLUMNS).where(asked).order_by(Invoice.id)).mappings()
        crowd = _Crowd([printed_of({**row}) for row in rows])
        found |= {
            one.id: [other for other in crowd.around(one) if is_near(one, other)] for one in some
        }
    return found


class _Crowd:
    """Invoices by day and by key, so that each is compared with those beside it alone."""

    def __init__(self, found: Sequence[Printed]) -> None:
        self._by_day: defaultdict[date | None, list[Printed]] = defaultdict(list)
        for one in found:
            self._by_day[one.issued_on].append(one)
        self._by_key = sorted(found, key=lambda one: one.dedupe_key)
        self._keys = [one.dedupe_key for one in self._by_key]

    def around(self, printed: Printed) -> list[Printed]:
        near = {one.id: one for one in self._in_run(printed)}
        if printed.issued_on is not None:
            near |= {one.id: one for one in self._by_day[printed.issued_on]}
        near.pop(printed.id, None)
        return [near[one] for one in sorted(near)]

    def _in_run(self, printed: Printed) -> Sequence[Printed]:
        run = run_of_keys(printed)
        if run is None:
            return ()
        first, last = run
        return self._by_key[bisect_left(self._keys, first) : bisect_right(self._keys, last)]


def conditions(printed: Printed) -> Iterator[ColumnElement[bool]]:
    """Where the neighbours of one invoice are; each by an index of its own.

    Written out one beside the other: SQLite uses no index for pairs in a list.
    """
    yield Invoice.id == printed.id
    run = run_of_keys(printed)
    if run is not None:
        yield Invoice.dedupe_key.between(*run)
    day = printed.issued_on
    if day is None:
        return
    on_day = Invoice.issued_on == day
    yield from (and_(on_day, one) for one in _of_seller(printed))
    yield from (and_(on_day, one) for one in _of_amount(printed))


def _of_seller(printed: Printed) -> Iterator[ColumnElement[bool]]:
    if printed.seller_tax_id is not None:
        yield Invoice.seller_tax_id == printed.seller_tax_id
        if printed.seller_name is not None:
            yield and_(Invoice.seller_tax_id.is_(None), Invoice.seller_name.is_not(None))
    elif printed.seller_name is not None:  # rare: names are compared in their one spelling
        yield Invoice.seller_name.is_not(None)


def _of_amount(printed: Printed) -> Iterator[ColumnElement[bool]]:
    amounts = {printed.amount_fen, printed.with_tax_fen} - {None}
    if printed.with_tax_fen is not None:
        yield Invoice.total_fen == printed.with_tax_fen
    if amounts:
        yield Invoice.amount_fen.in_(sorted(one for one in amounts if one is not None))
