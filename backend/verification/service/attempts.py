"""Rows of attempts: counted, reserved, closed."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.invoices.official import OfficialFacts
from backend.invoices.states import IntakeChannel
from backend.kernel import clock
from backend.verification.gateway import VerifyProvider
from backend.verification.models import VerificationAttempt
from backend.verification.outcomes import MESSAGES, Outcome
from backend.verification.rules import Subject
from backend.verification.rules.comparing import KEPT

_SANDBOX = "【沙箱】"
INTERRUPTED = "Interrupted"
_INTERRUPTED_MESSAGE = "这次查验被中断，没有得到结果，会自动重试，无需操作。"


def subject_of(invoice: Invoice) -> Subject:
    """The invoice as the rules of 查验 see it."""
    return Subject(
        kind=invoice.kind,
        code=invoice.code,
        number=invoice.number,
        issued_on=invoice.issued_on,
        amount_fen=invoice.amount_fen,
        amount_meaning=invoice.amount_meaning.value,
        check_code=invoice.check_code,
        seller_tax_id=invoice.seller_tax_id,
        is_typed=invoice.intake_channel is IntakeChannel.MANUAL,
    )


def real_verdict_stands(invoice: Invoice, provider: VerifyProvider) -> bool:
    """Whether the provider only pretends, and somebody real has spoken about this invoice."""
    is_settled = invoice.settled_verify_status is not None
    return provider.is_sandbox and is_settled and not invoice.is_sandbox


def asked_today(dedupe_key: str, *, is_sandbox: bool) -> int:
    """Checks that the day has used up; pretend ones and real ones never count for each other."""
    query = select(func.count()).where(
        VerificationAttempt.dedupe_key == dedupe_key,
        VerificationAttempt.day == clock.today(),
        VerificationAttempt.is_sandbox.is_(is_sandbox),
        VerificationAttempt.counts,
    )
    return db.session.scalar(query) or 0


def new_attempt(
    invoice: Invoice,
    fields: Mapping[str, str | int | None],
    *,
    provider: str,
    is_sandbox: bool,
    counts: bool,
    person_id: int | None,
) -> VerificationAttempt:
    """A row that says 'under way', for the caller to add; ``close_attempt`` ends it."""
    canonical = json.dumps(dict(fields), sort_keys=True, ensure_ascii=False)
    return VerificationAttempt(
        invoice_id=invoice.id,
        dedupe_key=invoice.dedupe_key,
        day=clock.today(),
        provider=provider,
        is_sandbox=is_sandbox,
        request=dict(fields),
        request_digest=hashlib.sha256(canonical.encode()).hexdigest(),
        counts=counts,
        asked_at=clock.now(),
        person_id=person_id,
    )


def close_attempt(
    attempt: VerificationAttempt,
    outcome: Outcome,
    *,
    raw_code: str | None,
    request_id: str | None = None,
    remark: str = "",
) -> None:
    """Write how the attempt ended, in words for people too."""
    attempt.outcome = outcome
    attempt.raw_code = raw_code[:100] if raw_code else None
    attempt.request_id = request_id
    label = _SANDBOX if attempt.is_sandbox else ""
    attempt.message = f"{label}{MESSAGES[outcome]}{remark}"[:500]
    attempt.finished_at = clock.now()


def answer_of(invoice: Invoice, facts: OfficialFacts) -> dict[str, Any]:
    """What the official side told, beside what stood here until then: both are kept."""
    return {
        "told": {name: getattr(facts, name) for name in (*KEPT, "check_code")},
        "stood": {name: getattr(invoice, name) for name in KEPT},
    }


def close_interrupted(session: Session, invoice_id: int) -> None:
    """End what a dead worker left open: it was asked, nobody knows the answer, it counts."""
    session.execute(
        update(VerificationAttempt)
        .where(
            VerificationAttempt.invoice_id == invoice_id,
            VerificationAttempt.finished_at.is_(None),
        )
        .values(
            outcome=Outcome.PROVIDER_BUSY,
            raw_code=INTERRUPTED,
            message=_INTERRUPTED_MESSAGE,
            finished_at=clock.now(),
        )
        .execution_options(synchronize_session=False)
    )
