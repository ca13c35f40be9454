"""使用记录: the claims that an invoice sits in, or sat in."""

from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.claims.models import Claim, ClaimInvoice
from backend.infra.db import db
from backend.invoices import service as invoices

_AS_THEY_ARE = ("claim_no", "kind", "status", "purpose", "touched_at")


def uses_of(person: Person, invoice_id: int) -> dict[str, Any]:
    """The members of InvoiceUsesOut for an own invoice; NotFoundError for anybody else's.

    Only who owns an invoice claims it, so that each of the claims is his to read.
    """
    invoices.find_own(person.id, invoice_id)
    query = (
        select(Claim, ClaimInvoice.is_living)
        .join(ClaimInvoice, ClaimInvoice.claim_id == Claim.id)
        .where(ClaimInvoice.invoice_id == invoice_id)
        .order_by(ClaimInvoice.is_living.desc(), Claim.id.desc())
    )
    return {
        "items": [
            {"claim_id": claim.id, "is_living": is_living}
            | {name: getattr(claim, name) for name in _AS_THEY_ARE}
            for claim, is_living in db.session.execute(query)
        ]
    }
