"""What the cashier sees: claims that wait for their money, and those that have it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, tuple_

from backend.accounts.models import Department
from backend.accounts.rules import Person
from backend.claims.models import (
    Attachment,
    Claim,
    Payment,
    PaymentBatch,
    PaymentBatchClaim,
)
from backend.claims.schemas.paying import MonthIn, PagedIn
from backend.claims.service import rechecking
from backend.claims.service.people import names_of, ref
from backend.claims.service.showing import payable_fen
from backend.claims.states import AttachmentRole, ClaimStatus, PaymentMethod
from backend.infra.db import db
from backend.kernel.errors import InvalidInputError
from backend.web.pages import decode_cursor, encode_cursor

_OF_CLAIM = ("id", "claim_no", "kind", "status", "version", "purpose")
WITHOUT_SLIP = (PaymentMethod.CASH, PaymentMethod.OFFSET)
"""Money that no bank saw has no 回单."""


def list_to_pay(person: Person, asked: PagedIn) -> dict[str, Any]:
    """One page of the company's claims that wait for money, longest approved first."""
    waiting = (Claim.company_id == person.company_id, Claim.status == ClaimStatus.APPROVED)
    query = select(Claim).where(*waiting).order_by(Claim.decided_at, Claim.id)
    key = decode_cursor(asked.cursor, str, int)
    if key is not None:
        query = query.where(tuple_(Claim.decided_at, Claim.id) > (_instant(key[0]), key[1]))
    rows = list(db.session.scalars(query.limit(asked.limit + 1)))
    shown = rows[: asked.limit]
    sums = select(func.count(), func.sum(Claim.approved_fen - Claim.offset_fen)).where(*waiting)
    count, total = db.session.execute(sums).one()
    return {
        "items": _to_pay(person, shown),
        "count": count,
        "payable_fen": int(total or 0),
        "next_cursor": _cursor_of(shown[-1]) if len(rows) > asked.limit else None,
    }


def _cursor_of(claim: Claim) -> str:
    decided_at = claim.decided_at or datetime.min.replace(tzinfo=UTC)
    return encode_cursor(decided_at.isoformat(), claim.id)


def _instant(text: str) -> datetime:
    with suppress(ValueError):
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is not None:
            return instant
    raise _wrong_cursor()


def _wrong_cursor() -> InvalidInputError:
    message = "翻页位置无效，请回到列表顶部重新加载。"
    return InvalidInputError([{"field": "cursor", "message": message}])


def _to_pay(person: Person, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    ids = [claim.id for claim in claims]
    names = names_of(claim.claimant_id for claim in claims)
    departments = _departments({claim.department_id for claim in claims})
    batches = _batches(ids)
    rechecks = rechecking.rechecks_of(db.session(), ids)
    return [
        {
            **{name: getattr(claim, name) for name in _OF_CLAIM},
            "claimant": ref(names, claim.claimant_id),
            "department": departments.get(claim.department_id or 0),
            "approved_fen": claim.approved_fen or 0,
            "offset_fen": claim.offset_fen,
            "payable_fen": payable_fen(claim),
            "payee": whole_payee(claim),
            "decided_at": claim.decided_at,
            "batch": batches.get(claim.id),
            "is_own": person.id in {claim.claimant_id, claim.created_by},
            "recheck": rechecking.describe(claim.id, rechecks),
        }
        for claim in claims
    ]


def whole_payee(claim: Claim) -> dict[str, Any] | None:
    """收款账户 as it was at submission, with its whole number: for cashiers only."""
    if not claim.payee:
        return None
    return {"id": claim.payee_account_id, **claim.payee}


def _departments(ids: Collection[int | None]) -> dict[int, str]:
    wanted = [one for one in ids if one is not None]
    query = select(Department.id, Department.name).where(Department.id.in_(wanted))
    return {row.id: row.name for row in db.session.execute(query)}


def _batches(claim_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    query = (
        select(PaymentBatchClaim.claim_id, PaymentBatch.id, PaymentBatch.batch_no)
        .join(PaymentBatch, PaymentBatch.id == PaymentBatchClaim.batch_id)
        .where(PaymentBatchClaim.claim_id.in_(claim_ids), PaymentBatchClaim.is_standing)
    )
    found = db.session.execute(query)
    return {row.claim_id: {"id": row.id, "batch_no": row.batch_no} for row in found}


def list_paid(person: Person, asked: MonthIn) -> dict[str, Any]:
    """One page of what the company paid in the month, last paid first."""
    first, after = days_of(asked.month)
    query = (
        select(Payment, Claim)
        .join(Claim, Claim.id == Payment.claim_id)
        .where(
            Claim.company_id == person.company_id,
            Payment.paid_on >= first,
            Payment.paid_on < after,
        )
        .order_by(Payment.paid_on.desc(), Payment.claim_id.desc())
    )
    key = decode_cursor(asked.cursor, str, int)
    if key is not None:
        seen = (day_of_cursor(key[0]), key[1])
        query = query.where(tuple_(Payment.paid_on, Payment.claim_id) < seen)
    rows = [(one, claim) for one, claim in db.session.execute(query.limit(asked.limit + 1))]
    shown = rows[: asked.limit]
    last = shown[-1][0] if len(rows) > asked.limit else None
    return {
        "items": _paid(shown),
        "next_cursor": last and encode_cursor(last.paid_on.isoformat(), last.claim_id),
    }


def days_of(month: str) -> tuple[date, date]:
    """The first day of ``2026-11``, and that of the month after it."""
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=32)).replace(day=1)


def day_of_cursor(text: str) -> date:
    """A day in a cursor; InvalidInputError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _wrong_cursor() from error


_OF_PAYMENT = (
    *("amount_fen", "payable_fen", "paid_on", "method", "bank_reference"),
    *("difference_reason", "recheck_reason"),
)


def _paid(rows: Sequence[tuple[Payment, Claim]]) -> list[dict[str, Any]]:
    slips = _slips([claim.id for _, claim in rows])
    people = [one.registered_by for one, _ in rows] + [claim.claimant_id for _, claim in rows]
    names = names_of(people)
    return [
        {
            **{name: getattr(claim, name) for name in _OF_CLAIM},
            **{name: getattr(payment, name) for name in _OF_PAYMENT},
            "claimant": ref(names, claim.claimant_id),
            "registered_by": ref(names, payment.registered_by),
            "slips": slips[claim.id],
            "needs_slip": payment.method not in WITHOUT_SLIP and not slips[claim.id],
        }
        for payment, claim in rows
    ]


def _slips(claim_ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    query = (
        select(Attachment.claim_id, Attachment.id, Attachment.file_name)
        .where(Attachment.claim_id.in_(claim_ids), Attachment.role == AttachmentRole.BANK_SLIP)
        .order_by(Attachment.id)
    )
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in db.session.execute(query):
        found[row.claim_id].append({"id": row.id, "file_name": row.file_name})
    return found
