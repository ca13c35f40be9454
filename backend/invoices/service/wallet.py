"""The wallet list: one hot query, read as plain rows and written as JSON without models.

It is the most called route. So its few statements are built once, it selects only the columns
that it shows, by keyset, and it takes them as the driver gives them: no ORM objects, no enum
members, no second validation of what the database's own constraints already hold.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    bindparam,
    exists,
    or_,
    select,
    tuple_,
    type_coerce,
)

from backend.infra.db import db
from backend.invoices import rules
from backend.invoices.models import Invoice
from backend.invoices.schemas import WalletQueryIn
from backend.invoices.states import GroupBy, WalletFilter
from backend.kernel.ids import is_reference_no
from backend.reading.kinds import label_of
from backend.web.pages import decode_cursor, encode_cursor
from backend.web.schemas import iso_utc

_AS_THEY_ARE = (
    *("id", "reference_no", "kind", "number", "code", "amount_fen", "total_fen", "currency"),
    *("seller_name", "is_sandbox", "is_by_hand", "is_red_letter", "is_incomplete"),
    *("category", "purpose"),
)
_AS_TEXT = (
    *("issued_on", "amount_meaning", "verify_status", "tax_status", "title_check"),
    *("usage_status", "review_status", "captured_at", "status_changed_at"),
)
_NAMES = (*_AS_THEY_ARE, *_AS_TEXT)
_COLUMNS = (
    *(getattr(Invoice, name) for name in _AS_THEY_ARE),
    *(type_coerce(getattr(Invoice, name), String()) for name in _AS_TEXT),
)
_IS_PROBLEM = or_(
    Invoice.verify_status.in_(rules.PROBLEM),
    Invoice.tax_status.not_in(rules.SOUND_TAX_STATUS),
    Invoice.is_red_letter,
    Invoice.is_incomplete.is_(True),
)
_FILTERS: Mapping[WalletFilter, Sequence[ColumnElement[bool]]] = {
    WalletFilter.ALL: (),
    WalletFilter.CONSISTENT: (
        Invoice.verify_status == "consistent",
        Invoice.tax_status.in_(rules.SOUND_TAX_STATUS),
        Invoice.is_red_letter.is_(False),
    ),
    WalletFilter.WAITING: (Invoice.verify_status.in_(rules.WAITING),),
    WalletFilter.PROBLEM: (_IS_PROBLEM,),
    WalletFilter.INCOMPLETE: (Invoice.is_incomplete.is_(True),),
    WalletFilter.UNCLAIMED: (
        Invoice.usage_status == "unused",
        Invoice.tax_status.in_(rules.SOUND_TAX_STATUS),
        Invoice.is_red_letter.is_(False),
    ),
    WalletFilter.CLAIMING: (Invoice.usage_status.in_(rules.CLAIMING),),
    WalletFilter.CLAIMED: (Invoice.usage_status.in_(rules.CLAIMED),),
}


def where_in(wallet_filter: WalletFilter) -> Sequence[ColumnElement[bool]]:
    """The conditions of a segment."""
    return _FILTERS[wallet_filter]


_IN_GROUP: Mapping[tuple[GroupBy, bool], ColumnElement[bool]] = {
    (GroupBy.MONTH, True): Invoice.issued_on.between(
        bindparam("month_begins", type_=Date), bindparam("month_ends", type_=Date)
    ),
    (GroupBy.MONTH, False): Invoice.issued_on.is_(None),
    (GroupBy.CATEGORY, True): Invoice.category == bindparam("category", type_=String),
    (GroupBy.CATEGORY, False): Invoice.category.is_(None),
    (GroupBy.PURPOSE, True): Invoice.purpose == bindparam("purpose", type_=String),
    (GroupBy.PURPOSE, False): Invoice.purpose.is_(None),
}


class _Search(StrEnum):
    """How the searched text is compared."""

    NUMBER = "number"
    NUMBER_BEGINNING = "number_beginning"
    REFERENCE = "reference"
    SELLER = "seller"


_FIND: Mapping[_Search, ColumnElement[bool]] = {
    # A range of one: SQLite then takes the index on the number, with "=" the one on the time.
    _Search.NUMBER: Invoice.number.between(
        bindparam("text", type_=String), bindparam("text", type_=String)
    ),
    _Search.NUMBER_BEGINNING: Invoice.number.like(bindparam("pattern", type_=String)),
    _Search.REFERENCE: Invoice.reference_no == bindparam("text", type_=String),
    _Search.SELLER: Invoice.seller_name.ilike(bindparam("pattern", type_=String), escape="/"),
}
_AFTER = tuple_(Invoice.captured_at, Invoice.id) < tuple_(
    bindparam("captured_at", type_=Invoice.captured_at.type), bindparam("id")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """One group of each kind that is given; None = any, empty = those without."""

    month: str | None = None
    category: str | None = None
    purpose: str | None = None

    @classmethod
    def of(cls, asked: WalletQueryIn) -> Self:
        """What a query asks for."""
        return cls(month=asked.month, category=asked.category, purpose=asked.purpose)


EVERYWHERE = Within()


def list_own(
    person_id: int,
    *,
    wallet_filter: WalletFilter = WalletFilter.ALL,
    search: str | None = None,
    within: Within = EVERYWHERE,
    limit: int = 30,
    cursor: str | None = None,
) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of the person's invoices, newest capture first.

    ``search``: digits find the invoice with that number, else numbers that begin so; a
    reference number finds its invoice; other text finds sellers that contain it.
    """
    values: dict[str, Any] = {"owner_id": person_id, "limit": limit + 1}
    values |= _values_within(within)
    key = decode_cursor(cursor, int, int)
    if key is not None:
        values |= {"captured_at": _instant(key[0]), "id": key[1]}
    how = _how_to_find(person_id, search) if search else None
    if search and how:
        values |= _search_values(search, how)
    statement = _statement(wallet_filter, how, _kinds_of(within), key is not None)
    rows = db.session.connection().execute(statement, values).all()
    has_more = len(rows) > limit
    return {
        "items": [_item(row) for row in rows[:limit]],
        "next_cursor": _cursor_after(rows[limit - 1]) if has_more else None,
    }


@cache
def _statement(
    wallet_filter: WalletFilter,
    how: _Search | None,
    within: frozenset[tuple[GroupBy, bool]],
    has_cursor: bool,
) -> Select[Any]:
    """``how`` None: no search. ``within``: whether the group of that kind is a named one."""
    query = select(*_COLUMNS).where(Invoice.owner_id == bindparam("owner_id"))
    query = query.where(*_FILTERS[wallet_filter])
    query = query.where(*(_IN_GROUP[one] for one in within))
    if how is not None:
        query = query.where(_FIND[how])
    if has_cursor:
        query = query.where(_AFTER)
    newest_first = query.order_by(Invoice.captured_at.desc(), Invoice.id.desc())
    return newest_first.limit(bindparam("limit"))


def _kinds_of(within: Within) -> frozenset[tuple[GroupBy, bool]]:
    named = {
        GroupBy.MONTH: within.month,
        GroupBy.CATEGORY: within.category,
        GroupBy.PURPOSE: within.purpose,
    }
    return frozenset((by, bool(key)) for by, key in named.items() if key is not None)


def _values_within(within: Within) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if within.month:
        year, month = (int(part) for part in within.month.split("-"))
        values["month_begins"] = date(year, month, 1)
        values["month_ends"] = date(year, month, monthrange(year, month)[1])
    if within.category:
        values["category"] = within.category
    if within.purpose:
        values["purpose"] = within.purpose
    return values


def _how_to_find(person_id: int, search: str) -> _Search:
    if is_reference_no(search.upper()):
        return _Search.REFERENCE
    if not (search.isascii() and search.isdigit()):
        return _Search.SELLER
    values = {"owner_id": person_id, "text": search}
    is_whole = db.session.connection().execute(_HAS_NUMBER, values).scalar()
    return _Search.NUMBER if is_whole else _Search.NUMBER_BEGINNING


_HAS_NUMBER = select(
    exists().where(Invoice.owner_id == bindparam("owner_id"), _FIND[_Search.NUMBER])
)


def _search_values(search: str, how: _Search) -> dict[str, str]:
    match how:
        case _Search.NUMBER:
            return {"text": search}
        case _Search.REFERENCE:
            return {"text": search.upper()}
        case _Search.NUMBER_BEGINNING:
            return {"pattern": f"{search}%"}
        case _Search.SELLER:
            escaped = search.replace("/", "//").replace("%", "/%").replace("_", "/_")
            return {"pattern": f"%{escaped}%"}


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def _cursor_after(row: Sequence[Any]) -> str:
    """From the row, not its JSON: that has only milliseconds, and would skip neighbours."""
    captured_at = row[_NAMES.index("captured_at")]
    if isinstance(captured_at, str):
        captured_at = datetime.fromisoformat(captured_at).replace(tzinfo=UTC)
    return encode_cursor((captured_at - _EPOCH) // _MICROSECOND, row[_NAMES.index("id")])


def _instant(microseconds: int) -> datetime:
    try:
        return _EPOCH + microseconds * _MICROSECOND
    except OverflowError:
        return _EPOCH


def _item(row: Sequence[Any]) -> dict[str, Any]:
    item = dict(zip(_NAMES, row, strict=True))
    item["kind_label"] = label_of(item["kind"])
    item["issued_on"] = _day_text(item["issued_on"])
    item["captured_at"] = _instant_text(item["captured_at"])
    item["status_changed_at"] = _instant_text(item["status_changed_at"])
    return item


def _day_text(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day


def _instant_text(instant: datetime | str) -> str:
    """SQLite gives 2026-11-23 03:04:05.678901, which is UTC; PostgreSQL gives an object."""
    if isinstance(instant, str):
        return f"{instant[:10]}T{instant[11:23]}Z"
    return iso_utc(instant)


def row_of_invoice(invoice: Invoice) -> dict[str, Any]:
    """The same JSON from an invoice object."""
    return _item([getattr(invoice, name) for name in _NAMES])


_DETAILS = (
    *("check_code", "crc", "intake_channel", "buyer_name", "buyer_tax_id", "seller_tax_id"),
    *("amount_without_tax_fen", "tax_fen", "items", "warnings", "late_entry_reason"),
    *("verified_at", "is_reported", "supplied"),
)


def full_row_of(invoice: Invoice) -> dict[str, Any]:
    """The members of InvoiceOut: the row and everything else printed on the invoice."""
    return row_of_invoice(invoice) | {name: getattr(invoice, name) for name in _DETAILS}
