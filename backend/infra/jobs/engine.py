"""Knows every kind of background work of an application and does the rows that are due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import structlog
from flask import Flask, current_app
from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from backend.infra import incidents, log_lines
from backend.infra.config import Settings, SettingsError
from backend.infra.db import db, end_reading, transaction
from backend.infra.jobs.doorbell import Doorbell, HueyDoorbell
from backend.infra.jobs.rows import Claim, JobState, backoff, claim_due, is_due, settle
from backend.infra.jobs.slots import Daily, take_slot
from backend.infra.parts import part, provide
from backend.kernel import clock, ids

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One kind of work: which rows, and what to do with a claimed one.

    ``do`` calls ``settle`` in the transaction that records its outcome. What it raises is
    logged, and the row tried again with back-off, dead after ``max_attempts`` such failures;
    then ``bury`` may tell the business object, in the same transaction.

    A work with ``do_batch`` in the place of ``do`` gets up to ``batch`` rows at once; a bell then
    means "look", not one row. ``only`` narrows the table, so that several works may share one.
    """

    name: str
    table: Any
    do: Callable[[Claim], None] | None = None
    do_batch: Callable[[Sequence[Claim]], None] | None = None
    batch: int = 1
    only: Sequence[ColumnElement[bool]] = ()
    lease: timedelta = timedelta(seconds=30)
    max_deaths: int = 5
    max_attempts: int = 20
    base_s: float = 5.0
    cap_s: float = 3600.0
    bury: Callable[[Session, int], None] = lambda _session, _row_id: None

    def __post_init__(self) -> None:
        if (self.do is None) == (self.do_batch is None):
            raise ValueError(f"{self.name}: either do or do_batch")


@dataclass(slots=True)
class Jobs:
    """All background work of one application."""

    bell: Doorbell
    works: Sequence[Work] = ()
    dailies: Sequence[Daily] = ()
    by_name: dict[str, Work] = field(init=False)

    def __post_init__(self) -> None:
        self.by_name = {work.name: work for work in self.works}

    def claim(self, work: Work, limit: int, row_id: int | None = None) -> list[Claim]:
        """Due rows, now held by the caller. Looks before it takes the write lock."""
        if not self._any_due(work, row_id):
            return []
        with transaction() as session:
            claimed = claim_due(
                session,
                work.table,
                lease=work.lease,
                limit=limit,
                max_deaths=work.max_deaths,
                row_id=row_id,
                only=work.only,
            )
            for dead_id in claimed.dead_ids:
                _log.error("job_dead", work=work.name, row_id=dead_id, reason="worker deaths")
                work.bury(session, dead_id)
        return claimed.claims

    @staticmethod
    def _any_due(work: Work, row_id: int | None) -> bool:
        condition = is_due(work.table, clock.now())
        query = select(work.table.id).where(condition, *work.only)
        if row_id is not None:
            query = query.where(work.table.id == row_id)
        found = db.session.scalar(select(exists(query)))
        end_reading()
        return bool(found)

    def answer(self, name: str, row_id: int) -> None:
        """The bell rang for one row: do it if it is due and free; a batch goes on to the end."""
        work = self.by_name[name]
        if work.do_batch is None:
            self.do(work, self.claim(work, 1, row_id))
            return
        while claims := self.claim(work, work.batch):
            self.do(work, claims)

    def do(self, work: Work, claims: Sequence[Claim]) -> None:
        """Work on claimed rows; whatever goes wrong stays inside its row, or inside its batch."""
        if work.do_batch is not None:
            self._do_guarded(work, work.do_batch, claims, claims)
        elif work.do is not None:
            for claim in claims:
                self._do_guarded(work, work.do, claim, [claim])

    def _do_guarded(
        self, work: Work, do: Callable[[Any], None], what: Any, claims: Sequence[Claim]
    ) -> None:
        error_id = ids.new_error_id()
        with structlog.contextvars.bound_contextvars(request_id=error_id):
            log_lines.listen()
            try:
                do(what)
            except Exception as error:  # noqa: BLE001 - the job loop: one row never stops the others
                row_ids = [claim.row_id for claim in claims]
                _log.error("job_failed", work=work.name, row_ids=row_ids, exc_info=error)
                _keep_failure(error_id, "jobs.failed", work.name)
                for claim in claims:
                    self._try_later(work, claim, f"{type(error).__name__}，编号 {error_id}")

    @staticmethod
    def _try_later(work: Work, claim: Claim, what: str) -> None:
        pause = backoff(claim.attempt, base_s=work.base_s, cap_s=work.cap_s, spread=ids.fraction())
        values: dict[str, Any] = {
            "next_try_at": clock.now() + pause,
            "last_error": f"内部错误（{what}），将自动重试。",
        }
        is_dead = claim.attempt >= work.max_attempts
        if is_dead:
            values["state"] = JobState.DEAD.value
            values["last_error"] = f"内部错误（{what}），已停止自动重试。"
        with transaction() as session:
            if settle(session, work.table, claim, **values) and is_dead:
                work.bury(session, claim.row_id)

    def do_dailies(self) -> None:
        """Every daily chore whose slot nobody has taken."""
        for daily in self.dailies:
            if take_slot(daily.name, daily.latest_due(clock.now())):
                self._do_daily(daily)

    @staticmethod
    def _do_daily(daily: Daily) -> None:
        try:
            daily.do()
        except Exception as error:  # noqa: BLE001 - the job loop: tomorrow is another slot
            _log.error("daily_failed", work=daily.name, exc_info=error)


def _keep_failure(error_id: str, code: str, name: str) -> None:
    version = str(getattr(current_app, "version", ""))
    incidents.keep(incidents.Failure(error_id, code, None, "JOB", name, version))


def connect(
    app: Flask,
    settings: Settings,
    works: Sequence[Work],
    dailies: Sequence[Daily] = (),
    bell: Doorbell | None = None,
) -> None:
    """Give ``app`` its background work; ``bell`` None means the one that the settings name."""
    if settings.jobs_url and bell is None:
        raise SettingsError("JOBS_URL must be empty: the queue file in the data folder is used")
    chosen = bell or HueyDoorbell(settings.piaokatong_data / "huey.db")
    provide(app, Jobs(chosen, works, dailies))
    incidents.use(app)


def ring(name: str, row_id: int) -> None:
    """Tell a worker that a committed row is due now."""
    part(Jobs).bell.ring(name, row_id)


def is_running(session: Session, table: Any, row_id: int) -> bool:
    """Whether a worker holds the row at this moment."""
    query = select(table.id).where(table.id == row_id, table.lease_until > clock.now())
    return session.scalar(query) is not None


def run_due(limit: int = 1000) -> int:
    """Do everything that is due, here and now, one after the other; gives how many rows.

    For tests and one-off commands; the worker does the same in several threads.
    """
    jobs, count = part(Jobs), 0
    while count < limit:
        done = [(work, jobs.claim(work, max(8, work.batch))) for work in jobs.works]
        found = sum(len(claims) for _, claims in done)
        if not found:
            break
        for work, claims in done:
            if claims:
                jobs.do(work, claims)
        count += found
    return count
