"""每天凌晨更新: once a night the invoices without a final answer are planned again."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import or_, select

from backend.audit import service as audit
from backend.infra.db import after_collisions, db, transaction
from backend.infra.jobs import JobState
from backend.invoices.models import Invoice
from backend.invoices.rules import WAITING
from backend.kernel import clock, ids
from backend.verification.models import VerificationTask
from backend.verification.rules import refreshing
from backend.verification.service.parts import verifier
from backend.verification.service.planning import locked_task, want
from backend.verification.service.rechecking import can_be_asked, how_asked

_log = structlog.get_logger(__name__)
_AT_ONCE = 50


def refresh_open() -> None:
    """Plan another question for open invoices, spread over most of an hour.

    The longest not asked come first, up to the setting; those with a plan of their own keep it.
    """
    limit = verifier().nightly
    if verifier().provider is None or limit == 0:
        return
    found = _open_ids(limit)
    chunks = [found[i : i + _AT_ONCE] for i in range(0, len(found), _AT_ONCE)]
    planned = sum(after_collisions(partial(_plan, some)) for some in chunks)
    _log.info("nightly_refresh", planned=planned)


def _open_ids(limit: int) -> Sequence[int]:
    """Those that may be worth it, a few more than the rules will take."""
    query = (
        select(Invoice.id)
        .outerjoin(VerificationTask, VerificationTask.id == Invoice.id)
        .where(
            or_(Invoice.verify_status.in_(WAITING), Invoice.is_incomplete.is_(True)),
            Invoice.captured_at >= clock.now() - refreshing.REFRESHED_FOR,
            or_(VerificationTask.id.is_(None), VerificationTask.state != JobState.WAITING),
        )
        .order_by(VerificationTask.asked_for_at.asc().nulls_first(), Invoice.id)
        .limit(limit)
    )
    return db.session.scalars(query).all()


def _plan(invoice_ids: Sequence[int]) -> int:
    """Plan before invoice, and by ascending id, as everybody locks them."""
    with transaction() as session:
        planned = 0
        now = clock.now()
        for invoice_id in sorted(invoice_ids):
            task = locked_task(session, invoice_id)
            invoice = session.get_one(Invoice, invoice_id, with_for_update=True)
            is_planned = task is not None and task.state is JobState.WAITING
            if is_planned or not is_refreshed(invoice, now):
                continue
            due = refreshing.nightly_try(now, ids.fraction())
            want(session, invoice, person_id=None, at=due)
            planned += 1
        if planned:
            audit.record(
                session,
                actor_id=None,
                action="verification.refresh_planned",
                subject="verification",
                subject_id=None,
                facts={"planned": planned},
            )
        return planned


def is_refreshed(invoice: Invoice, now: datetime) -> bool:
    """Whether the nightly refresh asks about the invoice."""
    if not invoice.is_incomplete and invoice.verify_status not in WAITING:
        return False  # most are: spare them the look at their attempts
    return can_be_asked(invoice) and refreshing.is_refreshed(
        invoice.verify_status,
        last_outcome=how_asked([invoice])[invoice.id].last_outcome,
        is_incomplete=invoice.is_incomplete,
        age=now - invoice.captured_at,
    )
