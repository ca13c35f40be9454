"""Tables of notices and their outbox, of the ways out, and of everything that reminds."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base, choice
from backend.infra.jobs import JobColumns, JobState
from backend.notify.kinds import Channel, NoticeKind
from backend.notify.states import ConfirmationState, DeliveryState, ItemKind, Repeat, RobotKind

_UNREAD = text("read_at IS NULL")
_OPEN = text("state IN ('waiting', 'dead')")


def _person() -> Any:
    """A column for the person whose row it is; the row goes with him."""
    return mapped_column(ForeignKey("person.id", ondelete="CASCADE"))


class NoticeRow(Base):
    """One notice in one person's inbox; ``key`` makes sure that he is told once.

    ``lines`` are [{"text", "link"}] of a digest, None for any other notice.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_notice_inbox", "person_id", "id"),
        Index(
            "ix_notice_unread",
            "person_id",
            "id",
            sqlite_where=_UNREAD,
            postgresql_where=_UNREAD,
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = _person()
    kind: Mapped[NoticeKind] = mapped_column(choice(NoticeKind))
    title: Mapped[str] = mapped_column(String(100))
    body: Mapped[str] = mapped_column(String(1000))
    link: Mapped[str] = mapped_column(String(200))
    lines: Mapped[list[dict[str, str]] | None] = mapped_column(JSON(none_as_null=True))
    key: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class Delivery(JobColumns, Base):
    """One notice on its way through one channel to one target, once.

    ``target_id`` is the subscription or the robot, 0 for the person's mail address: no foreign
    key, since a delivery outlives its target. ``group_key`` is set for robots: a group of
    people who are all told the same hears it once.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("notice_id", "channel", "target_id"),
        Index("ix_delivery_due", "channel", "state", "next_try_at"),
        Index("ix_delivery_state", "state", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    channel: Mapped[Channel] = mapped_column(choice(Channel))
    target_id: Mapped[int]
    group_key: Mapped[str | None] = mapped_column(String(240), unique=True)
    state: Mapped[DeliveryState] = mapped_column(choice(DeliveryState))
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class NoticePreference(Base):
    """What one person chose: {kind: [channels]}, quiet minutes after midnight, the digest."""

    __tablename__ = "notice_preference"
    __table_args__ = (
        CheckConstraint("quiet_from BETWEEN 0 AND 1439", name="quiet_from_in_day"),
        CheckConstraint("quiet_to BETWEEN 0 AND 1439", name="quiet_to_in_day"),
        CheckConstraint("(quiet_from IS NULL) = (quiet_to IS NULL)", name="quiet_whole"),
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    choices: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    quiet_from: Mapped[int | None]
    quiet_to: Mapped[int | None]
    wants_digest: Mapped[bool]
    changed_at: Mapped[datetime]


class PushSubscription(Base):
    """One browser that takes pushes for one person.

    ``session_id`` is the login session that brought it, no foreign key: a session that was
    ended on purpose takes its pushes along, one that ran out does not. ``paused_until``: its
    push service could not be reached for so long that nothing is sent there for a while.
    """

    __tablename__ = "push_subscription"
    __table_args__ = (
        Index("ix_push_subscription_person", "person_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = _person()
    session_id: Mapped[int]
    endpoint: Mapped[str] = mapped_column(String(1000), unique=True)
    p256dh: Mapped[str] = mapped_column(String(100))
    auth: Mapped[str] = mapped_column(String(40))
    device: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]
    paused_until: Mapped[datetime | None]


class Robot(Base):
    """群机器人: a group chat that hears of some kinds; ``address`` and ``secret`` are sealed."""

    __tablename__ = "robot"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50), unique=True)
    kind: Mapped[RobotKind] = mapped_column(choice(RobotKind))
    address: Mapped[str] = mapped_column(String(1500))
    secret: Mapped[str | None] = mapped_column(String(500))
    kinds: Mapped[list[str]] = mapped_column(JSON)
    is_active: Mapped[bool]
    created_at: Mapped[datetime]
    last_sent_at: Mapped[datetime | None]
    last_problem: Mapped[str | None] = mapped_column(String(500))


class Reminder(JobColumns, Base):
    """A person's own reminder; ``next_try_at`` is ``due_at`` until it has fired."""

    __tablename__ = "reminder"
    __table_args__ = (
        Index("ix_reminder_due", "state", "next_try_at"),
        Index("ix_reminder_person", "person_id", "state", "due_at", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = _person()
    text: Mapped[str] = mapped_column(String(200))
    link: Mapped[str | None] = mapped_column(String(200))
    due_at: Mapped[datetime]
    first_due_at: Mapped[datetime]
    repeat: Mapped[Repeat] = mapped_column(choice(Repeat))
    state: Mapped[JobState] = mapped_column(choice(JobState))
    created_at: Mapped[datetime]
    fired_at: Mapped[datetime | None]


class RedConfirmation(JobColumns, Base):
    """红字信息确认单: lapses 72 hours after it came unless the other side answers."""

    __tablename__ = "red_confirmation"
    __table_args__ = (
        Index("ix_red_confirmation_due", "state", "next_try_at"),
        Index("ix_red_confirmation_person", "person_id", "id"),
        Index(
            "uq_red_confirmation_open",
            "person_id",
            "number",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = _person()
    number: Mapped[str] = mapped_column(String(40))
    came_at: Mapped[datetime]
    state: Mapped[ConfirmationState] = mapped_column(choice(ConfirmationState))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class DatedItem(JobColumns, Base):
    """到期事项: a certificate, a device or anything else with a last day and a responsible person.

    ``lead_days`` are the days before ``due_on`` on which he is reminded; the day itself always
    counts. A due one stays until an administrator says that it is dealt with.
    """

    __tablename__ = "dated_item"
    __table_args__ = (
        Index("ix_dated_item_due", "state", "next_try_at"),
        Index("ix_dated_item_list", "is_closed", "due_on", "id"),
        Index("ix_dated_item_person", "person_id", "is_closed", "due_on"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100))
    kind: Mapped[ItemKind] = mapped_column(choice(ItemKind))
    due_on: Mapped[date]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    lead_days: Mapped[list[int]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(String(300))
    state: Mapped[JobState] = mapped_column(choice(JobState))
    is_closed: Mapped[bool]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class CalendarFeed(Base):
    """One person's secret calendar address; its token is kept as its SHA-256 only."""

    __tablename__ = "calendar_feed"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    last_read_at: Mapped[datetime | None]
