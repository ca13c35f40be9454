"""Write what the official side answered into an invoice, and take back what was pretended."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.invoices import rules
from backend.invoices.models import Invoice
from backend.invoices.official import OfficialFacts
from backend.invoices.service.changing import tell_changed
from backend.invoices.service.turning import tell_turned
from backend.invoices.states import TaxStatus, TitleCheck, VerifyStatus
from backend.kernel import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One answer to 查验; ``tax_status`` None leaves it as it is."""

    verify_status: VerifyStatus
    is_sandbox: bool
    is_by_hand: bool = False
    tax_status: TaxStatus | None = None
    is_red_letter: bool = False
    facts: OfficialFacts | None = None


def record_verdict(session: Session, invoice_id: int, verdict: Verdict) -> Invoice:
    """Write one answer into the invoice's states and official facts.

    A real answer first wipes out what the pretend provider said: else invented facts would
    stand beside it and look real. When the invoice is found voided or reversed, whoever asked to
    be told (``OnInvoiceTurned``) is told in the same transaction.
    """
    invoice = session.get_one(Invoice, invoice_id, with_for_update=True)
    before = (invoice.tax_status, invoice.is_red_letter)
    _write_verdict(invoice, verdict)
    if rules.has_turned(before, (invoice.tax_status, invoice.is_red_letter)):
        invoice.review_status = rules.review_after_turning(
            invoice.review_status, invoice.tax_status
        )
        tell_turned(session, invoice)
    tell_changed(session, invoice)
    return invoice


def _write_verdict(invoice: Invoice, verdict: Verdict) -> None:
    if invoice.is_sandbox and not verdict.is_sandbox:
        for name, value in _nothing_told().items():
            setattr(invoice, name, value)
    status = rules.status_after_verdict(verdict.verify_status, invoice.settled_verify_status)
    invoice.verify_status = status
    invoice.status_changed_at = clock.now()
    if status is not verdict.verify_status:
        return
    invoice.is_sandbox = verdict.is_sandbox
    if status not in rules.WAITING:
        invoice.is_by_hand = verdict.is_by_hand
        invoice.settled_verify_status = status
        invoice.verified_at = clock.now()
    if verdict.tax_status is not None:
        invoice.tax_status = verdict.tax_status
        invoice.is_red_letter = verdict.is_red_letter
    _take_facts(invoice, verdict)
    mark_incomplete(invoice)


def _take_facts(invoice: Invoice, verdict: Verdict) -> None:
    """Only what was told; a printed check code is never replaced, a pretend one never kept."""
    if verdict.facts is None:
        return
    keeps_check_code = verdict.is_sandbox or invoice.check_code is not None
    for one in fields(OfficialFacts):
        value = getattr(verdict.facts, one.name)
        if one.name == "items" and not value:
            continue  # an empty list is 'not told' as well
        if value is not None and not (one.name == "check_code" and keeps_check_code):
            setattr(invoice, one.name, value)
    invoice.supplied = [name for name in invoice.supplied if not _was_told(verdict.facts, name)]


def _was_told(facts: OfficialFacts, name: str) -> bool:
    return getattr(facts, name) not in (None, [])


def mark_incomplete(invoice: Invoice) -> None:
    """Set 信息不全 by what is known now."""
    invoice.is_incomplete = bool(missing_of(invoice))


def missing_of(invoice: Invoice) -> list[str]:
    """Names of fields that the official side should have told and did not; [] before it spoke."""
    is_told = invoice.settled_verify_status is VerifyStatus.CONSISTENT and not invoice.is_by_hand
    return rules.missing_of(invoice.kind, _values(invoice)) if is_told else []


def _values(invoice: Invoice) -> dict[str, Any]:
    return {name: getattr(invoice, name) for name in rules.EXPECTED}


def forget_sandbox(session: Session) -> int:
    """Take back everything that only the pretend provider said; gives how many invoices."""
    changed = session.execute(
        update(Invoice)
        .where(Invoice.is_sandbox)
        .values(
            verify_status=VerifyStatus.UNVERIFIED,
            status_changed_at=clock.now(),
            **_nothing_told(),
        )
        .returning(Invoice.id)
    )
    return len(changed.all())


def _nothing_told() -> dict[str, Any]:
    """Columns of an invoice about which nobody has spoken (a printed check code stays)."""
    kept = {"items", "check_code"}
    facts = {one.name: None for one in fields(OfficialFacts) if one.name not in kept}
    return facts | {
        "settled_verify_status": None,
        "tax_status": TaxStatus.UNKNOWN,
        "title_check": TitleCheck.UNCHECKED,
        "is_red_letter": False,
        "is_sandbox": False,
        "is_incomplete": False,
        "supplied": [],
        "is_by_hand": False,
        "verified_at": None,
        "items": [],
        "category": None,
    }
