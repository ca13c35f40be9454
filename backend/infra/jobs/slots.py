"""Daily chores: one of all workers does each, and a missed one is caught up at the next start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import String, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base, db, transaction
from backend.kernel.clock import BEIJING

_KEPT = timedelta(days=30)


class JobSlot(Base):
    """One due time of one chore; who inserts the row does the chore."""

    __tablename__ = "job_slot"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    due_at: Mapped[datetime] = mapped_column(primary_key=True)


@dataclass(frozen=True, slots=True)
class Daily:
    """A chore at a time of the day in China."""

    name: str
    at: time
    do: Callable[[], None]

    def latest_due(self, now: datetime) -> datetime:
        """The last due time that is not after ``now``."""
        local = now.astimezone(BEIJING)
        due = datetime.combine(local.date(), self.at, tzinfo=BEIJING)
        return due if due <= local else due - timedelta(days=1)


def take_slot(name: str, due_at: datetime) -> bool:
    """Whether this call won the slot; every later or parallel one loses it."""
    if (
        db.session.scalar(
            select(JobSlot.name).where(JobSlot.name == name, JobSlot.due_at == due_at)
        )
        is not None
    ):
        return False
    try:
        with transaction() as session:
            session.execute(
                delete(JobSlot).where(JobSlot.name == name, JobSlot.due_at < due_at - _KEPT)
            )
            session.add(JobSlot(name=name, due_at=due_at))
    except IntegrityError:
        return False
    return True
