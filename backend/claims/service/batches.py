"""付款批次: claims whose money leaves with one bank file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims.errors import NotPossibleNowError
from backend.claims.models import Claim, PaymentBatch, PaymentBatchClaim
from backend.claims.paying_errors import (
    AlreadyInBatchError,
    BatchEndedError,
    NoPayeeError,
    NothingToTransferError,
    OwnPaymentError,
)
from backend.claims.rules import bank_file
from backend.claims.rules.bank_file import Transfer
from backend.claims.schemas.asked import SeenClaimIn
from backend.claims.service import rechecking, turns
from backend.claims.service.batch_lists import show_batch
from backend.claims.service.set_up import claim_settings
from backend.claims.service.showing import payable_fen
from backend.claims.states import ClaimStatus
from backend.infra.db import transaction
from backend.kernel import clock, ids
from backend.kernel.errors import DomainError, NotFoundError

_LARGEST_ID = 2**31 - 1


def make_batch(person: Person, chosen: Sequence[SeenClaimIn]) -> dict[str, Any]:
    """A batch of approved claims as they were seen; 查验 is asked about what is not fresh.

    AlreadyInBatchError: a claim stands in at most one. Refused as a whole, also for one's own
    claim, one without an account and one that is settled already.
    """
    seen = {one.claim_id: one.version for one in chosen}
    with transaction() as session:
        claims = [_payable(session, person, one, seen[one]) for one in sorted(seen)]
        batch = PaymentBatch(
            batch_no=ids.new_dated_no("FK", clock.today(), length=6),
            company_id=claims[0].company_id,
            created_by=person.id,
            created_at=clock.now(),
        )
        session.add(batch)
        session.flush()
        _put_in(session, batch, claims)
        _audit(session, person, "claim.batch_made", batch, {"claim_ids": sorted(seen)})
        batch_id = batch.id
    rechecking.begin(sorted(seen), person_id=person.id)
    return show_batch(person, batch_id)


def _payable(session: Session, person: Person, claim_id: int, version: int) -> Claim:
    claim = turns.lock_claim(session, claim_id)
    if claim.company_id != person.company_id:
        raise NotFoundError
    if claim.version != version:
        raise turns.stale(session, claim)
    if claim.status is not ClaimStatus.APPROVED:
        raise NotPossibleNowError
    if person.id in {claim.claimant_id, claim.created_by}:
        raise OwnPaymentError
    if payable_fen(claim) == 0:
        raise NothingToTransferError(claim.claim_no)
    if not claim.payee:
        raise NoPayeeError(claim.claim_no)
    return claim


def _put_in(session: Session, batch: PaymentBatch, claims: Sequence[Claim]) -> None:
    for claim in claims:
        amount = payable_fen(claim)
        session.add(
            PaymentBatchClaim(
                batch_id=batch.id, claim_id=claim.id, amount_fen=amount, is_standing=True
            )
        )
    try:
        session.flush()
    except IntegrityError as error:
        raise AlreadyInBatchError from error


@dataclass(frozen=True, slots=True)
class BankFile:
    """What goes to the bank."""

    name: str
    content: bytes


def write_file(person: Person, batch_id: int, reason: str) -> BankFile:
    """The bank file of what is not paid yet; from now on its money may have left.

    So the invoices are judged here as at a payment: what has turned or is not answered yet
    stops the file. Each time it is made stands in the audit record.
    """
    claim_ids: list[int] = []
    try:
        with transaction() as session:
            batch, claims = _lock_batch(session, person, batch_id)
            claim_ids += [claim.id for claim in claims]
            if any(person.id in {claim.claimant_id, claim.created_by} for claim in claims):
                raise OwnPaymentError
            rechecks = rechecking.lock_and_recheck(session, claim_ids)
            seen = [one for many in rechecks.values() for one in many]
            rechecking.refuse_unchecked(seen, reason=reason, may_have_left=False)
            content = _written(session, batch, claims)
            batch.exported_at = clock.now()
            facts = {
                "claim_ids": claim_ids,
                "amount_fen": sum(payable_fen(claim) for claim in claims),
                "sha256": hashlib.sha256(content).hexdigest(),
                "recheck_reason": reason,
            }
            _audit(session, person, "claim.bank_file_made", batch, facts)
            return BankFile(f"{batch.batch_no}.csv", content)
    except DomainError as error:
        rechecking.after_refusal(person, claim_ids, error)
        raise


def _written(session: Session, batch: PaymentBatch, claims: Sequence[Claim]) -> bytes:
    chosen = claim_settings(session)
    layout = bank_file.layout_of(chosen.bank_columns, chosen.bank_delimiter, chosen.bank_encoding)
    return bank_file.write_bank_file(layout, [_transfer(batch, claim) for claim in claims])


def _transfer(batch: PaymentBatch, claim: Claim) -> Transfer:
    payee = claim.payee
    if not payee:
        raise NoPayeeError(claim.claim_no)
    return Transfer(
        holder=payee["holder"],
        account_number=payee["account_number"],
        bank_name=payee["bank_name"],
        amount_fen=payable_fen(claim),
        purpose=f"报销 {claim.claim_no}",
        claim_no=claim.claim_no,
        batch_no=batch.batch_no,
    )


def release(person: Person, batch_id: int) -> dict[str, Any]:
    """撤销批次: what is not paid stands in no batch any more. BatchEndedError when all is paid."""
    with transaction() as session:
        batch, claims = _lock_batch(session, person, batch_id)
        _take_out(session, batch, claims)
        facts = {"claim_ids": [claim.id for claim in claims]}
        _audit(session, person, "claim.batch_released", batch, facts)
    return show_batch(person, batch_id)


def take_out(person: Person, batch_id: int, claim_id: int) -> dict[str, Any]:
    """移出批次 of one unpaid claim; the batch goes with its last one."""
    with transaction() as session:
        batch, claims = _lock_batch(session, person, batch_id)
        chosen = [claim for claim in claims if claim.id == claim_id]
        if not chosen:
            raise NotFoundError
        _take_out(session, batch, chosen)
        _audit(session, person, "claim.taken_out_of_batch", batch, {"claim_ids": [claim_id]})
    return show_batch(person, batch_id)


def _take_out(session: Session, batch: PaymentBatch, claims: Sequence[Claim]) -> None:
    for claim in claims:
        row = session.get_one(PaymentBatchClaim, (batch.id, claim.id))
        row.is_standing = False
    session.flush()
    standing = select(PaymentBatchClaim.claim_id).where(
        PaymentBatchClaim.batch_id == batch.id, PaymentBatchClaim.is_standing
    )
    if session.scalar(standing.limit(1)) is None:  # else the others are paid: it is done
        batch.released_at = clock.now()


def _lock_batch(
    session: Session, person: Person, batch_id: int
) -> tuple[PaymentBatch, list[Claim]]:
    """The company's batch and its unpaid claims; claims are locked first, as everywhere.

    NotFoundError for another company's, BatchEndedError when nothing of it is left to pay.
    """
    batch = session.get(PaymentBatch, batch_id) if 0 < batch_id <= _LARGEST_ID else None
    if batch is None or batch.company_id != person.company_id:
        raise NotFoundError
    standing = select(PaymentBatchClaim.claim_id).where(
        PaymentBatchClaim.batch_id == batch_id, PaymentBatchClaim.is_standing
    )
    query = select(Claim).where(Claim.id.in_(standing), Claim.status == ClaimStatus.APPROVED)
    locked = query.order_by(Claim.id).with_for_update(key_share=True)
    claims = list(session.scalars(locked.execution_options(populate_existing=True)))
    session.refresh(batch, with_for_update=True)
    still = set(session.scalars(standing))
    claims = [claim for claim in claims if claim.id in still]
    if batch.released_at is not None or not claims:
        raise BatchEndedError
    return batch, claims


def _audit(
    session: Session, person: Person, action: str, batch: PaymentBatch, facts: dict[str, Any]
) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=action,
        subject="payment_batch",
        subject_id=batch.id,
        facts={"batch_no": batch.batch_no, **facts},
    )
