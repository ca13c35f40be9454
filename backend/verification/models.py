"""Tables of 查验: what is still to be asked, and every attempt that was made."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base, choice
from backend.infra.jobs import JobColumns, JobState
from backend.verification.outcomes import Outcome


class VerificationTask(JobColumns, Base):
    """One per invoice that is or was to be asked about; the invoice's id is its id.

    ``asked_for_at`` is when a person or the intake last wanted an answer, ``asked_by`` the
    person whose press of 查验 the next attempt answers.
    """

    __tablename__ = "verification_task"
    __table_args__ = (Index("ix_verification_task_due", "state", "next_try_at"),)

    id: Mapped[int] = mapped_column(
        "invoice_id", ForeignKey("invoice.id"), primary_key=True, autoincrement=False
    )
    state: Mapped[JobState] = mapped_column(choice(JobState))
    asked_for_at: Mapped[datetime]
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class VerificationAttempt(Base):
    """One try: written before the call, so that a crash in between still counts.

    ``day`` is the day in China, ``counts`` says whether it used up one of the day's checks,
    ``person_id`` is None when nobody pressed a button. An attempt without ``finished_at`` is
    under way, or was when its worker died. ``evidence`` is the SHA-256 of the screenshot of a
    check by hand. ``answer`` is what the official side told of the invoice, None when nothing.
    """

    __tablename__ = "verification_attempt"
    __table_args__ = (
        Index("ix_verification_attempt_invoice", "invoice_id", "id"),
        Index("ix_verification_attempt_day", "dedupe_key", "day"),
        Index(
            "uq_verification_attempt_open",
            "invoice_id",
            unique=True,
            sqlite_where=text("finished_at IS NULL"),
            postgresql_where=text("finished_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    dedupe_key: Mapped[str] = mapped_column(String(128))
    day: Mapped[date]
    provider: Mapped[str] = mapped_column(String(32))
    is_sandbox: Mapped[bool]
    request: Mapped[dict[str, Any]] = mapped_column(JSON)
    request_digest: Mapped[str] = mapped_column(String(64))
    counts: Mapped[bool]
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome))
    raw_code: Mapped[str | None] = mapped_column(String(100))
    request_id: Mapped[str | None] = mapped_column(String(64))
    message: Mapped[str] = mapped_column(String(500), default="")
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    asked_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str | None] = mapped_column(String(500))
    evidence: Mapped[str | None] = mapped_column(String(64))
    evidence_type: Mapped[str | None] = mapped_column(String(32))
