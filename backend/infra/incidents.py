"""错误编号: a failure's log lines, kept for a while under the id that the person was told.

The log itself stays where the operator collects it. This table is for tickets: any web process
finds here what another one logged, on either database. Neither persons nor addresses stand in it.
"""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import JSON, String, delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra import log_lines
from backend.infra.db import Base, db, transaction
from backend.infra.parts import part, provide
from backend.kernel import clock

_log = structlog.get_logger(__name__)
KEPT = timedelta(days=30)
MOST_KEPT = 5000
MOST_AN_HOUR = 200
"""A process: when everything fails at once, two hundred extracts say as much as a million."""
_ERROR_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


class Incident(Base):
    """One failure; ``status`` None = background work, then ``route`` names the work."""

    __tablename__ = "incident"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(String(80))
    status: Mapped[int | None]
    method: Mapped[str] = mapped_column(String(10))
    route: Mapped[str] = mapped_column(String(200))
    version: Mapped[str] = mapped_column(String(40))
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed: the code that was answered, and where."""

    error_id: str
    code: str
    status: int | None
    method: str
    route: str
    version: str


class Pace:
    """So many an hour; a part of its application."""

    def __init__(self) -> None:
        self._kept: deque[datetime] = deque()

    def admits(self, now: datetime) -> bool:
        """Whether one more may be kept, which is then counted."""
        while self._kept and self._kept[0] <= now - timedelta(hours=1):
            self._kept.popleft()
        if len(self._kept) >= MOST_AN_HOUR:
            return False
        self._kept.append(now)
        return True


def use(app: Any) -> None:
    """Give ``app`` its pace."""
    provide(app, Pace())


def is_error_id(text: str) -> bool:
    """Whether the text has the form of an error id."""
    return _ERROR_ID.fullmatch(text) is not None


def keep(failure: Failure) -> None:
    """Keep the lines heard so far, in a transaction of their own; never fails itself.

    A failing database keeps nothing: the process's own log still has the lines.
    """
    now = clock.now()
    if not part(Pace).admits(now):
        return
    try:
        with transaction() as session:
            session.add(
                Incident(
                    id=failure.error_id,
                    at=now,
                    code=failure.code[:80],
                    status=failure.status,
                    method=failure.method[:10],
                    route=failure.route[:200],
                    version=failure.version,
                    lines=log_lines.heard(),
                )
            )
    except SQLAlchemyError as error:
        _log.warning("incident_not_kept", reason=type(error).__name__)


def find(error_id: str) -> Incident | None:
    """What is kept under the id; None when nothing is, or not any more."""
    return db.session.get(Incident, error_id) if is_error_id(error_id) else None


def lines_of(incident: Incident) -> list[str]:
    """The extract, a line of the log a line."""
    return [line for one in incident.lines for line in _as_text(one)]


def _as_text(line: dict[str, Any]) -> Sequence[str]:
    first = [str(line.get(key, "")) for key in ("timestamp", "level", "event")]
    others = [
        f"{key}={value}"
        for key, value in line.items()
        if key not in {"timestamp", "level", "event", "trace"}
    ]
    return [" ".join(part for part in (*first, *others) if part), *_indented(line)]


def _indented(line: dict[str, Any]) -> list[str]:
    return [f"  {one}" for one in line.get("trace", ())]


def tidy() -> None:
    """Forget what is older than 30 days, and all but the newest five thousand. Run daily."""
    newest = select(Incident.at).order_by(Incident.at.desc()).offset(MOST_KEPT).limit(1)
    with transaction() as session:
        limit = max(clock.now() - KEPT, session.scalar(newest) or clock.now() - KEPT)
        session.execute(
            delete(Incident)
            .where(Incident.at <= limit)
            .execution_options(synchronize_session=False)
        )
