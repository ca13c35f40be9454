"""Claims, their lines, the lock on their invoices, their proofs and what happened to them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.claims.states import AttachmentRole, ClaimAction, ClaimKind, ClaimStatus, LineDecision
from backend.infra.db import Base, choice


class Claim(Base):
    """报销单 or 借款单.

    ``claimant_id`` gets the money; ``created_by`` wrote it (another person by delegation).
    ``version`` counts every change: an act carries the one that was seen. ``total_fen`` is the
    sum of the lines, ``approved_fen`` that of the approved amounts (None before the decision),
    ``offset_fen`` what is settled against advances. ``round`` counts submissions. ``payee`` is the
    account as it was at submission. ``touched_at`` is the last change by a person's hand.
    """

    __tablename__ = "claim"
    __table_args__ = (
        Index("ix_claim_claimant", "claimant_id", "id"),
        Index("ix_claim_creator", "created_by", "id"),
        Index("ix_claim_company", "company_id", "id"),
        Index("ix_claim_company_status", "company_id", "status", "id"),
        Index("ix_claim_company_submitted", "company_id", "submitted_at", "id"),
        Index("ix_claim_status_touched", "status", "touched_at"),
        Index("ix_claim_department", "department_id"),
        Index("ix_claim_submitted", "submitted_at"),
        CheckConstraint("currency = 'CNY'", name="currency_cny"),
        CheckConstraint("total_fen >= 0", name="total_not_negative"),
        CheckConstraint("offset_fen >= 0", name="offset_not_negative"),
        CheckConstraint(
            "approved_fen IS NULL OR (approved_fen >= 0 AND approved_fen <= total_fen)",
            name="approved_within_total",
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_no: Mapped[str] = mapped_column(String(24), unique=True)
    kind: Mapped[ClaimKind] = mapped_column(choice(ClaimKind), default=ClaimKind.EXPENSE)
    status: Mapped[ClaimStatus] = mapped_column(choice(ClaimStatus), default=ClaimStatus.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    round: Mapped[int] = mapped_column(default=0)
    claimant_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    purpose: Mapped[str] = mapped_column(String(200), default="")
    currency: Mapped[str] = mapped_column(String(3), default="CNY")
    total_fen: Mapped[int] = mapped_column(BigInteger, default=0)
    approved_fen: Mapped[int | None] = mapped_column(BigInteger)
    offset_fen: Mapped[int] = mapped_column(BigInteger, default=0)
    payee_account_id: Mapped[int | None] = mapped_column(ForeignKey("payee_account.id"))
    payee: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    repay_by: Mapped[date | None]
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    created_at: Mapped[datetime]
    touched_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]

    lines: Mapped[list["ClaimLine"]] = relationship(
        lazy="raise", order_by="ClaimLine.position", cascade="all, delete-orphan"
    )


class ClaimLine(Base):
    """费用明细: an invoice or a part of it, or an expense without one and why.

    ``key`` is the client's own name of the line, made offline; it stays through every save.
    ``amount_fen`` None = not filled in yet (drafts only). ``approved_fen`` None = not decided.
    """

    __tablename__ = "claim_line"
    __table_args__ = (
        UniqueConstraint("claim_id", "key"),
        Index("ix_claim_line_invoice", "invoice_id"),
        CheckConstraint("amount_fen IS NULL OR amount_fen > 0", name="amount_positive"),
        CheckConstraint(
            "approved_fen IS NULL OR (approved_fen >= 0 AND approved_fen <= amount_fen)",
            name="approved_within_amount",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(36))
    position: Mapped[int]
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"))
    no_invoice_reason: Mapped[str] = mapped_column(String(200), default="")
    expense_type_id: Mapped[int | None] = mapped_column(ForeignKey("expense_type.id"))
    purpose: Mapped[str] = mapped_column(String(200), default="")
    happened_on: Mapped[date | None]
    city: Mapped[str] = mapped_column(String(40), default="")
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    approved_fen: Mapped[int | None] = mapped_column(BigInteger)
    decision: Mapped[LineDecision] = mapped_column(
        choice(LineDecision), default=LineDecision.PENDING
    )
    decision_reason: Mapped[str] = mapped_column(String(200), default="")

    shares: Mapped[list["LineShare"]] = relationship(
        lazy="raise", order_by="LineShare.department_id", cascade="all, delete-orphan"
    )


class LineShare(Base):
    """分摊: what of a line one department bears; the shares of a line add up to it."""

    __tablename__ = "claim_line_share"
    __table_args__ = (
        Index("ix_claim_line_share_department", "department_id"),
        CheckConstraint("amount_fen > 0", name="share_positive"),
    )

    line_id: Mapped[int] = mapped_column(
        ForeignKey("claim_line.id", ondelete="CASCADE"), primary_key=True
    )
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)
    amount_fen: Mapped[int] = mapped_column(BigInteger)


class ClaimInvoice(Base):
    """占用: the invoice sits in this claim; in at most one living claim of the organisation.

    The partial unique index is the lock. ``is_living`` falls when the claim is rejected,
    withdrawn or cancelled, when the line goes, and when a draft lies idle too long.
    """

    __tablename__ = "claim_invoice"
    __table_args__ = (
        Index(
            "uq_claim_invoice_living",
            "invoice_id",
            unique=True,
            sqlite_where=text("is_living"),
            postgresql_where=text("is_living"),
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), primary_key=True)
    is_living: Mapped[bool]


class AdvanceOffset(Base):
    """冲销: what of an advance one claim, or a repayment (还款), settles.

    ``claim_id`` None = paid back in money, noted by the cashier. ``is_living`` as with invoices.
    """

    __tablename__ = "advance_offset"
    __table_args__ = (
        Index("ix_advance_offset_advance", "advance_id"),
        Index("ix_advance_offset_claim", "claim_id"),
        CheckConstraint("amount_fen > 0", name="offset_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    advance_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    is_living: Mapped[bool]
    noted_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    noted_at: Mapped[datetime]
    remark: Mapped[str] = mapped_column(String(200), default="")


class Attachment(Base):
    """佐证 of a claim, one of its lines or its payment; bytes stand in the store of originals.

    ``line_key`` empty = belongs to the whole claim (a NULL would not be kept unique).
    """

    __tablename__ = "claim_attachment"
    __table_args__ = (UniqueConstraint("claim_id", "line_key", "sha256", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    line_key: Mapped[str] = mapped_column(String(36), default="")
    role: Mapped[AttachmentRole] = mapped_column(choice(AttachmentRole))
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(200))
    file_format: Mapped[str] = mapped_column(String(8))
    byte_count: Mapped[int]
    pages: Mapped[int | None]
    added_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class ClaimEvent(Base):
    """One line of the claim's timeline, written in the transaction of the act.

    ``actor_id`` None = the system. ``for_id`` is the person in whose place the actor acted.
    ``version`` is the claim's after the act: each act but a nudge, which changes nothing that
    anybody decides on, makes a new one.
    """

    __tablename__ = "claim_event"
    __table_args__ = (Index("ix_claim_event_claim", "claim_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    happened_at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    action: Mapped[ClaimAction] = mapped_column(choice(ClaimAction))
    status: Mapped[ClaimStatus] = mapped_column(choice(ClaimStatus))
    version: Mapped[int]
    comment: Mapped[str] = mapped_column(String(500), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class ClaimCopy(Base):
    """抄送: who is to know of the claim; he may read it from then on."""

    __tablename__ = "claim_copy"
    __table_args__ = (Index("ix_claim_copy_person", "person_id", "claim_id"),)

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    sent_at: Mapped[datetime]
