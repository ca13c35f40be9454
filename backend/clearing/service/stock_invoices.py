"""开具 of a segment: the invoices of our own ledger that bear its numbers, day and person (D4)."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from backend.accounts.rules import Person
from backend.cards.invoices import DeviceInvoiceStatus
from backend.clearing.models import ClearDevice, StockSegment
from backend.clearing.schemas.stock import StockInvoicesIn
from backend.clearing.service.devices import visible_devices
from backend.clearing.service.standing import names_of, ref
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.invoices.states import TaxStatus
from backend.kernel.errors import NotFoundError
from backend.web.pages import decode_cursor, encode_cursor

_DIGITS = 8
"""Of the number of an invoice that has a code."""


def list_stock_invoices(person: Person, segment_id: int, asked: StockInvoicesIn) -> dict[str, Any]:
    """As StockInvoicesOut: newest first; none where the device tells counts only. NotFoundError."""
    row = db.session.get(StockSegment, segment_id)
    devices = {one.id: one for one in visible_devices(person)}
    if row is None or row.device_id not in devices:
        raise NotFoundError
    query = (
        select(Invoice)
        .where(_of_segment(row, devices[row.device_id]))
        .order_by(Invoice.id.desc())
        .limit(asked.limit + 1)
    )
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        query = query.where(Invoice.id < key[0])
    rows = list(db.session.scalars(query)) if row.invoice_code else []
    shown = rows[: asked.limit]
    names = names_of(db.session(), [one.owner_id for one in shown])
    return {
        "items": [
            {
                "id": one.id,
                "number": one.number,
                "issued_on": one.issued_on,
                "status": _status(one),
                "captured_by": ref(names, one.owner_id),
                "captured_at": one.captured_at,
                "is_reported": one.is_reported,
            }
            for one in shown
        ],
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > asked.limit else None,
    }


def _of_segment(row: StockSegment, device: ClearDevice) -> ColumnElement[bool]:
    """Cards keep codes with zeros in front; numbers of one width compare as text."""
    return (
        (Invoice.seller_tax_id == device.taxpayer_no)
        & (func.ltrim(Invoice.code, "0") == row.invoice_code.lstrip("0"))
        & (func.length(Invoice.number) == _DIGITS)
        & Invoice.number.between(f"{row.first_number:0{_DIGITS}}", f"{row.last_number:0{_DIGITS}}")
    )


def _status(invoice: Invoice) -> DeviceInvoiceStatus:
    is_void = invoice.tax_status is TaxStatus.VOIDED
    return DeviceInvoiceStatus.VOIDED if is_void else DeviceInvoiceStatus.ISSUED
