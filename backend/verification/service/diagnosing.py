"""Gather the evidence of 为什么查不到 and put the last answer beside what is stored."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select

from backend.infra.db import db
from backend.infra.jobs import JobState
from backend.invoices import service as invoices
from backend.invoices.models import Invoice, InvoiceFile
from backend.invoices.states import VerifyStatus
from backend.kernel import clock
from backend.kernel.money import text_from_fen
from backend.reading import numbers, qr
from backend.reading.kinds import label_of
from backend.reading.regions import REGIONS
from backend.verification import rules
from backend.verification.models import VerificationAttempt, VerificationTask
from backend.verification.outcomes import CONCLUSIVE, COULD_NOT_ASK, MATCHES, Outcome
from backend.verification.rules import comparing, diagnosis
from backend.verification.rules.comparing import Face
from backend.verification.rules.diagnosis import Evidence, Health, Neighbour, Standing, Try
from backend.verification.rules.refreshing import window_end
from backend.verification.service.attempts import asked_today, subject_of
from backend.verification.service.describing import refusal_of
from backend.verification.service.parts import verifier

_LOOKED_AT = 50
"""So many attempts, of this invoice and of the provider, tell enough."""
_SANDBOX_REGIONS = REGIONS.keys() | {"9900"}
_SUMMARIES = {
    Standing.GOOD: "税务局已确认这张发票。",
    Standing.NOT_ASKED: "还没有向税务局查验过，不能说明发票有问题。",
    Standing.NO_ANSWER: "还没有得到税务局的回答，不能说明发票有问题。",
    Standing.NOT_YET: "税务局暂未入库，稍后会自动再查；这不是假票。",
    Standing.DENIED: "税务局回答查无此票。这不等于假票，请按下面的顺序核对。",
    Standing.DIFFERS: "税务局有这张发票，但内容与登记的不一致。",
}


def diagnose(person_id: int, invoice_id: int) -> dict[str, Any]:
    """DiagnosisOut of the person's own invoice; NotFoundError also for other people's."""
    invoice = invoices.find_own(person_id, invoice_id)
    task = db.session.get(VerificationTask, invoice.id)
    attempts = _attempts_of(invoice)
    found = diagnosis.diagnose(_evidence(invoice, task, attempts))
    refused = refusal_of(invoice, task)
    return {
        "standing": found.standing,
        "summary": _SUMMARIES[found.standing],
        "leading": found.leading.code if found.leading else None,
        "steps": [_step(one) for one in found.steps],
        "next_try_at": found.next_try_at,
        "can_ask": refused is None,
        "cannot_ask_because": refused,
        "comparison": _comparison(invoice, attempts),
        "letter": _letter(invoice),
    }


def _step(step: diagnosis.Looked) -> dict[str, Any]:
    return {
        "step": step.step,
        "finding": step.finding,
        "causes": [_cause(one) for one in step.causes],
        "facts": [_fact(one) for one in step.facts],
    }


def _cause(cause: diagnosis.Cause) -> dict[str, Any]:
    return {
        "code": cause.code,
        "is_likely": cause.is_likely,
        "what": cause.what,
        "action": cause.action,
        "facts": [_fact(one) for one in cause.facts],
        "link_id": cause.link_id,
    }


def _fact(fact: diagnosis.Fact) -> dict[str, str]:
    return {"label": fact.label, "value": fact.value}


def _attempts_of(invoice: Invoice) -> Sequence[VerificationAttempt]:
    """Those that ended, newest first."""
    query = (
        select(VerificationAttempt)
        .where(
            VerificationAttempt.invoice_id == invoice.id,
            VerificationAttempt.finished_at.is_not(None),
        )
        .order_by(VerificationAttempt.id.desc())
        .limit(_LOOKED_AT)
    )
    return db.session.scalars(query).all()


def _evidence(
    invoice: Invoice, task: VerificationTask | None, attempts: Sequence[VerificationAttempt]
) -> Evidence:
    provider = verifier().provider
    is_sandbox = provider is not None and provider.is_sandbox
    is_planned = provider is not None and task is not None and task.state is JobState.WAITING
    now = clock.now()
    return Evidence(
        now=now,
        number=invoice.number,
        issued_on=invoice.issued_on,
        channel=invoice.intake_channel,
        captured_at=invoice.captured_at,
        stored_at=invoice.created_at,
        reference_no=invoice.reference_no,
        crc=invoice.crc,
        has_original=_has_original(invoice),
        is_width_repaired=_is_width_repaired(invoice.payload),
        oddities=_oddities(invoice, is_sandbox=is_sandbox),
        obstacles=rules.obstacles(subject_of(invoice)),
        neighbour=_neighbour(invoice),
        tries=[_try(one) for one in attempts if one.outcome is not None],
        asked_today=asked_today(invoice.dedupe_key, is_sandbox=is_sandbox),
        policy=verifier().policy,
        is_planned=is_planned,
        next_try_at=task.next_try_at if task is not None and is_planned else None,
        has_given_up=task is not None and task.state is JobState.DEAD,
        provider=None if provider is None else provider.name,
        is_sandbox=is_sandbox,
        health=Health() if provider is None else _health(provider.name),
        maintenance_until=window_end(verifier().policy.rest, now),
    )


def _try(attempt: VerificationAttempt) -> Try:
    return Try(
        outcome=attempt.outcome or Outcome.PROVIDER_BUSY,
        asked_at=attempt.asked_at,
        raw_code=attempt.raw_code,
        is_by_hand=attempt.evidence is not None,
    )


def _has_original(invoice: Invoice) -> bool:
    query = select(InvoiceFile.id).where(InvoiceFile.invoice_id == invoice.id).limit(1)
    return db.session.scalar(query) is not None


def _is_width_repaired(payload: str | None) -> bool:
    """The scanned text came with full-width signs, which the reader made narrow."""
    return payload is not None and unicodedata.normalize("NFKC", payload) != payload


def _oddities(invoice: Invoice, *, is_sandbox: bool) -> list[str]:
    regions = _SANDBOX_REGIONS if is_sandbox else REGIONS.keys()
    return numbers.oddities(
        invoice.code, invoice.number, invoice.issued_on, today=clock.today(), regions=regions
    )


def _neighbour(invoice: Invoice) -> Neighbour | None:
    """Among the owner's other invoices; the likest one when there are several."""
    beginning, ending = diagnosis.halves(invoice.number)
    query = select(Invoice).where(
        Invoice.owner_id == invoice.owner_id,
        Invoice.id != invoice.id,
        or_(Invoice.number.like(f"{beginning}%"), Invoice.number.like(f"%{ending}")),
    )
    found = [
        Neighbour(
            invoice_id=other.id,
            number=other.number,
            is_same_day=other.issued_on is not None and other.issued_on == invoice.issued_on,
            is_same_amount=other.amount_fen is not None and other.amount_fen == invoice.amount_fen,
            is_consistent=other.verify_status is VerifyStatus.CONSISTENT,
        )
        for other in db.session.scalars(query.order_by(Invoice.id.desc()).limit(_LOOKED_AT))
        if diagnosis.is_one_edit(invoice.number, other.number)
    ]
    return max(found, key=lambda one: one.is_same_day + one.is_same_amount, default=None)


def _health(provider: str) -> Health:
    """From everybody's last questions to this provider that left or should have left."""
    query = (
        select(VerificationAttempt.outcome, VerificationAttempt.finished_at)
        .where(
            VerificationAttempt.provider == provider,
            VerificationAttempt.finished_at.is_not(None),
            VerificationAttempt.raw_code != "local",
        )
        .order_by(VerificationAttempt.id.desc())
        .limit(_LOOKED_AT)
    )
    rows = db.session.execute(query).all()
    since = clock.now() - diagnosis.HEALTH_WINDOW
    recent = [row.outcome for row in rows if row.finished_at >= since]
    failed = sum(outcome in COULD_NOT_ASK for outcome in recent)
    answered = (row.finished_at for row in rows if row.outcome not in COULD_NOT_ASK)
    return Health(answered=len(recent) - failed, failed=failed, last_answer_at=next(answered, None))


def _comparison(invoice: Invoice, attempts: Sequence[VerificationAttempt]) -> dict[str, Any] | None:
    """ComparisonOut of the newest answer; None when nobody has answered about it."""
    answered = next((one for one in attempts if one.outcome in CONCLUSIVE), None)
    if answered is None or answered.outcome is Outcome.NOT_FOUND:
        return None
    told = answered.answer["told"] if answered.answer else None
    stood = answered.answer["stood"] if answered.answer else {}
    if told is None and answered.outcome in MATCHES:
        return None
    rows = comparing.side_by_side(
        _printed(invoice), _stored(invoice), stood=stood, told=told, asked=answered.request
    )
    return {
        "asked_at": answered.asked_at,
        "outcome": answered.outcome,
        "is_sandbox": answered.is_sandbox,
        "told_fields": told is not None,
        "rows": [_row(one) for one in rows],
    }


def _row(row: comparing.Row) -> dict[str, Any]:
    return {
        "field": row.field,
        "label": row.label,
        "printed": row.printed,
        "stored": row.stored,
        "told": row.told,
        "agreement": row.agreement,
    }


def _stored(invoice: Invoice) -> Face:
    return Face(
        number=invoice.number,
        code=invoice.code,
        issued_on=invoice.issued_on,
        amount_fen=invoice.amount_fen,
        amount_meaning=invoice.amount_meaning,
        check_code=invoice.check_code,
    )


def _printed(invoice: Invoice) -> Face | None:
    """What the code on the paper says, read anew from its text; None without a code."""
    reading = qr.parse(invoice.payload) if invoice.payload else None
    if reading is None or not reading.ok:
        return None
    return Face(
        number=reading.number,
        code=reading.code,
        issued_on=reading.issued_on,
        amount_fen=reading.amount_fen,
        check_code=reading.check_code,
    )


def _letter(invoice: Invoice) -> str:
    """What another person needs to look the invoice up, in one paragraph to send."""
    amount = "" if invoice.amount_fen is None else f"，金额 ¥{text_from_fen(invoice.amount_fen)}"
    code = f"代码 {invoice.code}，" if invoice.code else ""
    day = invoice.issued_on.isoformat() if invoice.issued_on else "日期不详"
    return (
        f"您好，{label_of(invoice.kind)}（{code}号码 {invoice.number}，{day} 开具{amount}）"
        f"在税务局查不到或不一致，请帮忙核对是否已上传、信息是否正确。"
        f"参考编号 {invoice.reference_no}。"
    )
