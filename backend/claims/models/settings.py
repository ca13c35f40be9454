"""What the organisation sets up for claims, and the accounts that people are paid to."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.claims.rules.csv_files import Delimiter, Encoding
from backend.infra.db import Base, choice


class ExpenseType(Base):
    """费用类型. ``needs_invoice``: a line without an invoice is refused.

    ``needs_attachment``: each line wants a supporting document. ``account_subject`` is the
    debit side of its voucher (会计科目), ``tax_subject`` that of deductible input tax.
    """

    __tablename__ = "expense_type"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30), unique=True)
    position: Mapped[int]
    needs_invoice: Mapped[bool] = mapped_column(default=True)
    needs_attachment: Mapped[bool] = mapped_column(default=False)
    account_subject: Mapped[str] = mapped_column(String(60), default="")
    tax_subject: Mapped[str] = mapped_column(String(60), default="")
    retired_at: Mapped[datetime | None]

    @property
    def is_retired(self) -> bool:
        """Whether it was taken out of use."""
        return self.retired_at is not None


class PayeeAccount(Base):
    """收款账户 of a person; the number is shown masked, but to its owner and the cashier."""

    __tablename__ = "payee_account"
    __table_args__ = (Index("ix_payee_account_person", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    holder: Mapped[str] = mapped_column(String(50))
    bank_name: Mapped[str] = mapped_column(String(100))
    account_number: Mapped[str] = mapped_column(String(40))
    is_default: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class ClaimSettings(Base):
    """The organisation's numbers for claims; one row.

    ``bank_columns`` as ``rules.bank_file`` and ``subjects`` (credit side of vouchers) as
    ``rules.vouchers`` describe them; empty = the defaults there.
    """

    __tablename__ = "claim_settings"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    draft_idle_days: Mapped[int] = mapped_column(default=30)
    unclaimed_days: Mapped[int] = mapped_column(default=30)
    claim_within_days: Mapped[int] = mapped_column(default=180)
    recheck_after_hours: Mapped[int] = mapped_column(default=24)
    nudge_after_hours: Mapped[int] = mapped_column(default=4)
    bank_columns: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    bank_delimiter: Mapped[Delimiter] = mapped_column(choice(Delimiter), default=Delimiter.COMMA)
    bank_encoding: Mapped[Encoding] = mapped_column(choice(Encoding), default=Encoding.UTF_8)
    subjects: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
