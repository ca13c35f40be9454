"""Tables of 收票: every file that was handed in, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base, choice
from backend.infra.jobs import JobColumns, JobState
from backend.intake.states import Outcome, UploadState
from backend.invoices.states import IntakeChannel

_STANDS = "duplicate_of_id IS NULL AND state <> 'rejected'"


class Upload(Base):
    """One submission of a file; its bytes lie under ``sha256`` in the store of originals.

    A person's bytes stand once (``uq_upload_standing``): the same again points to the first.
    ``file_format`` is None for what is no accepted format. It is kept all the same, for the day
    when a reader knows it; what is empty, and what older versions refused, is not (``is_kept``).
    ``reader_version`` is that of the last look, None while nobody has looked.
    ``hint`` holds the fields with which the entry form begins.
    """

    __tablename__ = "upload"
    __table_args__ = (
        Index("ix_upload_owner_state", "owner_id", "state", "id"),
        Index("ix_upload_owner", "owner_id", "id"),
        Index(
            "uq_upload_standing",
            "owner_id",
            "sha256",
            unique=True,
            sqlite_where=text(_STANDS),
            postgresql_where=text(_STANDS),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference_no: Mapped[str] = mapped_column(String(24), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[IntakeChannel] = mapped_column(choice(IntakeChannel))
    file_name: Mapped[str] = mapped_column(String(200))
    file_format: Mapped[str | None] = mapped_column(String(8))
    byte_count: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int | None]
    state: Mapped[UploadState] = mapped_column(choice(UploadState))
    reason_code: Mapped[str | None] = mapped_column(String(32))
    reason: Mapped[str | None] = mapped_column(String(500))
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("upload.id"))
    hint: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    is_kept: Mapped[bool]
    reader_version: Mapped[int | None]
    captured_at: Mapped[datetime]
    created_at: Mapped[datetime]
    state_changed_at: Mapped[datetime]


class ReadingTask(JobColumns, Base):
    """识别任务 of one upload, whose id is its id."""

    __tablename__ = "reading_task"
    __table_args__ = (Index("ix_reading_task_due", "state", "next_try_at"),)

    id: Mapped[int] = mapped_column(
        "upload_id", ForeignKey("upload.id"), primary_key=True, autoincrement=False
    )
    state: Mapped[JobState] = mapped_column(choice(JobState))


class UploadInvoice(Base):
    """One invoice that a file held: stored by it, or known before."""

    __tablename__ = "upload_invoice"
    __table_args__ = (Index("ix_upload_invoice_invoice", "invoice_id"),)

    upload_id: Mapped[int] = mapped_column(ForeignKey("upload.id"), primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), primary_key=True)
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome))
    page: Mapped[int]
    source: Mapped[str] = mapped_column(String(8))
    differs: Mapped[list[str]] = mapped_column(JSON, default=list)
