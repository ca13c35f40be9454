"""What people have said of a desk's alarms, and who wants to hear of clearings."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base


class ClearAcknowledgement(Base):
    """已了解 of one alarm, with its reason; kept for good.

    ``alarm`` names the alarm as it stood, ``told`` is what the person saw. It holds until
    ``holds_until``, or until ``ended_at``, when the alarm was gone or had become another one.
    """

    __tablename__ = "clear_acknowledgement"
    __table_args__ = (
        Index(
            "uq_clear_acknowledgement_alarm",
            "alarm",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_clear_acknowledgement_station", "station_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("desk_station.id"))
    alarm: Mapped[str] = mapped_column(String(240))
    told: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(String(200))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    holds_until: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ClearSubscription(Base):
    """A person who wants to hear how every clearing ends that he may see."""

    __tablename__ = "clear_subscription"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    since: Mapped[datetime]
