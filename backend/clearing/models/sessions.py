"""Sessions of clearing, their units, what people see of them, and what an administrator set."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.clearing.states import ClearKind, ClearState, RegisterUpdate
from backend.infra.db import Base, choice


class ClearSession(Base):
    """一次清卡. ``state`` is worked out from the journal; ``pause`` is the station's last word.

    ``is_rebuilt`` (恢复生成): our own record was lost, the station's journal brought it back.
    ``is_unlisted``: nobody knows its units yet, so it holds the whole reader. Confirmation and
    approval count for the fingerprints beside them, by unit. ``steps`` are {"state", "at"}.
    ``pause_asked_at``: a person wants it to stop before the next act. ``reported_count`` and
    ``reported_sha256`` are of our invoices that it reported, as they were then.
    ``invoices``: those on the device when it was listed, by state; None = the device did not tell.
    ``acknowledged``: the alarms under which it was begun, with who took note of them and why.
    """

    __tablename__ = "clear_session"
    __table_args__ = (
        Index(
            "uq_clear_session_reader",
            "station_id",
            "reader",
            unique=True,
            sqlite_where=text("is_unlisted"),
            postgresql_where=text("is_unlisted"),
        ),
        Index("ix_clear_session_device", "device_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_no: Mapped[str] = mapped_column(String(64), unique=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("desk_station.id"))
    reader: Mapped[str] = mapped_column(String(120))
    kind: Mapped[ClearKind] = mapped_column(choice(ClearKind))
    chosen: Mapped[list[str] | None] = mapped_column(JSON)
    reason: Mapped[str | None] = mapped_column(String(500))
    over_id: Mapped[int | None] = mapped_column(ForeignKey("clear_session.id"))
    device_id: Mapped[int | None] = mapped_column(ForeignKey("clear_device.id"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    operator_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    state: Mapped[ClearState] = mapped_column(choice(ClearState))
    is_unlisted: Mapped[bool]
    is_taken_over: Mapped[bool] = mapped_column(default=False)
    is_sandbox: Mapped[bool]
    is_rebuilt: Mapped[bool] = mapped_column(default=False)
    needs_approval: Mapped[bool]
    pause: Mapped[str | None] = mapped_column(String(20))
    code: Mapped[str | None] = mapped_column(String(40))
    detail: Mapped[str] = mapped_column(String(500), default="")
    percent: Mapped[int] = mapped_column(default=0)
    paused_since: Mapped[datetime | None]
    next_try_at: Mapped[datetime | None]
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    identity: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    backup: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    checks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    invoices: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    acknowledged: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[datetime | None]
    confirmed: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    approved: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    abort_asked_at: Mapped[datetime | None]
    pause_asked_at: Mapped[datetime | None]
    pause_asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    pause_reason: Mapped[str] = mapped_column(String(200), default="")
    reported_count: Mapped[int | None]
    reported_sha256: Mapped[str | None] = mapped_column(String(64))
    ended_at: Mapped[datetime | None]
    signed_off_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_off_at: Mapped[datetime | None]
    register_update: Mapped[RegisterUpdate | None] = mapped_column(choice(RegisterUpdate))


class ClearUnitRow(Base):
    """One machine (or group) and its period in one session.

    ``is_living``: no other session may take the same unit and period; a unit that was cleared
    lives for ever. ``before`` and ``after`` are the control data in hexadecimal.
    """

    __tablename__ = "clear_unit"
    __table_args__ = (
        UniqueConstraint("session_id", "unit_id"),
        Index(
            "uq_clear_unit_living",
            "unit_id",
            "period_start",
            unique=True,
            sqlite_where=text("is_living"),
            postgresql_where=text("is_living"),
        ),
        Index("ix_clear_unit_period", "unit_id", "period_start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("clear_session.id"))
    unit_id: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(String(60))
    period_start: Mapped[date]
    period_end: Mapped[date]
    is_living: Mapped[bool]
    state: Mapped[ClearState] = mapped_column(choice(ClearState, "unitstate"))
    code: Mapped[str | None] = mapped_column(String(40))
    fingerprint: Mapped[str] = mapped_column(String(64))
    totals: Mapped[dict[str, Any]] = mapped_column(JSON)
    limit_date: Mapped[date | None]
    before: Mapped[str | None] = mapped_column(String(600))
    after: Mapped[str | None] = mapped_column(String(600))
    was_reset: Mapped[bool | None]
    receipt: Mapped[str | None] = mapped_column(String(80))
    ticket_sha256: Mapped[str | None] = mapped_column(String(64))
    proof_sha256: Mapped[str | None] = mapped_column(String(64))


class ClearEvent(Base):
    """One line of the live log, from the station's journal or from a person."""

    __tablename__ = "clear_event"
    __table_args__ = (Index("ix_clear_event_session", "session_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("clear_session.id"))
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(40))
    state: Mapped[ClearState] = mapped_column(choice(ClearState, "eventstate"))
    percent: Mapped[int]
    unit_id: Mapped[str] = mapped_column(String(64), default="")
    code: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(String(500))
    is_error: Mapped[bool] = mapped_column(default=False)
    seq: Mapped[int | None]


class ClearFile(Base):
    """A file of a session (backup, report of the station); bytes are kept by their hash."""

    __tablename__ = "clear_file"
    __table_args__ = (UniqueConstraint("session_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("clear_session.id"))
    name: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    byte_count: Mapped[int]
    received_at: Mapped[datetime]


class ClearSettings(Base):
    """What the administrator decides about clearing; one row, made when first changed."""

    __tablename__ = "clear_settings"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    needs_approval: Mapped[bool]
    most_sessions: Mapped[int]
    maintenance_from: Mapped[datetime | None]
    maintenance_until: Mapped[datetime | None]
    maintenance_text: Mapped[str] = mapped_column(String(200), default="")
    peak_from: Mapped[int]
    peak_until: Mapped[int]
    stock_threshold: Mapped[int]
    alarm_hours: Mapped[int] = mapped_column(default=24)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    changed_at: Mapped[datetime]
