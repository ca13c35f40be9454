"""What the detail page shows about 查验."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from backend.accounts import service as accounts
from backend.infra.db import db
from backend.infra.jobs import JobState
from backend.invoices.models import Invoice
from backend.kernel import clock
from backend.kernel.errors import DomainError
from backend.verification import rules
from backend.verification.models import VerificationAttempt, VerificationTask
from backend.verification.outcomes import CONCLUSIVE, Outcome
from backend.verification.service.attempts import asked_today, subject_of
from backend.verification.service.parts import verifier
from backend.verification.service.planning import refuse_if_impossible
from backend.verification.service.refreshing import is_refreshed

_UNDER_WAY = "正在查验…"
_MOST_ATTEMPTS = 100
_ANSWERS = CONCLUSIVE | {Outcome.NOT_YET}


def describe(invoice: Invoice) -> dict[str, Any]:
    """The members ``verification``, ``attempts`` and ``official_form`` of an InvoiceDetail."""
    return {
        "verification": _plan_of(invoice),
        "attempts": [attempt_out(one) for one in _attempts_of(invoice)],
        "official_form": _official_form(invoice),
    }


def _plan_of(invoice: Invoice) -> dict[str, Any]:
    provider = verifier().provider
    # Without a provider a plan of earlier days is no plan: the worker drops it when it is due.
    task = None if provider is None else db.session.get(VerificationTask, invoice.id)
    refused = refusal_of(invoice, task)
    is_sandbox = provider is not None and provider.is_sandbox
    asked = asked_today(invoice.dedupe_key, is_sandbox=is_sandbox)
    return {
        "provider": "manual" if provider is None else provider.name,
        "next_try_at": task.next_try_at if task else None,
        "last_answer_at": _last_answer_at(invoice),
        "next_refresh_at": _next_refresh_at(invoice, task),
        "tries_today": asked,
        "tries_left": max(0, verifier().policy.own_limit - asked),
        "can_ask": refused is None,
        "cannot_ask_because": refused,
        "dead": task is not None and task.state is JobState.DEAD,
        "last_error": task.last_error if task else None,
    }


def refusal_of(invoice: Invoice, task: VerificationTask | None) -> str | None:
    """Why the invoice cannot be asked about now; None when it can. ``task``: its plan, if any."""
    try:
        refuse_if_impossible(invoice, task)
    except DomainError as error:
        return error.message
    return None


def _last_answer_at(invoice: Invoice) -> datetime | None:
    """When the official side last told something, be it only 'not yet'."""
    return db.session.scalar(
        select(VerificationAttempt.finished_at)
        .where(
            VerificationAttempt.invoice_id == invoice.id,
            VerificationAttempt.finished_at.is_not(None),
            VerificationAttempt.outcome.in_(_ANSWERS),
            VerificationAttempt.counts,
        )
        .order_by(VerificationAttempt.id.desc())
        .limit(1)
    )


def _next_refresh_at(invoice: Invoice, task: VerificationTask | None) -> datetime | None:
    if task is not None and task.next_try_at is not None:
        return task.next_try_at
    now = clock.now()
    takes_it = verifier().nightly > 0 and is_refreshed(invoice, now)
    return rules.refreshing.next_nightly(now) if takes_it else None


def _attempts_of(invoice: Invoice) -> list[VerificationAttempt]:
    query = (
        select(VerificationAttempt)
        .where(VerificationAttempt.invoice_id == invoice.id)
        .order_by(VerificationAttempt.id.desc())
        .limit(_MOST_ATTEMPTS)
    )
    return list(db.session.scalars(query))


def attempt_out(attempt: VerificationAttempt) -> dict[str, Any]:
    """The members of AttemptOut."""
    person_id = attempt.person_id
    return {
        "id": attempt.id,
        "provider": attempt.provider,
        "is_sandbox": attempt.is_sandbox,
        "outcome": attempt.outcome,
        "raw_code": attempt.raw_code,
        "message": attempt.message or _UNDER_WAY,
        "asked_at": attempt.asked_at,
        "finished_at": attempt.finished_at,
        "person_name": None if person_id is None else accounts.find_person(person_id).display_name,
        "evidence": attempt.evidence is not None,
        "note": attempt.note,
        "differences": _differences(attempt),
    }


def _differences(attempt: VerificationAttempt) -> list[dict[str, Any]]:
    if attempt.answer is None:
        return []
    found = rules.comparing.differences(attempt.answer["stood"], attempt.answer["told"])
    return [
        {"field": one.field, "label": one.label, "stored": one.stored, "told": one.told}
        for one in found
    ]


def _official_form(invoice: Invoice) -> dict[str, Any] | None:
    fields = rules.official_fields(subject_of(invoice))
    return None if fields is None else {"url": rules.OFFICIAL_URL, "fields": fields}
