"""已随清卡上报: which of our invoices a clearing reported, and whether they are still so (E26)."""

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session

from backend.clearing.models import ClearSession, ClearUnitRow
from backend.clearing.service.standing import units_of
from backend.clearing.states import ClearState
from backend.invoices.models import Invoice
from backend.invoices.states import TaxStatus

_FACE = (
    Invoice.number, Invoice.code, Invoice.issued_on, Invoice.total_fen, Invoice.amount_fen,
    Invoice.tax_fen, Invoice.is_red_letter,
)  # fmt: skip


def mark_reported(session: Session, row: ClearSession) -> None:
    """Our issued invoices of the periods that are cleared now, in the caller's transaction.

    Nothing on an invoice names its machine: while a machine of the device is left, none is marked.
    """
    if row.state is not ClearState.DONE or row.identity is None:
        return
    for of_period in reportable(session, row):
        session.execute(
            update(Invoice)
            .where(
                *of_period,
                # Also what a record named that is lost: this is its rebuilding, or its successor.
                ~exists(
                    select(ClearSession.id).where(ClearSession.id == Invoice.reported_in_session_id)
                ),
            )
            .values(reported_in_session_id=row.id)
            .execution_options(synchronize_session=False)
        )
    row.reported_count, row.reported_sha256 = reported_now(session, [row.id]).get(
        row.id, (0, _fingerprint(()))
    )


def reportable(session: Session, row: ClearSession) -> list[list[ColumnElement[bool]]]:
    """For each period that it cleared wholly, which of our invoices belong to it."""
    if row.identity is None:
        return []
    return [
        [
            Invoice.seller_tax_id == str(row.identity["taxpayer_no"]),
            *_own_company(row),
            Invoice.issued_on.between(*period),
            Invoice.tax_status != TaxStatus.VOIDED,
        ]
        for period in _whole_periods(session, row)
    ]


def _own_company(row: ClearSession) -> list[ColumnElement[bool]]:
    """Another company that bought from this taxpayer keeps the same invoice as its own."""
    return [] if row.company_id is None else [Invoice.company_id == row.company_id]


def _whole_periods(session: Session, row: ClearSession) -> list[tuple[date, date]]:
    done = [one for one in units_of(session, row.id) if one.state is ClearState.DONE]
    periods = sorted({(one.period_start, one.period_end) for one in done})
    if row.chosen is None:
        return periods  # all that the device has declared
    return [one for one in periods if _covers_all_machines(session, row, one[0])]


def _covers_all_machines(session: Session, row: ClearSession, start: date) -> bool:
    machines = set((row.identity or {}).get("machines", ()))
    cleared = session.scalars(
        select(ClearUnitRow.unit_id).where(
            ClearUnitRow.unit_id.in_(machines),
            ClearUnitRow.period_start == start,
            ClearUnitRow.state == ClearState.DONE,
        )
    )
    return machines == set(cleared)


def reported_now(session: Session, session_ids: Collection[int]) -> dict[int, tuple[int, str]]:
    """Count and fingerprint of the invoices that each session reported, as they are now."""
    rows = session.execute(
        select(Invoice.reported_in_session_id, *_FACE)
        .where(Invoice.reported_in_session_id.in_(session_ids))
        .order_by(Invoice.reported_in_session_id, Invoice.id)
    ).all()
    found: dict[int, list[Any]] = {}
    for one in rows:
        found.setdefault(one[0] or 0, []).append(one)
    return {key: (len(held), _fingerprint(held)) for key, held in found.items()}


def _fingerprint(rows: Iterable[Any]) -> str:
    faces = [[str(value) for value in one[1:]] for one in rows]
    return hashlib.sha256(json.dumps(faces).encode()).hexdigest()
