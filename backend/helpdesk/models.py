"""Tables of the help desk: tickets, their conversation, the evidence that came with them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.helpdesk.states import EvidenceKind, Side, TicketAct, TicketKind, TicketState
from backend.infra.db import Base, choice


class Ticket(Base):
    """工单. Its texts hold no ID and no bank-card number: they were covered before.

    ``company`` and ``invoice_number`` are what the person wrote; ``invoice_id`` is set when the
    invoice is his own. ``follow_up_on`` is the day agreed on (约定跟进).
    """

    __tablename__ = "ticket"
    __table_args__ = (
        Index("ix_ticket_owner", "owner_id", "id"),
        Index("ix_ticket_state", "state", "id"),
        Index("ix_ticket_follow_up", "follow_up_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_no: Mapped[str] = mapped_column(String(24), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[TicketState] = mapped_column(choice(TicketState))
    kind: Mapped[TicketKind] = mapped_column(choice(TicketKind))
    title: Mapped[str] = mapped_column(String(100))
    description: Mapped[str] = mapped_column(String(4000))
    steps: Mapped[str] = mapped_column(String(2000), default="")
    tried: Mapped[str] = mapped_column(String(2000), default="")
    occurred_at: Mapped[datetime | None]
    contact: Mapped[str] = mapped_column(String(100), default="")
    company: Mapped[str] = mapped_column(String(100), default="")
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"))
    invoice_number: Mapped[str] = mapped_column(String(32), default="")
    invoice_issued_on: Mapped[date | None]
    error_code: Mapped[str] = mapped_column(String(80), default="")
    error_id: Mapped[str] = mapped_column(String(16), default="")
    session_no: Mapped[str] = mapped_column(String(64), default="")
    follow_up_on: Mapped[date | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class TicketMessage(Base):
    """One entry of the conversation: what somebody did and wrote, newest last."""

    __tablename__ = "ticket_message"
    __table_args__ = (Index("ix_ticket_message_ticket", "ticket_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    side: Mapped[Side] = mapped_column(choice(Side))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    act: Mapped[TicketAct] = mapped_column(choice(TicketAct))
    text: Mapped[str] = mapped_column(String(4000), default="")
    at: Mapped[datetime]


class TicketStep(Base):
    """One step of a given solution; ``tried_at`` None = the person has not tried it yet."""

    __tablename__ = "ticket_step"
    __table_args__ = (UniqueConstraint("message_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("ticket_message.id"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(500))
    tried_at: Mapped[datetime | None]


class TicketEvidence(Base):
    """What was known when the ticket was filed; the person saw it and let it go along."""

    __tablename__ = "ticket_evidence"
    __table_args__ = (UniqueConstraint("ticket_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    kind: Mapped[EvidenceKind] = mapped_column(choice(EvidenceKind))
    title: Mapped[str] = mapped_column(String(200))
    lines: Mapped[list[Any]] = mapped_column(JSON)


class TicketScreenshot(Base):
    """A picture of the screen, its bytes under their SHA-256 in the store of originals."""

    __tablename__ = "ticket_screenshot"
    __table_args__ = (UniqueConstraint("ticket_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(200))
    file_format: Mapped[str] = mapped_column(String(8))
    byte_count: Mapped[int]
    added_at: Mapped[datetime]
