"""The wallet list: one hot query, read as plain rows and written as JSON without models.

It is the most called route, so it selects the columns it shows, by keyset, and skips both ORM
objects and a second validation of what the database's own constraints already hold.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from backend.infra.db import db
from backend.invoices import rules
from backend.invoices.models import Invoice
from backend.invoices.states import WalletFilter
from backend.reading.kinds import label_of
from backend.web.pages import decode_cursor, encode_cursor
from backend.web.schemas import iso_utc

_COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    Invoice.id,
    Invoice.reference_no,
    Invoice.kind,
    Invoice.number,
    Invoice.code,
    Invoice.issued_on,
    Invoice.amount_fen,
    Invoice.amount_meaning,
    Invoice.total_fen,
    Invoice.currency,
    Invoice.seller_name,
    Invoice.verify_status,
    Invoice.tax_status,
    Invoice.title_check,
    Invoice.usage_status,
    Invoice.review_status,
    Invoice.is_sandbox,
    Invoice.is_red_letter,
    Invoice.captured_at,
    Invoice.status_changed_at,
)


def _is_problem() -> ColumnElement[bool]:
    return or_(
        Invoice.verify_status.in_(rules.PROBLEM),
        Invoice.tax_status.not_in(rules.SOUND_TAX_STATUS),
        Invoice.is_red_letter,
    )


_FILTERS: Mapping[WalletFilter, ColumnElement[bool] | None] = {
    WalletFilter.ALL: None,
    WalletFilter.CONSISTENT: and_(
        Invoice.verify_status == "consistent",
        Invoice.tax_status.in_(rules.SOUND_TAX_STATUS),
        Invoice.is_red_letter.is_(False),
    ),
    WalletFilter.WAITING: Invoice.verify_status.in_(rules.WAITING),
    WalletFilter.PROBLEM: _is_problem(),
}


def list_own(
    person_id: int,
    *,
    wallet_filter: WalletFilter = WalletFilter.ALL,
    search: str | None = None,
    limit: int = 30,
    cursor: str | None = None,
) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of the person's invoices, newest capture first.

    ``search``: digits find numbers that begin so, other text finds sellers that contain it.
    """
    query = _query(person_id, wallet_filter, search).limit(limit + 1)
    key = decode_cursor(cursor, int, int)
    if key is not None:
        last = tuple_(_instant(key[0]), key[1])
        query = query.where(tuple_(Invoice.captured_at, Invoice.id) < last)
    rows = db.session.execute(query).mappings().all()
    shown = rows[:limit]
    has_more = len(rows) > limit
    return {
        "items": [row_of(row) for row in shown],
        "next_cursor": _cursor_after(shown[-1]) if has_more else None,
    }


def _query(person_id: int, wallet_filter: WalletFilter, search: str | None) -> Select[Any]:
    query = select(*_COLUMNS).where(Invoice.owner_id == person_id)
    condition = _FILTERS[wallet_filter]
    if condition is not None:
        query = query.where(condition)
    if search:
        query = query.where(_matches(search))
    return query.order_by(Invoice.captured_at.desc(), Invoice.id.desc())


def _matches(search: str) -> ColumnElement[bool]:
    if search.isascii() and search.isdigit():
        # A range, not LIKE: the index on the number serves it on both databases.
        return and_(Invoice.number >= search, Invoice.number < search + ":")
    return Invoice.seller_name.contains(search, autoescape=True)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def _cursor_after(row: RowMapping) -> str:
    return encode_cursor((row["captured_at"] - _EPOCH) // _MICROSECOND, row["id"])


def _instant(microseconds: int) -> datetime:
    try:
        return _EPOCH + microseconds * _MICROSECOND
    except OverflowError:
        return _EPOCH


def row_of(row: Mapping[str, Any] | RowMapping) -> dict[str, Any]:
    """The JSON of one InvoiceRow."""
    answer = dict(row)
    issued_on = answer["issued_on"]
    answer["issued_on"] = issued_on.isoformat() if issued_on else None
    answer["kind_label"] = label_of(answer["kind"])
    answer["captured_at"] = iso_utc(answer["captured_at"])
    answer["status_changed_at"] = iso_utc(answer["status_changed_at"])
    return answer


def row_of_invoice(invoice: Invoice) -> dict[str, Any]:
    """The same JSON from an invoice object."""
    return row_of({column.key: getattr(invoice, column.key) for column in _COLUMNS})


_DETAILS = (
    "check_code",
    "crc",
    "intake_channel",
    "buyer_name",
    "buyer_tax_id",
    "seller_tax_id",
    "amount_without_tax_fen",
    "tax_fen",
    "items",
    "warnings",
    "late_entry_reason",
    "verified_at",
)


def full_row_of(invoice: Invoice) -> dict[str, Any]:
    """The members of InvoiceOut: the row and everything else printed on the invoice."""
    return row_of_invoice(invoice) | {name: getattr(invoice, name) for name in _DETAILS}
