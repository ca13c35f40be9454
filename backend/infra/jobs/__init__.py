"""Background work: the row is the truth, the queue is only a doorbell.

What has to happen later is a row of the business table that owns it (``JobColumns``). The verb
that makes the row calls ``ring`` after its commit, and a worker answers within milliseconds; a
sweep every few seconds finds what no bell announced. A row is claimed with a lease in one
statement, so that a killed worker loses nothing and two workers never hold the same row.
"""

from backend.infra.jobs.engine import (
    Jobs,
    Work,
    connect,
    is_running,
    ring,
    run_due,
)
from backend.infra.jobs.rows import (
    Claim,
    JobColumns,
    JobState,
    backoff,
    claim_due,
    held,
    settle,
    settle_all,
)
from backend.infra.jobs.slots import Daily, JobSlot, take_slot
from backend.infra.jobs.worker import run_worker

__all__ = [
    "Claim",
    "Daily",
    "JobColumns",
    "JobSlot",
    "JobState",
    "Jobs",
    "Work",
    "backoff",
    "claim_due",
    "connect",
    "held",
    "is_running",
    "ring",
    "run_due",
    "run_worker",
    "settle",
    "settle_all",
    "take_slot",
]
