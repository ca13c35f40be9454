"""The audit table: one row for every business change, written and never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base


class AuditRecord(Base):
    """Who did what to which object, and when.

    ``actor_id`` is None when nobody was signed in (a registration, a worker). It is no foreign
    key: the record outlives the person.
    """

    __tablename__ = "audit_record"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[int | None]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
