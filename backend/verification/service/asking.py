"""The worker's part: one claimed row, one question, one recorded answer.

Two transactions with the outside call between them: the attempt is committed before the call,
so that a crash cannot lead to more calls than the day allows.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.infra import jobs
from backend.infra.config import Settings
from backend.infra.db import end_reading, transaction
from backend.infra.jobs import Claim, JobState, Work
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.service import OfficialFacts, Verdict
from backend.invoices.states import VerifyStatus
from backend.kernel import clock, ids
from backend.kernel.money import text_from_fen
from backend.reading.kinds import AmountMeaning
from backend.verification import rules
from backend.verification.gateway import VerifyProvider
from backend.verification.models import VerificationAttempt, VerificationTask
from backend.verification.outcomes import CONCLUSIVE, MESSAGES, Outcome
from backend.verification.questions import CouldNotAskError, VerifyRequest
from backend.verification.service.attempts import (
    answer_of,
    asked_today,
    close_attempt,
    close_interrupted,
    new_attempt,
    real_verdict_stands,
    subject_of,
)
from backend.verification.service.parts import verifier
from backend.verification.service.telling import tell_answer, tell_gave_up

_log = structlog.get_logger(__name__)
WORK = "verification"
_GAVE_UP = "30 天内一直没有查到结果，已停止自动重试。请人工核对，或点“查验”再试一次。"


@dataclass(frozen=True, slots=True)
class _Question:
    attempt_id: int
    request: VerifyRequest


@dataclass(frozen=True, slots=True)
class _Ending:
    """How one try ended, whoever ended it."""

    outcome: Outcome
    raw_code: str | None
    request_id: str | None = None
    facts: OfficialFacts | None = None
    was_sent: bool = True


def ask(claim: Claim) -> None:
    """Ask about the invoice of a claimed row and record what came of it."""
    provider = verifier().provider
    question = _reserve(claim, provider)
    if question is None or provider is None:
        return
    end_reading()
    try:
        answer = provider.verify(question.request)
        ending = _Ending(answer.outcome, answer.raw_code, answer.request_id, answer.facts)
    except CouldNotAskError as error:
        ending = _Ending(error.outcome, error.raw_code, error.request_id, was_sent=error.was_sent)
    _conclude(claim, question.attempt_id, ending)


def _reserve(claim: Claim, provider: VerifyProvider | None) -> _Question | None:
    """Commit an attempt that counts; None when no call is needed, possible or allowed."""
    with transaction() as session:
        if not jobs.held(session, VerificationTask, claim):
            return None
        close_interrupted(session, claim.row_id)
        invoice = session.get_one(Invoice, claim.row_id)
        subject = subject_of(invoice)
        if provider is None or rules.obstacles(subject) or real_verdict_stands(invoice, provider):
            _let_go(session, claim, invoice)
            return None
        return _ask_or_refuse(session, claim, invoice, rules.request_of(subject), provider)


def _let_go(session: Session, claim: Claim, invoice: Invoice) -> None:
    """Nobody is to be asked any more: what was known stands, or the invoice waits for a person."""
    jobs.settle(session, VerificationTask, claim, state=JobState.DONE, next_try_at=None)
    status = invoice.settled_verify_status or VerifyStatus.UNVERIFIED
    verdict = Verdict(verify_status=status, is_sandbox=invoice.is_sandbox)
    invoices.record_verdict(session, invoice.id, verdict)


def _ask_or_refuse(
    session: Session,
    claim: Claim,
    invoice: Invoice,
    request: VerifyRequest,
    provider: VerifyProvider,
) -> _Question | None:
    refused = rules.refusal(
        request,
        policy=verifier().policy,
        today=clock.today(),
        asked_today=asked_today(invoice.dedupe_key, is_sandbox=provider.is_sandbox),
    )
    attempt = new_attempt(
        invoice,
        request.as_json(),
        provider=provider.name,
        is_sandbox=provider.is_sandbox,
        counts=refused is None,
        person_id=session.get_one(VerificationTask, claim.row_id).asked_by,
    )
    session.add(attempt)
    if refused is None:
        session.flush()
        return _Question(attempt.id, request)
    _record(session, claim, attempt, _Ending(refused, "local", was_sent=False))
    return None


def _conclude(claim: Claim, attempt_id: int, ending: _Ending) -> None:
    with transaction() as session:
        # The plan first, as everywhere: who took the row over closes its attempts under that lock.
        session.get(VerificationTask, claim.row_id, with_for_update=True)
        attempt = session.get_one(VerificationAttempt, attempt_id, with_for_update=True)
        if attempt.finished_at is not None:
            _log.warning("verify_answer_late", attempt_id=attempt_id, outcome=ending.outcome)
            return
        attempt.counts = ending.was_sent
        _record(session, claim, attempt, ending)
        _log.info(
            "invoice_asked",
            invoice_id=attempt.invoice_id,
            provider=attempt.provider,
            outcome=attempt.outcome,
            raw_code=ending.raw_code,
        )


def _record(session: Session, claim: Claim, attempt: VerificationAttempt, ending: _Ending) -> None:
    """Attempt, invoice and plan change together."""
    invoice = session.get_one(Invoice, claim.row_id)
    issued_on = invoice.issued_on or clock.today()
    outcome = rules.adjusted(ending.outcome, issued_on=issued_on, today=clock.today())
    close_attempt(
        attempt,
        outcome,
        raw_code=ending.raw_code,
        request_id=ending.request_id,
        remark=_remark(invoice, ending.facts),
    )
    attempt.answer = None if ending.facts is None else answer_of(invoice, ending.facts)
    session.flush()
    tell_answer(session, invoice, attempt)
    held = _settle(session, claim, invoice, attempt, outcome, was_sent=ending.was_sent)
    if held or outcome in CONCLUSIVE:
        invoices.record_verdict(
            session, invoice.id, _verdict(outcome, attempt.is_sandbox, ending.facts)
        )
    if outcome in CONCLUSIVE:
        _audit(session, attempt)


def _audit(session: Session, attempt: VerificationAttempt) -> None:
    audit.record(
        session,
        actor_id=attempt.person_id,
        action="verification.answered",
        subject="invoice",
        subject_id=attempt.invoice_id,
        facts={
            "attempt_id": attempt.id,
            "provider": attempt.provider,
            "is_sandbox": attempt.is_sandbox,
            "outcome": attempt.outcome,
        },
    )


def _settle(
    session: Session,
    claim: Claim,
    invoice: Invoice,
    attempt: VerificationAttempt,
    outcome: Outcome,
    *,
    was_sent: bool,
) -> bool:
    due = rules.next_try(
        outcome,
        now=clock.now(),
        attempt=claim.attempt,
        asked_today=asked_today(invoice.dedupe_key, is_sandbox=attempt.is_sandbox),
        was_sent=was_sent,
        policy=verifier().policy,
        spread=ids.fraction(),
    )
    task = session.get_one(VerificationTask, claim.row_id)
    is_dead = due is not None and due > task.asked_for_at + rules.GIVE_UP_AFTER
    if is_dead:
        tell_gave_up(session, invoice, attempt)
    return jobs.settle(
        session,
        VerificationTask,
        claim,
        state=_state(due, is_dead=is_dead),
        next_try_at=None if is_dead else due,
        asked_by=None,
        last_error=_GAVE_UP if is_dead else None if outcome in CONCLUSIVE else MESSAGES[outcome],
    )


def _state(due: datetime | None, *, is_dead: bool) -> JobState:
    if is_dead:
        return JobState.DEAD
    return JobState.DONE if due is None else JobState.WAITING


def _verdict(outcome: Outcome, is_sandbox: bool, facts: OfficialFacts | None) -> Verdict:
    return Verdict(
        verify_status=rules.VERIFY_STATUS[outcome],
        tax_status=rules.TAX_STATUS.get(outcome),
        is_sandbox=is_sandbox,
        is_red_letter=outcome is Outcome.MATCH_IS_RED_LETTER,
        facts=facts,
    )


def _remark(invoice: Invoice, facts: OfficialFacts | None) -> str:
    """Kinds that are asked by check code never show their amount to the provider: compare it."""
    if facts is None or invoice.amount_fen is None:
        return ""
    known = {facts.amount_without_tax_fen, facts.total_fen} - {None}
    if not known or invoice.amount_fen in known:
        return ""
    if invoice.amount_meaning is AmountMeaning.UNKNOWN:
        return ""
    return (
        f"注意：票上扫到的金额 ¥{text_from_fen(invoice.amount_fen)} 与登记金额不同，请以登记为准。"
    )


def bury(session: Session, row_id: int) -> None:
    """The row became a dead letter: the invoice says 'could not ask', not 'under way'."""
    close_interrupted(session, row_id)
    session.execute(
        update(VerificationTask)
        .where(VerificationTask.id == row_id)
        .values(next_try_at=None)
        .execution_options(synchronize_session=False)
    )
    invoice = session.get_one(Invoice, row_id)
    verdict = Verdict(verify_status=VerifyStatus.ERROR, is_sandbox=invoice.is_sandbox)
    invoices.record_verdict(session, row_id, verdict)


def work(settings: Settings) -> Work:
    """The worker's part of 查验; a lease outlasts the slowest call."""
    return Work(
        name=WORK,
        table=VerificationTask,
        do=ask,
        bury=bury,
        lease=timedelta(seconds=2 * settings.verify_timeout_s + 5),
        max_attempts=400,
        cap_s=600.0,
    )
