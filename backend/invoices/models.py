"""The invoice table, identified by its dedupe key in the whole organisation, and its files."""

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
from sqlalchemy.orm import Mapped, mapped_column, validates

from backend.infra.db import Base, choice
from backend.invoices import rules
from backend.invoices.states import (
    FileRole,
    IntakeChannel,
    ReviewStatus,
    TaxStatus,
    TitleCheck,
    UsageStatus,
    VerifyStatus,
)
from backend.reading.kinds import AmountMeaning


class Invoice(Base):
    """One invoice, once in the organisation, owned by the person who brought it first.

    ``amount_fen`` is what the code printed or the person typed, ``amount_meaning`` says which
    amount that is; the three official amounts come with a verdict. ``payload`` is the scanned
    text as it came. ``settled_verify_status`` is the last answer that was a yes or a no, while
    a new question is under way. ``is_sandbox`` marks a verdict of the pretend provider,
    ``is_by_hand`` a settled one that a person read off the official site. ``category`` follows
    ``items``; ``purpose`` is the owner's own word. ``is_incomplete`` is 信息不全: found by the
    official side, which did not tell the parties or items; ``supplied`` names what the owner typed
    in its place. ``reported_in_session_id`` is the clearing that
    reported it to the bureau (a table of a floor above: no foreign key).
    """

    __tablename__ = "invoice"
    __table_args__ = (
        Index("ix_invoice_owner_captured", "owner_id", "captured_at", "id"),
        Index("ix_invoice_owner_status", "owner_id", "verify_status", "captured_at", "id"),
        Index("ix_invoice_owner_number", "owner_id", "number"),
        # Neighbours of an invoice (service.neighbours of claims), and buyers by their title.
        Index("ix_invoice_day_seller", "issued_on", "seller_tax_id"),
        Index("ix_invoice_day_total", "issued_on", "total_fen"),
        Index("ix_invoice_day_amount", "issued_on", "amount_fen"),
        Index("ix_invoice_buyer", "buyer_tax_id", "buyer_name"),
        Index(
            "ix_invoice_reported",
            "reported_in_session_id",
            sqlite_where=text("reported_in_session_id IS NOT NULL"),
            postgresql_where=text("reported_in_session_id IS NOT NULL"),
        ),
        CheckConstraint("currency = 'CNY'", name="currency_cny"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(String(128), unique=True)
    reference_no: Mapped[str] = mapped_column(String(24), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))

    kind: Mapped[str] = mapped_column(String(32))
    qr_type: Mapped[str | None] = mapped_column(String(2))
    derived_kind: Mapped[str | None] = mapped_column(String(32))
    code: Mapped[str | None] = mapped_column(String(12))
    number: Mapped[str] = mapped_column(String(32))
    issued_on: Mapped[date | None]
    check_code: Mapped[str | None] = mapped_column(String(20))
    currency: Mapped[str] = mapped_column(String(3), default="CNY")
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    amount_meaning: Mapped[AmountMeaning] = mapped_column(
        choice(AmountMeaning), default=AmountMeaning.UNKNOWN
    )
    crc: Mapped[str] = mapped_column(String(16), default="absent")
    payload: Mapped[str | None] = mapped_column(String(4096))

    buyer_name: Mapped[str | None] = mapped_column(String(200))
    buyer_tax_id: Mapped[str | None] = mapped_column(String(20))
    seller_name: Mapped[str | None] = mapped_column(String(200))
    seller_tax_id: Mapped[str | None] = mapped_column(String(20))
    amount_without_tax_fen: Mapped[int | None] = mapped_column(BigInteger)
    tax_fen: Mapped[int | None] = mapped_column(BigInteger)
    total_fen: Mapped[int | None] = mapped_column(BigInteger)
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    category: Mapped[str | None] = mapped_column(String(60))
    purpose: Mapped[str | None] = mapped_column(String(100))

    verify_status: Mapped[VerifyStatus] = mapped_column(choice(VerifyStatus))
    settled_verify_status: Mapped[VerifyStatus | None] = mapped_column(
        choice(VerifyStatus, "settled_verify_status")
    )
    tax_status: Mapped[TaxStatus] = mapped_column(choice(TaxStatus), default=TaxStatus.UNKNOWN)
    title_check: Mapped[TitleCheck] = mapped_column(
        choice(TitleCheck), default=TitleCheck.UNCHECKED
    )
    usage_status: Mapped[UsageStatus] = mapped_column(
        choice(UsageStatus), default=UsageStatus.UNUSED
    )
    review_status: Mapped[ReviewStatus] = mapped_column(
        choice(ReviewStatus), default=ReviewStatus.PENDING
    )
    is_sandbox: Mapped[bool] = mapped_column(default=False)
    is_by_hand: Mapped[bool] = mapped_column(default=False)
    is_red_letter: Mapped[bool] = mapped_column(default=False)
    is_incomplete: Mapped[bool] = mapped_column(default=False)
    supplied: Mapped[list[str]] = mapped_column(JSON, default=list)

    intake_channel: Mapped[IntakeChannel] = mapped_column(choice(IntakeChannel))
    late_entry_reason: Mapped[str | None] = mapped_column(String(200))
    warnings: Mapped[list[str]] = mapped_column(JSON, default=list)
    captured_at: Mapped[datetime]
    created_at: Mapped[datetime]
    status_changed_at: Mapped[datetime]
    verified_at: Mapped[datetime | None]
    reported_in_session_id: Mapped[int | None]

    @property
    def is_reported(self) -> bool:
        """已随清卡上报."""
        return self.reported_in_session_id is not None

    @validates("items")
    def _items_say_the_category(self, _: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        self.category = rules.category_of(items)
        return items


class InvoiceFile(Base):
    """原件: the untouched bytes behind an invoice, under their SHA-256 in the store of originals.

    The first one stays ``ORIGINAL`` for ever; later ones stand beside it. ``upload_id`` is the
    submission that brought it (a table of a floor above: no foreign key).
    """

    __tablename__ = "invoice_file"
    __table_args__ = (
        UniqueConstraint("invoice_id", "sha256"),
        Index(
            "uq_invoice_file_original",
            "invoice_id",
            unique=True,
            sqlite_where=text("role = 'original'"),
            postgresql_where=text("role = 'original'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    upload_id: Mapped[int]
    role: Mapped[FileRole] = mapped_column(choice(FileRole))
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(200))
    file_format: Mapped[str] = mapped_column(String(8))
    byte_count: Mapped[int]
    pages: Mapped[int | None]
    added_at: Mapped[datetime]
