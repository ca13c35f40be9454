"""The worker as a process of its own: rung, swept, stopped, killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from apiflask import APIFlask

from backend.infra.config import Settings, VerifyProviderName, load_secrets
from backend.sandbox.behaviour import Fault
from backend.sandbox.payloads import bulk_payload
from tests.databases import both_databases
from tests.personas import LIN, SignIn
from tests.sandbox_server import RunningSandbox, running_sandbox
from tests.verification.desk import Desk

ROOT = Path(__file__).parents[2]
WORKER = ["app.py", "worker"]
WITHOUT_SWEEP = [
    "-c",
    "import app, backend.infra.jobs.worker as w; w.SWEEP_S = 3600; w.run_worker(app.app)",
]
PATIENCE_S = 45.0


@pytest.fixture
def sandbox(data_folder: Path) -> Iterator[RunningSandbox]:
    with running_sandbox(load_secrets(data_folder)) as running:
        yield running


@pytest.fixture
def settings(database: str, data_folder: Path, sandbox: RunningSandbox) -> Settings:
    return Settings(
        piaokatong_data=data_folder,
        database_url=database,
        verify_provider=VerifyProviderName.SANDBOX,
        sandbox_port=sandbox.port,
        verify_timeout_s=1.0,
    )


@pytest.fixture
def desk(app: APIFlask, sign_in: SignIn) -> Desk:
    return Desk(app, sign_in(LIN))


@contextmanager
def worker(
    settings: Settings, command: list[str] | None = None
) -> Iterator["subprocess.Popen[str]"]:
    """A running worker that has said so; ended at the latest at the end of the block."""
    environment = {
        **os.environ,
        "PIAOKATONG_DATA": str(settings.piaokatong_data),
        "DATABASE_URL": settings.database_url,
        "VERIFY_PROVIDER": "sandbox",
        "SANDBOX_PORT": str(settings.sandbox_port),
        "VERIFY_TIMEOUT_S": str(settings.verify_timeout_s),
    }
    with subprocess.Popen(
        [sys.executable, *(command or WORKER)],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            while "worker_started" not in line:
                assert line, "the worker did not start"
                line = process.stderr.readline()
            yield process
        finally:
            process.kill()


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def states(desk: Desk, ids: list[int]) -> set[str]:
    """Present states of up to 50 invoices."""
    answer = desk.browser.get("/api/invoices/states", query_string={"ids": ",".join(map(str, ids))})
    return {row["verify_status"] for row in answer.get_json()["items"]}


def is_under_way(desk: Desk, ids: list[int]) -> bool:
    return any(one.finished_at is None for row_id in ids for one in desk.attempts(row_id))


def test_the_bell_alone_is_answered(desk: Desk, settings: Settings) -> None:
    with worker(settings, WITHOUT_SWEEP):
        ids = [desk.scan(bulk_payload(serial)) for serial in range(3)]

        wait_until(lambda: states(desk, ids) == {"consistent"}, "the bell was not answered")


def test_what_no_bell_announced_is_swept(desk: Desk, settings: Settings) -> None:
    ids = [desk.scan(bulk_payload(serial)) for serial in range(10)]
    for file in settings.piaokatong_data.glob("huey.db*"):
        file.unlink()

    with worker(settings):
        wait_until(lambda: states(desk, ids) == {"consistent"}, "the sweep missed something")


@both_databases
def test_workers_killed_in_mid_call_lose_no_invoice(
    desk: Desk, settings: Settings, sandbox: RunningSandbox
) -> None:
    ids = [desk.scan(bulk_payload(serial)) for serial in range(12)]
    sandbox.misbehave(Fault.SLOW, seconds=0.5)

    for _ in range(2):
        with worker(settings) as victim:
            wait_until(lambda: is_under_way(desk, ids), "nothing was begun")
            victim.send_signal(signal.SIGKILL)
            victim.wait()
    sandbox.behave()
    with worker(settings):
        wait_until(lambda: states(desk, ids) == {"consistent"}, "an invoice was lost")

    attempts = [one for row_id in ids for one in desk.attempts(row_id)]
    interrupted = [one for one in attempts if one.raw_code == "Interrupted"]
    assert interrupted
    assert len(attempts) == len(ids) + len(interrupted)
    assert all(one.finished_at is not None and one.counts for one in attempts)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_told_to_stop_finishes_what_it_has_in_hand(
    desk: Desk, settings: Settings, sandbox: RunningSandbox, number: signal.Signals
) -> None:
    ids = [desk.scan(bulk_payload(serial)) for serial in range(6)]
    sandbox.misbehave(Fault.SLOW, seconds=0.5)

    with worker(settings) as process:
        wait_until(lambda: is_under_way(desk, ids), "nothing was begun")
        process.send_signal(number)
        status = process.wait(timeout=PATIENCE_S)

    assert status == 0
    assert not is_under_way(desk, ids)
    assert all(one.raw_code == "N" for row_id in ids for one in desk.attempts(row_id))
