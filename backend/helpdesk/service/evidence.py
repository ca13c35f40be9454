"""附带信息: what is known of an error, an invoice, a clearing; shown before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backend.accounts.rules import Person
from backend.clearing import service as clearing
from backend.helpdesk.states import EvidenceKind
from backend.infra import incidents
from backend.invoices import service as invoices
from backend.invoices.labels import TAX, VERIFY
from backend.invoices.models import Invoice
from backend.kernel.clock import BEIJING
from backend.kernel.sensitive import scrub
from backend.verification import service as verification

MOST_LINES = 120
_LONGEST_LINE = 300
_MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Links:
    """What a ticket is about; empty or None = nothing of the sort."""

    error_id: str = ""
    invoice_id: int | None = None
    session_no: str = ""


def gather(person: Person, links: Links) -> list[dict[str, Any]]:
    """As TicketEvidenceOut; NotFoundError for an invoice or a clearing that is not the person's."""
    found = []
    if links.error_id:
        found.append(_of_error(links.error_id))
    if links.invoice_id is not None:
        found.append(_of_invoice(person, invoices.find_own(person.id, links.invoice_id)))
    if links.session_no:
        found.append(_of_clearing(person, links.session_no))
    return found


def _of_error(error_id: str) -> dict[str, Any]:
    incident = incidents.find(error_id)
    lines = [] if incident is None else incidents.lines_of(incident)
    return _piece(EvidenceKind.ERROR_LOG, f"错误 {error_id} 的日志摘录", lines)


def _of_invoice(person: Person, invoice: Invoice) -> dict[str, Any]:
    title = f"发票 {invoice.number}、最近的查验记录和可能的原因"
    return _piece(EvidenceKind.INVOICE, title, [*_about(invoice), *_causes(person, invoice)])


def _about(invoice: Invoice) -> Iterator[str]:
    yield f"参考编号 {invoice.reference_no}"
    yield f"发票号码 {invoice.number}，开票日期 {invoice.issued_on or '未知'}"
    yield f"查验 {VERIFY[invoice.verify_status]}，票面 {TAX[invoice.tax_status]}"
    for one in verification.describe(invoice)["attempts"][:_MOST_ATTEMPTS]:
        asked_at = one["asked_at"].astimezone(BEIJING)
        raw = f"（{one['raw_code']}）" if one["raw_code"] else ""
        yield f"{asked_at:%Y-%m-%d %H:%M} {one['provider']}：{one['message']}{raw}"


def _causes(person: Person, invoice: Invoice) -> Iterator[str]:
    """为什么查不到, each cause with what says so; none for a good answer."""
    for step in verification.diagnose(person.id, invoice.id)["steps"]:
        for cause in step["causes"]:
            facts = "；".join(f"{one['label']} {one['value']}" for one in cause["facts"])
            likely = "原因" if cause["is_likely"] else "可能的原因"
            yield f"{likely}：{cause['what']}（{facts}）"


def _of_clearing(person: Person, session_no: str) -> dict[str, Any]:
    lines = [scrub(one) for one in clearing.log_extract(person, session_no)]
    return _piece(EvidenceKind.CLEARING_LOG, f"清卡 {session_no} 的日志摘录", lines)


def _piece(kind: EvidenceKind, title: str, lines: list[str]) -> dict[str, Any]:
    kept = [line[:_LONGEST_LINE] for line in lines[-MOST_LINES:]]
    return {"kind": kind, "title": title, "is_found": bool(kept), "lines": kept}
