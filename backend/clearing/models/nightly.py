"""What a clearing left in our ledger, and the nightly look at whether it is still there (F21)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base, choice
from backend.infra.jobs import JobColumns, JobState
from backend.invoices.states import TaxStatus


class ClearReported(Base):
    """One invoice as it was when its clearing ended, never changed.

    No foreign key to the invoice: this must outlive it.
    """

    __tablename__ = "clear_reported"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("clear_session.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    invoice_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[str] = mapped_column(String(32))
    code: Mapped[str | None] = mapped_column(String(12))
    issued_on: Mapped[date | None]
    total_fen: Mapped[int | None] = mapped_column(BigInteger)
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    tax_fen: Mapped[int | None] = mapped_column(BigInteger)
    is_red_letter: Mapped[bool]
    tax_status: Mapped[TaxStatus] = mapped_column(choice(TaxStatus))
    verified_at: Mapped[datetime | None]


class ClearCheck(JobColumns, Base):
    """夜间核对 of one cleared session, whose id is its id; due again each night.

    ``found`` is what the last look found (rules.loss), None = nobody has looked.
    ``digest`` names a finding that a person must see, None = all is well.
    """

    __tablename__ = "clear_check"
    __table_args__ = (Index("ix_clear_check_due", "state", "next_try_at"),)

    id: Mapped[int] = mapped_column(
        "session_id",
        ForeignKey("clear_session.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    state: Mapped[JobState] = mapped_column(choice(JobState))
    checked_at: Mapped[datetime | None]
    found: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    digest: Mapped[str | None] = mapped_column(String(64))
