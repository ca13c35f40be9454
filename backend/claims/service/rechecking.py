"""付款前复查: asks 查验 about the invoices of claims again, and stops payments by its answers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.models import Claim, ClaimInvoice
from backend.claims.paying_errors import (
    InvoiceTurnedError,
    PretendedError,
    RecheckPendingError,
    RecheckUnavailableError,
    named,
)
from backend.claims.rules.rechecking import (
    NEEDS_REASON,
    UNANSWERED,
    RecheckState,
    Standing,
    recheck_state,
    words_of,
    worst,
)
from backend.claims.service import claw_backs, locks, telling
from backend.claims.service.set_up import claim_settings
from backend.claims.states import ClaimStatus
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from backend.kernel import clock
from backend.reading.kinds import label_of
from backend.verification import service as verification
from backend.verification.service import Asking
from backend.web.context import settings


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One invoice of a claim, and what 查验 says of it now."""

    claim_id: int
    invoice: Invoice
    asking: Asking
    standing: Standing
    state: RecheckState

    def described(self) -> dict[str, Any]:
        """The members of RecheckOut."""
        invoice = self.invoice
        return {
            "invoice_id": invoice.id,
            "number": invoice.number,
            "kind_label": label_of(invoice.kind),
            "seller_name": invoice.seller_name,
            "state": self.state,
            "message": words_of(self.state, self.standing),
            "verified_at": invoice.verified_at,
            "next_try_at": self.asking.next_try_at if self.asking.is_waiting else None,
        }


Rechecks = Mapping[int, Sequence[Rechecked]]


def rechecks_of(session: Session, claim_ids: Collection[int]) -> Rechecks:
    """The invoices that these claims hold, by claim, in a fixed number of queries."""
    query = (
        select(ClaimInvoice.claim_id, Invoice)
        .join(Invoice, Invoice.id == ClaimInvoice.invoice_id)
        .where(ClaimInvoice.claim_id.in_(claim_ids), ClaimInvoice.is_living)
        .order_by(ClaimInvoice.claim_id, Invoice.id)
    )
    rows = [(claim_id, invoice) for claim_id, invoice in session.execute(query)]
    asked = verification.how_asked([invoice for _, invoice in rows])
    max_age = _max_age(session)
    found: dict[int, list[Rechecked]] = defaultdict(list)
    for claim_id, invoice in rows:
        found[claim_id].append(_rechecked(claim_id, invoice, asked[invoice.id], max_age))
    return found


def _max_age(session: Session) -> timedelta:
    hours = claim_settings(session).recheck_after_hours
    return timedelta(hours=max(hours, 1))


def _rechecked(claim_id: int, invoice: Invoice, asking: Asking, max_age: timedelta) -> Rechecked:
    standing = Standing(
        settled=invoice.settled_verify_status,
        verify_status=invoice.verify_status,
        tax_status=invoice.tax_status,
        is_red_letter=invoice.is_red_letter,
        is_pretended=invoice.is_sandbox and not settings().demo,
        verified_at=invoice.verified_at,
        can_ask=asking.can_ask,
        is_waiting=asking.is_waiting,
        asked_for_at=asking.asked_for_at,
        last_outcome=asking.last_outcome,
        last_ended_at=asking.last_ended_at,
    )
    state = recheck_state(standing, now=clock.now(), max_age=max_age)
    return Rechecked(claim_id, invoice, asking, standing, state)


def lock_and_recheck(session: Session, claim_ids: Collection[int]) -> Rechecks:
    """The same with the invoices locked: what is said of them holds until the commit.

    The claims are locked already, in ascending order.
    """
    held = select(ClaimInvoice.invoice_id).where(
        ClaimInvoice.claim_id.in_(claim_ids), ClaimInvoice.is_living
    )
    locks.lock_invoices(session, session.scalars(held))
    return rechecks_of(session, claim_ids)


def describe(claim_id: int, rechecks: Rechecks) -> dict[str, Any]:
    """The members of ClaimRecheckOut."""
    invoices = rechecks.get(claim_id, ())
    return {
        "claim_id": claim_id,
        "state": worst(one.state for one in invoices),
        "invoices": [one.described() for one in invoices],
    }


def refuse_unchecked(rechecks: Iterable[Rechecked], *, reason: str, may_have_left: bool) -> None:
    """Raise what keeps these invoices from being paid; nothing is raised when they may be.

    ``reason`` lets through what could not be asked or does not agree. ``may_have_left``: their
    bank file was made, so that what happened must be written down whatever turned meanwhile;
    that too needs the reason.
    """
    seen = list(rechecks)
    needs_reason = NEEDS_REASON | ({RecheckState.TURNED} if may_have_left else set())
    if not (may_have_left and reason):
        _refuse(seen, {RecheckState.TURNED}, InvoiceTurnedError)
    _refuse(seen, {RecheckState.PRETENDED}, PretendedError)
    _refuse(seen, UNANSWERED, RecheckPendingError)
    if not reason:
        _refuse(seen, needs_reason, RecheckUnavailableError)


def _refuse(seen: Sequence[Rechecked], states: Collection[RecheckState], error: type[Any]) -> None:
    stopping = [one.described() | {"claim_id": one.claim_id} for one in seen if one.state in states]
    if stopping:
        raise named(error, stopping)


def after_refusal(person: Person, claim_ids: Collection[int], error: Exception) -> None:
    """A payment was refused and rolled back: ask anew, or open what a turned invoice calls for."""
    if isinstance(error, RecheckPendingError | InvoiceTurnedError):
        begin(claim_ids, person_id=person.id)


def begin(claim_ids: Collection[int], *, person_id: int | None, is_pressed: bool = False) -> None:
    """Ask anew where the answers are too old; ``is_pressed``: about every invoice.

    For claims that wait for their payment, outside any transaction. What has turned already
    opens its task here.
    """
    rechecks = [one for many in _waiting_for_payment(claim_ids).values() for one in many]
    turned = [one for one in rechecks if one.state is RecheckState.TURNED]
    wanted = [one for one in rechecks if is_pressed or one.state is RecheckState.NEEDED]
    ids = [one.invoice.id for one in wanted]
    pairs = [(one.claim_id, one.invoice.id) for one in turned]
    if pairs:
        with transaction() as session:
            told = claw_backs.open_unpaid(session, pairs)
        telling.ring(told)
    if ids:
        verification.ask_anew(ids, person_id=person_id)


def _waiting_for_payment(claim_ids: Collection[int]) -> Rechecks:
    query = select(Claim.id).where(Claim.id.in_(claim_ids), Claim.status == ClaimStatus.APPROVED)
    return rechecks_of(db.session(), list(db.session.scalars(query)))


def recheck(person: Person, claim_ids: Sequence[int]) -> dict[str, Any]:
    """复查 pressed by the cashier for claims of the company; what others are is left out."""
    query = select(Claim.id).where(Claim.id.in_(claim_ids), Claim.company_id == person.company_id)
    own = sorted(db.session.scalars(query))
    begin(own, person_id=person.id, is_pressed=True)
    rechecks = rechecks_of(db.session(), own)
    return {"items": [describe(claim_id, rechecks) for claim_id in own]}
