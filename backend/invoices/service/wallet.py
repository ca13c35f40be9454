"""The wallet list: one hot query, read as plain rows and written as JSON without models.

It is the most called route. So its few statements are built once, it selects only the columns
that it shows, by keyset, and it takes them as the driver gives them: no ORM objects, no enum
members, no second validation of what the database's own constraints already hold.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, String, bindparam, select, tuple_, type_coerce

from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.invoices.service.asking import (
    EVERYWHERE,
    Search,
    Within,
    conditions,
    how_to_find,
    kinds_of,
    values_within,
)
from backend.invoices.states import GroupBy, WalletFilter
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
_AFTER = tuple_(Invoice.captured_at, Invoice.id) < tuple_(
    bindparam("captured_at", type_=Invoice.captured_at.type), bindparam("id")
)


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
    values |= values_within(within)
    key = decode_cursor(cursor, int, int)
    if key is not None:
        values |= {"captured_at": _instant(key[0]), "id": key[1]}
    how, found_by = how_to_find(person_id, search)
    values |= found_by
    statement = _statement(wallet_filter, how, kinds_of(within), key is not None)
    rows = db.session.connection().execute(statement, values).all()
    has_more = len(rows) > limit
    return {
        "items": [_item(row) for row in rows[:limit]],
        "next_cursor": _cursor_after(rows[limit - 1]) if has_more else None,
    }


@cache
def _statement(
    wallet_filter: WalletFilter,
    how: Search | None,
    within: frozenset[tuple[GroupBy, bool]],
    has_cursor: bool,
) -> Select[Any]:
    """``how`` None: no search. ``within``: whether the group of that kind is a named one."""
    query = select(*_COLUMNS).where(*conditions(wallet_filter, how, within))
    if has_cursor:
        query = query.where(_AFTER)
    newest_first = query.order_by(Invoice.captured_at.desc(), Invoice.id.desc())
    return newest_first.limit(bindparam("limit"))


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
