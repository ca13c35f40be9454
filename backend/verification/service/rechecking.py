"""查验 once more, for those who need a fresh answer about other people's invoices (payment)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.infra import jobs
from backend.infra.db import db, transaction
from backend.infra.jobs import JobState
from backend.invoices.models import Invoice
from backend.invoices.states import VerifyStatus
from backend.kernel import clock
from backend.verification import rules
from backend.verification.models import VerificationAttempt, VerificationTask
from backend.verification.outcomes import Outcome
from backend.verification.service.asking import WORK
from backend.verification.service.attempts import real_verdict_stands, subject_of
from backend.verification.service.parts import verifier
from backend.verification.service.planning import locked_task, want

_JUST_NOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How the asking about one invoice stands. ``can_ask`` False = no provider answers for it.

    ``last_outcome`` is of the last attempt that ended, ``is_waiting`` of the plan.
    """

    can_ask: bool
    is_waiting: bool = False
    asked_for_at: datetime | None = None
    next_try_at: datetime | None = None
    last_outcome: Outcome | None = None
    last_ended_at: datetime | None = None


def how_asked(invoices: Sequence[Invoice]) -> Mapping[int, Asking]:
    """By invoice id, in two queries."""
    wanted = [one.id for one in invoices]
    tasks = {
        task.id: task
        for task in db.session.scalars(
            select(VerificationTask).where(VerificationTask.id.in_(wanted))
        )
    }
    attempts = _last_attempts(wanted)
    return {
        one.id: _asking(one, tasks.get(one.id), attempts.get(one.id, (None, None)))
        for one in invoices
    }


def _last_attempts(invoice_ids: Sequence[int]) -> dict[int, tuple[Outcome | None, datetime | None]]:
    last = (
        select(func.max(VerificationAttempt.id))
        .where(
            VerificationAttempt.invoice_id.in_(invoice_ids),
            VerificationAttempt.finished_at.is_not(None),
        )
        .group_by(VerificationAttempt.invoice_id)
    )
    query = select(
        VerificationAttempt.invoice_id,
        VerificationAttempt.outcome,
        VerificationAttempt.finished_at,
    ).where(VerificationAttempt.id.in_(last))
    return {invoice_id: (outcome, at) for invoice_id, outcome, at in db.session.execute(query)}


def _asking(
    invoice: Invoice,
    task: VerificationTask | None,
    last: tuple[Outcome | None, datetime | None],
) -> Asking:
    return Asking(
        can_ask=can_be_asked(invoice),
        is_waiting=task is not None and task.state is JobState.WAITING,
        asked_for_at=None if task is None else task.asked_for_at,
        next_try_at=None if task is None else task.next_try_at,
        last_outcome=last[0],
        last_ended_at=last[1],
    )


def can_be_asked(invoice: Invoice) -> bool:
    """Whether a provider answers for the invoice, whatever today's count says."""
    provider = verifier().provider
    return (
        provider is not None
        and invoice.verify_status is not VerifyStatus.NOT_REQUIRED
        and not rules.obstacles(subject_of(invoice))
        and not real_verdict_stands(invoice, provider)
    )


def ask_anew(invoice_ids: Iterable[int], *, person_id: int | None) -> list[int]:
    """Have a worker ask about these invoices now, whoever owns them; gives those it will ask.

    One that no provider answers for is left out, and so is one that is due already. Where today
    nothing more may be asked, the worker says so in the attempt and plans the question.
    """
    wanted = sorted(set(invoice_ids))
    try:
        asked = _plan_all(wanted, person_id)
    except IntegrityError:  # two at once made the first plan of an invoice
        asked = _plan_all(wanted, person_id)
    for invoice_id in asked:
        jobs.ring(WORK, invoice_id)
    return asked


def _plan_all(invoice_ids: Sequence[int], person_id: int | None) -> list[int]:
    """Plan before invoice, and by ascending id, as everybody locks them."""
    with transaction() as session:
        return [one for one in invoice_ids if _plan_one(session, one, person_id)]


def _plan_one(session: Session, invoice_id: int, person_id: int | None) -> bool:
    task = locked_task(session, invoice_id)
    invoice = session.get_one(Invoice, invoice_id)
    if not can_be_asked(invoice):
        return False
    if jobs.is_running(session, VerificationTask, invoice_id) or _is_due(task):
        return True
    want(session, invoice, person_id=person_id)
    audit.record(
        session,
        actor_id=person_id,
        action="verification.asked_again",
        subject="invoice",
        subject_id=invoice_id,
    )
    return True


def _is_due(task: VerificationTask | None) -> bool:
    """Whether it was wanted just now and waits for a worker: that question is this one."""
    now = clock.now()
    return (
        task is not None
        and task.state is JobState.WAITING
        and task.next_try_at is not None
        and now - _JUST_NOW < task.asked_for_at
        and task.next_try_at <= now
    )
