"""占用: the invoices that a claim holds; each is held by one living claim at most.

Invoices are locked in ascending order of their ids, after the claim. The look at other claims is
a courtesy, in words; the partial unique index decides.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.claims.errors import InvoiceTakenError, NotClaimableError
from backend.claims.models import Claim, ClaimInvoice
from backend.claims.rules import claimable
from backend.claims.rules.transitions import USAGE
from backend.claims.service.people import names_of
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.states import UsageStatus
from backend.kernel.errors import InvalidInputError
from backend.web.context import settings


def hold(session: Session, claim: Claim, wanted: Collection[int]) -> None:
    """Let the claim hold exactly these invoices of its claimant's.

    InvoiceTakenError, NotClaimableError and InvalidInputError (no invoice of his) leave
    everything as it was. What it holds already is not judged again.
    """
    rows = {row.invoice_id: row for row in _rows(session, claim.id)}
    living = {one for one, row in rows.items() if row.is_living}
    new, gone = set(wanted) - living, living - set(wanted)
    locked = {one.id: one for one in lock_invoices(session, new | gone)}
    _refuse_unusable(session, claim, [locked.get(one) for one in new])
    for one in sorted(gone):
        rows[one].is_living = False
        _become(locked[one], UsageStatus.UNUSED)
    session.flush()
    for one in sorted(new):
        _take(session, claim.id, rows.get(one), one)
        _become(locked[one], UsageStatus.LOCKED)
    _let_the_index_decide(session, new)


def _rows(session: Session, claim_id: int) -> list[ClaimInvoice]:
    query = select(ClaimInvoice).where(ClaimInvoice.claim_id == claim_id)
    return list(session.scalars(query.order_by(ClaimInvoice.invoice_id)))


def lock_invoices(session: Session, ids: Iterable[int]) -> list[Invoice]:
    """These invoices as they are now, locked in ascending order."""
    query = select(Invoice).where(Invoice.id.in_(set(ids))).order_by(Invoice.id)
    locked = query.with_for_update().execution_options(populate_existing=True)
    return list(session.scalars(locked))


def _refuse_unusable(session: Session, claim: Claim, chosen: Collection[Invoice | None]) -> None:
    own = [one for one in chosen if one is not None and one.owner_id == claim.claimant_id]
    if len(own) < len(chosen):
        message = "有发票不在报销人的票夹里，请从列表中选择。"
        raise InvalidInputError([{"field": "lines", "message": message}])
    taken = holders_of(session, claim, [one.id for one in own])
    if taken:
        raise InvoiceTakenError(invoices=list(taken.values()))
    refused = [
        {"invoice_id": one.id, "number": one.number, "code": why.code, "message": why.message}
        for one in sorted(own, key=lambda one: one.id)
        for why in claimable.obstacles(one, is_in_this_claim=False)
    ]
    if refused:
        raise NotClaimableError(invoices=refused)


def holders_of(session: Session, claim: Claim, ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Which other living claims hold these invoices, by invoice; named to colleagues only."""
    query = (
        select(ClaimInvoice.invoice_id, Invoice.number, Claim)
        .join(Claim, Claim.id == ClaimInvoice.claim_id)
        .join(Invoice, Invoice.id == ClaimInvoice.invoice_id)
        .where(
            ClaimInvoice.invoice_id.in_(ids),
            ClaimInvoice.is_living,
            ClaimInvoice.claim_id != claim.id,
        )
        .order_by(ClaimInvoice.invoice_id)
    )
    rows = session.execute(query).all()
    names = names_of(holder.claimant_id for _, _, holder in rows)
    return {
        invoice_id: {
            "invoice_id": invoice_id,
            "number": number,
            **_named(holder, names, is_colleagues=holder.company_id == claim.company_id),
        }
        for invoice_id, number, holder in rows
    }


def _named(holder: Claim, names: dict[int, str], *, is_colleagues: bool) -> dict[str, Any]:
    return {
        "claim_no": holder.claim_no if is_colleagues else None,
        "claimant": names.get(holder.claimant_id) if is_colleagues else None,
    }


def _take(session: Session, claim_id: int, row: ClaimInvoice | None, invoice_id: int) -> None:
    if row is None:
        session.add(ClaimInvoice(claim_id=claim_id, invoice_id=invoice_id, is_living=True))
    else:
        row.is_living = True


def _let_the_index_decide(session: Session, new: Collection[int]) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        ids = [{"invoice_id": one, "claim_no": None, "claimant": None} for one in sorted(new)]
        raise InvoiceTakenError(invoices=ids) from error


def follow(session: Session, claim: Claim) -> None:
    """Bring the held invoices to what they are in a claim of this state; free them at its end."""
    rows = [row for row in _rows(session, claim.id) if row.is_living]
    usage = USAGE[claim.status]
    for row, invoice in zip(rows, lock_invoices(session, _ids(rows)), strict=True):
        row.is_living = usage is not UsageStatus.UNUSED
        _become(invoice, usage)


def free(session: Session, claim: Claim, ids: Collection[int]) -> int:
    """Let go of some held invoices, whatever the claim's state; gives how many."""
    rows = [row for row in _rows(session, claim.id) if row.is_living and row.invoice_id in ids]
    for row, invoice in zip(rows, lock_invoices(session, _ids(rows)), strict=True):
        row.is_living = False
        _become(invoice, UsageStatus.UNUSED)
    return len(rows)


def held_by(session: Session, claim: Claim) -> list[int]:
    """Invoices that the claim holds now, ascending."""
    return _ids([row for row in _rows(session, claim.id) if row.is_living])


def _ids(rows: Iterable[ClaimInvoice]) -> list[int]:
    return [row.invoice_id for row in rows]


def _become(invoice: Invoice, usage: UsageStatus) -> None:
    if invoice.usage_status is not usage:
        invoices.change_usage(invoice, usage, is_demo=settings().demo)
