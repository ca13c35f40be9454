"""Payment, batches for the bank, money to be claimed back, and vouchers."""

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
from sqlalchemy.orm import Mapped, mapped_column

from backend.claims.states import ClawBackState, PaymentMethod
from backend.infra.db import Base, choice


class PaymentBatch(Base):
    """一批付款: claims whose bank file was made together; ``released_at`` = given up.

    ``exported_at`` is when the bank file was last made: from then on money may have left.
    """

    __tablename__ = "payment_batch"
    __table_args__ = (Index("ix_payment_batch_company", "company_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_no: Mapped[str] = mapped_column(String(24), unique=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    exported_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]


class PaymentBatchClaim(Base):
    """One claim of a batch, in at most one batch that stands."""

    __tablename__ = "payment_batch_claim"
    __table_args__ = (
        Index(
            "uq_payment_batch_claim_standing",
            "claim_id",
            unique=True,
            sqlite_where=text("is_standing"),
            postgresql_where=text("is_standing"),
        ),
    )

    batch_id: Mapped[int] = mapped_column(ForeignKey("payment_batch.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    is_standing: Mapped[bool]


class Payment(Base):
    """登记付款: one for a claim. ``amount_fen`` is what left the account, payable or not.

    A difference to the payable amount has its reason. 0 = wholly settled against advances.
    ``recheck_reason`` says why it was paid although 查验 gave no yes for every invoice.
    """

    __tablename__ = "payment"
    __table_args__ = (
        Index("ix_payment_paid_on", "paid_on", "claim_id"),
        CheckConstraint("amount_fen >= 0", name="payment_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), unique=True)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    payable_fen: Mapped[int] = mapped_column(BigInteger)
    paid_on: Mapped[date]
    method: Mapped[PaymentMethod] = mapped_column(choice(PaymentMethod))
    bank_reference: Mapped[str] = mapped_column(String(64), default="")
    difference_reason: Mapped[str] = mapped_column(String(200), default="")
    recheck_reason: Mapped[str] = mapped_column(String(200), default="")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("payment_batch.id"))
    registered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    registered_at: Mapped[datetime]


class ClawBack(Base):
    """追回 or 退回: an invoice in an approved or paid claim was voided or reversed.

    ``is_paid``: the money had left (追回); else the claim has to go back (退回). ``amount_fen``
    is what the claim was granted for the invoice, ``recovered_fen`` what came back of it.
    """

    __tablename__ = "claw_back"
    __table_args__ = (
        Index(
            "uq_claw_back_open",
            "claim_id",
            "invoice_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        CheckConstraint(
            "recovered_fen IS NULL OR (recovered_fen >= 0 AND recovered_fen <= amount_fen)",
            name="recovered_within_amount",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    is_paid: Mapped[bool]
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    recovered_fen: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(String(200))
    state: Mapped[ClawBackState] = mapped_column(choice(ClawBackState))
    opened_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    remark: Mapped[str] = mapped_column(String(200), default="")


class Voucher(Base):
    """会计凭证 of one paid claim, as it was made; its number never changes.

    ``period`` is the month of the payment, ``lines`` are entries of ``rules.vouchers`` as JSON,
    ``proof_count`` is 附单据数.
    """

    __tablename__ = "voucher"
    __table_args__ = (UniqueConstraint("company_id", "period", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), unique=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    period: Mapped[str] = mapped_column(String(7))
    number: Mapped[int]
    dated_on: Mapped[date]
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    proof_count: Mapped[int]
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
