"""What became of the invoices that a session reported: the ledger of now against the record."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import and_, exists, insert, or_, select
from sqlalchemy.orm import Session

from backend.clearing.models import ClearReported, ClearSession
from backend.clearing.rules.loss import Face, Findings, Recorded, Standing, compare
from backend.clearing.service.reported import reportable, reported_now
from backend.invoices.models import Invoice

_FACE = ("number", "code", "issued_on", "total_fen", "amount_fen", "tax_fen", "is_red_letter")
_MOST_ADDED = 500


def record_reported(session: Session, row: ClearSession) -> None:
    """Write down each invoice that it reported as it is now, in the caller's transaction."""
    columns = ("invoice_id", *_FACE, "tax_status", "verified_at")
    session.execute(
        insert(ClearReported).from_select(
            ["session_id", *columns],
            select(
                Invoice.reported_in_session_id,
                Invoice.id,
                *(getattr(Invoice, name) for name in columns[1:]),
            ).where(Invoice.reported_in_session_id == row.id),
        )
    )


def is_recorded(session: Session, row: ClearSession) -> bool:
    """False for what was cleared before invoices were written down one by one."""
    known = select(ClearReported.invoice_id).where(ClearReported.session_id == row.id)
    return not row.reported_count or session.scalar(known.limit(1)) is not None


def record_if_unchanged(session: Session, row: ClearSession) -> None:
    """Make up for the record of an older clearing, as long as its count and hash still fit."""
    if is_recorded(session, row):
        return
    if reported_now(session, [row.id]).get(row.id) == (row.reported_count, row.reported_sha256):
        record_reported(session, row)


def losses_of(session: Session, row: ClearSession) -> Findings:
    """Empty for a session that has not ended. Of one without a record only what came late."""
    if row.ended_at is None:
        return Findings()
    return compare(_recorded(session, row), added=_added(session, row))


def _recorded(session: Session, row: ClearSession) -> Iterator[Recorded]:
    rows: Iterable[Any] = session.execute(  # an invoice that is gone comes as None
        select(ClearReported, Invoice)
        .outerjoin(Invoice, Invoice.id == ClearReported.invoice_id)
        .where(ClearReported.session_id == row.id)
    )
    found = list(rows)
    again = _put_back(session, row, [then for then, now in found if now is None])
    for then, now in found:
        standing = again.get((then.number, then.code)) if now is None else _standing(row, now)
        yield Recorded(
            face=_face(then),
            tax_status=then.tax_status,
            verified_at=then.verified_at,
            now=standing,
        )


def _put_back(
    session: Session, row: ClearSession, gone: Sequence[ClearReported]
) -> dict[tuple[str, str | None], Standing]:
    """What was lost and has come again under another id, as by a new scan: it is there."""
    if not gone:
        return {}
    is_it = and_(
        ClearReported.session_id == row.id,
        ClearReported.number == Invoice.number,
        ClearReported.invoice_id != Invoice.id,
    )
    query = select(Invoice).join(ClearReported, is_it)
    if row.company_id is not None:
        query = query.where(Invoice.company_id == row.company_id)
    return {
        (one.number, one.code): _standing(row, one, is_linked=True)
        for one in session.scalars(query)
    }


def _standing(row: ClearSession, now: Invoice, *, is_linked: bool | None = None) -> Standing:
    return Standing(
        face=_face(now),
        tax_status=now.tax_status,
        is_linked=now.reported_in_session_id == row.id if is_linked is None else is_linked,
        verified_at=now.verified_at,
    )


def _face(one: Any) -> Face:
    return Face(**{name: getattr(one, name) for name in _FACE})


def _added(session: Session, row: ClearSession) -> list[str]:
    """Of its periods, but not in its record: came late, or was linked to it afterwards."""
    late = [
        and_(*one, Invoice.reported_in_session_id.is_(None)) for one in reportable(session, row)
    ]
    is_known = exists().where(
        ClearReported.session_id == row.id, ClearReported.invoice_id == Invoice.id
    )
    linked = and_(Invoice.reported_in_session_id == row.id, ~is_known)
    query = select(Invoice.number).where(or_(*late, linked)).order_by(Invoice.id)
    return list(session.scalars(query.limit(_MOST_ADDED)))
