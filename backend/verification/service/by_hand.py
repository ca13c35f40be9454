"""查验 by a person at the official site: outcome, note and a screenshot as evidence."""

from dataclasses import dataclass

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.infra.db import db, end_reading, transaction
from backend.infra.jobs import JobState
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.service import Verdict
from backend.kernel.errors import DomainError, InvalidInputError, NotFoundError
from backend.verification import rules
from backend.verification.models import VerificationAttempt, VerificationTask
from backend.verification.outcomes import MATCHES, RECORDABLE, Outcome
from backend.verification.service.attempts import asked_today, close_attempt, new_attempt
from backend.verification.service.parts import verifier
from backend.verification.service.planning import DailyLimitError, NotPossibleError

_log = structlog.get_logger(__name__)
MANUAL = "manual"
_ALL_USED = "这张发票今天的查验次数已全部用完，官方网站也不会再回答。请明天再查验和登记。"
EVIDENCE_LIMIT = 10 * 1024 * 1024


class EvidenceRefusedError(DomainError):
    """The screenshot is no picture of an accepted form, or too large."""

    code = "verification.evidence_refused"
    status = 422
    message = "截图应为 PNG、JPEG 或 WebP 图片，且不超过 10 MB。请重新截图后上传。"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Bytes of a screenshot and what they are by their own first bytes."""

    content: bytes
    media_type: str


def record_manual(
    person_id: int, invoice_id: int, *, outcome: Outcome, note: str, picture: bytes
) -> None:
    """Record what the person saw at the official site.

    A match that the provider has told is not overruled by hand (NotPossibleError), and there are
    no more results a day than the official site gives (DailyLimitError).
    """
    if outcome not in RECORDABLE:
        raise InvalidInputError([{"field": "outcome", "message": "不在可选范围内。"}])
    media_type = media_type_of(picture)
    _refuse(db.session(), invoices.find_own(person_id, invoice_id))  # before it takes room
    end_reading()
    digest = verifier().evidence.put(picture)
    with transaction() as session:
        _stop_asking(session, invoice_id)
        invoice = invoices.find_own(person_id, invoice_id)
        session.refresh(invoice, with_for_update=True)  # one at a time: two would both find room
        _refuse(session, invoice)
        attempt = new_attempt(
            invoice,
            _fields_by_hand(invoice),
            provider=MANUAL,
            is_sandbox=False,
            counts=True,
            person_id=person_id,
        )
        close_attempt(attempt, outcome, raw_code=None)
        attempt.note, attempt.evidence, attempt.evidence_type = note, digest, media_type
        session.add(attempt)
        session.flush()
        invoices.record_verdict(session, invoice.id, _verdict(outcome))
        _audit(session, attempt)


def media_type_of(picture: bytes) -> str:
    """By the content's first bytes; the picture is never parsed. EvidenceRefusedError."""
    if len(picture) <= EVIDENCE_LIMIT:
        if picture.startswith(b"\x89PNG\r\n\x1a\n"):
            return "image/png"
        if picture.startswith(b"\xff\xd8\xff"):
            return "image/jpeg"
        if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
            return "image/webp"
    raise EvidenceRefusedError


def evidence_of(person_id: int, attempt_id: int) -> Evidence:
    """The screenshot of an attempt on the person's own invoice; NotFoundError otherwise."""
    query = (
        select(VerificationAttempt.evidence, VerificationAttempt.evidence_type)
        .join(Invoice, Invoice.id == VerificationAttempt.invoice_id)
        .where(VerificationAttempt.id == attempt_id, Invoice.owner_id == person_id)
    )
    row = db.session.execute(query).one_or_none() if 0 < attempt_id < 2**31 else None
    if row is None or row.evidence is None or row.evidence_type is None:
        raise NotFoundError
    try:
        return Evidence(verifier().evidence.get(row.evidence), row.evidence_type)
    except FileNotFoundError as error:
        _log.exception("evidence_missing", attempt_id=attempt_id)
        raise NotFoundError("截图文件已丢失，请联系管理员从备份恢复。") from error


def _fields_by_hand(invoice: Invoice) -> dict[str, str | int | None]:
    """What was known when the person looked, whether or not a provider could have been asked."""
    return {
        "kind": invoice.kind,
        "code": invoice.code,
        "number": invoice.number,
        "issued_on": invoice.issued_on.isoformat() if invoice.issued_on else None,
        "amount_fen": invoice.amount_fen,
        "check_code": invoice.check_code,
    }


def _stop_asking(session: Session, invoice_id: int) -> None:
    """The person has the answer: no automatic try is due any more."""
    session.execute(
        update(VerificationTask)
        .where(VerificationTask.id == invoice_id)
        .values(state=JobState.DONE, next_try_at=None, lease_until=None, last_error=None)
        .execution_options(synchronize_session=False)
    )


def _refuse(session: Session, invoice: Invoice) -> None:
    if asked_today(invoice.dedupe_key, is_sandbox=False) >= verifier().policy.daily_limit:
        raise DailyLimitError(_ALL_USED)
    _refuse_overruling(session, invoice)


def _refuse_overruling(session: Session, invoice: Invoice) -> None:
    provider = verifier().provider
    if provider is None or provider.is_sandbox:
        return  # nobody but a person could tell that the invoice was voided since
    told = session.scalar(
        select(VerificationAttempt.outcome)
        .where(
            VerificationAttempt.invoice_id == invoice.id,
            VerificationAttempt.provider != MANUAL,
            VerificationAttempt.is_sandbox.is_(False),
            VerificationAttempt.outcome.in_(MATCHES),
        )
        .limit(1)
    )
    if told is not None:
        raise NotPossibleError(
            "查验服务已给出结论，不能用人工结果覆盖。如有疑问请点“查验”再查一次。"
        )


def _verdict(outcome: Outcome) -> Verdict:
    return Verdict(
        verify_status=rules.VERIFY_STATUS[outcome],
        tax_status=rules.TAX_STATUS.get(outcome),
        is_sandbox=False,
        is_by_hand=True,
        is_red_letter=outcome is Outcome.MATCH_IS_RED_LETTER,
    )


def _audit(session: Session, attempt: VerificationAttempt) -> None:
    audit.record(
        session,
        actor_id=attempt.person_id,
        action="verification.recorded_by_hand",
        subject="invoice",
        subject_id=attempt.invoice_id,
        facts={
            "attempt_id": attempt.id,
            "outcome": str(attempt.outcome),
            "evidence_sha256": attempt.evidence,
        },
    )
