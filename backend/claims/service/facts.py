"""发票事实: gathered for many invoices at once, kept with what they rest on, never stale.

Everything that facts rest on is read, and compared by its fingerprint, each time: a neighbour
that came since, a renamed company, a file that was added change it without being told.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.accounts.models import Company
from backend.claims.models import InvoiceFacts
from backend.claims.rules.facts import Buyer, Facts, OwnTitle, Subject, fingerprint, work_out
from backend.claims.service.calendar import rest_day
from backend.claims.service.neighbours import COMPARED, neighbours_of, printed_of
from backend.claims.service.slices import slices
from backend.invoices.models import Invoice, InvoiceFile
from backend.kernel import clock


def facts_of(session: Session, invoices: Sequence[Invoice], *, keep: bool) -> dict[int, Facts]:
    """Facts by invoice id, in a number of queries that does not grow with every invoice.

    ``keep`` writes what is new into the table, in the caller's transaction.
    """
    subjects = _subjects(session, invoices)
    companies = own_titles(session)
    around = neighbours_of(session, [one.printed for one in subjects])
    stored = _stored(session, [one.printed.id for one in subjects])
    facts: dict[int, Facts] = {}
    news: list[dict[str, Any]] = []
    for subject in subjects:
        invoice_id = subject.printed.id
        others = around[invoice_id]
        basis = fingerprint(subject, others, companies, rest_day)
        known = stored.get(invoice_id)
        if known is not None and known.basis == basis:
            facts[invoice_id] = Facts.from_json(known.facts)
            continue
        facts[invoice_id] = work_out(subject, others, companies, rest_day)
        news.append(_row(invoice_id, facts[invoice_id], basis))
    if keep and news:
        _keep(session, news)
    return facts


def own_titles(session: Session) -> list[OwnTitle]:
    """Of all companies, those out of use too: their old invoices stay theirs."""
    query = select(Company.id, Company.title, Company.tax_id).order_by(Company.id)
    return [OwnTitle(*row) for row in session.execute(query)]


def buyer_of(invoice: Invoice) -> Buyer:
    """购买方 as the check of titles sees it."""
    is_told = invoice.settled_verify_status is not None
    return Buyer(invoice.kind, invoice.buyer_name, invoice.buyer_tax_id, is_told)


def _subjects(session: Session, invoices: Sequence[Invoice]) -> list[Subject]:
    unique = {one.id: one for one in invoices}
    query = select(InvoiceFile.invoice_id, InvoiceFile.file_format).order_by(InvoiceFile.id)
    formats: defaultdict[int, list[str]] = defaultdict(list)
    for some in slices(unique):
        for invoice_id, file_format in session.execute(
            query.where(InvoiceFile.invoice_id.in_(some))
        ):
            formats[invoice_id].append(file_format)
    return [_subject(unique[one], tuple(formats[one])) for one in sorted(unique)]


def _subject(invoice: Invoice, formats: tuple[str, ...]) -> Subject:
    return Subject(
        printed=printed_of({name: getattr(invoice, name) for name in COMPARED}),
        buyer=buyer_of(invoice),
        verify_status=invoice.settled_verify_status or invoice.verify_status,
        verified_at=invoice.verified_at,
        is_sandbox=invoice.is_sandbox,
        is_by_hand=invoice.is_by_hand,
        formats=formats,
    )


def _stored(session: Session, invoice_ids: Sequence[int]) -> dict[int, InvoiceFacts]:
    return {
        row.invoice_id: row
        for some in slices(invoice_ids)
        for row in session.scalars(select(InvoiceFacts).where(InvoiceFacts.invoice_id.in_(some)))
    }


def _row(invoice_id: int, facts: Facts, basis: str) -> dict[str, Any]:
    return {
        "invoice_id": invoice_id,
        "facts": facts.as_json(),
        "basis": basis,
        "computed_at": clock.now(),
    }


def _keep(session: Session, news: Sequence[dict[str, Any]]) -> None:
    """Two who judge the same invoice at once write the same: the later row stands."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(InvoiceFacts).values(list(news))
    columns = {name: insert.excluded[name] for name in ("facts", "basis", "computed_at")}
    session.execute(
        insert.on_conflict_do_update(index_elements=["invoice_id"], set_=columns),
        execution_options={"synchronize_session": False},
    )
