"""发票库存: segments of invoices that devices told of, from 领购 to 核销."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base


class StockSegment(Base):
    """One segment on one device; its last number never changes, a register takes from the front.

    A device that tells counts only has one segment a kind, without code and numbers.
    ``first_number`` and ``count`` are those of its first sight. ``left`` None = the device does not
    say. ``bought_on`` None = it does not say when; the first sight counts.
    """

    __tablename__ = "stock_segment"
    __table_args__ = (
        UniqueConstraint("device_id", "kind", "invoice_code", "last_number"),
        CheckConstraint("(written_off_on IS NULL) = (registration_ref IS NULL)", name="registered"),
        Index("ix_stock_segment_device", "device_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[int] = mapped_column(ForeignKey("clear_device.id"))
    kind: Mapped[str] = mapped_column(String(8), default="")
    label: Mapped[str] = mapped_column(String(60), default="")
    invoice_code: Mapped[str] = mapped_column(String(20))
    first_number: Mapped[int] = mapped_column(BigInteger)
    last_number: Mapped[int] = mapped_column(BigInteger)
    count: Mapped[int] = mapped_column(BigInteger)
    left: Mapped[int | None] = mapped_column(BigInteger)
    bought_on: Mapped[date | None]
    first_seen_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]
    buyer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kept_since: Mapped[date | None]
    written_off_on: Mapped[date | None]
    written_off_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    registration_ref: Mapped[str | None] = mapped_column(String(80))
