"""台账: one row for each line of what was handed in, newest submission first, by keyset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, or_, select

from backend.accounts.models import Department, PersonRow
from backend.accounts.rules import Person
from backend.claims.models import Claim, ClaimLine, ExpenseType, Payment, Voucher
from backend.claims.rules.books import Days
from backend.claims.rules.transitions import HANDED_IN
from backend.claims.service.books_scope import submitted_within
from backend.claims.states import ClaimKind, ClaimStatus
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.reading.kinds import label_of
from backend.web.pages import decode_cursor, encode_cursor
from backend.web.schemas import iso_utc

Query: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """Which lines; None = any. ``search`` finds claim numbers, invoice numbers, sellers, names."""

    days: Days
    kind: ClaimKind | None = None
    status: ClaimStatus | None = None
    type_id: int | None = None
    department_id: int | None = None
    person_id: int | None = None
    search: str | None = None


_COLUMNS: dict[str, Any] = {
    "claim_id": Claim.id,
    "position": ClaimLine.position,
    "claim_no": Claim.claim_no,
    "kind": Claim.kind,
    "status": Claim.status,
    "claimant": PersonRow.display_name,
    "department": Department.name,
    "submitted_at": Claim.submitted_at,
    "expense_type": ExpenseType.name,
    "purpose": ClaimLine.purpose,
    "happened_on": ClaimLine.happened_on,
    "invoice_kind": Invoice.kind,
    "invoice_code": Invoice.code,
    "invoice_number": Invoice.number,
    "issued_on": Invoice.issued_on,
    "seller_name": Invoice.seller_name,
    "amount_without_tax_fen": Invoice.amount_without_tax_fen,
    "tax_fen": Invoice.tax_fen,
    "total_fen": Invoice.total_fen,
    "amount_fen": ClaimLine.amount_fen,
    "approved_fen": ClaimLine.approved_fen,
    "voucher_period": Voucher.period,
    "voucher_number": Voucher.number,
    "paid_on": Payment.paid_on,
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def list_ledger(
    person: Person, asked: LedgerFilter, *, limit: int, cursor: str | None
) -> dict[str, Any]:
    """One page (LedgerPageOut) of the person's company."""
    query = _rows().where(
        Claim.company_id == person.company_id,
        Claim.status.in_(HANDED_IN),
        submitted_within(asked.days),
        *_conditions(asked),
        *_after(decode_cursor(cursor, int, int, int)),
    )
    ordered = query.order_by(Claim.submitted_at.desc(), Claim.id.desc(), ClaimLine.position)
    found = db.session.execute(ordered.limit(limit + 1)).all()
    shown = found[:limit]
    return {
        "items": [_item(row) for row in shown],
        "next_cursor": _cursor(shown[-1]) if len(found) > limit else None,
    }


def _rows() -> Query:
    return (
        select(*(column.label(name) for name, column in _COLUMNS.items()))
        .select_from(Claim)
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .join(PersonRow, PersonRow.id == Claim.claimant_id)
        .outerjoin(Department, Department.id == Claim.department_id)
        .outerjoin(ExpenseType, ExpenseType.id == ClaimLine.expense_type_id)
        .outerjoin(Invoice, Invoice.id == ClaimLine.invoice_id)
        .outerjoin(Payment, Payment.claim_id == Claim.id)
        .outerjoin(Voucher, Voucher.claim_id == Claim.id)
    )


def _conditions(asked: LedgerFilter) -> list[ColumnElement[bool]]:
    chosen: dict[Any, Any] = {
        Claim.kind: asked.kind,
        Claim.status: asked.status,
        ClaimLine.expense_type_id: asked.type_id,
        Claim.department_id: asked.department_id,
        Claim.claimant_id: asked.person_id,
    }
    conditions = [column == value for column, value in chosen.items() if value is not None]
    if asked.search:
        conditions.append(_matches(asked.search))
    return conditions


def _matches(search: str) -> ColumnElement[bool]:
    escaped = search.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return or_(
        Claim.claim_no == search.upper(),
        Invoice.number == search,
        Invoice.seller_name.ilike(f"%{escaped}%", escape="/"),
        PersonRow.display_name.ilike(f"%{escaped}%", escape="/"),
        ClaimLine.purpose.ilike(f"%{escaped}%", escape="/"),
    )


def _after(key: tuple[Any, ...] | None) -> list[ColumnElement[bool]]:
    """Rows behind the last one seen; the first condition alone is what an index serves."""
    if key is None:
        return []
    microseconds, claim_id, position = key
    at = _instant(microseconds)
    return [
        Claim.submitted_at <= at,
        or_(
            Claim.submitted_at < at,
            Claim.id < claim_id,
            and_(Claim.id == claim_id, ClaimLine.position > position),
        ),
    ]


def _instant(microseconds: int) -> datetime:
    try:
        return _EPOCH + microseconds * _MICROSECOND
    except OverflowError:
        return _EPOCH


def _cursor(row: Any) -> str:
    return encode_cursor((row.submitted_at - _EPOCH) // _MICROSECOND, row.claim_id, row.position)


def _item(row: Sequence[Any]) -> dict[str, Any]:
    item = dict(zip(_COLUMNS, row, strict=True))
    kind = item.pop("invoice_kind")
    period, number = item.pop("voucher_period"), item.pop("voucher_number")
    return {
        **item,
        "line_no": item["position"] + 1,
        "kind": item["kind"].value,
        "status": item["status"].value,
        "submitted_at": iso_utc(item["submitted_at"]),
        "happened_on": _day(item["happened_on"]),
        "issued_on": _day(item["issued_on"]),
        "paid_on": _day(item["paid_on"]),
        "invoice_kind": None if kind is None else label_of(kind),
        "voucher_no": None if number is None else f"{period} 记-{number}",
    }


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()
