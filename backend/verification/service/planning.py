"""Who wants an answer: the intake, or a person who presses 查验."""

from contextlib import suppress
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.infra import jobs
from backend.infra.db import transaction
from backend.infra.jobs import JobState
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.states import VerifyStatus
from backend.kernel import clock, ids
from backend.kernel.errors import DomainError
from backend.verification import rules
from backend.verification.gateway import VerifyProvider
from backend.verification.models import VerificationTask
from backend.verification.outcomes import MESSAGES, Outcome
from backend.verification.service.asking import WORK
from backend.verification.service.attempts import asked_today, real_verdict_stands, subject_of
from backend.verification.service.parts import verifier


class DailyLimitError(DomainError):
    """The product's own checks of this invoice are used up for today."""

    code = "verification.daily_limit"
    status = 409
    message = "这张发票今天的查验次数已用完（留一次给人工）。请明天再试，或到官方网站人工查验。"


class NotPossibleError(DomainError):
    """The invoice cannot be asked about; the message says why and what to do."""

    code = "verification.not_possible"
    status = 409
    message = "这张发票不能在线查验，请到官方网站人工核对并登记结果。"


_BY_HAND = "本系统设为人工查验。请到官方网站查验这张发票，再登记结果和截图。"
_REAL = "这张发票已有真实的查验结论，沙箱不能再次查验。请配置真实的查验服务后再试。"


def plan(session: Session, invoice: Invoice) -> None:
    """Let the worker ask about a new invoice, in the transaction that stores it.

    An invoice that cannot be asked about (no provider, missing fields) stays 未查验.
    """
    if verifier().provider is None or rules.obstacles(subject_of(invoice)):
        return
    want(session, invoice, person_id=None)


def ring(invoice_id: int) -> None:
    """After the commit: a worker begins at once. Harmless for an invoice without a plan."""
    jobs.ring(WORK, invoice_id)


def ask_again(person_id: int, invoice_id: int) -> None:
    """Ask about the person's own invoice now; an earlier answer never forbids it.

    DailyLimitError or NotPossibleError when no question may leave the house today.
    """
    invoices.find_own(person_id, invoice_id)
    try:
        _plan_again(person_id, invoice_id)
    except IntegrityError:  # two at once made the first plan of this invoice
        _plan_again(person_id, invoice_id)
    ring(invoice_id)


def _plan_again(person_id: int, invoice_id: int) -> None:
    with transaction() as session:
        task = locked_task(session, invoice_id)
        invoice = invoices.find_own(person_id, invoice_id)
        refuse_if_impossible(invoice, task)
        if task is None or not jobs.is_running(session, VerificationTask, invoice_id):
            want(session, invoice, person_id=person_id)
            audit.record(
                session,
                actor_id=person_id,
                action="verification.asked_again",
                subject="invoice",
                subject_id=invoice_id,
            )


def ask_tomorrow(person_id: int, invoice_id: int) -> None:
    """Have a worker ask about the person's own invoice tomorrow, and tell him the result.

    A plan that stands already is kept. NotPossibleError when it can never be asked about.
    """
    invoices.find_own(person_id, invoice_id)
    try:
        _plan_tomorrow(person_id, invoice_id)
    except IntegrityError:  # two at once made the first plan of this invoice
        _plan_tomorrow(person_id, invoice_id)


def _plan_tomorrow(person_id: int, invoice_id: int) -> None:
    with transaction() as session:
        task = locked_task(session, invoice_id)
        invoice = invoices.find_own(person_id, invoice_id)
        if task is not None and task.state is JobState.WAITING:
            return
        with suppress(DailyLimitError):  # that is what tomorrow is for
            refuse_if_impossible(invoice, task)
        due = rules.next_day_try(clock.now(), ids.fraction())
        want(session, invoice, person_id=person_id, at=due)
        audit.record(
            session,
            actor_id=person_id,
            action="verification.planned",
            subject="invoice",
            subject_id=invoice_id,
        )


def refuse_if_impossible(invoice: Invoice, task: VerificationTask | None) -> None:
    """Raise what ``ask_again`` would answer; ``task`` is the invoice's plan, if it has one."""
    provider = verifier().provider
    if provider is None:
        raise NotPossibleError(_BY_HAND)
    reasons = rules.obstacles(subject_of(invoice))
    if reasons:
        raise NotPossibleError("".join(reasons))
    if real_verdict_stands(invoice, provider):
        raise NotPossibleError(_REAL)
    is_planned = task is not None and task.state is JobState.WAITING
    _refuse_untimely(invoice, provider, is_planned=is_planned)


def _refuse_untimely(invoice: Invoice, provider: VerifyProvider, *, is_planned: bool) -> None:
    refused = rules.refusal(
        rules.request_of(subject_of(invoice)),
        policy=verifier().policy,
        today=clock.today(),
        asked_today=asked_today(invoice.dedupe_key, is_sandbox=provider.is_sandbox),
    )
    if refused is Outcome.DAILY_LIMIT:
        raise DailyLimitError
    if refused is Outcome.NOT_YET and not is_planned:
        return  # the worker finds out the same, and plans the question for tomorrow
    if refused is not None:
        raise NotPossibleError(MESSAGES[refused])


def locked_task(session: Session, invoice_id: int) -> VerificationTask | None:
    """The plan first, the invoice after it: everybody locks in this order."""
    query = select(VerificationTask).where(VerificationTask.id == invoice_id)
    return session.scalar(query.with_for_update().execution_options(populate_existing=True))


def want(
    session: Session, invoice: Invoice, *, person_id: int | None, at: datetime | None = None
) -> None:
    """Write the plan of a question; the caller has looked whether it may be.

    ``at`` None: it is due now, and the invoice shows 查验中.
    """
    now = clock.now()
    task = session.get(VerificationTask, invoice.id)
    if task is None:
        task = VerificationTask(id=invoice.id, deaths=0)
        session.add(task)
    task.state = JobState.WAITING
    task.next_try_at = at or now
    task.asked_for_at = now
    task.asked_by = person_id
    task.attempts = 0
    task.deaths = 0
    task.lease_until = None
    task.last_error = None
    if at is None and invoice.verify_status is not VerifyStatus.CONSISTENT:
        invoices.mark_pending(invoice)


def forget_sandbox_verdicts() -> int:
    """Where the sandbox does not answer: what it said falls back to 未查验; gives how many.

    The attempts stay, labelled.
    """
    provider = verifier().provider
    if provider is not None and provider.is_sandbox:
        return 0
    with transaction() as session:
        return invoices.forget_sandbox(session)
