"""可报销的发票 and 可冲销的借款 of a claimant, for the editor's first step."""

from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.claims.errors import NotDelegatedError
from backend.claims.models import Claim, ClaimInvoice, Payment
from backend.claims.rules import claimable
from backend.claims.schemas.claimable import ClaimableListIn
from backend.claims.service import locks, offsets
from backend.claims.service.standing import find_claim, principals_of
from backend.claims.states import ClaimKind, ClaimStatus, DelegationKind
from backend.infra.db import db
from backend.invoices import service as invoices


def list_claimable(person: Person, asked: ClaimableListIn) -> dict[str, Any]:
    """One page (ClaimablePageOut) of the claimant's wallet, with what is in the way of each."""
    claim = find_claim(person, asked.claim_id)[0] if asked.claim_id else None
    claimant_id = claim.claimant_id if claim else (asked.claimant_id or person.id)
    _refuse_stranger(person, claimant_id)
    page = invoices.list_own(claimant_id, search=asked.q, limit=asked.limit, cursor=asked.cursor)
    ids = [row["id"] for row in page["items"]]
    mine = set(locks.held_by(db.session(), claim)) if claim else set()
    holders = _holders(person, ids)
    items = [
        _item(row, is_mine=row["id"] in mine, holder=holders.get(row["id"]))
        for row in page["items"]
    ]
    return {"items": items, "next_cursor": page["next_cursor"]}


def _refuse_stranger(person: Person, claimant_id: int) -> None:
    if claimant_id == person.id:
        return
    if claimant_id not in principals_of(db.session(), person.id, DelegationKind.CLAIM):
        raise NotDelegatedError


def _holders(person: Person, ids: list[int]) -> dict[int, str]:
    """Number of the claim that holds each invoice, where the person may know it."""
    query = (
        select(ClaimInvoice.invoice_id, Claim.claim_no)
        .join(Claim, Claim.id == ClaimInvoice.claim_id)
        .where(
            ClaimInvoice.invoice_id.in_(ids),
            ClaimInvoice.is_living,
            Claim.company_id == person.company_id,
        )
    )
    return {row.invoice_id: row.claim_no for row in db.session.execute(query)}


def _item(row: dict[str, Any], *, is_mine: bool, holder: str | None) -> dict[str, Any]:
    invoice = SimpleNamespace(**row)
    found = claimable.obstacles(invoice, is_in_this_claim=is_mine)
    obstacles = [{"code": one.code, "message": one.message} for one in found]
    for one in obstacles:
        if holder and one["code"] in {claimable.TAKEN.code, claimable.CLOSED.code}:
            one["message"] = f"发票已在报销单 {holder} 中，不能再次报销。"
    return {
        "invoice": row,
        "claimable_fen": claimable.claimable_fen(invoice),
        "obstacles": obstacles,
    }


def list_advances(person: Person, asked: ClaimableListIn) -> dict[str, Any]:
    """Advances (AdvancesOut) of the claimant with money left to settle, the oldest first."""
    claim = find_claim(person, asked.claim_id)[0] if asked.claim_id else None
    claimant_id = claim.claimant_id if claim else (asked.claimant_id or person.id)
    _refuse_stranger(person, claimant_id)
    query = (
        select(Claim, Payment.amount_fen)
        .join(Payment, Payment.claim_id == Claim.id)
        .where(
            Claim.claimant_id == claimant_id,
            Claim.kind == ClaimKind.ADVANCE,
            Claim.status.in_([ClaimStatus.PAID, ClaimStatus.ARCHIVED]),
        )
        .order_by(Claim.id)
    )
    rows = db.session.execute(query).all()
    left = offsets.left_of(
        db.session(), [row[0].id for row in rows], besides=claim.id if claim else None
    )
    return {
        "items": [
            {
                "id": advance.id,
                "claim_no": advance.claim_no,
                "purpose": advance.purpose,
                "paid_fen": paid_fen,
                "left_fen": left[advance.id],
                "repay_by": advance.repay_by,
            }
            for advance, paid_fen in rows
            if left[advance.id] > 0
        ]
    }


def claim_of(invoice_id: int) -> str | None:
    """Number of the claim that holds the invoice, or was paid with it; None when it is free.

    Who asks has seen to it that the person may know.
    """
    query = (
        select(Claim.claim_no)
        .join(ClaimInvoice, ClaimInvoice.claim_id == Claim.id)
        .where(ClaimInvoice.invoice_id == invoice_id, ClaimInvoice.is_living)
    )
    return db.session.scalar(query)
