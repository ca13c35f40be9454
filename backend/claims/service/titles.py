"""抬头校验 kept right: with every verdict, and whenever a company changes."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from backend.claims.rules.facts import TITLE_CHECKS, Buyer, OwnTitle, check_title
from backend.claims.service.facts import buyer_of, own_titles
from backend.infra.db import transaction
from backend.invoices.models import Invoice
from backend.invoices.states import TitleCheck
from backend.kernel import clock

_BUYER = (Invoice.kind, Invoice.buyer_name, Invoice.buyer_tax_id)


def check_invoice(session: Session, invoice: Invoice) -> None:
    """Set 抬头 of a new or newly verified invoice, in the transaction that changed it."""
    is_known = invoice.buyer_name is not None or invoice.buyer_tax_id is not None
    companies = own_titles(session) if is_known else []
    invoice.title_check = TITLE_CHECKS[check_title(buyer_of(invoice), companies).title]


def recheck(session: Session) -> int:
    """Check 抬头 of every invoice whose buyer is known; gives how many came out differently.

    Buyers are few however many invoices there are: each is judged once. The rows are locked by
    ascending id, as everybody locks them.
    """
    companies = own_titles(session)
    known = or_(Invoice.buyer_name.is_not(None), Invoice.buyer_tax_id.is_not(None))
    buyers = session.execute(select(*_BUYER, Invoice.title_check).where(known).distinct()).all()
    return sum(
        _set(session, kind, name, tax_id, outcome)
        for kind, name, tax_id, stands in buyers
        if (outcome := _outcome(kind, name, tax_id, companies)) is not stands
    )


def recheck_all() -> int:
    """The same in a transaction of its own: at every start, for what older versions have kept."""
    with transaction() as session:
        return recheck(session)


def _outcome(
    kind: str, name: str | None, tax_id: str | None, companies: Sequence[OwnTitle]
) -> TitleCheck:
    buyer = Buyer(kind, name, tax_id, is_told=True)
    return TITLE_CHECKS[check_title(buyer, companies).title]


def _set(
    session: Session, kind: str, name: str | None, tax_id: str | None, outcome: TitleCheck
) -> int:
    theirs = and_(
        Invoice.kind == kind,
        Invoice.buyer_name == name,
        Invoice.buyer_tax_id == tax_id,
        Invoice.title_check != outcome,
    )
    locked = select(Invoice.id).where(theirs).order_by(Invoice.id).with_for_update()
    ids = session.scalars(locked).all()
    session.execute(
        update(Invoice)
        .where(theirs)
        .values(title_check=outcome, status_changed_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    return len(ids)
