"""查询记录: what was asked about a person's invoices, newest first."""

from typing import Any

from sqlalchemy import select

from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.reading.kinds import label_of
from backend.verification.models import VerificationAttempt
from backend.verification.service.describing import attempt_out
from backend.web.pages import decode_cursor, encode_cursor


def list_history(person_id: int, *, limit: int, cursor: str | None) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of attempts on the person's invoices, newest first.

    Whoever started them: the nightly one belongs to the history as much as the pressed one.
    """
    query = (
        select(VerificationAttempt, Invoice)
        .join(Invoice, Invoice.id == VerificationAttempt.invoice_id)
        .where(Invoice.owner_id == person_id)
        .order_by(VerificationAttempt.id.desc())
        .limit(limit + 1)
    )
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(VerificationAttempt.id < key[0])
    rows = [(attempt, invoice) for attempt, invoice in db.session.execute(query)]
    shown = rows[:limit]
    return {
        "items": [_entry(attempt, invoice) for attempt, invoice in shown],
        "next_cursor": encode_cursor(shown[-1][0].id) if len(rows) > limit else None,
    }


def _entry(attempt: VerificationAttempt, invoice: Invoice) -> dict[str, Any]:
    """The attempt with what tells its invoice from others."""
    return attempt_out(attempt) | {
        "invoice_id": invoice.id,
        "number": invoice.number,
        "code": invoice.code,
        "kind_label": label_of(invoice.kind),
        "seller_name": invoice.seller_name,
    }
