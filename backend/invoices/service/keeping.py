"""Keep invoices, once each, and change their states."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.infra.db import db
from backend.invoices import rules
from backend.invoices.models import Invoice
from backend.invoices.service.changing import tell_changed
from backend.invoices.states import (
    IntakeChannel,
    ReviewStatus,
    UsageStatus,
    VerifyStatus,
)
from backend.kernel import clock, ids
from backend.kernel.errors import DomainError, NotFoundError
from backend.reading.kinds import AmountMeaning


class UsageNotAllowedError(DomainError):
    """The usage state may not change like that."""

    code = "invoices.usage_not_allowed"
    status = 409
    message = "当前状态下不能这样处理这张发票。沙箱查验的发票不能付款或归档，请先做真实查验。"


class ReviewNotAllowedError(DomainError):
    """The review state may not change like that."""

    code = "invoices.review_not_allowed"
    status = 409
    message = "当前审核状态下不能归档这张发票。沙箱查验的发票不能归档，请先做真实查验。"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvoice:
    """What intake knows about an invoice when it arrives."""

    dedupe_key: str
    owner_id: int
    company_id: int | None
    kind: str
    number: str
    intake_channel: IntakeChannel
    captured_at: datetime
    qr_type: str | None = None
    derived_kind: str | None = None
    code: str | None = None
    issued_on: date | None = None
    check_code: str | None = None
    amount_fen: int | None = None
    amount_meaning: AmountMeaning = AmountMeaning.UNKNOWN
    crc: str = "absent"
    payload: str | None = None
    late_entry_reason: str | None = None
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kept:
    """The stored invoice, and whether this call stored it."""

    invoice: Invoice
    is_new: bool


def keep(session: Session, new: NewInvoice) -> Kept:
    """Store ``new`` unless its key is known; the first one is never overwritten.

    The look before the insert is a courtesy. The unique constraint decides: a caller that meets
    IntegrityError at flush rolls back and calls again, and then finds the winner's row.
    """
    known = session.scalar(select(Invoice).where(Invoice.dedupe_key == new.dedupe_key))
    if known is not None:
        return Kept(known, is_new=False)
    now = clock.now()
    values = {one.name: getattr(new, one.name) for one in fields(NewInvoice)}
    invoice = Invoice(
        **values,
        reference_no=ids.new_reference_no(clock.today()),
        verify_status=VerifyStatus.UNVERIFIED,
        created_at=now,
        status_changed_at=now,
    )
    session.add(invoice)
    session.flush()
    tell_changed(session, invoice)
    return Kept(invoice, is_new=True)


def differing_fields(invoice: Invoice, new: NewInvoice) -> list[str]:
    """Fields in which a duplicate says something else than the stored invoice."""
    compared = ("amount_fen", "issued_on", "check_code")
    return [
        name
        for name in compared
        if None not in (getattr(new, name), getattr(invoice, name))
        and getattr(new, name) != getattr(invoice, name)
    ]


def find_own(person_id: int, invoice_id: int) -> Invoice:
    """The person's own invoice; NotFoundError also for other people's."""
    query = select(Invoice).where(Invoice.id == invoice_id, Invoice.owner_id == person_id)
    invoice = db.session.scalar(query) if _fits_integer(invoice_id) else None
    if invoice is None:
        raise NotFoundError
    return invoice


def _fits_integer(value: int) -> bool:
    return 0 < value < 2**31


def mark_pending(invoice: Invoice) -> None:
    """A question is under way; the earlier answer stays known."""
    if invoice.verify_status is VerifyStatus.PENDING:
        return
    invoice.verify_status = VerifyStatus.PENDING
    invoice.status_changed_at = clock.now()


def change_usage(invoice: Invoice, usage: UsageStatus, *, is_demo: bool) -> None:
    """Move the invoice along its use; UsageNotAllowedError when the rules forbid it."""
    now = invoice.usage_status
    if not rules.usage_may_become(now, usage, is_sandbox=invoice.is_sandbox, is_demo=is_demo):
        raise UsageNotAllowedError
    invoice.usage_status = usage
    invoice.status_changed_at = clock.now()


def change_review(invoice: Invoice, review: ReviewStatus, *, is_demo: bool) -> None:
    """Move the invoice along 审核/归档; ReviewNotAllowedError when the rules forbid it."""
    if invoice.review_status is review:
        return
    if not rules.review_may_become(
        review, now=invoice.review_status, is_sandbox=invoice.is_sandbox, is_demo=is_demo
    ):
        raise ReviewNotAllowedError
    invoice.review_status = review
    invoice.status_changed_at = clock.now()


@dataclass(frozen=True, slots=True)
class WalletCounts:
    """How many invoices a person has, and how many need what."""

    invoices: int
    waiting: int
    problems: int
    unclaimed: int


def count_own(person_id: int) -> WalletCounts:
    """Counts for the home page, in one grouped query."""
    what = (
        Invoice.verify_status,
        Invoice.tax_status,
        Invoice.is_red_letter,
        Invoice.is_incomplete,
        Invoice.usage_status,
    )
    query = select(*what, func.count()).where(Invoice.owner_id == person_id).group_by(*what)
    groups = [
        (verify, tax in rules.SOUND_TAX_STATUS and not is_red, is_incomplete, usage, count)
        for verify, tax, is_red, is_incomplete, usage, count in db.session.execute(query)
    ]
    return WalletCounts(
        invoices=sum(count for *_, count in groups),
        waiting=sum(count for verify, *_, count in groups if verify in rules.WAITING),
        problems=sum(
            count
            for verify, is_sound, is_incomplete, _, count in groups
            if verify in rules.PROBLEM or not is_sound or is_incomplete
        ),
        unclaimed=sum(
            count
            for _, is_sound, _, usage, count in groups
            if is_sound and usage is UsageStatus.UNUSED
        ),
    )


def find_states(person_id: int, invoice_ids: Sequence[int]) -> list[Invoice]:
    """Those of the named invoices that are the person's own."""
    wanted = [one for one in invoice_ids if _fits_integer(one)]
    query = select(Invoice).where(Invoice.owner_id == person_id, Invoice.id.in_(wanted))
    return list(db.session.scalars(query.order_by(Invoice.id)))
