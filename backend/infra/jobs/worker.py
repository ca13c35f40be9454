"""The worker process: answers the bell at once and sweeps what no bell announced."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

import structlog
from flask import Flask

from backend.infra.jobs.engine import Jobs, Work
from backend.infra.jobs.rows import Claim
from backend.infra.parts import part

_log = structlog.get_logger(__name__)
SWEEP_S = 3.0
_THREADS = 4


def run_worker(app: Flask) -> None:
    """Work until SIGTERM or Ctrl-C; rows in hand are finished, nothing else is begun."""
    with app.app_context():
        jobs = part(Jobs)

    def answer(name: str, row_id: int) -> None:
        with app.app_context():
            jobs.answer(name, row_id)

    with sweeping(app, jobs):
        _log.info("worker_started", works=sorted(jobs.by_name))
        jobs.bell.serve(answer)
    _log.info("worker_stopped")


@contextmanager
def sweeping(app: Flask, jobs: Jobs) -> Iterator[None]:
    """Sweep in a thread of its own, at once and then every few seconds, until the end."""
    stop = threading.Event()
    thread = threading.Thread(target=_sweep_until, args=(app, jobs, stop), name="sweep")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _sweep_until(app: Flask, jobs: Jobs, stop: threading.Event) -> None:
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="sweep") as pool:
        while not stop.is_set():
            try:
                sweep(app, jobs, pool, stop)
            except Exception as error:  # noqa: BLE001 - the job loop: an absent database comes back
                _log.error("sweep_failed", exc_info=error)
            stop.wait(SWEEP_S)


def sweep(app: Flask, jobs: Jobs, pool: ThreadPoolExecutor, stop: threading.Event) -> None:
    """Do every due row of every work, never holding more shares than there are threads.

    The works take turns, so that the many rows of one never keep the others waiting.
    """
    with app.app_context():
        jobs.do_dailies()
    busy = list(jobs.works)
    while busy and not stop.is_set():
        busy = [work for work in busy if not stop.is_set() and _take_turn(app, jobs, pool, work)]


def _take_turn(app: Flask, jobs: Jobs, pool: ThreadPoolExecutor, work: Work) -> bool:
    """One round of one work; False when nothing of it was due."""
    shares = _claim(app, jobs, work)
    running: list[Future[None]] = [pool.submit(_do, app, jobs, work, share) for share in shares]
    wait(running)
    for one in running:
        one.result()
    return bool(shares)


def _claim(app: Flask, jobs: Jobs, work: Work) -> list[list[Claim]]:
    """For each thread its share: a row, or a batch."""
    with app.app_context():
        claims = jobs.claim(work, _THREADS * work.batch)
    return [claims[start : start + work.batch] for start in range(0, len(claims), work.batch)]


def _do(app: Flask, jobs: Jobs, work: Work, claims: list[Claim]) -> None:
    with app.app_context():
        jobs.do(work, claims)
