"""Batches as the cashier sees them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, select

from backend.accounts.rules import Person
from backend.claims.models import Claim, PaymentBatch, PaymentBatchClaim
from backend.claims.schemas.paying import PagedIn
from backend.claims.service import rechecking
from backend.claims.service.paying_lists import whole_payee
from backend.claims.service.people import names_of, ref
from backend.claims.states import BatchState, ClaimStatus
from backend.infra.db import db
from backend.kernel.errors import NotFoundError
from backend.web.pages import decode_cursor, encode_cursor

_LARGEST_ID = 2**31 - 1
_OF_BATCH = ("id", "batch_no", "created_at", "exported_at", "released_at")
_OF_CLAIM = ("id", "claim_no", "version", "status")


def list_batches(person: Person, asked: PagedIn) -> dict[str, Any]:
    """One page of the company's batches, newest first."""
    query = select(PaymentBatch).where(PaymentBatch.company_id == person.company_id)
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        query = query.where(PaymentBatch.id < key[0])
    query = query.order_by(PaymentBatch.id.desc()).limit(asked.limit + 1)
    rows = list(db.session.scalars(query))
    shown = rows[: asked.limit]
    return {
        "items": _rows(shown),
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > asked.limit else None,
    }


def show_batch(person: Person, batch_id: int) -> dict[str, Any]:
    """The members of BatchOut; NotFoundError for another company's."""
    batch = db.session.get(PaymentBatch, batch_id) if 0 < batch_id <= _LARGEST_ID else None
    if batch is None or batch.company_id != person.company_id:
        raise NotFoundError
    return _rows([batch])[0] | {"claims": _claims(batch_id)}


def _rows(batches: Sequence[PaymentBatch]) -> list[dict[str, Any]]:
    names = names_of(batch.created_by for batch in batches)
    sums = _sums([batch.id for batch in batches])
    return [
        {name: getattr(batch, name) for name in _OF_BATCH}
        | sums.get(batch.id, {"claim_count": 0, "paid_count": 0, "amount_fen": 0})
        | {
            "created_by": ref(names, batch.created_by),
            "state": _state(batch, sums.get(batch.id)),
        }
        for batch in batches
    ]


def _sums(batch_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    is_paid = Claim.status.in_([ClaimStatus.PAID, ClaimStatus.ARCHIVED])
    query = (
        select(
            PaymentBatchClaim.batch_id,
            func.count(),
            func.sum(case((is_paid, 1), else_=0)),
            func.sum(PaymentBatchClaim.amount_fen),
        )
        .join(Claim, Claim.id == PaymentBatchClaim.claim_id)
        .where(PaymentBatchClaim.batch_id.in_(batch_ids), PaymentBatchClaim.is_standing)
        .group_by(PaymentBatchClaim.batch_id)
    )
    return {
        batch_id: {"claim_count": count, "paid_count": int(paid), "amount_fen": int(total)}
        for batch_id, count, paid, total in db.session.execute(query)
    }


def _state(batch: PaymentBatch, sums: dict[str, int] | None) -> BatchState:
    if batch.released_at is not None:
        return BatchState.RELEASED
    if sums and sums["paid_count"] == sums["claim_count"]:
        return BatchState.PAID
    return BatchState.OPEN if batch.exported_at is None else BatchState.EXPORTED


def _claims(batch_id: int) -> list[dict[str, Any]]:
    query = (
        select(PaymentBatchClaim, Claim)
        .join(Claim, Claim.id == PaymentBatchClaim.claim_id)
        .where(PaymentBatchClaim.batch_id == batch_id)
        .order_by(Claim.id)
    )
    rows = [(row, claim) for row, claim in db.session.execute(query)]
    names = names_of(claim.claimant_id for _, claim in rows)
    rechecks = rechecking.rechecks_of(db.session(), [claim.id for _, claim in rows])
    return [
        {name: getattr(claim, name) for name in _OF_CLAIM}
        | {
            "claimant": ref(names, claim.claimant_id),
            "payee": whole_payee(claim),
            "amount_fen": row.amount_fen,
            "is_standing": row.is_standing,
            "recheck": rechecking.describe(claim.id, rechecks),
        }
        for row, claim in rows
    ]
