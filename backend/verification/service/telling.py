"""Tell the owner of an answer that came when nobody was looking any more."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.invoices.models import Invoice
from backend.kernel import clock
from backend.notify import service as notify
from backend.notify.service import Notice, NoticeKind
from backend.verification import rules
from backend.verification.models import VerificationAttempt, VerificationTask
from backend.verification.outcomes import MATCHES, Outcome

_REMEMBERED = 50
_TITLES = {
    Outcome.MATCH_VALID: "查到了：查验一致",
    Outcome.MATCH_VOID: "发票已作废",
    Outcome.MATCH_RED_PARTIAL: "发票已部分红冲",
    Outcome.MATCH_RED_FULL: "发票已全额红冲",
    Outcome.MATCH_IS_RED_LETTER: "这是红字发票",
    Outcome.MISMATCH: "查验结果：信息不一致",
    Outcome.NOT_FOUND: "查验结果：查无此票",
}


def tell_answer(session: Session, invoice: Invoice, attempt: VerificationAttempt) -> None:
    """In the transaction that records the attempt, before its plan is settled."""
    outcome = attempt.outcome
    if outcome is None or not _is_news(session, invoice, attempt, outcome):
        return
    _tell(session, invoice, attempt, title=_TITLES[outcome], text=attempt.message)


def tell_gave_up(session: Session, invoice: Invoice, attempt: VerificationAttempt) -> None:
    """No answer for so long that no try is planned any more."""
    text = "一直没有问到结果，自动重试已停止。请打开发票看原因，或到官网人工查验。"
    _tell(session, invoice, attempt, title="一直没有查到结果", text=text)


def _is_news(
    session: Session, invoice: Invoice, attempt: VerificationAttempt, outcome: Outcome
) -> bool:
    task = session.get_one(VerificationTask, invoice.id)
    return rules.is_news(
        outcome,
        _earlier(session, attempt),
        now=clock.now(),
        captured_at=invoice.captured_at,
        wanted_at=None if attempt.person_id is None else task.asked_for_at,
    )


def _earlier(session: Session, attempt: VerificationAttempt) -> list[rules.Earlier]:
    query = (
        select(
            VerificationAttempt.outcome,
            VerificationAttempt.asked_at,
            VerificationAttempt.person_id,
        )
        .where(
            VerificationAttempt.invoice_id == attempt.invoice_id,
            VerificationAttempt.id < attempt.id,
        )
        .order_by(VerificationAttempt.id.desc())
        .limit(_REMEMBERED)
    )
    return [
        rules.Earlier(outcome, asked_at, person_id is not None)
        for outcome, asked_at, person_id in session.execute(query)
    ]


def _tell(
    session: Session, invoice: Invoice, attempt: VerificationAttempt, *, title: str, text: str
) -> None:
    """The owner only: others may have had it asked, but may not open its page."""
    label = invoice.seller_name if attempt.outcome in MATCHES and invoice.seller_name else "发票"
    notice = Notice(
        invoice.owner_id,
        NoticeKind.INVOICE_ANSWERED,
        title,
        f"{label} {invoice.number}：{text}",
        f"/invoices/{invoice.id}",
        f"{NoticeKind.INVOICE_ANSWERED}:{attempt.id}",
    )
    notify.tell(session, [notice])
