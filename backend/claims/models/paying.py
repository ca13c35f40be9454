"""Payment, batches for the bank, and money to be claimed back."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.claims.states import ClawBackState
from backend.infra.db import Base, choice


class PaymentBatch(Base):
    """一批付款: claims whose bank file was made together; ``released_at`` = given up."""

    __tablename__ = "payment_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_no: Mapped[str] = mapped_column(String(24), unique=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
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

    A difference to the approved amount has its reason. 0 = wholly settled against advances.
    """

    __tablename__ = "payment"
    __table_args__ = (CheckConstraint("amount_fen >= 0", name="payment_not_negative"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), unique=True)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    payable_fen: Mapped[int] = mapped_column(BigInteger)
    paid_on: Mapped[date]
    method: Mapped[str] = mapped_column(String(20))
    bank_reference: Mapped[str] = mapped_column(String(64), default="")
    difference_reason: Mapped[str] = mapped_column(String(200), default="")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("payment_batch.id"))
    registered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    registered_at: Mapped[datetime]


class ClawBack(Base):
    """追回 or 退回: an invoice in an approved or paid claim was voided or reversed."""

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
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    is_paid: Mapped[bool]
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(String(200))
    state: Mapped[ClawBackState] = mapped_column(choice(ClawBackState))
    opened_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    remark: Mapped[str] = mapped_column(String(200), default="")
