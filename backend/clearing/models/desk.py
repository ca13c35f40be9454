"""Stations at the desks, what they are told, what they mirrored, and the devices they saw."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.clearing.states import CommandKind, Cycle
from backend.infra.db import Base, choice


class PairingCode(Base):
    """A code that pairs one station; kept as its SHA-256 only."""

    __tablename__ = "pairing_code"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class DeskStation(Base):
    """One computer with readers; its token is kept as its SHA-256 only.

    ``public_key`` is for sealing PINs. ``mirrored_until`` and ``last_hash`` are where its journal
    ends here. ``report`` is its last heartbeat.
    """

    __tablename__ = "desk_station"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    public_key: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(40))
    paired_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    paired_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    mirrored_until: Mapped[int] = mapped_column(default=0)
    last_hash: Mapped[str] = mapped_column(String(64))


class ClearDevice(Base):
    """税控设备, found by what its card says; ``identity_key`` never changes.

    A user card has no serial number: taxpayer and machines stand for it. ``limit_date`` is the
    bureau's last word (锁死日期), None = nobody has said.
    """

    __tablename__ = "clear_device"

    id: Mapped[int] = mapped_column(primary_key=True)
    identity_key: Mapped[str] = mapped_column(String(120), unique=True)
    taxpayer_no: Mapped[str] = mapped_column(String(20), index=True)
    taxpayer_name: Mapped[str] = mapped_column(String(200), default="")
    device_no: Mapped[str] = mapped_column(String(40))
    machines: Mapped[list[str]] = mapped_column(JSON)
    version: Mapped[str] = mapped_column(String(40), default="")
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    label: Mapped[str] = mapped_column(String(60))
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    cycle: Mapped[Cycle] = mapped_column(choice(Cycle))
    limit_date: Mapped[date | None]
    cleared_until: Mapped[date | None]
    first_seen_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class DeskCommand(Base):
    """What a station is to do. Ids grow in the order of the commits of one station.

    ``sealed`` is a PIN that only the station can open; forgotten as soon as the station has it.
    """

    __tablename__ = "desk_command"
    __table_args__ = (Index("ix_desk_command_station", "station_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("desk_station.id"))
    session_no: Mapped[str | None] = mapped_column(String(64))
    kind: Mapped[CommandKind] = mapped_column(choice(CommandKind))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    sealed: Mapped[str | None] = mapped_column(String(400))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]


class DeskEntry(Base):
    """One entry of a station's journal, as it was written there; never changed.

    ``session_no`` is the station's word: repairs at the desk have names of their own.
    ``written_at`` stays text, since its spelling is part of the hash.
    """

    __tablename__ = "desk_entry"
    __table_args__ = (
        UniqueConstraint("station_id", "seq"),
        Index("ix_desk_entry_session", "session_no", "seq"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("desk_station.id"))
    seq: Mapped[int]
    session_no: Mapped[str] = mapped_column(String(64))
    unit_id: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    written_at: Mapped[str] = mapped_column(String(40))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[datetime]
