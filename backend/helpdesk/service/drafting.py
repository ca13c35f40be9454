"""A new ticket's form: what is known already stands in it."""

from datetime import date, datetime
from typing import Any

from backend.accounts import service as accounts
from backend.accounts.rules import Person
from backend.clearing import service as clearing
from backend.helpdesk.rules.texts import SensitivePlace, look_through
from backend.helpdesk.schemas import TicketDraftAskedIn
from backend.helpdesk.service.evidence import Links, gather
from backend.helpdesk.states import TicketKind
from backend.infra import incidents
from backend.invoices import service as invoices


def draft(person: Person, asked: TicketDraftAskedIn) -> dict[str, Any]:
    """As TicketDraftOut; NotFoundError for an invoice or a clearing that is not the person's."""
    row = accounts.find_person(person.id)
    incident = incidents.find(asked.error)
    number, issued_on = _invoice_of(person, asked.invoice)
    code = asked.code or (incident.code if incident else "") or _code_of(person, asked.session)
    return {
        "kind": TicketKind.INCOMPLETE if asked.invoice else TicketKind.OTHER,
        "title": _title(asked, code, number),
        "occurred_at": _when(incident),
        "contact": row.mobile or row.email,
        "company": row.company.title if row.company else "",
        "invoice_id": asked.invoice,
        "invoice_number": number,
        "invoice_issued_on": issued_on,
        "error_code": code,
        "error_id": asked.error,
        "session_no": asked.session,
        "evidence": gather(person, Links(asked.error, asked.invoice, asked.session)),
    }


def look(fields: dict[str, str]) -> list[SensitivePlace]:
    """The numbers that will be covered when these texts are sent; nothing is kept of them."""
    return look_through(fields)


def _invoice_of(person: Person, invoice_id: int | None) -> tuple[str, date | None]:
    if invoice_id is None:
        return "", None
    invoice = invoices.find_own(person.id, invoice_id)
    return invoice.number, invoice.issued_on


def _code_of(person: Person, session_no: str) -> str:
    if not session_no:
        return ""
    return clearing.show_session(person, session_no)["code"] or ""


def _when(incident: incidents.Incident | None) -> datetime | None:
    return incident.at if incident else None


def _title(asked: TicketDraftAskedIn, code: str, number: str) -> str:
    if asked.session:
        return f"清卡 {asked.session} 没有完成" + (f"（{code}）" if code else "")
    if number:
        return f"发票 {number} 有问题"
    return f"系统提示错误 {code}" if code else ""
