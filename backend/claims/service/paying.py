"""登记付款: money that left is written down once, and only after 查验 was asked anew."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.models import Claim, Payment, PaymentBatch, PaymentBatchClaim
from backend.claims.paying_errors import DifferenceReasonError, OwnPaymentError
from backend.claims.rules.rechecking import RecheckState
from backend.claims.schemas.paying import PayIn, PayManyIn
from backend.claims.service import claw_backs, locks, rechecking, telling, turns
from backend.claims.service.showing import payable_fen, show
from backend.claims.service.telling import NoticeKind
from backend.claims.states import ClaimAction, ClaimStatus, PaymentMethod
from backend.infra.db import db
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.states import ReviewStatus
from backend.kernel import clock
from backend.kernel.clock import BEIJING
from backend.kernel.errors import DomainError, InvalidInputError
from backend.kernel.money import text_from_fen
from backend.web.context import settings


def pay(person: Person, claim_id: int, act: PayIn) -> dict[str, Any]:
    """登记付款 of one claim; the version that was seen makes a repeat a stale act.

    OwnPaymentError, the refusals of ``rechecking`` and of an act on a claim (``turns``).
    """
    _pay(person, claim_id, act)
    return show(person, claim_id)


def pay_many(person: Person, act: PayManyIn) -> dict[str, Any]:
    """登记付款 of each in full, in a transaction of its own (R28)."""
    how = act.model_dump(exclude={"claims"})
    return {
        "items": [
            _answer(person, seen.claim_id, how | {"version": seen.version}) for seen in act.claims
        ]
    }


def _answer(person: Person, claim_id: int, how: dict[str, Any]) -> dict[str, Any]:
    try:
        _pay(person, claim_id, PayIn(**how, amount_fen=_payable_now(claim_id)))
    except DomainError as error:
        told = {"code": error.code, "detail": error.message}
        return {"claim_id": claim_id, "is_done": False, **told}
    return {"claim_id": claim_id, "is_done": True, "code": None, "detail": None}


def _payable_now(claim_id: int) -> int:
    """Of the version that is checked afterwards; 0 for what is refused anyway."""
    claim = db.session.get(Claim, claim_id, populate_existing=True)
    return 0 if claim is None else payable_fen(claim)


def _pay(person: Person, claim_id: int, act: PayIn) -> None:
    try:
        with turns.acting(person, claim_id, ClaimAction.PAY, version=act.version) as turn:
            _register(turn, act)
    except DomainError as error:
        rechecking.after_refusal(person, [claim_id], error)
        raise


def _register(turn: turns.Turn, act: PayIn) -> None:
    session, claim = turn.session, turn.claim
    if turn.standing.is_own:
        raise OwnPaymentError
    payable = payable_fen(claim)
    _refuse_odd(claim, act, payable)
    rechecks = rechecking.lock_and_recheck(session, [claim.id]).get(claim.id, ())
    batch = _batch_of(session, claim.id)
    rechecking.refuse_unchecked(
        rechecks, reason=act.recheck_reason, may_have_left=_may_have_left(batch)
    )
    payment = _payment(turn, act, payable, batch)
    session.add(payment)
    claim.status, claim.paid_at = ClaimStatus.PAID, payment.registered_at
    locks.follow(session, claim)
    for one in rechecks:
        _confirm(one.invoice)
    turn.facts = _facts(payment, rechecks)
    told = _told(claim, payment)
    turn.notices += telling.notices_to(
        [claim.claimant_id], claim, NoticeKind.CLAIM_PAID, title="报销已付款", body=told
    )
    turned = [one.invoice for one in rechecks if one.state is RecheckState.TURNED]
    session.flush()
    claw_backs.open_paid(session, claim, turned)


def _refuse_odd(claim: Claim, act: PayIn, payable: int) -> None:
    """A day that cannot be, an amount that nobody explains."""
    decided = claim.decided_at
    first = date.min if decided is None else decided.astimezone(BEIJING).date()
    if not first <= act.paid_on <= clock.today():
        message = f"付款日期应在审批通过（{first}）之后、今天或以前。"
        raise InvalidInputError([{"field": "paid_on", "message": message}])
    if act.amount_fen == 0 and payable > 0:
        message = "付款金额应大于 0。"
        raise InvalidInputError([{"field": "amount_fen", "message": message}])
    if act.amount_fen != payable and not act.difference_reason:
        raise DifferenceReasonError(payable)


def _batch_of(session: Session, claim_id: int) -> PaymentBatch | None:
    query = (
        select(PaymentBatch)
        .join(PaymentBatchClaim, PaymentBatchClaim.batch_id == PaymentBatch.id)
        .where(PaymentBatchClaim.claim_id == claim_id, PaymentBatchClaim.is_standing)
    )
    return session.scalar(query)


def _may_have_left(batch: PaymentBatch | None) -> bool:
    return batch is not None and batch.exported_at is not None


def _payment(turn: turns.Turn, act: PayIn, payable: int, batch: PaymentBatch | None) -> Payment:
    is_offset = payable == 0 and act.amount_fen == 0
    return Payment(
        claim_id=turn.claim.id,
        amount_fen=act.amount_fen,
        payable_fen=payable,
        paid_on=act.paid_on,
        method=PaymentMethod.OFFSET if is_offset else act.method,
        bank_reference=act.bank_reference,
        difference_reason=act.difference_reason if act.amount_fen != payable else "",
        recheck_reason=act.recheck_reason,
        batch_id=None if batch is None else batch.id,
        registered_by=turn.person.id,
        registered_at=clock.now(),
    )


def _confirm(invoice: Invoice) -> None:
    """Approved and paid: what was 待处理 is 已确认."""
    if invoice.review_status is ReviewStatus.PENDING:
        invoices.change_review(invoice, ReviewStatus.CONFIRMED, is_demo=settings().demo)


def _facts(payment: Payment, rechecks: Sequence[rechecking.Rechecked]) -> dict[str, Any]:
    """What the timeline and the audit record keep: the money, and what 查验 said before it."""
    return {
        "amount_fen": payment.amount_fen,
        "payable_fen": payment.payable_fen,
        "paid_on": payment.paid_on.isoformat(),
        "method": payment.method,
        "difference_reason": payment.difference_reason,
        "recheck_reason": payment.recheck_reason,
        "rechecks": [{"invoice_id": one.invoice.id, "state": one.state} for one in rechecks],
    }


def _told(claim: Claim, payment: Payment) -> str:
    if payment.method is PaymentMethod.OFFSET:
        return f"{claim.claim_no} 已全部冲销借款，已结清。"
    return f"{claim.claim_no} 已付款 ¥{text_from_fen(payment.amount_fen)}，请留意到账。"
