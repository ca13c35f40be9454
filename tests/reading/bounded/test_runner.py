import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.reading.bounded import (
    Cause,
    KilledError,
    Limits,
    Runner,
    WorkersUnavailableError,
)

MODULE = "tests.reading.bounded.tasks"
ROOT = Path(__file__).parents[3]
BRIEF = Limits(memory_mb=256, cpu_s=1, wall_s=20.0)


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner(MODULE, at_once=4) as shared:
        yield shared


def echo(runner: Runner, body: bytes = b"") -> dict[str, Any]:
    return runner.run("echo", {}, body).facts


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def ends(pid: int) -> bool:
    until = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_running(pid)


def test_a_task_gets_facts_and_bytes_and_gives_both_back(runner: Runner) -> None:
    body = bytes(range(256)) * 20_000

    reply = runner.run("echo", {"页": 1}, body)

    assert reply.facts["页"] == 1
    assert reply.body == body
    assert reply.cpu_ms >= 0


def test_every_piece_of_work_has_a_process_of_its_own(runner: Runner) -> None:
    first, second = echo(runner), echo(runner)

    assert first["pid"] != second["pid"]
    assert first["nursery"] == second["nursery"]
    assert os.getpid() not in {first["pid"], first["nursery"]}


@pytest.mark.parametrize(
    ("task", "cause"),
    [
        ("spin", Cause.TIME),
        ("eat", Cause.MEMORY),
        ("read_address_zero", Cause.CRASH),
        ("fail", Cause.CRASH),
        ("lie", Cause.CRASH),
        ("no such task", Cause.CRASH),
    ],
)
def test_a_worker_that_ends_without_a_reply_names_the_cause_and_harms_nobody(
    runner: Runner, task: str, cause: Cause
) -> None:
    nursery = echo(runner)["nursery"]

    with pytest.raises(KilledError) as error:
        runner.run(task, {}, b"x", limits=BRIEF)

    assert error.value.cause is cause
    assert echo(runner)["nursery"] == nursery


def test_a_worker_that_got_no_processor_in_its_time_is_no_answer(runner: Runner) -> None:
    nursery = echo(runner)["nursery"]

    with pytest.raises(WorkersUnavailableError):
        runner.run("sleep", {}, b"x", limits=Limits(cpu_s=1, wall_s=0.3))

    assert echo(runner)["nursery"] == nursery


def test_a_worker_that_used_most_of_its_processor_time_was_given_too_much(runner: Runner) -> None:
    with pytest.raises(KilledError) as error:
        runner.run("spin_and_sleep", {}, b"x", limits=Limits(cpu_s=1, wall_s=3.0))

    assert error.value.cause is Cause.TIME


def test_a_dead_nursery_is_replaced(runner: Runner) -> None:
    nursery = echo(runner)["nursery"]

    os.kill(nursery, signal.SIGKILL)
    assert ends(nursery)

    assert echo(runner)["nursery"] != nursery


def test_a_nursery_that_dies_in_mid_work_is_no_answer(runner: Runner) -> None:
    nursery = echo(runner)["nursery"]
    threading.Timer(0.2, os.kill, (nursery, signal.SIGKILL)).start()

    with pytest.raises(WorkersUnavailableError):
        runner.run("sleep", {}, b"", limits=BRIEF)

    assert echo(runner)["nursery"] != nursery


def test_threads_share_the_workers(runner: Runner) -> None:
    bodies = [bytes([number]) * 100_000 for number in range(24)]
    replies: dict[int, bytes] = {}

    def work(number: int) -> None:
        replies[number] = runner.run("echo", {}, bodies[number]).body

    threads = [threading.Thread(target=work, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [replies[number] for number in range(24)] == bodies


def test_who_finds_no_free_worker_is_told_that_nobody_looked() -> None:
    with Runner(MODULE, at_once=1, wait_s=0.05) as small:

        def sleep() -> None:
            with pytest.raises(WorkersUnavailableError):
                small.run("sleep", {}, b"", limits=Limits(wall_s=0.6))

        busy = threading.Thread(target=sleep)
        echo(small)
        busy.start()
        time.sleep(0.2)

        with pytest.raises(WorkersUnavailableError):
            echo(small)

        busy.join()
        assert echo(small)


def test_a_module_that_cannot_start_is_no_answer() -> None:
    with (
        Runner("tests.reading.bounded.no_such_module") as broken,
        pytest.raises(WorkersUnavailableError),
    ):
        echo(broken)


def test_workers_know_no_secret_and_hold_no_file_of_the_server(
    runner: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TENCENT_SECRET_KEY", "made up")
    with Runner(MODULE) as fresh, (tmp_path / "open").open("wb") as file:
        os.set_inheritable(file.fileno(), True)

        names = fresh.run("environment", {}, b"").facts["names"]
        count = fresh.run("open_files", {}, b"").facts["count"]

    assert "PATH" in names
    assert "TENCENT_SECRET_KEY" not in names
    assert count == 4  # standard streams and the line to us


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_the_process_that_asked(signal_number: int) -> None:
    script = (
        "import sys, time\n"
        "from backend.reading.bounded import Runner\n"
        f"runner = Runner({MODULE!r})\n"
        "print(runner.run('echo', {}, b'').facts['nursery'], flush=True)\n"
        "runner.run('sleep', {}, b'')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as master:
        assert master.stdout is not None
        nursery = int(master.stdout.readline())
        time.sleep(0.2)

        master.send_signal(signal_number)

    assert ends(nursery)


def test_a_fork_of_the_server_starts_a_nursery_of_its_own() -> None:
    script = (
        "import os\n"
        "from backend.reading.bounded import Runner\n"
        f"runner = Runner({MODULE!r})\n"
        "print(runner.run('echo', {}, b'').facts['nursery'], flush=True)\n"
        "if os.fork() == 0:\n"
        "    print(runner.run('echo', {}, b'').facts['nursery'], flush=True)\n"
        "else:\n"
        "    os.wait()\n"
        "    runner.run('echo', {}, b'')\n"
        "runner.close()\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, timeout=30
    )

    first, second = map(int, done.stdout.split())
    assert first != second
    assert ends(first)
    assert ends(second)


def test_closing_ends_the_nursery() -> None:
    with Runner(MODULE) as short:
        nursery = echo(short)["nursery"]

    assert ends(nursery)
