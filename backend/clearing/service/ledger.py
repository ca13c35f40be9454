"""What our own ledger has issued for a device's periods, against what the device declares (D10)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from backend.accounts.rules import Person
from backend.clearing.models import ClearSession, ClearUnitRow
from backend.clearing.rules.tax_items import Issued, compare
from backend.clearing.schemas.issued import IssuedIn
from backend.clearing.service.shown_totals import totals_of
from backend.clearing.service.standing import find_session, units_of
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.invoices.states import TaxStatus, VerifyStatus
from backend.web.pages import decode_cursor, encode_cursor

_KNOWN_THERE = Invoice.verify_status == VerifyStatus.CONSISTENT
"""The bureau has answered for it, so it was uploaded."""


def ledgers_of(row: ClearSession, units: Sequence[ClearUnitRow]) -> list[dict[str, Any]]:
    """As ClearLedgerOut, for each period; none for a taxpayer of whom we have no issued invoice."""
    if row.identity is None:
        return []
    periods = sorted({(one.period_start, one.period_end) for one in units})
    found = [
        _ledger(str(row.identity["taxpayer_no"]), period, [
            one for one in units if (one.period_start, one.period_end) == period
        ])
        for period in periods
    ]  # fmt: skip
    return [one for one in found if one["our_count"]]


def _ledger(
    taxpayer_no: str, period: tuple[date, date], units: Sequence[ClearUnitRow]
) -> dict[str, Any]:
    invoices = db.session.execute(
        select(
            Invoice.total_fen,
            Invoice.amount_fen,
            Invoice.is_red_letter,
            Invoice.kind,
            Invoice.items,
            _KNOWN_THERE.label("known"),
        ).where(
            Invoice.seller_tax_id == taxpayer_no,
            Invoice.issued_on.between(*period),
            Invoice.tax_status != TaxStatus.VOIDED,
        )
    ).all()
    issued = [
        Issued(one.kind, one.is_red_letter, abs(one.total_fen or one.amount_fen or 0), one.items)
        for one in invoices
    ]
    normal = sum(one.total_fen for one in issued if not one.is_red_letter)
    returned = sum(one.total_fen for one in issued if one.is_red_letter)
    totals = [totals_of(one.totals) for one in units]
    device_normal = sum(one["normal_fen"] for one in totals)
    device_return = sum(one["return_fen"] for one in totals)
    uploaded = sum(bool(one.known) for one in invoices)
    return {
        "period_start": period[0],
        "period_end": period[1],
        "device_normal_fen": device_normal,
        "device_return_fen": device_return,
        "our_count": len(invoices),
        "our_normal_fen": normal,
        "our_return_fen": returned,
        "normal_difference_fen": device_normal - normal,
        "return_difference_fen": device_return - returned,
        "uploaded_count": uploaded,
        "waiting_count": len(invoices) - uploaded,
        "items": [asdict(one) for one in compare(_amounts(totals), issued)],
    }


def _amounts(totals: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [amount for one in totals for amount in one["amounts"]]


def list_issued(person: Person, session_no: str, asked: IssuedIn) -> dict[str, Any]:
    """已上传 / 未上传 of the issued invoices of the session's periods, newest first."""
    row = find_session(person, session_no)
    query = (
        select(Invoice)
        .where(_issued(row, units_of(db.session(), row.id)))
        .order_by(Invoice.id.desc())
    )
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        query = query.where(Invoice.id < key[0])
    if asked.waiting_only:
        query = query.where(Invoice.verify_status != VerifyStatus.CONSISTENT)
    rows = list(db.session.scalars(query.limit(asked.limit + 1)))
    shown = rows[: asked.limit]
    return {
        "items": [_row(one) for one in shown],
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > asked.limit else None,
    }


def _issued(row: ClearSession, units: Sequence[ClearUnitRow]) -> ColumnElement[bool]:
    taxpayer_no = "" if row.identity is None else str(row.identity["taxpayer_no"])
    periods = [Invoice.issued_on.between(one.period_start, one.period_end) for one in units]
    return and_(Invoice.seller_tax_id == taxpayer_no, or_(Invoice.id < 0, *periods))


def _row(one: Invoice) -> dict[str, Any]:
    is_uploaded = one.verify_status is VerifyStatus.CONSISTENT
    return {
        "id": one.id,
        "number": one.number,
        "issued_on": one.issued_on,
        "total_fen": one.total_fen,
        "is_red_letter": one.is_red_letter,
        "is_uploaded": is_uploaded,
        "uploaded_at": one.verified_at if is_uploaded else None,
    }
